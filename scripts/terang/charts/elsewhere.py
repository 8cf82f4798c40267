"""Drawing in the second process, which starts the engine while this one still reads the data."""

from __future__ import annotations

from pathlib import Path

from terang.charts.drawing import draw_and_keep
from terang.charts.engine import start_engine
from terang.charts.keys import drawing_key
from terang.errors import ChartFailed
from terang.messages import read_messages
from terang.pages.figures import Figure


def get_ready() -> None:
    """Load Altair and start the engine, so that the first drawing need not wait for them."""
    from terang.charts.kinds import known_kinds

    known_kinds()
    start_engine()


def draw_there(figure: Figure, lang: str, key: str, cache: Path | None) -> str:
    """Return the drawing of *figure* with the words of *lang* as this process reads them.

    *key* is what the asking process calls it: raise `ChartFailed` if the words or the code have
    changed since that process read them.
    """
    messages = read_messages(lang)
    if drawing_key(figure, messages) != key:
        raise ChartFailed(
            f"Grafik: {figure.id} ({lang})", "Kata atau kode berubah selama pembangunan; ulangi."
        )
    return draw_and_keep(figure, messages, key, cache)
