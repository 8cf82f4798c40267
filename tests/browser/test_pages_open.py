"""Every kind of page in a real browser: accessible, fitting, quiet, and whole without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from kinds import LANGUAGES, TEMPLATES, addresses
from looking import COLOURS, WIDTHS, fits, look_over, opened, resize, violations
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

REAL_ONLY = {"release": ("/arsip/1.0.0/", "/en/arsip/1.0.0/")}
"""Kinds of pages that only the real city has: the small one has frozen nothing."""

SMALL = [template for template in TEMPLATES if template not in REAL_ONLY]

FIGURES = "table, data, dd, figure, svg[role=img]"
"""What holds figures on a page."""

SUBSTANCE = f"h2, h3, p, {FIGURES}"
"""What says something."""

FOLDED = ("kelurahan", "indicator", "dataset", "passports", "quality", "api")
"""Kinds of pages that have something one tap away."""

# What lies in a closed fold, in a template, or in a part that a script is to show is another matter.
_UNSEEN = """(all) => all.filter((one) => !one.closest("details:not([open]), [hidden], template")
  && !one.closest("svg svg") && one.textContent.trim() && one.getClientRects().length === 0)
  .map((one) => one.outerHTML.slice(0, 160))"""

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


@pytest.mark.parametrize("template", SMALL)
def test_axe_finds_nothing(browser: Browser, contoh: str, contoh_site: Path, template: str) -> None:
    """In both languages, at both widths; each language has the light scheme at one and the dark at the other.

    The barest page of the kind is looked at once, on a phone.
    """
    found = addresses(contoh_site, template)
    assert found, "no page of this kind: it belongs to REAL_ONLY"
    asked: list[str] = []
    said: list[str] = []
    with opened(browser, "about:blank") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for path, light in zip(found, WIDTHS, strict=False):
            page.goto(contoh + path)
            look_over(page, light, path)
        for path in found[len(LANGUAGES) :]:
            resize(page, WIDTHS[0])
            page.goto(contoh + path)
            assert not violations(page), path

    assert all(url.startswith((contoh, "data:")) for url in asked), "somebody else was asked"
    assert not said, "the page complains"


@pytest.mark.parametrize("template", REAL_ONLY)
def test_axe_finds_nothing_on_what_only_the_real_city_has(browser: Browser, real: str, template: str) -> None:
    for path, light in zip(REAL_ONLY[template], WIDTHS, strict=True):
        with opened(browser, real + path) as page:
            look_over(page, light, path)


@pytest.mark.parametrize("path", REAL_KINDS)
def test_axe_finds_nothing_on_real_pages(browser: Browser, real: str, path: str) -> None:
    """Their colours are those of the small city's pages, which are judged in both schemes."""
    with opened(browser, real + path) as page:
        assert not violations(page, but=COLOURS)


@pytest.mark.parametrize("path", [*REAL_KINDS, "/data/wilayah/", "/kecamatan/", "/kecamatan/ilir-barat-ii/"])
def test_no_page_is_wider_than_the_screen(browser: Browser, real: str, path: str) -> None:
    with opened(browser, real + path) as page:
        for width in WIDTHS:
            resize(page, width)
            assert fits(page), width


@pytest.mark.parametrize(
    "path", ["/", "/kelurahan/sukodadi/", "/kelurahan/35-ilir/", "/indikator/transaksi-rp/"]
)
def test_numbers_tables_and_drawings_stand_without_script(browser: Browser, real: str, path: str) -> None:
    with opened(browser, real + path, 360, java_script_enabled=False) as page:
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


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_kind_of_page_is_whole_without_script(
    browser: Browser, request: pytest.FixtureRequest, template: str
) -> None:
    """All that says something is in sight or one tap away; what waits for a script holds no figures."""
    city = "real" if template in REAL_ONLY else "contoh"
    address, site = request.getfixturevalue(city), request.getfixturevalue(f"{city}_site")
    with opened(browser, address + addresses(site, template)[0], java_script_enabled=False) as page:
        assert page.locator("h1").is_visible()
        assert page.locator(f"main [hidden] :is({FIGURES})").count() == 0
        assert page.locator(f"main :is({SUBSTANCE})").evaluate_all(_UNSEEN) == []

        folds = page.locator("main details:not([open]) > summary:visible")
        for _ in range(min(folds.count(), 5)):
            folds.first.click()
        assert page.locator(f"main :is({SUBSTANCE})").evaluate_all(_UNSEEN) == []
        if template in FOLDED:
            assert page.locator("main details[open]").count() > 0


def test_without_script_a_resident_gets_from_home_to_the_kelurahan(browser: Browser, real: str) -> None:
    with opened(browser, real + "/", 360, java_script_enabled=False) as page:
        page.get_by_role("navigation").get_by_role("link", name="Kelurahan").first.click()
        page.get_by_role("link", name="Sukodadi", exact=True).first.click()

        assert "Sukodadi" == page.locator("h1").inner_text()
        assert page.get_by_text("Ada kegiatan tercatat").first.is_visible()


def test_the_search_finds_a_kelurahan_by_its_other_spellings(browser: Browser, real: str) -> None:
    with opened(browser, real + "/kelurahan/", 360) as page:
        field = page.get_by_role("searchbox")
        for typed in ("tiga puluh lima ilir", "35 ilir", "16.71.01.1001"):
            field.fill(typed)
            page.wait_for_timeout(150)
            shown = [link for link in page.locator("main li a:visible").all_inner_texts() if link]
            assert "35 Ilir" in shown, typed
            assert len(shown) < 40, typed


def test_a_tile_opens_its_kelurahan_by_keyboard(browser: Browser, real: str) -> None:
    with opened(browser, real + "/", 1280) as page:
        tile = page.locator(".tile-map a.tile").first
        tile.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/*/")

        assert page.locator("h1").count() == 1


def test_the_first_key_press_offers_to_skip_to_the_content(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", 360) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#isi"


def test_the_language_switch_leads_to_the_same_page(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", 360) as page:
        page.get_by_role("link", name="English").or_(
            page.get_by_role("link", name="EN", exact=True)
        ).first.click()
        page.wait_for_url("**/en/kelurahan/7-hilir/")

        assert page.locator("html").get_attribute("lang") == "en"


def test_print_shows_what_is_folded_away(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", 800) as page:
        page.emulate_media(media="print")
        evidence = page.locator("details").first.locator("li, tr, p").first
        assert evidence.is_visible()
        assert not page.locator("nav").first.is_visible()
