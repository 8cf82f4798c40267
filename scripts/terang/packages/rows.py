"""Whole rows: as many cells as columns, no totals, no footnotes, no key twice, statuses that agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from terang.findings import Finding
from terang.packages.grids import Row
from terang.packages.specs import TableSpec
from terang.packages.telling import block
from terang.statuses import Status

_TOTAL = re.compile(
    r"(?:(?:grand|sub)?[ \-]?total|jumlah|jml|rata-?rata|rerata|average|sum)(?: .{0,40})?",
    re.IGNORECASE,
)
_TOTAL_WORD = re.compile(
    r"(?:grand |sub ?)?total|jumlah(?: total)?|rata-?rata|rerata|keseluruhan", re.IGNORECASE
)
_FOOTNOTE = re.compile(
    r"\s*(?:sumber|source|catatan|keterangan|note|ket\.?|\*|diolah|dicetak|tanggal unduh)", re.IGNORECASE
)


def whole_rows(rows: Sequence[Row], table: TableSpec) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return those *rows* (without the header) that have their cells, and what is wrong with the others."""
    sound, findings = [], []
    for row in rows:
        finding = _shape_finding(row, table)
        if finding is None:
            sound.append(row)
        else:
            findings.append(finding)
    return tuple(sound), tuple(findings)


def _shape_finding(row: Row, table: TableSpec) -> Finding | None:
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return block("row-blank", table.file, row.number)
    if row.cells == table.names:
        return block("row-header-again", table.file, row.number)
    if len(filled) <= 2 and _FOOTNOTE.match(filled[0]) and len(table.names) > 3:
        return block("row-footnote", table.file, row.number, value=filled[0])
    if column := _total_column(row, table):
        return block("row-total", table.file, row.number, column, row.cells[table.names.index(column)])
    if len(row.cells) != len(table.names):
        code = "row-short" if len(row.cells) < len(table.names) else "row-long"
        return block(code, table.file, row.number, expected=str(len(table.names)), found=str(len(row.cells)))
    return None


def _total_column(row: Row, table: TableSpec) -> str | None:
    """Return the column in which *row* gives itself away as a row of totals.

    A column may be named ``jumlah``, and whoever corrects it must be able to say so.
    """
    for column, cell in zip(table.columns, row.cells, strict=False):
        in_key = column.name in table.primary_key or column.kind == "name"
        pattern = _TOTAL if in_key and column.kind not in ("id", "text") else _TOTAL_WORD
        is_said = column.kind not in ("column", "cell")
        if is_said and column.type == "string" and pattern.fullmatch(cell.strip()):
            return column.name
    return None


def find_double_keys(rows: Iterable[Row], table: TableSpec) -> Iterator[Finding]:
    """Yield every row whose key has been used above, naming the row that used it."""
    positions = [table.names.index(name) for name in table.primary_key]
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells[position] for position in positions)
        if not all(key):
            continue
        first = seen.setdefault(key, row.number)
        if first != row.number:
            yield block(
                "key-double",
                table.file,
                row.number,
                table.primary_key[0],
                value=" / ".join(key),
                first_row=str(first),
            )


def find_status_faults(row: Row, table: TableSpec, faulty: frozenset[str]) -> Iterator[Finding]:
    """Yield every status of *row* that contradicts its value; columns in *faulty* are left alone."""
    cells = dict(zip(table.names, row.cells, strict=True))
    for column in table.columns:
        name, twin = column.name, f"{column.name}_status"
        if twin not in cells or {name, twin} & faulty or cells[twin] not in set(Status):
            continue
        expected = _expected_statuses(cells[name], column.is_numeric)
        if cells[twin] not in expected:
            yield block(
                "status-disagrees",
                table.file,
                row.number,
                twin,
                value=cells[twin],
                other=name,
                other_value=cells[name],
                expected=", ".join(expected),
            )


def _expected_statuses(value: str, is_numeric: bool) -> tuple[str, ...]:
    if not value:
        return tuple(str(status) for status in Status if not status.has_value)
    return (str(Status.ZERO if is_numeric and float(value) == 0 else Status.REPORTED),)
