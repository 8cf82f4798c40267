"""The Parquet of a table of a package: the cells of its CSV with the types of its schema, nulls included."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from terang.downloads import PublishedFile
from terang.downloads.columns import Column
from terang.downloads.parquet import NotParquet, parquet_bytes, parquet_cells
from terang.statuses import Nature
from tests.twins import Tables, cells_of

COLUMNS = (
    Column("kode", "Kode"),
    Column("orang", "Orang", "integer", "orang"),
    Column("persen", "Persen", "number", "persen"),
    Column("ada", "Ada", "boolean"),
    Column("hari", "Hari", "date"),
    Column("tahun", "Tahun", "year"),
    Column("bulan", "Bulan", "yearmonth"),
)
ROWS = [
    ["0012", "9007199254740993", "208.33333333333334", "ya", "2026-03-31", "2026", "2026-03"],
    ["9-10 Ulu", "", "", "", "", "", ""],
    ["3", "0", "-1", "tidak", "2024-02-29", "1999", "1999-12"],
]


def read(content: bytes) -> pa.Table:
    return parquet.read_table(io.BytesIO(content))


def test_every_column_has_its_type_and_an_empty_cell_is_null() -> None:
    table = read(parquet_bytes(COLUMNS, ROWS, {}))

    assert [str(kind) for kind in table.schema.types] == [
        "string",
        "int64",
        "double",
        "bool",
        "date32[day]",
        "int32",
        "string",
    ]
    assert table.to_pydict() == {
        "kode": ["0012", "9-10 Ulu", "3"],
        "orang": [9007199254740993, None, 0],
        "persen": [208.33333333333334, None, -1.0],
        "ada": [True, None, False],
        "hari": [datetime.date(2026, 3, 31), None, datetime.date(2024, 2, 29)],
        "tahun": [2026, None, 1999],
        "bulan": ["2026-03", None, "1999-12"],
    }


def test_title_and_unit_stand_in_the_column_and_the_rest_in_the_file() -> None:
    schema = read(parquet_bytes(COLUMNS, ROWS, {"judul": "Coba", "versi": "1.0.0"})).schema

    assert schema.metadata == {b"judul": b"Coba", b"versi": b"1.0.0"}
    assert schema.field("orang").metadata == {b"judul": b"Orang", b"satuan": b"orang"}
    assert schema.field("kode").metadata == {b"judul": b"Kode"}


def test_the_cells_come_back_as_a_csv_writes_them() -> None:
    assert list(parquet_cells(parquet_bytes(COLUMNS, ROWS, {}))) == [[c.name for c in COLUMNS], *ROWS]
    assert list(parquet_cells(parquet_bytes(COLUMNS, [], {}))) == [[c.name for c in COLUMNS]]


@given(
    st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.text(st.characters(codec="utf-8"), min_size=1)))
)
def test_whatever_the_cells_they_come_back(lines: list[tuple[int, str]]) -> None:
    rows = [[str(number), text] for number, text in lines]
    made = parquet_bytes((Column("a", type="integer"), Column("b")), rows, {})

    assert list(parquet_cells(made)) == [["a", "b"], *rows]


def test_what_is_no_parquet_is_told() -> None:
    with pytest.raises(NotParquet):
        list(parquet_cells(b"kode,nilai\r\n"))


def of_packages(tables: Tables) -> list[PublishedFile]:
    return [file for file in tables.all if file.package]


def test_every_table_of_a_package_has_one_with_the_same_cells(tables: Tables) -> None:
    assert len(of_packages(tables)) > 25
    for file in of_packages(tables):
        content = tables.twin(file, ".parquet")
        assert list(parquet_cells(content)) == cells_of(file.content), file.path
    named = {address for address in tables.by_address if address.endswith(".parquet")}
    alone = {"pengamatan.parquet", "simulasi-pengamatan.parquet"}
    assert named == alone | {f.address.replace(".csv", ".parquet") for f in of_packages(tables)}


def test_what_it_is_stands_in_the_file_and_only_a_simulated_one_speaks_of_simulation(tables: Tables) -> None:
    for file in of_packages(tables):
        dataset = tables.catalog.datasets[file.package]
        schema = read(tables.twin(file, ".parquet")).schema
        told = {name.decode(): text.decode() for name, text in schema.metadata.items()}
        assert told["judul"] == dataset.resources[file.resource].title["id"]
        assert told["versi"] == dataset.version
        assert "CC-BY-4.0" in told["lisensi"]
        everything = " ".join([*told.values(), *(str(field.metadata) for field in schema)]).lower()
        assert ("simulasi" in everything) == (file.nature is Nature.SIMULATED), file.path


def test_pandas_and_duckdb_read_the_very_cells(tables: Tables, tmp_path: Path) -> None:
    path = tmp_path / "tabel.parquet"
    for file in of_packages(tables):
        path.write_bytes(tables.twin(file, ".parquet"))
        header, *rows = cells_of(file.content)
        types = dict(zip(header, tables.types(file), strict=True))
        kinds = {
            "integer": "BIGINT",
            "number": "DOUBLE",
            "boolean": "BOOLEAN",
            "date": "DATE",
            "year": "INTEGER",
        }

        by_duck = duckdb.sql(f"select * from '{path}'")
        by_pandas = pd.read_parquet(path, dtype_backend="pyarrow")

        assert by_duck.columns == header == list(by_pandas.columns)
        assert [str(t) for t in by_duck.types] == [kinds.get(kind, "VARCHAR") for kind in types.values()]
        assert len(by_duck.fetchall()) == len(by_pandas) == len(rows)
        for place, name in enumerate(header):
            filled = [row[place] for row in rows if row[place]]
            column = by_pandas[name].dropna().tolist()
            if types[name] in ("integer", "number"):
                assert column == [float(cell) for cell in filled], (file.path, name)
            elif types[name] != "boolean":
                assert list(map(str, column)) == filled, (file.path, name)
