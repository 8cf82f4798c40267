"""Finding the row that a row belongs to: the same month of another table, or the month before."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator

from terang.catalog import Catalog, Relation, Resource
from terang.rules.periods import end_of, month_number
from terang.rules.places import Place, further_keys, is_real, numbers_of, places, time_of_key

FindPlace = Callable[[Place], Place | None]
"""Finds the row in which the whole of a row's parts stands; None if there is none."""

_ENDLESS = "9999-12-31"
"""The time of a table without one."""


def find_whole(catalog: Catalog, resource: Resource, relation: Relation) -> FindPlace | None:
    """Return what finds the row with the whole of *relation* for a row of *resource*.

    None where nothing can be compared: the other table is not there, has not got the column, or
    one of the two is real and the other simulated.
    """
    if not relation.table:
        return lambda place: place
    if not catalog.has(relation.table):
        return None
    other = catalog.resource(relation.table)
    if not has_whole(other, relation) or is_real(catalog, other) != is_real(catalog, resource):
        return None
    if time_of_key(resource) == time_of_key(other) == "bulan":
        return _same_month(other)
    return _newest_until(other, time_of_key(resource))


def has_whole(other: Resource, relation: Relation) -> bool:
    """Return True if *other* has the whole of *relation*, one for each kelurahan and time."""
    numbers = {field.name for field in numbers_of(other)}
    return relation.whole in numbers and "kode_kelurahan" in other.primary_key and not further_keys(other)


def _same_month(other: Resource) -> FindPlace:
    rows = {(place.values["kode_kelurahan"], place.values["bulan"]): place for place in places(other)}
    return lambda place: rows.get((place.values["kode_kelurahan"], place.values["bulan"]))


def _newest_until(other: Resource, time: str) -> FindPlace:
    """Return what finds the newest row of *other* that ends no later than a row's *time* does."""
    rows: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for place in places(other):
        rows[place.values["kode_kelurahan"]].append((_end(place, time_of_key(other)), place))
    for found in rows.values():
        found.sort(key=lambda pair: pair[0])

    def find(place: Place) -> Place | None:
        found = rows.get(place.values["kode_kelurahan"], [])
        limit = _end(place, time) if time else _ENDLESS
        position = bisect_right(found, limit, key=lambda pair: pair[0])
        return found[position - 1][1] if position else None

    return find


def _end(place: Place, time: str) -> str:
    return end_of(place.values[time]) if time else ""


def months_in_turn(resource: Resource) -> Iterator[tuple[Place, Place]]:
    """Yield the rows of a monthly table in pairs of one series: a month, and the month after it."""
    if time_of_key(resource) != "bulan":
        return
    others = [name for name in resource.primary_key if name != "bulan"]
    rows: dict[tuple[tuple[str, ...], int], Place] = {}
    for place in places(resource):
        series = tuple(place.values[name] for name in others)
        rows[series, month_number(place.values["bulan"])] = place
    for (series, month), place in rows.items():
        before = rows.get((series, month - 1))
        if before is not None:
            yield before, place
