"""Steps: a ladder of how many got how far; each rung under its words, a bar a date if there are dates."""

from __future__ import annotations

from terang.charts.kinds import chart
from terang.charts.layers import Layer, compose, mark_note, text_row, texts
from terang.charts.rows import bar_layers, bar_row, fit_bars, group_points, value_lines
from terang.charts.style import CLASSES, DATA, LABEL, LINE, MUTED, SMALL, WIDTH, Symbol
from terang.charts.text import plain, text_width, wrap
from terang.messages import Messages
from terang.pages.figures import Figure

NAME_ROOM = 100.0
"""The most that dates may take of the width."""
PALE = (Symbol("square", CLASSES[2], CLASSES[2]), Symbol("square", CLASSES[3], CLASSES[3]))
FULL = Symbol("square", DATA, DATA)


@chart("steps")
def draw_steps(figure: Figure, messages: Messages) -> Layer:
    """Draw the rungs in the order given; of several dates the last is full, those before it paler."""
    dates = list(dict.fromkeys(point.series for point in figure.points))
    groups = group_points(figure.points, dates)
    names = [wrap(plain(group.label), LABEL, WIDTH, 2, bold=True) for group in groups]
    shown = {date: wrap(plain(date), SMALL, NAME_ROOM, 1) for date in dates if date}
    left = max((text_width(line, SMALL) + 8 for lines in shown.values() for line in lines), default=0.0)
    words = {id(point): value_lines(point, WIDTH - left) for point in figure.points}
    lane = 17.0 if all(len(lines) == 1 for lines in words.values()) else 2.0 * LINE + 2
    scale, length = fit_bars([(p.value, words[id(p)]) for p in figure.points], WIDTH - left)
    rows, labels, years, bases = [], [], [], []
    y = 0.0
    for group, name in zip(groups, names, strict=True):
        labels.append(text_row(-left, y + LINE * len(name) / 2, name, mark_note([group.key])))
        y += LINE * len(name) + 2
        bases.append({"y": y, "y2": y + lane * len(group.points)})
        for turn, point in sorted(group.points.items()):
            rows.append(bar_row(point, words[id(point)], y + lane / 2, scale, length, turn))
            if point.series:
                years.append(text_row(-left, y + lane / 2, shown[point.series]))
            y += lane
        y += 9
    pale = [PALE[place % 2] for place in range(len(dates) - 1)]
    plot = bar_layers(rows, scale, [*pale, FULL], 13.0, bases)
    fixed = [texts(labels, fontWeight="bold"), texts(years, color=MUTED, size=SMALL)]
    return compose(plot, fixed, (left, 2, WIDTH - left - length, 2), y - 9)
