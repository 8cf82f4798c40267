"""Units and orders of magnitude: a thousand too many is the commonest slip of a spreadsheet."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.contract import PEOPLE_UNITS
from terang.packages.telling import block, warn
from terang.rules.places import Place, all_resources, numbers_of, numeric_columns, places, shown
from terang.rules.registry import rule

FACTOR = 300
"""A value so many times the median of its fellows was probably entered in another unit."""

_UNLIKE = frozenset({"pinjaman_ketentuan", "program_klaim"})
"""Tables whose rows are no series: each is a term, or a claim, of its own."""

_WITNESSES = PEOPLE_UNITS | {"transaksi"}
"""Counts that come with money: where they are as usual, money should be too."""

_ORDINARY = 0.1
"""A count is as usual from this share of the usual one on."""

_FEW = 4
"""With so few values nothing is usual."""

_SUFFIXES = {
    "_rp": "rupiah",
    "_orang": "orang",
    "_jiwa": "jiwa",
    "_persen": "persen",
    "_indeks": "indeks",
    "_km2": "km2",
    "_ribu": "ribu_jiwa",
    "_transaksi": "transaksi",
    "_bulan": "bulan",
}
"""What the end of a measure's name promises of its unit; ``rupiah`` also stands for rupiah per something."""


@rule
def units_fit_their_measures(catalog: Catalog) -> Iterable[Finding]:
    """A measure has the unit at the end of its name, and one unit in all rows."""
    for resource in all_resources(catalog):
        measure = next((n for n in ("ukuran", "indikator", "ketentuan") if n in resource.table.columns), None)
        if measure is None or "satuan" not in resource.table.columns:
            continue
        first: dict[str, Place] = {}
        for place in places(resource):
            name, unit = place.values[measure], place.values["satuan"]
            if name is None or unit is None:
                continue
            promised = next((unit for end, unit in _SUFFIXES.items() if name.endswith(end)), None)
            before = first.setdefault(name, place)
            if promised and unit != promised and not (promised == "rupiah" and unit.startswith("rupiah")):
                yield block(
                    "unit-name", place.file, place.row, "satuan", unit, measure=name, expected=promised
                )
            elif unit != before.values["satuan"]:
                details = {"measure": name, "expected": before.values["satuan"], "first_row": str(before.row)}
                yield block("unit-changes", place.file, place.row, "satuan", unit, **details)


@rule
def values_keep_their_magnitude(catalog: Catalog) -> Iterable[Finding]:
    """No value is hundreds of times the usual one of its column, or of its series."""
    for resource in all_resources(catalog):
        if resource.key in _UNLIKE:
            continue
        names = sorted({"ukuran", "indikator", "kode_bps"} & set(resource.table.columns))
        for column in numeric_columns(resource):
            groups: dict[tuple[Any, ...], list[Place]] = defaultdict(list)
            for place in places(resource):
                if place.values[column]:
                    groups[tuple(place.values[name] for name in names)].append(place)
            for group in groups.values():
                yield from _find_giants(group, column)


def _find_giants(group: list[Place], column: str) -> Iterator[Finding]:
    ordered = _sizes(group, column)
    for place in group:
        value = abs(place.values[column])
        usual = _usual(ordered, value)
        if usual is not None and value >= FACTOR * usual:
            yield warn("value-far", place.file, place.row, column, shown(value), usual=shown(usual))


@rule
def rows_keep_their_magnitude(catalog: Catalog) -> Iterable[Finding]:
    """No kelurahan's money is hundreds of times less than usual while its people are as many as usual."""
    for resource in all_resources(catalog):
        if "kode_kelurahan" not in resource.primary_key:
            continue
        fields = numbers_of(resource)
        money = [field.name for field in fields if field.unit == "rupiah"]
        others = [field.name for field in fields if field.unit in _WITNESSES]
        found = list(places(resource)) if money else []
        usual = {column: _sizes(found, column) for column in (*money, *others)}
        for place in found:
            small = [c for c in money if place.values[c]]
            sizes = {c: _share(place, c, usual[c]) for c in (*small, *others) if place.values[c]}
            if small and _is_scaled(sizes, small):
                value = place.values[small[0]]
                typical = _usual(usual[small[0]], value) or 0
                yield warn(
                    "row-scaled",
                    place.file,
                    place.row,
                    small[0],
                    shown(value),
                    usual=shown(typical),
                    columns=", ".join(small),
                )


def _share(place: Place, column: str, ordered: list[float]) -> float:
    """Return how many times the usual value of its column a value is; 1 where nothing is usual."""
    value = abs(place.values[column])
    usual = _usual(ordered, value)
    return value / usual if usual is not None and len(ordered) > _FEW else 1.0


def _is_scaled(sizes: dict[str, float], money: list[str]) -> bool:
    """Return True if all *money* of a row is far below the usual, and something says the row is not.

    That is a count of people as large as usual; without one, a second amount of money.
    """
    if any(sizes[column] > 1 / FACTOR for column in money):
        return False
    counts = [size for column, size in sizes.items() if column not in money]
    return max(counts) >= _ORDINARY if counts else len(money) > 1


def _sizes(group: Iterable[Place], column: str) -> list[float]:
    """Return the values of *column* that are there and not zero, without sign, smallest first."""
    return sorted(abs(place.values[column]) for place in group if place.values[column])


def _usual(ordered: list[float], value: float) -> float | None:
    """Return the median of the sizes *ordered* without one *value* of them; None if no other is there."""
    others = len(ordered) - 1
    if others < 1:
        return None
    own = bisect_left(ordered, value)
    low, high = ((others - 1) // 2, others // 2)
    return (ordered[low + (low >= own)] + ordered[high + (high >= own)]) / 2
