"""How wide a text will be, and how it fits: estimates, wrapping, shortening.

The layout of a drawing is decided here in Python, so no room is left to a font that a phone does
not have: widths are those of Liberation Sans (and Arial), with some air.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

AIR = 1.04
"""Other sans-serif faces of phones run up to this much wider."""

BOLD = 1.07
"""How much wider bold letters are."""

_WIDTHS = {
    222: "'ijl|",
    278: " !,./:;I[\\]ft·",
    333: '()-`r²{}"',
    389: "*",
    500: "Jcksvxyz^",
    556: "#$0123456789?L_abdeghnopqu–",
    611: "+<=>~FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN = 667

BREAK = "\ue000"
"""Stands between the lines of a text on its way through the engine; `plain` words never hold it."""

_UNPRINTABLE = re.compile(f"[{BREAK}\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return *text* on one line, without the characters that XML does not allow."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return about how many units wide *text* is at font size *size*."""
    thousandths = sum(_WIDTH_OF.get(letter, _UNKNOWN) for letter in text)
    return thousandths / 1000 * size * AIR * (BOLD if bold else 1)


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *room*."""
    if text_width(text, size, bold) <= room:
        return text
    kept = text
    while kept and text_width(kept + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:(-") + "…"


def wrap(
    text: str, size: float, room: float, lines: int = 2, bold: bool = False, whole: bool = False
) -> list[str]:
    """Return *text* on at most *lines* lines of width *room*, shortened where it does not fit.

    With *whole* nothing is cut off and a line may grow too wide: half a number would be another one.
    """
    done: list[str] = []
    current = ""
    words = text.split()
    for place, word in enumerate(words):
        longer = f"{current} {word}".strip()
        if not current or text_width(longer, size, bold) <= room:
            current = longer
            continue
        if len(done) == lines - 1:
            current = " ".join([current, *words[place:]])
            break
        done.append(current)
        current = word
    done.append(current)
    return done if whole else [shorten(line, size, room, bold) for line in done]


def apart(middles: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Return the ascending *middles* of blocks of text, moved until none overlaps or passes *bottom*."""
    moved: list[float] = []
    for middle, height in zip(middles, heights, strict=True):
        least = moved[-1] + (heights[len(moved) - 1] + height) / 2 + 2 if moved else height / 2 - 8
        moved.append(max(middle, least))
    limit = bottom
    for place in reversed(range(len(moved))):
        moved[place] = min(moved[place], limit - heights[place] / 2)
        limit = moved[place] - heights[place] / 2 - 2
    return moved
