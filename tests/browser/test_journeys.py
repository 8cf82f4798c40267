"""Whole ways through the site: by keyboard alone, and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SEEN = """() => {
  const focused = document.activeElement;
  const shape = focused.matches(".area") ? focused : focused.querySelector(":scope.tile .tile__frame");
  if (shape) return parseFloat(getComputedStyle(shape).strokeWidth) > 4;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)");
}"""
"""Whether what has the focus shows it: by an outline, or on a map by a thick edge."""


@pytest.fixture
def keyboard(browser: Browser, real: str) -> Iterator[Page]:
    """The home page of the real city on a laptop; nobody touches the mouse."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=real)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


@pytest.fixture
def bare(browser: Browser, real: str) -> Iterator[Page]:
    """The home page of the real city on a phone whose browser runs no script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, base_url=real, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def tab_to(page: Page, target: str, most: int = 150) -> None:
    """Press Tab until *target* (CSS) has the focus; wherever it is meanwhile, it must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("(target) => document.activeElement.matches(target)", target):
            return
    raise AssertionError(f"{target} is not within {most} stops")


def test_by_keyboard_from_the_home_page_to_the_data(keyboard: Page) -> None:
    tab_to(keyboard, "#cari", most=20)
    keyboard.keyboard.type("sukodadi")
    keyboard.keyboard.press("Enter")
    keyboard.wait_for_url("**/kelurahan/sukodadi/")

    tab_to(keyboard, ".skip", most=1)
    keyboard.keyboard.press("Enter")
    tab_to(keyboard, ".answer summary", most=3)
    keyboard.keyboard.press("Enter")
    assert keyboard.locator(".evidence li").first.is_visible()

    tab_to(keyboard, 'main a[href*="/indikator/"]')
    keyboard.keyboard.press("Enter")
    keyboard.wait_for_url("**/indikator/*/")

    tab_to(keyboard, '.downloads a[href$=".csv"]', most=300)
    with keyboard.expect_download() as found:
        keyboard.keyboard.press("Enter")
    assert found.value.suggested_filename.endswith(".csv")


def test_by_keyboard_past_everything_that_stands_before_the_content(keyboard: Page) -> None:
    tab_to(keyboard, ".skip", most=1)
    keyboard.keyboard.press("Enter")

    keyboard.keyboard.press("Tab")
    assert keyboard.evaluate("document.activeElement.closest('main') !== null")


def test_by_keyboard_nothing_holds_the_focus(keyboard: Page) -> None:
    """Every stop of a kelurahan page is seen, and after the last one the page is left."""
    keyboard.goto("/kelurahan/sukodadi/")
    stops = keyboard.locator(
        "a[href]:visible, button:visible:enabled, summary:visible, input:visible, [tabindex='0']:visible"
    ).count()
    for _ in range(stops + 20):
        keyboard.keyboard.press("Tab")
        if keyboard.evaluate("document.activeElement === document.body"):
            return
        assert keyboard.evaluate(SEEN), keyboard.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    raise AssertionError("the page is never left")


def test_without_script_from_the_home_page_to_the_data(bare: Page) -> None:
    bare.get_by_role("navigation").get_by_role("link", name="Kelurahan").first.click()
    bare.get_by_role("link", name="Sukodadi", exact=True).first.click()
    expect(bare.locator("h1")).to_have_text("Sukodadi")
    expect(bare.get_by_text("Ada kegiatan tercatat").first).to_be_visible()

    bare.locator(".answer summary").click()
    expect(bare.locator(".evidence li").first).to_be_visible()
    drawn = bare.locator(".figure").first
    drawn.locator(".figure__table summary").click()
    expect(drawn.locator("table")).to_be_visible()

    bare.locator('main a[href*="/indikator/"]').first.click()
    expect(bare.locator("h1")).to_be_visible()
    with bare.expect_download() as found:
        bare.locator('.downloads a[href$=".csv"]').first.click()
    assert found.value.suggested_filename.endswith(".csv")


def test_without_script_nothing_is_offered_that_needs_one(bare: Page) -> None:
    for path in (
        "/",
        "/kelurahan/",
        "/kelurahan/sukodadi/",
        "/indikator/transaksi-rp/",
        "/luring/",
        "/cari/",
    ):
        bare.goto(path)
        assert bare.locator("button:visible, input:visible, select:visible").count() == 0, path
