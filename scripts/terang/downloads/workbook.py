"""A workbook: sheets of text and numbers, nothing read as a formula, an address or a date. [door: XlsxWriter]

Same sheets in, same bytes out: the only clock in the file format is given a fixed date.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import xlsxwriter
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from terang.errors import BuildFailed

_CREATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_WIDEST, _NARROWEST = 60, 8
_MONEY = '"Rp"'
_WITHOUT_GROUPS = frozenset({"", "derajat"})
"""Units of numbers that are shown as they are: an order, a coordinate."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of cells as text, the first of them the header."""

    name: str
    rows: Sequence[Sequence[str]]
    units: Mapping[int, str] = field(default_factory=dict)
    """The columns of numbers by their place, with the unit of each; empty for none."""
    unit_column: int | None = None
    """Place of the column that names the unit of a row's number where its column has none."""
    filtered: bool = False
    """Whether a reader may filter by the header."""


def workbook_key(title: str, author: str, sheets: Sequence[Sheet]) -> str:
    """Return the hash of everything that `workbook_bytes` makes a workbook of, its own code included."""
    return sha256(repr((_code(), title, author, tuple(sheets))).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def _code() -> tuple[str, str]:
    return sha256(Path(__file__).read_bytes()).hexdigest(), xlsxwriter.__version__


def workbook_bytes(title: str, author: str, sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook of *sheets* with its *title* and *author*; an empty cell stays empty."""
    stream = io.BytesIO()
    book = Workbook(stream, _OPTIONS)
    book.set_properties({"title": title, "author": author, "created": _CREATED})
    looks = _Looks(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return stream.getvalue()


class _AsWritten(float):
    """A number that is put into the file in the digits of its cell; the library would keep only 16."""

    def __new__(cls, cell: str) -> _AsWritten:
        number = super().__new__(cls, cell)
        number._cell = cell
        return number

    _cell: str

    def __format__(self, spec: str) -> str:
        return self._cell


class _Looks:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format | None] = {"": None}
        self.text = book.add_format({"num_format": "@"})
        self.header = book.add_format({"bold": True, "num_format": "@"})

    def number(self, value: float, unit: str) -> Format | None:
        """Return how *value* is shown; its unit decides, and whether it is whole."""
        if unit in _WITHOUT_GROUPS:
            return None
        pattern = "#,##0" if value == int(value) else "#,##0.00"
        pattern = _MONEY + pattern if unit.startswith("rupiah") else pattern
        if pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format({"num_format": pattern})
        return self._numbers[pattern]


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for place, name in enumerate(sheet.rows[0]):
        page.write_string(0, place, name, looks.header)
    for number, row in enumerate(sheet.rows[1:], start=1):
        of_row = "" if sheet.unit_column is None else row[sheet.unit_column]
        for place, cell in enumerate(row):
            if not cell:
                continue
            unit = sheet.units.get(place)
            if unit is None:
                if page.write_string(number, place, cell, looks.text) != 0:
                    raise BuildFailed("Teks terlalu panjang untuk lembar kerja", f"{sheet.name}: {cell[:40]}")
            else:
                value = _AsWritten(cell)
                page.write_number(number, place, value, looks.number(value, unit or of_row))
    _lay_out(page, sheet)


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes(1, 0)
    full = [row for row in sheet.rows if len(row) == len(sheet.rows[0])]
    for place, cells in enumerate(zip(*full, strict=True)):
        page.set_column(place, place, min(_WIDEST, max(_NARROWEST, *map(len, cells)) + 2))
    if sheet.filtered:
        page.autofilter(0, 0, max(1, len(sheet.rows) - 1), len(sheet.rows[0]) - 1)
