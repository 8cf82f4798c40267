"""Commitments with their deadlines, the timeline of rules, and where sources disagree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from terang.pages.addresses import table_path
from terang.pages.blocks import Commitment, Event
from terang.pages.claims import contradictions, pick
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable
from terang.pages.models import CommitmentsPage
from terang.pages.passport_basis import rows_link
from terang.pages.places import home_link

Outcome = Literal["met", "met_on_paper", "not_met", "open", "unknown"]

OUTCOMES: Mapping[str, Outcome] = {
    "terpenuhi": "met",
    "terpenuhi_di_atas_kertas": "met_on_paper",
    "tidak_terpenuhi": "not_met",
    "berjalan": "open",
    "belum_diketahui": "unknown",
}


def commitments_page(desk: Desk) -> CommitmentsPage:
    """Return the page of commitments and rules."""
    path = "komitmen/"
    lead = desk.say("page.commitments.lead")
    commitments = sorted(
        desk.catalog.records("program_komitmen"), key=lambda r: (r["tenggat"] or "9999", r["id_komitmen"])
    )
    rules = sorted(desk.catalog.records("program_regulasi"), key=lambda r: (r["tanggal"], r["id_regulasi"]))
    return CommitmentsPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.commitments.heading"),
        description=lead,
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=max((r["tanggal"] for r in rules), default=""),
        lead=lead,
        commitments=tuple(_commitment(desk, row) for row in commitments),
        events=tuple(_event(desk, row) for row in rules),
        contradictions=contradictions(desk),
        loan_terms=_loan_terms(desk),
    )


def _commitment(desk: Desk, row: Mapping[str, Any]) -> Commitment:
    names = [row["id_sumber"], row["id_sumber_capaian"]]
    outcome = pick(desk, row, "capaian")
    if outcome and row["capaian_tanggal"]:
        outcome = desk.say(
            "page.commitment.outcome", text=outcome.rstrip("."), date=desk.say.date(row["capaian_tanggal"])
        )
    return Commitment(
        id=row["id_komitmen"],
        date=desk.say.date(row["tanggal"]) if row["tanggal"] else "",
        speaker=pick(desk, row, "pihak"),
        text=pick(desk, row, "judul"),
        target=pick(desk, row, "target"),
        deadline=desk.say.date(row["tenggat"]) if row["tenggat"] else desk.say("page.commitment.no_deadline"),
        outcome=outcome or desk.say("page.commitment.no_outcome"),
        verdict=OUTCOMES[row["status"]],
        verdict_text=desk.say(f"page.commitment.{OUTCOMES[row['status']]}"),
        sources=desk.source_notes(f"program/{name}" for name in names if name),
        caveats=(desk.caveat(f"program/{row['id_catatan']}"),) if row["id_catatan"] else (),
        rows=rows_link(desk, "program_komitmen"),
    )


def _event(desk: Desk, row: Mapping[str, Any]) -> Event:
    return Event(
        date=desk.say.date(row["tanggal"]),
        iso_date=row["tanggal"],
        title=pick(desk, row, "judul"),
        text=pick(desk, row, "uraian"),
        status=desk.say(f"page.rule.{row['status']}"),
        sources=desk.source_notes([f"program/{row['id_sumber']}"]),
    )


def _loan_terms(desk: Desk) -> DataTable | None:
    """Return what each loan rule states, the newest rule first, so that none is mistaken for today's."""
    rules = {row["id_aturan"]: row for row in desk.catalog.records("pinjaman_aturan")}
    terms = sorted(
        desk.catalog.records("pinjaman_ketentuan"),
        key=lambda r: (rules[r["id_aturan"]]["ditetapkan"] or "", r["id_aturan"]),
        reverse=True,
    )
    if not terms:
        return None
    names = ("rule", "status", "term", "value", "source")
    columns = tuple(Column(desk.say(f"page.terms.{name}"), numeric=name == "value") for name in names)
    rows = tuple(_term(desk, rules, row) for row in terms)
    passport = desk.url(table_path(desk.catalog.resource("pinjaman_ketentuan")))
    return DataTable(desk.say("page.terms.caption"), columns, rows, passport)


def _term(desk: Desk, rules: Mapping[str, Mapping[str, Any]], row: Mapping[str, Any]) -> tuple[Cell, ...]:
    rule = rules[row["id_aturan"]]
    (source,) = desk.source_notes([f"pinjaman/{row['id_sumber']}"])
    status = desk.say(f"page.rule.{rule['status']}")
    if rule["berlaku_sampai"]:
        status = desk.say("page.terms.until", status=status, date=desk.say.date(rule["berlaku_sampai"]))
    return (
        Cell(pick(desk, rule, "judul")),
        Cell(status),
        Cell(pick(desk, row, "judul")),
        Cell(desk.say.quantity(row["nilai"], row["satuan"])),
        Cell(source.title, source.address),
    )
