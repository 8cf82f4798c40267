"""Corrections: rows with reasons, applied to what was read; each is checked like what it stands for."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from faults.mutations import Mutation, both, cell, describe, swap

from terang.catalog import corrections_of, parse_key, reasons_of, write_key
from terang.city import City, read_city
from terang.disclosure import release
from terang.indicators import compute_indicators
from terang.messages import Messages
from terang.pages.corrections import corrected_link, corrections_page
from terang.pages.desk import Desk
from terang.pages.stats import stat_of
from terang.validation import load_catalog, tell, validate_city

LOG, REASONS = "koreksi/koreksi.csv", "koreksi/alasan.csv"
TRADE = "koperasi/simkopdes.csv"
DAMAI, MELATI, HILIR = "99.71.01.1004", "99.71.02.1001", "99.71.01.1001"

MENDED = {
    "id_koreksi": "damai-transaksi",
    "tanggal": "2026-04-03",
    "paket": "koperasi",
    "tabel": "simkopdes",
    "kunci": f"kode_kelurahan={DAMAI};tanggal=2026-03-31",
    "kolom": "transaksi_rp",
    "nilai_lama": "10000000",
    "nilai_baru": "1000000",
    "alasan": "Satu nol terlalu banyak di berkas sumbernya.",
    "alasan_en": "One zero too many in the file of the source.",
    "id_sumber": "catatan-pengelola",
}
"""Puts the small city right again after its file was spoiled: Kampung Damai traded Rp1.000.000."""

SPOILED = cell(TRADE, 4, "transaksi_rp", "10000000")


def correcting(*rows: dict[str, str], file: str = LOG) -> Mutation:
    """Return the mutation that writes *rows* into a log."""

    def mutate(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(row.values() for row in rows)

    return mutate


def told(folder: Path, *mutations: Mutation) -> list[tuple[str, str, int | None, str | None]]:
    """Return what is wrong with the city in *folder* after *mutations*, but for the year it lacks."""
    both(*mutations)(folder)
    findings = validate_city(read_city("contoh", folder), simulated=False).findings
    return [(f.code, f.file, f.row, f.column) for f in findings if f.code != "period-gap"]


@pytest.fixture
def mended(contoh_folder: Path) -> City:
    """The small city with one spoiled cell, and the correction that puts it right."""
    both(SPOILED, correcting(MENDED))(contoh_folder)
    return read_city("contoh", contoh_folder)


@pytest.fixture
def corrected_desk(mended: City, messages: Messages, english: Messages) -> Desk:
    """The desk of that city."""
    catalog = load_catalog(mended, simulated=False)
    return Desk(catalog, compute_indicators(catalog), messages, {"id": messages, "en": english})


def test_without_its_correction_the_spoiled_file_blocks(contoh_folder: Path) -> None:
    # The city's own row says Rp4.000.000; the kelurahan would say 3.000.000 + 10.000.000 = 13.000.000.
    assert [file for _, file, *_ in told(contoh_folder, SPOILED)] == [TRADE]


def test_a_correction_changes_what_is_read_and_leaves_the_file(mended: City) -> None:
    before = (mended.folder / TRADE).read_bytes()
    catalog = load_catalog(mended, simulated=False)
    row = next(r for r in catalog.records("koperasi_simkopdes") if r["kode_kelurahan"] == DAMAI)

    assert row["transaksi_rp"] == 1_000_000
    assert b",10000000," in before
    assert (mended.folder / TRADE).read_bytes() == before


def test_the_whole_city_adds_up_from_the_corrected_value(corrected_desk: Desk) -> None:
    seen = corrected_desk.observations.latest("transaksi_rp", "99.71")

    assert seen.value == 3_000_000 + 1_000_000 + 0  # 7 Hilir, Kampung Damai, Sukarasa


def test_the_published_table_holds_the_corrected_value(mended: City) -> None:
    from terang.downloads import make_downloads

    catalog = release(load_catalog(mended, simulated=False)).catalog
    files = {file.path: file.content for file in make_downloads(catalog, "", compute_indicators(catalog))}

    assert b",1000000,ada," in files["unduh/koperasi/simkopdes.csv"]
    assert b"10000000" not in files["unduh/koperasi/simkopdes.csv"]
    assert b"10000000,1000000,Satu nol" in files["unduh/koreksi/koreksi.csv"]


OTHER_DAY = f"kode_kelurahan={DAMAI};tanggal=2025-03-31"
FLAWS: list[tuple[dict[str, str], str, str]] = [
    ({}, "", ""),
    ({"nilai_baru": "2000000"}, "correction-double", "kolom"),
    ({"kolom": "npwp", "nilai_lama": "1", "nilai_baru": "2"}, "correction-outdated", "nilai_lama"),
    ({"kolom": "nib", "nilai_lama": "", "nilai_baru": "2"}, "correction-outdated", "nilai_lama"),
    ({"kolom": "akun", "nilai_lama": "1", "nilai_baru": "1"}, "correction-same", "nilai_baru"),
    ({"kunci": OTHER_DAY}, "correction-row", "kunci"),
    ({"kunci": f"kode_kelurahan={DAMAI}"}, "correction-key", "kunci"),
    ({"kunci": DAMAI}, "correction-key", "kunci"),
    ({"paket": "koprasi"}, "correction-unknown", "paket"),
    ({"tabel": "simkopdez"}, "correction-unknown", "tabel"),
    ({"kolom": "transaksi"}, "correction-unknown", "kolom"),
    ({"kolom": "tanggal"}, "correction-of-key", "kolom"),
    ({"paket": "simulasi-koperasi"}, "correction-simulated", "paket"),
    ({"paket": "laporan"}, "correction-own", "paket"),
]
"""What is wrong with each of many rows; nothing with the first. Kampung Damai has 2 NPWP and 1 NIB."""


def test_every_correction_that_fits_nothing_is_told_in_its_row(contoh_folder: Path) -> None:
    rows = [MENDED | cells | {"id_koreksi": f"no-{n}"} for n, (cells, *_) in enumerate(FLAWS)]
    expected = [(code, LOG, row, column) for row, (_, code, column) in enumerate(FLAWS, 2) if code]

    assert sorted(told(contoh_folder, SPOILED, correcting(*rows))) == sorted(expected)


@pytest.mark.parametrize("now", ["1000000", "1100000", ""])
def test_a_correction_waits_for_what_its_source_said(now: str, contoh_folder: Path) -> None:
    found = told(contoh_folder, SPOILED, correcting(MENDED), cell(TRADE, 4, "transaksi_rp", now))

    assert ("correction-outdated", LOG, 2, "nilai_lama") in found


@pytest.mark.parametrize(
    ("value", "code"),
    [("sejuta", "number-not-plain"), ("-5", "number-negative"), ("", "status-disagrees")],
)
def test_a_corrected_value_is_checked_and_told_where_it_was_written(
    value: str, code: str, contoh_folder: Path
) -> None:
    found = told(contoh_folder, SPOILED, correcting(MENDED | {"nilai_baru": value}))

    assert (code, LOG, 2, "nilai_baru") in found
    assert all(file == LOG for _, file, *_ in found)


def test_a_correction_owes_its_reason_in_both_languages(contoh_folder: Path) -> None:
    found = told(contoh_folder, SPOILED, correcting(MENDED | {"alasan": "", "alasan_en": ""}))

    assert [(code, column) for code, file, _, column in found if file == LOG] == [
        ("cell-empty", "alasan"),
        ("cell-empty", "alasan_en"),
    ]


def test_a_mended_source_is_told_with_both_values_and_what_to_do(
    mended: City, messages: Messages, english: Messages
) -> None:
    swap(TRADE, "10000000", "1100000")(mended.folder)
    findings = [f for f in validate_city(mended, simulated=False).findings if f.code == "correction-outdated"]

    said = tell(findings, messages)
    assert 'koreksi/koreksi.csv, baris 2, kolom nilai_lama, tertulis "10000000"' in said
    assert 'koperasi/simkopdes.csv, baris 4, kolom transaksi_rp, kini tertulis "1100000"' in said
    assert "Periksa apakah koreksi ini masih perlu" in said
    assert "whether this correction is still needed" in tell(findings, english)


def test_a_value_and_its_status_are_corrected_together(contoh_folder: Path) -> None:
    key = {"kunci": f"kode_kelurahan={MELATI};tanggal=2026-03-31"}
    filled = MENDED | key | {"nilai_lama": "", "nilai_baru": "5"}
    status = {"id_koreksi": "status", "kolom": "transaksi_rp_status", "nilai_lama": "belum_dilaporkan"}
    city_total = swap("koperasi/seri_kota.csv", "transaksi_rp,4000000", "transaksi_rp,4000005")

    found = told(contoh_folder, city_total, correcting(filled, filled | status | {"nilai_baru": "ada"}))

    assert found == []


def test_a_column_may_be_called_total_and_a_coordinate_be_negative(contoh_folder: Path) -> None:
    lines = (contoh_folder / "koperasi/unit_usaha_kota.csv").read_text(encoding="utf-8").splitlines()
    when, kind, _, count, *_ = lines[1].split(",")
    units = {"tabel": "unit_usaha_kota", "kunci": f"tanggal={when};jenis={kind};id_sumber=kabar-kota"}
    south = {"id_koreksi": "lintang", "paket": "wilayah", "tabel": "kelurahan", "kolom": "lintang"}
    with (contoh_folder / "wilayah/kelurahan.csv").open(encoding="utf-8", newline="") as stream:
        ward = next(csv.DictReader(stream))
    south |= {"kunci": f"kode_kelurahan={ward['kode_kelurahan']}", "nilai_lama": ward["lintang"]}
    counted = MENDED | units | {"kolom": "jumlah", "nilai_lama": count, "nilai_baru": count + "0"}

    assert told(contoh_folder, correcting(counted, MENDED | south | {"nilai_baru": "-2.5"})) == []


def test_corrections_are_never_simulated(contoh_cities: Path) -> None:
    source, target = contoh_cities / "contoh" / "koreksi", contoh_cities / "simulasi" / "contoh" / "koreksi"
    shutil.copytree(source, target)
    for name in ("koreksi", "alasan"):
        (target / f"{name}.csv").rename(target / f"simulasi-{name}.csv")

    def pretend(document: dict[str, object]) -> None:
        document["name"], document["nature"] = "simulasi-koreksi", "simulasi"
        for resource in document["resources"]:  # type: ignore[attr-defined]
            resource["path"] = f"simulasi-{resource['name']}.csv"

    shutil.rmtree(source)
    describe("../simulasi/contoh/koreksi", pretend)(contoh_cities / "contoh")
    findings = validate_city(read_city("contoh", contoh_cities / "contoh")).findings

    assert "correction-log-simulated" in {finding.code for finding in findings}


REASON = {
    "id_alasan": "revisi",
    "tanggal": "2026-05-20",
    "paket": "kemiskinan",
    "tabel": "seri",
    "kunci": "kode_bps=9971;indikator=p0_persen;periode=2024-03",
    "kolom": "nilai",
    "alasan": "Penerbit merevisi angkanya.",
    "alasan_en": "The publisher revised it.",
    "id_sumber": "catatan-pengelola",
}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"kunci": "", "kolom": ""}, []),
        ({"paket": "lain"}, [("correction-unknown", REASONS, 2, "paket")]),
        ({"tabel": "lain"}, [("correction-unknown", REASONS, 2, "tabel")]),
        ({"kolom": "lain"}, [("correction-unknown", REASONS, 2, "kolom")]),
        ({"kunci": "kode_bps=9971"}, [("correction-key", REASONS, 2, "kunci")]),
    ],
)
def test_a_reason_is_about_something_that_is_there(
    cells: dict[str, str], found: list[object], contoh_folder: Path
) -> None:
    assert told(contoh_folder, correcting(REASON | cells, file=REASONS)) == found


@pytest.mark.parametrize("text", ["a=1", "a=1;b=x y", "a=b=c"])
def test_a_key_is_written_as_it_was_read(text: str) -> None:
    key = parse_key(text)

    assert key is not None
    assert write_key(key) == text


@pytest.mark.parametrize("text", ["a", "a=", "=1", "a=1;", "a=1;a=2"])
def test_what_is_no_key_is_refused(text: str) -> None:
    assert parse_key(text) is None


def test_a_number_that_may_have_to_be_withheld_stands_in_no_correction(contoh_folder: Path) -> None:
    def governed(document: dict[str, object]) -> None:
        for resource in document["resources"]:  # type: ignore[attr-defined]
            for field in resource["schema"]["fields"]:
                if field["name"] == "penyetor_wajib_orang":
                    field["disclosure"] = {"rule": "people"}

    wajib = {"paket": "keanggotaan", "tabel": "simpanan", "kolom": "penyetor_wajib_orang"}
    wajib |= {"kunci": f"kode_kelurahan={HILIR};tanggal=2026-03-31", "nilai_lama": "3", "nilai_baru": "12"}
    both(
        SPOILED,
        describe("keanggotaan", governed),
        cell("keanggotaan/simpanan.csv", 2, "penyetor_wajib_orang", "3"),
        correcting(MENDED, MENDED | wajib | {"id_koreksi": "wajib"}),
    )(contoh_folder)

    catalog = load_catalog(read_city("contoh", contoh_folder), simulated=False)
    public = {one.id: (one.old, one.new) for one in corrections_of(release(catalog).catalog)}

    assert public == {"damai-transaksi": ("10000000", "1000000"), "wajib": ("disembunyikan",) * 2}


def test_corrections_are_found_by_table_column_and_place(mended: City) -> None:
    catalog = load_catalog(mended, simulated=False)
    (one,) = corrections_of(catalog, table="koperasi_simkopdes", column="transaksi_rp", region="99.71.01")

    assert (one.region, one.table, one.reason["en"]) == (DAMAI, "koperasi_simkopdes", MENDED["alasan_en"])
    assert corrections_of(catalog, region=DAMAI) == (one,)
    for wrong in ({"table": "koperasi_seri_kota"}, {"column": "koperasi"}, {"region": "99.71.02"}):
        assert corrections_of(catalog, **wrong) == ()
    assert reasons_of(catalog) == ()


SAID = (
    "Kami koreksi pada 3 April 2026: Kampung Damai, 31 Maret 2026, Nilai transaksi, "
    "dari Rp10.000.000 menjadi Rp1.000.000. Satu nol terlalu banyak di berkas sumbernya."
)


def test_a_corrected_figure_and_every_sum_of_it_say_so(corrected_desk: Desk) -> None:
    for place in (DAMAI, "99.71.01", "99.71"):
        assert SAID in stat_of(corrected_desk, "transaksi_rp", place).notes
    assert SAID in stat_of(corrected_desk, "kegiatan_tercatat", DAMAI).notes
    for place, measure in ((HILIR, "transaksi_rp"), ("99.71.02", "transaksi_rp"), (DAMAI, "koperasi_nib")):
        assert SAID not in stat_of(corrected_desk, measure, place).notes


def test_a_figure_of_a_series_knows_its_own_correction_alone(
    contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    poor = MENDED | {"paket": "kemiskinan", "tabel": "seri", "kunci": REASON["kunci"], "kolom": "nilai"}
    spoiled = swap("kemiskinan/seri.csv", "9971,p0_persen,2024-03,10,", "9971,p0_persen,2024-03,1,")
    assert told(contoh_folder, spoiled, correcting(poor | {"nilai_lama": "1", "nilai_baru": "10"})) == []
    catalog = load_catalog(read_city("contoh", contoh_folder), simulated=False)
    desk = Desk(catalog, compute_indicators(catalog), messages, {"id": messages, "en": english})

    (note,) = (n for n in stat_of(desk, "p0_persen", "99.71").notes if n.startswith("Kami koreksi"))
    assert "dari 1,00 persen menjadi 10,00 persen" in note
    others = [stat_of(desk, name, "99.71").notes for name in ("p1_indeks", "penduduk_miskin_ribu")]
    assert not any(note.startswith("Kami koreksi") for notes in others for note in notes)


def test_the_page_lists_every_correction(corrected_desk: Desk) -> None:
    page = corrections_page(corrected_desk)
    (entry,) = page.entries

    assert page.url == "/koreksi/"
    assert page.count == "1 koreksi."
    assert (entry.old, entry.new, entry.date) == ("Rp10.000.000", "Rp1.000.000", "3 April 2026")
    assert entry.title == "Kampung Damai, 31 Maret 2026, Nilai transaksi"
    assert entry.table.url == "/data/koperasi/#simkopdes"
    assert entry.place is not None
    assert entry.place.url == "/kelurahan/kampung-damai/"
    link = corrected_link(corrected_desk, corrected_desk.catalog.resource("koperasi_simkopdes"))
    assert link is not None
    assert (link.text, link.url) == ("1 koreksi di tabel ini", "/koreksi/#damai-transaksi")


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({}, "Kota Contoh, Penduduk miskin (P0), Maret 2024"),
        ({"kunci": "", "kolom": ""}, "Seri kemiskinan"),
        ({"kunci": "", "kolom": "satuan"}, "Satuan"),
    ],
)
def test_a_reason_says_what_it_is_for(
    cells: dict[str, str], title: str, contoh_folder: Path, desk: Desk
) -> None:
    correcting(REASON | cells, file=REASONS)(contoh_folder)
    catalog = load_catalog(read_city("contoh", contoh_folder), simulated=False)
    (entry,) = corrections_page(replace(desk, catalog=catalog)).reasons

    assert (entry.title, entry.reason) == (title, "Penerbit merevisi angkanya.")
    assert entry.table.url == "/data/kemiskinan/#seri"


def test_a_city_without_corrections_says_so(desk: Desk, contoh_site: Path) -> None:
    page = corrections_page(desk)

    assert (page.count, page.entries, page.reasons) == ("Belum ada koreksi.", (), ())
    assert corrected_link(desk, desk.catalog.resource("koperasi_simkopdes")) is None
    assert "Belum ada koreksi." in (contoh_site / "koreksi" / "index.html").read_text(encoding="utf-8")
    assert "no corrections so far" in (contoh_site / "en" / "koreksi" / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_city_needs_no_log_of_corrections(contoh_folder: Path) -> None:
    shutil.rmtree(contoh_folder / "koreksi")

    assert told(contoh_folder) == []
    catalog = load_catalog(read_city("contoh", contoh_folder), simulated=False)
    assert (corrections_of(catalog), reasons_of(catalog)) == ((), ())
