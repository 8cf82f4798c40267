"""Figures older than their table says is fresh are told so, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping

from terang.catalog import Freshness
from terang.observations import Observation
from terang.pages.desk import Desk
from terang.pages.quality_said import stale_words
from terang.quality import Reference, age_at, limit_of, reference_of


def reference(desk: Desk) -> Reference:
    """Return the day to which the pages of *desk* count ages."""
    return desk.once(("reference",), lambda: reference_of(desk.catalog, desk.history))


def stale(desk: Desk, *seen: Observation) -> str:
    """Return that the newest of *seen* is older than it should be; empty where it is not."""
    newest = max(seen, key=lambda o: o.period, default=None)
    if newest is None:
        return ""
    known = desk.observations.indicators.get(newest.indicator)
    return _words(
        desk, newest.period, limit_of(_limits(desk), newest, known.tables if known is not None else ())
    )


def stale_rows(desk: Desk, table: str, period: str) -> str:
    """Return that rows of *table* for *period* are older than they should be; empty where they are not."""
    return _words(desk, period, _limits(desk)[table])


def stale_mark(desk: Desk, *seen: Observation) -> str:
    """Return the same as `stale` in two words, where there is no room for more."""
    return desk.say("quality.stale.short") if stale(desk, *seen) else ""


def _words(desk: Desk, period: str, freshness: Freshness | None) -> str:
    if not period or freshness is None or freshness.fresh_days is None:
        return ""
    return stale_words(desk.say, age_at(reference(desk), period, freshness))


def _limits(desk: Desk) -> Mapping[str, Freshness | None]:
    """Return how long each table stays fresh, by its key."""
    datasets = desk.catalog.datasets.values()
    return desk.once(
        ("limits",), lambda: {r.key: r.freshness for d in datasets for r in d.resources.values()}
    )
