"""Cells that hold something else than they should: numbers, dates, codes, texts, statuses."""

from __future__ import annotations

from faults.files import RULE, SAV, SERIES, SIM, WARD
from faults.mutations import Fault, both, cell, swap

ALIAS = "wilayah/alias.csv"
CLAIM = "program/klaim.csv"
PROMISE = "program/komitmen.csv"
TERMS = "pinjaman/ketentuan.csv"
CITY = "koperasi/seri_kota.csv"


def _number(name: str, text: str, code: str, column: str = "transaksi_rp") -> Fault:
    return Fault(f"number {name}", cell(SIM, 2, column, text), code, SIM, 2, column)


def _day(name: str, text: str, code: str) -> Fault:
    return Fault(f"date {name}", cell(SIM, 4, "tanggal", text), code, SIM, 4, "tanggal")


def _code(name: str, text: str, code: str) -> Fault:
    return Fault(f"code {name}", cell(SIM, 3, "kode_kelurahan", text), code, SIM, 3, "kode_kelurahan")


def _text(name: str, text: str, code: str) -> Fault:
    return Fault(f"text {name}", cell(RULE, 3, "ringkasan", text), code, RULE, 3, "ringkasan")


NUMBERS = [
    _number("with decimal comma", "12,5", "number-decimal-comma"),
    _number("with points", "1.250.000", "number-thousands"),
    _number("with one point, two readings", "1.250", "number-thousands"),
    _number("with commas", "1,250,000", "number-thousands"),
    _number("with apostrophes", "1'250'000", "number-thousands"),
    _number("with spaces", "1 250 000", "number-thousands"),
    _number("in rupiah", "Rp1250000", "number-currency"),
    _number("in rupiah with dash", "Rp 1.250.000,-", "number-currency"),
    _number("in juta", "3 juta", "number-scale"),
    _number("in miliar", "1.5 miliar", "number-scale"),
    _number("in percent", "12%", "number-percent"),
    _number("with unit", "12 orang", "number-with-words"),
    _number("with letters for digits", "1O0", "number-with-words"),
    _number("shortened", "1.25E+08", "number-exponent"),
    _number("not a number", "NaN", "cell-placeholder"),
    _number("infinite", "inf", "number-not-finite"),
    _number("with underscore", "1_000", "number-underscore"),
    _number("in another script", "١٢", "number-not-ascii"),
    _number("in wide digits", "１２", "number-not-ascii"),
    _number("in accounts' parentheses", "(500)", "number-parentheses"),
    _number("with plus", "+5", "number-not-canonical"),
    _number("with leading zero", "05", "number-not-canonical"),
    _number("with trailing zero", "5.0", "number-not-canonical"),
    _number("minus zero", "-0", "number-not-canonical"),
    _number("negative", "-5", "number-negative"),
    _number("of twenty digits", "12345" * 3 + "1" * 5, "number-too-long"),
    _number("as formula", "=A1+B1", "number-with-words"),
    _number("half", "0.5", "number-not-whole", "koperasi"),
    _number("from a float column", "1.0", "number-not-whole", "koperasi"),
    _number("as word", "satu", "number-not-plain", "koperasi"),
    _number("broken reference", "#REF!", "cell-formula-error"),
    _number("not available", "#N/A", "cell-formula-error"),
    _number("divided by zero", "#DIV/0!", "cell-formula-error"),
    _number("dash", "-", "cell-placeholder"),
    _number("n/a", "n/a", "cell-placeholder"),
    _number("null", "NULL", "cell-placeholder"),
    _number("nihil", "nihil", "cell-placeholder"),
    _number("question mark", "?", "cell-placeholder"),
    _number("none where one is due", "", "cell-empty", "koperasi"),
    _number("with a space behind", "5 ", "cell-edge-space", "koperasi"),
    _number("with a space that does not break", "5\u00a0", "cell-odd-space", "koperasi"),
    Fault(
        "number with a comma in a series",
        cell(SERIES, 2, "nilai", "9,77"),
        "number-decimal-comma",
        SERIES,
        2,
        "nilai",
    ),
    Fault(
        "number with a point of thousands in a series",
        cell(CITY, 2, "nilai", "1.250"),
        "number-thousands",
        CITY,
        2,
        "nilai",
    ),
    Fault(
        "tile with a fraction",
        cell(WARD, 2, "petak_kolom", "1.5"),
        "number-not-whole",
        WARD,
        2,
        "petak_kolom",
    ),
    Fault(
        "latitude with a comma", cell(WARD, 2, "lintang", "-2,01"), "number-decimal-comma", WARD, 2, "lintang"
    ),
]

