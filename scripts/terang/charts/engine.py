"""The one door to the drawing engine: a Vega-Lite specification in, SVG out. [door: vl-convert]

Names are imported late: a build whose drawings are all in the cache never starts the engine.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

from terang.errors import ChartFailed

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The language of specifications, by the name that the engine knows it by; nothing is fetched."""

_NUMBERS: dict[str, dict[str, Any]] = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""], "minus": "-"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""], "minus": "-"},
}

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DAYS = {
    "id": "Minggu Senin Selasa Rabu Kamis Jumat Sabtu".split(),
    "en": "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(),
}


def render(specification: dict[str, Any], lang: str) -> str:
    """Return *specification* drawn as SVG, its numbers and dates in *lang*; raise `ChartFailed`."""
    import vl_convert

    try:
        drawing: str = vl_convert.vegalite_to_svg(
            specification,
            allowed_base_urls=[],
            format_locale=_NUMBERS.get(lang, _NUMBERS["en"]),
            time_format_locale=_times(lang if lang in _MONTHS else "en"),
        )
    except ValueError as error:
        raise ChartFailed(f"vl-convert: {error}") from error
    return drawing


def start_engine() -> None:
    """Let the engine draw nothing: the first drawing takes as long as twenty others."""
    render({"$schema": SCHEMA, "data": {"values": []}, "mark": "point"}, "id")


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Return what makes the pictures, with versions: other versions may draw the same thing otherwise."""
    return " ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python", "babel"))


def _times(lang: str) -> dict[str, Any]:
    return {
        "dateTime": "%A, %-d %B %Y %H.%M.%S",
        "date": "%-d %B %Y",
        "time": "%H.%M.%S",
        "periods": ["AM", "PM"],
        "days": _DAYS[lang],
        "shortDays": [day[:3] for day in _DAYS[lang]],
        "months": _MONTHS[lang],
        "shortMonths": [month[:3] for month in _MONTHS[lang]],
    }
