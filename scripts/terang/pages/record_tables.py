"""The small tables of the record: the rest of the newest month, every kind, every kelurahan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from terang.catalog import Region
from terang.observations import empty_of
from terang.pages.addresses import table_path
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable
from terang.pages.gaps import column_words, kinds, measures, place_in_words, table_title
from terang.pages.places import by_name
from terang.pages.record_blocks import Block, Holding, usable
from terang.pages.spreads import subtitle
from terang.pages.staleness import stale, stale_rows
from terang.statuses import Status, status_of

Rows = Sequence[Mapping[str, Any]]


def record_tables(desk: Desk, block: Block, held: Holding, region: Region) -> tuple[DataTable, ...]:
    """Return the tables of a section: what its numbers leave out, and who stands behind its sums."""
    found = [_by_kind(desk, key, region) for key in held.present if kinds(desk, key)]
    if region.level == "kelurahan":
        found.insert(0, _details(desk, block, held, region))
    if region.level == "kecamatan":
        found.append(_children(desk, block, held, region))
    return tuple(table for table in found if table is not None)


def newest_rows(desk: Desk, key: str, region: Region) -> tuple[str, Rows]:
    """Return the newest period of the table *key* and its rows of that period in *region*."""
    period, by_code = desk.once(("newest", key), lambda: _newest(desk, key))
    if region.level == "kelurahan":
        return period, by_code.get(region.code, ())
    return period, [row for code in desk.kelurahan_codes(region.code) for row in by_code.get(code, ())]


def _newest(desk: Desk, key: str) -> tuple[str, Mapping[str, Rows]]:
    time = desk.catalog.resource(key).time
    rows = desk.catalog.records(key)
    period = max((str(row[time]) for row in rows), default="")
    by_code: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if str(row[time]) == period:
            by_code[row["kode_kelurahan"]].append(row)
    return period, by_code


def _details(desk: Desk, block: Block, held: Holding, region: Region) -> DataTable | None:
    """Return the newest of a kelurahan's columns that no indicator tells; None where none has a value.

    The caption gives the time; a row of another time says so itself.
    """
    found = []
    for key in held.present:
        period, rows = newest_rows(desk, key, region)
        names = [name for name in measures(key) if name not in (*block.stats, *block.told)]
        cells = [] if kinds(desk, key) else [(name, _cell(desk, key, name, rows)) for name in names]
        if any(_tells(cell) for _, cell in cells):
            found += [(column_words(desk, name), cell, period) for name, cell in cells]
    if not found:
        return None
    _, _, first = found[0]
    date = desk.say.date(first)
    columns = (
        Column(desk.say("record.head.column")),
        Column(desk.say("record.head.value"), numeric=True),
    )
    lines = tuple(
        (Cell(_capital(words if own == first else _dated(desk, words, own))), cell)
        for words, cell, own in found
    )
    title = desk.say(f"record.{block.name}.title")
    caption = desk.say("record.details", title=title, place=place_in_words(desk, region), date=date)
    key = held.present[0]
    return DataTable(caption, columns, lines, _rows_of(desk, key), stale_rows(desk, key, first))


def _dated(desk: Desk, words: str, period: str) -> str:
    return desk.say("record.said.dated", names=words, date=desk.say.date(period))


def _by_kind(desk: Desk, key: str, region: Region) -> DataTable | None:
    """Return how many there are of each kind, added up above a kelurahan; None where none has a value."""
    period, rows = newest_rows(desk, key, region)
    name = measures(key)[0]
    sums = region.level != "kelurahan"
    columns = [Column(desk.say("record.head.kind")), Column(_capital(column_words(desk, name)), numeric=True)]
    if sums:
        columns.append(Column(desk.say("record.head.reporters"), numeric=True))
    lines = []
    for code, words in kinds(desk, key):
        own = [row for row in rows if row["jenis"] == code]
        line = (Cell(_capital(words)), _cell(desk, key, name, own))
        lines.append((*line, _reporters(desk, name, own)) if sums else line)
    if not any(_tells(line[1]) for line in lines):
        return None
    caption = _caption(desk, key, region, period)
    return DataTable(
        caption, tuple(columns), tuple(lines), _rows_of(desk, key), stale_rows(desk, key, period)
    )


def _cell(desk: Desk, key: str, name: str, rows: Rows) -> Cell:
    """Return the sum of a column over *rows* with its unit; with no value among them, its kind of empty."""
    values = [float(row[name]) for row in rows if row[name] is not None]
    if not values:
        empty = empty_of(_status(row, name) for row in rows)
        return Cell(desk.say(f"status.{empty}"), status=empty)
    value = sum(values)
    unit = desk.catalog.resource(key).field(name).unit
    return Cell(desk.say.quantity(value, unit), status=status_of(value), sort=value)


def _tells(cell: Cell) -> bool:
    """Return True for a value, shown or withheld: a table of other empties says less than its section."""
    return cell.status.has_value or cell.status is Status.WITHHELD


def _status(row: Mapping[str, Any], name: str) -> Status:
    """Return the kind of empty that a row without a value states beside it."""
    stated = Status(row.get(f"{name}_status") or Status.NOT_REPORTED)
    return Status.NOT_REPORTED if stated.has_value else stated


def _reporters(desk: Desk, name: str, rows: Rows) -> Cell:
    reported = sum(row[name] is not None for row in rows)
    words = desk.say("record.of", reported=reported, expected=len(rows))
    return Cell(words, sort=float(reported))


def _children(desk: Desk, block: Block, held: Holding, region: Region) -> DataTable | None:
    """Return the main indicators of every kelurahan of a kecamatan beside each other."""
    names = usable(desk, held, block.columns)
    regions = by_name(desk.catalog.children(region.code))
    codes = [child.code for child in regions]
    if not names:
        return None
    seen = {name: desk.observations.across(name, codes) for name in names}
    columns = (
        Column(desk.say("page.column.kelurahan")),
        *(Column(subtitle(desk, name, found), numeric=True) for name, found in seen.items()),
    )
    rows = []
    for place, child in enumerate(regions):
        link = desk.place(child)
        rows.append((Cell(link.text, link.url), *(desk.cell(found[place]) for found in seen.values())))
    caption = desk.say(
        "record.children", title=desk.say(f"record.{block.name}.title"), place=place_in_words(desk, region)
    )
    old = stale(desk, *(o for found in seen.values() for o in found))
    return DataTable(caption, columns, tuple(rows), desk.passport(region.code), old)


def _rows_of(desk: Desk, key: str) -> str:
    """Return where the table *key* is told about: its columns that no indicator tells stand there alone."""
    return desk.url(table_path(desk.catalog.resource(key)))


def is_withheld(tables: Iterable[DataTable]) -> bool:
    """Return True if any cell of *tables* is withheld."""
    return any(cell.status is Status.WITHHELD for table in tables for row in table.rows for cell in row)


def _caption(desk: Desk, key: str, region: Region, period: str) -> str:
    return desk.say(
        "record.caption",
        title=_capital(table_title(desk, key)),
        place=place_in_words(desk, region),
        date=desk.say.date(period),
    )


def _capital(text: str) -> str:
    """Return *text* with a capital at its beginning, where it stands by itself."""
    return text[:1].upper() + text[1:]
