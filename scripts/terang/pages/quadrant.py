"""The page "many poor families, few members": every kelurahan between two medians, drawn and listed."""

from __future__ import annotations

from dataclasses import replace

from terang.pages.addresses import slug_of
from terang.pages.blocks import Gap
from terang.pages.desk import Desk
from terang.pages.figures import Axis, Cell, Column, DataTable, Figure, Link, Point
from terang.pages.models_record import QuadrantPage
from terang.pages.places import home_link
from terang.pages.staleness import stale
from terang.quadrants import MEASURES, MEMBERS, POOR, Place, Quadrant, Quadrants, quadrants, unpublished
from terang.statuses import Status

SLUG = "peta-selisih"
"""Name of the page and of its file."""

_READING = ("median", "poor", "limits")

_PARTS = {POOR: ("families",), MEMBERS: ("members", "households")}
"""What has to be counted for each measure."""

_HOLDERS = {POOR: ("social", "ministry"), MEMBERS: ("koperasi", "register")}
"""Who could publish it."""


def quadrant_page(desk: Desk) -> QuadrantPage:
    """Return the page; where a measure is not published, it says which and who could publish it."""
    path, title = f"{SLUG}/", desk.say("quadrant.title")
    codes = desk.kelurahan_codes()
    parted = quadrants(desk.observations, codes)
    lead = desk.say("quadrant.lead.gap") if parted is None else _headline(desk, parted)
    page = QuadrantPage(
        url=desk.url(path),
        lang=desk.lang,
        title=title,
        description=lead,
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        lead=lead,
        left_out="",
        passport=desk.passport(desk.city_region.code),
        figure=None,
        reading=(),
        order="",
        table=None,
        downloads=(),
        measures=tuple(
            Link(desk.title(name), desk.url(f"indikator/{slug_of(name)}/"))
            for name in MEASURES
            if desk.observations.has(name)
        ),
    )
    if parted is None:
        return replace(page, gap=_gap(desk, unpublished(desk.observations, codes)))
    return replace(
        page,
        nature=parted.nature,
        left_out=_left_out(desk, parted),
        figure=_figure(desk, parted),
        reading=tuple(desk.say(f"quadrant.reading.{name}") for name in _READING),
        order=desk.say("quadrant.order"),
        table=_table(desk, parted),
        downloads=desk.downloads(resource=SLUG),
    )


def _headline(desk: Desk, parted: Quadrants) -> str:
    count = len(parted.of(Quadrant.CONCERN))
    return desk.tally("quadrant.lead", count, expected=len(parted.places))


def _left_out(desk: Desk, parted: Quadrants) -> str:
    kinds = _kinds(desk, parted)
    if not kinds:
        return ""
    told = [desk.say("quadrant.left_out.kind", count=n, status=status) for status, n, _ in kinds]
    return desk.say("quadrant.left_out", count=sum(n for _, n, _ in kinds), kinds=desk.say.join(told))


def _kinds(desk: Desk, parted: Quadrants) -> list[tuple[str, int, Status]]:
    """Return the kinds of empty that keep kelurahan out, in words, with their number."""
    found = parted.left_out
    return [(desk.say(f"status.{status}"), found[status], status) for status in Status if found[status]]


def _figure(desk: Desk, parted: Quadrants) -> Figure:
    seen = [one for place in parted.places for one in (place.poor, place.members)]
    title = desk.say(
        "quadrant.figure.title",
        poor=desk.say.amount(parted.poor_median, _unit(desk, POOR)),
        members=desk.say.amount(parted.members_median, _unit(desk, MEMBERS)),
    )
    return Figure(
        id="peta",
        kind="scatter",
        title=title,
        subtitle=desk.say(
            "quadrant.figure.subtitle",
            across=_measure(desk, POOR),
            across_date=desk.say.date(parted.poor_period),
            up=_measure(desk, MEMBERS),
            up_date=desk.say.date(parted.members_period),
        ),
        description=desk.say("quadrant.figure.description", title=title),
        axis=_axis(desk, MEMBERS, parted.members_median),
        across=_axis(desk, POOR, parted.poor_median),
        points=tuple(_point(desk, place) for place in parted.places),
        table=_counts(desk, parted),
        sources=desk.sources(*seen),
        caveats=desk.caveats(*seen),
        nature=parted.nature,
        table_open=True,
        passport=desk.passport(desk.city_region.code),
        stale=stale(desk, *seen),
    )


