"""Drawing a figure: its specification, the engine, and what is tidied up after it.

One drawing at a time: on two busy processors a second engine ate up what it saved, even for all
drawings of a city. Threads do not help either, and the engine does not survive a fork. What does
help is one process for all drawings beside the one that does everything else (`elsewhere`).
"""

from __future__ import annotations

from pathlib import Path

from terang.charts.cache import keep_drawing
from terang.charts.engine import render
from terang.charts.svg import tidy
from terang.errors import ChartFailed
from terang.messages import Messages
from terang.pages.figures import Figure
from terang.statuses import Nature


def draw(figure: Figure, messages: Messages) -> str:
    """Return the drawing of *figure*, not yet finished; raise `ChartFailed` naming the figure."""
    # Altair comes with the kinds, and only now: a build that finds everything in the cache is spared it.
    from terang.charts.kinds import specify

    simulated = figure.nature == Nature.SIMULATED
    stamp = (messages("chart.simulated"), messages("chart.simulated.note")) if simulated else None
    specification = specify(figure, messages)
    try:
        return tidy(render(specification, messages.lang), stamp)
    except ChartFailed as error:
        raise ChartFailed(f"Grafik: {figure.id} ({messages.lang})", *error.details) from error


def draw_and_keep(figure: Figure, messages: Messages, key: str, cache: Path | None) -> str:
    """Return the drawing of *figure*, kept under *key* in the folder *cache* if there is one."""
    drawing = draw(figure, messages)
    if cache is not None:
        keep_drawing(cache, key, drawing)
    return drawing
