"""What changed, shown: sentences, pages, perubahan.csv; and two releases that differ in five ways."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from changing import (
    EIGHT,
    FIRST,
    FIVE,
    HISTORY,
    MELATI,
    REVISED,
    SECOND,
    SEVEN,
    SINCE,
    cell,
)
from components.theme import render_page
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from releasing import two_releases

from terang.catalog import Catalog
from terang.downloads.changed import MANY, Teller
from terang.downloads.changed_cells import Pair, cell_words, difference_words
from terang.downloads.changes import CHANGE_COLUMNS, change_rows, changes_file
from terang.messages import Messages
from terang.pages.archive import archive_page, release_pages
from terang.pages.assemble import build_pages
from terang.pages.blocks_changes import ChangeBlock, ChangeEntry
from terang.pages.changes import changes_page
from terang.pages.changes_said import SHORT, dataset_changes, place_changes
from terang.pages.desk import Desk
from terang.pages.models import KecamatanPage, KelurahanPage, Page
from terang.pages.models_changes import ChangesPage, ReleasePage
from terang.portal import Portal, prepare_portal
from terang.releases import NO_HISTORY, Change, ChangeKind, History
from terang.statuses import Nature
from terang.validation import load_catalog

REVISED_TEXT = (
    "Penyetor simpanan pokok, 8-9 Hilir, 31 Maret 2026: dulu 20 orang, sekarang 25 orang. Naik 25 persen."
)
FILLED_TEXT = "Simpanan pokok, Melati, 31 Maret 2026: sekarang Rp150.000, dulu belum dilaporkan."
SINCE_TEXT = (
    "Kota Contoh, Garis kemiskinan, Maret 2024: dulu Rp400.000 per orang per bulan, "
    "sekarang Rp500.000 per orang per bulan. Naik 25 persen."
)


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """The desk of the small city with the made-up history."""
    return replace(desk, history=HISTORY)


@pytest.fixture(scope="module")
def told(catalog: Catalog, messages: Messages) -> Teller:
    return Teller(catalog, messages)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The portal of the small city with two frozen releases; nothing has changed since."""
    city = two_releases(tmp_path_factory.mktemp("two"))
    return prepare_portal(city, load_catalog(city, simulated=False), preview=False)


def entries(block: ChangeBlock) -> list[ChangeEntry]:
    return [*block.entries, *(entry for group in block.groups for entry in group.entries)]


def rows_of(history: History, catalog: Catalog, messages: Messages) -> list[dict[str, str]]:
    content = changes_file(history, catalog, messages).content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_each_change_is_one_sentence_and_a_new_period_is_one(told: Teller) -> None:
    lines = told.lines(FIVE)

    assert [(line.word, line.text) for line in lines] == [
        ("baru", "Baris baru: Hilir Tujuh, 7 Hilir."),
        ("periode_baru", "30 April 2026: data baru, 2 baris."),
        ("terisi", FILLED_TEXT),
        ("revisi", REVISED_TEXT),
        ("hilang", "Baris ini tidak ada lagi: Kampung Damai, 31 Maret 2026."),
    ]
    assert lines[1].parts == ("7 Hilir, 30 April 2026", "Melati, 30 April 2026")
    assert lines[3].reason == "Alasan: Sumber membetulkan hitungannya."
    assert {line.reason for line in (*lines[:3], lines[4])} == {""}


def test_a_revision_that_still_owes_its_reason_says_so(told: Teller) -> None:
    (line,) = told.lines([SINCE])

    assert (line.text, line.reason) == (SINCE_TEXT, "Alasannya belum ditulis.")


def test_many_of_a_kind_are_one_sentence_with_each_behind_it(told: Teller) -> None:
    many = [
        replace(REVISED, key=(*REVISED.key[:1], ("tanggal", f"2026-0{n}-28")), reason={})
        for n in range(1, MANY + 2)
    ]
    (line,) = told.lines(many)

    assert line.text == "31 Maret 2026: Penyetor simpanan pokok, 6 isian direvisi."
    assert line.parts[0] == "8-9 Hilir, 28 Januari 2026: dulu 20 orang, sekarang 25 orang. Naik 25 persen."
    assert len(told.lines(many[:-1])) == MANY


def test_what_is_withheld_now_is_told_without_any_number(told: Teller) -> None:
    hidden = cell(EIGHT, "penyetor_pokok_orang", "20", "", "ada", "disembunyikan")
    (line,) = told.lines([hidden])

    assert line.text.endswith("angkanya sekarang disembunyikan demi privasi.") and "20" not in line.text[:40]
    assert (line.changes[0].old, line.changes[0].new) == ("", "")


