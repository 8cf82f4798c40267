"""A table as text: one way to write a number, a word, a cell, a line.

Published CSV is RFC 4180 to the letter: UTF-8 without a byte order mark, comma, a header, quotes
only where a cell needs them, and lines that end in CR LF. That is also the default dialect of a
Data Package, so no reader has to be told anything. (The files of the project itself end lines in
LF, for the sake of version control; the values are the same.)
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from terang.errors import BuildFailed

LINE_END = "\r\n"

TRUE_WORD, FALSE_WORD = "ya", "tidak"
"""How a boolean is written, in every package."""

_FORMULA_STARTS = frozenset("=+-@\t\r\n")


def number_text(value: float) -> str:
    """Return the shortest plain decimal that reads back as *value*.

    Raises `BuildFailed` if it is not finite.
    """
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        raise BuildFailed(f"Bukan bilangan yang dapat diterbitkan: {value}")
    text = format(Decimal(repr(value)), "f").removesuffix(".0")
    return "0" if text == "-0" else text


def column_text(values: pd.Series) -> list[str]:
    """Return the cells of a column as published; a missing one is empty.

    Raises `BuildFailed` for a text that a spreadsheet would run as a formula: validation refuses
    it, so this can only mean that validation was left out.
    """
    write = _writer_for(values)
    missing = values.isna().tolist()
    cells = ["" if gone else write(value) for value, gone in zip(values.tolist(), missing, strict=True)]
    if write is str:
        refuse_formulas(cells, str(values.name))
    return cells


def _writer_for(values: pd.Series) -> Callable[[Any], str]:
    if pd.api.types.is_bool_dtype(values.dtype):
        return lambda value: TRUE_WORD if value else FALSE_WORD
    return number_text if pd.api.types.is_numeric_dtype(values.dtype) else str


def refuse_formulas(cells: Iterable[str], column: str) -> None:
    """Raise `BuildFailed` naming *column* and the row if a cell would start a formula."""
    for row, cell in enumerate(cells, start=2):
        if cell[:1] in _FORMULA_STARTS:
            raise BuildFailed(f"Kolom {column}, baris {row}: teks berawal seperti rumus lembar kerja")


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* of cells as lines of CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=LINE_END).writerows(rows)
    return stream.getvalue()


def table_csv(table: pd.DataFrame, columns: Sequence[str], added: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return *columns* of *table* as a CSV file.

    *added* are columns added at the end, a name and the one value of every row.
    """
    cells = [column_text(table[name]) for name in columns]
    cells += [[value] * len(table) for _, value in added]
    header = [*columns, *(name for name, _ in added)]
    return csv_lines([header, *zip(*cells, strict=True)]).encode("utf-8")
