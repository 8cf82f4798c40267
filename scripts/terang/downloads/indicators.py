"""One indicator a file: what is known of it for every place and period, and why where nothing is.

Each place of the city has a line for every period that was observed. A place that was never observed
has one line without a period and a value: its status says whether nobody has reported yet, or
whether the indicator is not known at this level at all. Values are not rounded: read back, they give
the very number that the pages round and show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from terang.catalog import LEVELS, Catalog
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, nature_column, published_name
from terang.errors import BuildFailed
from terang.observations import Indicator, Observation, Observations
from terang.statuses import Nature
from terang.written import csv_lines, number_text, refuse_formulas

INDICATOR_FOLDER = "indikator"

INDICATOR_COLUMNS = (
    "indikator",
    "wilayah",
    "nama",
    "tingkat",
    "periode",
    "nilai",
    "status",
    "satuan",
    "dilaporkan",
    "diharapkan",
    "disembunyikan",
    "masukan",
)
"""Columns of every file of an indicator, in this order."""

_OUTSIDE = "kemiskinan_wilayah_banding"
"""The table of the places outside the city, which other indicators may speak of as well."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that an indicator may be observed for."""

    code: str
    name: str
    level: str
    """``kota``, ``kecamatan``, ``kelurahan``; outside the city also ``negara``, ``provinsi``, ``kabkota``."""


def indicator_files(catalog: Catalog, observations: Observations) -> Iterator[PublishedFile]:
    """Return a CSV for every indicator; raise `BuildFailed` if one mixes real and simulated values."""
    for known in observations.indicators.values():
        nature = nature_of(known, catalog, observations)
        places = places_of(catalog, observations, known.id)
        refuse_formulas((place.name for place in places), "nama")
        header = (*INDICATOR_COLUMNS, *(name for name, _ in nature_column(nature)))
        added = tuple(value for _, value in nature_column(nature))
        rows = (
            (*_cells(known, place, seen), *added)
            for place in places
            for seen in _every(observations, known.id, place.code)
        )
        name = published_name(known.id.replace("_", "-"), nature)
        path = f"{DOWNLOAD_FOLDER}/{INDICATOR_FOLDER}/{name}.csv"
        content = csv_lines([header, *rows]).encode("utf-8")
        yield PublishedFile(path, content, "CSV", indicator=known.id, nature=nature)


def nature_of(known: Indicator, catalog: Catalog, observations: Observations) -> Nature:
    """Return whether an indicator is real or simulated; raise `BuildFailed` if it were both."""
    natures = {catalog.nature(key) for key in known.tables if catalog.has(key)}
    for region in observations.regions_of(known.id):
        natures |= {seen.nature for seen in observations.series(known.id, region)}
    if len(natures) > 1:
        raise BuildFailed(f"Indikator {known.id} mencampur angka nyata dan angka simulasi")
    return next(iter(natures), Nature.REAL)


def places_of(catalog: Catalog, observations: Observations, indicator: str) -> tuple[Place, ...]:
    """Return every place of the city, then the places outside it that *indicator* is observed for."""
    inside, outside = _places_inside(catalog), places_outside(catalog)
    beyond = sorted(set(observations.regions_of(indicator)) - inside.keys())
    return (*inside.values(), *(outside.get(code, Place(code, "", "")) for code in beyond))


def _places_inside(catalog: Catalog) -> Mapping[str, Place]:
    """Return the places of the city by code, the city first, each level in the order of codes."""
    regions = (region for level in LEVELS for region in catalog.level(level))
    return {region.code: Place(region.code, region.name, region.level) for region in regions}


def places_outside(catalog: Catalog) -> Mapping[str, Place]:
    """Return the places outside the city that tables know, by the code that observations have."""
    rows = catalog.records(_OUTSIDE) if catalog.has(_OUTSIDE) else ()
    named = ((f"bps:{row['kode_bps']}", row["nama"], row["tingkat"]) for row in rows)
    return {code: Place(code, name, level) for code, name, level in named}


def _every(observations: Observations, indicator: str, region: str) -> tuple[Observation, ...]:
    """Return all observations of a place; where there is none, the one that says why."""
    return observations.series(indicator, region) or (observations.latest(indicator, region),)


def _cells(known: Indicator, place: Place, seen: Observation) -> tuple[str, ...]:
    reporting = seen.reporting
    counts = () if reporting is None else (reporting.reported, reporting.expected, reporting.withheld)
    return (
        known.id,
        place.code,
        place.name,
        place.level,
        seen.period,
        "" if seen.value is None else number_text(seen.value),
        seen.status.value,
        known.unit,
        *(map(str, counts) if counts else ("", "", "")),
        ";".join(seen.inputs),
    )
