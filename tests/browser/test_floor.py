"""The floor under every page: nothing moves, nothing waits for script, every drawing has its numbers."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from components.reading import read
from looking import violations
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.02
PLACES = (
    "/",
    "/kelurahan/sukodadi/",
    "/kelurahan/35-ilir/",
    "/indikator/transaksi-rp/",
    "/kelurahan/",
    "/cari/",
    "/bandingkan/",
)
STILL = ("/kelurahan/sukodadi/", "/indikator/transaksi-rp/", "/data/koperasi/", "/kecamatan/ilir-barat-ii/")
"""Pages of which a script adds nothing to what a phone shows first."""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""


@contextmanager
def phone(browser: Browser, **options: Any) -> Iterator[Page]:
    """A phone of 360 pixels."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, **options)
    yield context.new_page()
    context.close()


def late(route: Route) -> None:
    """Let a script arrive after the page has been shown, as on slow data."""
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize("path", PLACES)
def test_nothing_moves_when_the_scripts_arrive_late(browser: Browser, real: str, path: str) -> None:
    with phone(browser) as page:
        page.route("**/*.js", late)
        page.goto(real + path)
        assert page.evaluate(SHIFTS) < MOST_SHIFT


@pytest.mark.parametrize("path", STILL)
def test_what_a_phone_shows_first_is_the_same_without_script(browser: Browser, real: str, path: str) -> None:
    shown = []
    for script in (True, False):
        with phone(browser, java_script_enabled=script) as page:
            page.goto(real + path)
            shown.append(page.screenshot())

    assert shown[0] == shown[1]


def test_the_home_page_says_as_much_without_script(browser: Browser, real: str) -> None:
    said = []
    for script in (True, False):
        with phone(browser, java_script_enabled=script) as page:
            page.goto(real + "/")
            said.append(page.locator(".title").inner_text())
            assert page.locator("h1").is_visible()
            assert (page.locator(".title").bounding_box() or {"y": 800})["y"] < 300

    assert said[0] == said[1]


@pytest.mark.parametrize("path", ["/kelurahan/7-hilir/", "/", "/indikator/transaksi-rp/"])
def test_what_can_be_pressed_is_large_enough(browser: Browser, contoh: str, path: str) -> None:
    with phone(browser) as page:
        page.goto(contoh + path)
        found = Axe().run(page, options={"runOnly": ["target-size"]}).response

        assert not found["violations"]
        assert len(found["passes"][0]["nodes"]) > 20


def test_whoever_wants_no_motion_gets_none(browser: Browser, contoh: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return style.scrollBehavior === "smooth" || style.animationName !== "none"
        || style.transitionDuration.split(", ").some((time) => time !== "0s");
    }).map((element) => element.className)"""
    with phone(browser, reduced_motion="reduce") as page:
        for path in ("/", "/kelurahan/7-hilir/", "/cari/"):
            page.goto(contoh + path)
            assert page.evaluate(moving) == []


@pytest.mark.parametrize("path", ["/", "/kelurahan/7-hilir/", "/indikator/transaksi-rp/"])
def test_colours_of_the_reader_s_own_leave_everything_legible(
    browser: Browser, contoh: str, path: str
) -> None:
    with phone(browser, forced_colors="active") as page:
        page.goto(contoh + path)
        found = violations(page, ("color-contrast",))
        strokes = page.evaluate(
            """() => [...document.querySelectorAll("main svg [fill], main svg [stroke]")].filter((mark) => {
              const { fill, stroke } = getComputedStyle(mark);
              return mark.getClientRects().length > 0 && [fill, stroke].includes("rgb(28, 27, 26)");
            }).length"""
        )

        assert not found
        assert page.locator("main svg").count() > 0 and strokes == 0, "ink that no reader chose"


def test_every_drawing_of_every_page_has_its_numbers_in_a_table_beside_it(contoh_site: Path) -> None:
    drawings = 0
    for path in sorted(contoh_site.rglob("index.html")):
        page = path.read_text("utf-8")
        for markup in re.findall(r'<figure class="figure .*?</figure>', page, re.DOTALL):
            (figure,) = read(re.sub(r"<svg.*?</svg>", "<svg></svg>", markup, flags=re.DOTALL)).all("figure")
            where = f"{path.relative_to(contoh_site)}#{figure.attributes['id']}"
            drawings += 1
            assert figure.all("svg"), where
            (table,) = figure.all("table")
            numbers = [cell for cell in table.all("td") if re.search(r"\d", cell.text)]
            assert numbers or table.having("class", "empty"), where

    assert drawings > 100


def test_every_map_leads_to_its_numbers(contoh_site: Path) -> None:
    """A tile says its own value; all of them stand in the table of the indicator, which every map names."""
    for path in sorted(contoh_site.rglob("index.html")):
        page = path.read_text("utf-8")
        for tile in re.findall(r'<a class="tile".*?</a>', page, re.DOTALL):
            title = re.search(r"<title>([^<]+)</title>", tile)
            assert title and ":" in title[1], path
