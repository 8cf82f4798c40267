"""Pictures and sheets: right size, light, the same every time, and nothing on them that is not real."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from components.parts import LONG_NAME, SITE, STAT
from components.sharing import BARE_SHEET, PICTURE, SHEET

from terang.building.gate_share import PICTURE_BUDGET, SHEET_BUDGET, check_pictures, check_sheets
from terang.building.published import Expected, Published, expected_of, read_published
from terang.cards import HEIGHT, WIDTH, make_papers, make_pictures
from terang.cards.engine import to_png
from terang.cards.fonts import BOLD, SANS, SERIF, fitted, read_face, text_width, wrap
from terang.cards.leaf import Leaf, path_operators
from terang.cards.paper import BOTTOM, draw_paper, paper_words
from terang.cards.pdf import page_count, write_pdf
from terang.cards.picture import draw_picture
from terang.cards.png import few_colours, size_of
from terang.cards.truetype import cut_down, read_truetype
from terang.catalog import Catalog
from terang.city import City
from terang.errors import ChartFailed
from terang.kept import keep, read_kept
from terang.messages import Messages
from terang.pages.models import HomePage, KecamatanPage, KelurahanPage
from terang.pages.models_sheet import SheetPage
from terang.pages.sharing import picture_figures
from terang.portal import Portal, prepare_portal
from terang.second import second_process
from terang.statuses import Nature

ADDRESS = "https://contoh.example/terang"


@pytest.fixture(scope="module")
def portal(city: City, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The small city's site with a public address."""
    cache = tmp_path_factory.mktemp("cache") / "charts"
    return prepare_portal(city, catalog, address=ADDRESS, preview=False, cache=cache)


@pytest.fixture(scope="module")
def words(messages: Messages) -> dict[str, str]:
    return paper_words(SITE, messages, "5 Agustus 2026")


def palette(png: bytes) -> set[tuple[int, ...]]:
    """Return the colours in the palette of *png*."""
    place = png.index(b"PLTE")
    length = struct.unpack_from(">I", png, place - 4)[0]
    entries = png[place + 4 : place + 4 + length]
    return {tuple(entries[at : at + 3]) for at in range(0, length, 3)}


def text_of(pdf: bytes) -> str:
    """Return the text of *pdf*, read the way a reader reads it: by the table of each of its fonts."""
    objects = dict(re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))

    def stream(number: bytes) -> str:
        body = re.search(rb"stream\n(.*)\nendstream", objects[number], re.DOTALL)
        assert body
        return zlib.decompress(body[1]).decode("ascii")

    tables = {}
    for name, font in re.findall(rb"/(Terang\w+-\w+) (\d+) 0 R", objects[b"3"]):
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
        assert table
        pairs = re.findall(r"<(\w{4})> <(\w{4})>\n", stream(table[1]))
        tables[name.decode()] = {glyph: chr(int(code, 16)) for glyph, code in pairs}
    lines = re.findall(r"/(Terang\w+-\w+) \S+ Tf .*? <(\w*)> Tj", stream(b"4"))
    assert not any("0000" in re.findall("....", glyphs) for _, glyphs in lines), "an empty box for a letter"
    return "\n".join("".join(tables[n][g[i : i + 4]] for i in range(0, len(g), 4)) for n, g in lines)


# --- letters


def test_a_letter_is_as_wide_as_its_file_says() -> None:
    # In the sans face a digit is 497 of 1,000 units wide, all ten of them alike.
    assert {text_width(digit, SANS, 1000) for digit in "0123456789"} == {497}
    assert text_width("11", SANS, 10) == pytest.approx(9.94)


@pytest.mark.parametrize("face", [SERIF, SANS, BOLD])
def test_every_face_has_the_letters_of_both_languages(face: object) -> None:
    known = read_face(face)  # type: ignore[arg-type]

    assert all(known.glyph(letter) for letter in "ABCZabcz0189 .,;:·()–’“”…≥≤²éÉ")
    assert known.glyph("語") == 0


