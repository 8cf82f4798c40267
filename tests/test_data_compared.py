"""One real kelurahan beside others, against numbers worked out here from the plain CSV files."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median

import pytest

from terang.city import read_city
from terang.indicators import compute_indicators
from terang.messages import read_messages
from terang.pages.answers import answer
from terang.pages.comparisons import compared
from terang.pages.desk import Desk
from terang.pages.ladders import ladder_steps
from terang.validation import load_catalog

REAL = Path(__file__).resolve().parents[1] / "data" / "palembang"
SUKODADI = "16.71.07.1011"


@pytest.fixture(scope="module")
def real_desk() -> Desk:
    """The Indonesian desk of the real city, with nothing simulated."""
    catalog = load_catalog(read_city("palembang"), simulated=False)
    say = read_messages("id")
    return Desk(catalog, compute_indicators(catalog), say, {"id": say})


def column(path: str, name: str) -> dict[str, float]:
    """Return what the file reports in a column, by kelurahan."""
    with (REAL / path).open(encoding="utf-8", newline="") as stream:
        return {row["kode_kelurahan"]: float(row[name]) for row in csv.DictReader(stream) if row[name]}


def neighbours(code: str) -> set[str]:
    with (REAL / "wilayah/tetangga.csv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["kode_a"], row["kode_b"]) for row in csv.DictReader(stream)]
    return {a if b == code else b for a, b in pairs if code in (a, b)}


def test_its_payers_beside_the_city(real_desk: Desk) -> None:
    payers = column("keanggotaan/simpanan.csv", "penyetor_pokok_orang")
    assert (payers[SUKODADI], len(payers), median(payers.values())) == (140, 41, 40)
    assert max(payers.values()) == 140 and list(payers.values()).count(140) == 1
    beside = neighbours(SUKODADI)
    assert (len(beside), len(beside & set(payers))) == (4, 1)

    found = compared(real_desk, real_desk.catalog.regions[SUKODADI]).measures[0]
    assert found.own == "Sukodadi mencatat 140 orang per 5 Agustus 2026."
    assert found.lines[0].startswith("Dari 4 kelurahan yang berbatasan, 1 mencatatnya: terlalu sedikit")
    # 140 / 40 = 3.5
    assert found.lines[2] == (
        "Dari 107 kelurahan di Kota Palembang, 41 mencatatnya; nilai tengahnya 40 orang. Angka Sukodadi lebih"
        " dari tiga kali lipatnya. Urutan ke-1 dari 41 yang mencatat; urutan ini bukan nilai baik-buruk."
    )


def test_its_trade_beside_its_kecamatan(real_desk: Desk) -> None:
    trade = column("koperasi/simkopdes.csv", "transaksi_rp")
    others = [v for code, v in trade.items() if code.startswith("16.71.07.") and code != SUKODADI]
    assert (trade[SUKODADI], len(others), median(others)) == (60_000, 3, 209_435_000)

    found = compared(real_desk, real_desk.catalog.regions[SUKODADI]).measures[1]
    assert found.lines[1] == (
        "Dari 6 kelurahan lain di Kecamatan Sukarami, 3 mencatatnya; nilai tengahnya Rp209.435.000."
        " Angka Sukodadi kurang dari sepersepuluhnya."
    )
    assert "Urutan ke-38 dari 38 yang mencatat; urutan ini bukan nilai baik-buruk." in found.lines[2]


def test_the_alike_are_five_others_without_a_look_at_their_figures(real_desk: Desk) -> None:
    found = compared(real_desk, real_desk.catalog.regions[SUKODADI])
    names = [link.text for link in found.similar]

    assert names == ["Talang Jambe", "Karya Mulia", "Alang-Alang Lebar", "Sukamulya", "Talang Betutu"]
    areas = column("wilayah/kelurahan.csv", "luas_km2")
    ordered = sorted(areas.values())
    alike = [areas[r.code] for r in real_desk.catalog.level("kelurahan") if r.name in names]
    assert min(alike) > median(ordered), "it is large, and so are they"


def test_its_answer_says_of_bank_accounts_what_the_city_knows(real_desk: Desk) -> None:
    tests = {test.label: test for test in answer(real_desk, real_desk.catalog.regions[SUKODADI]).evidence}

    assert tests["Rekening"].verdict == "unknown"
    assert "96 koperasi punya rekening bank, per 4 September 2025" in tests["Rekening"].text
    assert tests["Rekening"].sources


def test_the_funnel_of_the_city_dates_the_one_rung_of_another_day(real_desk: Desk) -> None:
    figure = ladder_steps(real_desk, real_desk.city_region.code)

    assert [(p.label, p.text) for p in figure.points] == [
        ("Badan hukum", "108 koperasi"),
        ("NPWP", "108 koperasi"),
        ("NIB", "107 koperasi"),
        ("Rekening", "96 koperasi, per 4 September 2025"),
        ("Simpanan", "44 kelurahan mencatat"),
        ("Transaksi", "38 kelurahan mencatat"),
        ("Pinjaman", "belum dipublikasikan"),
    ]
    assert "5 Agustus 2026" in figure.subtitle
