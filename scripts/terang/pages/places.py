"""Pages that lead to places: the list of every kelurahan, the table of every kecamatan."""

from __future__ import annotations

from dataclasses import replace

from terang.catalog import Region
from terang.observations import Observation, reported_values
from terang.pages.addresses import table_path
from terang.pages.blocks import PlaceEntry, PlaceGroup
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models import DistrictsPage, PlacesPage
from terang.pages.spreads import strip
from terang.pages.staleness import stale
from terang.pages.tiles import activity
from terang.search import search_words

DISTRICT_MEASURES = (
    "koperasi_terdaftar",
    "kegiatan_tercatat",
    "penyetor_pokok_orang",
    "simpanan_total_rp",
    "transaksi_rp",
)
"""What the tables of kecamatan and kelurahan show, a column each."""

HEADLINE_MEASURES = tuple(name for name in DISTRICT_MEASURES if name != "kegiatan_tercatat")
"""The numbers below a headline that has already said where activity is recorded."""


def places_page(desk: Desk) -> PlacesPage:
    """Return the list of every kelurahan by kecamatan, findable under all its names."""
    path = "kelurahan/"
    expected = len(desk.catalog.level("kelurahan"))
    return PlacesPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.places.heading"),
        description=desk.say("page.places.lead", count=expected, city=desk.city_name),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        lead=desk.say("page.places.lead", count=expected, city=desk.city_name),
        passport=regions_table(desk, "kelurahan"),
        scripts=("search.js",),
        groups=tuple(_group(desk, region) for region in by_name(desk.catalog.level("kecamatan"))),
    )


def regions_table(desk: Desk, level: str) -> str:
    """Return the table that a number of places is counted in."""
    return desk.url(table_path(desk.catalog.resource(f"wilayah_{level}")))


def by_name(regions: tuple[Region, ...]) -> list[Region]:
    """Return *regions* in the order of their names, numbers by their size: 2 Hilir before 10 Hilir."""
    return sorted(regions, key=lambda region: natural_key(region.name))


def natural_key(name: str) -> tuple[int, int, str]:
    """Return a key that sorts numbered names by number, before all others."""
    digits = ""
    for letter in name:
        if not letter.isdigit():
            break
        digits += letter
    return (0, int(digits), name) if digits else (1, 0, name.casefold())


def home_link(desk: Desk) -> Link:
    """Return the link to the home page, under the city's name."""
    return Link(desk.city_name, desk.url(""))


def _group(desk: Desk, kecamatan: Region) -> PlaceGroup:
    places = desk.catalog.children(kecamatan.code)
    codes = [region.code for region in places]
    active = len(reported_values(desk.observations.across("kegiatan_tercatat", codes)))
    return PlaceGroup(
        link=desk.place(kecamatan),
        id=kecamatan.slug,
        text=desk.tally("page.places.group", active, expected=len(places)),
        places=tuple(_entry(desk, region) for region in by_name(places)),
        passport=desk.passport(kecamatan.code, "kegiatan_tercatat"),
    )


def search_links(desk: Desk) -> tuple[Link, ...]:
    """Return a link to every kelurahan by name, with all its spellings for the search field."""
    regions = by_name(desk.catalog.level("kelurahan"))
    return tuple(replace(desk.place(region), search=search_words(desk.catalog, region)) for region in regions)


def _entry(desk: Desk, region: Region) -> PlaceEntry:
    return PlaceEntry(
        link=desk.place(region),
        official_name=region.official_name if region.official_name != region.name else "",
        code=region.code,
        text=desk.say(f"page.activity.{activity(desk, region.code)}"),
        search=search_words(desk.catalog, region),
    )


def districts_page(desk: Desk) -> DistrictsPage:
    """Return every kecamatan in one table."""
    path = "kecamatan/"
    kecamatan = desk.catalog.level("kecamatan")
    lead = desk.say(
        "page.districts.lead",
        count=len(kecamatan),
        city=desk.city_name,
        date=desk.say.date(desk.observations.newest_period()),
    )
    return DistrictsPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.districts.heading"),
        description=lead,
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        lead=lead,
        passport=regions_table(desk, "kecamatan"),
        table=region_table(desk, tuple(by_name(kecamatan)), desk.say("page.districts.caption")),
        figures=(strip(desk, "transaksi_rp"), strip(desk, "penyetor_pokok_orang")),
    )


def region_table(desk: Desk, regions: tuple[Region, ...], caption: str) -> DataTable:
    """Return one row per region with the measures every reader asks for."""
    first = desk.say(f"page.column.{regions[0].level}")
    columns = (Column(first), *(_measure_column(desk, regions[0], name) for name in DISTRICT_MEASURES))
    rows, every = [], []
    for region in regions:
        link = desk.place(region)
        seen = [desk.observations.latest(name, region.code) for name in DISTRICT_MEASURES]
        every += seen
        rows.append((Cell(link.text, link.url), *(_region_cell(desk, region, o) for o in seen)))
    passport = desk.passport(str(regions[0].parent))
    return DataTable(caption, columns, tuple(rows), passport, stale(desk, *every))


def _measure_column(desk: Desk, region: Region, indicator: str) -> Column:
    if region.level == "kelurahan" and indicator == "kegiatan_tercatat":
        return Column(desk.say("page.column.activity"))
    return Column(desk.heading(indicator), numeric=True)


def _region_cell(desk: Desk, region: Region, seen: Observation) -> Cell:
    """Return a cell; what a single kelurahan has on record is told in words, not as 1."""
    if region.level == "kelurahan" and seen.indicator == "kegiatan_tercatat":
        return Cell(desk.say(f"page.activity.{activity(desk, region.code)}"), sort=seen.value)
    return desk.cell(seen)
