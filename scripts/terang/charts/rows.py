"""Horizontal bars with their words, for the kinds that draw such: bars and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import altair as alt

from terang.charts.axes import to_scale
from terang.charts.layers import NOTE, Y2, Layer, Row, mark_note, pixel, rows_layer, texts
from terang.charts.scales import Scale
from terang.charts.style import INK, LABEL, LINE, MUTED, SMALL, Symbol
from terang.charts.text import plain, text_width, wrap
from terang.pages.figures import Point

SHORTEST = 30.0
"""The least length of the longest bar."""
GAP = 6.0
"""Air between a bar and its words."""


@dataclass(slots=True)
class Group:
    """The points that share a row: those of one label and key, by the place of their series."""

    label: str
    key: str
    points: dict[int, Point] = field(default_factory=dict)


def group_points(points: Sequence[Point], series: Sequence[str]) -> list[Group]:
    """Return the rows of a chart: a point whose place in its row is taken starts another, none is lost."""
    groups: list[Group] = []
    for point in points:
        turn = series.index(point.series)
        open_groups = (
            group
            for group in groups
            if (group.label, group.key) == (point.label, point.key) and turn not in group.points
        )
        group = next(open_groups, None) if len(series) > 1 else None
        if group is None:
            group = Group(point.label, point.key)
            groups.append(group)
        group.points[turn] = point
    return groups


def fit_bars(bars: Sequence[tuple[float | None, Sequence[str]]], room: float) -> tuple[Scale, float]:
    """Return a scale for *bars* (value, lines of words) and its length, so that all words fit into *room*."""
    values = [value for value, _ in bars if value is not None]
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    scale = Scale("linear", low, high if high > low else low + 1.0, ())
    length = room
    for value, words in bars:
        share = scale.fraction(max(value or 0.0, 0.0))
        if share > 0:
            needed = max(text_width(line, LABEL) for line in words) + GAP
            length = min(length, (room - needed) / share)
    return scale, max(length, SHORTEST)


def value_lines(point: Point, room: float) -> list[str]:
    """Return the words of *point* on one line if *room* allows, else on two."""
    most = room - GAP if point.value is None else 0.6 * room
    return wrap(plain(point.text), LABEL, most, 2, whole=True)


def bar_row(point: Point, lines: list[str], y: float, scale: Scale, length: float, turn: int) -> Row:
    """Return the row of a bar centred on *y*: even the least value above zero keeps a sliver to be seen."""
    value = point.value or 0.0
    sliver = (scale.high - scale.low) * 1.5 / length
    drawn = max(value, sliver) if value > 0 else min(value, -sliver) if value < 0 else 0.0
    return {
        "v": drawn,
        "end": max(drawn, 0.0),
        "y": y,
        "words_y": y - (len(lines) - 1) * LINE / 2,
        "text": "\n".join(lines),
        "note": mark_note([point.key]),
        "turn": turn,
        "empty": point.value is None,
    }


def bar_layers(
    rows: Sequence[Row], scale: Scale, looks: Sequence[Symbol], thick: float, bases: Sequence[Row]
) -> list[Layer | None]:
    """Return the line of zero at *bases* (``y`` to ``y2``), the bars, ticks of zeros, and words of *rows*.

    The series at a place looks like *looks* at that place, from the start again where they run out.
    """
    x = alt.X("v:Q", scale=to_scale(scale), axis=None, stack=None)
    y = pixel(alt.Y, "y")
    layers: list[Layer | None] = [
        rows_layer([{"v": 0, **base} for base in bases]).mark_rule().encode(x=x, y=y, y2=Y2)
    ]
    for turn in sorted({row["turn"] for row in rows}):
        look = looks[turn % len(looks)]
        bars = [row for row in rows if row["turn"] == turn and row["v"] != 0]
        if bars:
            edge = {"stroke": look.edge} if look.edge != look.fill else {}
            bar = rows_layer(bars).mark_bar(orient="horizontal", size=thick, fill=look.fill, **edge)
            layers.append(bar.encode(x=x, y=y, description=NOTE))
    zeros = [
        {**row, "y": row["y"] - thick / 2 - 1, "y2": row["y"] + thick / 2 + 1}
        for row in rows
        if row["v"] == 0 and not row["empty"]
    ]
    if zeros:
        tick = rows_layer(zeros).mark_rule(stroke=INK, strokeWidth=1.5)
        layers.append(tick.encode(x=x, y=y, y2=Y2, description=NOTE))
    end, words_y = alt.X("end:Q", scale=to_scale(scale), axis=None), pixel(alt.Y, "words_y")
    silent = [{**row, "note": ""} for row in rows]
    known = [row for row in silent if not row["empty"]]
    empty = [row for row in silent if row["empty"]]
    layers.append(texts(known, end, words_y, dx=GAP))
    layers.append(texts(empty, end, words_y, MUTED, SMALL, dx=GAP, fontStyle="italic"))
    return layers
