"""What pages say where nothing is published: who could publish it, and a letter that asks for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from terang.messages import Messages, read_messages
from terang.packages.contract import TABLES
from terang.pages.blocks import Gap, Section
from terang.pages.desk import Desk
from terang.pages.gaps import column_words, kinds, letter, table_title
from terang.pages.home import home_page
from terang.pages.kecamatan import kecamatan_page
from terang.pages.kelurahan import kelurahan_page
from terang.pages.record import record_sections
from terang.pages.record_blocks import BLOCKS, Block
from terang.statuses import Nature

HILIR7, MELATI, EAST, CITY = "99.71.01.1001", "99.71.02.1001", "99.71.01", "99.71"

AWAITED = {f"{table.package}_{table.resource}": table for table in TABLES.values() if table.is_awaited}


def _named(name: str) -> Block:
    return next(block for block in BLOCKS if block.name == name)


def _sections(desk: Desk, code: str) -> dict[str, Section]:
    return {section.id: section for section in record_sections(desk, desk.catalog.regions[code])}


@pytest.fixture(scope="session")
def english_desk(desk: Desk, english: Messages) -> Desk:
    """The English desk of the small city as the public has it."""
    return replace(desk, say=english)


@pytest.mark.parametrize("code", [MELATI, HILIR7, EAST])
def test_each_missing_part_is_a_section_with_one_gap_of_its_own(desk: Desk, code: str) -> None:
    found = _sections(desk, code)

    assert [block.id for block in BLOCKS] == list(found)
    gaps = [section.gap for section in found.values() if section.gap is not None]
    assert len(gaps) == len(BLOCKS) == len({gap.text for gap in gaps}) == len({gap.request for gap in gaps})
    for section in found.values():
        assert not (section.stats or section.figures or section.tables or section.lead)
        assert section.nature is Nature.REAL


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_letter_holds_the_place_the_office_the_law_and_every_column(desk: Desk, block: Block) -> None:
    text = letter(desk, block, desk.catalog.regions[HILIR7], block.tables)

    assert "Kelurahan 7 Hilir, Kecamatan Hilir Timur II, Kota Contoh (kode Kemendagri 99.71.01.1001)" in text
    assert "Pejabat Pengelola Informasi dan Dokumentasi (PPID)" in text and "Kota Contoh\n" in text
    for words in ("UU 14/2008", "10 hari kerja", "7 hari kerja", "CSV", "tanpa nama, NIK"):
        assert words in text
    for key in block.tables:
        assert f"Tabel {key}: {table_title(desk, key)}" in text
        wanted = {c.name for c in AWAITED[key].columns if not c.name.endswith("_status")}
        lines = set(re.findall(r"^- (\w+): \S", text, re.MULTILINE))
        assert wanted - lines == wanted & {"kode_kelurahan", "bulan", "tanggal", "tahun", "id_sumber"}


def test_a_letter_leaves_open_only_who_sends_it(desk: Desk, english_desk: Desk) -> None:
    for one, open_ in (
        (desk, {"[nama Anda]", "[alamat Anda]", "[surel atau alamat Anda]"}),
        (english_desk, {"[your name]", "[your address]", "[your e-mail or address]"}),
    ):
        for block in BLOCKS:
            text = letter(one, block, one.catalog.regions[MELATI], block.tables)
            assert open_ == set(re.findall(r"\[[^]]*]", text))
            assert "{" not in text


def test_the_two_flows_of_loans_never_share_a_column(desk: Desk) -> None:
    region = desk.catalog.regions[MELATI]
    bank, members = (
        set(re.findall(r"^- (\w+):", letter(desk, block, region, block.tables), re.MULTILINE))
        for block in (_named("bank_loans"), _named("member_loans"))
    )

    assert bank and members and not bank & members
    used = [{*b.stats, *b.said, *b.columns, b.drawn} for b in (_named("bank_loans"), _named("member_loans"))]
    assert not used[0] & used[1]


@pytest.mark.parametrize(
    ("code", "area"),
    [
        (EAST, "setiap kelurahan di Kecamatan Hilir Timur II, Kota Contoh"),
        (CITY, "setiap kelurahan di Kota Contoh"),
    ],
)
def test_a_letter_for_a_larger_place_asks_for_each_of_its_kelurahan(desk: Desk, code: str, area: str) -> None:
    block = _named("members")

    assert f"Wilayah: {area}" in letter(desk, block, desk.catalog.regions[code], block.tables)


def test_an_english_page_leads_to_the_letter_that_the_office_reads(desk: Desk, english_desk: Desk) -> None:
    (english, indonesian) = (_sections(one, MELATI)["pinjaman-bank"].gap for one in (english_desk, desk))

    assert english is not None and english.local is not None
    assert "/kelurahan/melati/#pinjaman-bank" == english.local.url
    assert "UU 14/2008" in english.request and "Kelurahan Melati" in english.request
    assert indonesian is not None and indonesian.local is None


def test_the_city_lists_what_is_missing_once_each_part_folded_under_its_name(
    desk: Desk, english_desk: Desk
) -> None:
    (section,) = record_sections(desk, desk.city_region)

    assert "belum-terbit" == section.id
    assert [desk.say(f"record.{block.name}.title") for block in BLOCKS] == [g.title for g in section.gaps]
    (english,) = record_sections(english_desk, desk.city_region)
    assert {"/#belum-terbit"} == {gap.local.url for gap in english.gaps if gap.local is not None}


def test_a_page_says_once_what_is_missing(desk: Desk) -> None:
    regions = desk.catalog.regions
    pages = (kelurahan_page(desk, regions[MELATI]), kecamatan_page(desk, regions[EAST]), home_page(desk))
    for page in pages:
        ids = [section.id for section in page.sections]
        assert len(ids) == len(set(ids))
        gaps = [gap for section in page.sections for gap in _gaps(section)]
        assert len(BLOCKS) == len(gaps) == len({gap.text for gap in gaps})


def _gaps(section: Section) -> tuple[Gap, ...]:
    return section.gaps if section.gap is None else (section.gap, *section.gaps)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_awaited_table_and_column_has_words(desk: Desk, lang: str) -> None:
    voiced = replace(desk, say=read_messages(lang))
    for block in BLOCKS:
        for key in block.tables:
            assert table_title(voiced, key)
            named = [c for c in AWAITED[key].columns if c.twin or c.name in ("id_aturan", "tanggal_lapor")]
            assert all(column_words(voiced, column.name) for column in named)
            choices = AWAITED[key].column("jenis")
            assert (choices.choices if choices else ()) == tuple(code for code, _ in kinds(voiced, key))


def test_every_awaited_table_of_the_koperasi_and_its_families_is_asked_for() -> None:
    asked = [key for block in BLOCKS for key in block.tables]

    assert len(asked) == len(set(asked))
    assert set(AWAITED) - set(asked) == {"wilayah_penduduk"}, "which only serves to compare"
