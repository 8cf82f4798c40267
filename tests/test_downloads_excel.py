"""CSV for Indonesian Excel: the cells of the plain file, whichever program reads it, codes left alone."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.disclosure.reading import EXCEL_ENDING, read_rows
from terang.downloads.excel import excel_csv
from tests.twins import Tables, cells_of, converted, differences

ROWS = [
    ["kode", "nama", "tanggal", "nilai", "catatan"],
    ["16.71.01.1001", "9-10 Ulu", "2026-03", "1234.5", ""],
    ["0012", 'Gang "Baru"; 2', "2026-03-31", "-3", "dua\nbaris"],
    ["3-4", "1,5", "2026", "", "12.5"],
]
NUMBERS = [False, False, False, True, False]

INDONESIAN = "CSV:59,34,76,1,,1057,true,false"
"""How LibreOffice reads it: ``;``, quotes, UTF-8, row 1, Indonesian, quoted is text, nothing is guessed."""


def test_it_reads_like_this() -> None:
    assert excel_csv(ROWS, NUMBERS).decode("utf-8") == (
        '\ufeff"kode";"nama";"tanggal";"nilai";"catatan"\r\n'
        '"16.71.01.1001";"9-10 Ulu";"2026-03";1234,5;\r\n'
        '"0012";"Gang ""Baru""; 2";"2026-03-31";-3;"dua\nbaris"\r\n'
        '"3-4";"1,5";"2026";;"12.5"\r\n'
    )


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
numbers = st.one_of(st.just(""), st.integers().map(str), st.decimals(-1000, 1000, places=3).map(str))


@given(st.lists(st.tuples(words, numbers, words), max_size=5))
def test_whatever_the_cells_they_come_back(lines: list[tuple[str, str, str]]) -> None:
    found = cells_of(excel_csv([("a", "b", "c"), *lines], [False, True, False]), ";")

    assert [[a, b.replace(",", "."), c] for a, b, c in found] == [["a", "b", "c"], *map(list, lines)]


def test_every_published_table_has_one_with_the_same_cells(tables: Tables) -> None:
    assert len(tables.all) > 80
    for file in tables.all:
        rows, content, kinds = cells_of(file.content), tables.twin(file, EXCEL_ENDING), tables.numbers(file)
        header, *lines = cells_of(content, ";")
        found = [
            [cell.replace(",", ".") if number else cell for cell, number in zip(line, kinds, strict=True)]
            for line in lines
        ]
        assert [header, *found] == rows, file.path
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == len(rows)


def test_no_cell_carries_a_sign_that_would_force_it(tables: Tables) -> None:
    for file in tables.all:
        cells = {cell for row in cells_of(tables.twin(file, EXCEL_ENDING), ";") for cell in row}
        assert [cell for cell in cells if cell[:1] in ("=", "'", "\t", "@")] == [], file.path


def test_pandas_reads_both_alike(tables: Tables) -> None:
    for file in tables.all:
        excel = io.BytesIO(tables.twin(file, EXCEL_ENDING))
        header = cells_of(file.content)[0]
        words = dict.fromkeys(
            (n for n, number in zip(header, tables.numbers(file), strict=True) if not number), "string"
        )

        wanted = pd.read_csv(io.BytesIO(file.content), dtype=words, keep_default_na=False, na_values=[""])
        found = pd.read_csv(excel, sep=";", decimal=",", dtype=words, keep_default_na=False, na_values=[""])

        pd.testing.assert_frame_equal(found, wanted)


def test_duckdb_reads_both_alike(tables: Tables, tmp_path: Path) -> None:
    for file in tables.some:
        one, other = tmp_path / "a.csv", tmp_path / "b.csv"
        one.write_bytes(file.content)
        other.write_bytes(tables.twin(file, EXCEL_ENDING))
        header = cells_of(file.content)[0]
        kinds = zip(header, tables.numbers(file), strict=True)
        types = ", ".join(f"'{name}': '{'DOUBLE' if number else 'VARCHAR'}'" for name, number in kinds)

        def read(path: Path, how: str, columns: str = types) -> list[tuple[object, ...]]:
            query = f"select * from read_csv('{path}', header=true, columns={{{columns}}}, {how})"
            return duckdb.sql(query).fetchall()

        found = read(other, "delim=';', decimal_separator=','")
        assert found == read(one, "delim=','"), file.path
        assert len(found) == len(cells_of(file.content)) - 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak terpasang di sini")
def test_libreoffice_with_indonesian_settings_reads_the_very_cells(tables: Tables, tmp_path: Path) -> None:
    names = {f"{place}.csv": file for place, file in enumerate(tables.some)}
    contents = {name: tables.twin(file, EXCEL_ENDING) for name, file in names.items()}

    made = converted(contents, tmp_path, INDONESIAN)

    for name, file in names.items():
        assert differences(made[name], cells_of(file.content), tables.numbers(file)) == [], file.path


def test_the_attack_reads_it_as_its_plain_twin(tables: Tables) -> None:
    for file in tables.some:
        files = {"a.csv": file.content, f"a{EXCEL_ENDING}": tables.twin(file, EXCEL_ENDING)}
        assert list(read_rows(files, f"a{EXCEL_ENDING}")) == list(read_rows(files, "a.csv")), file.path


# The plain CSV itself, as R takes it: read.csv guesses types unless it is told not to.


def as_r_guesses(cells: list[str]) -> list[object]:
    """Return a column as ``utils::type.convert`` does: numbers if all are, a blank being NA, else text."""
    filled = [cell for cell in cells if cell not in ("", "NA")]
    try:
        found = {cell: float(cell) for cell in filled}
    except ValueError:
        return list(cells)
    return [found.get(cell) for cell in cells]


def test_r_with_and_without_guessing_gets_the_same_numbers(tables: Tables) -> None:
    for file in tables.all:
        header, *lines = cells_of(file.content)
        for place, (name, number) in enumerate(zip(header, tables.numbers(file), strict=True)):
            cells = [line[place] for line in lines]
            assert "NA" not in cells, (file.path, name)  # colClasses = "character" would still make it NA
            if number:
                assert as_r_guesses(cells) == [float(cell) if cell else None for cell in cells]


def test_r_that_guesses_takes_some_codes_for_numbers_so_the_readme_says_how_not_to(tables: Tables) -> None:
    header, *lines = cells_of(tables.by_address["wilayah/kelurahan.csv"].content)
    codes = {name: [line[place] for line in lines] for place, name in enumerate(header)}

    assert as_r_guesses(codes["kode_kelurahan"]) == codes["kode_kelurahan"]
    assert as_r_guesses(codes["kode_bps"]) != codes["kode_bps"]
    for part in tables.by_address["README.txt"].content.decode().split("*" * 80):
        assert 'colClasses = "character"' in " ".join(part.split())
