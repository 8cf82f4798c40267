"""The page on Satu Data Indonesia: four principles, measured on the data themselves.

Only real datasets count here: what is made up meets no standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from terang.catalog import Dataset, Field, Region, Resource, Standard
from terang.catalogue.facts import MEDIA_TYPES, real_datasets
from terang.disclosure.cells import UNIT_COLUMN
from terang.downloads.files import DOWNLOAD_FOLDER
from terang.pages.blocks import Card, CardGroup
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models_satu_data import Principle, SatuDataPage
from terang.pages.places import home_link

PATH = "satu-data/"

RULE = "https://peraturan.bpk.go.id/Details/108813/perpres-no-39-tahun-2019"
"""Presidential Regulation 39/2019."""

_PARTS = tuple(part.name for part in fields(Standard))
_NUMBERS = ("integer", "number")
_CODE = "kode_"
_OFFICIAL = "resmi"
"""How a crosswalk says that an office made it."""

_MACHINE = {
    "Data Package": "/datapackage.json",
    "CSVW": "/csv-metadata.json",
    "schema.org": ".jsonld",
    "CITATION.cff": "/CITATION.cff",
}
"""Descriptions for programs, by the end of their address."""

_ANCHORS = {
    "standard": "standar",
    "metadata": "metadata",
    "interoperability": "interoperabilitas",
    "codes": "kode",
}

_FORMATS = {"PARQUET": "Parquet"}


def satu_data_page(desk: Desk) -> SatuDataPage:
    """Return the page that measures every real dataset against Presidential Regulation 39/2019."""
    lead = desk.say("satu_data.lead")
    return SatuDataPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("satu_data.title"),
        description=lead,
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        lead=lead,
        unofficial=desk.say("satu_data.unofficial", publisher=desk.catalog.city.publisher),
        rule=Link(desk.say("satu_data.rule"), RULE),
        principles=(_standard(desk), _metadata(desk), _interoperability(desk), _codes(desk)),
        missing=tuple(_missing(desk)),
    )


def satu_data_cards(desk: Desk) -> CardGroup:
    """Return the way to the page from the list of datasets."""
    link = Link(desk.say("satu_data.title"), desk.url(PATH))
    return CardGroup("standar", desk.say("satu_data.group"), (Card(link, desk.say("satu_data.card")),))


def _principle(
    desk: Desk, name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]], met: Iterable[str] = ()
) -> Principle:
    heads = tuple(Column(desk.say(f"satu_data.column.{column}")) for column in columns)
    return Principle(
        id=_ANCHORS[name],
        title=desk.say(f"satu_data.{name}.title"),
        asks=desk.say(f"satu_data.{name}.asks"),
        met=(desk.say(f"satu_data.{name}.met"), *met),
        table=DataTable(desk.say(f"satu_data.{name}.caption"), heads, tuple(rows)),
    )


def _tables(desk: Desk) -> Iterator[tuple[Dataset, Resource]]:
    for dataset in real_datasets(desk.catalog):
        yield from ((dataset, resource) for resource in dataset.resources.values())


def _table_cell(desk: Desk, resource: Resource) -> Cell:
    url = f"{desk.url(f'data/{resource.package}/')}#{resource.name}"
    return Cell(desk.say.pick(resource.title), url)


def _dataset_cell(desk: Desk, dataset: Dataset) -> Cell:
    return Cell(desk.say.pick(dataset.title), desk.url(f"data/{dataset.name}/"))


def _of(desk: Desk, count: int, whole: int) -> Cell:
    """Return *count* of *whole* in words; that there is nothing to count where the whole is nothing."""
    if whole == 0:
        return Cell(desk.say("satu_data.nothing"))
    return Cell(desk.say("satu_data.of", count=count, whole=whole), sort=count / whole)


def _filled(desk: Desk, standard: Standard) -> int:
    """Return how many of the five parts are said in every language of the city."""
    return sum(all(getattr(standard, part).get(lang) for lang in desk.voices) for part in _PARTS)


def _standard(desk: Desk) -> Principle:
    shown = ("concept", "unit")
    rows = (
        (
            _table_cell(desk, resource),
            *(Cell(desk.say.pick(getattr(resource.standard, part))) for part in shown),
            _of(desk, _filled(desk, resource.standard), len(_PARTS)),
        )
        for _, resource in _tables(desk)
    )
    return _principle(desk, "standard", ("table", *shown, "filled"), rows)


def _metadata(desk: Desk) -> Principle:
    columns = ("dataset", "version", "described", "units", "sources", "addresses", "caveats")
    return _principle(
        desk, "metadata", columns, (_metadata_row(desk, d) for d in real_datasets(desk.catalog))
    )


def _metadata_row(desk: Desk, dataset: Dataset) -> tuple[Cell, ...]:
    columns = [(r, field) for r in dataset.resources.values() for field in r.fields]
    numbers = [(r, field) for r, field in columns if _is_measured(r, field)]
    sources = tuple(dataset.sources.values())
    return (
        _dataset_cell(desk, dataset),
        Cell(dataset.version),
        _of(
            desk,
            sum(bool(desk.say.pick(f.title) and desk.say.pick(f.description)) for _, f in columns),
            len(columns),
        ),
        _of(desk, sum(_has_unit(r, field) for r, field in numbers), len(numbers)),
        _of(desk, sum(bool(s.publisher and s.date and s.terms) for s in sources), len(sources)),
        _of(desk, sum(bool(s.path) for s in sources), len(sources)),
        Cell(desk.say.number(len(dataset.caveats)), sort=len(dataset.caveats)),
    )


def _is_measured(resource: Resource, field: Field) -> bool:
    """Return True for a column of numbers that are no part of a key."""
    return field.type in _NUMBERS and field.name not in resource.primary_key


def _has_unit(resource: Resource, field: Field) -> bool:
    """Return True if a number has a unit: its column's own, or one that each row names."""
    return bool(field.unit) or any(other.name == UNIT_COLUMN for other in resource.fields)


