"""The page of one indicator, and the list of all: definition, unit, ranking, map, distribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terang.observations import Indicator, Observation, peer_median, reported_values
from terang.pages.addresses import slug_of
from terang.pages.areas import with_areas
from terang.pages.blocks import Card, CardGroup
from terang.pages.blocks_reader import Term
from terang.pages.desk import Desk
from terang.pages.figures import Figure, Link, Stat, TileMap
from terang.pages.kelurahan import poverty_trend
from terang.pages.models import IndexPage, IndicatorPage
from terang.pages.places import home_link
from terang.pages.reports import report_form
from terang.pages.spreads import histogram, ranking_table, strip
from terang.pages.staleness import stale_mark
from terang.pages.stats import stat_of
from terang.pages.terms import stat_texts, terms_of
from terang.pages.tiles import activity_map, measure_map
from terang.pages.trends import among_places, trend

COUNTED_ONCE = ("koperasi", "kelurahan")
"""Units of which a kelurahan has one or two: a chart of the spread would be a single column."""


def indicator_page(desk: Desk, indicator: Indicator) -> IndicatorPage:
    """Return the page of *indicator*."""
    name = indicator.id
    path = f"indikator/{slug_of(name)}/"
    local = indicator.level == "kelurahan"
    seen = desk.observations.across(name, desk.kelurahan_codes()) if local else ()
    city = desk.observations.series(name, desk.city_region.code)
    stat = _city_stat(desk, indicator)
    figures = _figures(desk, indicator)
    told = {*stat.caveats, *stat.notes, *(text for figure in figures for text in figure.caveats)}
    return IndicatorPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.title(name),
        description=_headline(desk, indicator),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), Link(desk.say("page.indicators.heading"), desk.url("indikator/"))),
        updated=max((o.period for o in city), default=""),
        definition=desk.say(f"indicator.{name}.definition"),
        method=desk.say(f"indicator.{name}.method"),
        unit=desk.say(f"unit.{indicator.unit}.name"),
        level=desk.say(f"page.level.{indicator.level}"),
        limits=(
            desk.say(f"indicator.{name}.limits"),
            *(text for text in desk.caveats(*city, *seen) if text not in told),
        ),
        stats=(stat,),
        terms=_terms(desk, indicator, stat),
        report_form=report_form(desk, desk.url(path), desk.title(name), (name,), desk.city_region.code),
        tile_map=_map(desk, indicator) if has_map(desk, indicator) else None,
        figures=figures,
        ranking=ranking_table(desk, name) if local else None,
        ranking_note=_ranking_note(desk, indicator, seen) if local else "",
        passport=stat.passport,
        sources=desk.sources(*city, *seen),
        siblings=_siblings(desk, indicator),
        downloads=(
            *desk.downloads(indicator=name),
            *(
                download
                for key in indicator.tables
                for download in desk.downloads(
                    package=desk.catalog.resource(key).package, resource=desk.catalog.resource(key).name
                )
            ),
        ),
    )


def _siblings(desk: Desk, indicator: Indicator) -> tuple[Link, ...]:
    """Return the other indicators of its topic."""
    return tuple(
        Link(desk.title(other.id), desk.url(f"indikator/{slug_of(other.id)}/"))
        for other in desk.observations.indicators.values()
        if other.topic == indicator.topic and other.id != indicator.id
    )


def _terms(desk: Desk, indicator: Indicator, stat: Stat) -> tuple[Term, ...]:
    """Return the words explained on the page of an indicator, where its own words use them."""
    parts = ("title", "definition", "method", "limits")
    texts = (*(desk.say(f"indicator.{indicator.id}.{part}") for part in parts), *stat_texts((stat,)))
    return terms_of(desk, f"indikator/{indicator.topic}", texts)


def is_uniform(seen: Sequence[Observation]) -> bool:
    """Return True if every place has a value and all are equal: a map or a chart would say nothing."""
    return len({o.value for o in seen}) == 1 and len(reported_values(seen)) == len(seen)


def has_map(desk: Desk, indicator: Indicator) -> bool:
    """Return True if *indicator* is known by kelurahan and a map of it says something."""
    return indicator.level == "kelurahan" and not is_uniform(
        desk.observations.across(indicator.id, desk.kelurahan_codes())
    )


def _map(desk: Desk, indicator: Indicator) -> TileMap:
    """Return the map of an indicator; what is on record is told by kind, not as one for each."""
    drawn = activity_map(desk) if indicator.unit == "kelurahan" else measure_map(desk, indicator.id)
    return with_areas(desk, drawn)


def _ranking_note(desk: Desk, indicator: Indicator, seen: Sequence[Observation]) -> str:
    if is_uniform(seen):
        return desk.say("page.ranking.same", expected=len(seen), value=desk.text(seen[0]))
    return "" if indicator.unit in COUNTED_ONCE else desk.say("page.ranking.note")


def _city_stat(desk: Desk, indicator: Indicator) -> Stat:
    """Return the city's figure under the city's name, with the median of the kelurahan behind it."""
    stat = stat_of(desk, indicator.id, desk.city_region.code)
    context = stat.context
    peers = desk.observations.across(indicator.id, desk.kelurahan_codes())
    middle = peer_median(peers)
    if indicator.level == "kelurahan" and indicator.unit not in COUNTED_ONCE and middle is not None:
        median = desk.say(
            "page.indicator.median",
            reported=len(reported_values(peers)),
            median=desk.quantity(middle, indicator.id),
        )
        context = f"{context} {median}".strip()
    return replace(stat, label=desk.city_name, indicator_url="", context=context)


def _headline(desk: Desk, indicator: Indicator) -> str:
    """Return the newest city figure in a sentence, for those who see no more of the page."""
    city = desk.observations.latest(indicator.id, desk.city_region.code)
    if city.value is None:
        return desk.say("page.indicator.empty", title=desk.title(indicator.id))
    said = desk.say(
        "page.indicator.headline",
        title=desk.title(indicator.id),
        city=desk.city_name,
        value=desk.text(city),
        date=desk.say.date(city.period),
    )
    return " ".join((said, *desk.disputes(city)))


def _figures(desk: Desk, indicator: Indicator) -> tuple[Figure, ...]:
    name, city = indicator.id, desk.city_region.code
    figures: list[Figure | None] = []
    if indicator.level == "kelurahan" and indicator.unit not in COUNTED_ONCE:
        figures += [histogram(desk, name), strip(desk, name)]
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
    stat: Stat = stat_of(desk, indicator.id, desk.city_region.code)
    link = Link(stat.label, stat.indicator_url)
    key = "page.card.caveat" if stat.caveats else "page.card.meta"
    meta = desk.say(key, value=stat.text, date=stat.period) if stat.period else stat.text
    definition = desk.say(f"indicator.{indicator.id}.definition")
    old = stale_mark(desk, desk.observations.latest(indicator.id, desk.city_region.code))
    return Card(link, definition, meta, stat.nature, stat.passport, old)
