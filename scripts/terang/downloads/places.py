"""One observation a line, cut by kelurahan and by kecamatan.

What a table says about a place follows from its schema, not from its name. A table is about
kelurahan if it has a column of their codes. Its measures are its numbers with a unit: a column
each, or, in a table with columns ``ukuran`` and ``satuan``, a row each. The other columns of the
key tell lines of one measure apart (``rincian``); the words of a row, those that come in
two languages or from a closed list, and the text of its caveat are kept in ``catatan``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from terang.catalog import Catalog, Dataset, Field, Region, Resource
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, nature_column, published_name
from terang.messages import Messages
from terang.statuses import Nature, Status
from terang.written import column_text, csv_lines, refuse_formulas

PLACE_COLUMNS = (
    "kode_kelurahan",
    "nama",
    "dataset",
    "tabel",
    "periode",
    "rincian",
    "ukuran",
    "nilai",
    "status",
    "satuan",
    "catatan",
    "id_sumber",
    "sumber_judul",
    "sumber_alamat",
    "sumber_tanggal",
)
"""Columns of every extract by place, in this order."""

Line = tuple[str, ...]
"""One observation: a cell for each of `PLACE_COLUMNS`, and the nature of a simulated one."""

_REGION_COLUMNS = ("kode_kelurahan", "kode_wilayah")
_NUMBER_TYPES = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table say where, when, what and how much; empty where none does."""

    region: str
    period: str
    measure: str
    unit: str
    values: tuple[str, ...]
    details: tuple[str, ...]
    words: tuple[str, ...]


def layout_of(resource: Resource) -> Layout | None:
    """Return the layout of *resource*; None if it has no measures of kelurahan."""
    names = {field.name: field for field in resource.fields}
    key = resource.primary_key
    region = next((name for name in _REGION_COLUMNS if name in names), "")
    period = resource.time
    unit = "satuan" if "satuan" in names else ""
    values = tuple(
        field.name
        for field in resource.fields
        if field.type in _NUMBER_TYPES and field.name not in key and (field.unit or unit)
    )
    measure = "ukuran" if "ukuran" in names and len(values) == 1 else ""
    known = {region, period, measure, unit, *values, *(f"{value}_status" for value in values)}
    details = tuple(name for name in key if name not in known)
    words = tuple(
        field.name
        for field in resource.fields
        if field.name not in known | set(details) and _is_told(field, names)
    )
    if not region or not values:
        return None
    return Layout(region, period, measure, unit, values, details, words)


def _is_told(field: Field, names: Mapping[str, Field]) -> bool:
    return f"{field.name}_en" in names or len(field.enum) > 0 or field.type == "boolean"


def place_files(catalog: Catalog, voice: Messages) -> Iterator[PublishedFile]:
    """Return a CSV for every kelurahan and every kecamatan, and a second where there is simulation.

    Caveats are told in the language of *voice*.
    """
    natures = {dataset.nature for dataset in catalog.datasets.values()}
    for nature in (Nature.REAL, *sorted(natures - {Nature.REAL})):
        datasets = [dataset for dataset in catalog.datasets.values() if dataset.nature is nature]
        yield from _files_of(catalog, datasets, nature, voice)


def _files_of(
    catalog: Catalog, datasets: Iterable[Dataset], nature: Nature, voice: Messages
) -> Iterator[PublishedFile]:
    lines = lines_by_place(catalog, datasets, voice)
    header = csv_lines([(*PLACE_COLUMNS, *(name for name, _ in nature_column(nature)))])
    texts: dict[str, str] = {}
    for region in catalog.level("kelurahan"):
        ordered = sorted(lines.get(region.code, []), key=_order)
        texts[region.code] = csv_lines(ordered)
        yield _place_file(region, header + texts[region.code], nature)
    for region in catalog.level("kecamatan"):
        body = "".join(texts.get(child.code, "") for child in catalog.children(region.code))
        yield _place_file(region, header + body, nature)


