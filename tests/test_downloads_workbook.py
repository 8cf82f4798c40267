"""The workbook of a table: its cells with their types, and all there is to know of them beside it."""

from __future__ import annotations

import io
import re
import shutil
import warnings
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.building.spreadsheet import all_values, sheet_rows
from terang.catalog import Catalog
from terang.downloads import make_downloads
from terang.downloads.columns import Column
from terang.downloads.sheets import changes_sheet, data_sheet, dictionary_sheet
from terang.downloads.workbook import Sheet, workbook_bytes, workbook_key
from terang.errors import BuildFailed
from terang.messages import Messages
from terang.observations import Observations
from terang.releases import Change, ChangeKind, History, Release
from terang.statuses import Nature, Status
from tests.twins import Tables, cells_of, converted, differences

COLUMNS = (
    Column("kode"),
    Column("nilai", type="number"),
    Column("satuan"),
    Column("rp", "", "integer", "rupiah"),
)
ROWS = [
    ["kode", "nilai", "satuan", "rp"],
    ["9-10 Ulu", "208.33333333333334", "persen", "1500000"],
    ["0012", "", "orang", "0"],
    ["=1+1", "-3", "rupiah", ""],
    ["https://example.org", "12000", "orang", "-5"],
    ["2026-03", "1.5", "derajat", "7"],
]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def made(messages: Messages) -> bytes:
    return workbook_bytes("Judul", "Terang", [data_sheet(COLUMNS, ROWS, messages)])


def test_text_stays_text_and_numbers_are_numbers(messages: Messages) -> None:
    (sheet,) = opened(made(messages)).worksheets

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["kode", "nilai", "satuan", "rp"],
        ["9-10 Ulu", 208.33333333333334, "persen", 1500000],
        ["0012", None, "orang", 0],
        ["=1+1", -3, "rupiah", None],
        ["https://example.org", 12000, "orang", -5],
        ["2026-03", 1.5, "derajat", 7],
    ]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"s", "n"} >= kinds - {"f"}
    xml = zipfile.ZipFile(io.BytesIO(made(messages))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and "<hyperlink" not in xml
    assert not any(cell.is_date for row in sheet.iter_rows() for cell in row)


def test_a_number_is_shown_by_its_unit_and_text_is_marked_as_text(messages: Messages) -> None:
    (sheet,) = opened(made(messages)).worksheets

    assert [sheet[name].number_format for name in ("B2", "B4", "B5", "B6", "D2", "D3")] == [
        "#,##0.00",
        '"Rp"#,##0',
        "#,##0",
        "General",
        '"Rp"#,##0',
        '"Rp"#,##0',
    ]
    assert {sheet[f"A{row}"].number_format for row in range(2, 7)} == {"@"}


def test_the_header_stands_still_and_can_be_filtered(messages: Messages) -> None:
    (sheet,) = opened(made(messages)).worksheets

    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Data", "A2", "A1:D6")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == pytest.approx(len("https://example.org") + 2, abs=1)


def test_a_text_that_no_sheet_can_hold_is_refused_and_not_cut() -> None:
    with pytest.raises(BuildFailed, match="terlalu panjang"):
        workbook_bytes("a", "b", [Sheet("Data", [["kode"], ["x" * 32_768]])])


def test_the_same_sheets_give_the_same_bytes_and_no_clock(messages: Messages) -> None:
    content = made(messages)

    assert content == made(messages)
    assert opened(content).properties.created.year == 1980
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=15)
finite = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)


def test_a_workbook_that_is_kept_is_the_one_that_is_made(
    catalog: Catalog, observations: Observations, tmp_path: Path
) -> None:
    made = make_downloads(catalog, "", observations)
    first = make_downloads(catalog, "", observations, cache=tmp_path)
    entries = sorted(tmp_path.iterdir())
    cut = entries[0]
    cut.write_bytes(cut.read_bytes()[:-1])
    before = entries[1].stat().st_mtime_ns
    again = make_downloads(catalog, "", observations, cache=tmp_path)

    assert made == first == again
    assert 10 < len(entries) == len(list(tmp_path.iterdir()))
    assert before == entries[1].stat().st_mtime_ns, "what is kept is not made again"


@pytest.mark.parametrize(
    "other", [("b", "Terang", "1"), ("a", "Lain", "1"), ("a", "Terang", "2"), ("a", "Terang", "1 ")]
)
def test_whatever_a_workbook_is_made_of_is_in_its_key(other: tuple[str, str, str]) -> None:
    def key(title: str, author: str, cell: str) -> str:
        return workbook_key(title, author, [Sheet("Data", [["kode"], [cell]])])

    assert key("a", "Terang", "1") == key("a", "Terang", "1") != key(*other)


