"""Everything in one table, long and wide: the cells of the single files, none lost, none added."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from terang.catalog import Catalog
from terang.disclosure import Released, release
from terang.disclosure.observed import read_indicators
from terang.downloads import PublishedFile, make_downloads, write_downloads
from terang.downloads.files import NATURE_COLUMN
from terang.downloads.indicators import INDICATOR_COLUMNS, nature_of
from terang.downloads.wide import HEAD_COLUMNS
from terang.errors import BuildFailed
from terang.indicators import compute_indicators
from terang.statuses import Nature

HILIR7, DAMAI, MELATI = "99.71.01.1001", "99.71.01.1004", "99.71.02.1001"
Files = Mapping[str, PublishedFile]


def rows_of(file: PublishedFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


@pytest.mark.parametrize("prefix", ["", "simulasi-"])
def test_the_long_table_is_every_file_of_an_indicator_one_below_the_other(files: Files, prefix: str) -> None:
    whole = rows_of(files[f"{prefix}pengamatan.csv"])
    nature = Nature.SIMULATED if prefix else Nature.REAL
    single = [
        file
        for address, file in files.items()
        if file.indicator and file.nature is nature and address.endswith(".csv") and "-excel" not in address
    ]

    assert len(single) > 15
    by_file = sorted(str(row) for file in single for row in rows_of(file))
    assert sorted(map(str, whole)) == by_file
    assert tuple(whole[0]) == (*INDICATOR_COLUMNS, *([NATURE_COLUMN] if prefix else []))


def test_a_line_of_the_long_table_reads_like_this(files: Files) -> None:
    column = "keanggotaan_simpanan.penyetor_pokok_orang"
    text = files["pengamatan.csv"].content.decode()

    assert (
        f"\r\npenyetor_pokok_orang,{HILIR7},7 Hilir,kelurahan,2026-03-31,10,ada,orang,,,,{column}\r\n" in text
    )
    assert f"\r\npenyetor_pokok_orang,{MELATI},Melati,kelurahan,2026-03-31,,belum_dilaporkan,orang" in text


def test_the_parquet_twin_holds_the_same_cells_with_their_types(files: Files) -> None:
    plain = rows_of(files["pengamatan.csv"])
    table = pd.read_parquet(io.BytesIO(files["pengamatan.parquet"].content))

    assert table["nilai"].dtype == "float64"
    assert str(table["dilaporkan"].dtype) in ("float64", "Int64", "int64")
    for name in INDICATOR_COLUMNS:
        cells = [None if pd.isna(cell) else cell for cell in table[name]]
        number = name in ("nilai", "dilaporkan", "diharapkan", "disembunyikan")
        expected = [(float(row[name]) if number else row[name]) if row[name] else None for row in plain]
        assert cells == expected, name


def test_the_wide_table_has_a_row_a_kelurahan_and_three_columns_an_indicator(
    files: Files, record: Released
) -> None:
    rows = {row["kode_kelurahan"]: row for row in rows_of(files["kelurahan.csv"])}

    assert list(rows) == [region.code for region in record.catalog.level("kelurahan")]
    assert tuple(rows[HILIR7])[: len(HEAD_COLUMNS)] == HEAD_COLUMNS
    assert {name: rows[HILIR7][name] for name in HEAD_COLUMNS} == {
        "kode_kelurahan": HILIR7,
        "nama": "7 Hilir",
        "nama_resmi": record.catalog.regions[HILIR7].official_name,
        "kode_bps": record.catalog.regions[HILIR7].bps_code,
        "kode_kecamatan": "99.71.01",
        "kecamatan": "Hilir Timur II",
    }
    payers = [f"penyetor_pokok_orang{part}" for part in ("", "_status", "_periode")]
    assert [rows[HILIR7][name] for name in payers] == ["10", "ada", "2026-03-31"]
    assert [rows[MELATI][name] for name in payers] == ["", "belum_dilaporkan", "2026-03-31"]
    assert "p0_persen" not in rows[HILIR7], "known for the city alone"


def test_the_simulated_wide_table_says_so_and_keeps_what_is_withheld(files: Files) -> None:
    """Worked by hand in the README of the sample: March 2026."""
    rows = {row["kode_kelurahan"]: row for row in rows_of(files["simulasi-kelurahan.csv"])}

    assert {row[NATURE_COLUMN] for row in rows.values()} == {"simulasi"}
    members = [f"anggota_orang{part}" for part in ("", "_status", "_periode")]
    assert [rows[HILIR7][name] for name in members] == ["125", "ada", "2026-03"]
    assert [rows[DAMAI][name] for name in members] == ["30", "ada", "2026-03"]
    assert [rows[MELATI][name] for name in members][:2] == ["", "belum_dilaporkan"]
    assert rows[DAMAI]["sisa_anggota_rp_status"] == "tidak_berlaku"
    assert "penyetor_pokok_orang" not in rows[HILIR7], "a real value"


def test_nothing_withheld_stands_in_the_long_or_the_wide_table(record: Released, files: Files) -> None:
    hidden = {(cell.column, cell.region, cell.period) for cell in record.withheld}
    shown = {
        (column.partition(".")[2], row["wilayah"], row["periode"])
        for row in rows_of(files["simulasi-pengamatan.csv"])
        if row["nilai"]
        for column in row["masukan"].split(";")[:1]
        if ";" not in row["masukan"]
    }
    assert len(hidden) > 20
    assert not hidden & shown
    for row in rows_of(files["simulasi-kelurahan.csv"]):
        for name, cell in row.items():
            if name.endswith("_status"):
                assert (row[name.removesuffix("_status")] == "") == (cell not in ("ada", "nol")), name


def test_duckdb_reads_the_long_table_and_finds_the_worked_numbers(
    files: Files, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("unduh")
    write_downloads([file for file in files.values() if file.resource == "pengamatan"], folder)
    for name in ("simulasi-pengamatan.csv", "simulasi-pengamatan.parquet"):
        found = duckdb.sql(
            f"SELECT nilai, dilaporkan FROM '{folder}/unduh/{name}' "
            "WHERE indikator = 'anggota_orang' AND wilayah = '99.71' AND periode = '2026-03'"
        ).fetchall()
        assert found == [(340, 4)]


def test_the_attack_reads_everything_that_repeats_an_observation() -> None:
    """One value in each of the files, of a place of its own: none is passed over, none is read twice."""
    line = (
        "anggota_orang,99.71.0{},,kecamatan,2026-03,{},ada,orang,,,,keanggotaan_anggota_bulanan.anggota_orang"
    )
    header = ",".join(INDICATOR_COLUMNS)
    deret = [{"periode": "2026-03", "nilai": 7}]
    texts = {
        "unduh/indikator/anggota-orang.csv": f"{header}\r\n{line.format(1, 10)}\r\n",
        "unduh/pengamatan.csv": f"{header}\r\n{line.format(1, 10)}\r\n{line.format(2, 20)}\r\n",
        "unduh/kelurahan.csv": "kode_kelurahan,anggota_orang,anggota_orang_periode\r\n"
        "99.71.03,30,2026-03\r\n",
        "unduh/kota.json": json.dumps(
            {"kode": "99.71", "pengamatan": [{"indikator": "anggota_orang", "deret": deret}]}
        ),
        "unduh/indikator/anggota-orang.json": json.dumps(
            {"indikator": "anggota_orang", "wilayah": [{"kode": "99.71.04", "deret": deret}]}
        ),
    }
    found = read_indicators({path: text.encode() for path, text in texts.items()})

    assert {(seen.region, seen.value) for seen in found.values} == {
        ("99.71.01", 10), ("99.71.02", 20), ("99.71.03", 30), ("99.71", 7), ("99.71.04", 7)
    }  # fmt: skip
    assert len(found.values) == 5


def test_a_real_city_without_a_sample_has_no_simulated_files(catalog: Catalog) -> None:
    shown = release(catalog).catalog
    made = make_downloads(shown, "", compute_indicators(shown))

    assert not [file.path for file in made if "simulasi" in file.path]
    assert {file.path for file in made if file.resource == "kelurahan"} >= {"unduh/kelurahan.csv"}


def test_an_indicator_of_two_natures_stops_the_build(record: Released) -> None:
    seen = compute_indicators(record.catalog)
    known = seen.indicators["anggota_orang"]
    mixed = replace(known, tables=(*known.tables, "keanggotaan_simpanan"))

    with pytest.raises(BuildFailed, match="anggota_orang"):
        nature_of(mixed, record.catalog, seen)
