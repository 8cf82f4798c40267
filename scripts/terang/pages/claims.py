"""Where sources disagree: what was said, by whom in which role, beside the official figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from terang.catalog import Field
from terang.pages.blocks import Claim, Contradiction
from terang.pages.desk import Desk
from terang.pages.passport_basis import rows_link
from terang.statuses import Status

VERDICTS: Mapping[str, Literal["open", "partial", "met"]] = {
    "terbuka": "open",
    "dilaporkan": "partial",
    "dijawab": "partial",
    "diperbaiki": "met",
}
"""How far a contradiction has been taken up -> the mark beside its words."""


def contradictions(desk: Desk, code: str | None = None) -> tuple[Contradiction, ...]:
    """Return the contradictions about the region *code*, or all of them."""
    claims = desk.catalog.records("program_klaim")
    found = []
    for row in desk.catalog.records("program_pertentangan"):
        if code is None or row["kode_wilayah"] == code:
            sides = [c for c in claims if c["id_pertentangan"] == row["id_pertentangan"]]
            found.append(_contradiction(desk, row, sides))
    return tuple(found)


def pick(desk: Desk, row: Mapping[str, Any], column: str) -> str:
    """Return the text of a row in the desk's language; the first language stands in for a missing one."""
    return str(row.get(f"{column}_{desk.lang}") or row.get(column) or "")


def _contradiction(desk: Desk, row: Mapping[str, Any], claims: list[Mapping[str, Any]]) -> Contradiction:
    sides = [_claim(desk, c) for c in sorted(claims, key=lambda c: (c["tanggal"], c["id_klaim"]))]
    official = _official(desk, row)
    return Contradiction(
        title=pick(desk, row, "judul"),
        explanation=pick(desk, row, "penjelasan"),
        claims=(*sides, *([official] if official else [])),
        id=f"beda-{row['id_pertentangan']}",
        used=pick(desk, row, "dipakai"),
        verdict=VERDICTS[row["status"]],
        verdict_text=desk.say(f"contradiction.status.{row['status']}"),
        rows=rows_link(desk, "program_klaim"),
    )


def _claim(desk: Desk, row: Mapping[str, Any]) -> Claim:
    value = "" if row["nilai"] is None else desk.say.quantity(row["nilai"], row["satuan"] or "")
    return Claim(
        date=desk.say.date(row["tanggal"]),
        speaker=pick(desk, row, "penutur"),
        text=pick(desk, row, "pernyataan"),
        value=value,
        sources=desk.source_notes([f"program/{row['id_sumber']}"]),
    )


def _measure(desk: Desk, column: Field) -> str:
    """Return what a column measures, under the name it has on every other page where it has one."""
    known = desk.observations.has(column.name)
    return desk.title(column.name) if known else desk.say.pick(column.title)


def _official(desk: Desk, row: Mapping[str, Any]) -> Claim | None:
    """Return the figure of our own data that a contradiction is to be read beside, if it names one."""
    if not row["tabel_resmi"]:
        return None
    resource = desk.catalog.resource(row["tabel_resmi"])
    rows = [r for r in desk.catalog.records(resource.key) if r.get("kode_kelurahan") == row["kode_wilayah"]]
    if not rows:
        return None
    newest = max(rows, key=lambda r: r["tanggal"])
    column = next(f for f in resource.fields if f.name == row["kolom_resmi"])
    value = newest[column.name]
    status = newest.get(f"{column.name}_status") or Status.NOT_REPORTED
    return Claim(
        date=desk.say.date(newest["tanggal"]),
        speaker=desk.say("page.claim.dataset"),
        text=_measure(desk, column),
        value=desk.say(f"status.{status}") if value is None else desk.say.quantity(value, column.unit),
        sources=desk.source_notes([f"{resource.package}/{newest['id_sumber']}"]),
    )
