"""The record on pages of places: members, loans, families, operation, support; or what is missing of it."""

from __future__ import annotations

from terang.catalog import Region
from terang.pages.addresses import slug_of
from terang.pages.blocks import Section
from terang.pages.desk import Desk
from terang.pages.figures import Figure, Link
from terang.pages.gaps import record_gap
from terang.pages.record_blocks import BLOCKS, Block, Holding, holding, usable
from terang.pages.record_said import lead, shown
from terang.pages.record_tables import is_withheld, record_tables
from terang.pages.stats import stats_of
from terang.pages.trends import SHORTEST_RUN, trend
from terang.statuses import Status

AWAITED = "belum-terbit"
"""Anchor of the city's list of what is not published."""


def record_sections(desk: Desk, region: Region) -> tuple[Section, ...]:
    """Return a section for each part of the record; the city's are short, its gaps in one section."""
    if region.level == "kota":
        return _city_sections(desk, region)
    return tuple(_section(desk, block, region) for block in BLOCKS)


def _section(desk: Desk, block: Block, region: Region) -> Section:
    """Return *block* for a kelurahan or a kecamatan: its numbers, or the gap where they would stand."""
    held = holding(desk, block)
    tables = record_tables(desk, block, held, region)
    names = shown(desk, held, block.stats, region)
    withheld = is_withheld(tables) or _is_withheld(desk, names, region)
    return Section(
        id=block.id,
        title=desk.say(f"record.{block.name}.title"),
        lead=lead(desk, block, held, region) if held.present else "",
        stats=stats_of(desk, names, region.code),
        figures=_figures(desk, block, held, region),
        tables=tables,
        gap=record_gap(desk, block, region, held.missing) if held.missing else None,
        links=(*_rules(desk, block), *_privacy(desk, withheld), *_datasets(desk, held)),
        nature=held.nature,
        passport=_passport(desk, block, held, region),
    )


def _city_sections(desk: Desk, region: Region) -> tuple[Section, ...]:
    """Return the parts that are there, a sentence or two each, and one list of those that are not."""
    found, gaps = [], []
    for block in BLOCKS:
        held = holding(desk, block)
        if held.present:
            found.append(_brief(desk, block, held, region))
        if held.missing:
            title = desk.say(f"record.{block.name}.title")
            gaps.append(record_gap(desk, block, region, held.missing, title=title, anchor=AWAITED))
    if not gaps:
        return tuple(found)
    awaited = Section(AWAITED, desk.say("page.home.gaps"), desk.say("record.gaps.lead"), gaps=tuple(gaps))
    return (*found, awaited)


def _brief(desk: Desk, block: Block, held: Holding, region: Region) -> Section:
    names = shown(desk, held, block.said, region)
    return Section(
        id=block.id,
        title=desk.say(f"record.{block.name}.title"),
        lead=lead(desk, block, held, region),
        links=(
            *_privacy(desk, _is_withheld(desk, names, region)),
            *(Link(desk.title(name), desk.url(f"indikator/{slug_of(name)}/")) for name in names),
            *_datasets(desk, held),
        ),
        nature=held.nature,
        passport=_passport(desk, block, held, region),
    )


def _figures(desk: Desk, block: Block, held: Holding, region: Region) -> tuple[Figure, ...]:
    """Return the block's line over time, where it is long enough and light enough to stand here.

    Sums that rest now on more places, now on fewer, make no line: it would rise and fall with the reports.
    """
    if not usable(desk, held, (block.drawn,)) or (region.level == "kelurahan" and not block.drawn_locally):
        return ()
    known = [o for o in desk.observations.series(block.drawn, region.code) if o.value is not None]
    if len(known) < SHORTEST_RUN or len({o.reporting for o in known}) > 1:
        return ()
    return (trend(desk, block.drawn, (region.code,)),)


def _is_withheld(desk: Desk, names: tuple[str, ...], region: Region) -> bool:
    seen = (desk.observations.latest(name, region.code) for name in names)
    return any(o.status is Status.WITHHELD for o in seen)


def _passport(desk: Desk, block: Block, held: Holding, region: Region) -> str:
    """Return where the first figure of a lead is traced; those of its topic stand beside it there."""
    said = usable(desk, held, block.said)
    return desk.passport(region.code, said[0]) if said else ""


def _rules(desk: Desk, block: Block) -> tuple[Link, ...]:
    return (Link(desk.say("page.loans.rules"), desk.url("komitmen/#aturan")),) if block.rules else ()


def _privacy(desk: Desk, withheld: bool) -> tuple[Link, ...]:
    return (Link(desk.say("record.privacy"), desk.url("privasi/")),) if withheld else ()


def _datasets(desk: Desk, held: Holding) -> tuple[Link, ...]:
    """Return the link to each table held, on the page of its dataset."""
    found = [desk.catalog.resource(key) for key in held.present]
    return tuple(
        Link(
            desk.say("record.dataset", title=desk.say.pick(resource.title)),
            desk.url(f"data/{resource.package}/#{resource.name}"),
        )
        for resource in found
    )
