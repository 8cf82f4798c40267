"""A published workbook as anybody's program finds it: the zip and its XML, nothing of how we wrote it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

_CELL = re.compile(r'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")?(?: t="(s)")?><v>([^<]*)</v></c>')
_ANY_CELL = "<c "
_STRING = re.compile(r"<si><t(?: [^>]*)?>([^<]*)</t></si>")
_STRINGS = "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/"

Row = dict[str, tuple[str, bool]]
"""The filled cells of a row by their column, such as ``AB``: what stands there, and whether as a number."""


class NotPlain(ValueError):
    """A workbook that holds anything but text and numbers: a formula, a date, an error."""


def sheet_rows(content: bytes, sheet: int = 1) -> dict[int, Row]:
    """Return the rows of a sheet by number, both from 1; raise `NotPlain` if a cell is not plain."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = _strings(archive)
        text = archive.read(f"{_SHEETS}sheet{sheet}.xml").decode("utf-8")
    rows: dict[int, Row] = {}
    cells = _CELL.findall(text)
    if len(cells) != text.count(_ANY_CELL):
        raise NotPlain
    for column, number, kind, value in cells:
        rows.setdefault(int(number), {})[column] = (strings[int(value)], False) if kind else (value, True)
    return rows


def all_values(content: bytes) -> Iterator[tuple[str, bool]]:
    """Yield every text and every number of a workbook, and whether it is a number."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield from ((text, False) for text in _strings(archive))
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", errors="replace")
            if name.startswith(_SHEETS):
                yield from ((cell[3], True) for cell in _CELL.findall(text) if not cell[2])
            elif name != _STRINGS:
                yield from ((line, False) for line in text.splitlines())


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if _STRINGS not in archive.namelist():
        return []
    text = archive.read(_STRINGS).decode("utf-8", errors="replace")
    return [html.unescape(found) for found in _STRING.findall(text)]
