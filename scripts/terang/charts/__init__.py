"""Figures become pictures: `draw_figure` for one, `draw_figures` for a site's worth.

A drawing is made from a figure's kind, points, axis and nature in one language, and from nothing
else. What differs from page to page (the place marked out, the title, the ids) is added by
`finish_drawing`, so that a hundred pages share one drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path

from terang.charts.cache import read_drawing
from terang.charts.drawing import draw, draw_and_keep
from terang.charts.elsewhere import Drawings, draw_there, get_ready
from terang.charts.finish import finish_drawing, mark_highlight
from terang.charts.keys import drawing_key
from terang.messages import Messages
from terang.pages.figures import Figure
from terang.second import SecondProcess

__all__ = ["draw_figure", "draw_figures", "drawing_key", "finish_drawing", "get_ready", "mark_highlight"]


def draw_figure(figure: Figure, messages: Messages) -> str:
    """Return the finished SVG of *figure* in the language of *messages*; raise `ChartFailed`."""
    return finish_drawing(draw(figure, messages), figure)


def draw_figures(
    figures: Iterable[tuple[Figure, Messages]],
    cache: Path | None = None,
    second: SecondProcess | None = None,
) -> Mapping[str, str]:
    """Return the drawings of *figures* by their `drawing_key`, to be finished by `finish_drawing`.

    Each different drawing is drawn once, or taken from the folder *cache*, where new ones are
    kept at once: a build that is broken off loses none. Raise `ChartFailed` naming the figure.
    With a *second* process it draws while this one goes on: whoever takes a drawing that is not
    ready waits for it, and meets its `ChartFailed` there.
    """
    drawings: dict[str, str | Future[str]] = {}
    for figure, messages in figures:
        key = drawing_key(figure, messages)
        if key in drawings:
            continue
        kept = read_drawing(cache, key) if cache else None
        if kept is not None:
            drawings[key] = kept
        elif second is None:
            drawings[key] = draw_and_keep(figure, messages, key, cache)
        else:
            drawings[key] = second.ask(draw_there, figure, messages.lang, key, cache)
    return Drawings(drawings)
