"""How every drawing looks: palette, sizes, the shape of each kind of empty, the Altair theme.

Drawn for a phone 360 units wide and scaled up to half as much again on a wide screen, so no
letter is smaller than 11. A meaning never hangs on colour alone: shape, weight or words go with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from terang.statuses import Status

PAPER = "#fbfaf7"
INK = "#1c1b1a"
MUTED = "#5d5a55"
RULE = "#d9d5cc"
ACCENT = "#b4232a"
DATA = "#1f5d6b"
DATA_SOFT = "#82aeb8"
CLASSES = ("#e3ecee", "#b7d0d5", "#82aeb8", "#4a8593", "#1f5d6b")
EMPTY = "#efece5"

PALETTE = frozenset({PAPER, INK, MUTED, RULE, ACCENT, DATA, DATA_SOFT, *CLASSES, EMPTY})
"""Every colour a drawing may hold; the style sheet recolours by these very values."""

FONT = "Liberation Sans,Arial,sans-serif"
WIDTH = 340
"""Width of every drawing, in its own units."""
LABEL = 12
"""Font size of names and values."""
SMALL = 11
"""Font size of ticks, notes and axis titles; nothing is smaller."""
LINE = 14
"""Height of one line of text."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """How a small mark looks: Vega's name of its shape, or a path; its fill and edge, if any."""

    shape: str
    fill: str | None = None
    edge: str | None = None


EMPTIES = {
    Status.NOT_REPORTED: Symbol("diamond", edge=MUTED),
    Status.NOT_APPLICABLE: Symbol("stroke", edge=MUTED),
    Status.WITHHELD: Symbol("triangle-up", edge=MUTED),
    Status.NOT_AVAILABLE: Symbol("M-.9,-.9L.9,.9M.9,-.9L-.9,.9", edge=MUTED),
}
"""One open symbol a kind of empty, the same in every drawing."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the line of a series looks."""

    color: str
    width: float
    dash: tuple[float, ...]


SERIES = (
    Stroke(DATA, 2.5, (1, 0)),
    Stroke(MUTED, 1.75, (6, 3)),
    Stroke(CLASSES[3], 2, (2, 2.5)),
    Stroke(INK, 1.25, (9, 3, 2, 3)),
)
"""Lines told apart by colour, weight and dash; the first is the main one, after the last they repeat."""


def theme() -> dict[str, Any]:
    """Return the Vega-Lite configuration of every drawing."""
    line = {"labels": False, "title": None, "domain": False, "ticks": False, "grid": False}
    below = {"domain": True, "domainColor": RULE, "ticks": True, "tickColor": RULE, "tickSize": 4}
    text = {"fontSize": LABEL, "fill": INK, "baseline": "middle"}
    return {
        "config": {
            "background": None,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {**line, "gridColor": RULE, "gridWidth": 1},
            "axisX": below,
            "text": text,
            "rule": {"stroke": RULE, "strokeWidth": 1},
            "point": {"opacity": 1},
            "legend": {"disable": True},
        }
    }
