"""The readiness matrix: which rungs of the ladder each kelurahan of a kecamatan has reached."""

from __future__ import annotations

from dataclasses import replace

from terang.catalog import Region
from terang.observations import reported_values
from terang.pages.desk import Desk
from terang.pages.figures import Axis, Cell, Column, DataTable, Figure, Point
from terang.pages.spreads import PAPERS, rung
from terang.pages.staleness import stale

READINESS = (*PAPERS, "simpanan_total_rp", "transaksi_rp")
"""The rungs of the readiness ladder that are published, lowest first."""


def readiness_matrix(desk: Desk, kecamatan: Region, highlight: Region | None = None) -> Figure:
    """Return which rungs of the ladder each kelurahan of *kecamatan* has reached, *highlight* marked out."""
    figure = desk.once(("matrix", kecamatan.code), lambda: _bare_matrix(desk, kecamatan))
    return figure if highlight is None else replace(figure, highlight=highlight.code)


def _bare_matrix(desk: Desk, kecamatan: Region) -> Figure:
    regions = desk.catalog.children(kecamatan.code)
    seen = [o for name in READINESS for o in desk.observations.across(name, [r.code for r in regions])]
    active = len(reported_values(desk.observations.across("kegiatan_tercatat", [r.code for r in regions])))
    title = desk.tally("page.matrix.title", active, name=kecamatan.name, expected=len(regions))
    columns = (
        Column(desk.say("page.column.kelurahan")),
        *(Column(rung(desk, name), True) for name in READINESS),
    )
    return Figure(
        id=f"kesiapan-{kecamatan.slug}",
        kind="matrix",
        title=title,
        subtitle=desk.say("page.matrix.subtitle", date=desk.say.date(max(o.period for o in seen))),
        description=desk.say("page.matrix.description", name=kecamatan.name),
        axis=Axis(desk.say("page.matrix.axis")),
        points=tuple(_presence(desk, r, name) for r in regions for name in READINESS),
        table=DataTable(
            desk.say("page.matrix.caption", name=kecamatan.name),
            columns,
            tuple(_matrix_row(desk, r) for r in regions),
        ),
        sources=desk.sources(*seen),
        caveats=desk.caveats(*seen),
        nature=desk.nature(*seen),
        passport=desk.passport(kecamatan.code),
        stale=stale(desk, *seen),
    )


def _presence(desk: Desk, region: Region, indicator: str) -> Point:
    """Return a rung as a point: papers keep their number, amounts count as one where there is any."""
    seen = desk.observations.latest(indicator, region.code)
    value = seen.value
    if value is not None and indicator not in PAPERS:
        value = 1.0 if value > 0 else 0.0
    return Point(
        region.name, value, seen.status, desk.text(seen), series=rung(desk, indicator), key=region.code
    )


def _matrix_row(desk: Desk, region: Region) -> tuple[Cell, ...]:
    link = desk.place(region)
    return (
        Cell(link.text, link.url),
        *(desk.cell(desk.observations.latest(name, region.code)) for name in READINESS),
    )
