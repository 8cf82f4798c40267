"""What must not stand in any text: odd characters, look-alikes, markup, formulas."""

from __future__ import annotations

import re
import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MARKUP = re.compile(r"<[/!?]?[A-Za-z]|&#|javascript:|data:text/html|\{\{|\{%|\{#|\$\{", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|"
    "agu(?:stus)?|ags|agt|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nop|nov(?:ember)?|des(?:ember)?|dec(?:ember)?"
)
_DATE_LIKE = re.compile(
    rf"\d{{1,4}}[-/ .](?:\d{{1,2}}|{_MONTHS})(?:[-/ .]\d{{2,4}})?|(?:{_MONTHS})[-/ ]\d{{2,4}}"
    r"|\d+(?:[.,]\d+)?",
    re.IGNORECASE,
)


def character_fault(text: str) -> str | None:
    """Return the code of the first fault in the characters of *text*, or None.

    These hide from the eye: a space at the edge, a space that does not break, a letter of no
    width, a control character, a mark that stands for a letter lost.
    """
    if text.isascii() and text.isprintable():
        return "cell-edge-space" if text != text.strip(" ") else None
    for character in text:
        if character == "\ufffd":
            return "cell-replacement"
        category = unicodedata.category(character)
        if category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp"):
            return "cell-control"
        if category == "Cf" or character in "\u115f\u1160\u3164\u2800\u034f":
            return "cell-invisible"
        if category == "Zs" and character != " ":
            return "cell-odd-space"
    if text != text.strip():
        return "cell-edge-space"
    return None


def text_fault(text: str, limit: int) -> str | None:
    """Return the code of the first fault in a *text* for readers of at most *limit* characters."""
    if fault := character_fault(text):
        return fault
    if len(text) > limit:
        return "text-too-long"
    if unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULA_STARTS):
        return "text-formula"
    if _MARKUP.search(text):
        return "text-markup"
    if not text.isascii():
        if any(_mixes_scripts(word) for word in _WORD.findall(text)):
            return "text-lookalike"
        if not unicodedata.is_normalized("NFC", text):
            return "text-not-composed"
    return None


def _mixes_scripts(word: str) -> bool:
    """Return True if *word* has both Latin letters and letters that only look Latin."""
    scripts = {unicodedata.name(character, "").split(" ")[0] for character in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH"})


def is_date_like(name: str) -> bool:
    """Return True if a spreadsheet seems to have made a date or number of the *name* of a place."""
    return _DATE_LIKE.fullmatch(name) is not None
