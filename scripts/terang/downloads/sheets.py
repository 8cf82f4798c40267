"""What a workbook says beside its data: the dictionary of its columns, its sources, its changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from terang.catalog import Catalog
from terang.downloads.columns import UNIT_COLUMN, Column
from terang.downloads.workbook import Sheet
from terang.messages import Messages
from terang.statuses import Status

SourceKey = tuple[str, str]
"""A source: name of its dataset in the catalogue, and its own name there."""

_DICTIONARY = ("column", "title", "type", "unit", "description")
_SOURCES = ("source", "title", "address", "date", "received", "publisher", "terms")
_CHANGES = ("version", "date", "what")


def data_sheet(columns: Sequence[Column], rows: Sequence[Sequence[str]], voice: Messages) -> Sheet:
    """Return the sheet of the rows themselves, their header first."""
    units = {place: column.unit for place, column in enumerate(columns) if column.is_number}
    names = [column.name for column in columns]
    unit_column = names.index(UNIT_COLUMN) if UNIT_COLUMN in names else None
    return Sheet(voice("workbook.sheet.data"), rows, units, unit_column, filtered=True)


def dictionary_sheet(columns: Iterable[Column], voice: Messages) -> Sheet:
    """Return the sheet that says what each column and each kind of empty means."""
    rows: list[Sequence[str]] = [_header("dictionary", _DICTIONARY, voice)]
    for column in columns:
        kind = f"download.type.{column.type}"
        shown = voice(kind) if voice.has(kind) else column.type
        rows.append((column.name, column.title, shown, _unit(column.unit, voice), column.description))
    rows += [("",), (voice("workbook.statuses"), voice("workbook.meaning"))]
    rows += [(status.value, voice(f"download.status.{status}")) for status in Status]
    return Sheet(voice("workbook.sheet.dictionary"), rows)


def sources_sheet(
    catalog: Catalog, keys: Iterable[SourceKey], facts: Mapping[str, str], voice: Messages
) -> Sheet:
    """Return the sheet of the sources under *keys*, below them *facts* about the file itself."""
    rows: list[Sequence[str]] = [_header("sources", _SOURCES, voice)]
    for package, name in sorted(set(keys)):
        source = catalog.datasets[package].sources[name]
        told = (source.title, source.path, source.date, source.received, source.publisher, source.terms)
        rows.append((f"{package}/{name}", *told))
    rows.append(("",))
    rows += [(voice(f"workbook.fact.{name}"), text) for name, text in facts.items() if text]
    return Sheet(voice("workbook.sheet.sources"), rows)


def changes_sheet(rows: Iterable[Sequence[str]], voice: Messages) -> Sheet:
    """Return the sheet of changes: *rows* of version, date, and what changed in words."""
    return Sheet(voice("workbook.sheet.changes"), [_header("changes", _CHANGES, voice), *rows])


def _header(sheet: str, names: Iterable[str], voice: Messages) -> tuple[str, ...]:
    return tuple(voice(f"workbook.{sheet}.{name}") for name in names)


def _unit(unit: str, voice: Messages) -> str:
    key = f"unit.{unit}.name"
    return voice(key) if voice.has(key) else unit
