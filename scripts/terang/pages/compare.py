"""Kelurahan side by side: a page for every two neighbours, and one where a reader picks others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from terang.catalog import Region
from terang.downloads.files import DOWNLOAD_FOLDER, published_name
from terang.pages.compare_pairs import CHOICE_PATH, Pair, pair_of, pairs
from terang.pages.compare_tables import compare_tables
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.kelurahan import HEADLINE_MEASURES
from terang.pages.models_compare import Choice, CompareChoicePage, ComparePage, PairGroup, PairLine, PlaceCell
from terang.pages.places import by_name, home_link
from terang.pages.tiles import activity
from terang.statuses import Status

FEWEST_PEOPLE = 10
"""Where neither place has so many people, the difference between the two tells nothing."""

Said = tuple[str, tuple[str, ...]]
"""A sentence, and what must be read with it."""


def compare_page(desk: Desk, pair: Pair) -> ComparePage:
    """Return the page of two neighbours."""
    path = pairs(desk)[pair]
    a, b = (desk.catalog.regions[code] for code in pair)
    tables = compare_tables(desk, pair)
    sentence, notes = lead(desk, a, b)
    return ComparePage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("compare.title", a=a.name, b=b.name),
        description=desk.say("compare.description", a=a.name, b=b.name, sentence=sentence),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), Link(desk.say("compare.choice.title"), desk.url(CHOICE_PATH))),
        updated=_newest(desk),
        nature=tables[-1].nature,
        kicker=_kicker(desk, a, b),
        lead=sentence,
        notes=(*_river(desk, pair), *notes),
        passports=tables[0].passports[: len(pair)],
        tables=tables,
        links=(
            *(Link(desk.say("compare.open", name=r.name), desk.place(r).url) for r in (a, b)),
            Link(desk.say("compare.more"), f"{desk.url(CHOICE_PATH)}?k={a.slug}&k={b.slug}"),
        ),
        others=tuple(
            link for code in pair for other, link in _pair_links(desk).get(code, ()) if other != pair
        ),
    )


def _newest(desk: Desk) -> str:
    return desk.once(("compare", "newest"), desk.observations.newest_period)


def _kicker(desk: Desk, a: Region, b: Region) -> str:
    parents = dict.fromkeys(desk.name(str(region.parent)) for region in (a, b))
    return desk.say("compare.kicker", parents=desk.say.join(list(parents)))


def _river(desk: Desk, pair: Pair) -> tuple[str, ...]:
    across = any(o.across_river for o in desk.catalog.borders[pair[0]] if o.code == pair[1])
    return (desk.say("compare.river"),) if across else ()


def _pair_links(desk: Desk) -> Mapping[str, Sequence[tuple[Pair, Link]]]:
    """Return the pairs that a kelurahan is in, by its code, each with the link to its page."""
    return desk.once(("compare", "links"), lambda: _made_links(desk))


def _made_links(desk: Desk) -> Mapping[str, Sequence[tuple[Pair, Link]]]:
    found: dict[str, list[tuple[Pair, Link]]] = defaultdict(list)
    for pair, path in pairs(desk).items():
        a, b = (desk.name(code) for code in pair)
        link = Link(desk.say("compare.pair", a=a, b=b), desk.url(path))
        for code in pair:
            found[code].append((pair, link))
    return found


def lead(desk: Desk, a: Region, b: Region) -> Said:
    """Return the most telling difference of two kelurahan, and what must not be concluded from it.

    What is recorded at all comes first; only where that is alike, a number is told.
    """
    states = [activity(desk, region.code) for region in (a, b)]
    words = [desk.say(f"page.activity.{state}") for state in states]
    recorded = {region.code: _recorded(desk, region.code) for region in (a, b)}
    fields = {"a": a.name, "b": b.name, "date": when(desk, recorded)}
    silence = "page.answer.none.reservation" if "none" in states else "compare.reservation"
    notes = () if states == ["both", "both"] else (desk.say(silence),)
    if states[0] != states[1]:
        return desk.say("compare.lead.states", **fields, state_a=words[0], state_b=words[1]), notes
    if states[0] == "none":
        return desk.say("compare.lead.none", **fields), notes
    number = _telling_number(desk, a, b)
    if not number:
        return desk.say("compare.lead.alike", **fields, state=words[0]), notes
    sentence = desk.say("compare.lead.number", **fields, state=words[0], number=number)
    return sentence, (*notes, desk.say("compare.telling"))


def _recorded(desk: Desk, code: str) -> str:
    """Return the newest date of the records of a kelurahan."""
    return max(desk.observations.latest(name, code).period for name in HEADLINE_MEASURES)


def when(desk: Desk, periods: Mapping[str, str]) -> str:
    """Return the date of figures in words, once if all have one; else whose is which."""
    known = {code: period for code, period in periods.items() if period}
    if len(set(known.values())) == 1:
        return desk.say.date(max(known.values()))
    dates = [desk.say("compare.date", date=desk.say.date(p), name=desk.name(c)) for c, p in known.items()]
    return desk.say.join(dates)


def _telling_number(desk: Desk, a: Region, b: Region) -> str:
    """Return the headline number whose ratio is furthest from one, in words; empty where none tells."""
    furthest, words = 1.0, ""
    for name in HEADLINE_MEASURES:
        one, other = (desk.observations.latest(name, region.code) for region in (a, b))
        small, large = sorted((one.value or 0.0, other.value or 0.0))
        unit = desk.observations.indicators[name].unit if desk.observations.has(name) else ""
        if small <= 0 or one.at_least or other.at_least or (unit == "orang" and large < FEWEST_PEOPLE):
            continue
        if large / small > furthest and desk.text(one) != desk.text(other):
            title = desk.title(name)
            furthest, words = (
                large / small,
                desk.say(
                    "compare.number",
                    title=title[:1].lower() + title[1:],
                    a=a.name,
                    b=b.name,
                    value_a=desk.text(one),
                    value_b=desk.text(other),
                ),
            )
    return words


def choice_page(desk: Desk) -> CompareChoicePage:
    """Return the page where a reader picks the kelurahan; without script it lists every pair."""
    patterns = compare_tables(desk, ())
    say, count = desk.say, len(pairs(desk))
    return CompareChoicePage(
        url=desk.url(CHOICE_PATH),
        lang=desk.lang,
        title=say("compare.choice.title"),
        description=say("compare.choice.description", city=desk.city_name),
        alternates=desk.alternates(CHOICE_PATH),
        breadcrumbs=(home_link(desk),),
        updated=_newest(desk),
        nature=patterns[-1].nature,
        scripts=("compare.js",),
        lead=say("compare.choice.lead", count=count)
        if count
        else say("compare.choice.description", city=desk.city_name),
        choices=tuple(_choice(desk, region) for region in by_name(desk.catalog.level("kelurahan"))),
        place_url=desk.url("kelurahan/{slug}/"),
        patterns=patterns,
        files=tuple(
            f"/{DOWNLOAD_FOLDER}/kelurahan/{published_name('{slug}', table.nature)}.json"
            for table in patterns
        ),
        empties=tuple(
            PlaceCell(say(f"status.{status}"), status) for status in Status if not status.has_value
        ),
        stale=say("quality.stale.short"),
        origin=say("passport.link.place", name="{name}"),
        groups=tuple(_groups(desk)),
    )


def _choice(desk: Desk, region: Region) -> Choice:
    parent = desk.name(str(region.parent))
    return Choice(
        region.slug, region.name, desk.say("compare.choice.option", name=region.name, parent=parent)
    )


def _groups(desk: Desk) -> list[PairGroup]:
    """Return the pairs by kecamatan and kelurahan; a pair stands at both of its kelurahan."""
    found = []
    for kecamatan in by_name(desk.catalog.level("kecamatan")):
        lines = [_line(desk, region) for region in by_name(desk.catalog.children(kecamatan.code))]
        lines = [line for line in lines if line.pairs]
        if lines:
            title = desk.say("compare.choice.kecamatan", name=kecamatan.name)
            found.append(PairGroup(kecamatan.slug, title, tuple(lines)))
    return found


def _line(desk: Desk, region: Region) -> PairLine:
    regions = desk.catalog.regions
    others = by_name(tuple(regions[o.code] for o in desk.catalog.borders.get(region.code, ())))
    paths = pairs(desk)
    links = (Link(other.name, desk.url(paths[pair_of(region.code, other.code)])) for other in others)
    return PairLine(region.name, tuple(links))