def test_lines_break_at_spaces_and_never_run_over() -> None:
    text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
    lines = wrap(text, SANS, 20, 180)

    assert " ".join(lines) == text and len(lines) > 3
    assert all(text_width(line, SANS, 20) <= 180 for line in lines)
    assert wrap("", SANS, 20, 180) == []


def test_what_does_not_fit_becomes_smaller() -> None:
    size, lines = fitted("Sebuah nama yang panjang sekali", SERIF, 112, 400, 1)

    assert size < 40 and len(lines) == 1
    assert fitted("Melati", SERIF, 112, 400, 1)[0] == 112


def test_a_font_cut_down_keeps_its_numbers_and_draws_only_what_is_asked() -> None:
    whole = read_face(SANS)
    glyph = whole.glyph("é")
    less = cut_down(whole, [glyph])
    places = struct.unpack(
        f">{(len(whole.advances)) + 1}I", _table(less, "loca")[: 4 * (len(whole.advances) + 1)]
    )
    drawn = {number for number in range(len(places) - 1) if places[number + 1] > places[number]}

    # An é is put together from an e and an accent, which come along; glyph 0 is the empty box.
    assert {0, glyph, whole.glyph("e")} <= drawn and len(drawn) <= 5
    assert whole.glyph("A") not in drawn
    assert len(less) < len(whole.tables["glyf"]) / 2


def _table(font: bytes, wanted: str) -> bytes:
    for place in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        if tag.decode() == wanted:
            return font[start : start + length]
    raise AssertionError(wanted)


def test_a_font_file_is_read_again_after_it_was_cut_down() -> None:
    whole = read_face(BOLD)
    # The map of characters stays out of a PDF, which names glyphs by number.
    again = read_truetype(_with_map(cut_down(whole, [whole.glyph("A")]), whole.tables["cmap"]))

    assert again.advances == whole.advances and again.unit == whole.unit == 1000


def _with_map(font: bytes, cmap: bytes) -> bytes:
    count = struct.unpack_from(">H", font, 4)[0]
    listed = [struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count)]
    moved = b"".join(struct.pack(">4sIII", t, s, a + 16, n) for t, s, a, n in listed)
    end = struct.pack(">4sIII", b"cmap", 0, len(font) + 16, len(cmap))
    return font[:4] + struct.pack(">H", count + 1) + font[6:12] + moved + end + font[12 + 16 * count :] + cmap


# --- pictures


def test_a_picture_is_a_light_png_of_1200_by_630() -> None:
    png = few_colours(to_png(draw_picture(PICTURE)))

    assert struct.unpack_from(">IIBB", png, 16) == (1200, 630, 8, 3)
    assert (WIDTH, HEIGHT) == size_of(png) == (1200, 630)
    assert 10_000 < len(png) < 40_000
    # The paper is exactly that of the site.
    assert (0xFB, 0xFA, 0xF7) in palette(png)


def test_a_picture_of_few_colours_shows_the_same() -> None:
    # Two fields: the left half paper, the right half ink.
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="2">'
        '<rect width="8" height="2" fill="#fbfaf7"/><rect x="4" width="4" height="2" fill="#1c1b1a"/></svg>'
    )
    png = few_colours(to_png(svg))
    rows = zlib.decompress(png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8])

    assert palette(png) == {(0xFB, 0xFA, 0xF7), (0x1C, 0x1B, 0x1A)}
    ink, paper = 0, 1  # in the order of their lightness
    assert rows == bytes([0, *[paper] * 4, *[ink] * 4]) * 2


def test_what_is_no_picture_of_the_engine_is_refused() -> None:
    png = to_png(draw_picture(PICTURE))

    with pytest.raises(ChartFailed):
        few_colours(few_colours(png))
    assert size_of(b"GIF89a") == size_of(png[:20]) == (0, 0)


