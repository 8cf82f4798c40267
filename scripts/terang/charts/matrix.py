"""Matrix: a row a place, a column a question, a symbol where they meet."""

from __future__ import annotations

from collections.abc import Sequence

from terang.charts.kinds import chart
from terang.charts.layers import (
    Layer,
    Row,
    boxes,
    compose,
    legend,
    mark_note,
    rules,
    symbols,
    text_row,
    texts,
)
from terang.charts.rows import Group, group_points
from terang.charts.scales import short_text
from terang.charts.style import DATA, EMPTIES, INK, LABEL, LINE, MUTED, PAPER, SMALL, WIDTH, Symbol
from terang.charts.text import plain, shorten, text_width, wrap
from terang.messages import Messages
from terang.pages.figures import Figure, Point
from terang.statuses import Status

NAME_ROOM = 116.0
"""The most that names may take of the width."""
WIDEST = 64.0
"""The most that a column takes."""
BOX = 17.0
"""Side of the square of a value."""

FULL = Symbol("square", DATA, DATA)
HOLLOW = Symbol("square", None, INK)


@chart("matrix")
def draw_matrix(figure: Figure, messages: Messages) -> Layer:
    """Draw a grid of symbols: a full square for a value, a hollow one for zero, open ones for empties."""
    columns = list(dict.fromkeys(point.series for point in figure.points))
    groups = group_points(figure.points, columns)
    names = [wrap(plain(group.label), LABEL, NAME_ROOM, 2) for group in groups]
    left = max(text_width(line, LABEL) for name in names for line in name) + 10
    cell = min((WIDTH - left) / len(columns), WIDEST)
    pitch = 28.0 if all(len(name) == 1 for name in names) else 2 * LINE + 8.0
    heads, top = _heads(columns, cell)
    height = pitch * len(groups)
    labels = [
        text_row(-left, (place + 0.5) * pitch, name, mark_note([group.key]))
        for place, (name, group) in enumerate(zip(names, groups, strict=True))
    ]
    lines = [
        {"x": -left, "x2": cell * len(columns), "y": pitch * place, "y2": pitch * place}
        for place in range(len(groups) + 1)
    ]
    words, below = legend(_entries(figure.points, messages), -left, height + 10)
    cells = _cells(groups, cell, pitch, figure.axis.unit, messages)
    right = WIDTH - left - cell * len(columns)
    fixed = [rules(lines), *heads, texts(labels), *cells, *words]
    return compose([], fixed, (left, top, right, below + 14), height)


def _heads(columns: Sequence[str], cell: float) -> tuple[list[Layer | None], float]:
    """Return the heads of the columns and their height.

    Where a word is wider than its column, every second head moves up a level, with a line down.
    """
    words = [word for column in columns for word in plain(column).split()]
    staggered = len(columns) > 1 and any(text_width(word, SMALL) > cell - 4 for word in words)
    room = (2 * cell if staggered else cell) - 6
    heads = [wrap(plain(column), SMALL, room, 3) if column else [] for column in columns]
    low = max((len(head) for head in heads[:: 2 if staggered else 1]), default=0)
    high = max((len(head) for head in heads[1::2]), default=0) if staggered else 0
    rows: list[Row] = []
    drops: list[Row] = []
    for place, head in enumerate(heads):
        x, lift = cell * (place + 0.5), 0.0
        if staggered and place % 2:
            lift = low * LINE + 4.0
            drops.append({"x": x, "x2": x, "y": -lift - 2, "y2": -3})
        half = max((text_width(line, SMALL) for line in head), default=0) / 2
        middle = min(x, cell * len(columns) - half)
        rows.append(text_row(middle, -lift - 5 - len(head) * LINE / 2, head))
    height = LINE * (low + high) + (14 if staggered else 8)
    return [rules(drops), texts(rows, color=MUTED, size=SMALL, align="center")], height


def _cells(
    groups: Sequence[Group], cell: float, pitch: float, unit: str, messages: Messages
) -> list[Layer | None]:
    """Return the symbols of all cells; a place that no point was given for stays blank."""
    full: list[Row] = []
    hollow: list[Row] = []
    numbers: dict[str, list[Row]] = {PAPER: [], INK: []}
    open_ones: dict[Status, list[Row]] = {status: [] for status in EMPTIES}
    for row, group in enumerate(groups):
        for column, point in group.points.items():
            x, y = cell * (column + 0.5), pitch * (row + 0.5)
            if point.value is None:
                open_ones[point.status].append({"x": x, "y": y})
                continue
            text = "" if point.value == 1 else _number(point.value, cell - 10, messages)
            half = max(BOX, text_width(text, SMALL, bold=True) + 7) / 2
            box = {"x": x - half, "x2": x + half, "y": y - BOX / 2, "y2": y + BOX / 2}
            (full if point.value else hollow).append(box)
            numbers[PAPER if point.value else INK].append({"x": x, "y": y, "text": text})
    look: Row = {"size": SMALL, "align": "center", "fontWeight": "bold"}
    return [
        boxes(full, DATA),
        boxes(hollow, None, INK),
        *(texts([r for r in rows if r["text"]], color=color, **look) for color, rows in numbers.items()),
        *(symbols(rows, EMPTIES[status], 60) for status, rows in open_ones.items()),
    ]


def _number(value: float, room: float, messages: Messages) -> str:
    text = messages.number(value)
    if text_width(text, SMALL, bold=True) > room:
        text = shorten(short_text(value, messages), SMALL, room + 6, bold=True)
    return text


def _entries(points: Sequence[Point], messages: Messages) -> list[tuple[str, Symbol]]:
    """Return the legend: only what the drawing holds."""
    entries = []
    if any(point.value for point in points):
        entries.append((messages("chart.legend.above_zero"), FULL))
    if any(point.value == 0 for point in points):
        entries.append((messages("status.nol"), HOLLOW))
    present = {point.status for point in points if point.value is None}
    return entries + [(messages(f"status.{s}"), symbol) for s, symbol in EMPTIES.items() if s in present]
