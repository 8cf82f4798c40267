"""How complete the tables are, as a file: a line a kelurahan, table and time, cells by their status."""

from __future__ import annotations

from collections.abc import Iterator

from terang.catalog import Catalog
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, nature_column, published_name
from terang.quality import TableQuality, Tally, assess, reference_of
from terang.releases import History
from terang.statuses import Nature, Status
from terang.written import csv_lines, refuse_formulas

NAME = "mutu"
"""Name of the file and of its page."""

QUALITY_COLUMNS = (
    "kode_kelurahan",
    "nama",
    "kecamatan",
    "paket",
    "tabel",
    "periode",
    "sel",
    *(f"sel_{status}" for status in Status),
    "sel_terisi",
    "sel_dapat_diisi",
)
"""Columns of the file, in this order; the counts of a status are named as the status is."""


def quality_files(catalog: Catalog, history: History) -> tuple[PublishedFile, ...]:
    """Return the file of the real tables and that of the simulated ones, where there are any."""
    tables = [table for table in assess(catalog, reference_of(catalog, history)) if table.cells]
    found = ((nature, [table for table in tables if table.nature is nature]) for nature in Nature)
    return tuple(_file(catalog, nature, chosen) for nature, chosen in found if chosen)


def _file(catalog: Catalog, nature: Nature, tables: list[TableQuality]) -> PublishedFile:
    added = nature_column(nature)
    lines = [
        (*_line(catalog, table, *key, tally), *(value for _, value in added))
        for table in tables
        for key, tally in table.cells.items()
    ]
    refuse_formulas([line[1] for line in lines], "nama")
    refuse_formulas([line[2] for line in lines], "kecamatan")
    header = (*QUALITY_COLUMNS, *(name for name, _ in added))
    path = f"{DOWNLOAD_FOLDER}/{published_name(NAME, nature)}.csv"
    content = csv_lines([header, *lines]).encode("utf-8")
    return PublishedFile(path, content, "CSV", resource=NAME, nature=nature)


def _line(catalog: Catalog, table: TableQuality, code: str, period: str, tally: Tally) -> tuple[str, ...]:
    region = catalog.regions[code]
    return (
        code,
        region.name,
        "" if region.parent is None else catalog.regions[region.parent].name,
        table.resource.package,
        table.resource.name,
        period,
        *(str(number) for number in _numbers(tally)),
    )


def _numbers(tally: Tally) -> Iterator[int]:
    yield tally.cells
    yield from (tally.of(status) for status in Status)
    yield tally.filled
    yield tally.due
