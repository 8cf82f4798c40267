"""The log of reports on disk: it may be empty, its answers are whole, and it names nobody."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from faults.mutations import describe

from terang.catalog import Catalog
from terang.city import City, read_city
from terang.findings import Severity
from terang.messages import Messages
from terang.packages.contract import LOGS, PACKAGES, TABLES
from terang.validation import load_catalog, tell, validate_city

LOG = "laporan/laporan.csv"
MELATI, P0, MAP = 2, 3, 4
"""Rows of the small city's log, as a spreadsheet counts: two are answered, the last is not."""


def write(folder: Path, row: int, **cells: str) -> City:
    """Write *cells* into a row of the log in *folder*; return its city."""
    path = folder / LOG
    with path.open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream))
    for name, text in cells.items():
        table[row - 1][table[0].index(name)] = text
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(table)
    return read_city("contoh", folder)


def told(city: City) -> list[tuple[str, str, int | None, str | None]]:
    """Return what blocks the city: code, file, row, column."""
    found = validate_city(city, simulated=False).findings
    return [(f.code, f.file, f.row, f.column) for f in found if f.severity is Severity.BLOCK]


def emptied(folder: Path, file: str = LOG) -> City:
    """Leave nothing but the header in a table of *folder*; return its city."""
    path = folder / file
    header = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{header}\n", encoding="utf-8")
    return read_city("contoh", folder)


def test_the_logs_alone_may_be_empty_and_no_city_must_have_one() -> None:
    assert {package for (package, _), table in TABLES.items() if table.may_be_empty} == LOGS
    assert {"laporan", "koreksi", "mutu"} == LOGS
    assert not LOGS & set(PACKAGES)


def test_the_log_of_the_small_city_has_three_rows_and_breaks_no_rule(catalog: Catalog) -> None:
    rows = catalog.records("laporan_laporan")

    assert [row["status"] for row in rows] == ["tidak_dapat_diperiksa", "diperbaiki", "diterima"]
    assert told(catalog.city) == []


def test_the_log_of_the_real_city_is_empty_and_passes_without_a_word() -> None:
    city = read_city("palembang")
    catalog = load_catalog(city, simulated=False)

    assert catalog.table("laporan_laporan").empty
    assert next(iter(catalog.table("laporan_laporan").columns)) == "id_laporan"
    assert not [f for f in validate_city(city, simulated=False).findings if f.file.startswith("laporan/")]


def test_an_empty_log_is_sound_and_its_source_is_no_leftover(contoh_folder: Path) -> None:
    city = emptied(contoh_folder)

    assert not [f for f in validate_city(city, simulated=False).findings if f.file.startswith("laporan/")]
    assert load_catalog(city, simulated=False).records("laporan_laporan") == ()


def test_any_other_table_without_rows_still_blocks(contoh_folder: Path) -> None:
    city = emptied(contoh_folder, "program/klaim.csv")

    assert ("file-header-only", "program/klaim.csv", 1, None) in told(city)


def test_a_log_of_no_bytes_is_not_an_empty_log(contoh_folder: Path) -> None:
    (contoh_folder / LOG).write_bytes(b"")

    assert ("file-empty", LOG, None, None) in told(read_city("contoh", contoh_folder))


def test_a_city_without_the_package_is_whole(contoh_folder: Path) -> None:
    shutil.rmtree(contoh_folder / "laporan")
    city = read_city("contoh", contoh_folder)

    assert told(city) == []
    assert not load_catalog(city, simulated=False).has("laporan_laporan")


def test_the_source_of_a_log_needs_no_address_but_that_of_figures_does(contoh_folder: Path) -> None:
    for package in ("laporan", "program"):
        describe(package, lambda document: document["sources"][0].update(path=""))(contoh_folder)
    found = validate_city(read_city("contoh", contoh_folder), simulated=False).findings

    assert [f.file for f in found if f.code == "source-without-address"] == ["program/datapackage.json"]


