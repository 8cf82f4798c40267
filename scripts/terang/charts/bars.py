"""Bars: one place or category a row, its name left, its value in words right of the bar.

A point without a value has no bar, only the words for its kind of empty; zero has a thin upright
tick. Points with series share the row of their label, a thinner bar each.
"""

from __future__ import annotations

from terang.charts.kinds import chart
from terang.charts.layers import Layer, compose, legend, mark_note, text_row, texts
from terang.charts.rows import bar_layers, bar_row, fit_bars, group_points, value_lines
from terang.charts.style import DATA, DATA_SOFT, INK, LABEL, LINE, MUTED, WIDTH, Symbol
from terang.charts.text import plain, text_width, wrap
from terang.messages import Messages
from terang.pages.figures import Figure

NAME_ROOM = 118.0
"""The most that names may take of the width."""
LOOKS = (
    Symbol("square", DATA, DATA),
    Symbol("square", DATA_SOFT, DATA),
    Symbol("square", None, INK),
    Symbol("square", MUTED, MUTED),
)
"""The bars of each series: full, pale with a dark edge, hollow, grey."""


@chart("bars")
def draw_bars(figure: Figure, messages: Messages) -> Layer:
    """Draw the points as horizontal bars, in the order given."""
    series = list(dict.fromkeys(point.series for point in figure.points))
    groups = group_points(figure.points, series)
    names = [wrap(plain(group.label), LABEL, NAME_ROOM, 3) for group in groups]
    left = max(text_width(line, LABEL) for name in names for line in name) + 8
    lane, thick = (19.0, 14.0) if len(series) == 1 else (16.0, 11.0)
    words = {id(point): value_lines(point, WIDTH - left) for point in figure.points}
    if any(len(lines) > 1 for lines in words.values()):
        lane = 2.0 * LINE + 2
    pitch = max(lane * len(series) + 7, max(map(len, names)) * LINE + 8)
    scale, length = fit_bars([(p.value, words[id(p)]) for p in figure.points], WIDTH - left)
    tops = [(place + 0.5) * pitch - lane * len(series) / 2 for place in range(len(groups))]
    rows = [
        bar_row(point, words[id(point)], tops[place] + lane * (turn + 0.5), scale, length, turn)
        for place, group in enumerate(groups)
        for turn, point in sorted(group.points.items())
    ]
    labels = [
        text_row(-left, (place + 0.5) * pitch, name, mark_note([group.key]))
        for place, (name, group) in enumerate(zip(names, groups, strict=True))
    ]
    entries = [(name, LOOKS[turn % len(LOOKS)]) for turn, name in enumerate(series) if name]
    head, top = legend(entries, -left, -6.0, above=True)
    height = pitch * len(groups)
    plot = bar_layers(rows, scale, LOOKS, thick, [{"y": 0, "y2": height}])
    return compose(plot, [*head, texts(labels)], (left, top + 8, WIDTH - left - length, 2), height)
