"""The sheet of a kelurahan for the notice board: one A4 page, real numbers only."""

from __future__ import annotations

from dataclasses import replace

from terang.catalog import Region
from terang.pages.addresses import place_path
from terang.pages.answers import answer
from terang.pages.blocks import PlaceFact
from terang.pages.desk import Desk
from terang.pages.figures import Link, Stat
from terang.pages.ladders import ladder
from terang.pages.models_sheet import SheetPage
from terang.pages.places import home_link
from terang.pages.record_blocks import BLOCKS, Block, holding
from terang.pages.sharing import RECORDED, paper_link, public_address, qr_code, recorded_date, sheet_path
from terang.pages.stats import stat_of
from terang.pages.tiles import activity
from terang.statuses import Nature


def sheet_page(desk: Desk, region: Region) -> SheetPage:
    """Return the sheet of the kelurahan *region*."""
    parent = desk.catalog.regions[str(region.parent)]
    path = sheet_path(region)
    verdict = replace(answer(desk, region), evidence=())
    stats = _stats(desk, region)
    sources = {note.title: note for stat in stats for note in stat.sources}
    address = public_address(desk, place_path(region))
    return SheetPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("sheet.title", name=region.name, parent=parent.name),
        description=desk.say("page.kelurahan.description", name=region.name, sentence=verdict.sentence),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), desk.place(parent), desk.place(region)),
        updated=desk.observations.newest_period(),
        name=region.name,
        kicker=desk.say("share.picture.kicker", parent=parent.name, city=desk.city_name),
        answer=verdict,
        ladder=ladder(desk, region),
        stats=stats,
        sources=tuple(sources.values()),
        comparison=comparison(desk, region, parent),
        passport=desk.passport(parent.code, "kegiatan_tercatat"),
        missing=tuple(_missing(desk)),
        code=qr_code(address) if address else None,
        code_note=desk.say("sheet.code" if address else "sheet.code.none"),
        data_date=recorded_date(desk, region),
        report_note=report_note(desk),
        back=Link(desk.say("sheet.back", name=region.name), desk.url(place_path(region))),
        origin=Link(desk.say("passport.link.place", name=region.name), desk.passport(region.code)),
        paper=paper_link(desk, region),
    )


def _stats(desk: Desk, region: Region) -> tuple[Stat, ...]:
    """Return the headline numbers of *region*, those made of simulated tables left out."""
    every = (stat_of(desk, name, region.code) for name in RECORDED)
    return tuple(stat for stat in every if stat.nature is Nature.REAL)


def comparison(desk: Desk, region: Region, parent: Region) -> str:
    """Return how many kelurahan of the kecamatan record activity, and whether this is one of them."""
    states = {code: activity(desk, code) for code in desk.kelurahan_codes(parent.code)}
    active = sum(state != "none" for state in states.values())
    if len(states) == 1:
        return desk.say("sheet.comparison.alone", name=region.name, parent=parent.name)
    if active in (0, len(states)):
        key = "sheet.comparison.none" if active == 0 else "sheet.comparison.all"
        return desk.say(key, expected=len(states), parent=parent.name)
    key = "sheet.comparison.out" if states[region.code] == "none" else "sheet.comparison.in"
    return desk.say(key, reported=active, expected=len(states), parent=parent.name, name=region.name)


def _missing(desk: Desk) -> list[PlaceFact]:
    """Return each part of the record that nobody has published, with who could."""
    return [
        PlaceFact(
            desk.say(f"record.{block.name}.title"),
            desk.say(f"record.{block.name}.holder", city=desk.city_name),
        )
        for block in BLOCKS
        if _is_missing(desk, block)
    ]


def _is_missing(desk: Desk, block: Block) -> bool:
    """Return True if a table of *block* is not published; a simulated one in its place publishes nothing."""
    held = holding(desk, block)
    return bool(held.missing) or held.nature is Nature.SIMULATED


def report_note(desk: Desk) -> str:
    """Return how a reader of paper tells us of a wrong number: the city's own channels, else the page."""
    contact = desk.catalog.city.contact
    ways = [way for way in (contact.email, contact.whatsapp, contact.issues) if way]
    return desk.say("sheet.report", ways=" · ".join(ways)) if ways else desk.say("sheet.report.page")
