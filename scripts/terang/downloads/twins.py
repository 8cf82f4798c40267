"""The twins of every published table: the very cells of its CSV, in other formats.

A table has a CSV for Indonesian Excel and a workbook; a table of a package is there as Parquet too.
They are made from the finished CSV, so that they cannot say anything else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from terang.catalog import Catalog, Dataset
from terang.downloads.changed import Teller
from terang.downloads.changes import change_rows
from terang.downloads.columns import Column, shared_columns, table_columns, with_nature
from terang.downloads.excel import EXCEL_ENDING, excel_csv
from terang.downloads.files import PublishedFile
from terang.downloads.parquet import parquet_bytes
from terang.downloads.sheets import (
    SourceKey,
    changes_sheet,
    data_sheet,
    dictionary_sheet,
    sources_sheet,
)
from terang.downloads.workbook import workbook_bytes, workbook_key
from terang.errors import BuildFailed
from terang.kept import keep, read_kept
from terang.messages import Messages
from terang.observations import Observations
from terang.releases import History
from terang.statuses import Nature

Rows = list[list[str]]
"""The cells of a CSV, its header first."""


@dataclass(frozen=True)
class Shop:
    """What the twins of every table are made with."""

    catalog: Catalog
    observations: Observations | None
    history: History
    voice: Messages
    """The default language of the city: every word in the sheets is in it."""
    homepage: str
    teller: Teller
    """Who tells of changes in that language."""
    cache: Path | None = None
    """Where workbooks are kept, which take long to make; None for nowhere."""


def twin_files(
    catalog: Catalog,
    observations: Observations | None,
    history: History,
    files: Iterable[PublishedFile],
    voice: Messages,
    homepage: str,
    cache: Path | None = None,
) -> Iterator[PublishedFile]:
    """Yield the twins of every CSV among *files*; raise `BuildFailed` for a cell that no sheet can hold.

    Workbooks are taken from the folder *cache* or made, and kept there.
    """
    shop = Shop(catalog, observations, history, voice, homepage, Teller(catalog, voice), cache)
    for file in files:
        if file.format == "CSV" and not file.path.endswith(EXCEL_ENDING):
            yield from _twins(file, shop)


def _twins(file: PublishedFile, shop: Shop) -> Iterator[PublishedFile]:
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8"), newline="")))
    columns = _columns(file, rows[0], shop)
    if [column.name for column in columns] != rows[0]:
        raise BuildFailed(f"Kolom berkas ini tidak sama dengan kamusnya: {file.path}")
    stem = file.path.removesuffix(".csv")
    excel = excel_csv(rows, [column.is_number for column in columns])
    yield replace(file, path=stem + EXCEL_ENDING, content=excel)
    yield replace(file, path=f"{stem}.xlsx", content=_workbook(file, columns, rows, shop), format="XLSX")
    if file.package:
        facts = {"judul": _title(file, shop), **_facts(file, shop)}
        content = parquet_bytes(columns, rows[1:], {name: text for name, text in facts.items() if text})
        yield replace(file, path=f"{stem}.parquet", content=content, format="PARQUET")


def _columns(file: PublishedFile, header: Sequence[str], shop: Shop) -> tuple[Column, ...]:
    """Return the columns of a table of a package as its schema has them, else by their names."""
    if not file.package:
        known = shop.observations.indicators if shop.observations is not None else {}
        unit = known[file.indicator].unit if file.indicator else ""
        words = "place" if file.region else "indicator"
        return shared_columns(header, shop.observations, shop.voice, unit, words)
    dataset = _dataset(file, shop)
    columns = table_columns(dataset.resources[file.resource], dataset, shop.catalog.city, shop.voice)
    return with_nature(columns, header, shop.voice)


def _workbook(file: PublishedFile, columns: Sequence[Column], rows: Rows, shop: Shop) -> bytes:
    voice, title = shop.voice, _title(file, shop)
    sheets = (
        data_sheet(columns, rows, voice),
        dictionary_sheet(columns, voice),
        sources_sheet(shop.catalog, _sources(file, rows, shop), _facts(file, shop), voice),
        changes_sheet(_changes(file, shop), voice),
    )
    made_of = title, shop.catalog.city.publisher, sheets
    if shop.cache is None:
        return workbook_bytes(*made_of)
    key = workbook_key(*made_of)
    kept = read_kept(shop.cache, key)
    if kept is None:
        kept = workbook_bytes(*made_of)
        keep(shop.cache, key, kept)
    return kept


def _dataset(file: PublishedFile, shop: Shop) -> Dataset:
    return shop.catalog.datasets[file.package]


def _title(file: PublishedFile, shop: Shop) -> str:
    if file.package:
        return shop.voice.pick(_dataset(file, shop).resources[file.resource].title)
    if file.indicator:
        return shop.voice(f"indicator.{file.indicator}.title")
    return shop.catalog.regions[file.region].name if file.region else file.resource


def _facts(file: PublishedFile, shop: Shop) -> dict[str, str]:
    """Return what is to be known of the file itself: by name, empty where nothing is."""
    city, voice = shop.catalog.city, shop.voice
    versions = {"versi": _dataset(file, shop).version} if file.package else {}
    return {
        **versions,
        "sifat": voice(f"workbook.nature.{file.nature}"),
        "penerbit": city.publisher,
        "portal": f"{city.site_name} {shop.homepage}".rstrip(),
        "lisensi": f"{city.licence_title} ({city.licence_name}) {city.licence_address}",
    }


def _sources(file: PublishedFile, rows: Rows, shop: Shop) -> set[SourceKey]:
    """Return the sources that the rows name; where no row names one, all that they may come from."""
    if file.package:
        names = _cells(rows, "id_sumber") or set(_dataset(file, shop).sources)
        return {(file.package, name) for name in names}
    if file.region:
        return _cells_of_places(rows)
    known = _observed_sources(shop.observations, file, shop.catalog)
    return {(package, name) for package, _, name in (key.partition("/") for key in known)}


def _cells(rows: Rows, column: str) -> set[str]:
    if column not in rows[0]:
        return set()
    place = rows[0].index(column)
    return {row[place] for row in rows[1:]} - {""}


def _cells_of_places(rows: Rows) -> set[SourceKey]:
    dataset, source = rows[0].index("dataset"), rows[0].index("id_sumber")
    return {(row[dataset], row[source]) for row in rows[1:] if row[source]}


def _observed_sources(seen: Observations | None, file: PublishedFile, catalog: Catalog) -> set[str]:
    if seen is None:
        return set()
    names = [file.indicator] if file.indicator else seen.indicators
    every = (one for name in names for region in seen.regions_of(name) for one in seen.series(name, region))
    return {source for one in every if one.nature is file.nature for source in one.sources}


def _changes(file: PublishedFile, shop: Shop) -> Sequence[Sequence[str]]:
    """Return the changes of the table, of the place, or of the tables that the indicator reads."""
    if file.nature is Nature.SIMULATED:
        return [("", "", shop.voice("workbook.changes.simulated"))]
    if file.package:
        return change_rows(shop.history, shop.teller, package=file.package, resource=file.resource)
    known = {} if shop.observations is None else shop.observations.indicators
    tables = known[file.indicator].tables if file.indicator else ()
    return change_rows(shop.history, shop.teller, region=file.region, tables=tables)