def _interoperability(desk: Desk) -> Principle:
    rows = []
    for dataset in real_datasets(desk.catalog):
        folder = f"{DOWNLOAD_FOLDER}/{dataset.name}/"
        own = [file for file in desk.files if file.path.startswith(folder)]
        forms = [kind for kind in MEDIA_TYPES if any(file.format == kind for file in own)]
        told = [name for name, end in _MACHINE.items() if any(file.path.endswith(end) for file in own)]
        rows.append(
            (
                _dataset_cell(desk, dataset),
                Cell(", ".join(_FORMATS.get(kind, kind) for kind in forms)),
                Cell(", ".join(told)),
                Cell(desk.say.number(len(own)), sort=len(own)),
            )
        )
    return _principle(desk, "interoperability", ("dataset", "formats", "machine", "files"), rows)


def _codes(desk: Desk) -> Principle:
    rows = tuple(_codes_row(desk, resource) for _, resource in _tables(desk))
    regions = desk.catalog.level("kelurahan")
    coded = [region for region in regions if region.bps_code]
    official = len(_official(coded))
    met = desk.say(
        "satu_data.codes.crosswalk" if official else "satu_data.codes.crosswalk.none",
        count=len(regions),
        coded=len(coded),
        official=official,
        aliases=sum(map(len, desk.catalog.aliases.values())),
    )
    return _principle(desk, "codes", ("table", "codes"), rows, (met,))


def _official(regions: Iterable[Region]) -> list[Region]:
    return [region for region in regions if region.bps_code_basis == _OFFICIAL]


def _codes_row(desk: Desk, resource: Resource) -> tuple[Cell, ...]:
    names = [field.name for field in resource.fields if field.name.startswith(_CODE)]
    plain = [name for name in names if not name.endswith("_dasar")]
    shown = ", ".join(plain) if plain else desk.say("satu_data.codes.none")
    return (_table_cell(desk, resource), Cell(shown))


def _missing(desk: Desk) -> Iterator[str]:
    """Yield what is not met, counted on the data; what is met is not mentioned."""
    yield desk.say("satu_data.missing.own")
    regions = desk.catalog.level("kelurahan")
    matched = sum(1 for region in regions if region.bps_code and region.bps_code_basis != _OFFICIAL)
    bare = sum(1 for region in regions if not region.bps_code)
    tables = list(_tables(desk))
    counts = {
        "bps_matched": matched,
        "bps_none": bare,
        "parts": sum(_filled(desk, resource.standard) < len(_PARTS) for _, resource in tables),
        "units": sum(
            not _has_unit(resource, field)
            for _, resource in tables
            for field in resource.fields
            if _is_measured(resource, field)
        ),
        "codes": sum(
            not any(field.name.startswith(_CODE) for field in resource.fields) for _, resource in tables
        ),
        "addresses": sum(
            not source.path for dataset in real_datasets(desk.catalog) for source in dataset.sources.values()
        ),
    }
    for name, count in counts.items():
        if count > 0:
            yield desk.say(f"satu_data.missing.{name}", count=count)
    yield desk.say("satu_data.missing.master")
