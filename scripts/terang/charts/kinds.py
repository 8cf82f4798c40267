"""The kinds of drawing: one file each, found by its decorator.

A new kind is a new file in this folder with one function under ``@chart("its name")``.
"""

from __future__ import annotations

import math
import pkgutil
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from terang.errors import ChartFailed
from terang.messages import Messages
from terang.pages.figures import Figure, Point

if TYPE_CHECKING:
    import altair as alt

    Draw = Callable[[Figure, Messages], "alt.Chart | alt.LayerChart"]

_KINDS: dict[str, Draw] = {}


def chart(kind: str) -> Callable[[Draw], Draw]:
    """Register the decorated function as the one that draws figures of *kind*."""

    def register(draw: Draw) -> Draw:
        _KINDS[kind] = draw
        return draw

    return register


def known_kinds() -> frozenset[str]:
    """Return the names of all kinds that can be drawn."""
    _load_kinds()
    return frozenset(_KINDS)


def specify(figure: Figure, messages: Messages, validate: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification of *figure*; raise `ChartFailed` naming what cannot be drawn.

    With *validate* every piece is checked against the schema of Vega-Lite.
    """
    _load_kinds()
    if figure.kind not in _KINDS:
        raise ChartFailed(f"Grafik: {figure.id}", f"Jenis yang tidak dikenal: {figure.kind}")
    for point in figure.points:
        _check(point, figure)
    from altair.utils.schemapi import debug_mode

    from terang.charts.layers import nothing

    draw = _KINDS[figure.kind] if figure.points else nothing
    # Checking each piece against the schema of Vega-Lite costs more than the drawing; a test does it.
    with debug_mode(validate):
        specification: dict[str, Any] = draw(figure, messages).to_dict(validate=validate)
    return specification


def _check(point: Point, figure: Figure) -> None:
    """Raise `ChartFailed` where a value and its status contradict each other, or it is no number.

    A withheld value that came along would otherwise be published as a dot.
    """
    where = (f"Grafik: {figure.id}", f"Titik: {point.label}")
    if point.status.has_value != (point.value is not None):
        raise ChartFailed(*where, f"Status {point.status} tidak cocok dengan nilai {point.value}")
    if point.across is not None and not point.status.has_value:
        raise ChartFailed(*where, f"Status {point.status} tidak cocok dengan nilai {point.across}")
    for value in (point.value, point.across):
        if value is not None and not math.isfinite(value):
            raise ChartFailed(*where, f"Bukan bilangan: {value}")


@lru_cache(maxsize=1)
def _load_kinds() -> None:
    """Import every module of this folder, so that each kind registers itself; Altair comes with them."""
    import terang.charts as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
