"""Figures become pictures: `draw_figure` for one, `draw_figures` for a site's worth.

A drawing is made from a figure's kind, points, axis and nature in one language, and from nothing
else. What differs from page to page (the place marked out, the title, the ids) is added by
`finish_drawing`, so that a hundred pages share one drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from terang.charts.cache import keep_drawing, read_drawing
from terang.charts.drawing import draw
from terang.charts.finish import finish_drawing, mark_highlight
from terang.charts.keys import drawing_key
from terang.messages import Messages
from terang.pages.figures import Figure

__all__ = ["draw_figure", "draw_figures", "drawing_key", "finish_drawing", "mark_highlight"]


def draw_figure(figure: Figure, messages: Messages) -> str:
    """Return the finished SVG of *figure* in the language of *messages*; raise `ChartFailed`."""
    return finish_drawing(draw(figure, messages), figure)


def draw_figures(figures: Iterable[tuple[Figure, Messages]], cache: Path | None = None) -> Mapping[str, str]:
    """Return the drawings of *figures* by their `drawing_key`, to be finished by `finish_drawing`.

    Each different drawing is drawn once, or taken from the folder *cache*, where new ones are
    kept at once: a build that is broken off loses none. Raise `ChartFailed` naming the figure.
    """
    drawings: dict[str, str] = {}
    for figure, messages in figures:
        key = drawing_key(figure, messages)
        if key in drawings:
            continue
        kept = read_drawing(cache, key) if cache else None
        drawings[key] = kept or draw(figure, messages)
        if cache and kept is None:
            keep_drawing(cache, key, drawings[key])
    return drawings