def _order(line: Line) -> Line:
    """Return what lines are sorted by: dataset, table, period, detail; measures stay as in the schema."""
    return line[2:6]


def _place_file(region: Region, text: str, nature: Nature) -> PublishedFile:
    path = f"{DOWNLOAD_FOLDER}/{region.level}/{published_name(region.slug, nature)}.csv"
    return PublishedFile(path, text.encode("utf-8"), "CSV", region=region.code, nature=nature)


def lines_by_place(
    catalog: Catalog, datasets: Iterable[Dataset], voice: Messages
) -> Mapping[str, list[Line]]:
    """Return the lines of every kelurahan by its code; each table is read once."""
    names = {region.code: region.name for region in catalog.level("kelurahan")}
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for dataset in datasets:
        for resource in dataset.resources.values():
            layout = layout_of(resource)
            if layout is not None:
                for line in _lines(dataset, resource, layout, names, voice):
                    lines[line[0]].append(line)
    return lines


def _lines(
    dataset: Dataset, resource: Resource, layout: Layout, names: Mapping[str, str], voice: Messages
) -> Iterator[Line]:
    """Return the lines of one table about the kelurahan in *names*, measure by measure."""
    cells = {field.name: column_text(resource.table[field.name]) for field in resource.fields}
    count = len(resource.table)
    places = cells[layout.region]
    before = (
        places,
        [names.get(code, "") for code in places],
        [dataset.name] * count,
        [resource.name] * count,
        cells.get(layout.period, [""] * count),
        _joined({f"{name}=": cells[name] for name in layout.details}, count),
    )
    after = (
        _notes(dataset, layout, cells, count, voice),
        *_source_columns(dataset, cells.get("id_sumber", [""] * count)),
        *([value] * count for _, value in nature_column(dataset.nature)),
    )
    for field in (field for field in resource.fields if field.name in layout.values):
        measure = (
            cells.get(layout.measure, [field.name] * count),
            cells[field.name],
            _statuses(field.name, layout, cells),
            cells.get(layout.unit, [field.unit] * count),
        )
        yield from (line for line in zip(*before, *measure, *after, strict=True) if line[0] in names)


def _statuses(value: str, layout: Layout, cells: Mapping[str, list[str]]) -> list[str]:
    """Return the status of every cell of *value*: its twin's, or what the cell itself shows.

    Without a twin an empty cell is not applicable where a row is a measure (a statement in words
    has no number), and not available where a column is one.
    """
    if f"{value}_status" in cells:
        return cells[f"{value}_status"]
    empty = Status.NOT_APPLICABLE if layout.measure else Status.NOT_AVAILABLE
    told = {"": empty, "0": Status.ZERO}
    return [told.get(cell, Status.REPORTED).value for cell in cells[value]]


def _notes(
    dataset: Dataset, layout: Layout, cells: Mapping[str, list[str]], count: int, voice: Messages
) -> list[str]:
    caveats = {name: voice.pick(caveat.text) for name, caveat in dataset.caveats.items()}
    parts = {f"{name}: ": cells[name] for name in layout.words}
    parts["catatan: "] = [caveats.get(name, "") for name in cells.get("id_catatan", [""] * count)]
    return _joined(parts, count)


def _joined(parts: Mapping[str, list[str]], count: int) -> list[str]:
    """Return for each row the filled cells of *parts* behind their labels, in one text."""
    rows = zip(*parts.values(), strict=True) if parts else [()] * count
    return ["; ".join(label + cell for label, cell in zip(parts, row, strict=True) if cell) for row in rows]


def _source_columns(dataset: Dataset, names: list[str]) -> tuple[list[str], ...]:
    told = {source.name: (source.title, source.path, source.date) for source in dataset.sources.values()}
    for title, address, _ in told.values():
        refuse_formulas((title, address), "sources")
    found = [told.get(name, ("", "", "")) for name in names]
    return (names, *([source[part] for source in found] for part in range(3)))
