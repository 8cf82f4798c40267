"""From text to cells, by the strict part of RFC 4180: one line is one row, the separator is a comma.

A line break inside quotes is refused. So a row has the same number in this report, in a text
editor, in a spreadsheet and in a git diff, and a forgotten quote cannot swallow the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from terang.findings import Finding
from terang.packages.telling import block

_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$)')
_OTHER_SEPARATORS = {";": ";", "\t": "tab", "|": "|"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file."""

    number: int
    """As a spreadsheet counts; the first line of the file is 1."""
    cells: tuple[str, ...]


def split_rows(text: str, file: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return every line of *text* as a row; no rows, and the reason, if the lines cannot be split."""
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if finding := _separator_finding(lines[0], file):
        return (), (finding,)
    rows = []
    for number, line in enumerate(lines, 1):
        cells = split_line(line)
        if cells is None:
            code = "quote-open" if line.count('"') % 2 else "quote-stray"
            return (), (block(code, file, number),)
        rows.append(Row(number, cells))
    return tuple(rows), ()


def split_line(line: str) -> tuple[str, ...] | None:
    """Return the cells of one *line*, or None if its quotes do not follow RFC 4180."""
    if '"' not in line:
        return tuple(line.split(","))
    cells, position = [], 0
    while True:
        match = _FIELD.match(line, position)
        if match is None:
            return None
        quoted, plain = match.groups()
        cells.append(quoted.replace('""', '"') if quoted is not None else plain)
        if match.end() == len(line):
            return tuple(cells)
        position = match.end() + 1


def _separator_finding(first_line: str, file: str) -> Finding | None:
    if re.fullmatch(r'"?sep=.?"?', first_line.strip(), re.IGNORECASE):
        return block("separator-declared", file, 1, value=first_line)
    if "," in first_line:
        return None
    found = next((name for sign, name in _OTHER_SEPARATORS.items() if sign in first_line), None)
    return block("separator-wrong", file, 1, separator=found) if found else None
