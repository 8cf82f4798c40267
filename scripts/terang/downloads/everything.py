"""Everything at once: long, wide, and as a database of every table and of what explains them.

::

    dataset, sumber, catatan, kamus   what the packages say of themselves
    wilayah, indikator, status        what observations point to
    pengamatan                        every observation, as in its CSV file
    <package>_<table>                 every table of every package, as in its CSV file
    pengamatan_terbaru                a view: the newest observation of every indicator and place, in words
    kelurahan                         a view: every kelurahan with its kecamatan
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from terang.catalog import Catalog, Dataset, Resource
from terang.downloads.columns import Column, shared_columns, table_columns, with_nature
from terang.downloads.database import Table, database_file
from terang.downloads.files import NATURE_COLUMN, PublishedFile, nature_column
from terang.downloads.indicators import places_outside
from terang.downloads.tidy import NAME as OBSERVED
from terang.downloads.tidy import Lines, observation_files, observation_lines
from terang.downloads.wide import wide_files
from terang.messages import Messages
from terang.observations import Observations
from terang.statuses import Nature, Status
from terang.written import column_text

_PLACES = frozenset({"kode_kelurahan", "kode_kecamatan", "kode_kota", "kode_wilayah", "kode_a", "kode_b"})
"""Columns that hold codes of places of the city."""

VIEWS = (
    f"""CREATE VIEW pengamatan_terbaru AS
SELECT p.indikator, i.judul, p.wilayah, w.nama, w.tingkat, p.periode, p.nilai, p.status, p.satuan
FROM {OBSERVED} AS p
JOIN indikator AS i ON i.id = p.indikator
JOIN wilayah AS w ON w.kode = p.wilayah
WHERE p.rowid = (
  SELECT q.rowid FROM {OBSERVED} AS q
  WHERE q.indikator = p.indikator AND q.wilayah = p.wilayah
  ORDER BY q.periode DESC, q.rowid DESC LIMIT 1
)""",
    """CREATE VIEW kelurahan AS
