"""The database of everything: the cells of the CSV files, tied together, the same bytes every time."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from terang.building.databases import database_cells, is_database
from terang.disclosure import Released
from terang.downloads import PublishedFile, make_downloads
from terang.downloads.columns import Column
from terang.downloads.database import Table, database_bytes
from terang.indicators import compute_indicators
from terang.statuses import SIMULATED_PREFIX, Status

HILIR7 = "99.71.01.1001"
Files = dict[str, PublishedFile]


@pytest.fixture(scope="module")
def files(record: Released) -> Files:
    """Every download of the small city with its sample, by address in the folder."""
    known = compute_indicators(record.catalog)
    return {file.address: file for file in make_downloads(record.catalog, "", known)}


def opened(file: PublishedFile) -> closing[sqlite3.Connection]:
    base = sqlite3.connect(":memory:")
    base.deserialize(file.content)
    return closing(base)


@pytest.fixture
def real(files: Files) -> Iterator[sqlite3.Connection]:
    """The database of what is real."""
    with opened(files["semua-data.sqlite"]) as base:
        yield base


@pytest.fixture
def sample(files: Files) -> Iterator[sqlite3.Connection]:
    """The database of the sample."""
    with opened(files["simulasi-semua-data.sqlite"]) as base:
        yield base


def test_a_database_is_whole_and_every_link_in_it_leads_somewhere(files: Files) -> None:
    for name in ("semua-data.sqlite", "simulasi-semua-data.sqlite"):
        with opened(files[name]) as base:
            assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
            assert is_database(files[name].content)


def test_every_table_of_every_package_stands_there_cell_by_cell(files: Files) -> None:
    checked = 0
    for file in files.values():
        if not file.package or file.format != "CSV" or file.path.endswith("-excel.csv"):
            continue
        name = "simulasi-semua-data.sqlite" if file.nature == "simulasi" else "semua-data.sqlite"
        header, *rows = csv.reader(io.StringIO(file.content.decode(), newline=""))
        table = f"{file.package.removeprefix(SIMULATED_PREFIX)}_{file.resource}"
        with opened(files[name]) as base:
            found = base.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
            assert [column[0] for column in found.description] == header
            for row, cells in zip(found.fetchall(), rows, strict=True):
                assert all(map(_is_same, row, cells)), (table, row, cells)
                checked += len(row)
    assert checked > 2_000


def _is_same(stored: object, cell: str) -> bool:
    if isinstance(stored, int | float):
        return stored == float(cell)
    return cell == ("" if stored is None else stored)


def test_every_observation_stands_there(files: Files) -> None:
    for prefix in ("", SIMULATED_PREFIX):
        text = files[f"{prefix}pengamatan.csv"].content.decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        with opened(files[f"{prefix}semua-data.sqlite"]) as base:
            found = base.execute(
                "SELECT indikator, wilayah, periode, nilai, status FROM pengamatan ORDER BY rowid"
            )
            assert found.fetchall() == [
                (
                    row["indikator"],
                    row["wilayah"],
                    row["periode"] or None,
                    float(row["nilai"]) if row["nilai"] else None,
                    row["status"],
                )
                for row in rows
            ]


def test_numbers_are_numbers_codes_are_text_and_nothing_is_null(real: sqlite3.Connection) -> None:
    kinds = real.execute(
        "SELECT DISTINCT typeof(wilayah), typeof(nilai), typeof(dilaporkan) FROM pengamatan "
        "WHERE indikator = 'penyetor_pokok_orang' ORDER BY 2, 3"
    ).fetchall()

    assert ("text", "real", "null") in kinds
    assert ("text", "real", "integer") in kinds
    assert ("text", "null", "null") in kinds
    assert real.execute("SELECT count(*) FROM pengamatan WHERE periode = ''").fetchone() == (0,)


def test_first_queries_are_easy(real: sqlite3.Connection, sample: sqlite3.Connection) -> None:
    newest = (
        "SELECT nama, periode, nilai FROM pengamatan_terbaru "
        "WHERE indikator = ? AND tingkat = 'kelurahan' ORDER BY nilai DESC, nama LIMIT 2"
    )
    assert real.execute(newest, ("penyetor_pokok_orang",)).fetchone() == ("8-9 Hilir", "2026-03-31", 20.0)
    # Worked by hand in the README of the sample: 125 each in March, of four months.
    assert sample.execute(newest, ("anggota_orang",)).fetchall() == [
        ("7 Hilir", "2026-03", 125.0),
        ("8-9 Hilir", "2026-03", 125.0),
    ]
    assert real.execute("SELECT count(*), count(DISTINCT kecamatan) FROM kelurahan").fetchone() == (5, 2)


def test_the_newest_is_one_for_every_indicator_and_place(files: Files) -> None:
    for prefix in ("", SIMULATED_PREFIX):
        with opened(files[f"{prefix}semua-data.sqlite"]) as base:
            pairs = base.execute("SELECT count(*) FROM (SELECT DISTINCT indikator, wilayah FROM pengamatan)")
            assert base.execute("SELECT count(*) FROM pengamatan_terbaru").fetchone() == pairs.fetchone()


def test_the_dictionary_knows_every_column_of_every_package(real: sqlite3.Connection) -> None:
    tables = [name for (name,) in real.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    known = set(real.execute("SELECT tabel, kolom FROM kamus"))
    own = {"dataset", "sumber", "catatan", "indikator", "wilayah", "status", "kamus"}

    assert own | {"pengamatan", "koperasi_simkopdes"} <= set(tables)
    for table in set(tables) - own:
        for column in real.execute(f'PRAGMA table_info("{table}")'):
            assert (table, column[1]) in known, (table, column[1])
    statuses = {name for (name,) in real.execute("SELECT status FROM status")}
    assert statuses == {status.value for status in Status}


def test_the_two_natures_never_meet(real: sqlite3.Connection, sample: sqlite3.Connection) -> None:
    assert real.execute("SELECT DISTINCT sifat_data FROM dataset").fetchall() == [("nyata",)]
    assert sample.execute("SELECT DISTINCT sifat_data FROM dataset").fetchall() == [("simulasi",)]
    assert sample.execute("SELECT DISTINCT sifat_data FROM pengamatan").fetchall() == [("simulasi",)]
    shared = {"dataset", "sumber", "catatan", "indikator", "wilayah", "status", "kamus", "pengamatan"}
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    ours, theirs = ({name for (name,) in base.execute(query)} for base in (real, sample))
    assert ours & theirs == shared
    assert not any("simulas" in cell for cell, number in _cells(real) if not number)


def _cells(base: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    return database_cells(base.serialize())


def test_the_same_tables_give_the_same_bytes(files: Files, record: Released) -> None:
    again = make_downloads(record.catalog, "", compute_indicators(record.catalog))
    for file in again:
        if file.format == "SQLITE":
            assert file.content == files[file.address].content


def test_a_row_that_points_nowhere_stops_the_build() -> None:
    places = Table("wilayah", (Column("kode"),), [("99",)], ("kode",))
    links = (("wilayah", "wilayah", "kode"),)

    database_bytes([places, Table("data", (Column("wilayah"),), [("99",), ("",)], (), links)])
    with pytest.raises(sqlite3.IntegrityError):
        database_bytes([places, Table("data", (Column("wilayah"),), [("98",)], (), links)])


def test_every_cell_of_a_database_is_looked_into() -> None:
    columns = (Column("kata"), Column("banyak", type="integer"), Column("nilai", type="number"))
    content = database_bytes(
        [Table("data", columns, [("surat@contoh.id", "81234567", "1.50"), ("", "", "")])]
    )

    assert {("surat@contoh.id", False), ("81234567", True), ("1.5", True)} <= set(database_cells(content))
    assert not is_database(content[:600])
    assert list(database_cells(b"SQLite format 3\x00 and nothing more")) == []
    assert not is_database(b"name,value\r\n")
