"""The readiness ladder: from the papers to loans, of one kelurahan and as the funnel of many.

An account in the official system is no rung: it lets a koperasi be seen there and readies it for
nothing by itself. It stays a test of the answer and a column of the matrix.
"""

from __future__ import annotations

from collections import Counter

from terang.catalog import Region
from terang.observations import Observation
from terang.pages.blocks_answer import Step, Verdict
from terang.pages.desk import Desk
from terang.pages.figures import Axis, Cell, Column, DataTable, Figure, Point
from terang.pages.spreads import PAPERS, rung
from terang.pages.staleness import stale
from terang.pages.tiles import is_recorded
from terang.statuses import Nature, Status, status_of

BANK_ACCOUNT = "koperasi_rekening"
"""Known for the city alone, at a date of its own."""

LADDER = (
    "koperasi_terdaftar",
    "koperasi_npwp",
    "koperasi_nib",
    BANK_ACCOUNT,
    "simpanan_total_rp",
    "transaksi_rp",
)
"""The rungs, lowest first; the last one, loans to members, stands apart: `LENDING`."""

LENDING = "peminjam_orang"
"""What tells whether the last rung, loans to members, is reached: once an authority publishes it."""

COUNTED = (*PAPERS, BANK_ACCOUNT)
"""What is counted in koperasi: reached where all of them have it; of the rest, any amount will do."""


def verdict_on(desk: Desk, seen: Observation) -> Verdict:
    """Return whether a rung is reached: papers by all koperasi of the kelurahan, amounts by any.

    An amount too small to be shown still is one.
    """
    if seen.indicator not in COUNTED and is_recorded(seen):
        return "pass"
    if seen.value is None:
        return "unknown"
    if seen.value == 0 or seen.indicator not in COUNTED:
        return "fail"
    koperasi = desk.observations.latest("koperasi_terdaftar", seen.region).value
    if koperasi is None:
        return "unknown"
    return "pass" if seen.value >= koperasi else "partial"


def ladder(desk: Desk, region: Region) -> tuple[Step, ...]:
    """Return the readiness ladder of a kelurahan, loans to its members last."""
    steps = []
    for name in LADDER:
        seen = desk.observations.latest(name, region.code)
        passport = desk.passport(region.code, name)
        steps.append(Step(rung(desk, name), verdict_on(desk, seen), desk.text(seen), passport))
    return (*steps, _loans(desk, region))


def loans_are_published(desk: Desk) -> bool:
    """Return True if real figures on loans to members are there; simulated ones answer nothing."""
    known = desk.observations.indicators.get(LENDING)
    return known is not None and desk.catalog.nature(known.tables[0]) is Nature.REAL


def _loans(desk: Desk, region: Region) -> Step:
    if not loans_are_published(desk):
        return Step(rung(desk, "pinjaman"), "unknown", desk.say("page.unpublished"))
    seen = desk.observations.latest(LENDING, region.code)
    passport = desk.passport(region.code, LENDING)
    return Step(rung(desk, "pinjaman"), verdict_on(desk, seen), desk.text(seen), passport)


def ladder_steps(desk: Desk, region: str) -> Figure:
    """Return how many of a region's kelurahan or koperasi stand on each rung of the readiness ladder."""
    used = [desk.observations.latest(name, region) for name in LADDER]
    if loans_are_published(desk):
        used.append(desk.observations.latest(LENDING, region))
    date = _usual_date(used)
    rows = [_rung_row(desk, seen, date) for seen in used]
    if not loans_are_published(desk):
        rows.append(_unpublished_row(desk))
    title = _steps_title(desk, region)
    return Figure(
        id=f"langkah-{desk.catalog.regions[region].slug}",
        kind="steps",
        title=title,
        subtitle=desk.say("page.steps.subtitle", date=desk.say.date(date)),
        description=desk.say("page.bars.description", title=title),
        axis=Axis(desk.say("page.steps.axis"), "koperasi"),
        points=tuple(point for point, _ in rows),
        table=DataTable(
            desk.say("page.steps.caption", name=desk.name(region)),
            (Column(desk.say("page.column.rung")), Column(desk.say("page.column.count"), True)),
            tuple(cells for _, cells in rows),
        ),
        sources=desk.sources(*used),
        caveats=desk.caveats(*used),
        nature=desk.nature(*used),
        passport=desk.passport(region),
        stale=stale(desk, *used),
    )


def _usual_date(used: list[Observation]) -> str:
    """Return the period that most rungs are of, the newest of several."""
    counts = Counter(o.period for o in used if o.period)
    return max(counts, key=lambda period: (counts[period], period))


def _rung_row(desk: Desk, seen: Observation, date: str) -> tuple[Point, tuple[Cell, ...]]:
    """Return one rung as a mark and a row; a date that is not the others' *date* stands with it."""
    count, text = _rung_count(desk, seen)
    if count is not None and seen.period != date:
        text = desk.say("page.ladder.dated", text=text, date=desk.say.date(seen.period))
    # An amount stated for the city alone does not say how many kelurahan have it.
    status = status_of(count, Status.NOT_AVAILABLE if seen.status.has_value else seen.status)
    return _row(rung(desk, "pinjaman" if seen.indicator == LENDING else seen.indicator), count, status, text)


def _unpublished_row(desk: Desk) -> tuple[Point, tuple[Cell, ...]]:
    return _row(rung(desk, "pinjaman"), None, Status.NOT_AVAILABLE, desk.say("page.unpublished"))


def _row(label: str, count: float | None, status: Status, text: str) -> tuple[Point, tuple[Cell, ...]]:
    return Point(label, count, status, text), (Cell(label), Cell(text, sort=count, status=status))


def _steps_title(desk: Desk, region: str) -> str:
    """Return the ladder's lower and upper end in numbers; without them, only what the figure is."""
    papers = desk.observations.latest("koperasi_npwp", region)
    every = desk.observations.latest("koperasi_terdaftar", region)
    trade = desk.observations.latest("transaksi_rp", region)
    if papers.value is None or every.value is None or trade.reporting is None:
        return desk.say("page.steps.title_bare", name=desk.name(region))
    return desk.tally(
        "page.steps.title",
        trade.reporting.reported,
        name=desk.name(region),
        papers=papers.value,
        koperasi=every.value,
        expected=trade.reporting.expected,
    )


def _rung_count(desk: Desk, seen: Observation) -> tuple[float | None, str]:
    """Return a rung's count with its words: koperasi for papers, reporting kelurahan for amounts."""
    if seen.indicator in COUNTED:
        return seen.value, desk.text(seen)
    if seen.reporting is None:
        return None, desk.say(f"status.{Status.NOT_AVAILABLE}") if seen.status.has_value else desk.text(seen)
    reported = seen.reporting.reported + seen.reporting.withheld
    return float(reported), desk.tally("page.steps.kelurahan", reported)
