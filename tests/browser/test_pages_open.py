"""Every kind of page in a real browser: accessible, fitting, quiet, and whole without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import LANGUAGES, TEMPLATES, addresses
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

REAL_ONLY = {"release": ("/arsip/1.0.0/", "/en/arsip/1.0.0/")}
"""Kinds of pages that only the real city has: the small one has frozen nothing."""

SMALL = [template for template in TEMPLATES if template not in REAL_ONLY]

REAL_KINDS = (
    REAL_ONLY["release"][0],
    "/kelurahan/sukodadi/asal/",
    "/mutu/",
    "/",
    "/kelurahan/sukodadi/",
    "/kelurahan/",
    "/komitmen/",
    "/data/program/",
    "/indikator/transaksi-rp/",
)
WIDTHS = (360, 1280)
COLOURS = ["color-contrast", "link-in-text-block"]
"""The only rules whose answer another colour scheme can change."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def _opened(browser: Browser, url: str, width: int, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def _violations(page: Page, rules: list[str] = RULES) -> list[str]:
    # To describe what is well takes axe longer than to find what is not.
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("template", SMALL)
def test_axe_finds_nothing(browser: Browser, contoh: str, contoh_site: Path, template: str) -> None:
    """In both languages, at both widths; each language is looked at in the dark at one of them."""
    found = addresses(contoh_site, template)
    assert found, "no page of this kind: it belongs to REAL_ONLY"
    for path, dark in zip(found, WIDTHS, strict=False):
        _look_over(browser, contoh + path, dark)


@pytest.mark.parametrize("template", REAL_ONLY)
def test_axe_finds_nothing_on_what_only_the_real_city_has(browser: Browser, real: str, template: str) -> None:
    for path, dark in zip(REAL_ONLY[template], WIDTHS, strict=True):
        _look_over(browser, real + path, dark)


def _look_over(browser: Browser, address: str, dark: int) -> None:
    with _opened(browser, address, WIDTHS[0]) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert not _violations(page), f"{address} at {width}"
        page.set_viewport_size({"width": dark, "height": 800})
        page.emulate_media(color_scheme="dark")
        assert not _violations(page, COLOURS), f"{address} at {dark} in the dark"


@pytest.mark.parametrize("template", SMALL)
def test_axe_finds_nothing_on_the_barest_page(
    browser: Browser, contoh: str, contoh_site: Path, template: str
) -> None:
    for path in addresses(contoh_site, template)[len(LANGUAGES) :]:
        with _opened(browser, contoh + path, WIDTHS[0]) as page:
            assert not _violations(page), path


@pytest.mark.parametrize("path", REAL_KINDS)
def test_axe_finds_nothing_on_real_pages(browser: Browser, real: str, path: str) -> None:
    with _opened(browser, real + path, 360) as page:
        assert not _violations(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [*REAL_KINDS, "/data/wilayah/", "/kecamatan/", "/kecamatan/ilir-barat-ii/"])
def test_no_page_is_wider_than_the_screen(browser: Browser, real: str, path: str, width: int) -> None:
    with _opened(browser, real + path, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("template", SMALL)
def test_nothing_is_asked_of_anybody_else_and_nothing_complains(
    browser: Browser, contoh: str, contoh_site: Path, template: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in addresses(contoh_site, template):
        page.goto(contoh + path)

    assert all(url.startswith((contoh, "data:")) for url in asked)
    assert not said
    context.close()


@pytest.mark.parametrize(
    "path", ["/", "/kelurahan/sukodadi/", "/kelurahan/35-ilir/", "/indikator/transaksi-rp/"]
)
def test_numbers_tables_and_drawings_stand_without_script(browser: Browser, real: str, path: str) -> None:
    with _opened(browser, real + path, 360, java_script_enabled=False) as page:
        assert page.locator("h1").count() == 1
        drawings = page.locator("figure svg[role=img]")
        assert drawings.count() >= 1
        for number in range(drawings.count()):
            box = drawings.nth(number).bounding_box()
            assert box is not None
            assert box["width"] > 200
            assert box["height"] > 40
        assert (
            page.locator("figure table").count() >= drawings.count() - page.locator(".tile-map svg").count()
        )


def test_without_script_a_resident_gets_from_home_to_the_kelurahan(browser: Browser, real: str) -> None:
    with _opened(browser, real + "/", 360, java_script_enabled=False) as page:
        page.get_by_role("navigation").get_by_role("link", name="Kelurahan").first.click()
        page.get_by_role("link", name="Sukodadi", exact=True).first.click()

        assert "Sukodadi" == page.locator("h1").inner_text()
        assert page.get_by_text("Ada kegiatan tercatat").first.is_visible()


def test_the_search_finds_a_kelurahan_by_its_other_spellings(browser: Browser, real: str) -> None:
    with _opened(browser, real + "/kelurahan/", 360) as page:
        field = page.get_by_role("searchbox")
        for typed in ("tiga puluh lima ilir", "35 ilir", "16.71.01.1001"):
            field.fill(typed)
            page.wait_for_timeout(150)
            shown = [link for link in page.locator("main li a:visible").all_inner_texts() if link]
            assert "35 Ilir" in shown, typed
            assert len(shown) < 40, typed


def test_a_tile_opens_its_kelurahan_by_keyboard(browser: Browser, real: str) -> None:
    with _opened(browser, real + "/", 1280) as page:
        tile = page.locator(".tile-map a.tile").first
        tile.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/*/")

        assert page.locator("h1").count() == 1


def test_the_first_key_press_offers_to_skip_to_the_content(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/", 360) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"


def test_the_language_switch_leads_to_the_same_page(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/", 360) as page:
        page.get_by_role("link", name="English").or_(
            page.get_by_role("link", name="EN", exact=True)
        ).first.click()
        page.wait_for_url("**/en/kelurahan/7-hilir/")

        assert page.locator("html").get_attribute("lang") == "en"


def test_print_shows_what_is_folded_away(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/", 800) as page:
        page.emulate_media(media="print")
        evidence = page.locator("details").first.locator("li, tr, p").first
        assert evidence.is_visible()
        assert not page.locator("nav").first.is_visible()
