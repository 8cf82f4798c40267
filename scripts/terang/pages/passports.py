"""Passports: every figure of a place with its meaning, its making, its sources, and how to cite it.

Nothing here is written by hand for a figure: all follows from the tables its indicator declares, and
from what its observation carries.
"""

from __future__ import annotations

from collections.abc import Iterator

from terang.catalog import Region
from terang.observations import Indicator, Observation
from terang.pages.addresses import passports_path, place_path, slug_of
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.models_passports import Document, Origin, Passport, PassportGroup, PassportsPage
from terang.pages.passport_basis import basis_of, inputs_of, place_rows, tables_of
from terang.pages.passport_cited import citation
from terang.pages.places import home_link
from terang.pages.reports import LOG, report_form
from terang.pages.staleness import stale
from terang.statuses import Nature


def passports_pages(desk: Desk) -> Iterator[PassportsPage]:
    """Yield the passports of the city, of every kecamatan and of every kelurahan."""
    yield passports_page(desk, desk.city_region)
    for level in ("kecamatan", "kelurahan"):
        yield from (passports_page(desk, region) for region in desk.catalog.level(level))


def passports_page(desk: Desk, region: Region) -> PassportsPage:
    """Return where every figure of *region* comes from."""
    path, name = passports_path(region), desk.name(region.code)
    groups = tuple(_groups(desk, region))
    simulated = any(one.nature is Nature.SIMULATED for group in groups for one in group.passports)
    title = desk.say("passport.title", name=name)
    back = Link(desk.say("passport.back", name=name), desk.url(place_path(region)))
    above = [desk.place(desk.catalog.regions[str(region.parent)])] if region.level == "kelurahan" else []
    own = [] if region.level == "kota" else [Link(name, back.url)]
    return PassportsPage(
        url=desk.url(path),
        lang=desk.lang,
        title=title,
        description=desk.say("passport.description", name=name),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), *above, *own),
        updated=desk.observations.newest_period(),
        nature=Nature.SIMULATED if simulated else Nature.REAL,
        report_form=report_form(desk, desk.url(path), title, (), region.code),
        lead=desk.say("passport.lead", name=name),
        groups=groups,
        back=back,
    )


def _groups(desk: Desk, region: Region) -> Iterator[PassportGroup]:
    known = tuple(desk.observations.indicators.values())
    for topic in dict.fromkeys(indicator.topic for indicator in known):
        passports = tuple(passport(desk, one, region) for one in known if one.topic == topic)
        yield PassportGroup(f"topik-{topic}", desk.say(f"page.topic.{topic}"), passports)


def passport(desk: Desk, indicator: Indicator, region: Region) -> Passport:
    """Return the passport of the newest figure of *indicator* for *region*."""
    seen = desk.observations.latest(indicator.id, region.code)
    nature = desk.catalog.nature(indicator.tables[0])
    is_elsewhere = indicator.level == "kota" and region.level != "kota"
    cited = seen.value is not None and nature is Nature.REAL
    return Passport(
        id=slug_of(indicator.id),
        origin=origin_of(desk, seen),
        text=desk.text(seen),
        value=seen.value,
        status=seen.status,
        status_text=desk.say(f"passport.status.{seen.status}"),
        period=desk.say.date(seen.period) if seen.period else "",
        inputs=inputs_of(desk, seen, region),
        reporting=_reporting(desk, seen),
        earlier=_earlier(desk, indicator.id, region),
        rows=place_rows(desk, region, nature),
        citation=citation(desk, seen) if cited else "",
        reservation=desk.say("passport.uncited") if nature is Nature.SIMULATED else "",
        report=_report(desk, indicator, region),
        elsewhere=_city_link(desk, indicator.id) if is_elsewhere else None,
        nature=nature,
        stale=stale(desk, seen),
    )


def origin_of(desk: Desk, seen: Observation) -> Origin:
    """Return what *seen* rests on, made once for all figures of its indicator that rest on the same."""
    caveats = desk.caveats(seen)
    key = ("passport", "origin", seen.indicator, *tables_of(desk, seen), *seen.sources, *caveats)
    return desk.once(key, lambda: Origin(basis_of(desk, seen), documents(desk, seen.sources), caveats))


def documents(desk: Desk, names: tuple[str, ...]) -> tuple[Document, ...]:
    """Return the sources ``<package>/<name>``, the newest first."""
    found = []
    for name in names:
        package, _, own = name.partition("/")
        found.append(desk.catalog.datasets[package].sources[own])
    found.sort(key=lambda source: (source.date, source.name), reverse=True)
    return tuple(
        dict.fromkeys(
            Document(
                title=source.title,
                address=source.path,
                publisher=source.publisher,
                date=desk.say.date(source.date),
                received=desk.say.date(source.received) if source.received else "",
            )
            for source in found
        )
    )


def _reporting(desk: Desk, seen: Observation) -> str:
    """Return how many places stand behind a sum, in words; empty for what is no sum."""
    told = seen.reporting
    if told is None:
        return ""
    key = "passport.reporting.withheld" if told.withheld else "passport.reporting"
    text = desk.say(key, reported=told.reported, expected=told.expected, count=told.withheld)
    return desk.say("passport.at_least", text=text) if seen.at_least else text


def _earlier(desk: Desk, indicator: str, region: Region) -> str:
    older = desk.observations.series(indicator, region.code)[:-1]
    if not older:
        return ""
    return desk.say("passport.earlier", count=len(older), date=desk.say.date(older[0].period))


def _report(desk: Desk, indicator: Indicator, region: Region) -> tuple[Link, ...]:
    """Return every open channel with the figure filled in; where none is, how to report at all."""
    contact = desk.catalog.city.contact
    if contact.email or contact.whatsapp or contact.issues:
        url = desk.passport(region.code, indicator.id)
        title = f"{desk.title(indicator.id)}, {desk.name(region.code)}"
        return report_form(desk, url, title, (indicator.id,), region.code).channels
    return desk.once(("passport", "report"), lambda: (Link(desk.say("passport.report"), desk.url(LOG)),))


def _city_link(desk: Desk, indicator: str) -> Link:
    return desk.once(
        ("passport", "city", indicator),
        lambda: Link(
            desk.say("passport.city", city=desk.city_name), desk.passport(desk.city_region.code, indicator)
        ),
    )
