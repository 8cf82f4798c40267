"""Units and orders of magnitude: a thousand too many is the commonest slip of a spreadsheet."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import Place, all_resources, numeric_columns, places, shown
from terang.rules.registry import rule

FACTOR = 300
"""A value so many times the median of its fellows was probably entered in another unit."""

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
    """No value is hundreds of times the usual one of its series."""
    for resource in all_resources(catalog):
        columns = numeric_columns(resource)
        names = {"ukuran", "indikator", "kode_bps"} & set(resource.table.columns)
        for column in columns:
            if resource.package in ("pinjaman", "program"):
                continue
            groups: dict[tuple[Any, ...], list[Place]] = defaultdict(list)
            for place in places(resource):
                if place.values[column]:
                    groups[tuple(place.values[name] for name in sorted(names))].append(place)
            for group in groups.values():
                yield from _find_giants(group, column)


def _find_giants(group: list[Place], column: str) -> Iterator[Finding]:
    for place in group:
        value = abs(place.values[column])
        others = [abs(other.values[column]) for other in group if other is not place]
        if not others:
            continue
        usual = statistics.median(others)
        if value >= FACTOR * usual:
            yield warn("value-far", place.file, place.row, column, shown(value), usual=shown(usual))
