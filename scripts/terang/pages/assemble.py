"""Every page of a language, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from terang.errors import BuildFailed
from terang.pages.blocks import Alternate, Card, CardGroup, Section, Site
from terang.pages.commitments import commitments_page
from terang.pages.datasets import dataset_page, datasets_page
from terang.pages.desk import Desk
from terang.pages.figures import Figure, Link, Stat, TileMap
from terang.pages.home import home_page
from terang.pages.kecamatan import kecamatan_page
from terang.pages.kelurahan import kelurahan_page
from terang.pages.measures import indicator_page, indicators_page
from terang.pages.models import NotFoundPage, Page
from terang.pages.places import districts_page, places_page
from terang.pages.privacy import privacy_page
from terang.pages.prose import prose_pages
from terang.pages.quadrant import quadrant_page
from terang.statuses import Nature

NAVIGATION = ("kelurahan", "indikator", "data", "komitmen")
FOOTER = ("peta-selisih", "metode", "glosarium", "privasi", "tentang")


def build_pages(desk: Desk) -> tuple[Page, ...]:
    """Return every page in the language of *desk*; raise `BuildFailed` if two claim one address."""
    pages = tuple(_marked(page) for page in _pages(desk))
    seen: set[str] = set()
    for page in pages:
        if page.url in seen:
            raise BuildFailed(f"Dua halaman beralamat sama: {page.url}")
        seen.add(page.url)
    return pages


def _marked(page: Page) -> Page:
    """Return *page* as simulated if anything on it is."""
    parts = (getattr(page, field.name) for field in fields(page))
    return replace(page, nature=Nature.SIMULATED) if any(map(_is_simulated, parts)) else page


def _is_simulated(part: object) -> bool:
    if isinstance(part, tuple):
        return any(map(_is_simulated, part))
    if isinstance(part, Section):
        return part.nature is Nature.SIMULATED or _is_simulated((*part.stats, *part.figures))
    if isinstance(part, CardGroup):
        return _is_simulated(part.cards)
    return isinstance(part, Card | Stat | Figure | TileMap) and part.nature is Nature.SIMULATED


def _pages(desk: Desk) -> Iterator[Page]:
    yield home_page(desk)
    yield places_page(desk)
    yield districts_page(desk)
    yield from (kelurahan_page(desk, region) for region in desk.catalog.level("kelurahan"))
    yield from (kecamatan_page(desk, region) for region in desk.catalog.level("kecamatan"))
    yield indicators_page(desk)
    yield from (indicator_page(desk, indicator) for indicator in desk.observations.indicators.values())
    yield datasets_page(desk)
    yield from (dataset_page(desk, dataset) for dataset in desk.catalog.datasets.values())
    yield quadrant_page(desk)
    yield commitments_page(desk)
    yield privacy_page(desk)
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
