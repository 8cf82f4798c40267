"""Figures become pictures: `draw_figure` for one, `draw_figures` for a site's worth.

A drawing is made from a figure's kind, points, axis and nature in one language, and from nothing
else. What differs from page to page (the place marked out, the title, the ids) is added by
`finish_drawing`, so that a hundred pages share one drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from terang.charts.cache import read_drawing
from terang.charts.drawing import draw, draw_and_keep
from terang.charts.elsewhere import draw_there, get_ready
from terang.charts.finish import finish_drawing, mark_highlight
from terang.charts.keys import drawing_key
from terang.messages import Messages
from terang.pages.figures import Figure
from terang.second import SecondProcess

__all__ = ["draw_figure", "draw_figures", "drawing_key", "finish_drawing", "get_ready", "mark_highlight"]


MANY = 100
"""So many missing drawings are worth starting a second engine, in this process."""


def draw_figure(figure: Figure, messages: Messages) -> str:
    """Return the finished SVG of *figure* in the language of *messages*; raise `ChartFailed`."""
    return finish_drawing(draw(figure, messages), figure)


def draw_figures(
    figures: Iterable[tuple[Figure, Messages]],
    cache: Path | None = None,
    second: SecondProcess | None = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, str]:
    """Return the drawings of *figures* by their `drawing_key`, to be finished by `finish_drawing`.

    Each different drawing is drawn once, or taken from the folder *cache*, where new ones are
    kept at once: a build that is broken off loses none. A *second* process, whose engine is warm,
    draws if there is one; *tell* hears how many of the missing ones are ready. Raise `ChartFailed`
    naming the figure.
    """
    wanted: dict[str, tuple[Figure, Messages]] = {}
    for figure, messages in figures:
        wanted.setdefault(drawing_key(figure, messages), (figure, messages))
    kept = {key: read_drawing(cache, key) for key in wanted} if cache else {}
    drawings = {key: drawing for key, drawing in kept.items() if drawing is not None}
    missing = {key: part for key, part in wanted.items() if key not in drawings}
    for done, (key, drawing) in enumerate(_drawn(missing, cache, second), 1):
        drawings[key] = drawing
        tell(done, len(missing))
    return drawings


def _drawn(
    missing: Mapping[str, tuple[Figure, Messages]], cache: Path | None, second: SecondProcess | None
) -> Iterator[tuple[str, str]]:
    if second is None:
        for key, (figure, messages) in missing.items():
            yield key, draw_and_keep(figure, messages, key, cache)
        return
    promised = {
        key: second.ask(draw_there, figure, messages.lang, key, cache)
        for key, (figure, messages) in missing.items()
    }
    if len(missing) >= MANY:
        for key in reversed(tuple(missing)):
            # What the second process has not begun is taken back and drawn here meanwhile.
            if not promised[key].cancel():
                break
            del promised[key]
            yield key, draw_and_keep(*missing[key], key, cache)
    for key, answer in promised.items():
        yield key, answer.result()
