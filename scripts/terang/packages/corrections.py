"""Corrections are rows: applied to what was read, before anything is checked. The files stay untouched.

Each says what it found in the file. Once a source mends its figure, the correction fits no more
and stops the publication, so that nobody corrects what is right.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from terang.catalog import parse_key
from terang.city import City
from terang.findings import Finding
from terang.packages.contract import LOGS
from terang.packages.grids import Row
from terang.packages.specs import DESCRIPTOR, PackageSpec, Shelf, TableSpec
from terang.packages.telling import block
from terang.statuses import SIMULATED_PREFIX, Nature

PACKAGE, TABLE = "koreksi", "koreksi"

Origins = Mapping[tuple[int, str], tuple[str, int]]
"""Row and column of a corrected cell -> file and row of its correction."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One correction as it was read."""

    file: str
    row: int
    package: str
    table: str
    key: str
    column: str
    old: str
    new: str


def ledger_shelf(city: City) -> Shelf | None:
    """Return where the corrections of *city* stand; None if it has none."""
    shelf = Shelf(city, PACKAGE, Nature.REAL)
    return shelf if (shelf.folder / DESCRIPTOR).exists() else None


def mends_of(tables: Iterable[tuple[TableSpec, Sequence[Row]]]) -> tuple[Mend, ...]:
    """Return the corrections in the *tables* of their package."""
    return tuple(_mend(spec, row) for spec, rows in tables if spec.name == TABLE for row in rows)


def _mend(spec: TableSpec, row: Row) -> Mend:
    cells = dict(zip(spec.names, row.cells, strict=True))
    names = ("paket", "tabel", "kunci", "kolom", "nilai_lama", "nilai_baru")
    return Mend(spec.file, row.number, *(cells[name] for name in names))


def find_astray(mends: Iterable[Mend], packages: Mapping[str, PackageSpec | None]) -> Iterator[Finding]:
    """Yield every correction of a table that is none of the real *packages*' (None: one that cannot be read).

    What is simulated has a generator, and what the site wrote itself has an author: both are mended there.
    """
    for mend in mends:
        if mend.package.startswith(SIMULATED_PREFIX):
            yield _told("correction-simulated", mend, "paket", mend.package)
        elif mend.package in LOGS:
            yield _told("correction-own", mend, "paket", mend.package)
        elif mend.package not in packages:
            yield _unknown(mend, "paket", mend.package, packages)
        elif (spec := packages[mend.package]) is not None:
            tables = [table.name for table in spec.tables]
            if mend.table not in tables:
                yield _unknown(mend, "tabel", mend.table, tables)


def corrected(
    rows: tuple[Row, ...], table: TableSpec, mends: Iterable[Mend]
) -> tuple[tuple[Row, ...], tuple[Finding, ...], Origins]:
    """Return the *rows* of a table as *mends* correct them, the faults of *mends*, and what they touched."""
    ours = [mend for mend in mends if (mend.package, mend.table) == (table.package, table.name)]
    positions = [table.names.index(name) for name in table.primary_key]
    by_key = {tuple(row.cells[p] for p in positions): i for i, row in enumerate(rows)} if ours else {}
    result, findings = list(rows), []
    origins: dict[tuple[int, str], tuple[str, int]] = {}
    for mend in ours:
        found = _place(mend, table, by_key)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        row, position = rows[found], table.names.index(mend.column)
        spot = row.number, mend.column
        if fault := _misfit(mend, table, row, row.cells[position], origins.get(spot)):
            findings.append(fault)
            continue
        origins[spot] = mend.file, mend.row
        cells = result[found].cells
        result[found] = replace(row, cells=(*cells[:position], mend.new, *cells[position + 1 :]))
    return tuple(result), tuple(findings), origins


def _place(mend: Mend, table: TableSpec, by_key: Mapping[tuple[str, ...], int]) -> int | Finding:
    """Return which row *mend* is for, or why it is for none."""
    if mend.column not in table.names:
        return _unknown(mend, "kolom", mend.column, table.names)
    expected = ", ".join(table.primary_key)
    key = dict(parse_key(mend.key) or ())
    if set(key) != set(table.primary_key):
        return _told("correction-key", mend, "kunci", mend.key, expected=expected, target=table.file)
    if mend.column in table.primary_key:
        return _told("correction-of-key", mend, "kolom", mend.column, expected=expected, target=table.file)
    position = by_key.get(tuple(key[name] for name in table.primary_key))
    if position is None:
        return _told("correction-row", mend, "kunci", mend.key, target=table.file)
    return position


def _misfit(
    mend: Mend, table: TableSpec, row: Row, found: str, before: tuple[str, int] | None
) -> Finding | None:
    """Return what forbids *mend* to change a cell that holds *found*: what it expects, or one *before* it."""
    spot = {"target": table.file, "target_row": str(row.number), "target_column": mend.column}
    if before is not None:
        return _told("correction-double", mend, "kolom", mend.column, first_row=str(before[1]), **spot)
    if mend.old != found:
        return _told("correction-outdated", mend, "nilai_lama", mend.old, found=found, **spot)
    if mend.new == mend.old:
        return _told("correction-same", mend, "nilai_baru", mend.new, **spot)
    return None


def told_at_origin(findings: Iterable[Finding], file: str, origins: Origins) -> Iterator[Finding]:
    """Yield *findings*; one of a corrected cell of *file* stands at the correction that put its value there.

    The status of a value counts as corrected with it: whoever fills a cell owes it a status.
    """
    for finding in findings:
        column = finding.column or ""
        spots = [(finding.row or 0, name) for name in (column, column.removesuffix("_status"))]
        origin = next((origins[spot] for spot in spots if spot in origins), None)
        if finding.file != file or origin is None:
            yield finding
            continue
        details = {**finding.details, "target": f"{file}, {finding.row}, {column}"}
        yield replace(finding, file=origin[0], row=origin[1], column="nilai_baru", details=details)


def _unknown(mend: Mend, column: str, value: str, known: Iterable[str]) -> Finding:
    names = sorted(known)
    near = difflib.get_close_matches(value, names, n=1)
    return _told("correction-unknown", mend, column, value, known=", ".join(near or names))


def _told(code: str, mend: Mend, column: str, value: str, **details: str) -> Finding:
    return block(code, mend.file, mend.row, column, value, **details)