def test_what_was_withheld_later_is_told_without_any_number(record_desk: Desk) -> None:
    found = next(
        (resource, row, field.name)
        for dataset in record_desk.catalog.datasets.values()
        for resource in dataset.resources.values()
        for row in resource.records
        for field in resource.fields
        if row.get(f"{field.name}_status") == "disembunyikan"
    )
    resource, seen, column = found
    key = tuple((name, str(seen[name])) for name in resource.primary_key)
    change = Change(ChangeKind.REVISED, resource.package, resource.name, key, "", "", column, "3", "4")

    assert Teller(record_desk.catalog, record_desk.say).veiled(change) == replace(change, old="", new="")


def test_simulated_tables_are_no_part_of_what_changed(record_desk: Desk) -> None:
    simulated = next(d for d in record_desk.catalog.datasets.values() if d.nature is Nature.SIMULATED)
    change = Change(ChangeKind.SHAPE, simulated.name, next(iter(simulated.resources)), new="x")

    assert Teller(record_desk.catalog, record_desk.say).lines([change]) == ()
    assert dataset_changes(replace(record_desk, history=HISTORY), simulated) is None


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Change(ChangeKind.SHAPE, "wilayah", "alias", new="alias"), "Tabel ini baru."),
        (Change(ChangeKind.SHAPE, "wilayah", "lama", old="lama"), "Tabel ini tidak ada lagi."),
        (Change(ChangeKind.SHAPE, "wilayah", "alias", column="jenis", new="jenis"), "Kolom baru: Jenis"),
        (Change(ChangeKind.SHAPE, "wilayah", "alias", column="asal", old="asal"), "tidak ada lagi: asal."),
        (Change(ChangeKind.SHAPE, "wilayah", "alias", old="alias", new="nama"), "Kunci tabel ini berubah."),
        (
            Change(ChangeKind.SHAPE, "wilayah", "alias", column="jenis", old="string", new="integer"),
            "Jenis atau satuan kolom ini berubah: Jenis",
        ),
    ],
)
def test_a_change_of_shape_is_told(told: Teller, change: Change, text: str) -> None:
    assert text in told.lines([change])[0].text


@pytest.mark.parametrize(
    ("old", "new", "unit", "words"),
    [
        ("20", "25", "orang", "Naik 25 persen."),
        ("1000000", "992000", "rupiah", "Turun kurang dari 1 persen."),
        ("2", "4", "orang", "Naik 2 orang."),  # half of two people says nothing
        ("5", "25", "orang", "Naik 20 orang."),  # and neither does fourfold of five
        ("0", "25", "orang", "Naik 25 orang."),
        ("9.77", "9.5", "persen", "Turun 0,27 poin persen."),
        ("2.06", "2.1", "indeks", "Naik indeks 0,04."),
        ("3", "4", "", ""),
        ("", "4", "orang", ""),
        ("7", "7", "orang", ""),
    ],
)
def test_how_far_apart_two_readings_are(
    catalog: Catalog, messages: Messages, old: str, new: str, unit: str, words: str
) -> None:
    number = catalog.resource("kemiskinan_seri").field("nilai")

    assert difference_words(messages, Pair(old, new, number, unit)) == words


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_two_numbers_that_differ_never_read_alike(
    catalog: Catalog, messages: Messages, old: float, new: float
) -> None:
    number = catalog.resource("kemiskinan_seri").field("nilai")
    old, new = round(old, 6), round(new, 6)
    texts = cell_words(messages, Pair(f"{old:.6f}", f"{new:.6f}", number, "persen"))

    assert (texts[0] == texts[1]) == (old == new)


def test_perubahan_csv_has_every_change_by_its_key(catalog: Catalog, messages: Messages) -> None:
    rows = rows_of(HISTORY, catalog, messages)

    assert tuple(rows[0]) == CHANGE_COLUMNS and len(rows) == len(FIVE) + 1
    revised = next(row for row in rows if row["kolom"] == "penyetor_pokok_orang")
    assert revised == {
        "versi": "1.1.0",
        "tanggal": "2026-05-06",
        "jenis": "revisi",
        "dataset": "keanggotaan",
        "tabel": "simpanan",
        "kunci": f"kode_kelurahan={EIGHT};tanggal=2026-03-31",
        "wilayah": EIGHT,
        "nama": "8-9 Hilir",
        "periode": "2026-03-31",
        "kolom": "penyetor_pokok_orang",
        "nilai_lama": "20",
        "nilai_baru": "25",
        "status_lama": "ada",
        "status_baru": "ada",
        "alasan": "Sumber membetulkan hitungannya.",
    }
    assert (rows[-1]["versi"], rows[-1]["tanggal"], rows[-1]["nilai_baru"]) == ("", "", "500000")


