"""The gate, twins: a table says the same in every format, cell by cell."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from terang.building.gate_files import read_csv
from terang.building.published import Expected, Published
from terang.building.spreadsheet import NotPlain, sheet_rows
from terang.building.spreadsheet import Row as SheetRow
from terang.building.verdicts import unless_passed
from terang.downloads.excel import EXCEL_ENDING
from terang.downloads.files import DOWNLOAD_FOLDER
from terang.downloads.parquet import parquet_cells
from terang.findings import Finding
from terang.packages.telling import block

Row = list[str]
Rows = Iterable[Row]

_ENDINGS = (EXCEL_ENDING, ".xlsx", ".parquet")
_COMMA_NUMBER = re.compile(r"-?[0-9]+,[0-9]+")


def check_twins(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check every twin of a table in the folder of downloads against its plain CSV."""
    for path, content in site.files.items():
        ending = next((ending for ending in _ENDINGS if path.endswith(ending)), "")
        if not ending or not path.startswith(f"{DOWNLOAD_FOLDER}/"):
            continue
        plain = path.removesuffix(ending) + ".csv"
        if plain not in site.files:
            yield block("site-twin-absent", path)
            continue
        pair = {plain: site.files[plain], path: content}
        yield from unless_passed(expected.verdicts, "twins", pair, partial(_faults, pair, plain, path))


def _faults(pair: Mapping[str, bytes], plain: str, path: str) -> Iterator[Finding]:
    """Yield what is wrong with the twin *path* of the table *plain*."""
    try:
        wanted = read_csv(plain, pair[plain].decode("utf-8"))
        same = _same_in_excel if path.endswith(EXCEL_ENDING) else list.__eq__
        row = _first_difference(wanted, _read(path, pair[path], wanted[0]), same)
    except (csv.Error, ValueError, LookupError, zipfile.BadZipFile):
        yield block("site-file-broken", path)
    else:
        if row is not None:
            yield block("site-twin-differs", path, row=row)


def _read(path: str, content: bytes, header: Sequence[str]) -> Rows:
    """Return the rows of a twin: as its plain file writes them, or with the comma of Excel."""
    if path.endswith(".xlsx"):
        return _of_workbook(sheet_rows(content), len(header))
    if path.endswith(".parquet"):
        return parquet_cells(content)
    return read_csv(path, content.decode("utf-8"))


def _of_workbook(rows: dict[int, SheetRow], width: int) -> Iterator[list[str]]:
    names = [_column(place) for place in range(width)]
    beyond = set().union(*rows.values()) - set(names)
    if beyond:
        raise NotPlain
    for number in range(1, max(rows, default=0) + 1):
        row = rows.get(number, {})
        yield [row[name][0] if name in row else "" for name in names]


def _column(place: int) -> str:
    """Return the letters of the column at *place*, counted from 0."""
    letters = ""
    place += 1
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _first_difference(wanted: Rows, found: Rows, same: Callable[[Row, Row], bool]) -> int | None:
    """Return the number of the first row, the header being 1, in which two tables differ by a sign.

    Every form writes a number in the digits of the plain file, so ``0012`` and ``12`` differ.
    """
    for number, (one, other) in enumerate(zip_longest(wanted, found), start=1):
        if one is None or other is None or not same(one, other):
            return number
    return None


def _same_in_excel(one: Row, other: Row) -> bool:
    """Return True if *other* is *one*, or writes its numbers with a comma."""
    return len(one) == len(other) and all(
        a == b or a == _with_point(b) for a, b in zip(one, other, strict=True)
    )


def _with_point(cell: str) -> str:
    return cell.replace(",", ".") if _COMMA_NUMBER.fullmatch(cell) else cell
