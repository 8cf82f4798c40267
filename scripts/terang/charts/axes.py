"""The axes of a drawing: scales as Altair knows them, and the words of the ticks.

The lines of an axis are the engine's; its words are ours, like all words of a drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import altair as alt

from terang.charts.layers import Layer, text_row, texts
from terang.charts.scales import Scale, tick_text
from terang.charts.style import LINE, MUTED, SMALL
from terang.charts.text import plain, text_width, wrap
from terang.messages import Messages

Tick = tuple[float, str, float]
"""Value, words and place of a tick."""

OVERHANG = 6.0
"""How far the words of a tick may reach beyond the ends of their axis."""


def to_scale(scale: Scale) -> alt.Scale:
    """Return *scale* as Altair knows it."""
    domain = [scale.low, scale.high]
    if scale.type == "symlog":
        return alt.Scale(type="symlog", constant=scale.constant, domain=domain, nice=False, padding=0)
    return alt.Scale(type=scale.type, domain=domain, nice=False, zero=False, padding=0)


def fitting(ticks: Sequence[Tick], room: float) -> list[Tick]:
    """Return every n-th of the ascending *ticks*, as many as do not run into each other on *room*.

    The last one stays, and so does zero; where they do not agree in step, those nearest to zero go.
    """
    zeros = [tick for tick in ticks if tick[0] == 0][:1]
    uneven: list[Tick] = []
    for step in range(1, len(ticks) + 1):
        chosen = list(ticks[::-1][::step])[::-1]
        if _apart(chosen, room) and set(zeros) <= set(chosen) and (len(chosen) > 2 or not uneven):
            return chosen
        kept = [*zeros, *(tick for tick in chosen if not any(_touch(tick, zero, room) for zero in zeros))]
        if not uneven and _apart(sorted(kept), room):
            uneven = sorted(kept)
    return uneven or zeros


def _apart(ticks: Sequence[Tick], room: float) -> bool:
    return not any(_touch(left, right, room) for left, right in pairwise(ticks))


def axis_words(ticks: Sequence[Tick], room: float, top: float, title: str = "") -> tuple[Layer | None, float]:
    """Return the words under an axis *room* long at *top*: those of *ticks* that fit, and its *title*.

    Comes with the height of the words. They stand under their tick, moved in where they would leave
    the drawing.
    """
    words = [text_row(_span(tick, room)[0], top + 13, [plain(tick[1])]) for tick in fitting(ticks, room)]
    lines = wrap(plain(title), SMALL, room, 2) if title else []
    if lines:
        words.append(text_row(0, top + 22 + LINE * len(lines) / 2, lines))
    return texts(words, color=MUTED, size=SMALL), 24.0 + LINE * len(lines)


def scale_ticks(scale: Scale, unit: str, messages: Messages, room: float) -> list[Tick]:
    """Return the ticks of *scale* with their words, at their places on an axis *room* long."""
    return [(value, tick_text(value, unit, messages), scale.fraction(value) * room) for value in scale.ticks]


def _touch(one: Tick, other: Tick, room: float) -> bool:
    """Return True if the words of two ticks, kept between the ends of the axis, come too near."""
    (left, right), (start, end) = (_span(tick, room) for tick in (one, other))
    return left < end + 8 and start < right + 8


def _span(tick: Tick, room: float) -> tuple[float, float]:
    width = text_width(tick[1], SMALL)
    left = min(max(tick[2] - width / 2, -OVERHANG), room + OVERHANG - width)
    return left, left + width
