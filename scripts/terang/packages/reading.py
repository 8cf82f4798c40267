"""Reading one table strictly: bytes, rows, header, cells. The door before any library's door.

Libraries guess: a separator, an encoding, a number. Here nothing is guessed; what is not exactly
as it should be becomes a finding with its file, row and column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from terang.city import City
from terang.findings import Finding
from terang.packages.cells import Setting, cell_fault
from terang.packages.corrections import Mend, Origins, corrected
from terang.packages.dates import latest_day
from terang.packages.encoding import read_text
from terang.packages.grids import Row, split_rows
from terang.packages.headers import find_header_faults
from terang.packages.privacy import find_personal_in_line
from terang.packages.rows import find_double_keys, find_status_faults, whole_rows
from terang.packages.specs import PackageSpec, TableSpec
from terang.packages.telling import block


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table as read from disk."""

    spec: TableSpec
    rows: tuple[Row, ...]
    """The rows below the header, as text and as corrected; only those that have their cells."""
    findings: tuple[Finding, ...]
    is_whole: bool
    """True if header and rows fit the schema, whatever their cells hold; False keeps libraries away."""
    origins: Origins = field(default_factory=dict)
    """Which cells were corrected, and by which row."""


def read_tables(package: PackageSpec, city: City, mends: Sequence[Mend] = ()) -> tuple[ReadTable, ...]:
    """Read every table of *package*, corrected by *mends*."""
    setting = Setting(city, latest_day([source["date"] for source in package.descriptor["sources"]]))
    return tuple(read_table(table, setting, mends) for table in package.tables)


def read_table(table: TableSpec, setting: Setting, mends: Sequence[Mend] = ()) -> ReadTable:
    """Read the file of *table*; everything wrong with it is in the findings of the result."""
    text, findings = read_text(table.path, table.file)
    if text is None:
        return ReadTable(table, (), findings, False)
    lines, findings = split_rows(text, table.file)
    if not findings:
        findings = tuple(find_header_faults(lines, table))
    if findings:
        return ReadTable(table, (), findings + _find_personal_lines(text, table.file), False)
    rows, findings = whole_rows(lines[1:], table)
    if len(lines) == 1 and not table.may_be_empty:
        findings = (block("file-header-only", table.file, 1),)
    rows, astray, origins = corrected(rows, table, mends)
    checked = tuple(finding for row in rows for finding in _find_row_faults(row, table, setting))
    doubles = tuple(find_double_keys(rows, table))
    return ReadTable(table, rows, findings + astray + checked + doubles, not findings, origins)


def _find_row_faults(row: Row, table: TableSpec, setting: Setting) -> list[Finding]:
    findings = []
    row_unit = row.cells[table.names.index("satuan")] if table.has_row_units else ""
    for column, text in zip(table.columns, row.cells, strict=True):
        fault = cell_fault(text, column, row_unit or column.unit, setting)
        if fault is None:
            continue
        code = fault.code
        if code == "cell-empty" and column.name in table.primary_key:
            code = "cell-key-empty"
        value = fault.shown or text or None
        findings.append(block(code, table.file, row.number, column.name, value, **fault.details))
    faulty = frozenset(finding.column for finding in findings if finding.column)
    return findings + list(find_status_faults(row, table, faulty))


def _find_personal_lines(text: str, file: str) -> tuple[Finding, ...]:
    """Return a finding for every line of a file that cannot be read as a table but holds personal data."""
    return tuple(
        block(f"personal-{spans[0].kind}", file, number)
        for number, line in enumerate(text.split("\n"), 1)
        if (spans := find_personal_in_line(line))
    )
