"""Figures over places: the strip of all kelurahan, the bars of neighbours, the ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from terang.catalog import Region
from terang.observations import Observation, peer_median, reported_values
from terang.pages.addresses import slug_of
from terang.pages.desk import Desk
from terang.pages.figures import Axis, Cell, Column, DataTable, Figure, FigureKind, Point
from terang.pages.staleness import stale

PAPERS = ("koperasi_terdaftar", "koperasi_npwp", "koperasi_nib", "koperasi_akun")
"""The rungs that count koperasi; the others are amounts, of which only presence matters here."""


def strip(desk: Desk, indicator: str, highlight: Region | None = None) -> Figure:
    """Return every kelurahan on one axis, *highlight* marked out; kelurahan without a value are shown too."""
    return _spread(desk, indicator, "strip", highlight)


def histogram(desk: Desk, indicator: str) -> Figure:
    """Return how many kelurahan fall into each range of *indicator*; the finding is the median."""
    figure = _spread(desk, indicator, "histogram", None)
    seen = desk.observations.across(indicator, desk.kelurahan_codes())
    middle = peer_median(seen)
    if middle is None:
        return figure
    title = desk.say(
        "page.histogram.title", count=len(reported_values(seen)), median=desk.quantity(middle, indicator)
    )
    return replace(figure, title=title, description=desk.say("page.spread.description", title=title))


def _spread(desk: Desk, indicator: str, kind: FigureKind, highlight: Region | None) -> Figure:
    figure = desk.once((kind, indicator), lambda: _bare_spread(desk, indicator, kind))
    if highlight is None:
        return figure
    own = desk.observations.latest(indicator, highlight.code)
    label = desk.say("page.highlight", name=highlight.name, value=desk.text(own))
    passport = desk.passport(highlight.code, indicator)
    return replace(figure, highlight=highlight.code, highlight_label=label, passport=passport)


def _bare_spread(desk: Desk, indicator: str, kind: FigureKind) -> Figure:
    regions = desk.catalog.level("kelurahan")
    seen = desk.observations.across(indicator, [region.code for region in regions])
    known = desk.observations.indicators[indicator]
    return Figure(
        id=f"{kind}-{slug_of(indicator)}",
        kind=kind,
        title=finding(desk, indicator, seen),
        subtitle=subtitle(desk, indicator, seen),
        description=desk.say("page.spread.description", title=finding(desk, indicator, seen)),
        axis=Axis(desk.heading(indicator), known.unit, known.logarithmic),
        points=tuple(
            Point(region.name, o.value, o.status, desk.text(o), key=region.code)
            for region, o in zip(regions, seen, strict=True)
        ),
        table=_reporters_table(desk, indicator),
        sources=desk.sources(*seen),
        caveats=desk.caveats(*seen),
        nature=desk.nature(*seen),
        passport=desk.passport(desk.city_region.code, indicator),
        stale=stale(desk, *seen),
    )


def finding(desk: Desk, indicator: str, seen: Sequence[Observation]) -> str:
    """Return the sentence that says how many of *seen* report, as the figure's title."""
    reported = len(reported_values(seen))
    key = f"indicator.{indicator}.finding"
    if not desk.say.has(key):
        key = "page.finding"
    if reported == 0:
        key = "page.finding"
    return desk.tally(key, reported, expected=len(seen), title=desk.title(indicator))


def subtitle(desk: Desk, indicator: str, seen: Sequence[Observation]) -> str:
    """Return measure, unit and date of *seen*."""
    period = max((o.period for o in seen), default="")
    return desk.say(
        "page.subtitle", heading=desk.heading(indicator), date=desk.say.date(period) if period else ""
    )


def _reporters_table(desk: Desk, indicator: str) -> DataTable:
    """Return the ranking without the empties: each kind of them is one row with its number."""
    full = ranking_table(desk, indicator)
    known = tuple(row for row in full.rows if row[2].sort is not None)
    empties = Counter(row[2].status for row in full.rows if row[2].sort is None)
    rest = tuple(
        (
            Cell(desk.say("page.table.rest", count=count)),
            Cell(""),
            Cell(desk.say(f"status.{status}"), status=status),
        )
        for status, count in sorted(empties.items())
    )
    return replace(full, rows=(*known, *rest), passport="")