def test_the_same_words_make_the_same_bytes_and_other_words_others() -> None:
    first, again = (few_colours(to_png(draw_picture(PICTURE))) for _ in range(2))

    assert first == again
    assert first != few_colours(to_png(draw_picture(replace(PICTURE, title="Mawar"))))


def test_nothing_on_a_picture_runs_over_its_edge() -> None:
    longest = replace(
        PICTURE, title=LONG_NAME * 2, kicker=LONG_NAME * 3, headline="Baru transaksi yang tercatat " * 2
    )
    for picture in (longest, replace(longest, figures=(), note=LONG_NAME * 4), replace(longest, status="")):
        for x, face, weight, size, end, line in _texts(draw_picture(picture)):
            known = next(f for f in (SERIF, SANS, BOLD) if f.family == face and f.weight == int(weight))
            width = text_width(line, known, float(size))
            left = float(x) - (width if end else 0)
            assert left >= 71 and left + width <= 1200 - 71, line


def _texts(svg: str) -> list[tuple[str, str, str, str, str, str]]:
    """Return the place, face, weight, size, side and words of every text in *svg*."""
    return re.findall(
        r'<text x="([\d.]+)" y="[\d.]+" font-family="([^"]+)" font-weight="(\d+)" font-size="([\d.]+)"'
        r' fill="#\w+"( text-anchor="end")?>([^<]*)<',
        svg,
    )


def test_markup_in_a_name_stays_a_name() -> None:
    svg = draw_picture(replace(PICTURE, title="<script>&\x00"))

    assert "&lt;script&gt;&amp;<" in svg and "<script" not in svg


def test_a_simulated_number_never_reaches_a_picture() -> None:
    simulated = replace(STAT, nature=Nature.SIMULATED, text="999 orang")

    assert [figure.text for figure in picture_figures((simulated, STAT))] == [STAT.text]


def test_every_kelurahan_and_kecamatan_and_the_home_page_have_a_picture(portal: Portal) -> None:
    wanted = {p.url for p in portal.pages if isinstance(p, HomePage | KecamatanPage | KelurahanPage)}

    assert len(wanted) == 2 * (1 + 2 + 5)
    assert set(portal.pictures) == wanted
    assert len({picture.path for picture in portal.pictures.values()}) == len(wanted)
    for picture in portal.pictures.values():
        assert re.fullmatch(r"aset/kartu/[a-z0-9-]+-[0-9a-f]{8}\.png", picture.path)
        assert size_of(picture.content) == (1200, 630) and len(picture.content) < 40_000


def test_where_nothing_is_recorded_the_picture_says_what_that_does_not_mean(portal: Portal) -> None:
    page = next(p for p in portal.pages if p.url == "/kelurahan/sukarasa/")

    assert page.picture is not None
    assert page.picture.status == "none" and page.picture.figures == ()
    assert page.picture.note.startswith("Ini tidak berarti koperasi tidak berjalan")


# --- sheets


def test_a_sheet_is_one_a4_page_with_text_title_language_and_structure(words: dict[str, str]) -> None:
    pdf = write_pdf(draw_paper(SHEET, words), SHEET.title, "id")
    text = text_of(pdf)

    assert page_count(pdf) == 1 and b"/MediaBox [0 0 595.28 841.89]" in pdf
    assert len(pdf) < 40_000
    for part in (SHEET.name, SHEET.answer.headline, SHEET.comparison, SHEET.stats[0].text, "5 Agustus 2026"):
        assert part in text
    assert "https://portal.example/kelurahan/melati/" in text
    assert b"/Lang (id)" in pdf and b"/Marked true" in pdf and b"/DisplayDocTitle true" in pdf
    assert ("\ufeff" + SHEET.title).encode("utf-16-be").hex().encode() in pdf
    assert pdf.count(b"/S /H1") == 1 and pdf.count(b"/S /H2") >= 5 and pdf.count(b"/S /Figure") == 1


