"""Parts and wholes: the rows of a table sum up to the city's figure, and no row is the sum itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block
from terang.rules.places import Place, all_resources, file_of, numeric_columns, places, shown, time_of_key
from terang.rules.registry import rule

_TOLERANCE = 0.005
_TELLING = 4
"""A column in which so many kelurahan have something shows a total; with fewer it may be chance."""


@rule
def parts_sum_to_the_city(catalog: Catalog) -> Iterable[Finding]:
    """Where a table names its totals, its rows of a date sum up to the city's row of that date."""
    for dataset in catalog.datasets.values():
        document: Any = dataset.descriptor
        for described in document["resources"]:
            totals = described.get("totals")
            if totals:
                # A simulated table may be gone because a real one took its place.
                whole = dataset.resources.get(totals["resource"])
                if whole is not None:
                    yield from _compare(dataset.resources[described["name"]], whole, totals["measures"])


def _compare(parts: Resource, whole: Resource, measures: list[str]) -> Iterator[Finding]:
    by_date = _group(places(parts), "tanggal")
    city_rows: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places(whole):
        city_rows[place.values["tanggal"], place.values["ukuran"]].append(place)
    for date, rows in by_date.items():
        sources = {row.values.get("id_sumber") for row in rows}
        for measure in measures:
            total = sum(row.values[measure] or 0 for row in rows)
            candidates = city_rows[date, measure]
            same_source = [row for row in candidates if row.values.get("id_sumber") in sources]
            candidates = same_source or candidates
            if candidates and not any(abs(row.values["nilai"] - total) <= _TOLERANCE for row in candidates):
                expected = candidates[0]
                yield block(
                    "total-disagrees",
                    file_of(parts),
                    column=measure,
                    value=shown(total),
                    date=date,
                    expected=shown(expected.values["nilai"]),
                    other_file=expected.file,
                    other_row=str(expected.row),
                )


@rule
def no_row_is_the_sum_of_the_others(catalog: Catalog) -> Iterable[Finding]:
    """A kelurahan that equals the sum of all others in two figures is a total in disguise."""
    for resource in all_resources(catalog):
        if "kode_kelurahan" not in resource.primary_key:
            continue
        time = time_of_key(resource)
        kinds = tuple(name for name in resource.primary_key if name not in ("kode_kelurahan", time))
        for rows in _group(places(resource), time).values():
            for place in _sums_in_disguise(_figures(rows, kinds, numeric_columns(resource))):
                yield block(
                    "row-is-sum", place.file, place.row, "kode_kelurahan", place.values["kode_kelurahan"]
                )


@dataclass(frozen=True, slots=True)
class _Figures:
    """What one kelurahan has at one time: a figure for each column, apart for each further key."""

    place: Place
    """Its first row."""
    values: dict[tuple[str, ...], float]


def _figures(rows: Iterable[Place], kinds: tuple[str, ...], columns: tuple[str, ...]) -> list[_Figures]:
    found: dict[str, _Figures] = {}
    for row in rows:
        figures = found.setdefault(row.values["kode_kelurahan"], _Figures(row, {}))
        kind = tuple(str(row.values[name]) for name in kinds)
        figures.values.update({(*kind, c): row.values[c] for c in columns if row.values[c]})
    return list(found.values())


def _sums_in_disguise(found: list[_Figures]) -> Iterator[Place]:
    totals: defaultdict[tuple[str, ...], float] = defaultdict(float)
    filled: Counter[tuple[str, ...]] = Counter()
    for figures in found:
        filled.update(figures.values.keys())
        for name, value in figures.values.items():
            totals[name] += value
    telling = [name for name, count in filled.items() if count >= _TELLING]
    for figures in found:
        mine = figures.values
        doubled = [n for n in telling if n in mine and abs(mine[n] * 2 - totals[n]) <= _TOLERANCE]
        if len(doubled) >= 2 and len(doubled) * 2 > len(telling):
            yield figures.place


def _group(rows: Iterable[Place], column: str) -> dict[str, list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        groups[row.values.get(column, "")].append(row)
    return groups
