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
    if newest is None or not newest.period:
        return ""
    known = desk.observations.indicators.get(newest.indicator)
    freshness = limit_of(_limits(desk), newest, known.tables if known is not None else ())
    if freshness is None or freshness.fresh_days is None:
        return ""
    return stale_words(desk.say, age_at(reference(desk), newest.period, freshness))


def _limits(desk: Desk) -> Mapping[str, Freshness | None]:
    """Return how long each table stays fresh, by its key."""
    datasets = desk.catalog.datasets.values()
    return desk.once(
        ("limits",), lambda: {r.key: r.freshness for d in datasets for r in d.resources.values()}
    )