def test_a_sheet_says_what_is_too_old_and_stays_on_one_page(words: dict[str, str]) -> None:
    old = "Data berumur 8 bulan; batas segarnya 3 bulan"
    stats = tuple(replace(stat, stale=old) for stat in SHEET.stats)
    fresh = text_of(
        write_pdf(draw_paper(replace(SHEET, answer=replace(SHEET.answer, stale="")), words), "-", "id")
    )
    stale = text_of(write_pdf(draw_paper(replace(SHEET, stats=stats), words), "-", "id"))

    assert old not in fresh
    assert " ".join(stale.split()).count(old) == 1 + len(stats)


def test_every_offset_in_a_pdf_is_right(words: dict[str, str]) -> None:
    pdf = write_pdf(draw_paper(SHEET, words), SHEET.title, "id")
    start = int(re.findall(rb"startxref\n(\d+)\n", pdf)[0])
    offsets = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", pdf[start:])]

    assert pdf[start:].startswith(b"xref\n0 %d\n" % (len(offsets) + 1))
    for number, place in enumerate(offsets, 1):
        assert pdf[place:].startswith(b"%d 0 obj\n" % number)


def test_every_verdict_on_a_sheet_stands_in_words_too(words: dict[str, str]) -> None:
    text = text_of(write_pdf(draw_paper(SHEET, words), "-", "id"))

    assert [step.verdict for step in SHEET.ladder] == ["pass", "partial", "fail", "unknown"]
    for step, verdict in zip(SHEET.ladder, ("ya", "sebagian", "belum", "belum diketahui"), strict=True):
        assert f"{step.label}: {verdict} (" in text


def test_a_full_sheet_is_written_smaller_and_an_overfull_one_refused(words: dict[str, str]) -> None:
    def lowest(page: SheetPage) -> float:
        places = re.findall(rb" ([\d.]+) Td ", draw_paper(page, words).content)
        return 842 - min(map(float, places))

    many = replace(SHEET, missing=SHEET.missing * 18)

    assert lowest(SHEET) < lowest(many) <= BOTTOM
    with pytest.raises(ChartFailed, match="terlalu penuh"):
        draw_paper(replace(SHEET, missing=SHEET.missing * 60), words)


def test_a_sheet_without_an_address_says_so_in_place_of_the_code(words: dict[str, str]) -> None:
    pdf = write_pdf(draw_paper(BARE_SHEET, words), "-", "id")

    assert BARE_SHEET.code_note in text_of(pdf) and b"/Figure" not in pdf


def test_a_path_keeps_its_corners_and_an_arc_its_circle() -> None:
    assert path_operators("M1 2h3v4H0z") == "1 2 m 4 2 l 4 6 l 0 6 l h"
    # Half a circle of radius 10 around (12, 12), from top to bottom over the left.
    curves = path_operators("M12 2a10 10 0 1 0 0 20").split("m ")[1]
    ends = [tuple(map(float, curve.split()[4:6])) for curve in curves.split(" c")[:-1]]
    assert ends == [pytest.approx((2, 12)), pytest.approx((12, 22))]


def test_every_element_of_a_leaf_is_opened_and_closed() -> None:
    leaf = Leaf(100, 100)
    with leaf.element("P"):
        leaf.text(1, 10, "satu", SANS, 10, "#000000")
    leaf.box(0, 0, 5, 5, "#ffffff")

    assert leaf.content.count(b"BDC") + leaf.content.count(b"BMC") == leaf.content.count(b"EMC") == 2


def test_every_kelurahan_has_its_sheet_listed_among_the_checksums(portal: Portal) -> None:
    sheets = {f.path: f for f in portal.files if f.format == "PDF"}
    sums = next(f.content for f in portal.files if f.path == "unduh/SHA256SUMS").decode()

    assert len(sheets) == 10
    assert "unduh/lembar/melati.pdf" in sheets and "unduh/lembar/en/melati.pdf" in sheets
    for path, file in sheets.items():
        assert f"{file.sha256}  {path.removeprefix('unduh/')}\n" in sums
        assert page_count(file.content) == 1 and len(file.content) < 40_000


