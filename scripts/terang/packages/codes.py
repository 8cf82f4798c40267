"""Codes: of regions, of statistics, of sources. A code is text, and every one of its characters counts."""

from __future__ import annotations

import re

from terang.city import City

_LEVELS = {
    "kota": re.compile(r"[0-9]{2}\.[0-9]{2}"),
    "kecamatan": re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}"),
    "kelurahan": re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}"),
}
_MANGLED = re.compile(
    r"[0-9]{5,10}(?:[.,]0+)?|[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}"
    r"|[0-9]{1,2}[-/ ][A-Za-z]{3,9}(?:[-/ ][0-9]{2,4})?|[0-9]+,[0-9]+"
)
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGITS = {"bps": re.compile(r"[0-9]{4}(?:[0-9]{3}){0,2}"), "area": re.compile(r"[0-9]{2}(?:[0-9]{2})?")}


def code_fault(text: str, kind: str, city: City) -> str | None:
    """Return the code of what is wrong with *text* as a code of *kind* in *city*, or None."""
    if not text.isascii():
        return "code-lookalike"
    if kind in ("id", "slug", "column"):
        pattern = _SLUG if kind == "slug" else _IDENTIFIER
        return None if pattern.fullmatch(text) else "code-not-plain"
    if kind in _DIGITS:
        return _digits_fault(text, kind)
    return _region_fault(text, kind, city)


def _digits_fault(text: str, kind: str) -> str | None:
    if _DIGITS[kind].fullmatch(text):
        return None
    if re.search(r"[.,eE/-]", text):
        return "code-spreadsheet"
    return "code-digits" if text.isdigit() else "code-malformed"


def _region_fault(text: str, kind: str, city: City) -> str | None:
    level = next((name for name, pattern in _LEVELS.items() if pattern.fullmatch(text)), None)
    if level is None:
        return "code-spreadsheet" if _MANGLED.fullmatch(text) else "code-malformed"
    if kind not in ("region", level):
        return "code-level"
    if not f"{text}.".startswith(f"{city.region_code}."):
        return "code-other-city"
    groups = text.split(".")
    if "00" in groups[2:3] or (groups[3:4] and groups[3].endswith("000")):
        return "row-total"
    if groups[3:4] and not groups[3].startswith("1"):
        return "code-desa"
    return None
