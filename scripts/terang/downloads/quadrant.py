"""The table of the page "many poor families, few members" as a file: a line a kelurahan."""

from __future__ import annotations

from terang.catalog import Catalog
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, nature_column, published_name
from terang.observations import Observation, Observations
from terang.quadrants import MEASURES, Place, quadrants
from terang.written import csv_lines, number_text, refuse_formulas

NAME = "peta-selisih"
"""Name of the file and of its page."""

QUADRANT_COLUMNS = (
    "kode_kelurahan",
    "nama",
    "kecamatan",
    *(part for name in MEASURES for part in (name, f"{name}_status", f"{name}_periode")),
    "kuadran",
    "id_sumber",
)
"""Columns of the file, in this order; ``kuadran`` is empty where a value is not there."""


def quadrant_files(catalog: Catalog, observations: Observations) -> tuple[PublishedFile, ...]:
    """Return the file, its rows in the order of the page; none where a measure is not published.

    Raises `BuildFailed` if a name would run as a formula.
    """
    parted = quadrants(observations, [region.code for region in catalog.level("kelurahan")])
    if parted is None:
        return ()
    added = nature_column(parted.nature)
    header = (*QUADRANT_COLUMNS, *(name for name, _ in added))
    lines = [(*_line(catalog, place), *(value for _, value in added)) for place in parted.places]
    refuse_formulas([line[1] for line in lines], "nama")
    refuse_formulas([line[2] for line in lines], "kecamatan")
    path = f"{DOWNLOAD_FOLDER}/{published_name(NAME, parted.nature)}.csv"
    content = csv_lines([header, *lines]).encode("utf-8")
    return (PublishedFile(path, content, "CSV", resource=NAME, nature=parted.nature),)


def _line(catalog: Catalog, place: Place) -> tuple[str, ...]:
    region = catalog.regions[place.code]
    sources = sorted({*place.poor.sources, *place.members.sources})
    return (
        place.code,
        region.name,
        catalog.regions[str(region.parent)].name,
        *_cells(place.poor),
        *_cells(place.members),
        place.quadrant or "",
        "; ".join(sources),
    )


def _cells(seen: Observation) -> tuple[str, str, str]:
    """Return a value with its status and period; a missing one is empty, never zero."""
    return "" if seen.value is None else number_text(seen.value), seen.status, seen.period
