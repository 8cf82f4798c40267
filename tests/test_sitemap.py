"""What search engines are told: real pages, their languages, the day of their data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from terang.pages.blocks import Alternate
from terang.pages.models import NotFoundPage, ProsePage
from terang.sitemap import robots_txt, sitemap_xml
from terang.statuses import Nature

ADDRESS = "https://contoh.example/terang"
BOTH = (Alternate("id", "Indonesia", "/metode/"), Alternate("en", "English", "/en/metode/"))
PAGE = ProsePage(
    url="/metode/",
    lang="id",
    title="Z",
    description="",
    alternates=BOTH,
    updated="2026-03-31",
    body="",
)


def test_the_sitemap_of_one_page_is_this() -> None:
    assert sitemap_xml([PAGE], ADDRESS).decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "  <url>\n"
        "    <loc>https://contoh.example/terang/metode/</loc>\n"
        "    <lastmod>2026-03-31</lastmod>\n"
        '    <xhtml:link rel="alternate" hreflang="id" href="https://contoh.example/terang/metode/" />\n'
        '    <xhtml:link rel="alternate" hreflang="en" href="https://contoh.example/terang/en/metode/" />\n'
        '    <xhtml:link rel="alternate" hreflang="x-default" '
        'href="https://contoh.example/terang/metode/" />\n'
        "  </url>\n"
        "</urlset>\n"
    )


@pytest.mark.parametrize("updated", ["", "2024", "2024-03"])
def test_a_page_without_a_whole_day_has_no_date(updated: str) -> None:
    assert b"lastmod" not in sitemap_xml([replace(PAGE, updated=updated)], ADDRESS)


def test_simulated_and_missing_pages_are_left_out() -> None:
    simulated = replace(PAGE, url="/simulasi/", nature=Nature.SIMULATED)
    missing = NotFoundPage(
        url="/404.html", lang="id", title="", description="", alternates=BOTH[:1], lead="", links=()
    )

    text = sitemap_xml([simulated, PAGE, missing], ADDRESS).decode()

    assert text.count("<loc>") == 1
    assert "<loc>https://contoh.example/terang/metode/</loc>" in text


def test_pages_stand_in_the_order_of_their_addresses() -> None:
    text = sitemap_xml([PAGE, replace(PAGE, url="/data/", title="ZZ")], ADDRESS).decode()

    assert text.index("/terang/data/</loc>") < text.index("/terang/metode/</loc>")


def test_a_preview_keeps_crawlers_out_and_a_site_without_address_names_no_sitemap() -> None:
    assert robots_txt(ADDRESS, preview=True) == b"User-agent: *\nDisallow: /\n"
    assert robots_txt(ADDRESS, preview=False) == (
        b"User-agent: *\nAllow: /\nSitemap: https://contoh.example/terang/sitemap.xml\n"
    )
    assert robots_txt("", preview=False) == b"User-agent: *\nAllow: /\n"