@settings(max_examples=40)
@given(st.lists(st.tuples(printable, st.one_of(st.just(""), finite.map(lambda x: f"{x:f}"))), max_size=4))
def test_whatever_the_cells_they_come_back(lines: list[tuple[str, str]]) -> None:
    sheet = Sheet("Data", [("kode", "nilai"), *lines], {1: "orang"})
    content = workbook_bytes("a", "b", [sheet])

    found = opened(content).active
    told = [(found.cell(n, 1).value, found.cell(n, 2).value) for n in range(2, len(lines) + 2)]
    assert [(text or "", None if cell is None else float(cell)) for text, cell in told] == [
        (text, float(cell) if cell else None) for text, cell in lines
    ]


# Every published one.


@cache
def data_of(content: bytes) -> list[list[str]]:
    """The cells of the sheet of data as openpyxl finds them, in the words of a CSV."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    width = len(rows[0])
    return [row + [""] * (width - len(row)) for row in rows]


def test_every_published_table_has_one_with_the_same_cells(tables: Tables) -> None:
    for file in tables.all:
        numbers = tables.numbers(file)
        assert differences(data_of(tables.twin(file, ".xlsx")), cells_of(file.content), numbers) == [], (
            file.path
        )


def test_pandas_reads_it_as_it_reads_the_csv(tables: Tables) -> None:
    for file in tables.some:
        header, numbers = cells_of(file.content)[0], tables.numbers(file)
        words = {name: "string" for name, number in zip(header, numbers, strict=True) if not number}
        known = {"keep_default_na": False, "na_values": [""]}

        found = pd.read_excel(io.BytesIO(tables.twin(file, ".xlsx")), dtype=words, **known)
        wanted = pd.read_csv(io.BytesIO(file.content), dtype=words, **known)

        pd.testing.assert_frame_equal(found, wanted, check_dtype=False)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak terpasang di sini")
def test_libreoffice_reads_the_very_cells(tables: Tables, tmp_path: Path) -> None:
    names = {f"{place}.xlsx": file for place, file in enumerate(tables.some)}

    made = converted({name: tables.twin(file, ".xlsx") for name, file in names.items()}, tmp_path)

    for name, file in names.items():
        assert differences(made[name], cells_of(file.content), tables.numbers(file)) == [], file.path


def test_our_own_reader_sees_what_openpyxl_sees(tables: Tables) -> None:
    for file in tables.some:
        content = tables.twin(file, ".xlsx")
        values = set(all_values(content))
        rows = sheet_rows(content)
        assert len(rows) == len(cells_of(file.content))
        for row in rows.values():
            assert set(row.values()) <= values
        for sheet in opened(content).worksheets:
            texts = {str(c) for row in sheet.iter_rows(values_only=True) for c in row if isinstance(c, str)}
            assert texts <= {text for text, _ in values}


def sheet_of(content: bytes, name: str) -> list[list[str]]:
    return texts_of(openpyxl.load_workbook(io.BytesIO(content), read_only=True)[name])


def texts_of(sheet: Any) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_every_workbook_has_the_four_sheets_and_every_column_in_its_dictionary(tables: Tables) -> None:
    for file in tables.all:
        book = openpyxl.load_workbook(io.BytesIO(tables.twin(file, ".xlsx")), read_only=True)
        assert book.sheetnames == ["Data", "Kamus", "Sumber", "Perubahan"]
        told = {row[0]: row[1:] for row in texts_of(book["Kamus"])[1:]}
        header = cells_of(file.content)[0]
        assert set(header) <= told.keys()
        assert [name for name in header if told[name][0] in ("", name)] == [], (
            file.path,
            "kolom tanpa judul",
        )
        assert set(Status) <= told.keys()


def test_the_dictionary_of_a_table_reads_like_this(tables: Tables) -> None:
    rows = sheet_of(tables.by_address["koperasi/simkopdes.xlsx"].content, "Kamus")
    told = {row[0]: row for row in rows}

    assert rows[0] == ["Kolom", "Judul", "Tipe", "Satuan", "Keterangan"]
    assert told["npwp"][1:4] == ["Koperasi ber-NPWP", "bilangan bulat", "koperasi"]
    assert told["npwp"][4].startswith("Banyaknya koperasi yang memiliki Nomor Pokok Wajib Pajak (NPWP).")
    assert told["belum_dilaporkan"][1] == "belum ada laporan. Ini bukan nol."


def test_the_sources_are_those_of_the_rows_with_address_date_publisher_and_terms(
    tables: Tables, catalog: Catalog
) -> None:
    for address in ("koperasi/simkopdes", "kelurahan/8-9-hilir", "indikator/p0-persen"):
        rows = sheet_of(tables.by_address[f"{address}.xlsx"].content, "Sumber")
        sources = [row for row in rows[1:] if "/" in row[0]]
        assert len(sources) > 0
        for name, *told in (row[:7] for row in sources):
            package, _, own = name.partition("/")
            source = tables.catalog.datasets[package].sources[own]
            known = (source.title, source.path, source.date, source.received, source.publisher, source.terms)
            assert told == list(known)
        facts = {row[0]: row[1] for row in rows if len(row) > 1}
        assert facts["Lisensi berkas ini"].startswith("Creative Commons Atribusi 4.0")
        assert facts["Portal"].endswith("https://contoh.example.org/")
        assert ("Versi paket" in facts) == address.startswith("koperasi/")
    header, *lines = cells_of(tables.by_address["kelurahan/8-9-hilir.csv"].content)
    keys = {f"{line[header.index('dataset')]}/{line[header.index('id_sumber')]}" for line in lines}
    rows = sheet_of(tables.by_address["kelurahan/8-9-hilir.xlsx"].content, "Sumber")
    assert {row[0] for row in rows[1:] if "/" in row[0]} == keys


def test_a_simulated_workbook_says_so_and_a_real_one_does_not_know_the_word(tables: Tables) -> None:
    word = re.compile("simulas|simulat", re.IGNORECASE)
    for file in tables.all:
        texts = [text for text, _ in all_values(tables.twin(file, ".xlsx"))]
        flagged = any(word.search(text) for text in texts)
        assert flagged == (file.nature is Nature.SIMULATED), file.path


def test_nothing_that_is_withheld_stands_in_any_sheet(tables: Tables) -> None:
    """A cell of the data that is empty in the CSV is empty here; other sheets hold no figures at all."""
    for file in tables.all:
        values = list(all_values(tables.twin(file, ".xlsx")))
        numbers = sum(1 for _, number in values if number)
        lines, kinds = cells_of(file.content)[1:], tables.numbers(file)
        assert numbers == sum(
            1 for line in lines for cell, number in zip(line, kinds, strict=True) if number and cell
        ), file.path


# What changed.

NEW = Change(
    ChangeKind.REVISED,
    "koperasi",
    "simkopdes",
    key=(("kode_kelurahan", "99.71.01.1002"),),
    region="99.71.01.1002",
    column="npwp",
    old="0",
    new="1",
)
HISTORY = History(
    releases=(
        Release("1.0.0", "2026-04-01", {"id": "Pertama."}, {}, (), Path()),
        Release("1.0.1", "2026-05-01", {"id": "Kedua."}, {}, (), Path()),
    ),
    changes={"1.0.1": (NEW,)},
)


@pytest.fixture(scope="module")
def changed(catalog: Catalog, observations: Observations) -> dict[str, bytes]:
    files = make_downloads(catalog, "", observations, HISTORY)
    return {file.address: file.content for file in files if file.format == "XLSX"}


@pytest.mark.parametrize(
    "address",
    ["koperasi/simkopdes", "kelurahan/8-9-hilir", "kecamatan/hilir-timur-ii", "indikator/koperasi-npwp"],
)
def test_a_change_stands_in_the_table_the_place_and_the_indicator_it_touches(
    changed: dict[str, bytes], address: str
) -> None:
    header, *rows = sheet_of(changed[f"{address}.xlsx"], "Perubahan")

    assert header == ["Versi", "Tanggal", "Perubahan"]
    ((version, date, text),) = rows
    assert (version, date) == ("1.0.1", "2026-05-01")
    assert "0" in text and "1" in text


@pytest.mark.parametrize("address", ["koperasi/unit_usaha_kota", "kelurahan/7-hilir", "indikator/p0-persen"])
def test_where_nothing_changed_one_row_says_so(
    changed: dict[str, bytes], tables: Tables, messages: Messages, address: str
) -> None:
    _, *rows = sheet_of(changed[f"{address}.xlsx"], "Perubahan")
    _, *before = sheet_of(tables.by_address[f"{address}.xlsx"].content, "Perubahan")

    assert [row[2] for row in rows] == [messages("change.none")]
    assert [row[2] for row in before] == [messages("change.no_release")]


def test_a_table_without_rows_is_a_sound_workbook(messages: Messages) -> None:
    sheets = [data_sheet(COLUMNS, ROWS[:1], messages), dictionary_sheet(COLUMNS, messages)]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        content = workbook_bytes("a", "b", [*sheets, changes_sheet([], messages)])

    assert data_of(content) == ROWS[:1]
