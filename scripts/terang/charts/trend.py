"""Trend: a line a series over periods, named at its end; broken wherever a value is not there.

A period without a value is no point of the line: it is an open symbol in a row under the periods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from terang.charts.axes import axis_words, to_scale
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
    symbols,
    text_row,
    texts,
)
from terang.charts.periods import Line, read_lines
from terang.charts.scales import Scale, linear_scale, log_scale, tick_text
from terang.charts.style import LABEL, LINE, MUTED, SERIES, SMALL, WIDTH, Stroke, Symbol
from terang.charts.text import apart, plain, text_width, wrap
from terang.messages import Messages
from terang.pages.figures import Figure

PLOT = 160.0
"""Height of the plot."""
NAME_ROOM = 92.0
"""The most that the names at the line ends may take of the width."""
SIDE = 8.0
"""Air between the plot's edge and the first and last period."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where periods and values stand, counted from the top left corner of the plot."""

    periods: tuple[str, ...]
    scale: Scale
    left: float
    right: float
    height: float

    @property
    def width(self) -> float:
        """Width of the plot."""
        return WIDTH - self.left - self.right

    def x(self, place: int) -> float:
        """Return where the period at *place* stands."""
        if len(self.periods) == 1:
            return self.width / 2
        return SIDE + place * (self.width - 2 * SIDE) / (len(self.periods) - 1)

    def y(self, value: float) -> float:
        """Return how far below the top *value* stands."""
        return (1 - self.scale.fraction(value)) * self.height


@chart("trend")
def draw_trend(figure: Figure, messages: Messages) -> Layer:
    """Draw the series as lines over their periods, the first as the main one."""
    periods, lines = read_lines(figure.points)
    values = [value for line in lines for _, value in line.known]
    scale = log_scale(values) if figure.axis.logarithmic else linear_scale(values)
    left = max(text_width(tick_text(v, figure.axis.unit, messages), SMALL) for v in scale.ticks) + 8
    names = [_end_words(line, place, periods) for place, line in enumerate(lines)]
    right = max((text_width(text, LABEL, bold=True) for name in names for text in name), default=0)
    left, right = (left, right + 10 if right else 8) if values else (8, 8)
    frame = Frame(tuple(periods), scale, left, right, PLOT if values else 1)
    title = wrap(plain(figure.axis.title), SMALL, WIDTH, 2)
    above = 14.0 + LINE * len(title) if values else 6.0
    above += 10 if len(lines[0].known) > 1 else 0
    plot, fixed = [_axes(frame)], _tick_words(figure, frame, messages)
    for place, line in enumerate(lines):
        plot += _line(line, frame, SERIES[place % len(SERIES)], main=place == 0)
    if values:
        fixed += [_title(title, frame, above), *_ends(lines, names, frame), _first_value(lines, frame)]
    empties, below = _gaps(lines, frame, messages)
    return compose(plot, [*fixed, *empties], (frame.left, above, frame.right, 26 + below), frame.height)


def _axes(frame: Frame) -> Layer:
    """Return the line of periods with its ticks, and a thin line across at each tick of values."""
    y = alt.Y("v:Q", scale=to_scale(frame.scale), axis=None)
    if frame.height > 1:
        y.axis = alt.Axis(values=list(frame.scale.ticks), grid=True)
    return rows_layer([]).mark_point().encode(x=_periods(frame, axis=alt.Axis()), y=y)


def _tick_words(figure: Figure, frame: Frame, messages: Messages) -> list[Layer | None]:
    """Return the words of both axes: every value, and the periods that fit."""
    ticks = [(place, period, frame.x(place)) for place, period in enumerate(frame.periods)]
    below, _ = axis_words(ticks, frame.width, frame.height)
    rows = [
        text_row(-8, frame.y(value), [tick_text(value, figure.axis.unit, messages)])
        for value in (frame.scale.ticks if frame.height > 1 else ())
    ]
    return [below, texts(rows, color=MUTED, size=SMALL, align="right")]


def _periods(frame: Frame, axis: alt.Axis | None = None) -> alt.X:
    scale = alt.Scale(
        type="point",
        domain=list(range(len(frame.periods))),
        range=[SIDE, frame.width - SIDE],
        padding=0,
    )
    return alt.X("p:O", scale=scale, axis=axis)


def _line(line: Line, frame: Frame, stroke: Stroke, main: bool) -> list[Layer | None]:
    """Return one series: a path a stretch without gaps, a dot a value."""
    rows: list[Row] = []
    for number, run in enumerate(line.runs):
        for place, value in run:
            point = line.points[place]
            hint = f"{line.name} {point.label}: {point.text}" if point else ""
            note = mark_note([line.key], hint, "line")
            rows.append({"p": place, "v": value, "run": number, "line": len(run) > 1, "note": note})
    if not rows:
        return []
    on = {
        "x": _periods(frame),
        "y": alt.Y("v:Q", scale=to_scale(frame.scale), axis=None),
        "description": NOTE,
    }
    drawn = [{**row, "note": mark_note([line.key], callout="line")} for row in rows if row["line"]]
    layers: list[Layer | None] = []
    if drawn:
        path = rows_layer(drawn).mark_line(
            stroke=stroke.color, strokeWidth=stroke.width, strokeDash=list(stroke.dash), strokeJoin="round"
        )
        layers.append(path.encode(detail=alt.Detail("run:N"), **on))
    area = 38 if main else 16
    dots = rows_layer(rows).mark_point(shape="circle", size=area, fill=stroke.color, filled=True)
    return [*layers, dots.encode(**on)]


