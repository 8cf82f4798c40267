"""What each row of a comparison says of every kelurahan, made once for all pages that lay it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from terang.downloads.indicators import nature_of
from terang.observations import Indicator, Observation, peer_median
from terang.pages.addresses import slug_of
from terang.pages.blocks_answer import Step
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.kelurahan import HEADLINE_MEASURES
from terang.pages.ladders import COUNTED, LADDER, LENDING, ladder, loans_are_published
from terang.pages.models_compare import PlaceCell, RowHead, RowKind
from terang.pages.spreads import rung
from terang.pages.staleness import stale_mark
from terang.statuses import Nature, Status, status_of

TOLD_BY_RUNGS = (*(name for name in LADDER if name in COUNTED), "kegiatan_tercatat")
"""Indicators without a row of their own: the rungs of the ladder say the same."""

_HIGHER = ("higher", "highest")
WORDS = {
    "koperasi": ("", ""),
    "rupiah": ("larger", "largest"),
    "persen": _HIGHER,
    "indeks": _HIGHER,
    "orang_per_1000_rumah_tangga": _HIGHER,
}
"""What the larger of two and the largest of many are called, by unit; all others are counted: more, most.

Of koperasi a kelurahan has one or two: nothing is told by two.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One row for every kelurahan at once, each part by its code."""

    head: RowHead
    cells: Mapping[str, PlaceCell]
    marked: Mapping[str, PlaceCell]
    """The same cells, said to be the larger."""
    seen: Mapping[str, Observation]


LineGroup = tuple[str, tuple[Line, ...]]
"""Rows under one heading."""


def line_groups(desk: Desk, nature: Nature) -> tuple[LineGroup, ...]:
    """Return every row of one *nature*: the ladder, the headline numbers, then topic by topic."""
    return desk.once(("compare", "lines", nature), lambda: tuple(_made_groups(desk, nature)))


def _made_groups(desk: Desk, nature: Nature) -> list[LineGroup]:
    known = {
        one.id: one
        for one in desk.observations.indicators.values()
        if one.level == "kelurahan" and one.id not in TOLD_BY_RUNGS and _is_known(desk, one)
        if nature_of(one, desk.catalog, desk.observations) is nature
    }
    first = [known[name] for name in HEADLINE_MEASURES if name in known]
    rest = [one for one in known.values() if one not in first]
    topics = dict.fromkeys(one.topic for one in rest)
    groups = [
        (desk.say("compare.headline"), [_measure(desk, one) for one in first]),
        *(
            (desk.say(f"page.topic.{topic}"), [_measure(desk, one) for one in rest if one.topic == topic])
            for topic in topics
        ),
    ]
    if nature is Nature.REAL:
        groups.insert(0, (desk.say("compare.rungs"), _rungs(desk)))
    return [(title, tuple(lines)) for title, lines in groups if lines]


def _is_known(desk: Desk, known: Indicator) -> bool:
    """Return True if any kelurahan has a number of it, shown or withheld."""
    seen = desk.observations.across(known.id, desk.kelurahan_codes())
    return any(o.value is not None or o.status is Status.WITHHELD for o in seen)


def _measure(desk: Desk, known: Indicator) -> Line:
    """Return the row of an indicator."""
    seen = {code: desk.observations.latest(known.id, code) for code in desk.kelurahan_codes()}
    more, most = WORDS.get(known.unit, ("more", "most"))
    middle = peer_median(seen.values())
    newest = max(seen.values(), key=lambda o: o.period)
    head = RowHead(
        id=known.id,
        kind="measure",
        link=_definition(desk, known.id),
        note=_note(desk, desk.say(f"unit.{known.unit}.name"), newest.period),
        period=newest.period,
        stale=stale_mark(desk, newest),
        city=desk.say("compare.few") if middle is None else _bare(desk, known.id, middle),
        unit=known.unit,
        places=_decimals(desk, known),
        larger=desk.say(f"compare.larger.{more}") if more else "",
        largest=desk.say(f"compare.larger.{most}") if most else "",
    )
    return _line(desk, head, seen, lambda code: PlaceCell(desk.bare(seen[code]), seen[code].status))


def _note(desk: Desk, unit: str, period: str) -> str:
    return ", ".join(part for part in (unit, desk.say.date(period) if period else "") if part)


def _line(
    desk: Desk, head: RowHead, seen: Mapping[str, Observation], make: Callable[[str], PlaceCell]
) -> Line:
    """Return a row; the date stands at its head once, and again at what is older."""
    cells = {code: make(code) for code in seen}
    for code, o in seen.items():
        if o.period not in ("", head.period):
            cells[code] = replace(cells[code], date=desk.say.date(o.period), stale=stale_mark(desk, o))
    by_period = {o.period: o for o in seen.values() if o.period}
    old = " ".join(period for period, o in sorted(by_period.items()) if stale_mark(desk, o))
    head = replace(head, stale_periods=old)
    marked = {code: replace(cell, larger=head.larger) for code, cell in cells.items() if head.larger}
    return Line(head, cells, marked, seen)


def _definition(desk: Desk, name: str, title: str = "") -> Link:
    return Link(title or desk.title(name), desk.url(f"indikator/{slug_of(name)}/"))


def _bare(desk: Desk, name: str, value: float) -> str:
    return desk.bare(Observation(name, "", "", value, status_of(value)))


def _decimals(desk: Desk, known: Indicator) -> str:
    """Return how many decimals a number of *known* always has; empty where that depends on the number."""
    whole, part = (desk.say.amount(value, known.unit, known.decimals) for value in (1, 1.5))
    return str(max(len(whole) - 2, 0)) if len(whole) == len(part) else ""


def _rungs(desk: Desk) -> list[Line]:
    """Return a row for every rung of the ladder, loans to members last."""
    steps = {code: ladder(desk, desk.catalog.regions[code]) for code in desk.kelurahan_codes()}
    loans: RowKind = "presence" if loans_are_published(desk) else "unpublished"
    kinds: list[RowKind] = [*("paper" if name in COUNTED else "presence" for name in LADDER), loans]
    return [
        _rung(desk, name, kind, {code: found[place] for code, found in steps.items()})
        for place, (name, kind) in enumerate(zip((*LADDER, LENDING), kinds, strict=True))
    ]


def _rung(desk: Desk, name: str, kind: RowKind, steps: Mapping[str, Step]) -> Line:
    title = rung(desk, "pinjaman" if name == LENDING else name)
    if kind == "unpublished":
        # Simulated loans may be there: they say nothing here.
        seen = {code: Observation(name, code, "", None, Status.NOT_REPORTED) for code in steps}
    else:
        seen = {code: desk.observations.latest(name, code) for code in steps}
    city = desk.observations.latest(name, desk.city_region.code)
    of_city = kind == "paper" and not any(o.sources for o in seen.values()) and city.value is not None
    newest = city if of_city else max(seen.values(), key=lambda o: o.period)
    head = RowHead(
        id=name,
        kind=kind,
        link=Link(title, "") if kind == "unpublished" else _definition(desk, name, title),
        note=_note(desk, desk.say("unit.koperasi.name") if kind == "paper" else "", newest.period),
        city=desk.say("compare.whole", value=desk.bare(city)) if of_city else _reached(desk, kind, steps),
        period=newest.period,
        stale=stale_mark(desk, newest),
    )
    return _line(desk, head, seen, lambda code: _rung_cell(desk, kind, steps[code], seen[code]))


def _reached(desk: Desk, kind: RowKind, steps: Mapping[str, Step]) -> str:
    if kind == "unpublished":
        return desk.say("page.unpublished")
    reached = sum(step.verdict == "pass" for step in steps.values())
    return desk.say("compare.reached", reached=reached, expected=len(steps))


def _rung_cell(desk: Desk, kind: RowKind, step: Step, seen: Observation) -> PlaceCell:
    if step.verdict == "unknown":
        return PlaceCell(step.text, seen.status, step.verdict)
    words = desk.say(f"ui.verdict.{step.verdict}")
    text = f"{words} ({desk.bare(seen)})" if kind == "paper" else words
    return PlaceCell(text, seen.status, step.verdict)
