"""Every page of a language, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterator

from terang.errors import BuildFailed
from terang.pages.blocks import Alternate, Site
from terang.pages.commitments import commitments_page
from terang.pages.datasets import dataset_page, datasets_page
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.home import home_page
from terang.pages.kecamatan import kecamatan_page
from terang.pages.kelurahan import kelurahan_page
from terang.pages.measures import indicator_page, indicators_page
from terang.pages.models import NotFoundPage, Page
from terang.pages.places import districts_page, places_page
from terang.pages.prose import prose_pages
from terang.statuses import Nature

NAVIGATION = ("kelurahan", "indikator", "data", "komitmen")
FOOTER = ("metode", "glosarium", "tentang")


def build_pages(desk: Desk) -> tuple[Page, ...]:
    """Return every page in the language of *desk*; raise `BuildFailed` if two claim one address."""
    pages = tuple(_pages(desk))
    seen: set[str] = set()
    for page in pages:
        if page.url in seen:
            raise BuildFailed(f"Dua halaman beralamat sama: {page.url}")
        seen.add(page.url)
    return pages


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
    yield commitments_page(desk)
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
