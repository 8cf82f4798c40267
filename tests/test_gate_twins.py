"""The gate and the other forms of a table: what differs, is missing or is no table is found and named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from terang.building.gate_files import check_downloads
from terang.building.gate_privacy import find_personal_texts
from terang.building.gate_twins import check_twins
from terang.building.published import Expected, Published
from terang.downloads.columns import Column
from terang.downloads.excel import excel_csv
from terang.downloads.parquet import parquet_bytes
from terang.downloads.workbook import Sheet, workbook_bytes
from terang.messages import read_messages
from terang.written import csv_lines

ROWS = [["kode", "nilai"], ["9-10 Ulu", "208.33333333333334"], ["0012", ""], ["1,5", "-12"]]
COLUMNS = (Column("kode"), Column("nilai", type="number"))
NOTHING = Expected(("id",), {}, {}, frozenset(), {}, "", True)


def forms(rows: list[list[str]]) -> dict[str, bytes]:
    return {
        "unduh/a.csv": csv_lines(rows).encode(),
        "unduh/a-excel.csv": excel_csv(rows, [False, True]),
        "unduh/a.xlsx": workbook_bytes("a", "b", [Sheet("Data", rows, {1: "orang"})]),
        "unduh/a.parquet": parquet_bytes(COLUMNS, rows[1:], {}),
    }


def found_in(files: dict[str, bytes]) -> list[tuple[str, str, int | None]]:
    site = Published(files)
    return [(found.code, found.file, found.row) for found in check_twins(site, NOTHING)]


TWINS = ("unduh/a-excel.csv", "unduh/a.parquet", "unduh/a.xlsx")


def test_forms_that_say_the_same_pass() -> None:
    assert found_in(forms(ROWS)) == []
    assert found_in(forms(ROWS[:1])) == []


@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ([ROWS[0], ["9-10 Ulu", "208.33333333333331"], *ROWS[2:]], 2),
        ([*ROWS[:2], ["12", ""], ROWS[3]], 3),
        ([*ROWS[:2], ["0012", "0"], ROWS[3]], 3),
        (ROWS[:3], 4),
        ([*ROWS, ["4", "1"]], 5),
        ([["kode", "jumlah"], *ROWS[1:]], 1),
    ],
)
def test_a_form_that_says_something_else_is_named_with_its_row(
    twin: str, changed: list[list[str]], row: int
) -> None:
    files = forms(ROWS)
    if twin.endswith(".parquet") and changed[0] != ROWS[0]:
        files[twin] = parquet_bytes((COLUMNS[0], Column("jumlah", type="number")), changed[1:], {})
    else:
        files[twin] = forms(changed)[twin]

    assert found_in(files) == [("site-twin-differs", twin, row)]


@pytest.mark.parametrize("twin", TWINS)
def test_a_form_without_its_plain_table_is_named(twin: str) -> None:
    assert found_in({twin: forms(ROWS)[twin]}) == [("site-twin-absent", twin, None)]


def formula(content: bytes) -> bytes:
    """Return the workbook *content* with a formula in place of a number."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b"<v>-12</v>", b"<f>-6*2</f><v>-12</v>"))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("twin", "content"),
    [
        ("unduh/a-excel.csv", b'"kode";"nilai"\r\n'),  # no byte order mark
        ("unduh/a.parquet", b"PAR1"),
        ("unduh/a.xlsx", b"PK\x05\x06"),
        ("unduh/a.xlsx", formula(forms(ROWS)["unduh/a.xlsx"])),
    ],
)
def test_a_form_that_is_not_what_its_name_says_is_named(twin: str, content: bytes) -> None:
    assert found_in({**forms(ROWS), twin: content}) == [("site-file-broken", twin, None)]


def test_a_csv_for_excel_is_read_with_its_own_separator() -> None:
    rows = [["kode", "nilai"], ["a,b", "1.5"]]
    files = {"unduh/a-excel.csv": excel_csv(rows, [False, True])}
    spoiled = {"unduh/a-excel.csv": excel_csv([*rows, ["=1+1", ""]], [False, True])}

    assert list(check_downloads(Published(files), NOTHING)) == []
    assert [found.code for found in check_downloads(Published(spoiled), NOTHING)] == ["site-csv-formula"]


def test_an_identity_number_in_any_sheet_is_found_and_an_amount_is_none(tmp_path: Path) -> None:
    number = "16710" + "15708900003"  # written in two parts: the repository holds none either
    folder = tmp_path / "unduh"
    folder.mkdir()
    rows = [["kode", "nilai"], ["a", "62812345678"]]
    (folder / "a-excel.csv").write_bytes(excel_csv(rows, [False, True]))
    (folder / "a.xlsx").write_bytes(workbook_bytes("a", "b", [Sheet("Data", rows, {1: "rupiah"})]))
    assert find_personal_texts(tmp_path, ()) == ()

    note = Sheet("Kamus", [["kolom"], [f"hubungi {number}"]])
    (folder / "a.xlsx").write_bytes(workbook_bytes("a", "b", [Sheet("Data", rows, {1: "rupiah"}), note]))
    (folder / "a-excel.csv").write_bytes(excel_csv([*rows, [f"hubungi {number}", ""]], [False, True]))

    found = find_personal_texts(tmp_path, ())
    assert {(finding.code, finding.file) for finding in found} == {
        ("site-personal", "unduh/a.xlsx"),
        ("site-personal", "unduh/a-excel.csv"),
    }


@pytest.mark.parametrize("lang", ["id", "en"])
def test_both_findings_have_their_words(lang: str) -> None:
    voice = read_messages(lang)

    for code in ("site-twin-absent", "site-twin-differs"):
        assert voice(f"finding.{code}.wrong") and voice(f"finding.{code}.remedy")
