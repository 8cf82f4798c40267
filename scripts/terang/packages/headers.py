"""The first row against the schema: the same names, in the same order, each reported once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from terang.findings import Finding
from terang.packages.grids import Row
from terang.packages.privacy import is_personal_column
from terang.packages.specs import TableSpec
from terang.packages.telling import block

_SEARCHED_ROWS = 15
_INDEX_NAMES = frozenset({"", "no", "no.", "nomor", "index", "unnamed: 0", "id", "#"})
_DATA = re.compile(r"-?[0-9][0-9.,\-/]*|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def find_header_faults(rows: tuple[Row, ...], table: TableSpec) -> Iterator[Finding]:
    """Yield how the first of *rows* departs from the columns of *table*; nothing if it does not."""
    found, expected = rows[0].cells, table.names
    if found == expected:
        return
    personal = [name for name in found if name not in expected and is_personal_column(name)]
    if personal:
        yield from (block("personal-column", table.file, 1, name) for name in personal)
        return
    below = next((row.number for row in rows[1:_SEARCHED_ROWS] if row.cells == expected), None)
    if below is not None:
        yield block("header-below", table.file, 1, header_row=str(below))
    elif found[0].strip().casefold() in _INDEX_NAMES and found[1:] == expected:
        yield block("header-index", table.file, 1, value=found[0])
    elif sum(bool(_DATA.fullmatch(name)) for name in found) * 4 >= len(found) and not set(found) & set(
        expected
    ):
        yield block("header-absent", table.file, 1, expected=", ".join(expected))
    elif sorted(found) == sorted(expected):
        first = next(name for name, other in zip(expected, found, strict=True) if name != other)
        yield block("header-order", table.file, 1, first, expected=", ".join(expected))
    else:
        yield from _compare(found, expected, table)


def _compare(found: tuple[str, ...], expected: tuple[str, ...], table: TableSpec) -> Iterator[Finding]:
    missing = [name for name in expected if name not in found]
    for position, name in enumerate(found, 1):
        if not name.strip():
            yield block("header-empty", table.file, 1, position=str(position))
        elif name in found[: position - 1]:
            yield block("header-double", table.file, 1, name)
        elif name not in expected:
            plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
            similar = difflib.get_close_matches(plain[:60], missing, n=1, cutoff=0.6)
            if similar:
                missing.remove(similar[0])
                yield block("header-misspelt", table.file, 1, name, value=name, expected=similar[0])
            else:
                yield block("header-unknown", table.file, 1, name, value=name)
    for name in missing:
        yield block("header-missing", table.file, 1, name)