def test_a_workbook_tells_what_touches_it_and_is_never_silent(told: Teller) -> None:
    table = change_rows(HISTORY, told, package="keanggotaan", resource="simpanan")
    everything = change_rows(HISTORY, told)

    assert {version for version, _, _ in table} == {"1.1.0"} and len(table) == 4
    assert everything[0][:2] == ("belum dirilis", "") and len(everything) == 6
    assert len(change_rows(HISTORY, told, region="99.71.01")) == 4
    assert len(change_rows(HISTORY, told, tables=["kemiskinan_seri"])) == 1
    assert change_rows(HISTORY, told, package="pinjaman") == (
        ("1.1.0", "2026-05-06", "Tidak ada perubahan yang tercatat di sini."),
    )
    assert len(change_rows(NO_HISTORY, told)) == 1


def test_the_page_tells_what_is_pending_apart_from_the_newest_release(changed: Desk) -> None:
    page = changes_page(changed)
    pending, newest = page.blocks

    assert [entry.text for entry in entries(pending)] == [SINCE_TEXT]
    assert len(entries(newest)) == 5
    assert newest.lead == (
        "Data April. 2 baris periode baru, 1 baris baru, 1 isian terisi, 1 isian direvisi, "
        "dan 1 baris hilang."
    )
    assert page.places is not None
    counts = [tuple(cell.text for cell in row) for row in page.places.rows]
    assert counts == [
        ("Hilir Timur II", "0", "4"),
        ("7 Hilir", "0", "2"),
        ("8-9 Hilir", "0", "1"),
        ("Kampung Damai", "0", "1"),
        ("Melati", "0", "2"),
        ("Melati", "0", "2"),
    ]


def test_a_place_tells_what_is_about_it_alone(changed: Desk) -> None:
    sections = {
        code: place_changes(changed, changed.catalog.regions[code]) for code in (SEVEN, EIGHT, MELATI)
    }
    texts = {code: [e.text for b in s.blocks for e in b.entries] for code, s in sections.items() if s}

    assert texts[EIGHT] == [REVISED_TEXT]
    assert texts[SEVEN] == ["Baris baru: Hilir Tujuh, 7 Hilir.", "Data baru untuk 7 Hilir, 30 April 2026."]
    assert texts[MELATI] == ["Data baru untuk Melati, 30 April 2026.", FILLED_TEXT]
    sukarasa = place_changes(changed, changed.catalog.regions["99.71.02.1003"])
    assert sukarasa is not None and not sukarasa.blocks and "1.1.0" in sukarasa.note


def test_a_page_shows_few_and_says_how_many_more(desk: Desk) -> None:
    columns = [field.name for field in desk.catalog.resource("keanggotaan_simpanan").fields if field.unit]
    many = tuple(cell(EIGHT, name, "20", "25") for name in columns)
    found = place_changes(
        replace(desk, history=History((FIRST, SECOND), {"1.1.0": many})), desk.catalog.regions[EIGHT]
    )

    assert found is not None and len(columns) == SHORT + 1
    assert len(found.blocks[0].entries) == SHORT and found.blocks[0].more.startswith("1 ")


def test_before_the_first_release_nothing_is_claimed(desk: Desk) -> None:
    page = changes_page(desk)

    assert page.blocks == () and page.places is None and "belum pernah dirilis" in page.lead
    assert place_changes(desk, desk.catalog.regions[EIGHT]) is None
    assert archive_page(desk).groups == () and not list(release_pages(desk))


def test_the_archive_lists_the_newest_first_and_each_release_has_its_page(changed: Desk) -> None:
    cards = archive_page(changed).groups[0].cards
    first, second = release_pages(changed)

    assert [card.link.url for card in cards] == ["/arsip/1.1.0/", "/arsip/1.0.0/"]
    assert (first.url, second.url) == ("/arsip/1.0.0/", "/arsip/1.1.0/")
    assert "pertama" in first.block.lead and len(entries(second.block)) == 5
    assert "1.1.0" in first.meta and "terbaru" in second.meta
    assert second.citation.endswith("/arsip/1.1.0/") and "data 1.1.0" in second.citation
    assert second.files.rows[0][0].url == "/arsip/1.1.0/keanggotaan/simpanan.csv"
    assert second.files.rows[0][3].text == "ab" * 32