def _measure(desk: Desk, indicator: str) -> str:
    """Return the name of a measure with its unit, shorter than elsewhere."""
    return desk.say(f"quadrant.axis.{indicator}")


def _unit(desk: Desk, indicator: str) -> str:
    return desk.observations.indicators[indicator].unit


def _axis(desk: Desk, indicator: str, middle: float) -> Axis:
    known = desk.observations.indicators[indicator]
    return Axis(_measure(desk, indicator), known.unit, known.logarithmic, middle)


def _point(desk: Desk, place: Place) -> Point:
    """Return the mark of *place*; without both values it has neither, only its kind of empty."""
    name = desk.name(place.code)
    if place.empty is not None:
        return Point(name, None, place.empty, desk.say(f"status.{place.empty}"), key=place.code)
    poor, members = desk.bare(place.poor), desk.bare(place.members)
    return Point(
        label=name,
        value=place.members.value,
        status=place.members.status,
        text=desk.say("quadrant.point", poor=poor, members=members),
        series=_name(desk, Quadrant.CONCERN) if place.quadrant is Quadrant.CONCERN else "",
        key=place.code,
        across=place.poor.value,
    )


def _name(desk: Desk, quadrant: Quadrant) -> str:
    return desk.say(f"quadrant.name.{quadrant}")


def _counts(desk: Desk, parted: Quadrants) -> DataTable:
    """Return how many kelurahan stand in each quadrant, and how many in none, by the reason."""
    placed = [(_name(desk, quadrant), len(parted.of(quadrant))) for quadrant in Quadrant]
    rows = [(Cell(name), _count(desk, count)) for name, count in placed]
    rows += [
        (Cell(desk.say("quadrant.unplaced", status=status)), _count(desk, count))
        for status, count, _ in _kinds(desk, parted)
    ]
    columns = (
        Column(desk.say("quadrant.counts.part")),
        Column(desk.say("quadrant.counts.count"), numeric=True),
    )
    return DataTable(desk.say("quadrant.counts.caption"), columns, tuple(rows))


def _count(desk: Desk, count: int) -> Cell:
    return Cell(desk.say.number(count), status=Status.REPORTED if count else Status.ZERO, sort=float(count))


def _table(desk: Desk, parted: Quadrants) -> DataTable:
    """Return every kelurahan with both values and its quadrant, those of most concern first."""
    columns = (
        Column(desk.say("page.column.kelurahan")),
        Column(desk.say("page.column.kecamatan")),
        *(Column(_measure(desk, name), numeric=True) for name in MEASURES),
        Column(desk.say("quadrant.column.quadrant")),
    )
    return DataTable(
        desk.say("quadrant.table.caption"),
        columns,
        tuple(_row(desk, place) for place in parted.places),
        desk.passport(desk.city_region.code),
        stale(desk, *(one for place in parted.places for one in (place.poor, place.members))),
    )


def _row(desk: Desk, place: Place) -> tuple[Cell, ...]:
    region = desk.catalog.regions[place.code]
    link = desk.place(region)
    return (
        Cell(link.text, link.url),
        Cell(desk.name(str(region.parent))),
        desk.cell(place.poor),
        desk.cell(place.members),
        _standing(desk, place),
    )


def _standing(desk: Desk, place: Place) -> Cell:
    if place.quadrant is not None:
        return Cell(_name(desk, place.quadrant))
    empty = place.empty or Status.NOT_REPORTED
    return Cell(desk.say("quadrant.unplaced", status=desk.say(f"status.{empty}")), status=empty)


def _gap(desk: Desk, measures: tuple[str, ...]) -> Gap:
    """Return which of *measures* is not published, and who could publish it; there is no request yet."""
    named = [desk.say(f"quadrant.gap.measure.{part}") for name in measures for part in _PARTS[name]]
    holders = [
        desk.say(f"quadrant.gap.holder.{holder}", city=desk.city_name)
        for name in measures
        for holder in _HOLDERS[name]
    ]
    return Gap(
        title=desk.say("quadrant.gap.title"),
        text=desk.say("quadrant.gap.text", measures=desk.say.join(named)),
        holder=desk.say("quadrant.gap.holders", holders=desk.say.join(holders)),
        request="",
    )