SELECT w.kode, w.nama, w.nama_resmi, w.kode_bps, k.kode AS kode_kecamatan, k.nama AS kecamatan
FROM wilayah AS w JOIN wilayah AS k ON k.kode = w.induk
WHERE w.tingkat = 'kelurahan'""",
)
"""The views of the database, as SQL."""


def whole_files(
    catalog: Catalog, observations: Observations, indicators: Iterable[PublishedFile], voice: Messages
) -> Iterator[PublishedFile]:
    """Return the files that hold everything: long, wide, and as a database; simulated ones have their own.

    *indicators* are the files of single indicators, *voice* is the language of the words in the database.
    Raises `BuildFailed` if a cell would run as a formula.
    """
    indicators = tuple(indicators)
    lines = {nature: observation_lines(indicators, nature) for nature in Nature}
    for nature, found in lines.items():
        columns = shared_columns(found[0], observations, voice) if found else ()
        yield from observation_files(found, columns, nature, voice)
    yield from wide_files(catalog, observations)
    yield from _databases(catalog, observations, lines, voice)


def _databases(
    catalog: Catalog, observations: Observations, lines: Mapping[Nature, Lines], voice: Messages
) -> Iterator[PublishedFile]:
    for nature in Nature:
        datasets = [dataset for dataset in catalog.datasets.values() if dataset.nature is nature]
        if len(datasets) > 0:
            told = tuple(_told(catalog, datasets, observations, lines[nature], voice))
            tables = (*told, _dictionary(told))
            yield database_file(tables, VIEWS, nature)


def _told(
    catalog: Catalog, datasets: Sequence[Dataset], observations: Observations, lines: Lines, voice: Messages
) -> Iterator[Table]:
    """Yield every table, each after those it points to."""
    yield _table("status", "status", "arti", rows=((s.value, voice(f"download.status.{s}")) for s in Status))
    yield _places(catalog)
    yield from _about(datasets, voice)
    ids = tuple(dict.fromkeys(line[0] for line in lines[1:]))
    yield _indicators(observations, ids, voice)
    if len(lines) > 0:
        yield _observed(lines, observations, voice)
    for dataset in datasets:
        yield from (_data(resource, dataset, catalog, voice) for resource in dataset.resources.values())


def _table(name: str, *columns: str, rows: Iterable[Sequence[str]], keys: int = 1) -> Table:
    """Return a table of text with the first *keys* of its columns as its key."""
    return Table(name, tuple(map(Column, columns)), tuple(rows), columns[:keys])


def _places(catalog: Catalog) -> Table:
    inside = (
        (r.code, r.name, r.official_name, r.level, r.parent or "", r.bps_code)
        for r in (catalog.regions[code] for code in sorted(catalog.regions))
    )
    outside = (
        (place.code, place.name, place.name, place.level, "", code.removeprefix("bps:"))
        for code, place in sorted(places_outside(catalog).items())
    )
    columns = ("kode", "nama", "nama_resmi", "tingkat", "induk", "kode_bps")
    return Table(
        "wilayah",
        tuple(map(Column, columns)),
        (*inside, *outside),
        ("kode",),
        (("induk", "wilayah", "kode"),),
    )


def _about(datasets: Sequence[Dataset], voice: Messages) -> Iterator[Table]:
    """Yield what packages say of themselves: titles and versions, sources, caveats."""
    yield _table(
        "dataset", "nama", "judul", "versi", "lisensi", NATURE_COLUMN, "penjelasan",
        rows=(
            (d.name, voice.pick(d.title), d.version, _licences(d), d.nature, voice.pick(d.description))
            for d in datasets
        ),
    )  # fmt: skip
    yield _table(
        "sumber", "dataset", "id_sumber", "judul", "alamat", "tanggal", "penerbit", "ketentuan",
        rows=(
            (d.name, s.name, s.title, s.path, s.date, s.publisher, s.terms)
            for d in datasets for s in d.sources.values()
        ),
        keys=2,
    )  # fmt: skip
    yield _table(
        "catatan", "dataset", "id_catatan", "teks",
        rows=((d.name, c.name, voice.pick(c.text)) for d in datasets for c in d.caveats.values()),
        keys=2,
    )  # fmt: skip


def _licences(dataset: Dataset) -> str:
    return ";".join(licence.name for licence in dataset.licences)


def _indicators(observations: Observations, ids: Iterable[str], voice: Messages) -> Table:
    known = (observations.indicators[name] for name in ids)
    return _table(
        "indikator", "id", "judul", "definisi", "cara", "satuan", "tingkat", "tabel",
        rows=(
            (
                one.id,
                *(voice(f"indicator.{one.id}.{part}") for part in ("title", "definition", "method")),
                one.unit,
                one.level,
                ";".join(one.tables),
            )
            for one in known
        ),
    )  # fmt: skip


def _observed(lines: Lines, observations: Observations, voice: Messages) -> Table:
    columns = shared_columns(lines[0], observations, voice)
    links = (("indikator", "indikator", "id"), ("wilayah", "wilayah", "kode"), ("status", "status", "status"))
    indexes = (("indikator", "wilayah", "periode"), ("wilayah", "indikator"))
    return Table(OBSERVED, columns, lines[1:], (), links, indexes)


def _data(resource: Resource, dataset: Dataset, catalog: Catalog, voice: Messages) -> Table:
    """Return a table of a package, cell by cell as its CSV file has it."""
    added = nature_column(dataset.nature)
    names = [f.name for f in resource.fields]
    cells = [column_text(resource.table[name]) for name in names]
    cells += [[value] * len(resource.table) for _, value in added]
    columns = table_columns(resource, dataset, catalog.city, voice)
    columns = with_nature(columns, [*names, *(name for name, _ in added)], voice)
    known = set(names)
    links = [(name, "wilayah", "kode") for name in names if name in _PLACES]
    links += [
        (name, "status", "status") for name in names
        if name.endswith("_status") and name.removesuffix("_status") in known
    ]  # fmt: skip
    return Table(resource.key, columns, zip(*cells, strict=True), resource.primary_key, tuple(links))


def _dictionary(tables: Iterable[Table]) -> Table:
    """Return what every column of *tables* is, where there are words for it."""
    return _table(
        "kamus", "tabel", "kolom", "judul", "jenis", "satuan", "penjelasan",
        rows=(
            (table.name, column.name, column.title, column.type, column.unit, column.description)
            for table in tables for column in table.columns if column.title or column.description
        ),
        keys=2,
    )  # fmt: skip
