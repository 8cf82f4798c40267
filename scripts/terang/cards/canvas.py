"""A drawing that grows downwards: text, rules and shapes, to SVG."""

from __future__ import annotations

import re
from html import escape

from terang.cards.fonts import Face
from terang.charts.style import INK

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

RING = "M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z"
_OPEN = "m0 2.4a7.6 7.6 0 1 1 0 15.2a7.6 7.6 0 0 1 0-15.2z"
SUN = "M6 16a10 10 0 0 1 20 0z"
HORIZON = "M2 18h28v2H2zM6 23h20v2H6zM11 28h10v2H11z"
"""The sign of the site, below its sun."""
STATUS_MARKS = {
    "both": RING,
    "savings": f"{RING}m0 2.4v15.2a7.6 7.6 0 0 0 0-15.2z",
    "transactions": f"{RING}m0 2.4a7.6 7.6 0 0 0 0 15.2z",
    "none": f"{RING}{_OPEN}",
}
"""The shapes that stand before an answer, the same as on its page."""

VERDICT_MARKS = {
    "pass": f"{RING}M6.6 12.6l1.6-1.7 2.6 2.5 5-5.1 1.6 1.6-6.6 6.8z",
    "partial": f"{RING}m0 2.4a7.6 7.6 0 1 1 0 15.2z",
    "fail": f"{RING}{_OPEN}M8 11h8v2H8z",
    "unknown": f"{RING}{_OPEN}M8.8 9.6a3.2 3.2 0 1 1 4.9 2.7c-.8.5-.8.8-.8 1.5h-1.8c0-1.4.4-2.1 1.5-2.9"
    "a1.4 1.4 0 1 0-2-1.3zM11 15.2h2v2h-2z",
}

OLD_MARK = "M12 4L21.2 20H2.8z"
"""The shape that stands before words on what is too old."""


class Canvas:
    """SVG in the making."""

    def __init__(self, width: float, height: float, ground: str) -> None:
        """Start a drawing of *width* by *height* on *ground*."""
        self.size = f'width="{number(width)}" height="{number(height)}"'
        self._parts = [f'<rect {self.size} fill="{ground}"/>']
        self._view = f"0 0 {number(width)} {number(height)}"

    def text(
        self, x: float, y: float, words: str, face: Face, size: float, color: str = INK, *, end: bool = False
    ) -> None:
        """Write *words* on one line from *x*, or up to it if *end*; *y* is the foot of the letters."""
        clean = escape(_UNPRINTABLE.sub("", words), quote=False)
        side = ' text-anchor="end"' if end else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-family="{face.family}" font-weight="{face.weight}"'
            f' font-size="{number(size)}" fill="{color}"{side}>{clean}</text>'
        )

    def lines(
        self, x: float, y: float, words: list[str], face: Face, size: float, step: float, color: str = INK
    ) -> float:
        """Write each of *words* on a line, the first at *y*, *step* apart; return the foot of the last."""
        for place, line in enumerate(words):
            self.text(x, y + place * step, line, face, size, color)
        return y + (len(words) - 1) * step

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, or draw a rule if it is thin."""
        self._parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
            f' fill="{color}"/>'
        )

    def shape(self, path: str, x: float, y: float, scale: float, color: str) -> None:
        """Fill *path*, its corner at *x*, *y*; holes stay open."""
        self._parts.append(
            f'<path d="{path}" transform="translate({number(x)} {number(y)}) scale({number(scale)})"'
            f' fill="{color}" fill-rule="evenodd"/>'
        )

    def svg(self) -> str:
        """Return the whole drawing."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {self.size} viewBox="{self._view}">'
        return f"{head}{''.join(self._parts)}</svg>"


def number(value: float) -> str:
    """Return *value* with two places at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