def ranking_table(desk: Desk, indicator: str) -> DataTable:
    """Return every kelurahan with its value, the highest first, the empties last, by name."""
    return desk.once(("ranking", indicator), lambda: _ranking_table(desk, indicator))


def _ranking_table(desk: Desk, indicator: str) -> DataTable:
    rows, every = [], []
    for region in desk.catalog.level("kelurahan"):
        seen = desk.observations.latest(indicator, region.code)
        every.append(seen)
        parent = desk.catalog.regions[str(region.parent)]
        link = desk.place(region)
        rows.append((Cell(link.text, link.url), Cell(parent.name), _ranked(desk, seen)))
    rows.sort(key=lambda row: (row[2].sort is None, -(row[2].sort or 0.0), row[0].text))
    columns = (
        Column(desk.say("page.column.kelurahan")),
        Column(desk.say("page.column.kecamatan")),
        Column(desk.heading(indicator), numeric=True),
    )
    counted = desk.observations.indicators[indicator].unit == "kelurahan"
    equal = counted or len({row[2].sort for row in rows}) == 1
    caption = desk.say("page.table.each" if equal else "page.table.all", title=desk.title(indicator))
    passport = desk.passport(desk.city_region.code, indicator)
    return DataTable(caption, columns, tuple(rows), passport, stale(desk, *every))


def _ranked(desk: Desk, seen: Observation) -> Cell:
    """Return the cell of a ranking; a kelurahan that is counted itself is marked in words, not as 1."""
    if desk.observations.indicators[seen.indicator].unit == "kelurahan" and seen.value:
        return replace(desk.cell(seen), text=desk.say("page.column.recorded"))
    return desk.cell(seen)


def neighbour_bars(desk: Desk, indicator: str, region: Region) -> Figure | None:
    """Return *region* and the kelurahan that share a border with it, as bars, itself first.

    None where no bar would be drawn: the sentences on the neighbours say that already.
    """
    borders = desk.catalog.borders.get(region.code, ())
    regions = [region, *(desk.catalog.regions[n.code] for n in borders)]
    seen = desk.observations.across(indicator, [r.code for r in regions])
    known = desk.observations.indicators[indicator]
    if not any(reported_values(seen)):
        return None
    reported = len(reported_values(seen[1:]))
    title = desk.tally(
        f"indicator.{indicator}.neighbours",
        reported,
        name=region.name,
        value=desk.text(seen[0]),
        expected=len(borders),
    )
    table = DataTable(
        desk.say("page.table.neighbours", title=desk.title(indicator), name=region.name),
        (Column(desk.say("page.column.kelurahan")), Column(desk.heading(indicator), numeric=True)),
        tuple(
            (Cell(r.name, "" if r is region else desk.place(r).url), desk.cell(o))
            for r, o in zip(regions, seen, strict=True)
        ),
    )
    return Figure(
        id=f"tetangga-{slug_of(indicator)}",
        kind="bars",
        title=title,
        subtitle=subtitle(desk, indicator, seen),
        description=desk.say("page.bars.description", title=title),
        axis=Axis(desk.heading(indicator), known.unit),
        points=tuple(
            Point(r.name, o.value, o.status, desk.text(o), key=r.code)
            for r, o in zip(regions, seen, strict=True)
        ),
        table=table,
        sources=desk.sources(*seen),
        caveats=desk.caveats(*seen),
        nature=desk.nature(*seen),
        highlight=region.code,
        passport=desk.passport(region.code, indicator),
        stale=stale(desk, *seen),
    )


def rung(desk: Desk, indicator: str) -> str:
    """Return the short name of a rung of the ladder."""
    return desk.say(f"page.rung.{indicator}")
