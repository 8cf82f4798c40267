"""The picture of a page, as a link preview shows it: one answer, one or two numbers, where they come from.

Drawn to be read at a quarter of its size, which is what a telephone leaves of it.
"""

from __future__ import annotations

from terang.cards.canvas import HORIZON, STATUS_MARKS, SUN, Canvas
from terang.cards.fonts import BOLD, SANS, SERIF, fitted, text_width
from terang.charts.style import ACCENT, DATA, INK, MUTED, PAPER, RULE
from terang.pages.models_share import PictureFigure, SharePicture

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
FOOT = HEIGHT - 48
SPLIT = 54
"""A name that would be smaller than this on one line takes two."""


def draw_picture(picture: SharePicture) -> str:
    """Return *picture* as SVG."""
    canvas = Canvas(WIDTH, HEIGHT, PAPER)
    canvas.box(0, 0, WIDTH, 12, INK)
    _masthead(canvas, picture)
    foot = _title(canvas, picture)
    foot = _answer(canvas, picture, foot)
    if picture.figures:
        _figures(canvas, picture.figures)
    elif picture.note:
        _note(canvas, picture.note, foot)
    canvas.box(MARGIN, FOOT - 44, ROOM, 2, RULE)
    canvas.text(MARGIN, FOOT, picture.source, SANS, 28, MUTED)
    return canvas.svg()


def _masthead(canvas: Canvas, picture: SharePicture) -> None:
    canvas.shape(SUN, MARGIN - 3, 42, 1.4, ACCENT)
    canvas.shape(HORIZON, MARGIN - 3, 42, 1.4, INK)
    canvas.text(MARGIN + 58, 78, picture.site, BOLD, 32)
    taken = text_width(picture.site, BOLD, 32) + 58 + 40
    size, lines = fitted(picture.kicker or " ", SANS, 32, ROOM - taken, 1)
    canvas.text(WIDTH - MARGIN, 78, " ".join(lines), SANS, size, MUTED, end=True)


def _title(canvas: Canvas, picture: SharePicture) -> float:
    """Write the name of the place, a long one over two lines; return its foot."""
    largest = 112 if picture.status else 88
    foot = 206 if picture.status else 180
    size, lines = fitted(picture.title, SERIF, largest, ROOM, 1)
    if size < SPLIT:
        size, lines = fitted(picture.title, SERIF, SPLIT, ROOM, 2)
    canvas.lines(MARGIN, foot - (len(lines) - 1) * size, lines, SERIF, size, size)
    return foot


def _answer(canvas: Canvas, picture: SharePicture, top: float) -> float:
    """Write the answer below *top*, its mark before it; a long one goes over three lines. Return its foot."""
    mark = STATUS_MARKS.get(picture.status, "")
    if mark:
        canvas.text(MARGIN, top + 58, picture.question, SANS, 34, MUTED)
        size, lines = fitted(picture.headline, SERIF, 60, ROOM - 74, 1)
        canvas.shape(mark, MARGIN - 4, top + 88, 2.3, MUTED if picture.status == "none" else DATA)
        canvas.text(MARGIN + 68, top + 134, " ".join(lines), SERIF, size)
        return top + 134
    size, lines = fitted(picture.headline, SANS, 38, ROOM, 3)
    return canvas.lines(MARGIN, top + 62, lines, SANS, size, size * 1.3)


def _figures(canvas: Canvas, figures: tuple[PictureFigure, ...]) -> None:
    """Write the numbers side by side, each above its label."""
    room = (ROOM - 48 * (len(figures) - 1)) / len(figures)
    for place, figure in enumerate(figures):
        left = MARGIN + place * (room + 48)
        canvas.box(left, 394, room, 3, INK)
        size, value = fitted(figure.text, BOLD, 58, room, 1)
        canvas.text(left, 458, " ".join(value), BOLD, size, DATA)
        size, label = fitted(figure.label, SANS, 32, room, 1)
        canvas.text(left, 504, " ".join(label), SANS, size, MUTED)


def _note(canvas: Canvas, note: str, top: float) -> None:
    canvas.box(MARGIN, top + 44, 5, 108, MUTED)
    size, lines = fitted(note, SANS, 38, ROOM - 32, 2)
    canvas.lines(MARGIN + 32, top + 86, lines, SANS, size, 52)
