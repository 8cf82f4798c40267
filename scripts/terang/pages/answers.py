"""The answer a kelurahan page opens with: a status by rules over dated evidence, never an opinion."""

from __future__ import annotations

from terang.catalog import Region
from terang.observations import Observation
from terang.pages.blocks import Answer, Evidence, Step, Verdict
from terang.pages.desk import Desk
from terang.pages.spreads import PAPERS, READINESS, rung
from terang.pages.tiles import activity
from terang.statuses import Nature, Status

LENDING = "peminjam_orang"
"""What tells whether the last rung, loans to members, is reached: once an authority publishes it."""


def answer(desk: Desk, region: Region) -> Answer:
    """Return whether the koperasi of a kelurahan records activity, with every test behind it.

    Absence of records is "nothing recorded yet", never "not running".
    """
    state = activity(desk, region.code)
    payers = desk.observations.latest("penyetor_pokok_orang", region.code)
    trade = desk.observations.latest("transaksi_rp", region.code)
    saved = desk.observations.latest("simpanan_total_rp", region.code)
    date = desk.say.date(max(payers.period, trade.period, saved.period))
    paid = "payers" if payers.value else "saved"
    sentence = desk.say(
        f"page.answer.{state}.{paid}" if state in ("both", "savings") else f"page.answer.{state}.sentence",
        payers=desk.text(payers),
        saved=desk.text(saved),
        trade=desk.text(trade),
        date=date,
        name=region.name,
    )
    return Answer(
        question=desk.say("page.answer.question"),
        status=state,
        headline=desk.say(f"page.answer.{state}.headline"),
        sentence=sentence,
        reservation=desk.say(f"page.answer.{state}.reservation"),
        evidence=tuple(_evidence(desk, name, region.code) for name in READINESS),
    )


def _evidence(desk: Desk, indicator: str, code: str) -> Evidence:
    seen = desk.observations.latest(indicator, code)
    verdict = verdict_on(desk, seen)
    text = desk.say(
        f"page.evidence.{verdict}" if indicator in PAPERS else f"page.evidence.amount.{verdict}",
        value=desk.text(seen),
        date=desk.say.date(seen.period) if seen.period else "",
    )
    return Evidence(rung(desk, indicator), verdict, text, desk.sources(seen))


def verdict_on(desk: Desk, seen: Observation) -> Verdict:
    """Return whether a rung is reached: papers by all koperasi of the kelurahan, amounts by any."""
    if seen.value is None:
        return "unknown"
    if seen.indicator not in PAPERS:
        return "pass" if seen.value > 0 else "fail"
    koperasi = desk.observations.latest("koperasi_terdaftar", seen.region).value
    if koperasi is None:
        return "unknown"
    if seen.value == 0:
        return "fail"
    return "pass" if seen.value >= koperasi else "partial"


def ladder(desk: Desk, region: Region) -> tuple[Step, ...]:
    """Return the readiness ladder of a kelurahan, loans to its members last."""
    steps = []
    for name in READINESS:
        seen = desk.observations.latest(name, region.code)
        steps.append(Step(rung(desk, name), verdict_on(desk, seen), desk.text(seen)))
    return (*steps, _loans(desk, region))


def loans_are_published(desk: Desk) -> bool:
    """Return True if real figures on loans to members are there; simulated ones answer nothing."""
    known = desk.observations.indicators.get(LENDING)
    return known is not None and desk.catalog.nature(known.tables[0]) is Nature.REAL


def _loans(desk: Desk, region: Region) -> Step:
    if not loans_are_published(desk):
        return Step(rung(desk, "pinjaman"), "unknown", desk.say("page.unpublished"))
    seen = desk.observations.latest(LENDING, region.code)
    # A count too small to be shown still is a count: somebody has a loan.
    verdict = "pass" if seen.status is Status.WITHHELD else verdict_on(desk, seen)
    return Step(rung(desk, "pinjaman"), verdict, desk.text(seen))
