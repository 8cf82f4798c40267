"""Every page of a language, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from terang.errors import BuildFailed
from terang.pages.api import api_page
from terang.pages.archive import archive_page, release_pages
from terang.pages.blocks import Alternate, Card, CardGroup, Section, Site
from terang.pages.changes import changes_page
from terang.pages.commitments import commitments_page
from terang.pages.compare import choice_page, compare_page
from terang.pages.compare_pairs import pairs
from terang.pages.compared import Compared, Comparison
from terang.pages.corrections import corrections_page
from terang.pages.datasets import dataset_page, datasets_page
from terang.pages.desk import Desk
from terang.pages.figures import Figure, Link, Stat, TileMap
from terang.pages.home import home_page
from terang.pages.kecamatan import kecamatan_page
from terang.pages.kelurahan import kelurahan_page
from terang.pages.maps import map_page
from terang.pages.measures import indicator_page, indicators_page
from terang.pages.models import NotFoundPage, Page
from terang.pages.offline import offline_page
from terang.pages.passports import passports_pages
from terang.pages.places import districts_page, places_page
from terang.pages.privacy import privacy_page
from terang.pages.prose import prose_pages
from terang.pages.quadrant import quadrant_page
from terang.pages.quality import quality_page
from terang.pages.reports import has_report, report_form, reports_page
from terang.pages.satu_data import satu_data_page
from terang.pages.search import search_page
from terang.pages.sharing import pictured
from terang.pages.sheet import sheet_page
from terang.pages.terms import explained
from terang.statuses import Nature

NAVIGATION = ("kelurahan", "peta", "indikator", "data", "komitmen")
FOOTER = (
    "bandingkan",
    "peta-selisih",
    "bergabung",
    "metode",
    "mutu",
    "glosarium",
    "privasi",
    "perubahan",
    "laporan",
    "koreksi",
    "luring",
    "tentang",
)


def build_pages(desk: Desk) -> tuple[Page, ...]:
    """Return every page in the language of *desk*; raise `BuildFailed` if two claim one address."""
    pages = tuple(_helped(desk, _marked(pictured(desk, page))) for page in _pages(desk))
    pages = (*pages, reports_page(desk, {page.url: page.title for page in pages}))
    seen: set[str] = set()
    for page in pages:
        if page.url in seen:
            raise BuildFailed(f"Dua halaman beralamat sama: {page.url}")
        seen.add(page.url)
    return pages


def _helped(desk: Desk, page: Page) -> Page:
    """Return *page* with what helps its reader: words explained, and a way to report a wrong number."""
    page = explained(desk, page)
    if page.report_form is not None or not has_report(page):
        return page
    return replace(page, report_form=report_form(desk, page.url, page.title))


def _marked(page: Page) -> Page:
    """Return *page* as simulated if anything on it is."""
    parts = (getattr(page, field.name) for field in fields(page))
    return replace(page, nature=Nature.SIMULATED) if any(map(_is_simulated, parts)) else page


def _is_simulated(part: object) -> bool:
    if isinstance(part, tuple):
        return any(map(_is_simulated, part))
    if isinstance(part, Section):
        return part.nature is Nature.SIMULATED or _is_simulated((*part.stats, *part.figures))
    if isinstance(part, Compared):
        return _is_simulated(part.measures)
    if isinstance(part, CardGroup):
        return _is_simulated(part.cards)
    return isinstance(part, Card | Stat | Figure | TileMap | Comparison) and part.nature is Nature.SIMULATED


def _pages(desk: Desk) -> Iterator[Page]:
    yield home_page(desk)
    yield places_page(desk)
    yield districts_page(desk)
    yield map_page(desk)
    yield search_page(desk)
    yield from (kelurahan_page(desk, region) for region in desk.catalog.level("kelurahan"))
    yield from (sheet_page(desk, region) for region in desk.catalog.level("kelurahan"))
    yield from (kecamatan_page(desk, region) for region in desk.catalog.level("kecamatan"))
    yield choice_page(desk)
    yield from (compare_page(desk, pair) for pair in pairs(desk))
    yield indicators_page(desk)
    yield from (indicator_page(desk, indicator) for indicator in desk.observations.indicators.values())
    yield datasets_page(desk)
    yield from (dataset_page(desk, dataset) for dataset in desk.catalog.datasets.values())
    yield api_page(desk)
    yield changes_page(desk)
    yield archive_page(desk)
    yield from release_pages(desk)
    yield satu_data_page(desk)
    yield quadrant_page(desk)
    yield quality_page(desk)
    yield commitments_page(desk)
    yield from passports_pages(desk)
    yield corrections_page(desk)
    yield privacy_page(desk)
    yield offline_page(desk)
    yield from prose_pages(desk)
    if desk.lang == desk.catalog.city.default_language:
        yield not_found_page(desk)


def not_found_page(desk: Desk) -> NotFoundPage:
    """Return the page for addresses that do not exist; a host serves one, in the default language."""
    return NotFoundPage(
        url="/404.html",
        lang=desk.lang,
        title=desk.say("page.not_found.title"),
        description=desk.say("page.not_found.lead"),
        alternates=(Alternate(desk.lang, desk.say("language.name"), "/404.html"),),
        lead=desk.say("page.not_found.lead"),
        links=navigation(desk),
    )


def navigation(desk: Desk) -> tuple[Link, ...]:
    """Return the main ways into the site."""
    return tuple(Link(desk.say(f"page.nav.{name}"), desk.url(f"{name}/")) for name in NAVIGATION)


def footer(desk: Desk) -> tuple[Link, ...]:
    """Return the links to the prose: the pages every city has, then those of this city alone."""
    known = tuple(Link(desk.say(f"page.nav.{name}"), desk.url(f"{name}/")) for name in FOOTER)
    taken = {link.url for link in known}
    return (*known, *(Link(page.title, page.url) for page in prose_pages(desk) if page.url not in taken))


def site_of(desk: Desk, *, address: str, base: str, preview: bool) -> Site:
    """Return what every page of the language of *desk* shares."""
    city = desk.catalog.city
    return Site(
        name=city.site_name,
        city=desk.city_name,
        publisher=city.publisher,
        base=base,
        address=address,
        lang=desk.lang,
        home=desk.url(""),
        navigation=navigation(desk),
        footer=footer(desk),
        licence=Link(city.licence_title, city.licence_address),
        data_date=desk.say.date(desk.observations.newest_period()),
        preview=preview,
        simulated=any(dataset.nature is Nature.SIMULATED for dataset in desk.catalog.datasets.values()),
    )