def _end_words(line: Line, place: int, periods: Sequence[str]) -> list[str]:
    """Return what stands at the end of a line: its name, the last value of the main one.

    Where the last value is not of the last period, its own period is told.
    """
    if not line.known:
        return []
    last = line.known[-1][0]
    name = wrap(plain(line.name), LABEL, NAME_ROOM, 3, bold=place == 0) if line.name else []
    point = line.points[last]
    told = point.text if point and place == 0 else ""
    value = wrap(plain(told), LABEL, NAME_ROOM, 3, bold=True, whole=True) if told else []
    period = [f"({plain(periods[last])})"] if last < len(periods) - 1 else []
    return [*name, *value, *period]


def _ends(lines: Sequence[Line], names: Sequence[list[str]], frame: Frame) -> list[Layer | None]:
    """Return the words at the line ends, moved apart where they would touch."""
    ends = [
        (frame.y(line.known[-1][1]), place) for place, line in enumerate(lines) if line.known and names[place]
    ]
    heights = [LINE * len(names[place]) for _, place in sorted(ends)]
    middles = apart([y for y, _ in sorted(ends)], heights, frame.height + 8)
    x = frame.width + 6
    words: dict[bool, list[Row]] = {True: [], False: []}
    leaders: list[Row] = []
    for (y, place), middle in zip(sorted(ends), middles, strict=True):
        note = mark_note([lines[place].key])
        words[place == 0].append(text_row(x, middle, names[place], note))
        last = frame.x(lines[place].known[-1][0]) + 5
        if abs(y - middle) > 5 or last < x - 16:
            leaders.append({"x": last, "y": y, "x2": x - 2, "y2": middle})
    main = texts(words[True], fontWeight="bold")
    return [rules(leaders), texts(words[False], color=MUTED), main]


def _first_value(lines: Sequence[Line], frame: Frame) -> Layer | None:
    """Return the words of the first value of the main line, on the side where fewer lines run."""
    main = lines[0]
    if len(main.known) < 2:
        return None
    place, value = main.known[0]
    point = main.points[place]
    lines_of = wrap(plain(point.text), LABEL, 0.55 * frame.width, 2, whole=True) if point else []
    width = max(text_width(line, LABEL, bold=True) for line in lines_of)
    x = min(max(frame.x(place) - 4, -frame.left), frame.width - width)
    away = 6 + LINE * len(lines_of) / 2
    sides = [frame.y(value) - away, frame.y(value) + away + 1]
    y = min(sides, key=lambda side: _crossings(lines, frame, (x, x + width), (side, away + 2)))
    return texts([text_row(x, y, lines_of)], fontWeight="bold")


def _crossings(
    lines: Sequence[Line], frame: Frame, span: tuple[float, float], band: tuple[float, float]
) -> int:
    """Return how often the lines come into a *band* (its middle, and half its height) within *span*."""
    y, half = band
    count = 0
    for line in lines:
        for run in line.runs:
            places = [(frame.x(p), frame.y(v)) for p, v in run]
            count += sum(span[0] - 4 <= at <= span[1] + 4 and abs(high - y) < half - 4 for at, high in places)
            for (x1, y1), (x2, y2) in pairwise(places):
                steps = [(x1 + (x2 - x1) * part / 8, y1 + (y2 - y1) * part / 8) for part in range(9)]
                count += sum(
                    span[0] - 3 <= at <= span[1] + 3 and abs(high - y) < half - 4 for at, high in steps
                )
    return count


def _gaps(lines: Sequence[Line], frame: Frame, messages: Messages) -> tuple[list[Layer | None], float]:
    """Return a row of open symbols for each series with gaps, its explanation, and the height of both."""
    layers: list[Layer | None] = []
    entries: list[tuple[str, Symbol]] = []
    y = frame.height + 30
    for place, line in enumerate(lines):
        if not line.gaps:
            continue
        symbol = Symbol("diamond", edge=SERIES[place % len(SERIES)].color)
        layers.append(symbols([{"x": frame.x(gap), "y": y} for gap in line.gaps], symbol))
        kinds = dict.fromkeys(
            messages(f"status.{p.status}") if p else messages("chart.gap")
            for p in (line.points[gap] for gap in line.gaps)
        )
        words = messages.join(list(kinds))
        entries.append((f"{plain(line.name)}: {words}" if len(lines) > 1 else words, symbol))
        y += 11
    words_layers, height = legend(entries, -frame.left, y)
    return [*layers, *words_layers], y - frame.height - 24 + height if entries else 0.0


def _title(lines: Sequence[str], frame: Frame, above: float) -> Layer | None:
    middle = LINE * len(lines) / 2 - above
    return texts([text_row(-frame.left, middle, lines)], color=MUTED, size=SMALL) if lines else None
