"""SVG to pixels, with the letters of the theme. [door: vl-convert]"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from terang.cards.fonts import FONT_FOLDER
from terang.errors import ChartFailed


@cache
def get_ready() -> None:
    """Make the letters of the theme known to the engine."""
    import vl_convert

    vl_convert.register_font_directory(str(FONT_FOLDER))


def to_png(svg: str) -> bytes:
    """Return *svg* as PNG, one pixel a unit; raise `ChartFailed`."""
    import vl_convert

    get_ready()
    try:
        drawn: bytes = vl_convert.svg_to_png(svg)
    except ValueError as error:
        raise ChartFailed(f"vl-convert: {error}") from error
    return drawn


@cache
def engine_version() -> str:
    """Return what makes pictures: another version may draw the same thing otherwise."""
    return " ".join(f"{name} {version(name)}" for name in ("vl-convert-python", "numpy"))
