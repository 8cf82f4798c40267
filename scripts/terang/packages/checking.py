"""The contract at the door: Frictionless checks every table against its published schema.

The strict reader has been here before, so Frictionless is a second opinion: on types and
constraints, and the only judge of keys between the tables of one package. It is handed the rows
that were read, not the files: its CSV reader guesses the separator with expressions that a
hostile file can make run for hours. Its own messages print cells as they are; none of its text
is passed on, only the kind and the place of an error.
"""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterator
from typing import Any

from terang.findings import Finding
from terang.packages.reading import ReadTable
from terang.packages.specs import Json, PackageSpec
from terang.packages.telling import block, warn

_CODES = {
    "type-error": "schema-type",
    "constraint-error": "schema-constraint",
    "primary-key": "key-double",
    "foreign-key": "reference-broken",
    "unique-error": "schema-unique",
}
"""Our code for an error type; any other becomes ``library-error`` with the type in its details."""

_CONSTRAINT = re.compile(r'constraint "(\w+)"')


def check_package(package: PackageSpec, tables: tuple[ReadTable, ...]) -> tuple[Finding, ...]:
    """Return what Frictionless finds in *package* beyond the strict reader; nothing if a file is broken."""
    if not all(table.is_whole for table in tables):
        return ()
    from frictionless import FrictionlessException, Package

    try:
        report = Package(_with_rows(package, tables)).validate()
    except FrictionlessException as error:
        return (block("library-refuses", package.file, type=error.error.type, value=error.error.note),)
    known = {(f.file, f.row, f.column) for table in tables for f in table.findings}
    known_rows = {(f.file, f.row) for table in tables for f in table.findings}
    return tuple(
        finding
        for finding in _translate(report, package, {table.spec.name: table for table in tables})
        if (finding.file, finding.row, finding.column) not in known
        and not (finding.code == "key-double" and (finding.file, finding.row) in known_rows)
    )


def _with_rows(package: PackageSpec, tables: tuple[ReadTable, ...]) -> Json:
    """Return a copy of the descriptor of *package* with its rows inside and nothing left to open."""
    resources = [
        {
            "name": table.spec.name,
            "data": [list(table.spec.names), *(list(row.cells) for row in table.rows)],
            "schema": copy.deepcopy(table.spec.descriptor["schema"]),
        }
        for table in tables
    ]
    return {"$schema": package.descriptor["$schema"], "name": package.name, "resources": resources}


def find_changed_files(package: PackageSpec) -> Iterator[Finding]:
    """Yield every table whose size or checksum is not the one that its descriptor promises."""
    for table in package.tables:
        content = table.path.read_bytes()
        size, promised = table.descriptor.get("bytes"), table.descriptor.get("hash")
        checksum = "sha256:" + hashlib.sha256(content).hexdigest()
        if size not in (None, len(content)) or promised not in (None, checksum):
            yield block("file-changed", table.file)


def _translate(report: Any, package: PackageSpec, tables: dict[str, ReadTable]) -> Iterator[Finding]:
    for error in report.errors:
        yield block("library-refuses", package.file, type=error.type, value=error.note)
    for task in report.tasks:
        table = tables[task.name]
        for error in task.errors:
            yield _finding(error, table)
        for _ in task.warnings:
            yield warn("library-stopped", table.spec.file)


def _finding(error: Any, table: ReadTable) -> Finding:
    row = getattr(error, "row_number", None)
    code = _CODES.get(error.type, "library-error")
    column = getattr(error, "field_name", None) or None
    if code == "reference-broken":
        column = _first_field(error, table)
    constraint = _CONSTRAINT.search(error.note or "")
    if code == "schema-constraint" and constraint and constraint.group(1) == "required":
        code = "cell-empty"
    return block(
        code,
        table.spec.file,
        row,
        column,
        _cell(table, row, column),
        type=error.type,
        constraint=constraint.group(1) if constraint else "",
        **_reference_details(error, table),
        **_key_details(error),
    )


def _first_field(error: Any, table: ReadTable) -> str | None:
    names = [name for name in getattr(error, "field_names", []) if name in table.spec.names]
    return names[0] if names else None


def _cell(table: ReadTable, row: int | None, column: str | None) -> str | None:
    if row is None or column is None:
        return None
    position = table.spec.names.index(column)
    return next((found.cells[position] for found in table.rows if found.number == row), None)


def _reference_details(error: Any, table: ReadTable) -> dict[str, str]:
    if error.type != "foreign-key":
        return {}
    target = getattr(error, "reference_name", "") or table.spec.name
    fields = ", ".join(getattr(error, "reference_field_names", []) or [])
    return {"target": target, "target_fields": fields}


def _key_details(error: Any) -> dict[str, str]:
    if error.type != "primary-key":
        return {}
    first = re.search(r"position (\d+)", error.note or "")
    return {"first_row": first.group(1) if first else "?"}
