"""Catalog in, Observations out: run every indicator, add up regions, divide last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pandas as pd

from terang.catalog import Catalog, Resource
from terang.errors import InvalidIndicator
from terang.indicators.frames import CITY, COLUMNS, keyed
from terang.indicators.registry import Registered, registered
from terang.observations import Indicator, Observation, Observations, total
from terang.statuses import Nature, Status, status_of


def compute_indicators(catalog: Catalog) -> Observations:
    """Return the observations of every indicator whose tables the city has, all real or all simulated.

    Real and simulated never meet in one number: an indicator with tables of both natures is left out
    as if one were missing. Figures by kelurahan are added up to kecamatan and city where they may be;
    a ratio is divided after adding.
    Raises `InvalidIndicator` where a function gives something else than it promised.
    """
    tables = {r.key: r for dataset in catalog.datasets.values() for r in dataset.resources.values()}
    indicators: list[Indicator] = []
    rows: list[Observation] = []
    for entry in registered().values():
        natures = {catalog.nature(name) if name in tables else None for name in entry.indicator.tables}
        if len(natures) == 1 and None not in natures:
            indicators.append(entry.indicator)
            rows.extend(_observe(entry, tables, catalog))
    levels = {region.code: region.level for region in catalog.regions.values()}
    return Observations(indicators, rows, levels)


def _observe(entry: Registered, tables: dict[str, Resource], catalog: Catalog) -> list[Observation]:
    known = entry.indicator
    used = [tables[name] for name in known.tables]
    frame = entry.compute(**{resource.key: _qualified(resource) for resource in used})
    if missing := [name for name in COLUMNS if name not in frame]:
        raise InvalidIndicator(f"{known.id} tidak memberi kolom {', '.join(missing)}")
    nature = catalog.nature(known.tables[0])
    parts = [_rows(frame, part, known.id, nature, catalog) for part in ("value", "base") if part in frame]
    if known.additive:
        parts = [_with_sums(rows, catalog) for rows in parts]
    rows = _divided(*parts) if len(parts) > 1 else parts[0]
    return [replace(row, at_least=False) for row in rows] if known.signed else rows


def _qualified(resource: Resource) -> pd.DataFrame:
    """Return the table with its key, its source and caveat names made unique across packages."""
    table = resource.table
    named = {
        column: (resource.package + "/" + table[column]).where(table[column].notna() & (table[column] != ""))
        for column in ("id_sumber", "id_catatan")
        if column in table
    }
    return keyed(table.assign(**named), resource.key)


def _rows(frame: pd.DataFrame, column: str, name: str, nature: Nature, catalog: Catalog) -> list[Observation]:
    city = catalog.city
    places = {CITY: city.region_code, f"bps:{city.bps_code}": city.region_code}
    columns = ("region", "period", column, "status", "sources", "caveats", "inputs")
    observations = []
    # Column by column: a row of pandas costs more than everything that is done with it.
    for region, period, number, stated, *names in zip(*(frame[c].tolist() for c in columns), strict=True):
        value = None if pd.isna(number) else float(number)
        status = Status(stated)
        sources, caveats, inputs = (_names(text) for text in names)
        observations.append(
            Observation(
                indicator=name,
                region=places.get(region, region),
                period=period,
                value=value,
                status=status_of(value, Status.NOT_REPORTED if status.has_value else status),
                nature=nature,
                sources=tuple(sorted(sources)),
                caveats=tuple(sorted(caveats)),
                inputs=inputs,
            )
        )
    return observations


@cache
def _names(text: str) -> tuple[str, ...]:
    """Return the names that stand in *text*, parted by spaces, each once and in their order."""
    return tuple(dict.fromkeys(text.split()))


def _with_sums(rows: list[Observation], catalog: Catalog) -> list[Observation]:
    """Return *rows* and, by period, the sums over each kecamatan and the city.

    A sum stands in for a stated city figure of the same period, of which it keeps source and caveat:
    the rules have checked that they agree.
    """
    groups: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for row in rows:
        region = catalog.regions.get(row.region)
        if region is not None and region.level == "kelurahan":
            groups[str(region.parent), row.period].append(row)
            groups[catalog.city.region_code, row.period].append(row)
    stated = {(row.region, row.period): row for row in rows}
    sums = [_backed(total(found, place[0]), stated.get(place)) for place, found in groups.items()]
    return [row for row in rows if (row.region, row.period) not in groups] + sums


def _backed(summed: Observation, stated: Observation | None) -> Observation:
    if stated is None:
        return summed
    return replace(
        summed,
        sources=tuple(sorted({*summed.sources, *stated.sources})),
        caveats=tuple(sorted({*summed.caveats, *stated.caveats})),
    )


def _divided(tops: Iterable[Observation], bases: Iterable[Observation]) -> list[Observation]:
    by_place = {(base.region, base.period): base for base in bases}
    divided = []
    for top in tops:
        base = by_place[top.region, top.period]
        if top.value is None:
            divided.append(top)
        elif base.value is None or base.value == 0:
            # Nothing, or nothing that is shown, to divide by: what is above the line is no ratio.
            status = Status.NOT_APPLICABLE if base.value == 0 else base.status
            divided.append(replace(top, value=None, status=status, at_least=False))
        else:
            value = top.value / base.value
            divided.append(replace(top, value=value, status=status_of(value)))
    return divided