DATES = [
    _day("with slashes", "31/03/2026", "date-not-iso"),
    _day("month first", "03/31/2026", "date-not-iso"),
    _day("with dashes, day first", "31-03-2026", "date-not-iso"),
    _day("with a month's name", "31 Maret 2026", "date-not-iso"),
    _day("shortened", "Mar-26", "date-not-iso"),
    _day("as serial number", "46112", "date-serial"),
    _day("with a time", "2026-03-31 00:00:00", "date-with-time"),
    _day("not in the calendar", "2025-02-30", "date-impossible"),
    _day("thirteenth month", "2025-13-01", "date-impossible"),
    _day("far ahead", "2099-12-31", "date-out-of-range"),
    _day("long ago", "1900-01-01", "date-out-of-range"),
    _day("month only", "2026-03", "date-not-iso"),
    _day("without zeros", "2026-3-31", "date-not-iso"),
    _day("in another script", "٢٠٢٦-٠٣-٣١", "date-not-iso"),
    _day("missing", "", "cell-key-empty"),
    Fault(
        "period with a name", cell(SERIES, 2, "periode", "Maret 2021"), "period-not-iso", SERIES, 2, "periode"
    ),
    Fault(
        "period as a day", cell(SERIES, 2, "periode", "2021-03-01"), "period-not-iso", SERIES, 2, "periode"
    ),
    Fault("period ahead", cell(SERIES, 2, "periode", "2033-03"), "date-out-of-range", SERIES, 2, "periode"),
    Fault(
        "moment with slashes", cell(CLAIM, 2, "tanggal", "15/01/2026"), "period-not-iso", CLAIM, 2, "tanggal"
    ),
    Fault(
        "deadline in another age",
        cell(PROMISE, 2, "tenggat", "2190-01-01"),
        "date-out-of-range",
        PROMISE,
        2,
        "tenggat",
    ),
    Fault(
        "deadline not in the calendar",
        cell(RULE, 2, "berlaku_sampai", "2025-06-31"),
        "date-impossible",
        RULE,
        2,
        "berlaku_sampai",
    ),
]

CODES = [
    _code("as a float", "9971011002.0", "code-spreadsheet"),
    _code("without points", "9971011002", "code-spreadsheet"),
    _code("shortened", "9.97E+09", "code-spreadsheet"),
    _code("of another city", "98.71.01.1002", "code-other-city"),
    _code("of a desa", "99.71.01.2002", "code-desa"),
    _code("of a kecamatan", "99.71.01", "code-level"),
    _code("of a city", "99.71", "code-level"),
    _code("a digit short", "99.71.01.102", "code-malformed"),
    _code("with a letter O", "99.71.O1.1002", "code-malformed"),
    _code("with dashes", "99-71-01-1002", "code-malformed"),
    _code("as a name", "8-9 Hilir", "code-malformed"),
    _code("with a space before", " 99.71.01.1002", "cell-edge-space"),
    _code("with a space that does not break", "99.71.01.1002\u00a0", "cell-odd-space"),
    _code("with a letter of no width", "99.71.01\u200b.1002", "cell-invisible"),
    _code("with a wide digit", "99.71.01.100２", "code-lookalike"),
    _code("with a mark of order inside", "\ufeff99.71.01.1002", "cell-invisible"),
    Fault(
        "BPS code as a float",
        cell(WARD, 2, "kode_bps", "9971020003.0"),
        "code-spreadsheet",
        WARD,
        2,
        "kode_bps",
    ),
    Fault(
        "BPS code with a letter",
        cell(WARD, 2, "kode_bps", "99710200O3"),
        "code-malformed",
        WARD,
        2,
        "kode_bps",
    ),
    Fault(
        "area code without its zeros", cell(SERIES, 2, "kode_bps", "0"), "code-digits", SERIES, 2, "kode_bps"
    ),
    Fault(
        "coordinate out of the world",
        cell(WARD, 2, "lintang", "-201"),
        "number-outside",
        WARD,
        2,
        "lintang",
    ),
    Fault("slug with a slash", cell(WARD, 3, "slug", "8/9-hilir"), "code-not-plain", WARD, 3, "slug"),
    Fault("slug climbing up", cell(WARD, 3, "slug", "../8-hilir"), "code-not-plain", WARD, 3, "slug"),
    Fault("slug in capitals", cell(WARD, 3, "slug", "8-9-Hilir"), "code-not-plain", WARD, 3, "slug"),
    Fault("slug with look-alikes", cell(WARD, 2, "slug", "7-hіlir"), "code-lookalike", WARD, 2, "slug"),
    Fault(
        "source with a space",
        cell(SIM, 2, "id_sumber", "laporan 2026"),
        "code-not-plain",
        SIM,
        2,
        "id_sumber",
    ),
]

