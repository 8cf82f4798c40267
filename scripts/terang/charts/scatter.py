"""Scatter: every place a mark between two axes, parted by the median of each; none without both values.

A point without one of its values has no place on the plane: it is counted in words below, never
drawn at zero. Points of a named group have a shape of their own, which the legend names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from terang.charts.axes import Tick, axis_words, fitting, scale_ticks, to_scale
from terang.charts.kinds import chart
from terang.charts.layers import (
    NOTE,
    Layer,
    Row,
    compose,
    legend,
    mark_note,
    rows_layer,
    rules,
    text_row,
    texts,
)
from terang.charts.scales import Scale, linear_scale, log_scale, tick_text
from terang.charts.style import CLASSES, DATA, INK, LINE, MUTED, PAPER, SMALL, WIDTH, Symbol
from terang.charts.text import plain, text_width, wrap
from terang.messages import Messages
from terang.pages.figures import Axis, Figure, Point
from terang.statuses import Status

PLOT = 230.0
"""Height of the plot."""
INSET = 7.0
"""Air between the edges of the plot and the outermost marks."""
MEDIAN_ROOM = 50.0
"""The most that the words of the upright axis' median take, right of the plot."""

OTHERS = Symbol("circle", edge=DATA)
NAMED = (
    (Symbol("square", DATA, PAPER), "bin"),
    (Symbol("triangle-down", CLASSES[2], DATA), "line"),
    (Symbol("square", None, INK), "bin"),
    (Symbol("triangle-down", None, INK), "line"),
)
"""The marks of points with a series, in the order in which the series come, and how one is marked out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The two axes, and how wide the plot is."""

    across: Scale
    up: Scale
    width: float

    def x(self, value: float) -> float:
        """Return where *value* stands from the left edge of the plot."""
        return INSET + self.across.fraction(value) * (self.width - 2 * INSET)

    def y(self, value: float) -> float:
        """Return how far below the top of the plot *value* stands."""
        return PLOT - INSET - self.up.fraction(value) * (PLOT - 2 * INSET)

    @property
    def channels(self) -> dict[str, alt.X | alt.Y]:
        """The two values of a row as Altair's channels, without axes: those are drawn apart."""
        across, up = to_scale(self.across), to_scale(self.up)
        across.range, up.range = [INSET, self.width - INSET], [PLOT - INSET, INSET]
        return {"x": alt.X("x:Q", scale=across, axis=None), "y": alt.Y("y:Q", scale=up, axis=None)}


@chart("scatter")
def draw_scatter(figure: Figure, messages: Messages) -> Layer:
    """Draw the points with both values, a line at each median, the others as words below."""
    known = [p for p in figure.points if p.value is not None and p.across is not None]
    if not known:
        words, below = _left_out(figure.points, messages, 0, 0)
        return compose([], [words], (0, 4, 0, 4), below)
    across_axis, up_axis = figure.across or Axis(""), figure.axis
    up = _scale([p.value for p in known], up_axis)
    ticks = [(value, tick_text(value, up_axis.unit, messages)) for value in up.ticks]
    left = max(text_width(text, SMALL) for _, text in ticks) + 8
    right = MEDIAN_ROOM if up_axis.middle is not None else INSET
    frame = Frame(_scale([p.across for p in known], across_axis), up, WIDTH - left - right)
    title = wrap(plain(up_axis.title), SMALL, WIDTH, 2)
    above = LINE * len(title) + (22.0 if across_axis.middle is not None else 8.0)
    entries = _entries(known, messages)
    head, high = legend(entries, -left, -above - 6, above=True)
    tick_words = [text_row(-8, frame.y(value), [text]) for value, text in ticks]
    steps = [
        (value, text, INSET + place)
        for value, text, place in scale_ticks(
            frame.across, across_axis.unit, messages, frame.width - 2 * INSET
        )
    ]
    feet, deep = axis_words(steps, frame.width, PLOT, across_axis.title)
    rest, below = _left_out(figure.points, messages, -left, PLOT + deep + 6)
    fixed = [
        *head,
        texts([text_row(-left, LINE * len(title) / 2 - above, title)], color=MUTED, size=SMALL),
        texts(tick_words, color=MUTED, size=SMALL, align="right"),
        feet,
        rest,
    ]
    plot = [*_lines(frame, steps), *_medians(figure, frame, messages), *_marks(known, frame)]
    return compose(plot, fixed, (left, above + 6 + high, right, deep + 8 + below), PLOT)


def _scale(values: Sequence[float | None], axis: Axis) -> Scale:
    """Return a scale for *values*, with the median of *axis* on it."""
    told = [value for value in (*values, axis.middle) if value is not None]
    return log_scale(told) if axis.logarithmic else linear_scale(told, zero=False)