def test_every_page_of_a_place_and_dataset_names_its_feed(changed: Desk) -> None:
    feeds = {page.url: page.feed for page in build_pages(changed) if page.feed}

    assert feeds["/"] == feeds["/arsip/"] == feeds["/perubahan/"] == "/umpan/kota.atom.xml"
    assert feeds["/kelurahan/melati/"] == "/umpan/kelurahan/melati.atom.xml"
    assert feeds["/kecamatan/melati/"] == "/umpan/kecamatan/melati.atom.xml"
    assert feeds["/data/keanggotaan/"] == "/umpan/data/keanggotaan.atom.xml"


def test_english_pages_tell_the_same_in_english(changed: Desk, english: Messages) -> None:
    page = changes_page(replace(changed, say=english))

    assert [len(entries(block)) for block in page.blocks] == [1, 5]
    texts = [entry.text for block in page.blocks for entry in entries(block)]
    assert any("was 20 people, now 25 people. Up by 25 percent." in text for text in texts)


def pages(portal: Portal, kind: type[Page], lang: str) -> Iterator[Page]:
    return (page for page in portal.pages if isinstance(page, kind) and page.lang == lang)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_two_releases_that_differ_in_five_ways_show_those_five_on_every_page(two: Portal, lang: str) -> None:
    (page,) = pages(two, ChangesPage, lang)
    first, second = pages(two, ReleasePage, lang)
    assert isinstance(page, ChangesPage)
    assert isinstance(first, ReleasePage) and isinstance(second, ReleasePage)

    assert [len(entries(block)) for block in page.blocks] == [0, 5]
    assert entries(first.block) == [] and len(entries(second.block)) == 5
    assert sum(bool(entry.reason) for entry in entries(second.block)) == 2


def test_two_releases_that_differ_in_five_ways_have_five_rows(two: Portal) -> None:
    content = next(file.content for file in two.files if file.path == "unduh/perubahan.csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))

    assert len(rows) == 5 and {row["versi"] for row in rows} == {"1.1.0"}
    told = {(r["jenis"], r["tabel"], r["kolom"], r["nilai_lama"], r["nilai_baru"]) for r in rows}
    assert told == {
        ("periode_baru", "seri", "", "", ""),
        ("baru", "alias", "", "", ""),
        ("hilang", "seri", "", "", ""),
        ("revisi", "simpanan", "simpanan_wajib_transaksi", "24", "26"),
        ("revisi", "simkopdes", "transaksi_volume", "", "15"),
    }


def test_two_releases_that_differ_in_five_ways_are_five_rows_in_the_workbook(two: Portal) -> None:
    content = next(file.content for file in two.files if file.path == "unduh/perubahan.xlsx")
    _, *told = load_workbook(io.BytesIO(content))["Perubahan"].iter_rows(values_only=True)

    assert len(told) == 5 and {row[0] for row in told} == {"1.1.0"}


def test_a_reader_meets_five_sentences(two: Portal) -> None:
    for page in (*pages(two, ChangesPage, "id"), *pages(two, ReleasePage, "en")):
        shown = render_page(page).count('<p class="meta"><strong>')
        assert shown == (0 if page.url.endswith("/1.0.0/") else 5), page.url


def test_two_releases_that_differ_in_five_ways_touch_three_kelurahan(two: Portal) -> None:
    shown = {}
    for page in pages(two, KelurahanPage, "id"):
        assert page.changes is not None
        shown[page.url] = [entry.text for block in page.changes.blocks for entry in block.entries]

    assert {url: len(texts) for url, texts in shown.items()} == {
        "/kelurahan/7-hilir/": 1,
        "/kelurahan/8-9-hilir/": 1,
        "/kelurahan/kampung-damai/": 1,
        "/kelurahan/melati/": 0,
        "/kelurahan/sukarasa/": 0,
    }
    assert shown["/kelurahan/7-hilir/"][0].endswith(
        "dulu 24 transaksi, sekarang 26 transaksi. Naik 8,3 persen."
    )
    assert sorted(
        sum(len(block.entries) for block in page.changes.blocks)
        for page in pages(two, KecamatanPage, "id")
        if page.changes
    ) == [0, 3]
