"""The strict door: lines, bytes, numbers, dates, codes, patterns, and what looks like a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.people import BARE, IDENTITY, LETTER, MOBILE, OFFICE, SECRETS, SPACED
from hypothesis import given
from hypothesis import strategies as st

from terang.city import City
from terang.packages.codes import code_fault
from terang.packages.dates import day_fault, latest_day, latest_deadline, moment_fault
from terang.packages.encoding import read_text
from terang.packages.grids import split_line, split_rows
from terang.packages.numbers import number_fault
from terang.packages.patterns import is_safe_pattern
from terang.packages.privacy import find_personal, is_personal_column, mask_personal
from terang.packages.telling import show
from terang.packages.texts import character_fault, is_date_like


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("a,b,c", ("a", "b", "c")),
        ("", ("",)),
        (",", ("", "")),
        ('"a,b",c', ("a,b", "c")),
        ('"a ""b""",c', ('a "b"', "c")),
        ('"",""', ("", "")),
        ('a,"b', None),
        ('a"b,c', None),
        ('"a"b,c', None),
    ],
)
def test_a_line_is_split_by_the_strict_rules(line: str, cells: tuple[str, ...] | None) -> None:
    assert split_line(line) == cells


@given(st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"])), min_size=1))
def test_what_is_quoted_comes_back(cells: list[str]) -> None:
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)

    assert split_line(line) == tuple(cells)


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    rows, findings = split_rows("a,b\n1,2\n\n3,4\n", "x.csv")

    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert not findings


def test_a_mark_at_the_start_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"\xef\xbb\xbfa,b\r\n1,2\r\n")

    assert read_text(tmp_path / "x.csv", "x.csv") == ("a,b\n1,2\n", ())


def test_the_row_of_a_wrong_byte_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"a,b\n1,2\n3,\xe9\n")

    text, (finding,) = read_text(tmp_path / "x.csv", "x.csv")

    assert (text, finding.code, finding.row, finding.details["byte"]) == (None, "file-not-utf8", 3, "0xE9")


@pytest.mark.parametrize(
    ("text", "whole", "counted", "code"),
    [
        ("0", True, True, None),
        ("1250000", True, True, None),
        ("-2.01", False, False, None),
        ("1.25", False, True, None),
        ("0.125", False, True, None),
        ("1.125", False, False, None),
        ("1.125", False, True, "number-thousands"),
        ("1.250", False, False, "number-thousands"),
        ("1.250.000", False, False, "number-thousands"),
        ("1,250", False, False, "number-thousands"),
        ("12,5", False, False, "number-decimal-comma"),
        ("12.5", True, True, "number-not-whole"),
        ("12.50", False, False, "number-not-canonical"),
        (".5", False, False, "number-not-canonical"),
        ("1" * 15, True, True, None),
        ("1" * 17, True, True, "number-too-long"),
    ],
)
def test_a_number_has_one_reading(text: str, whole: bool, counted: bool, code: str | None) -> None:
    assert number_fault(text, whole=whole, counted=counted) == code


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_plain_integer_is_a_number(number: int) -> None:
    assert number_fault(str(number), whole=True, counted=True) is None


def test_the_latest_day_comes_from_the_sources_not_from_the_clock() -> None:
    assert latest_day(["2024-07-01", "2025-03", "nonsense"]) == "2026-03-29"
    assert latest_day(["2030"]) == "2032-01-01"
    assert latest_day([]) == "2049-12-31"
    assert latest_deadline("2026-03-29") == "2056-03-29"


def test_moments_may_be_days_months_or_years_but_days_may_not() -> None:
    assert [moment_fault(text, "2026-12-31") for text in ("2026", "2026-02", "2024-02-29")] == [None] * 3
    assert moment_fault("2025-02-29", "2026-12-31") == "date-impossible"
    assert day_fault("2026-02", "2026-12-31") == "date-not-iso"
    assert day_fault("2027-01-01", "2026-12-31") == "date-out-of-range"


def test_codes_are_held_to_the_city_and_the_level(city: City) -> None:
    assert code_fault("99.71.01.1001", "kelurahan", city) is None
    assert code_fault("99.71", "region", city) is None
    assert code_fault("99.71.01", "region", city) is None
    assert code_fault("99.72.01.1001", "region", city) == "code-other-city"
    assert code_fault("99.71.01.1001", "kecamatan", city) == "code-level"


