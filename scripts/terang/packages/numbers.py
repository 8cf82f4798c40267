"""Numbers as text: plain digits with a point, so that no program and no person can misread them."""

from __future__ import annotations

import re

DIGIT_LIMIT = 15
"""More digits than these a spreadsheet does not keep."""

_LENGTH_LIMIT = 60

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[.,' ][0-9]{3})+(?:[.,][0-9]+)?")
_ONE_POINT_GROUP = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ERRORS = re.compile(
    r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}", re.IGNORECASE
)
_PLACEHOLDERS = frozenset(
    "- -- --- – — . .. ... … ? n/a n.a. n.a na nan null none nil nihil kosong tba tbd x * #".split()
) | {"tidak ada", "belum ada", "no data"}

_FAULTS = (
    ("number-exponent", re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")),
    ("number-not-finite", re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)),
    ("number-percent", re.compile(r".*%")),
    ("number-currency", re.compile(r"(?:rp|idr|\$).*|.*,-|.*\b(?:rp|idr|rupiah)", re.IGNORECASE)),
    (
        "number-scale",
        re.compile(r".*[0-9]\s*(?:ribu|rb|juta|jt|mi?ly?i?ar|triliun|bn|k|m)\b.*", re.IGNORECASE),
    ),
    ("number-parentheses", re.compile(r"\([0-9.,]+\)")),
    ("number-underscore", re.compile(r"[+-]?[0-9_]+(?:\.[0-9_]+)?")),
    ("number-with-words", re.compile(r"(?=.*[0-9])(?=.*[^\W\d_]).*")),
)


def is_spreadsheet_error(text: str) -> bool:
    """Return True if *text* is what a spreadsheet shows where a formula failed."""
    return _ERRORS.fullmatch(text) is not None


def is_placeholder(text: str) -> bool:
    """Return True if *text* stands for an empty cell without saying why it is empty."""
    return text.casefold() in _PLACEHOLDERS


def number_fault(text: str, *, whole: bool, counted: bool) -> str | None:
    """Return the code of what is wrong with *text* as a number, or None.

    *whole* asks for an integer. *counted* is for units that are counted, not measured: there
    ``1.250`` would be read as one thousand two hundred and fifty by half of the readers.
    """
    if len(text) > _LENGTH_LIMIT:
        return "number-not-plain"
    if any(character.isdigit() and not character.isascii() for character in text):
        return "number-not-ascii"
    if _ONE_POINT_GROUP.fullmatch(text) and (counted or whole or text.endswith("0")):
        return "number-thousands"
    if _PLAIN.fullmatch(text) and text != "-0":
        if sum(character.isdigit() for character in text) > DIGIT_LIMIT:
            return "number-too-long"
        return "number-not-whole" if whole and "." in text else None
    if _GROUPED.fullmatch(text) and not re.fullmatch(r"[+-]?0*[0-9]{0,3}\.[0-9]{3}", text):
        return "number-thousands"
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        return "number-decimal-comma"
    if whole and re.fullmatch(r"[+-]?[0-9]+\.0+", text):
        return "number-not-whole"
    if re.fullmatch(r"[+-]?[0-9]*\.?[0-9]*", text):
        return "number-not-canonical"
    return next((code for code, pattern in _FAULTS if pattern.fullmatch(text)), "number-not-plain")
