"""Passing a page on, and the sheet on paper, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from terang.building.builder import build_site

pytestmark = pytest.mark.browser

SHEETS = ("/kelurahan/melati/lembar/", "/en/kelurahan/kampung-damai/lembar/")
LONG_ADDRESS = "https://transparansi-koperasi-kelurahan.contoh.example/terang-contoh"


def opened(browser: Browser, url: str, width: int = 360, **options: object) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    return page


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The public site of the small city, at an address as long as one can fear."""
    output = tmp_path_factory.mktemp("lembar") / "output"
    yield build_site("contoh", output, preview=False, address=LONG_ADDRESS).folder


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_prints_on_one_page(browser: Browser, contoh: str, path: str) -> None:
    page = opened(browser, contoh + path)

    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.context.close()


def test_the_fullest_sheets_of_a_real_city_print_on_one_page(
    browser: Browser, real: str, real_site: Path
) -> None:
    sheets = sorted(real_site.glob("**/lembar/index.html"), key=lambda path: len(path.read_text("utf-8")))
    assert len(sheets) == 214
    longest = max(sheets, key=lambda path: len(path.parent.parent.name))
    page = opened(browser, real)
    for sheet in (*sheets[-2:], longest):
        page.goto(f"{real}/{sheet.parent.relative_to(real_site).as_posix()}/")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, sheet
    page.context.close()


def test_a_sheet_with_a_code_and_a_long_address_prints_on_one_page(browser: Browser, coded: Path) -> None:
    sheet = coded / "en/kelurahan/kampung-damai/lembar/index.html"
    style = next((coded / "aset").glob("site-*.css")).read_text("utf-8")
    context = browser.new_context()
    page = context.new_page()
    html = re.sub(r"<meta http-equiv[^>]*>|<link[^>]*>|<script[^>]*></script>", "", sheet.read_text("utf-8"))
    page.set_content(html.replace("</head>", f"<style>{style}</style></head>"))

    assert page.locator(".sheet__code").count() == 1
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    context.close()


def test_paper_shows_the_sheet_and_nothing_to_press(browser: Browser, contoh: str) -> None:
    page = opened(browser, contoh + SHEETS[0], 800)
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    for css in (".masthead", ".footer", ".breadcrumbs", ".sheet__ways", ".actions button"):
        assert not page.locator(css).first.is_visible(), css
    page.context.close()


def test_the_sheet_is_reached_and_left_without_script(browser: Browser, contoh: str) -> None:
    page = opened(browser, contoh + "/kelurahan/melati/", java_script_enabled=False)
    assert not page.locator("[data-share]").is_visible()
    page.get_by_role("link", name="Cetak A4").click()
    assert page.url.endswith("/kelurahan/melati/lembar/")
    page.get_by_role("link", name="Kembali ke halaman Melati").click()

    assert page.url.endswith("/kelurahan/melati/")
    page.context.close()


def test_the_device_shares_the_ready_text_where_it_can(browser: Browser, contoh: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.add_init_script(
        "navigator.canShare = () => true; navigator.share = async (message) => { window.told = message; }"
    )
    page = context.new_page()
    page.goto(contoh + "/kelurahan/melati/")
    page.get_by_role("button", name="Bagikan lewat perangkat ini").click()
    told = page.evaluate("window.told")

    assert told["text"] == page.locator("#bagikan-teks").text_content()
    assert told["url"] == page.url, "a preview's text holds no address, so the page's own goes along"
    context.close()


def test_without_a_way_to_share_no_button_shows(browser: Browser, contoh: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete Navigator.prototype.canShare;")
    page = context.new_page()
    page.goto(contoh + "/kelurahan/melati/")

    assert not page.locator("[data-share]").is_visible()
    context.close()


def test_the_text_is_copied(browser: Browser, contoh: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(contoh + "/kelurahan/melati/")
    page.get_by_text("Teks dan tautan siap salin").click()
    button = page.locator(".share .copyable button").first
    button.click()

    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#bagikan-teks").text_content()
    assert button.inner_text() == "Tersalin"
    context.close()


def test_the_files_behind_the_links_are_there(browser: Browser, contoh: str) -> None:
    page = opened(browser, contoh + "/kelurahan/melati/")
    for name, start in (("Gambar untuk dibagikan", b"\x89PNG"), ("Unduh lembar A4", b"%PDF-1.7")):
        address = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(contoh + str(address))
        assert answer.ok and answer.body().startswith(start)
    page.context.close()
