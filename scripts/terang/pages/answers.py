"""The answer a kelurahan page opens with: a status by rules over dated evidence, never an opinion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from terang.catalog import Region
from terang.observations import Observation
from terang.pages.addresses import table_path
from terang.pages.blocks_answer import Answer, Evidence
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.ladders import BANK_ACCOUNT, COUNTED, verdict_on
from terang.pages.spreads import PAPERS, rung
from terang.pages.staleness import stale
from terang.pages.tiles import activity
from terang.rules.periods import month_number
from terang.statuses import Nature, Status

TESTS = (*PAPERS, BANK_ACCOUNT, "simpanan_total_rp", "transaksi_rp")
"""What is tested for every kelurahan, and after these whether its koperasi reports by the month."""

REPORTS = "koperasi_operasi_bulanan"
"""The table of monthly reports."""

REPORT_MONTHS = 3
"""How many months, the newest of the table the last, a report may be for to count as recent."""

TOLD = {
    "payers": "penyetor_pokok_orang",
    "saved": "simpanan_total_rp",
    "hidden": "kegiatan_tercatat",
    "transactions": "transaksi_rp",
}
"""The first figure of the sentence, by its form, else by its state; the others stand beside it there."""

REPORTED = (Status.REPORTED, Status.ZERO, Status.WITHHELD)
"""The statuses of what was reported; what is withheld was."""


def answer(desk: Desk, region: Region) -> Answer:
    """Return whether the koperasi of a kelurahan records activity, with every test behind it.

    Absence of records is "nothing recorded yet", never "not running".
    """
    state = activity(desk, region.code)
    form = _form(desk, region, state)
    return Answer(
        question=desk.say("page.answer.question"),
        status=state,
        headline=desk.say(f"page.answer.{state}.headline"),
        sentence=_sentence(desk, region, state, form),
        reservation=desk.say(f"page.answer.{state}.reservation"),
        evidence=(*(_evidence(desk, name, region.code) for name in TESTS), _reports(desk, region)),
        rule=Link(desk.say("page.answer.rule"), desk.url("metode/#jawaban")),
        passport=desk.passport(region.code, TOLD.get(form, TOLD.get(state, "kegiatan_tercatat"))),
        stale=stale(desk, desk.observations.latest("kegiatan_tercatat", region.code)),
    )


def _figures(desk: Desk, region: Region) -> tuple[Observation, Observation, Observation]:
    """Return how many pay, what is saved, and what is traded, as recorded last."""
    payers = desk.observations.latest("penyetor_pokok_orang", region.code)
    saved = desk.observations.latest("simpanan_total_rp", region.code)
    return payers, saved, desk.observations.latest("transaksi_rp", region.code)


def _form(desk: Desk, region: Region, state: str) -> str:
    """Return which figures the sentence tells: payers rather than money, for they are people."""
    payers, saved, trade = _figures(desk, region)
    if state == "none":
        return "sentence"
    if trade.status is Status.WITHHELD or (saved.status is Status.WITHHELD and not payers.value):
        return "hidden"
    if state == "transactions":
        return "sentence"
    return "payers" if payers.value else "saved"


def _sentence(desk: Desk, region: Region, state: str, form: str) -> str:
    """Return the figures that decide the answer."""
    payers, saved, trade = _figures(desk, region)
    return desk.say(
        f"page.answer.{state}.{form}",
        payers=desk.text(payers),
        saved=desk.text(saved),
        trade=desk.text(trade),
        date=desk.say.date(max(payers.period, trade.period, saved.period)),
        name=region.name,
    )


def _evidence(desk: Desk, indicator: str, code: str) -> Evidence:
    seen = desk.observations.latest(indicator, code)
    if indicator == BANK_ACCOUNT and seen.value is None:
        return _of_the_city(desk, seen)
    verdict = verdict_on(desk, seen)
    kind = "withheld" if verdict == "pass" and seen.value is None else verdict
    text = desk.say(
        f"page.evidence.{kind}" if indicator in COUNTED else f"page.evidence.amount.{kind}",
        value=desk.text(seen),
        date=desk.say.date(seen.period) if seen.period else "",
    )
    return Evidence(rung(desk, indicator), verdict, text, desk.sources(seen), desk.passport(code, indicator))


def _of_the_city(desk: Desk, seen: Observation) -> Evidence:
    """Return the test of what is stated for the city alone: unknown here, with the city's own figure."""
    label = rung(desk, seen.indicator)
    city = desk.observations.latest(seen.indicator, desk.city_region.code)
    if city.value is None:
        return Evidence(label, "unknown", desk.say("page.evidence.unknown", value=desk.text(seen)), ())
    text = desk.say(
        "page.evidence.city", city=desk.city_name, value=desk.text(city), date=desk.say.date(city.period)
    )
    passport = desk.passport(city.region, city.indicator)
    return Evidence(label, "unknown", text, desk.sources(city), passport)


def _reports(desk: Desk, region: Region) -> Evidence:
    """Return whether a monthly report came of late; simulated ones answer nothing."""
    label = desk.say("page.evidence.reports")
    if not desk.catalog.has(REPORTS) or desk.catalog.nature(REPORTS) is not Nature.REAL:
        return Evidence(label, "unknown", desk.say("page.evidence.reports.unknown"), ())
    package = desk.catalog.resource(REPORTS).package
    recent = _recent(desk)
    months = sorted({str(row["bulan"]) for row in recent})
    own = [row for row in recent if row["kode_kelurahan"] == region.code]
    came = sorted(str(row["bulan"]) for row in own if _was_reported(row))
    shown = came if came else months
    return Evidence(
        label,
        "pass" if came else "fail",
        desk.say(
            f"page.evidence.reports.{'pass' if came else 'fail'}",
            months=desk.say.join([desk.say.date(month) for month in shown]),
        ),
        desk.source_notes(f"{package}/{row['id_sumber']}" for row in own or recent),
        desk.url(table_path(desk.catalog.resource(REPORTS))),
    )


def _recent(desk: Desk) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of the last `REPORT_MONTHS` months of the table of reports."""
    rows = desk.catalog.records(REPORTS)
    newest = max((month_number(str(row["bulan"])) for row in rows), default=0)
    return tuple(row for row in rows if newest - month_number(str(row["bulan"])) < REPORT_MONTHS)


def _was_reported(row: Mapping[str, Any]) -> bool:
    return any(value in REPORTED for name, value in row.items() if name.endswith("_status"))
