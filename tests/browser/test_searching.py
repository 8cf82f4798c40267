"""The search in a real browser: what is typed, slips, the keyboard, no script, no stranger asked."""

from __future__ import annotations

import pytest
from looking import look_over, opened
from playwright.sync_api import Browser, Locator, Page, expect
from searching import CASES, NOTHING

from terang.search import fold

pytestmark = pytest.mark.browser

FIELDS = ("/", "/kelurahan/", "/cari/")


def _hits(page: Page) -> Locator:
    return page.locator(".search__hits li a")


def _said(page: Page) -> str:
    return page.locator(".search [role=status]").inner_text()


@pytest.mark.parametrize("path", FIELDS)
def test_every_field_finds_what_the_twin_in_python_finds(browser: Browser, real: str, path: str) -> None:
    with opened(browser, real + path) as page:
        field = page.get_by_role("searchbox")
        for typed, name in CASES.items():
            field.fill(typed)
            assert _hits(page).first.inner_text() == name, typed
        for typed in NOTHING:
            field.fill(typed)
            assert _hits(page).count() == 0, typed
            assert typed in _said(page)


def test_the_best_stand_first_and_their_number_is_said(browser: Browser, real: str) -> None:
    with opened(browser, real + "/kelurahan/") as page:
        field = page.get_by_role("searchbox")
        field.fill("talang")
        assert _said(page) == f"Kelurahan yang ditemukan: {_hits(page).count()}"
        assert all("Talang" in name for name in _hits(page).all_inner_texts())
        assert not page.locator("#daftar").is_visible()

        field.fill("sukodai")
        assert "mirip: 1" in _said(page)

        field.fill("")
        assert _said(page) == ""
        assert page.locator("#daftar").is_visible()


def test_who_finds_nothing_learns_what_was_tried_and_where_all_are(browser: Browser, real: str) -> None:
    with opened(browser, real + "/") as page:
        page.get_by_role("searchbox").fill("antah <b>berantah</b>")
        assert "antah <b>berantah</b>" in _said(page)
        assert page.get_by_text("Kami sudah mencoba nama").is_visible()
        page.get_by_role("link", name="Lihat semua kelurahan").click()
        page.wait_for_url("**/kelurahan/")


@pytest.mark.parametrize("path", FIELDS)
def test_by_keyboard_alone_one_gets_to_the_kelurahan(browser: Browser, contoh: str, path: str) -> None:
    with opened(browser, contoh + path) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "cari":
                break
        page.keyboard.type("kampng damai")
        assert _hits(page).all_inner_texts() == ["Kampung Damai"]
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/kampung-damai/")