TEXTS = [
    _text("formula", "=1+1", "text-formula"),
    _text("formula by plus", "+1+1", "text-formula"),
    _text("formula by minus", "-1+1", "text-formula"),
    _text("formula by at", "@SUM(A1)", "text-formula"),
    _text("formula by wide sign", "＝1+1", "text-formula"),
    _text("tab first", "\tBank", "cell-control"),
    _text("script", "<script>alert(1)</script>", "text-markup"),
    _text("picture with handler", 'Bank <img src=x onerror="x">', "text-markup"),
    _text("template", "Bank {{ config }}", "text-markup"),
    _text("script address", "javascript:alert(1)", "text-markup"),
    _text("character reference", "Bank &#60;b&#62;", "text-markup"),
    _text("too long", "Bank lagi" * 300, "text-too-long"),
    _text("turned around", "Bank \u202ekoperasi", "cell-invisible"),
    _text("soft hyphen", "kope\u00adrasi", "cell-invisible"),
    _text("look-alike letter", "B\u0430nk boleh", "text-lookalike"),
    _text("letter in two parts", "Cafe\u0301 kota", "text-not-composed"),
    _text("ending in a space", "Bank boleh ", "cell-edge-space"),
    _text("placeholder", "-", "cell-placeholder"),
    _text("missing", "", "cell-empty"),
    Fault("name too long", cell(WARD, 2, "nama", "Hilir " * 25 + "x"), "text-too-long", WARD, 2, "nama"),
    Fault("name turned into a date", cell(WARD, 3, "nama", "9-Agu"), "name-date", WARD, 3, "nama"),
    Fault("name turned into a day", cell(WARD, 3, "nama", "08/09/2026"), "name-date", WARD, 3, "nama"),
    Fault("name turned into a month", cell(ALIAS, 2, "alias", "Sep-08"), "name-date", ALIAS, 2, "alias"),
    Fault("name turned into a number", cell(WARD, 3, "nama", "46273"), "name-date", WARD, 3, "nama"),
    Fault("choice unknown", cell(WARD, 2, "luas_dasar", "dikira"), "cell-not-listed", WARD, 2, "luas_dasar"),
    Fault(
        "choice in capitals", cell(WARD, 2, "luas_dasar", "Resmi"), "cell-not-listed", WARD, 2, "luas_dasar"
    ),
    Fault("unit unknown", cell(TERMS, 2, "satuan", "juta_rupiah"), "cell-not-listed", TERMS, 2, "satuan"),
    Fault(
        "yes in English",
        swap("wilayah/tetangga.csv", ",ya", ",TRUE"),
        "cell-not-listed",
        "wilayah/tetangga.csv",
        4,
        "menyeberangi_sungai",
    ),
]

STATUSES = [
    Fault(
        "zero called a value",
        cell(SIM, 6, "transaksi_rp_status", "ada"),
        "status-disagrees",
        SIM,
        6,
        "transaksi_rp_status",
    ),
    Fault(
        "value called zero",
        cell(SIM, 2, "transaksi_rp_status", "nol"),
        "status-disagrees",
        SIM,
        2,
        "transaksi_rp_status",
    ),
    Fault(
        "nothing called zero",
        cell(SIM, 3, "transaksi_rp_status", "nol"),
        "status-disagrees",
        SIM,
        3,
        "transaksi_rp_status",
    ),
    Fault(
        "nothing called a value",
        cell(SIM, 3, "transaksi_rp_status", "ada"),
        "status-disagrees",
        SIM,
        3,
        "transaksi_rp_status",
    ),
    Fault(
        "value called not reported",
        cell(SAV, 2, "simpanan_pokok_rp_status", "belum_dilaporkan"),
        "status-disagrees",
        SAV,
        2,
        "simpanan_pokok_rp_status",
    ),
    Fault(
        "zero for not reported",
        cell(SIM, 3, "transaksi_rp", "0"),
        "status-disagrees",
        SIM,
        3,
        "transaksi_rp_status",
    ),
    Fault(
        "value behind a withheld status",
        cell(SAV, 2, "penyetor_pokok_orang_status", "disembunyikan"),
        "status-disagrees",
        SAV,
        2,
        "penyetor_pokok_orang_status",
    ),
    Fault(
        "status unknown",
        cell(SIM, 3, "transaksi_rp_status", "kosong_saja"),
        "cell-not-listed",
        SIM,
        3,
        "transaksi_rp_status",
    ),
    Fault(
        "status missing", cell(SIM, 3, "transaksi_rp_status", ""), "cell-empty", SIM, 3, "transaksi_rp_status"
    ),
    Fault(
        "key and reference broken",
        both(cell(ALIAS, 2, "kode_kelurahan", "99.71.09.1001")),
        "reference-broken",
        ALIAS,
        2,
        "kode_kelurahan",
    ),
    Fault(
        "kecamatan unknown",
        cell(WARD, 2, "kode_kecamatan", "99.71.09"),
        "reference-broken",
        WARD,
        2,
        "kode_kecamatan",
    ),
    Fault(
        "rule unknown", cell(TERMS, 2, "id_aturan", "peraturan-9"), "reference-broken", TERMS, 2, "id_aturan"
    ),
    Fault(
        "schema's own choice broken", cell(CITY, 2, "ukuran", "kapal"), "cell-not-listed", CITY, 2, "ukuran"
    ),
]
