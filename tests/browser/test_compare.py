"""Comparing in a real browser: by links, by keyboard, by address; what is loaded equals what is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from looking import look_over, opened
from playwright.sync_api import Browser, Page, Route

from terang.assets import THEME_FOLDER
from terang.messages import read_messages

pytestmark = pytest.mark.browser

PAIR = "/bandingkan/7-hilir-dengan-8-9-hilir/"
SLUGS = ("7-hilir", "8-9-hilir", "kampung-damai", "melati")


def _asked(*slugs: str) -> str:
    return "/bandingkan/?" + "&".join(f"k={slug}" for slug in slugs)


def _said(page: Page, words: str) -> None:
    page.locator("[role=status]", has_text=re.compile(words)).wait_for()


def _tables(page: Page) -> list[list[list[str]]]:
    """Return every table on the page as a reader takes it in: rows of cells of words."""
    return page.evaluate(
        """[...document.querySelectorAll(".compare table")].map((table) => [...table.rows].map(
             (row) => [...row.cells].map((cell) => cell.textContent.replace(/\\s+/g, " ").trim())))"""
    )


def _ways(page: Page) -> list[list[str]]:
    """Return the ways to the origin of the figures below the tables: words and address."""
    return page.locator(".compare ~ .links a").evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.getAttribute('href')])"
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_the_script_builds_is_what_the_build_prepared(
    browser: Browser, contoh: str, contoh_site: Path, prefix: str
) -> None:
    pages = sorted((contoh_site / prefix.strip("/") / "bandingkan").glob("*/index.html"))
    assert len(pages) == 4
    for path in pages:
        slugs = path.parent.name.split("-dengan-")
        with opened(browser, f"{contoh}{prefix}/bandingkan/{path.parent.name}/") as page:
            prepared, ways = _tables(page), _ways(page)
        with opened(browser, contoh + prefix + _asked(*slugs)) as page:
            page.locator("#hasil table").first.wait_for()
            assert prepared == _tables(page)
            assert ways == _ways(page)
            assert len(ways) >= 3, "both kelurahan and the city"
            assert len(prepared) == 2, "the real one, and the simulated one of a preview"


def test_a_figure_older_than_its_row_has_its_date_and_says_if_it_is_too_old(
    browser: Browser, contoh: str
) -> None:
    heads = {
        "penyetor_pokok_orang": 'data-period="2027-01-31" data-stale="2026-03-31"',
        "transaksi_rp": 'data-period="2027-01-31" data-stale="2025-12-31"',
    }

    def later(route: Route) -> None:
        """Deliver the page with newer dates at the heads of two rows."""
        body = route.fetch().text()
        for name, dates in heads.items():
            row = re.compile(rf'data-id="{name}" data-kind="measure".*?>')
            assert row.search(body)
            body = row.sub(f'data-id="{name}" data-kind="measure" data-unit="orang" {dates}>', body)
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    with opened(browser, f"{contoh}/404.html") as page:
        page.route("**/bandingkan/?k=**", later)
        page.goto(contoh + _asked("7-hilir", "8-9-hilir"))
        page.locator("#hasil table").first.wait_for()
        old, fresh = (
            page.locator(f"#hasil tr[data-id={name}][data-kind=measure] td").first.inner_text()
            for name in heads
        )

    assert old.split("\n")[-2:] == ["31 Maret 2026", "lewat batas"]
    assert fresh.split("\n")[-1] == "31 Maret 2026"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_numbers_and_dates_read_as_the_build_writes_them(browser: Browser, contoh: str, lang: str) -> None:
    source = (THEME_FOLDER / "static/js/compare.js").read_text("utf-8")
    number = re.search(r"const number = .*?\n  \};\n", source, re.DOTALL)
    date = re.search(r"const date = .*?\n  \};\n", source, re.DOTALL)
    assert number and date
    values = [0, 7, 1234, 1234567.5, 0.125, 1.005, 2.675, -500, -0.5, 12.345, 6044820800, 0.1, 99.995]
    cases = [(v, unit, d) for v in values for unit, d in (("rupiah", "0"), ("orang", ""), ("persen", "1"))]
    say = read_messages(lang)
    wanted = [
        say.rupiah(v) if unit == "rupiah" else say.number(v, int(d) if d else None) for v, unit, d in cases
    ]
    dates = ["2026-08-05", "2025-12", "2010", "2024-02-29"]

    with opened(browser, contoh + "/bandingkan/") as page:
        shown, told = page.evaluate(
            f"""([lang, cases, dates]) => {{
                 {number[0]} {date[0]}
                 return [cases.map(([v, unit, places]) => number(v, {{ unit, places }})), dates.map(date)];
               }}""",
            [lang, cases, dates],
        )

    assert wanted == shown
    assert [say.date(iso) for iso in dates] == told


@pytest.mark.parametrize("count", [2, 3, 4])
def test_an_address_brings_back_what_was_compared(browser: Browser, contoh: str, count: int) -> None:
    with opened(browser, contoh + _asked(*SLUGS[:count])) as page:
        _said(page, "Tabel menampilkan 7 Hilir")
        heads = page.locator("#angka thead th").all_inner_texts()

        assert ["7 Hilir", "8-9 Hilir", "Kampung Damai", "Melati"][:count] == heads[1:-1]
        assert list(SLUGS[:count]) == [s for s in page.locator("select").evaluate_all(
            "(all) => all.map((one) => one.value)"
        ) if s]  # fmt: skip
        for row in _tables(page)[0]:
            assert len(row) in (1, count + 2)


def test_the_largest_of_three_is_said_in_words(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + _asked(*SLUGS[:3])) as page:
        row = page.locator("#angka tr[data-id=penyetor_pokok_orang]").last
        row.wait_for()

        assert ["10", "20 paling banyak", "belum dilaporkan", "terlalu sedikit yang melapor"] == [
            " ".join(cell.split()) for cell in row.locator("td").all_inner_texts()
        ]


def test_by_keyboard_alone_two_are_compared_and_the_focus_stays(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + "/bandingkan/", 1280) as page:
        _said(page, "sedikitnya dua")
        first, second = page.get_by_label("Kelurahan ke-1"), page.get_by_label("Kelurahan ke-2")
        for _ in range(40):
            page.keyboard.press("Tab")
            if first.evaluate("(select) => select === document.activeElement"):
                break
        page.keyboard.type("7 Hi")
        page.keyboard.press("Tab")
        page.keyboard.type("Melati")
        _said(page, "Tabel menampilkan 7 Hilir dan Melati")

        assert second.evaluate("(select) => select === document.activeElement")
        assert page.url.endswith("?k=7-hilir&k=melati")


def test_the_back_button_brings_back_the_choice_before(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + _asked(*SLUGS[:2])) as page:
        _said(page, "7 Hilir dan 8-9 Hilir")
        page.get_by_label("Kelurahan ke-3").select_option("melati")
        _said(page, "8-9 Hilir, dan Melati")
        page.get_by_label("Kelurahan ke-3").select_option("")
        _said(page, "7 Hilir dan 8-9 Hilir")
        page.go_back()
        _said(page, "8-9 Hilir, dan Melati")

        assert "melati" == page.get_by_label("Kelurahan ke-3").input_value()


def test_what_an_address_names_wrongly_is_said_and_left_out(browser: Browser, contoh: str) -> None:
    bad = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    with opened(browser, contoh + _asked("melati", bad, "7-hilir", "melati")) as page:
        _said(page, "Tidak ditampilkan: <img src=x onerror=alert\\(1\\)>")
        _said(page, "Tabel menampilkan Melati dan 7 Hilir")

        assert not page.locator("main img").count()
    with opened(browser, contoh + _asked(*SLUGS, "sukarasa")) as page:
        _said(page, "Tidak ditampilkan: sukarasa.*sudah lebih dari empat.*Tabel menampilkan")


def test_a_file_that_does_not_come_is_told_and_what_is_there_stays(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + _asked(*SLUGS[:2])) as page:
        _said(page, "Tabel menampilkan")
        before = _tables(page)
        page.context.set_offline(True)
        page.get_by_label("Kelurahan ke-3").select_option("melati")
        _said(page, "Angka Melati tidak dapat dimuat")
        assert before == _tables(page)

        page.context.set_offline(False)
        _said(page, "Tabel menampilkan 7 Hilir, 8-9 Hilir, dan Melati")


def test_a_missing_file_is_told_too(browser: Browser, contoh: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/melati.json", lambda route: route.fulfill(status=404, body="tidak ada"))
    page.goto(contoh + _asked("7-hilir", "melati"))
    _said(page, "Angka Melati tidak dapat dimuat")

    assert not page.locator("#hasil table").count()
    context.close()


def test_without_script_a_resident_gets_from_a_kelurahan_to_the_pair_and_on(
    browser: Browser, contoh: str
) -> None:
    with opened(browser, contoh + "/kelurahan/7-hilir/", java_script_enabled=False) as page:
        page.get_by_role("link", name="Bandingkan dengan 8-9 Hilir").click()
        assert page.url.endswith(PAIR)
        assert page.get_by_role("cell", name="Rp1.000.000").first.is_visible()
        page.get_by_role("link", name="8-9 Hilir dengan Kampung Damai").click()
        page.get_by_role("link", name="Halaman Kampung Damai").click()
        assert "Kampung Damai" == page.locator("h1").inner_text()


def test_without_script_the_free_choice_offers_every_pair_and_no_dead_field(
    browser: Browser, contoh: str
) -> None:
    with opened(browser, contoh + "/bandingkan/", java_script_enabled=False) as page:
        assert not page.locator("select").first.is_visible()
        assert 8 == page.locator("#pasangan li a").count()
        page.locator("#pasangan").get_by_role("link", name="Sukarasa").click()
        assert page.url.endswith("/bandingkan/melati-dengan-sukarasa/")


@pytest.mark.parametrize(("path", "light"), [(_asked(*SLUGS), 360), ("/en" + _asked(*SLUGS[:2]), 1280)])
def test_axe_finds_nothing_in_what_the_script_builds(
    browser: Browser, contoh: str, path: str, light: int
) -> None:
    """At what the build prepared axe looks with every kind of page: see `test_pages_open`."""
    with opened(browser, contoh + path) as page:
        page.locator(".compare table").first.wait_for()
        look_over(page, light)


def test_nothing_complains_and_nobody_else_is_asked(browser: Browser, contoh: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(contoh + _asked(*SLUGS[:2]))
    _said(page, "Tabel menampilkan")

    assert not said
    assert all(url.startswith((contoh, "data:")) for url in asked)
    wanted = [f"{contoh}/unduh/kelurahan/{kind}{s}.json" for s in SLUGS[:2] for kind in ("", "simulasi-")]
    assert wanted == [url for url in asked if "/unduh/" in url]
    context.close()


def test_on_a_phone_both_places_are_in_sight(browser: Browser, contoh: str) -> None:
    with opened(browser, contoh + PAIR) as page:
        heads = page.locator("#angka thead a")
        edges = [box["x"] + box["width"] for box in (heads.nth(i).bounding_box() for i in range(2)) if box]

        assert len(edges) == 2 and max(edges) <= 360
