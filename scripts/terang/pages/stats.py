"""Headline numbers: the newest value of an indicator with its date, comparison, origin and doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from terang.pages.addresses import slug_of
from terang.pages.desk import Desk
from terang.pages.figures import Stat
from terang.pages.staleness import stale


def stat_of(desk: Desk, indicator: str, region: str, context: str = "") -> Stat:
    """Return the newest value of *indicator* for *region* as a headline number."""
    seen = desk.observations.latest(indicator, region)
    disputes = desk.disputes(seen)
    return Stat(
        label=desk.title(indicator),
        text=desk.text(seen),
        value=seen.value,
        status=seen.status,
        period=desk.say.date(seen.period) if seen.period else "",
        sources=desk.sources(seen),
        indicator_url=desk.url(f"indikator/{slug_of(indicator)}/"),
        context=context or desk.coverage(seen),
        nature=seen.nature,
        caveats=disputes,
        notes=tuple(text for text in desk.caveats(seen) if text not in disputes),
        passport=desk.passport(region, indicator),
        stale=stale(desk, seen),
    )


def stats_of(desk: Desk, names: Iterable[str], region: str) -> tuple[Stat, ...]:
    """Return the newest values of *names* for *region*, a dispute they share told at the first alone."""
    told: set[str] = set()
    found = []
    for name in names:
        stat = stat_of(desk, name, region)
        found.append(replace(stat, caveats=tuple(text for text in stat.caveats if text not in told)))
        told |= set(stat.caveats)
    return tuple(found)
