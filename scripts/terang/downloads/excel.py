"""A CSV as a spreadsheet with Indonesian settings opens it: ``;`` between cells, a decimal comma, a mark.

The cells say what the plain file says. Text stands in quotes and numbers do not, so that a program that
respects quotes keeps codes and names as text. No sign is put before a cell to force it: such a sign
would be part of the value, and a formula is the very thing that a published cell must not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from terang.disclosure.reading import EXCEL_ENDING
from terang.written import LINE_END

__all__ = ["EXCEL_ENDING", "SEPARATOR", "excel_csv"]

SEPARATOR = ";"


def excel_csv(rows: Iterable[Sequence[str]], numbers: Sequence[bool]) -> bytes:
    """Return *rows*, the header first; *numbers* says of each column whether its cells are numbers."""
    words = [False] * len(numbers)
    lines = (_line(row, numbers if place > 0 else words) for place, row in enumerate(rows))
    return "".join(lines).encode("utf-8-sig")


def _line(row: Sequence[str], numbers: Sequence[bool]) -> str:
    cells = (
        cell.replace(".", ",") if number else _quoted(cell) for cell, number in zip(row, numbers, strict=True)
    )
    return SEPARATOR.join(cells) + LINE_END


def _quoted(cell: str) -> str:
    """Return a text in quotes; an empty cell stays empty: it is no text, but nothing."""
    return '"' + cell.replace('"', '""') + '"' if cell else ""
