"""Where sources disagree: both sides, what we use and why, and a guard that has it read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.mutations import Mutation, append, both, cell, describe, drop, swap

from terang.catalog import Catalog
from terang.city import read_city
from terang.messages import Messages
from terang.pages.claims import contradictions
from terang.pages.desk import Desk
from terang.validation import load_catalog, tell, validate_city

SIDES, CLAIM = "program/pertentangan.csv", "program/klaim.csv"
HILIR = "99.71.01.1001"
OFFICIAL = "data:keanggotaan_simpanan.penyetor_pokok_orang"
CHAIR = "klaim:anggota-7-hilir-ketua"
THIRD = (
    "anggota-7-hilir-media,99.71.01.1001,2026-02-20,anggota,anggota_orang,33,orang,media,news outlet,"
    "Anggotanya 33 orang.,It has 33 members.,anggota-7-hilir,kabar-7-hilir,"
)


def told(folder: Path, *mutations: Mutation) -> list[tuple[str, int | None, str | None, str | None]]:
    """Return what is wrong with the expectations of the city in *folder* after *mutations*."""
    both(*mutations)(folder)
    findings = validate_city(read_city("contoh", folder), simulated=False).findings
    return [(f.code, f.row, f.column, f.value) for f in findings if f.code.startswith("expect-")]


def expecting(text: str) -> Mutation:
    """Return the mutation that writes *text* as the expectation of the one contradiction."""
    return cell(SIDES, 2, "harapan", text)


WHOLE = f"{CHAIR}=25;klaim:anggota-7-hilir-wali-kota=40;{OFFICIAL}=10"


def test_the_small_city_reads_as_it_was_written(contoh_folder: Path) -> None:
    assert told(contoh_folder) == []
    assert WHOLE in (contoh_folder / SIDES).read_text(encoding="utf-8")


MOVED = {
    "a claim changed": (cell(CLAIM, 2, "nilai", "26"), "expect-changed", CHAIR),
    "a claim lost its number": (cell(CLAIM, 2, "nilai", ""), "expect-changed", CHAIR),
    "the official figure mended": (
        both(
            cell("keanggotaan/simpanan.csv", 2, "penyetor_pokok_orang", "25"),
            swap(
                "keanggotaan/seri_kota.csv",
                "2026-03-31,penyetor_pokok_orang,30",
                "2026-03-31,penyetor_pokok_orang,45",
            ),
        ),
        "expect-changed",
        OFFICIAL,
    ),
    "a claim came in": (append(CLAIM, THIRD), "expect-missing", "klaim:anggota-7-hilir-media"),
    "a claim left out": (swap(SIDES, f"{CHAIR}=25;", ""), "expect-missing", CHAIR),
    "the official figure left out": (swap(SIDES, f";{OFFICIAL}=10", ""), "expect-missing", OFFICIAL),
    "a claim gone": (drop(CLAIM, 2), "expect-unknown", CHAIR),
    "no such table": (expecting(f"{WHOLE};data:koperasi_lain.x=1"), "expect-unknown", "data:koperasi_lain.x"),
    "no such row": (
        expecting(f"{WHOLE};data:kemiskinan_seri.nilai[kode_bps=9971,periode=1999]=1"),
        "expect-unknown",
        "data:kemiskinan_seri.nilai[kode_bps=9971,periode=1999]",
    ),
    "more than one row": (
        expecting(f"{WHOLE};data:kemiskinan_seri.nilai[kode_bps=9971]=1"),
        "expect-unknown",
        "data:kemiskinan_seri.nilai[kode_bps=9971]",
    ),
    "another row changed": (
        expecting(f"{WHOLE};data:kemiskinan_seri.nilai[kode_bps=9971,indikator=p1_indeks,periode=2024-03]=3"),
        "expect-changed",
        "data:kemiskinan_seri.nilai[kode_bps=9971,indikator=p1_indeks,periode=2024-03]",
    ),
    "not readable": (expecting(f"{WHOLE};kira-kira 30"), "expect-unreadable", "kira-kira 30"),
}


@pytest.mark.parametrize(("spoil", "code", "value"), MOVED.values(), ids=list(MOVED))
def test_a_number_that_moved_has_its_contradiction_read_again(
    spoil: Mutation, code: str, value: str, contoh_folder: Path
) -> None:
    assert told(contoh_folder, spoil) == [(code, 2, "harapan", value)]


def test_any_row_of_real_data_can_be_guarded(contoh_folder: Path) -> None:
    rows = (
        "data:kemiskinan_seri.nilai[kode_bps=9971,indikator=p1_indeks,periode=2024-03]=2",
        "data:koperasi_seri_kota.nilai[tanggal=2025-12-31,ukuran=belum_punya_usaha]=3",
        "data:program_komitmen.status[id_komitmen=badan-hukum-2025]=terpenuhi_di_atas_kertas",
    )

    assert told(contoh_folder, expecting(";".join((WHOLE, *rows)))) == []


def test_both_values_and_what_to_do_are_told(
    contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    cell(CLAIM, 2, "nilai", "26")(contoh_folder)
    findings = validate_city(read_city("contoh", contoh_folder), simulated=False).findings

    said = tell(findings, messages)
    assert f'{SIDES}, baris 2, kolom harapan, tertulis "{CHAIR}"' in said
    assert 'ditulis saat angkanya "25"; sekarang "26"' in said
    assert "Baca lagi pertentangan ini" in said
    assert 'when the figure was "25"; now it is "26"' in tell(findings, english)


def test_a_number_that_may_have_to_be_withheld_is_no_expectation(contoh_folder: Path) -> None:
    def governed(document: dict[str, object]) -> None:
        for resource in document["resources"]:  # type: ignore[attr-defined]
            for field in resource["schema"]["fields"]:
                if field["name"] == "penyetor_pokok_orang":
                    field["disclosure"] = {"rule": "people"}

    found = told(contoh_folder, describe("keanggotaan", governed))

    assert ("expect-private", 2, "harapan", OFFICIAL) in found


def test_what_we_use_its_status_and_its_guard_are_owed(contoh_folder: Path) -> None:
    owed = ["dipakai", "dipakai_en", "status", "harapan"]
    both(*(cell(SIDES, 2, column, "") for column in owed))(contoh_folder)
    findings = validate_city(read_city("contoh", contoh_folder), simulated=False).findings

    assert [(f.code, f.file, f.row, f.column) for f in findings if f.code == "cell-empty"] == [
        ("cell-empty", SIDES, 2, column) for column in owed
    ]


def test_the_sides_stand_together_with_what_we_use(desk: Desk) -> None:
    (found,) = contradictions(desk, HILIR)

    assert [claim.value for claim in found.claims] == ["25 orang", "40 orang", "10 orang"]
    assert found.used.startswith("Tidak satu pun sebagai jumlah anggota.")
    assert (found.verdict, found.verdict_text) == ("open", "Terbuka: belum ada jawaban dari sumbernya")
    assert contradictions(desk, "99.71.01.1002") == ()


def test_pages_show_the_sides_and_what_we_use(contoh_site: Path) -> None:
    for page in ("kelurahan/7-hilir", "komitmen"):
        html = (contoh_site / page / "index.html").read_text(encoding="utf-8")
        part = html[html.index('id="beda-anggota-7-hilir"') :].split("</article>")[0]
        for text in ("25 orang", "40 orang", "10 orang", "Yang kami pakai:", "Terbuka: belum ada jawaban"):
            assert text in part, text


@pytest.fixture(scope="module")
def real_catalog() -> Catalog:
    """The real city's catalogue."""
    return load_catalog(read_city("palembang"), simulated=False)


