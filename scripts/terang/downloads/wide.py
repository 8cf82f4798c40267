"""Every kelurahan in one table: a row a kelurahan, three columns an indicator.

The three are the newest value, its status, and its period: an empty value never comes without the
kind of empty it is. Only indicators that are known by kelurahan have columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from terang.catalog import Catalog, Region
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, nature_column, published_name
from terang.downloads.indicators import nature_of
from terang.observations import Indicator, Observations
from terang.statuses import Nature
from terang.written import csv_lines, number_text, refuse_formulas

NAME = "kelurahan"
"""Name of the table and of its files."""

HEAD_COLUMNS = ("kode_kelurahan", "nama", "nama_resmi", "kode_bps", "kode_kecamatan", "kecamatan")
"""The columns that say which kelurahan it is, in this order; those of indicators follow."""


def wide_files(catalog: Catalog, observations: Observations) -> Iterator[PublishedFile]:
    """Return the table as CSV, and a second where there is simulation.

    Raises `BuildFailed` if a name would run as a formula.
    """
    for nature in Nature:
        known = wide_indicators(catalog, observations, nature)
        if len(known) > 0:
            lines = tuple(_lines(catalog, observations, known, nature))
            path = f"{DOWNLOAD_FOLDER}/{published_name(NAME, nature)}.csv"
            text = csv_lines(lines).encode("utf-8")
            yield PublishedFile(path, text, "CSV", resource=NAME, nature=nature)


def wide_indicators(catalog: Catalog, observations: Observations, nature: Nature) -> tuple[Indicator, ...]:
    """Return the indicators of *nature* that are known by kelurahan, in their own order."""
    known = (one for one in observations.indicators.values() if one.level == "kelurahan")
    return tuple(one for one in known if nature_of(one, catalog, observations) is nature)


def _lines(
    catalog: Catalog, observations: Observations, known: tuple[Indicator, ...], nature: Nature
) -> Iterator[tuple[str, ...]]:
    added = nature_column(nature)
    columns = (part for one in known for part in (one.id, f"{one.id}_status", f"{one.id}_periode"))
    yield (*HEAD_COLUMNS, *columns, *(name for name, _ in added))
    for region in catalog.level("kelurahan"):
        cells = (cell for one in known for cell in _cells(observations, one, region))
        yield (*_head(catalog, region), *cells, *(value for _, value in added))


def _head(catalog: Catalog, region: Region) -> tuple[str, ...]:
    parent = catalog.regions[str(region.parent)]
    names = (region.name, region.official_name, parent.name)
    refuse_formulas(names, "nama")
    return region.code, region.name, region.official_name, region.bps_code, parent.code, parent.name


def _cells(observations: Observations, known: Indicator, region: Region) -> tuple[str, str, str]:
    seen = observations.latest(known.id, region.code)
    return "" if seen.value is None else number_text(seen.value), seen.status.value, seen.period