@pytest.mark.parametrize(
    ("row", "cells", "code", "column"),
    [
        (P0, {"tanggal_jawaban": "2026-04-01"}, "report-answer-early", "tanggal_jawaban"),
        (P0, {"jawaban": ""}, "report-answer-missing", "jawaban"),
        (P0, {"jawaban_en": ""}, "report-answer-missing", "jawaban_en"),
        (P0, {"tanggal_jawaban": ""}, "report-answer-missing", "tanggal_jawaban"),
        (MAP, {"status": "ditolak"}, "report-answer-missing", "jawaban"),
        (MAP, {"status": "diperiksa", "jawaban": "Kami cari."}, "report-answer-missing", "jawaban_en"),
        (MAP, {"status": "selesai"}, "cell-not-listed", "status"),
        (MAP, {"halaman": "kelurahan/melati/"}, "report-page", "halaman"),
        (MAP, {"halaman": "/kelurahan/melati"}, "report-page", "halaman"),
        (MAP, {"halaman": "/cari/?q=melati"}, "report-page", "halaman"),
        (MAP, {"halaman": "//contoh.example/"}, "report-page", "halaman"),
        (MAP, {"halaman": "https://contoh.example/"}, "report-page", "halaman"),
        (MAP, {"halaman": ""}, "cell-empty", "halaman"),
        (MAP, {"isi_en": ""}, "cell-empty", "isi_en"),
        (MAP, {"kode_wilayah": "99.71.09"}, "reference-unknown", "kode_wilayah"),
        (MAP, {"id_sumber": "lain"}, "source-unknown", "id_sumber"),
        (MAP, {"tanggal": "2027-05-22"}, "date-out-of-range", "tanggal"),
    ],
)
def test_a_fault_in_the_log_is_told(
    contoh_folder: Path, row: int, cells: dict[str, str], code: str, column: str
) -> None:
    assert (code, LOG, row, column) in told(write(contoh_folder, row, **cells))


@pytest.mark.parametrize(
    "cells",
    [
        {"tanggal_jawaban": "2026-04-02"},
        {"status": "ditolak"},
        {"status": "diperiksa"},
        {"halaman": "/"},
        {"halaman": "/en/indikator/p0-persen/"},
        {"kode_wilayah": ""},
        {"ukuran": ""},
    ],
)
def test_what_is_in_order_passes(contoh_folder: Path, cells: dict[str, str]) -> None:
    assert told(write(contoh_folder, P0, **cells)) == []


def test_a_simulated_log_is_refused(contoh_cities: Path) -> None:
    source, target = contoh_cities / "contoh" / "laporan", contoh_cities / "simulasi" / "contoh" / "laporan"
    shutil.move(source, target)
    (target / "laporan.csv").rename(target / "simulasi-laporan.csv")

    def pretend(document: dict[str, object]) -> None:
        document["name"], document["nature"] = "simulasi-laporan", "simulasi"
        document["resources"][0]["path"] = "simulasi-laporan.csv"  # type: ignore[index]

    describe("../simulasi/contoh/laporan", pretend)(contoh_cities / "contoh")
    found = validate_city(read_city("contoh", contoh_cities / "contoh")).findings

    assert [f.code for f in found if f.severity is Severity.BLOCK] == ["report-simulated"]


SECRETS = {
    "personal-identity": "1671014507900002",
    "personal-phone": "0812-3456-7890",
    "personal-email": "siti.aminah@contoh.example",
}


@pytest.mark.parametrize("column", ["isi", "isi_en", "jawaban", "jawaban_en"])
@pytest.mark.parametrize("code", SECRETS)
def test_who_reported_is_refused_and_never_repeated(
    contoh_folder: Path, messages: Messages, english: Messages, column: str, code: str
) -> None:
    secret = SECRETS[code]
    city = write(contoh_folder, P0, **{column: f"Dari Siti Aminah, {secret}: angkanya salah."})
    findings = validate_city(city, simulated=False).findings

    assert (code, LOG, P0, column) in told(city)
    for voice in (messages, english):
        said = tell(findings, voice)
        assert secret not in said and "Aminah" not in said
        assert LOG in said


def test_every_finding_of_the_log_is_told_in_both_languages(
    contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    city = write(contoh_folder, P0, halaman="melati", tanggal_jawaban="2026-01-01")
    write(contoh_folder, MAP, status="ditolak")
    findings = validate_city(city, simulated=False).findings

    for voice in (messages, english):
        said = tell(findings, voice)
        for code in ("report-page", "report-answer-early", "report-answer-missing"):
            wrong = voice.words[f"finding.{code}.wrong"][0]
            assert wrong.partition("{")[0] in said, code