def test_the_real_city_tells_the_five_numbers_of_members_and_their_sources(real_catalog: Catalog) -> None:
    claims = {
        claim["nilai"]: claim["id_sumber"]
        for claim in real_catalog.records("program_klaim")
        if claim["id_pertentangan"] == "sukodadi-anggota"
    }
    savers = next(
        r for r in real_catalog.records("keanggotaan_simpanan") if r["kode_kelurahan"] == "16.71.07.1011"
    )

    assert claims == {
        30: "tribun-sukodadi",
        60: "gemaberita-sukodadi",
        200: "idn-sukodadi-agustus",
        208: "ur-ban-peluncuran",
    }
    assert savers["penyetor_pokok_orang"] == 140
    sources = real_catalog.datasets["program"].sources
    assert all(sources[name].path.startswith("https://") for name in claims.values())


def test_the_real_city_tells_of_units_and_of_cooperatives_without_one(real_catalog: Catalog) -> None:
    claims = [c for c in real_catalog.records("program_klaim") if c["id_pertentangan"] == "kota-unit-usaha"]

    assert {(c["nilai"], c["satuan"]) for c in claims} == {
        (44, "unit_usaha"),
        (74, "koperasi"),
        (107, "koperasi"),
    }


def test_every_contradiction_of_the_real_city_says_what_we_use(real_catalog: Catalog) -> None:
    rows = real_catalog.records("program_pertentangan")

    assert len(rows) == 10
    for row in rows:
        assert row["dipakai"].strip()
        assert row["dipakai_en"].strip()
        assert row["harapan"].startswith("klaim:")
