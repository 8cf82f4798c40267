"""The search page: kelurahan under every name they go by, and all pages of the site."""

from __future__ import annotations

from terang.catalog import Region
from terang.pages.blocks import PlaceEntry, PlaceGroup
from terang.pages.desk import Desk
from terang.pages.models_search import SearchKind, SearchPage
from terang.pages.places import by_name, home_link
from terang.search import search_words

PATH = "cari/"

KINDS = ("wilayah", "indikator", "data", "penjelasan")
"""Every kind of page that the full-text search knows; see ``Page.kind``."""


def search_page(desk: Desk) -> SearchPage:
    """Return the search page: all of it is in the HTML but the full-text results."""
    return SearchPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("page.search.title"),
        description=desk.say("page.search.description", city=desk.city_name),
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk),),
        scripts=("search.js", "fulltext.js"),
        lead=desk.say("page.search.lead"),
        groups=tuple(_group(desk, region) for region in by_name(desk.catalog.level("kecamatan"))),
        kinds=tuple(SearchKind(name, desk.say(f"page.search.kind.{name}")) for name in KINDS),
    )


def _group(desk: Desk, kecamatan: Region) -> PlaceGroup:
    places = by_name(desk.catalog.children(kecamatan.code))
    return PlaceGroup(
        link=desk.place(kecamatan),
        id=kecamatan.slug,
        text=kecamatan.code,
        places=tuple(_entry(desk, region) for region in places),
    )


def _entry(desk: Desk, region: Region) -> PlaceEntry:
    """Return a kelurahan with every other way to write its name, as those who wrote it did."""
    names = (region.official_name, *desk.catalog.aliases.get(region.code, ()))
    others = [name for name in dict.fromkeys(names) if name != region.name]
    return PlaceEntry(
        link=desk.place(region),
        official_name="",
        code=region.code,
        text=" · ".join(others),
        search=search_words(desk.catalog, region),
    )