def test_enter_opens_the_first_that_was_found(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/") as page:
        page.get_by_role("searchbox").fill("vii hilir")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kelurahan/7-hilir/")


@pytest.mark.parametrize(("path", "name"), [("/cari/", "Cari"), ("/en/cari/", "Search")])
def test_the_masthead_leads_to_the_search(browser: Browser, contoh: str, path: str, name: str) -> None:
    with opened(browser, contoh + path.replace("cari/", "komitmen/")) as page:
        page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**{path}")
        assert page.locator("h1").inner_text() == name


def test_without_script_the_page_holds_every_name_as_text_and_link(browser: Browser, real: str) -> None:
    with opened(browser, real + "/cari/", java_script_enabled=False) as page:
        text = page.locator("main").inner_text()
        assert page.locator("main li a:visible").count() == 107
        for spelling in ("Tiga-puluh-lima Ilir", "16.71.01.1001", "9/10 Ulu", "Sei Selayur", "Lebong Gajah"):
            assert spelling in text
        assert not page.get_by_role("searchbox").is_visible()
        page.get_by_role("link", name="35 Ilir", exact=True).click()
        assert page.locator("h1").inner_text() == "35 Ilir"


def test_the_script_folds_words_as_the_index_was_folded(browser: Browser, real: str) -> None:
    with opened(browser, real + "/kelurahan/") as page:
        field = page.get_by_role("searchbox")
        for typed in ("Sükodadi", "SUKODADI!", "ＳＵＫＯ", "…", "tálang  bètutu"):
            field.fill(typed)
            expected = {"sukodadi": "Sukodadi", "talang betutu": "Talang Betutu", "": ""}[fold(typed)]
            assert (_hits(page).first.inner_text() if _hits(page).count() else "") == expected


def _searched(page: Page, typed: str) -> Locator:
    page.get_by_role("searchbox").fill(typed)
    page.wait_for_function("typed => new URLSearchParams(location.search).get('q') === typed", arg=typed)
    status = page.locator(".fulltext [role=status]")
    expect(status).not_to_have_text("")
    expect(status).not_to_contain_text("…")
    return page.locator(".fulltext__hits li")


def test_the_text_of_pages_is_found_by_our_own_means_alone(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/cari/") as page:
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        assert not [url for url in asked if "pagefind" in url]
        hits = _searched(page, "simpanan pokok")

        assert hits.count() == 8
        assert hits.first.locator("mark").count() > 0
        page.get_by_role("button", name="Tampilkan halaman berikutnya").click()
        expect(hits).to_have_count(16)
        assert page.evaluate("document.activeElement.closest('.fulltext__hits li') !== null")
        assert "?q=simpanan%20pokok" in page.url
        assert [url for url in asked if "/pagefind/" in url]
        assert all(url.startswith((contoh, "data:")) for url in asked)
        assert said == []


def test_words_are_found_in_other_forms_and_only_in_the_language_of_the_page(
    browser: Browser, contoh: str
) -> None:
    with opened(browser, contoh + "/cari/") as page:
        addresses = [
            _searched(page, typed).locator("a").evaluate_all("links => links.map((a) => a.pathname)")
            for typed in ("meminjam", "pinjaman")
        ]
    assert all(len(found) > 0 for found in addresses)
    assert not [address for found in addresses for address in found if address.startswith("/en/")]


def test_the_search_is_narrowed_to_a_kind_of_page(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/cari/") as page:
        _searched(page, "simpanan")
        page.get_by_label("Cari di").select_option("data")
        expect(page.locator(".fulltext__hits .note", has_text="Indikator")).to_have_count(0)
        links = page.locator(".fulltext__hits a").evaluate_all("links => links.map((a) => a.pathname)")
        assert links
        assert all(link.startswith("/data/") or link == "/indikator/" for link in links), links


def test_simulated_pages_are_marked_among_what_is_found(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/cari/") as page:
        hits = _searched(page, "sisa pinjaman anggota")
        marked = hits.filter(has=page.locator("strong", has_text="Simulasi"))
        assert marked.locator("a[href='/indikator/sisa-anggota-rp/']").count() == 1


def test_what_was_asked_is_in_the_address_and_comes_back(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/en/cari/?q=tujuh%20hilir") as page:
        assert page.get_by_role("searchbox").input_value() == "tujuh hilir"
        assert _hits(page).first.inner_text() == "7 Hilir"
        assert _hits(page).first.get_attribute("href") == "/en/kelurahan/7-hilir/"
        assert _said(page) == "Kelurahan found: 1"
        expect(page.locator(".fulltext [role=status]")).to_contain_text("Pages found")


def test_a_search_that_cannot_run_says_so_and_leaves_the_kelurahan(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/cari/") as page:
        page.route("**/pagefind/*", lambda route: route.abort())
        page.get_by_role("searchbox").fill("melati")
        expect(page.locator(".fulltext [role=status]")).to_contain_text("tidak dapat dijalankan")
        assert _hits(page).first.inner_text() == "Melati"


def test_many_kelurahan_fold_behind_a_button_above_the_pages(browser: Browser, real: str) -> None:
    with opened(browser, real + "/cari/") as page:
        page.get_by_role("searchbox").fill("ilir")
        assert page.locator(".search__hits li:visible").count() == 8
        page.get_by_role("button", name="Tampilkan semua").click()
        assert page.locator(".search__hits li:visible").count() > 30
        assert page.evaluate("document.activeElement.closest('.search__hits li') !== null")


@pytest.mark.parametrize(("path", "light"), [("/cari/", 360), ("/en/cari/", 1280)])
def test_axe_finds_nothing_before_and_after_a_search(
    browser: Browser, contoh: str, path: str, light: int
) -> None:
    with opened(browser, contoh + path) as page:
        look_over(page, light)
        for typed in ("melati", "zzzz"):
            _searched(page, typed)
            look_over(page, light, typed)
