"""Strip: every place a dot on one axis, and those without a value in rows of their own below."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import altair as alt

from terang.charts.axes import Tick, axis_words, fitting, scale_ticks, to_scale
from terang.charts.kinds import chart
from terang.charts.layers import (
    NOTE,
    Y2,
    Layer,
    Row,
    compose,
    mark_note,
    pixel,
    rows_layer,
    symbols,
    texts,
)
from terang.charts.scales import Scale, linear_scale, log_scale
from terang.charts.style import DATA, EMPTIES, INK, LINE, MUTED, SMALL, WIDTH
from terang.charts.text import text_width
from terang.messages import Messages
from terang.pages.figures import Figure, Point

SIDE = 12.0
PLOT = WIDTH - 2 * SIDE
TALLEST = 110.0
"""No pile of dots is higher than this."""
FURTHEST = 60.0
"""No dot stands further beside its place than this: before that, all dots get smaller."""
GAP = 4.0
"""Air between the axis and the lowest dots."""
PITCH = 10.5
"""Distance between the symbols of the empties."""


@chart("strip")
def draw_strip(figure: Figure, messages: Messages) -> Layer:
    """Draw every value as a dot, the median as a labelled line, the empties in rows below."""
    dots = sorted(
        ((p.value, p) for p in figure.points if p.value is not None),
        key=lambda dot: (dot[0], dot[1].label, dot[1].key),
    )
    values = [value for value, _ in dots]
    if not dots:
        fixed, height = empty_rows(figure.points, messages, 0)
        return compose([], fixed, (SIDE, 4, SIDE, 4), height)
    scale = log_scale(values) if figure.axis.logarithmic else linear_scale(values, zero=False)
    radius, centres = swarm([scale.fraction(value) * PLOT for value in values])
    top = radius + GAP - min(y for _, y in centres)
    height = top + max(y for _, y in centres) + radius + GAP + 2
    rows = [
        {
            "v": value,
            "aside": round(x - scale.fraction(value) * PLOT, 3),
            "y": top + y,
            "note": mark_note([p.key], _hint(p), "dot"),
        }
        for (value, p), (x, y) in zip(dots, centres, strict=True)
    ]
    several = values[0] < values[-1] and len(values) > 2
    middle = _median(median(values), scale, figure, messages, height) if several else []
    ticks = scale_ticks(scale, figure.axis.unit, messages, PLOT)
    plot = [_axis(scale, ticks), *middle, _dots(rows, radius, scale)]
    words, deep = axis_words(ticks, PLOT, height, figure.axis.title)
    empties, below = empty_rows(figure.points, messages, height + deep + 8)
    margins = (SIDE, 22 if several else 8, SIDE, deep + 4 + (below and below + 8))
    return compose(plot, [words, *empties], margins, height)


def swarm(places: Sequence[float]) -> tuple[float, list[tuple[float, float]]]:
    """Return a radius for dots at the ascending *places*, and where the centre of each dot goes.

    A centre is its place along the axis and its distance from the middle line, up being negative.
    """
    radius = 5.0 if len(places) <= 20 else 4.4 if len(places) <= 60 else 3.6
    while True:
        centres = spread(places, 2 * radius + 0.8)
        aside = max((abs(x - place) for (x, _), place in zip(centres, places, strict=True)), default=0.0)
        if aside <= FURTHEST or radius < 1:
            return round(radius, 1), centres
        radius *= 0.85


def spread(places: Sequence[float], apart: float) -> list[tuple[float, float]]:
    """Return the centre of each dot, no two nearer than *apart*: at its place, else as near as can be.

    A dot goes up or down from the middle line; where a pile reaches `TALLEST`, the next one
    stands beside it. The same input always gives the same picture.
    """
    centres: list[tuple[float, float]] = []
    for here in places:
        aside = 0
        while True:
            x = here + (-1) ** aside * ((aside + 1) // 2) * apart
            if -SIDE + apart / 2 <= x <= PLOT + SIDE - apart / 2 or aside > 2 * PLOT / apart:
                y = _lowest(x, centres, apart)
                if abs(y) <= TALLEST / 2 or aside > 2 * PLOT / apart:
                    break
            aside += 1
        centres.append((x, y))
    return centres


def _lowest(x: float, centres: Sequence[tuple[float, float]], apart: float) -> float:
    """Return the free height at *x* that is nearest to the middle line."""
    taken = []
    for other_x, other_y in centres:
        if abs(other_x - x) < apart:
            reach = (apart**2 - (other_x - x) ** 2) ** 0.5
            taken.append((other_y - reach, other_y + reach))
    free = [0.0, *(edge for pair in taken for edge in pair)]
    free = [y for y in free if not any(low + 1e-9 < y < high - 1e-9 for low, high in taken)]
    return min(free, key=lambda y: (round(abs(y), 6), y))


def empty_rows(points: Sequence[Point], messages: Messages, top: float) -> tuple[list[Layer | None], float]:
    """Return the rows of points without a value, a row a kind of empty, and the height they take."""
    layers: list[Layer | None] = []
    y = top
    for status, symbol in EMPTIES.items():
        members = [p for p in points if p.value is None and p.status == status]
        if not members:
            continue
        words = messages("chart.missing", status=messages(f"status.{status}"), count=len(members))
        layers.append(texts([{"x": 0, "y": y + LINE / 2, "text": words}], color=MUTED, size=SMALL))
        room = PLOT - text_width(words, SMALL) - 12
        y += LINE + 7
        line = y - 7 - LINE / 2
        across = int(PLOT // PITCH)
        rows = []
        for place, p in enumerate(members):
            row_x, row_y = PITCH * (place % across), y + PITCH * (place // across)
            note = mark_note([p.key], _hint(p), f"row:{row_y - line:.1f}:{room:.0f}")
            rows.append({"x": 4 + row_x, "y": row_y, "note": note})
        layers.append(symbols(rows, symbol))
        y += PITCH * ((len(members) - 1) // across) + 15
    return layers, max(y - top - 8, 0)


def _hint(point: Point) -> str:
    return f"{point.label}: {point.text}"


def _axis(scale: Scale, ticks: Sequence[Tick]) -> Layer:
    axis = alt.Axis(values=[value for value, _, _ in fitting(ticks, PLOT)])
    return rows_layer([]).mark_rule().encode(x=alt.X("v:Q", scale=to_scale(scale), axis=axis))


def _dots(rows: list[Row], radius: float, scale: Scale) -> Layer:
    return (
        rows_layer(rows)
        .mark_point(
            xOffset=alt.expr("datum.aside"), shape="circle", size=radius**2 * 3.14159, fill=DATA, filled=True
        )
        .encode(x=alt.X("v:Q", scale=to_scale(scale), axis=None), y=pixel(alt.Y, "y"), description=NOTE)
    )


def _median(
    middle: float, scale: Scale, figure: Figure, messages: Messages, height: float
) -> list[Layer | None]:
    """Return the line of the median and its words, kept inside the drawing."""
    words = messages("chart.median", value=messages.quantity(middle, figure.axis.unit))
    half = text_width(words, SMALL) / 2
    place = scale.fraction(middle) * PLOT
    shift = min(max(place, half - SIDE), PLOT + SIDE - half) - place
    x = alt.X("v:Q", scale=to_scale(scale), axis=None)
    line = rows_layer([{"v": middle, "y": -4, "y2": height}]).mark_rule(stroke=INK, strokeWidth=1)
    label = {"v": middle, "y": -12, "text": words, "note": mark_note(callout="aside")}
    return [
        line.encode(x=x, y=pixel(alt.Y, "y"), y2=Y2),
        texts([label], x=x, size=SMALL, align="center", dx=shift),
    ]
