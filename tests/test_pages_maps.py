"""The map: any figure by plain links, zero told from small, banks in words, boundaries if there are any."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from components import parts
from components.reading import Element, read
from components.theme import render_page, render_part
from test_boundaries import PROVENANCE, SQUARES, collection

from terang.boundaries import Boundaries, run_boundaries
from terang.boundaries.model import InvalidBoundaries
from terang.building.builder import build_site
from terang.building.gate_files import gzip_size
from terang.catalog import Catalog
from terang.city import read_city
from terang.messages import Messages
from terang.observations import Observation, Observations
from terang.pages.areas import with_areas
from terang.pages.desk import Desk
from terang.pages.maps import map_page
from terang.pages.measures import has_map, indicator_page
from terang.pages.outlines import Outlines, draw_outlines
from terang.pages.short_names import short_names
from terang.pages.tiles import activity_map, measure_map
from terang.statuses import Nature, Status

FIVE = {
    "99.71.01.1001": (0.0, Status.ZERO),
    "99.71.01.1002": (None, Status.NOT_REPORTED),
    "99.71.01.1004": (None, Status.NOT_APPLICABLE),
    "99.71.02.1001": (None, Status.WITHHELD),
    "99.71.02.1003": (None, Status.NOT_AVAILABLE),
}
"""The five kinds of empty, one a kelurahan."""


def with_values(desk: Desk, values: dict[str, tuple[float | None, Status]]) -> Desk:
    """The desk with other values of one indicator."""
    name = "penyetor_pokok_orang"
    first = desk.observations.latest(name, "99.71.01.1001")
    mine = [replace(first, region=r, value=v, status=s) for r, (v, s) in values.items()]
    return _desk(desk, list(desk.observations.indicators), mine)


def _desk(desk: Desk, names: list[str], instead: list[Observation]) -> Desk:
    """The desk with the indicators *names* alone, and with *instead* in the place of one of them."""
    known = desk.observations
    taken = {o.indicator for o in instead}
    kept = [
        o
        for name in names
        if name not in taken
        for r in known.regions_of(name)
        for o in known.series(name, r)
    ]
    levels = {region.code: region.level for region in desk.catalog.regions.values()}
    indicators = [known.indicators[name] for name in names]
    return Desk(desk.catalog, Observations(indicators, [*kept, *instead], levels), desk.say, desk.voices)


@pytest.fixture
def bounded(desk: Desk, contoh_folder: Path, messages: Messages, tmp_path: Path) -> Desk:
    """The desk of the small city with boundaries."""
    catalog = replace(desk.catalog, city=read_city("contoh", contoh_folder))
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps(collection()))
    run_boundaries(catalog, path, PROVENANCE, messages)
    return Desk(catalog, desk.observations, desk.say, desk.voices)


def test_the_page_shows_what_is_recorded_and_leads_to_the_map_of_every_other_figure(desk: Desk) -> None:
    page = map_page(desk)
    cards = [card for group in page.picker for card in group.cards]
    mapped = {i.id for i in desk.observations.indicators.values() if has_map(desk, i)}

    assert page.url == "/peta/" and page.tile_map.id == "peta-kegiatan-tercatat"
    assert len(cards) == len(mapped - {"kegiatan_tercatat"}) > 5
    assert all(card.link.url.startswith("/indikator/") for card in cards)
    assert Counter(card.nature for card in cards) == {Nature.REAL: len(cards)}
    assert "kelurahan" in cards[0].text


def test_every_link_of_the_picker_leads_to_a_map_that_is_there(record_desk: Desk) -> None:
    pages = {
        page.url: page
        for page in (indicator_page(record_desk, i) for i in record_desk.observations.indicators.values())
    }
    for card in (card for group in map_page(record_desk).picker for card in group.cards):
        address, _, anchor = card.link.url.partition("#")
        found = pages[address].tile_map
        assert found is not None and found.id == anchor
        assert found.nature is card.nature


def test_where_nothing_else_is_known_the_page_says_so(desk: Desk) -> None:
    page = map_page(_desk(desk, ["kegiatan_tercatat", "simpanan_total_rp", "transaksi_rp"], []))
    assert [len(group.cards) for group in page.picker] == [1, 1]
    page = map_page(_desk(desk, ["kegiatan_tercatat"], []))

    assert page.picker == ()
    assert page.picker_lead == "Belum ada angka lain yang diketahui per kelurahan."


def test_all_five_kinds_of_empty_are_told_apart_on_one_map(desk: Desk) -> None:
    drawn = measure_map(with_values(desk, FIVE), "penyetor_pokok_orang")
    by_name = {tile.name: tile for tile in drawn.tiles}

    names = ("7 Hilir", "8-9 Hilir", "Kampung Damai", "Melati", "Sukarasa")
    assert [by_name[name].tile_class for name in names] == [
        "zero", "s_not_reported", "s_not_applicable", "s_withheld", "s_not_available",
    ]  # fmt: skip
    assert [(item.text, item.count) for item in drawn.legend] == [
        ("0 orang", 1),
        ("belum dilaporkan", 1),
        ("tidak tersedia pada tingkat ini", 1),
        ("disembunyikan demi privasi", 1),
        ("tidak berlaku", 1),
    ]


def test_zero_is_a_class_of_its_own_and_never_the_lowest_of_five(desk: Desk) -> None:
    values = dict(FIVE) | {
        code: (float(value), Status.REPORTED)
        for code, value in zip(list(FIVE)[1:], (1, 5, 9, 9), strict=True)
    }
    drawn = measure_map(with_values(desk, values), "penyetor_pokok_orang")

    assert [(i.tile_class, i.text, i.count) for i in drawn.legend] == [
        ("zero", "0 orang", 1),
        ("c2", "1 orang", 1),
        ("c3", "5 orang", 1),
        ("c4", "9 orang", 2),
    ]


def test_every_kelurahan_stands_on_a_tile_of_its_own_and_is_counted_once(desk: Desk) -> None:
    for drawn in (activity_map(desk), measure_map(desk, "transaksi_rp")):
        assert len({(tile.column, tile.row) for tile in drawn.tiles}) == len(drawn.tiles) == 5
        assert sum(item.count for item in drawn.legend) == 5


def test_banks_are_told_apart_in_words(desk: Desk) -> None:
    labels = [(label.text, label.row) for label in activity_map(desk).labels]
    groups = _rendered(desk).all("g")

    assert [text for text, _ in sorted(labels, key=lambda label: label[1])] == [
        "↑ Seberang Utara",
        "Sungai Contoh",
        "↓ Seberang Selatan",
    ]
    assert [g.attributes["aria-label"] for g in groups if "aria-label" in g.attributes] == [
        "Kecamatan Hilir Timur II, seberang Utara",
        "Kecamatan Melati, seberang Selatan",
    ]


def test_no_two_tiles_are_labelled_alike() -> None:
    names = [
        "Sei Selayur",
        "Sei Selincah",
        "Karya Jaya",
        "Karang Jaya",
        "20 Ilir D.II",
        "20 Ilir D.III",
        "Sako",
    ]

    assert list(short_names(names).values()) == [
        "SSelay",
        "SSelin",
        "KaryaJ",
        "KaranJ",
        "20DII",
        "20DIII",
        "Sako",
    ]
    assert short_names(["Sama Rata", "Samaa Rata", "SamRat"])["SamRat"] == "SamRat"


def _rendered(desk: Desk) -> Element:
    return read(render_page(map_page(desk)))


def test_the_map_scrolls_in_a_place_of_its_own_and_can_be_skipped(desk: Desk) -> None:
    page = _rendered(desk)
    scroll = page.having("class", "tile-map__scroll")[0]
    skip = next(a for a in page.all("a") if a.attributes["href"] == "#peta-kegiatan-tercatat-legenda")

    assert scroll.attributes["tabindex"] == "0" and scroll.attributes["role"] == "group"
    assert scroll.attributes["aria-label"]
    assert skip.text == "Lewati 5 petak"
    assert page.having("id", "peta-kegiatan-tercatat-legenda")[0].attributes["tabindex"] == "-1"


def test_a_simulated_map_says_so_itself() -> None:
    for nature, marks in ((Nature.REAL, 0), (Nature.SIMULATED, 1)):
        drawn = read(render_part("tile_map", "tile_map", replace(parts.TILE_MAP, nature=nature)))
        assert len(drawn.having("class", "simulated")) == marks


# The geographic map.


def test_without_boundaries_no_word_is_said_of_them(desk: Desk) -> None:
    assert with_areas(desk, activity_map(desk)) == activity_map(desk)
    assert "batas wilayah" not in render_page(map_page(desk)).replace("bukan peta batas wilayah", "")


def test_with_boundaries_every_tile_has_its_area(bounded: Desk) -> None:
    page = _rendered(bounded)
    areas = page.having("class", "area")
    tiles = page.having("class", "tile")

    assert [a.attributes["href"] for a in areas] == [t.attributes["href"] for t in tiles]
    assert [a.all("title")[0].text for a in areas] == [t.all("title")[0].text for t in tiles]
    for area, tile in zip(areas, tiles, strict=True):
        kind = tile.attributes["class"].removeprefix("tile tile--")
        assert area.all("use")[0].attributes["fill"] == f"url(#peta-kegiatan-tercatat-b-{kind})"
    assert "Badan Informasi Contoh, batas wilayah, Juli 2025. Syarat pemakaian: bebas dipakai." in page.text


def test_outlines_are_drawn_once_for_all_pages_of_a_language(bounded: Desk) -> None:
    first = map_page(bounded).tile_map.outlines
    indicator = indicator_page(bounded, bounded.observations.indicators["transaksi_rp"]).tile_map

    assert first is not None and indicator is not None
    assert indicator.outlines is first


def test_an_area_has_the_outline_of_its_own_kelurahan(bounded: Desk) -> None:
    """The five rectangles in units: 0.05 degrees wide, 0.08 high; the city is 625 by 1000."""
    drawn = map_page(bounded).tile_map
    assert drawn.outlines is not None
    paths = {area.id: area.path for area in drawn.outlines.areas}
    by_name = {tile.name: paths[tile.outline] for tile in drawn.tiles}

    assert (drawn.outlines.width, drawn.outlines.height) == (625, 1000)
    assert _box(by_name["Sukarasa"]) == (375, 525, 625, 1000)
    assert _box(by_name["7 Hilir"]) == (0, 0, 250, 225)


def _box(path: str) -> tuple[int, int, int, int]:
    found = re.fullmatch(r"M(\d+) (\d+)l(.*)z", path)
    assert found is not None
    x, y = int(found[1]), int(found[2])
    xs, ys = [x], [y]
    numbers = [int(n) for n in re.findall(r"-?\d+", found[3])]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def test_an_area_too_small_to_be_seen_gets_a_mark() -> None:
    def square(west: int, south: int, side: int) -> tuple[tuple[tuple[tuple[int, int], ...], ...], ...]:
        east, north = west + side, south + side
        return ((((west, south), (east, south), (east, north), (west, north)),),)

    shapes = {"a": square(0, 0, 10_000), "b": square(10_000, 0, 100), "c": square(10_000, 200, 200)}
    outlines, ids = draw_outlines(Boundaries("s", "l", "2025", shapes), "Sumber.")
    marks = {area.id: area.mark for area in outlines.areas}

    assert marks[ids["a"]] is None
    assert marks[ids["b"]] == (985, 975)
    assert marks[ids["c"]] is None
    assert isinstance(outlines, Outlines) and outlines.source == "Sumber."


def test_boundaries_that_do_not_fit_stop_the_page(bounded: Desk) -> None:
    path = bounded.catalog.city.folder / "batas.json"
    path.write_text(path.read_text("utf-8").replace("99.71.02.1003", "99.71.02.1009"), "utf-8")
    with pytest.raises(InvalidBoundaries, match=r"99\.71\.02\.1003"):
        map_page(replace(bounded))


def test_a_site_is_built_with_boundaries_and_without(
    contoh_cities: Path,
    contoh_site: Path,
    catalog: Catalog,
    messages: Messages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("terang.city.CITY_FOLDERS", (contoh_cities,))
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps(collection()))
    run_boundaries(
        replace(catalog, city=read_city("contoh", contoh_cities / "contoh")), path, PROVENANCE, messages
    )
    bounded = build_site("contoh", tmp_path / "dengan" / "output", preview=True)
    again = build_site("contoh", tmp_path / "lagi" / "output", preview=True)

    assert bounded.digest == again.digest
    pages = {page.relative_to(bounded.folder) for page in bounded.folder.rglob("*.html")}
    assert pages == {page.relative_to(contoh_site) for page in contoh_site.rglob("*.html")}
    changed = [
        page
        for page in sorted(pages)
        if (bounded.folder / page).read_bytes() != (contoh_site / page).read_bytes()
    ]
    own = re.compile(r"(en/)?(peta|indikator/[a-z0-9-]+)/index\.html")
    assert changed and all(own.fullmatch(page.as_posix()) for page in changed)
    assert gzip_size((bounded.folder / "peta/index.html").read_bytes()) < 60_000
    assert len(SQUARES) == (bounded.folder / "peta/index.html").read_text("utf-8").count('class="area"')
