"""Parts and wholes: the rows of a table sum up to the city's figure, and no row is the sum itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block
from terang.rules.places import Place, all_resources, file_of, numeric_columns, places, shown
from terang.rules.registry import rule

_TOLERANCE = 0.005


@rule
def parts_sum_to_the_city(catalog: Catalog) -> Iterable[Finding]:
    """Where a table names its totals, its rows of a date sum up to the city's row of that date."""
    for dataset in catalog.datasets.values():
        document: Any = dataset.descriptor
        for described in document["resources"]:
            totals = described.get("totals")
            if totals:
                whole = dataset.resources[totals["resource"]]
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
    """A row that equals the sum of all others in two columns is a total in disguise."""
    for resource in all_resources(catalog):
        if "kode_kelurahan" not in resource.primary_key:
            continue
        for rows in _group(places(resource), "tanggal").values():
            for place in _sums_in_disguise(rows, numeric_columns(resource)):
                yield block(
                    "row-is-sum", place.file, place.row, "kode_kelurahan", place.values["kode_kelurahan"]
                )


def _sums_in_disguise(rows: list[Place], columns: tuple[str, ...]) -> Iterator[Place]:
    totals = {column: sum(row.values[column] or 0 for row in rows) for column in columns}
    filled = {column: sum(1 for row in rows if row.values[column]) for column in columns}
    telling = [column for column in columns if filled[column] >= 4]
    for row in rows:
        doubled = [c for c in telling if row.values[c] and abs(row.values[c] * 2 - totals[c]) <= _TOLERANCE]
        if len(doubled) >= 2 and len(doubled) * 2 > len(telling):
            yield row


def _group(rows: Iterable[Place], column: str) -> dict[str, list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        groups[row.values.get(column, "")].append(row)
    return groups
