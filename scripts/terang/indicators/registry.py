"""One decorated function is one indicator.

The function's name is the indicator's id, the names of its parameters are the tables it may read
(so its sources are derived, never typed), its docstring says in a line what it counts, its words stand
in the catalogues under ``indicator.<id>``, and the file it stands in is its topic. It returns a frame
made by the moves in `terang.indicators.frames` and `terang.indicators.times`: the columns `COLUMNS` and,
for a ratio, ``base``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
    *,
    unit: str,
    level: Level = "kelurahan",
    logarithmic: bool = False,
    additive: bool = True,
    signed: bool = False,
    decimals: int | None = None,
) -> Callable[[Compute], Compute]:
    """Register the decorated function as an indicator counted in *unit*, known down to *level*.

    *logarithmic* says that its values spread over several powers of ten, *additive* that those of
    regions may be added up, *signed* that they may be below zero; *decimals* is how many are shown
    where the unit's own would promise too much. Raises `InvalidIndicator` for a second function of
    one name and for one without a docstring.
    """

    def register(function: Compute) -> Compute:
        name = function.__name__
        if name in _REGISTRY:
            raise InvalidIndicator(f"Dua indikator bernama {name}")
        if not function.__doc__:
            raise InvalidIndicator(f"Indikator tanpa catatan cara hitung: {name}")
        topic = function.__module__.rsplit(".", 1)[-1]
        tables = tuple(inspect.signature(function).parameters)
        known = Indicator(name, topic, unit, level, tables, logarithmic, additive, signed, decimals)
        _REGISTRY[name] = Registered(known, function)
        return function

    return register


def registered() -> Mapping[str, Registered]:
    """Return every indicator by id, topics by name, each in the order in which its file defines them."""
    package = importlib.import_module("terang.indicators")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"terang.indicators.{module.name}")
    # Sorted here, for some other module may have imported a topic before its turn.
    by_topic = sorted(_REGISTRY.items(), key=lambda item: item[1].indicator.topic)
    return MappingProxyType(dict(by_topic))
