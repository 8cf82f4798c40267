"""Histogram: how many places fall into each stretch of values; those without a value stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from terang.charts.axes import axis_words
from terang.charts.kinds import chart
from terang.charts.layers import (
    NOTE,
    X2,
    Layer,
    Row,
    boxes,
    compose,
    mark_note,
    pixel,
    rows_layer,
    rules,
    text_row,
    texts,
)
from terang.charts.scales import multiples, nice_step, powers_of_ten, tick_text
from terang.charts.style import DATA, EMPTIES, MUTED, SMALL, WIDTH
from terang.charts.text import text_width
from terang.messages import Messages
from terang.pages.figures import Figure, Point

SIDE = 6.0
PLOT = WIDTH - 2 * SIDE
TALLEST = 120.0
"""The most that the highest bar takes."""
APART = 10.0
"""Air beside a bin of one value."""
WIDEST = 72.0
"""The most that a bar is wide."""
BINS = 7
"""About how many stretches of values there are."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of values: from *low* up to, but for the last one not including, *high*.

    Where both are the same, the bin is of that one value.
    """

    low: float
    high: float
    points: tuple[Point, ...]


def make_bins(points: Sequence[Point], logarithmic: bool = False) -> list[Bin]:
    """Return the *points* that have a value in bins with round edges, an empty bin included.

    A few whole numbers have a bin each. Logarithmic bins are powers of ten, with one for zero.
    """
    values = [(p.value, p) for p in points if p.value is not None]
    if not values:
        return []
    numbers = [value for value, _ in values]
    if logarithmic and min(numbers) >= 0 < max(numbers):
        edges = powers_of_ten(min(n for n in numbers if n > 0), max(numbers))
        zeros = tuple(p for value, p in values if value == 0)
        rest = [(value, p) for value, p in values if value > 0]
        return ([Bin(0.0, 0.0, zeros)] if zeros else []) + _between(edges, rest)
    if max(numbers) - min(numbers) <= BINS and all(float(number).is_integer() for number in numbers):
        whole = range(int(min(numbers)), int(max(numbers)) + 1)
        return [Bin(n, n, tuple(p for value, p in values if value == n)) for n in whole]
    return _between(_edges(numbers), values)


def _edges(values: Sequence[float]) -> tuple[float, ...]:
    low, high = min(values), max(values)
    if 0 < low <= high / 2:
        low = 0.0
    step = nice_step(high - low if high > low else abs(high), BINS)
    if all(float(value).is_integer() for value in values):
        step = max(step, 1.0)
    edges = multiples(low, high, step)
    return edges if len(edges) > 1 else (edges[0], edges[0] + step)


def _between(edges: Sequence[float], values: Sequence[tuple[float, Point]]) -> list[Bin]:
    bins = []
    for low, high in pairwise(edges):
        last = high == edges[-1]
        members = (p for value, p in values if low <= value < high or (last and value == high))
        bins.append(Bin(low, high, tuple(members)))
    return bins


@chart("histogram")
def draw_histogram(figure: Figure, messages: Messages) -> Layer:
    """Draw a bar a bin with its count, and below it an outlined bar for each kind of empty.

    Upright or lying, a place takes the same length in every bar.
    """
    bins = make_bins(figure.points, figure.axis.logarithmic)
    grouped = {s: [p for p in figure.points if p.value is None and p.status == s] for s in EMPTIES}
    empties = {status: members for status, members in grouped.items() if members}
    most = max((len(each.points) for each in bins), default=0)
    longest = max((len(members) for members in empties.values()), default=0)
    unit = min(TALLEST / max(most, 1), PLOT / max(longest, 1))
    height = max(unit * most, 1.0)
    bars = _bin_bars(bins) if bins else []
    plot = [_bars(bars, most, height), _counts(bars, most, messages)] if bins else []
    fixed, below = _edge_words(bins, bars, height, figure, messages) if bins else ([], 0.0)
    y = height + below + 6 if bins else 0.0
    for status, members in empties.items():
        words = messages("chart.missing", status=messages(f"status.{status}"), count=len(members))
        note = mark_note(
            [p.key for p in members], callout=f"row:11:{PLOT - text_width(words, SMALL) - 12:.0f}"
        )
        row = {"x": 0.5, "x2": max(unit * len(members), 2), "y": y + 18, "y2": y + 30, "note": note}
        fixed.append(texts([text_row(0, y + 7, [words])], color=MUTED, size=SMALL))
        fixed.append(boxes([row], None, MUTED, strokeDash=[3, 2]))
        y += 40
    if bins:
        fixed.append(texts([text_row(0, -28, [messages("chart.counted")])], color=MUTED, size=SMALL))
    return compose(plot, fixed, (SIDE, 40 if bins else 2, SIDE, max(y - height, below)), height)


def _bin_bars(bins: Sequence[Bin]) -> list[Row]:
    """Return a bar for each of *bins*, side by side; a bin of one value stands a little apart."""
    exact = [each.low == each.high for each in bins]
    gaps = [APART if before or after else 0.0 for before, after in pairwise(exact)]
    wide = min((PLOT - sum(gaps)) / len(bins), WIDEST)
    rows = []
    for place, each in enumerate(bins):
        x = wide * place + sum(gaps[:place])
        note = mark_note([p.key for p in each.points], callout="bin")
        bar = {"x": x + 0.75, "x2": x + wide - 0.75, "count": len(each.points), "zero": 0}
        rows.append({**bar, "note": note})
    return rows


def _bars(rows: Sequence[Row], most: int, height: float) -> Layer | None:
    """Return the bars of the bins that hold something: one place too is high enough to be seen."""
    rows = [{**row, "drawn": max(row["count"], most * 1.5 / height)} for row in rows if row["count"]]
    return (
        rows_layer(rows)
        .mark_rect(fill=DATA)
        .encode(x=pixel(alt.X, "x"), x2=X2, y=_heights(most), y2=alt.Y2("zero:Q"), description=NOTE)
    )


def _counts(rows: Sequence[Row], most: int, messages: Messages) -> Layer | None:
    words = [
        {"x": (row["x"] + row["x2"]) / 2, "drawn": row["count"], "text": messages.number(row["count"])}
        for row in rows
        if row["count"]
    ]
    return texts(words, y=_heights(most), align="center", dy=-8)


def _heights(most: int) -> alt.Y:
    return alt.Y("drawn:Q", scale=alt.Scale(domain=[0, most], nice=False, padding=0), axis=None, stack=None)


def _edge_words(
    bins: Sequence[Bin], bars: Sequence[Row], height: float, figure: Figure, messages: Messages
) -> tuple[list[Layer | None], float]:
    """Return the line under the bins, the words of its edges, the title of the axis, and their height."""
    exact = [each.low == each.high for each in bins]
    ticks = [
        (each.low, (bar["x"] + bar["x2"]) / 2 if alone else bar["x"] - 0.75)
        for each, bar, alone in zip(bins, bars, exact, strict=True)
    ]
    notches = [x for (_, x), alone in zip(ticks, exact, strict=True) if not alone]
    if not exact[-1]:
        ticks.append((bins[-1].high, bars[-1]["x2"] + 0.75))
        notches.append(ticks[-1][1])
    told = [(value, tick_text(value, figure.axis.unit, messages), x) for value, x in ticks]
    words, deep = axis_words(told, PLOT, height, figure.axis.title)
    feet = [(bar["x"], bar["x2"]) for bar in bars] if any(exact) else [(0.0, bars[-1]["x2"])]
    lines = [{"x": x, "x2": x2, "y": height, "y2": height} for x, x2 in feet]
    lines_up = [{"x": x, "x2": x, "y": height, "y2": height + 4} for x in notches]
    return [rules(lines, MUTED), rules(lines_up), words], deep
