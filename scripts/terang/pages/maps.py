"""The page of the map, and which figures have a map of their own."""

from __future__ import annotations

from collections.abc import Iterator

from terang.observations import Indicator, reported_values
from terang.pages.addresses import slug_of
from terang.pages.areas import with_areas
from terang.pages.blocks import Card, CardGroup
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.measures import has_map
from terang.pages.models_map import MapPage
from terang.pages.places import home_link
from terang.pages.staleness import stale_mark
from terang.pages.tiles import activity_map, map_id

PATH = "peta/"
SHOWN_FIRST = "kegiatan_tercatat"
"""The figure whose map the page itself shows."""


def map_page(desk: Desk) -> MapPage:
    """Return the page of the map."""
    groups = tuple(_groups(desk))
    count = sum(len(group.cards) for group in groups)
    return MapPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("map.title"),
        description=desk.say("map.description", city=desk.city_name),
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.latest(SHOWN_FIRST, desk.city_region.code).period,
        lead=desk.say("map.lead"),
        tile_map=with_areas(desk, activity_map(desk)),
        picker_lead=desk.say("map.picker.lead" if count else "map.picker.none", count=count),
        picker=groups,
    )


def _groups(desk: Desk) -> Iterator[CardGroup]:
    known = [i for i in desk.observations.indicators.values() if i.id != SHOWN_FIRST and has_map(desk, i)]
    for topic in dict.fromkeys(indicator.topic for indicator in known):
        cards = tuple(_card(desk, indicator) for indicator in known if indicator.topic == topic)
        yield CardGroup(f"topik-{topic}", desk.say(f"page.topic.{topic}"), cards)


def _card(desk: Desk, indicator: Indicator) -> Card:
    """Return the way to the map of *indicator*, with how many kelurahan have a figure."""
    seen = desk.observations.across(indicator.id, desk.kelurahan_codes())
    address = f"{desk.url(f'indikator/{slug_of(indicator.id)}/')}#{map_id(indicator.id)}"
    coverage = desk.say("map.picker.coverage", reported=len(reported_values(seen)), expected=len(seen))
    passport = desk.passport(desk.city_region.code, indicator.id)
    link = Link(desk.title(indicator.id), address)
    return Card(link, coverage, "", desk.nature(*seen), passport, stale_mark(desk, *seen))
