"""One decorated function is one indicator.

The function's name is the indicator's id, the names of its parameters are the tables it may read
(so its sources are derived, never typed), its docstring is the method note, and its words stand in
the catalogues under ``indicator.<id>``. It returns a frame made by `measure`, `city_series`,
`place_series` or `ratio`: columns ``region, period, value, status, sources, caveats`` and, for a
ratio, ``base``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from terang.catalog import Level
from terang.errors import InvalidIndicator
from terang.observations import Indicator

Compute = Callable[..., pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Registered:
    """An indicator with the function that computes it."""

    indicator: Indicator
    compute: Compute


_REGISTRY: dict[str, Registered] = {}


def indicator(
    *, unit: str, level: Level = "kelurahan", logarithmic: bool = False
) -> Callable[[Compute], Compute]:
    """Register the decorated function as an indicator counted in *unit*, known down to *level*."""

    def register(function: Compute) -> Compute:
        name = function.__name__
        if name in _REGISTRY:
            raise InvalidIndicator(f"Dua indikator bernama {name}")
        if not function.__doc__:
            raise InvalidIndicator(f"Indikator tanpa catatan cara hitung: {name}")
        topic = function.__module__.rsplit(".", 1)[-1]
        tables = tuple(inspect.signature(function).parameters)
        known = Indicator(name, topic, unit, level, tables, logarithmic, inspect.getdoc(function) or "")
        _REGISTRY[name] = Registered(known, function)
        return function

    return register


def registered() -> Mapping[str, Registered]:
    """Return every indicator by id, topic by topic, in the order in which the files define them."""
    package = importlib.import_module("terang.indicators")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        importlib.import_module(f"terang.indicators.{module.name}")
    return _REGISTRY
