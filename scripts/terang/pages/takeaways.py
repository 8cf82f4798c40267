"""Files to take, the handiest first: what opens anywhere is shown, other forms stand behind a tap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from terang.downloads.excel import EXCEL_ENDING
from terang.pages.figures import Download

_HANDY = ("ZIP", "XLSX", "CSV", "SQLITE", "PDF")


def in_handy_order(files: Iterable[Download]) -> tuple[Download, ...]:
    """Return *files* with those first that most readers want; where none is such, all are shown."""
    ordered = sorted(files, key=_rank)
    if all(_is_rare(file) for file in ordered):
        return tuple(ordered)
    return tuple(replace(file, behind=_is_rare(file)) for file in ordered)


def _rank(file: Download) -> tuple[bool, int]:
    return _is_rare(file), _HANDY.index(file.format) if file.format in _HANDY else len(_HANDY)


def _is_rare(file: Download) -> bool:
    return file.format not in _HANDY or file.url.endswith(EXCEL_ENDING)