@pytest.mark.parametrize("name", ["8-9 Hilir", "35 Ilir", "26 Ilir D.I", "1 Ulu", "Mei Jaya", "Kp. Damai"])
def test_names_with_numbers_are_names(name: str) -> None:
    assert not is_date_like(name)


@pytest.mark.parametrize("name", ["8-9", "9-Agu", "Sep-10", "9/10", "4 Mei", "03/04/2025", "45389", "16.71"])
def test_names_that_became_dates_are_seen(name: str) -> None:
    assert is_date_like(name)


@pytest.mark.parametrize(
    "pattern", ["^\\d{4}(-\\d{2})?$", "^[a-z]+$", "^99\\.71\\.\\d{2}\\.1\\d{3}$", "^(a|b|c)$"]
)
def test_plain_patterns_may_run(pattern: str) -> None:
    assert is_safe_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a|ab)*", "a*a*", "(a?){9}a{9}", "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)"]
)
def test_patterns_that_can_hang_may_not(pattern: str) -> None:
    assert not is_safe_pattern(pattern)


@pytest.mark.parametrize("text", SECRETS)
def test_personal_data_are_seen_and_never_shown(text: str) -> None:
    assert find_personal(f"Hubungi {text} segera")
    assert text not in show(f"Hubungi {text} segera")
    assert text not in mask_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "99.71.01.1001",
        "16.71.01.1001, 16.71.01.1002",
        "1.250.000.000.000.000",
        "2025-08-05 sampai 2026-03-31",
        "2022 2023 2024 2025",
        "Rp3.000.000.000 untuk 72 bulan",
        "https://contoh.id/berita/2026/08/05/1234567890123456789/judul",
        "Inpres 17/2025, PMK 49/2025",
        "104.7439412345678",
        "@wali_kota",
        "0.8123456789",
        "9971010004",
    ],
)
def test_ordinary_numbers_are_nobodys(text: str) -> None:
    assert find_personal(text) == ()


def test_an_amount_is_no_telephone_number_but_a_text_may_hold_one() -> None:
    assert find_personal(BARE, number=True) == ()
    assert find_personal(BARE)
    assert find_personal(MOBILE, number=True)


def test_what_is_masked_keeps_its_first_letters_only() -> None:
    assert mask_personal(f"a {IDENTITY} b") == "a 16************** b"
    assert mask_personal(LETTER) == "w" + "*" * (len(LETTER) - 1)
    assert mask_personal(OFFICE).startswith("(0*")
    assert SPACED[5:] not in mask_personal(SPACED)


@pytest.mark.parametrize(
    "name",
    [
        "npwp",
        "nib",
        "nama",
        "nama_resmi_2025",
        "akun",
        "rekening",
        "jumlah_kk",
        "penyetor_pokok_orang",
        "penerima_kpm",
        "nama_en",
        "penutur",
        "alamat_web",
        "kode_bps",
        "jumlah_nik",
    ],
)
def test_columns_of_counts_and_places_are_fine(name: str) -> None:
    assert not is_personal_column(name)


@pytest.mark.parametrize(
    "name",
    [
        "nik",
        "NIK Ketua",
        "noKK",
        "no_hp",
        "NomorHP",
        "nama peminjam",
        "Nama_Anggota",
        "borrower_name",
        "TglLahir",
        "tempat_lahir",
        "email",
        "e-mail",
        "no rekening",
        "npwp_number",
        "foto_ktp",
        "kk",
        "alamatRumah",
    ],
)
def test_columns_of_persons_are_not(name: str) -> None:
    assert is_personal_column(name)


def test_nothing_shown_can_move_a_terminal() -> None:
    assert show("\x1b[31mmerah\u202e") == "\\x1b[31mmerah\\u202e"
    assert len(show("x" * 500)) == 80


@given(st.text())
def test_whatever_is_shown_is_printable(text: str) -> None:
    assert show(text).isprintable()
    assert character_fault(text) is None or isinstance(character_fault(text), str)
