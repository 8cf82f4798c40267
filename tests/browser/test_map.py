"""The map in a real browser: by keyboard, without script, on a phone, in the dark, with boundaries."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from looking import look_over, opened
from playwright.sync_api import Browser, Page
from test_boundaries import PROVENANCE, collection

from terang.boundaries import run_boundaries
from terang.building.builder import build_site
from terang.catalog import Catalog
from terang.city import read_city
from terang.messages import Messages

pytestmark = pytest.mark.browser

CITIES = Path(__file__).parents[1] / "cities"
MAP = "#peta-kegiatan-tercatat"


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def bounded(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, messages: Messages) -> Iterator[str]:
    """Address of the small city's site with the boundaries of five rectangles."""
    cities = tmp_path_factory.mktemp("kota")
    shutil.copytree(CITIES, cities, dirs_exist_ok=True)
    path = cities / "batas.geojson"
    path.write_text(json.dumps(collection()))
    city = read_city("contoh", cities / "contoh")
    run_boundaries(replace(catalog, city=city), path, PROVENANCE, messages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("terang.city.CITY_FOLDERS", (cities,))
        folder = build_site("contoh", cities / "situs" / "output", preview=True).folder
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def focused(page: Page) -> str:
    """What has the focus: the title of a tile or an area, else the label or the words."""
    told: str = page.evaluate(
        """() => {
            const e = document.activeElement
            return e.querySelector?.('title')?.textContent ?? e.getAttribute('aria-label') ?? e.innerText
        }"""
    )
    return told.strip()


@pytest.mark.parametrize(
    ("path", "light"), [("/peta/", 360), ("/en/peta/", 1280), ("/indikator/transaksi-rp/", 360)]
)
def test_axe_finds_nothing_on_a_map_with_boundaries(
    browser: Browser, bounded: str, path: str, light: int
) -> None:
    with opened(browser, bounded + path) as page:
        look_over(page, light)


def test_the_small_city_has_a_map_without_boundaries(browser: Browser, contoh: str) -> None:
    """Axe looks at it as at every kind of page: see `test_pages_open`."""
    with opened(browser, contoh + "/peta/") as page:
        assert page.locator(".tile-map").count() > 0
        assert page.locator(".area-map").count() == 0


def test_the_keyboard_walks_the_map_kecamatan_by_kecamatan(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/peta/", java_script_enabled=True) as page:
        page.locator(f"{MAP} .tile-map__scroll").focus()
        seen = []
        for _ in range(5):
            page.keyboard.press("Tab")
            seen.append(focused(page).partition(":")[0])
            frame = page.evaluate(
                "getComputedStyle(document.activeElement.querySelector('.tile__frame')).strokeWidth"
            )
            assert frame == "7px", "the focus is seen"

        assert seen == [
            "7 Hilir, Hilir Timur II",
            "8-9 Hilir, Hilir Timur II",
            "Kampung Damai, Hilir Timur II",
            "Melati, Melati",
            "Sukarasa, Melati",
        ]
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/sukarasa/")


def test_the_map_can_be_skipped(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/peta/") as page:
        page.locator(f'a[href="{MAP}-legenda"]').focus()
        assert page.locator(f'a[href="{MAP}-legenda"]').bounding_box()["height"] > 20  # type: ignore[index]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("!document.activeElement.closest('.tile-map__scroll')")


def test_the_keyboard_walks_the_areas_too(browser: Browser, bounded: str) -> None:
    with opened(browser, bounded + "/peta/", 1280) as page:
        page.locator(".area-map .tile-map__scroll").focus()
        page.keyboard.press("Tab")

        assert focused(page).startswith("7 Hilir, Hilir Timur II: ")
        assert page.evaluate("getComputedStyle(document.activeElement).strokeWidth") == "7px"
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/7-hilir/")


@pytest.mark.parametrize("kind", [".tile", ".area"])
def test_without_script_a_place_opens_from_the_map(browser: Browser, bounded: str, kind: str) -> None:
    with opened(browser, bounded + "/peta/", 360, java_script_enabled=False) as page:
        page.locator(kind).first.click()
        page.wait_for_url("**/kelurahan/7-hilir/")


def test_without_script_any_figure_has_its_map_a_link_away(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/peta/", java_script_enabled=False) as page:
        page.get_by_role("link", name="Penyetor simpanan pokok", exact=True).first.click()
        page.wait_for_url("**/indikator/penyetor-pokok-orang/#peta-penyetor-pokok-orang")

        assert page.locator("#peta-penyetor-pokok-orang .tile").count() == 5


def test_names_can_be_read_and_tiles_hit_on_a_phone(browser: Browser, real: str) -> None:
    with opened(browser, real + "/peta/") as page:
        boxes = page.locator(f"{MAP} .tile").evaluate_all(
            "tiles => tiles.map(t => t.getBoundingClientRect()).map(b => [b.width, b.height])"
        )
        letters = page.locator(f"{MAP} .tile text").first
        size = letters.evaluate("t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a")

        assert len(boxes) == 107 and min(min(box) for box in boxes) >= 24
        assert letters.is_visible() and size >= 10
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator(".tile-map__scroll").first.evaluate("e => e.scrollWidth > e.clientWidth")


def test_a_map_prints_whole_on_one_sheet(browser: Browser, bounded: str) -> None:
    with opened(browser, bounded + "/peta/", 700) as page:
        page.emulate_media(media="print")
        for drawing in (".tile-map__tiles", ".area-map__areas"):
            box = page.locator(drawing).first.bounding_box()
            assert box is not None
            assert box["width"] <= 700 and box["x"] >= 0
        assert page.locator(".legend").first.is_visible()


def test_classes_stay_apart_where_the_reader_forces_the_colours(browser: Browser, bounded: str) -> None:
    with opened(browser, bounded + "/peta/", 700, forced_colors="active") as page:
        swatches = [page.locator(".legend__swatch").nth(n).screenshot() for n in range(4)]
        assert len(set(swatches)) == 4
