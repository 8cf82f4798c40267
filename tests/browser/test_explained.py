"""Words explained, numbers reported, the public log: in a real browser, also without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OWN = ("/laporan/", "/bergabung/", "/kelurahan/7-hilir/", "/indikator/p0-persen/")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def _opened(browser: Browser, url: str, width: int = 360, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.terms, .report').forEach(part => part.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*OWN, *("/en" + path for path in OWN)])
def test_axe_finds_nothing_with_everything_unfolded(
    browser: Browser, contoh: str, path: str, scheme: str
) -> None:
    with _opened(browser, contoh + path, color_scheme=scheme) as page:
        _unfold(page)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert not [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", OWN)
def test_unfolded_nothing_is_wider_than_the_screen(
    browser: Browser, contoh: str, path: str, width: int
) -> None:
    with _opened(browser, contoh + path, width) as page:
        _unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_word_is_explained_by_keyboard_without_script(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/", java_script_enabled=False) as page:
        terms = page.locator(".terms").first
        summary = terms.locator("summary")
        assert "Apa artinya?" in summary.inner_text()
        assert not terms.locator("dd").first.is_visible()
        summary.focus()
        page.keyboard.press("Enter")

        assert terms.locator("dd").first.is_visible()
        terms.get_by_role("link", name="Simpanan pokok").click()
        page.wait_for_url("**/glosarium/#simpanan-pokok")
        assert page.locator("#simpanan-pokok").is_visible()


def test_a_number_can_be_reported_without_script_and_leads_to_the_log(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/indikator/p0-persen/", java_script_enabled=False) as page:
        report = page.locator(".report")
        report.locator("summary").click()

        assert "Penduduk miskin (P0)" in report.locator(".copyable__text").inner_text()
        assert "NIK" in report.inner_text()
        assert not report.locator("button").is_visible(), "what needs a script is not offered without one"
        report.get_by_role("link").last.click()
        page.wait_for_url("**/laporan/")
        assert page.locator("article").count() == 3


def test_what_can_be_tapped_is_large_enough(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/") as page:
        _unfold(page)
        for part in page.locator(".terms summary, .terms a, .report summary").all():
            box = part.bounding_box()
            assert box is not None and box["height"] >= 24, part.inner_text()


def test_on_paper_there_is_neither_a_form_nor_an_explanation(browser: Browser, contoh: str) -> None:
    with _opened(browser, contoh + "/kelurahan/7-hilir/", 800) as page:
        page.emulate_media(media="print")
        assert not page.locator(".terms").first.is_visible()
        assert not page.locator(".report").is_visible()


def test_the_real_citys_log_says_that_nothing_came_in(browser: Browser, real: str) -> None:
    with _opened(browser, real + "/laporan/") as page:
        text = page.locator("main").inner_text()
        assert "Belum ada laporan yang masuk." in text
        assert "Belum ada saluran laporan yang dibuka." in text
        assert page.locator("main a[href^='https://wa.me'], main a[href^='mailto']").count() == 0
