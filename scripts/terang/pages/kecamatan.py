"""The page of one kecamatan: how many of its koperasi record activity, and a row for each kelurahan."""

from __future__ import annotations

from terang.catalog import Region
from terang.observations import reported_values
from terang.pages.addresses import place_path
from terang.pages.blocks import Section
from terang.pages.changes_said import feed_path, place_changes
from terang.pages.claims import contradictions
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.ladders import ladder_steps
from terang.pages.models import KecamatanPage
from terang.pages.places import HEADLINE_MEASURES, by_name, home_link, region_table
from terang.pages.quality import place_line
from terang.pages.readiness import readiness_matrix
from terang.pages.record import record_sections
from terang.pages.stats import stats_of
from terang.pages.tiles import activity_map


def kecamatan_page(desk: Desk, region: Region) -> KecamatanPage:
    """Return the page of the kecamatan *region*."""
    path = place_path(region)
    children = desk.catalog.children(region.code)
    active = len(reported_values(desk.observations.across("kegiatan_tercatat", [r.code for r in children])))
    date = desk.say.date(desk.observations.newest_period())
    headline = desk.tally(
        "page.kecamatan.headline", active, name=region.name, expected=len(children), date=date
    )
    return KecamatanPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.kecamatan.title", name=region.name),
        description=headline,
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), *_index_link(desk)),
        updated=desk.observations.newest_period(),
        name=region.name,
        kicker=desk.say("page.kecamatan.kicker", code=region.code, count=len(children)),
        headline=headline,
        passport=desk.passport(region.code, "kegiatan_tercatat"),
        stats=stats_of(desk, HEADLINE_MEASURES, region.code),
        tile_map=activity_map(desk, region),
        table=region_table(
            desk, tuple(by_name(children)), desk.say("page.kecamatan.caption", name=region.name)
        ),
        sections=_sections(desk, region),
        contradictions=contradictions(desk, region.code),
        siblings=tuple(
            desk.place(r) for r in by_name(desk.catalog.level("kecamatan")) if r.code != region.code
        ),
        downloads=desk.downloads(region=region.code),
        quality=place_line(desk, region),
        feed=f"/{feed_path(region)}",
        changes=place_changes(desk, region),
    )


def _index_link(desk: Desk) -> tuple[Link, ...]:
    return (Link(desk.say("page.districts.heading"), desk.url("kecamatan/")),)


def _sections(desk: Desk, region: Region) -> tuple[Section, ...]:
    readiness = Section(
        id="kesiapan",
        title=desk.say("page.section.readiness", name=region.name),
        lead="",
        figures=(readiness_matrix(desk, region), ladder_steps(desk, region.code)),
    )
    return (readiness, *record_sections(desk, region))
