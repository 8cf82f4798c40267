"""The page of one indicator, and the list of all: definition, unit, ranking, map, distribution."""

from __future__ import annotations

from terang.observations import Indicator, peer_median, reported_values
from terang.pages.blocks import Card, CardGroup
from terang.pages.desk import Desk, slug_of
from terang.pages.figures import Figure, Link, Stat
from terang.pages.kelurahan import poverty_trend
from terang.pages.models import IndexPage, IndicatorPage
from terang.pages.places import home_link
from terang.pages.spreads import histogram, ranking_table, strip
from terang.pages.tiles import measure_map
from terang.pages.trends import among_places, trend

COUNTED_ONCE = ("koperasi", "kelurahan")
"""Units of which a kelurahan has one or two: a strip of dots would be a single column."""


def indicator_page(desk: Desk, indicator: Indicator) -> IndicatorPage:
    """Return the page of *indicator*."""
    name = indicator.id
    path = f"indikator/{slug_of(name)}/"
    local = indicator.level == "kelurahan"
    seen = desk.observations.across(name, desk.kelurahan_codes()) if local else ()
    city = desk.observations.series(name, desk.city_region.code)
    return IndicatorPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.title(name),
        description=desk.say(f"indicator.{name}.definition"),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), Link(desk.say("page.indicators.heading"), desk.url("indikator/"))),
        updated=max((o.period for o in city), default=""),
        headline=_headline(desk, indicator),
        definition=desk.say(f"indicator.{name}.definition"),
        method=desk.say(f"indicator.{name}.method"),
        unit=desk.say(f"unit.{indicator.unit}.name"),
        level=desk.say(f"page.level.{indicator.level}"),
        limits=(desk.say(f"indicator.{name}.limits"), *desk.caveats(*city, *seen)),
        stats=(desk.stat(name, desk.city_region.code),),
        tile_map=measure_map(desk, name) if local else None,
        figures=_figures(desk, indicator),
        ranking=ranking_table(desk, name) if local else None,
        ranking_note=desk.say("page.ranking.note") if local else "",
        sources=desk.sources(*city, *seen),
        downloads=tuple(
            download
            for key in indicator.tables
            for download in desk.downloads(
                package=desk.catalog.resource(key).package, resource=desk.catalog.resource(key).name
            )
        ),
    )


def _headline(desk: Desk, indicator: Indicator) -> str:
    """Return the newest city figure in a sentence, with the median of those that report."""
    city = desk.observations.latest(indicator.id, desk.city_region.code)
    if city.value is None:
        return desk.say("page.indicator.empty", title=desk.title(indicator.id))
    words = {
        "title": desk.title(indicator.id),
        "city": desk.city_name,
        "value": desk.text(city),
        "date": desk.say.date(city.period),
    }
    peers = desk.observations.across(indicator.id, desk.kelurahan_codes())
    middle = peer_median(peers)
    if indicator.level != "kelurahan" or middle is None:
        return desk.say("page.indicator.headline", **words)
    return desk.say(
        "page.indicator.headline_median",
        **words,
        median=desk.say.quantity(middle, indicator.unit),
        reported=len(reported_values(peers)),
        expected=len(peers),
    )


def _figures(desk: Desk, indicator: Indicator) -> tuple[Figure, ...]:
    name, city = indicator.id, desk.city_region.code
    figures: list[Figure | None] = []
    if indicator.level == "kelurahan":
        figures.append(histogram(desk, name))
        if indicator.unit not in COUNTED_ONCE:
            figures.append(strip(desk, name))
    if name == "p0_persen":
        figures.append(poverty_trend(desk, recent=False))
    elif len(desk.observations.series(name, city)) > 1:
        figures.append(trend(desk, name, (city,)))
    figures.append(among_places(desk, name))
    return tuple(figure for figure in figures if figure is not None)


def indicators_page(desk: Desk) -> IndexPage:
    """Return the list of every indicator by topic."""
    path = "indikator/"
    known = list(desk.observations.indicators.values())
    topics = dict.fromkeys(indicator.topic for indicator in known)
    return IndexPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.indicators.heading"),
        description=desk.say("page.indicators.lead", count=len(known)),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        lead=desk.say("page.indicators.lead", count=len(known)),
        groups=tuple(
            CardGroup(
                topic,
                desk.say(f"page.topic.{topic}"),
                tuple(_card(desk, i) for i in known if i.topic == topic),
            )
            for topic in topics
        ),
    )


def _card(desk: Desk, indicator: Indicator) -> Card:
    stat: Stat = desk.stat(indicator.id, desk.city_region.code)
    link = Link(stat.label, stat.indicator_url)
    meta = desk.say("page.card.meta", value=stat.text, date=stat.period) if stat.period else stat.text
    return Card(link, desk.say(f"indicator.{indicator.id}.definition"), meta)