def _lines(frame: Frame, steps: Sequence[Tick]) -> list[Layer | None]:
    """Return the lines at the ticks: thin ones across the plot, the foot of it with its notches."""
    grid = [{"x": 0, "x2": frame.width, "y": frame.y(v), "y2": frame.y(v)} for v in frame.up.ticks]
    foot = {"x": 0, "x2": frame.width, "y": PLOT, "y2": PLOT}
    places = [x for _, _, x in fitting(steps, frame.width)]
    notches = [{"x": x, "x2": x, "y": PLOT, "y2": PLOT + 4} for x in places]
    return [rules(grid), rules([foot, *notches], MUTED)]


def _medians(figure: Figure, frame: Frame, messages: Messages) -> list[Layer | None]:
    """Return a line at the median of each axis with its words, beside the plot and above it."""
    layers: list[Layer | None] = []
    if figure.across and figure.across.middle is not None:
        words = _median_words(figure.across.middle, figure.across, messages)
        x, half = frame.x(figure.across.middle), text_width(words, SMALL) / 2
        at = min(max(x, half), frame.width - half)
        layers += [
            rules([{"x": x, "x2": x, "y": -4, "y2": PLOT}], INK),
            texts([{"x": at, "y": -11, "text": words}], size=SMALL, align="center"),
        ]
    if figure.axis.middle is not None:
        words = _median_words(figure.axis.middle, figure.axis, messages)
        y = frame.y(figure.axis.middle)
        lines = wrap(words, SMALL, MEDIAN_ROOM - 8, 3, whole=True)
        layers += [
            rules([{"x": 0, "x2": frame.width + 4, "y": y, "y2": y}], INK),
            texts([text_row(frame.width + 7, y, lines)], size=SMALL),
        ]
    return layers


def _median_words(middle: float, axis: Axis, messages: Messages) -> str:
    return messages("chart.median", value=messages.amount(middle, axis.unit))


def _series(points: Sequence[Point]) -> list[str]:
    return list(dict.fromkeys(point.series for point in points if point.series))


def _entries(points: Sequence[Point], messages: Messages) -> list[tuple[str, Symbol]]:
    """Return what the legend says; nothing where no group has a name."""
    names = _series(points)
    room = WIDTH - 30
    entries = [
        (wrap(plain(name), SMALL, room, 1)[0], NAMED[place % len(NAMED)][0])
        for place, name in enumerate(names)
    ]
    others = any(not point.series for point in points)
    return [*entries, (messages("chart.scatter.others"), OTHERS)] if entries and others else entries


def _marks(points: Sequence[Point], frame: Frame) -> list[Layer | None]:
    """Return a mark a place, the named groups on top; points at one place share a larger one."""
    area = 60.0 if len(points) <= 60 else 42.0
    names = ["", *_series(points)]
    layers: list[Layer | None] = []
    for place, name in enumerate(names):
        look, callout = NAMED[(place - 1) % len(NAMED)] if place else (OTHERS, "dot")
        together: dict[tuple[float, float], list[Point]] = {}
        for p in points:
            if p.series == name and p.value is not None and p.across is not None:
                together.setdefault((p.across, p.value), []).append(p)
        rows = [
            {"x": x, "y": y, "area": area * len(found) ** 0.5, "note": _note(found, callout)}
            for (x, y), found in together.items()
        ]
        layers.append(_layer(rows, look, frame))
    return layers


def _note(points: Sequence[Point], callout: str) -> str:
    hint = "; ".join(f"{point.label}: {point.text}" for point in points)
    return mark_note([point.key for point in points], hint, callout)


def _layer(rows: Sequence[Row], look: Symbol, frame: Frame) -> Layer | None:
    if not rows:
        return None
    mark = rows_layer(rows).mark_point(
        shape=look.shape, filled=False, fill=look.fill, stroke=look.edge, strokeWidth=1.25
    )
    size = alt.Size("area:Q", scale=None, legend=None)
    return mark.encode(size=size, description=NOTE, **frame.channels)


def _left_out(
    points: Sequence[Point], messages: Messages, left: float, top: float
) -> tuple[Layer | None, float]:
    """Return the words on points without both values, by kind of empty, and the height they take."""
    missing = Counter(p.status for p in points if p.value is None or p.across is None)
    if not missing:
        return None, 0.0
    told = [
        messages(
            "chart.missing",
            status=messages("chart.gap" if status.has_value else f"status.{status}"),
            count=missing[status],
        )
        for status in Status
        if missing[status]
    ]
    lines = wrap(messages("chart.scatter.left_out", kinds=messages.join(told)), SMALL, WIDTH, 4, whole=True)
    rows = [text_row(left, top + LINE * len(lines) / 2, lines)]
    return texts(rows, color=MUTED, size=SMALL, fontStyle="italic"), LINE * len(lines) + 4.0
