"""Words explained, numbers reported, the public log: in a real browser, also without script."""

from __future__ import annotations

import pytest
from looking import WIDTHS, look_over, opened
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OWN = ("/laporan/", "/bergabung/", "/kelurahan/7-hilir/", "/indikator/p0-persen/")


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.terms, .report').forEach(part => part.open = true)")


@pytest.mark.parametrize("path", OWN)
def test_axe_finds_nothing_with_everything_unfolded_and_nothing_is_too_wide(
    browser: Browser, contoh: str, path: str
) -> None:
    with opened(browser, "about:blank") as page:
        for address, light in zip((path, f"/en{path}"), WIDTHS, strict=True):
            page.goto(contoh + address)
            _unfold(page)
            look_over(page, light, address)


def test_a_word_is_explained_by_keyboard_without_script(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", java_script_enabled=False) as page:
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
    with opened(browser, contoh + "/indikator/p0-persen/", java_script_enabled=False) as page:
        report = page.locator(".report")
        report.locator("summary").click()

        assert "Penduduk miskin (P0)" in report.locator(".copyable__text").inner_text()
        assert "NIK" in report.inner_text()
        assert not report.locator("button").is_visible(), "what needs a script is not offered without one"
        report.get_by_role("link").last.click()
        page.wait_for_url("**/laporan/")
        assert page.locator("article").count() == 3


def test_what_can_be_tapped_is_large_enough(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/") as page:
        _unfold(page)
        for part in page.locator(".terms summary, .terms a, .report summary").all():
            box = part.bounding_box()
            assert box is not None and box["height"] >= 24, part.inner_text()


def test_on_paper_there_is_neither_a_form_nor_an_explanation(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", 800) as page:
        page.emulate_media(media="print")
        assert not page.locator(".terms").first.is_visible()
        assert not page.locator(".report").is_visible()


def test_the_real_citys_log_says_that_nothing_came_in(browser: Browser, real: str) -> None:
    with opened(browser, real + "/laporan/") as page:
        text = page.locator("main").inner_text()
        assert "Belum ada laporan yang masuk." in text
        assert "Belum ada saluran laporan yang dibuka." in text
        assert page.locator("main a[href^='https://wa.me'], main a[href^='mailto']").count() == 0
