"""The relations of the tables as linear equations between single cells."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from terang.catalog import Relation
from terang.disclosure.cells import Cell, Place, World

_MONTH_LENGTH = len("2000-01")


@dataclass(frozen=True, slots=True)
class Equation:
    """*low* <= the sum of factor x cell <= *high*."""

    terms: tuple[tuple[Cell, float], ...]
    low: float
    high: float


def equations_of(world: World) -> Iterator[Equation]:
    """Yield every equation that the relations of *world* make between its cells."""
    periods = _Periods(world)
    for table in world.tables.values():
        for relation in table.relations:
            for place in world.places[table.key]:
                yield from _equations(relation, table.key, place, periods)


def _equations(relation: Relation, table: str, place: Place, periods: _Periods) -> Iterator[Equation]:
    def cells(names: tuple[str, ...], factor: float) -> tuple[tuple[Cell, float], ...]:
        return tuple((Cell(table, name, *place), factor) for name in names)

    whole = Cell(table, relation.whole, *place)
    if relation.kind == "at_most":
        top = periods.whole(relation, place) if relation.table else whole
        if top is not None:
            yield from (Equation((part, (top, -1)), -math.inf, 0) for part in cells(relation.parts, 1))
    elif relation.kind == "sum":
        yield Equation(((whole, 1), *cells(relation.parts, -1)), 0, 0)
    elif relation.kind == "times":
        yield Equation(((whole, 1), *cells(relation.parts, -relation.factor)), 0, 0)
    elif (earlier := periods.month_before(table, place)) is not None:
        before = Cell(table, relation.whole, *earlier)
        flow = (*cells(relation.parts, -1), *cells(relation.minus, 1))
        lowest = 0 if relation.kind == "stock_flow" else -math.inf
        yield Equation(((whole, 1), (before, -1), *flow), lowest, 0)


class _Periods:
    """Which rows of other times and tables belong to a row."""

    def __init__(self, world: World) -> None:
        self._world = world

    @cached_property
    def _rows(self) -> dict[str, frozenset[Place]]:
        return {key: frozenset(places) for key, places in self._world.places.items()}

    @cached_property
    def _times(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for key, places in self._world.places.items():
            for place in places:
                found.setdefault((key, place.region), set()).add(place.period)
        return {key: sorted(times) for key, times in found.items()}

    def month_before(self, table: str, place: Place) -> Place | None:
        """Return the row of *table* one month before *place*; None if there is none."""
        if not _is_month(place.period):
            return None
        year, month = int(place.period[:4]), int(place.period[5:])
        earlier = f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"
        found = place._replace(period=earlier)
        return found if found in self._rows[table] else None

    def whole(self, relation: Relation, place: Place) -> Cell | None:
        """Return the cell of another table that bounds *place*; None if there is none.

        Of the same month where both are told by month, else the newest by the end of that time.
        """
        times = self._times.get((relation.table, place.region), [])
        number = bisect_right(times, place.period + "~")
        found = times[number - 1] if number else ""
        if not number or (_is_month(found) and _is_month(place.period) and found != place.period):
            return None
        return Cell(relation.table, relation.whole, place.region, found, "")


def _is_month(period: str) -> bool:
    return len(period) == _MONTH_LENGTH
