"""What differs between two states of the data: value by value, by primary key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from terang.city import City
from terang.releases.model import Change, ChangeKind
from terang.releases.tables import PublishedTable, Tables
from terang.statuses import Status

LEDGERS = frozenset({"koreksi", "mutu"})
"""Packages in which the maintainers write about the data: frozen too, but no data that change."""

_PLACES = ("kode_kelurahan", "kode_wilayah", "kode_kecamatan", "kode_kota")
_AREA = "kode_bps"


def compare(old: Tables, new: Tables, city: City) -> tuple[Change, ...]:
    """Return what differs in *new* from *old*, table by table: the shape first, then rows by their key.

    A value and its status are one change. The reasons are still empty; see `terang.releases.reasons`.
    """
    names = [*new, *(name for name in old if name not in new)]
    return tuple(
        change
        for name in names
        if name.partition("/")[0] not in LEDGERS
        for change in _compare_tables(old.get(name), new.get(name), city)
    )


def _compare_tables(old: PublishedTable | None, new: PublishedTable | None, city: City) -> Iterator[Change]:
    if old is None or new is None:
        table = new or old
        assert table is not None
        names = ("", table.name) if old is None else (table.name, "")
        yield Change(ChangeKind.SHAPE, table.package, table.name, old=names[0], new=names[1])
        return
    yield from _shapes(old, new)
    if old.key == new.key:
        yield from _compare_rows(old, new, city)


def _shapes(old: PublishedTable, new: PublishedTable) -> Iterator[Change]:
    def change(column: str, before: str, after: str) -> Change:
        return Change(ChangeKind.SHAPE, new.package, new.name, column=column, old=before, new=after)

    if old.key != new.key:
        yield change("", ";".join(old.key), ";".join(new.key))
    before, after = ({column.name: column for column in table.columns} for table in (old, new))
    for name in {**after, **before}:
        if name not in before:
            yield change(name, "", name)
        elif name not in after:
            yield change(name, name, "")
        elif before[name].shape != after[name].shape:
            yield change(name, before[name].shape, after[name].shape)


def _compare_rows(old: PublishedTable, new: PublishedTable, city: City) -> Iterator[Change]:
    # Text sorts as time does: periods are ISO, and a table keeps to one kind of them.
    reached = max((row.get(old.time, "") for row in old.rows.values()), default="")
    for key in sorted(old.rows.keys() | new.rows.keys()):
        before, after = old.rows.get(key), new.rows.get(key)
        if before == after:
            continue
        row = after or before or {}
        period = row.get(new.time or old.time, "")
        here = (new.package, new.name, tuple(zip(new.key, key, strict=True)), _region(row, city), period)
        if before is None:
            yield Change(ChangeKind.NEW_PERIOD if period > reached else ChangeKind.NEW, *here)
        elif after is None:
            yield Change(ChangeKind.REMOVED, *here, owed=new.is_series)
        else:
            for revised in _revisions(before, after, old, new):
                yield Change(ChangeKind.REVISED, *here, *revised, owed=_is_owed(revised, new))


Revised = tuple[str, str, str, str, str]
"""Column, old and new value, old and new status."""


def _revisions(
    before: Mapping[str, str], after: Mapping[str, str], old: PublishedTable, new: PublishedTable
) -> Iterator[Revised]:
    """Yield the cells that both sides have and that read otherwise, each with its status."""
    twins = {new.twin(column.name) for column in new.columns} - {""}
    for name in (column.name for column in new.columns if column.name not in twins):
        twin = new.twin(name) and old.twin(name)
        cells = (before.get(name, ""), after[name], before.get(twin, ""), after.get(twin, ""))
        if name in before and (cells[0] != cells[1] or cells[2] != cells[3]):
            # What is withheld from now on is not told once more as what it was.
            yield (name, "" if cells[3] == Status.WITHHELD else cells[0], *cells[1:])


def _is_owed(revised: Revised, table: PublishedTable) -> bool:
    """Return True if *revised* unsays a figure of an old period, and so needs a reason.

    What was still to be reported and now is unsays nothing, and what the protection of small
    numbers covers or uncovers has its reason in its status.
    """
    name, before, _, *statuses = revised
    figures = {column.name for column in table.columns if column.is_figure}
    late = statuses[0] == Status.NOT_REPORTED or (before == "" and statuses[0] == "")
    return table.is_series and name in figures and not late and Status.WITHHELD not in statuses


def _region(row: Mapping[str, str], city: City) -> str:
    """Return the code of the place that *row* is about; empty for none of this city's."""
    if row.get(_AREA) == city.bps_code and not any(name in row for name in _PLACES):
        return city.region_code
    code = next((row[name] for name in _PLACES if row.get(name)), "")
    return code if code == city.region_code or code.startswith(f"{city.region_code}.") else ""
