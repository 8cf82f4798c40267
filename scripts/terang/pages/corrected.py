"""Saying that a figure was corrected: from what to what, when and why, in a sentence beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import CORRECTIONS, Catalog, ChangeReason, Correction, Field, corrections_of
from terang.messages import Messages
from terang.observations import Observation
from terang.statuses import Status

_MEASURES = frozenset({"indikator", "ukuran", "jenis"})
"""Columns of a key that tell the measures of one table apart."""


def correction_notes(catalog: Catalog, say: Messages, observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return a sentence for every correction behind *observations*, each once."""
    if not catalog.has(CORRECTIONS) or catalog.table(CORRECTIONS).empty:
        return ()
    known = corrections_of(catalog)
    found = (one for seen in observations for one in known if _is_behind(catalog, one, seen))
    return tuple(dict.fromkeys(correction_said(catalog, say, one) for one in found))


def _is_behind(catalog: Catalog, one: Correction, seen: Observation) -> bool:
    """Return True if *seen* was made from the cell that *one* corrected."""
    region, key = one.region or catalog.city.region_code, dict(one.key)
    period = key.get(catalog.resource(one.table).time, "")
    if f"{one.table}.{one.column}" not in seen.inputs or (period and period != seen.period):
        return False
    if _MEASURES & set(key):
        # The key names a measure in the words of its source; the value tells which of ours it is.
        return region == seen.region and seen.value is not None and one.new == _plain(seen.value)
    return f"{region}.".startswith(f"{seen.region}.")


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def correction_said(catalog: Catalog, say: Messages, one: Correction) -> str:
    """Return *one* as a sentence: when, which cell, from what to what, and why."""
    return say(
        "correction.said",
        date=say.date(one.date),
        what=cell_title(catalog, say, one),
        old=cell_said(catalog, say, one, one.old),
        new=cell_said(catalog, say, one, one.new),
        reason=say.pick(one.reason),
    )


def cell_title(catalog: Catalog, say: Messages, one: Correction | ChangeReason) -> str:
    """Return what *one* is about: place, time and whatever else tells the row apart, and the column.

    A reason for a whole table has its title.
    """
    resource = catalog.resource(f"{one.package}_{one.resource}")
    parts = [*_row_said(catalog, say, one, resource.time)]
    measured = bool(_MEASURES & {name for name, _ in one.key}) and one.column == "nilai"
    if one.column and not measured:
        parts.append(say.pick(resource.field(one.column).title))
    return ", ".join(parts) or say.pick(resource.title)


def _row_said(catalog: Catalog, say: Messages, one: Correction | ChangeReason, time: str) -> Iterator[str]:
    if one.region in catalog.regions:
        yield catalog.regions[one.region].name
    for name, cell in one.key:
        if name == time:
            yield say.date(cell)
        elif name in _MEASURES:
            known = f"indicator.{cell}.title"
            yield say(known) if say.has(known) else cell.replace("_", " ")
        elif cell != one.region and name not in ("id_sumber", "kode_bps"):
            yield cell


def cell_said(catalog: Catalog, say: Messages, one: Correction, text: str) -> str:
    """Return a cell of the column that *one* corrected, in words: with its unit, or its kind of empty."""
    field = _field(catalog, one, one.column)
    if not text:
        return say("correction.empty")
    if one.column.endswith("_status") or text == Status.WITHHELD:
        return say(f"status.{text}")
    if field.type in ("integer", "number"):
        return say.quantity(float(text), field.unit or _row_unit(catalog, one))
    if field.type == "date":
        return say.date(text)
    return text


def _field(catalog: Catalog, one: Correction, column: str) -> Field:
    return catalog.resource(one.table).field(column)


def _row_unit(catalog: Catalog, one: Correction) -> str:
    """Return the unit that stands in the corrected row; empty where none does."""
    rows = catalog.resource(one.table).records
    row: Mapping[str, Any] = next((r for r in rows if all(str(r[k]) == c for k, c in one.key)), {})
    return str(row.get("satuan") or "")
