"""The sheet for the notice board, the ready text, the QR code: what they say, and that it is real."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from components.parts import SITE
from components.reading import read
from components.sharing import PICTURE, SHARE
from components.theme import render_page

from terang.catalog import Region
from terang.pages.assemble import build_pages
from terang.pages.desk import Desk
from terang.pages.kelurahan import kelurahan_page
from terang.pages.models import KelurahanPage, Page
from terang.pages.models_sheet import SheetPage
from terang.pages.sharing import QUIET, qr_code
from terang.pages.sheet import comparison, sheet_page
from terang.sitemap import sitemap_xml
from terang.statuses import Nature

ADDRESS = "https://contoh.example/terang"


def region_of(desk: Desk, slug: str) -> Region:
    return next(region for region in desk.catalog.level("kelurahan") if region.slug == slug)


@pytest.fixture(scope="module")
def public(desk: Desk) -> Desk:
    """The desk of a site with an address."""
    return replace(desk, address=ADDRESS)


@pytest.fixture(scope="module")
def english_desk(desk: Desk) -> Desk:
    return replace(desk, say=desk.voices["en"], address=ADDRESS)


# --- the sheet


def test_every_kelurahan_has_a_sheet_in_every_language(desk: Desk, english_desk: Desk) -> None:
    for one, prefix in ((desk, "/"), (english_desk, "/en/")):
        sheets = {page.url for page in build_pages(one) if isinstance(page, SheetPage)}
        assert sheets == {f"{prefix}kelurahan/{r.slug}/lembar/" for r in desk.catalog.level("kelurahan")}


def test_the_sheet_of_a_kelurahan_says_this(public: Desk) -> None:
    sheet = sheet_page(public, region_of(public, "kampung-damai"))

    assert sheet.name == "Kampung Damai"
    assert sheet.kicker == "Kecamatan Hilir Timur II · Kota Contoh"
    assert sheet.answer.headline == "Baru transaksi yang tercatat"
    assert [(stat.text, stat.period) for stat in sheet.stats] == [
        ("belum dilaporkan", "31 Maret 2026"),
        ("belum dilaporkan", "31 Maret 2026"),
        ("Rp1.000.000", "31 Maret 2026"),
    ]
    assert sheet.data_date == "31 Maret 2026"
    assert sheet.sources and len({source.title for source in sheet.sources}) == len(sheet.sources)
    assert len(sheet.missing) == 6 and all("Kota Contoh" in part.text for part in sheet.missing)
    assert sheet.code is not None and sheet.code.address == f"{ADDRESS}/kelurahan/kampung-damai/"


def test_the_comparison_counts_the_kelurahan_of_the_kecamatan(desk: Desk) -> None:
    # Of the two in Melati neither records a thing; of the three in Hilir Timur II all do.
    parents = {region.name: region for region in desk.catalog.level("kecamatan")}
    damai, melati = region_of(desk, "kampung-damai"), region_of(desk, "melati")

    assert comparison(desk, damai, parents["Hilir Timur II"]).startswith("Semua 3 kelurahan")
    assert comparison(desk, melati, parents["Melati"]).startswith("Belum satu pun dari 2 kelurahan")


@pytest.mark.parametrize(
    ("slug", "ending"), [("kampung-damai", "Kampung Damai salah satunya."), ("melati", "Melati belum.")]
)
def test_the_comparison_says_on_which_side_the_place_stands(desk: Desk, slug: str, ending: str) -> None:
    """A kecamatan of which some record and some do not: the whole city, taken as one."""
    parent = replace(region_of(desk, slug), name="Seluruhnya")

    class Whole(Desk):
        def kelurahan_codes(self, parent: str | None = None) -> tuple[str, ...]:
            return super().kelurahan_codes()

    whole = Whole(desk.catalog, desk.observations, desk.say, desk.voices)
    said = comparison(whole, region_of(desk, slug), parent)

    assert said.startswith("3 dari 5 kelurahan di Kecamatan Seluruhnya") and said.endswith(ending)


def test_a_kelurahan_alone_in_its_kecamatan_is_compared_with_nobody(desk: Desk) -> None:
    region = region_of(desk, "melati")

    class Alone(Desk):
        def kelurahan_codes(self, parent: str | None = None) -> tuple[str, ...]:
            return (region.code,)

    alone = Alone(desk.catalog, desk.observations, desk.say, desk.voices)

    assert "satu-satunya" in comparison(alone, region, region)


def test_no_simulated_number_stands_on_a_sheet_and_what_is_simulated_is_named_as_missing(
    record_desk: Desk, desk: Desk
) -> None:
    for region in desk.catalog.level("kelurahan"):
        real, sheet = sheet_page(desk, region), sheet_page(record_desk, region)

        assert all(stat.nature is Nature.REAL for stat in sheet.stats)
        assert sheet.stats == real.stats and sheet.missing == real.missing and sheet.ladder == real.ladder


def test_sheets_of_a_preview_are_real_pages_beside_simulated_ones(record_desk: Desk) -> None:
    pages = build_pages(record_desk)

    assert all(page.nature is Nature.REAL for page in pages if isinstance(page, SheetPage))
    assert all(page.nature is Nature.SIMULATED for page in pages if isinstance(page, KelurahanPage))


def test_search_engines_leave_sheets_out(public: Desk) -> None:
    pages = build_pages(public)
    sitemap = sitemap_xml(pages, ADDRESS).decode()
    sheet = next(page for page in pages if isinstance(page, SheetPage))

    assert "/kelurahan/melati/" in sitemap and "/lembar/" not in sitemap
    assert '<meta name="robots" content="noindex">' in render_page(sheet)


def test_a_preview_has_no_code_and_says_so(desk: Desk) -> None:
    sheet = sheet_page(desk, region_of(desk, "melati"))
    html = read(render_page(sheet))

    assert sheet.code is None
    assert not html.having("class", "sheet__code")
    assert "Pratinjau belum punya alamat" in html.all("main")[0].text


@pytest.mark.parametrize(
    ("email", "said"), [("lapor@contoh.example", "lapor@contoh.example"), ("", "halaman kelurahan ini")]
)
def test_a_sheet_says_how_to_report_a_number(desk: Desk, email: str, said: str) -> None:
    city = desk.catalog.city
    catalog = replace(desk.catalog, city=replace(city, contact=replace(city.contact, email=email)))

    assert said in sheet_page(replace(desk, catalog=catalog), region_of(desk, "melati")).report_note


# --- the code


def test_the_code_says_the_address_module_by_module() -> None:
    # The matrix is read back with an independent reader: the format of QR codes, by hand.
    address = f"{ADDRESS}/kelurahan/kampung-damai/"

    assert decoded(matrix_of(qr_code(address).path, qr_code(address).size)) == address


def test_the_code_has_a_quiet_margin_and_three_corners() -> None:
    code = qr_code(ADDRESS)
    dark = matrix_of(code.path, code.size)
    last = code.size - QUIET - 1

    assert all(QUIET <= x <= last and QUIET <= y <= last for x, y in dark)
    for corner in ((QUIET, QUIET), (last - 6, QUIET), (QUIET, last - 6)):
        square = [
            (x, y) in dark for y in range(corner[1], corner[1] + 7) for x in range(corner[0], corner[0] + 7)
        ]
        assert square == [max(abs(x - 3), abs(y - 3)) != 2 for y in range(7) for x in range(7)]


def matrix_of(path: str, size: int) -> set[tuple[int, int]]:
    """Return the dark modules of a code, from its drawing."""
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path)]
    dark = {(x + step, y) for x, y, length in runs for step in range(length)}
    assert sum(length for _, _, length in runs) == len(dark) and max(map(max, dark)) < size
    return dark


def decoded(dark: set[tuple[int, int]]) -> str:
    """Return what a QR code of version 2 to 6, level M, text in bytes, says: ISO/IEC 18004, by hand."""
    side = max(x for x, _ in dark) - QUIET + 1
    version = (side - 17) // 4
    on = [[(x + QUIET, y + QUIET) in dark for x in range(side)] for y in range(side)]
    # Format: level and mask, beside the upper left corner, masked itself by 101010000010010.
    bits = "".join(str(int(on[8][x])) for x in (0, 1, 2, 3, 4))
    level, mask = f"{int(bits, 2) ^ 0b10101:05b}"[:2], (int(bits, 2) ^ 0b10101) & 7
    assert level == "00", "level M"
    masks = (
        lambda x, y: (x + y) % 2, lambda x, y: y % 2, lambda x, y: x % 3, lambda x, y: (x + y) % 3,
        lambda x, y: (y // 2 + x // 3) % 2, lambda x, y: x * y % 2 + x * y % 3,
        lambda x, y: (x * y % 2 + x * y % 3) % 2, lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
    )  # fmt: skip
    centre = side - 7

    def reserved(x: int, y: int) -> bool:
        corners = (x < 9 and y < 9) or (x >= side - 8 and y < 9) or (x < 9 and y >= side - 8)
        return corners or x == 6 or y == 6 or (abs(x - centre) <= 2 and abs(y - centre) <= 2)

    stream = []
    columns = [*range(side - 1, 6, -2), *range(5, 0, -2)]
    for turn, right in enumerate(columns):
        for y in range(side - 1, -1, -1) if turn % 2 == 0 else range(side):
            stream += [on[y][x] != (masks[mask](x, y) == 0) for x in (right, right - 1) if not reserved(x, y)]
    words = [
        int("".join(str(int(bit)) for bit in stream[at : at + 8]), 2) for at in range(0, len(stream) - 7, 8)
    ]
    # Blocks and data words of level M, by version: the words of the blocks take turns.
    blocks, each = {2: (1, 28), 3: (1, 44), 4: (2, 32), 5: (2, 43), 6: (4, 27)}[version]
    data = [words[place * blocks + block] for block in range(blocks) for place in range(each)]
    text = "".join(f"{word:08b}" for word in data)
    assert text[:4] == "0100", "text in bytes"
    length = int(text[4:12], 2)
    return bytes(int(text[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)).decode()


# --- passing it on


def test_the_ready_text_holds_answer_figure_date_and_address(public: Desk) -> None:
    share = kelurahan_page(public, region_of(public, "kampung-damai")).share

    assert share is not None
    assert share.text == (
        "Koperasi Kelurahan Kampung Damai, Kecamatan Hilir Timur II: Baru transaksi yang tercatat.\n\n"
        "Ada transaksi tercatat sebesar Rp1.000.000; belum ada simpanan anggota tercatat, "
        "menurut SIMKOPDES per 31 Maret 2026.\n\n"
        "Belum ada simpanan tercatat tidak berarti tidak ada anggota: SIMKOPDES mencatat hanya yang "
        "dilaporkan.\n\n"
        f"{ADDRESS}/kelurahan/kampung-damai/"
    )


def test_whatsapp_and_mail_carry_the_ready_text_and_no_receiver(public: Desk) -> None:
    share = kelurahan_page(public, region_of(public, "melati")).share
    assert share is not None
    whatsapp, mail = (urlsplit(way.url) for way in share.ways)

    assert (whatsapp.scheme, whatsapp.netloc, whatsapp.path) == ("https", "wa.me", "/")
    assert parse_qs(whatsapp.query) == {"text": [share.text]}
    assert (mail.scheme, mail.path) == ("mailto", "")
    assert parse_qs(mail.query)["body"] == [share.text]
    assert parse_qs(mail.query)["subject"] == ["Koperasi Kelurahan Melati, Kecamatan Melati"]


def test_without_an_address_nothing_is_promised(desk: Desk) -> None:
    share = kelurahan_page(desk, region_of(desk, "melati")).share

    assert share is not None
    assert share.address == "" and "http" not in share.text


def test_the_english_page_is_shared_in_english(english_desk: Desk) -> None:
    page = kelurahan_page(english_desk, region_of(english_desk, "melati"))

    assert page.share is not None and page.picture is not None
    assert page.share.address == f"{ADDRESS}/en/kelurahan/melati/"
    assert page.share.paper.url == "/unduh/lembar/en/melati.pdf"
    assert page.picture.source == "Source: SIMKOPDES as of 31 March 2026"


def test_link_previews_get_the_picture_its_size_and_words(desk: Desk) -> None:
    public = replace(SITE, address="https://portal.example", base="/terang")
    page: Page = replace(
        kelurahan_page(desk, region_of(desk, "melati")), picture=PICTURE, share=SHARE, sections=()
    )
    metas = read(render_page(page, public)).all("meta")
    told = {
        meta.attributes.get("property", meta.attributes.get("name", "")): meta.attributes.get("content")
        for meta in metas
    }

    assert told["og:image"] == "https://portal.example/terang/aset/kartu/melati.png"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == PICTURE.alt and told["og:locale"] == "id_ID"
    assert told["twitter:card"] == "summary_large_image"
    assert "og:image" not in render_page(page, SITE), "a preview has no address to name"