# --- kept and made


def test_what_is_kept_is_found_again_unless_it_was_touched(tmp_path: Path) -> None:
    keep(tmp_path, "kunci", b"isi")
    assert read_kept(tmp_path, "kunci") == b"isi"
    assert read_kept(tmp_path, "lain") is None

    (tmp_path / "kunci").write_bytes((tmp_path / "kunci").read_bytes() + b"!")
    assert read_kept(tmp_path, "kunci") is None


def test_a_second_process_makes_the_same_pictures_and_sheets(
    portal: Portal, words: dict[str, str], tmp_path: Path
) -> None:
    sheets = [(page, words) for page in portal.pages if isinstance(page, SheetPage)]
    alone = make_pictures(portal.pages), make_papers(sheets)
    with second_process() as second:
        both = make_pictures(portal.pages, tmp_path, second), make_papers(sheets, tmp_path, second)

    assert alone == both
    assert len(list(tmp_path.iterdir())) == len(both[0]) + len(both[1])


def test_what_is_in_the_cache_is_not_made_again(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_pictures(portal.pages, tmp_path)
    monkeypatch.setattr("terang.cards.making.draw_picture", lambda picture: pytest.fail("drawn again"))

    assert make_pictures(portal.pages, tmp_path) == first


# --- the gate


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    from terang.building.builder import build_site

    output = tmp_path_factory.mktemp("terbit") / "output"
    return read_published(build_site("contoh", output, preview=False, address=ADDRESS).folder)


@pytest.fixture(scope="module")
def expected(portal: Portal) -> Expected:
    return expected_of(portal, ADDRESS, preview=False)


def codes(site: Published, expected: Expected) -> set[str]:
    return {f.code for check in (check_pictures, check_sheets) for f in check(site, expected)}


def test_the_gate_lets_the_finished_site_through(published: Published, expected: Expected) -> None:
    assert codes(published, expected) == set()


@pytest.mark.parametrize(
    ("code", "page", "content"),
    [
        ("site-picture-missing", "kelurahan/melati/index.html", None),
        ("site-picture-size", "kelurahan/melati/index.html", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        ("site-picture-heavy", "kelurahan/melati/index.html", bytes(PICTURE_BUDGET + 1)),
        ("site-sheet-missing", "kelurahan/melati/lembar/index.html", None),
        ("site-sheet-pages", "kelurahan/melati/lembar/index.html", b"%PDF-1.7 /Type /Page /Type /Page "),
        ("site-sheet-heavy", "kelurahan/melati/lembar/index.html", bytes(SHEET_BUDGET + 1)),
    ],
)
def test_the_gate_names_a_missing_wrong_or_heavy_file(
    published: Published, expected: Expected, code: str, page: str, content: bytes | None
) -> None:
    file = expected.pictures.get(page) or expected.papers[page]
    files = {path: data for path, data in published.files.items() if path != file}
    if content is not None:
        files[file] = content

    assert code in codes(Published(files), expected)


def test_the_gate_names_a_kelurahan_without_picture_or_sheet(
    published: Published, expected: Expected
) -> None:
    fewer = {page: file for page, file in expected.pictures.items() if "melati" not in page}
    papers = {page: file for page, file in expected.papers.items() if "melati" not in page}

    assert codes(published, replace(expected, pictures=fewer)) == {"site-picture-missing"}
    assert codes(published, replace(expected, papers=papers)) == {"site-sheet-missing"}


def test_the_gate_names_a_page_with_another_page_s_picture(published: Published, expected: Expected) -> None:
    page = "kelurahan/melati/index.html"
    html = published.files[page].replace(b"/aset/kartu/kelurahan-melati", b"/aset/kartu/kelurahan-mawar")

    assert codes(Published({**published.files, page: html}), expected) == {"site-picture-unnamed"}
