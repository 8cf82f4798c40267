"""How old a figure is, against the limit of its table; there is no clock, but a day to count to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from terang.catalog import REGULAR, Catalog, Freshness, Resource
from terang.observations import Observation
from terang.releases import History
from terang.rules.periods import end_of
from terang.statuses import Nature

_YEAR = len("2000")


@dataclass(frozen=True, slots=True)
class Reference:
    """The day to which ages are counted: the same input gives the same ages, whatever the day is."""

    date: str
    """ISO date; empty where the data have none."""
    release: str = ""
    """Version of the release whose date it is; empty where it is the newest date in the data."""


@dataclass(frozen=True, slots=True)
class Age:
    """How old figures of one period are."""

    days: int
    limit: int | None = None
    """From more days than these they are stale; None for what does not age."""

    @property
    def is_stale(self) -> bool:
        """True if they are older than their table says is fresh."""
        return self.limit is not None and self.days > self.limit


def reference_of(catalog: Catalog, history: History) -> Reference:
    """Return the day to count to: of the newest release, or of the newest real figures if they are newer.

    Of the tables that age, only; a year says too little of its day to be one.
    """
    periods = (
        period
        for resource in _real(catalog)
        if resource.freshness is not None and resource.freshness.every in REGULAR
        for period in periods_of(resource)
        if len(period) > _YEAR
    )
    newest = max(map(end_of, periods), default="")
    latest = history.latest
    if latest is not None and latest.date >= newest:
        return Reference(latest.date, latest.version)
    return Reference(newest)


def _real(catalog: Catalog) -> Iterator[Resource]:
    for dataset in catalog.datasets.values():
        if dataset.nature is Nature.REAL:
            yield from dataset.resources.values()


def periods_of(resource: Resource) -> tuple[str, ...]:
    """Return every period of *resource*, oldest first; none in a table without time."""
    if not resource.time:
        return ()
    return tuple(sorted(str(period) for period in resource.table[resource.time].dropna().unique()))


def age_at(reference: Reference, period: str, freshness: Freshness | None = None) -> Age | None:
    """Return the age of *period* at *reference*, from its last day; None where either has no date."""
    if not period or not reference.date:
        return None
    days = (date.fromisoformat(reference.date) - date.fromisoformat(end_of(period))).days
    return Age(max(days, 0), freshness.fresh_days if freshness is not None else None)


def limit_of(
    limits: Mapping[str, Freshness | None], seen: Observation, tables: Iterable[str]
) -> Freshness | None:
    """Return how long *seen* stays fresh: as the first table that went into it says, else of *tables*.

    *limits* are those of every table by its key. Of a ratio what is divided comes first, and its
    period is the ratio's.
    """
    keys = [name.partition(".")[0] for name in seen.inputs] or list(tables)
    return next((found for key in keys if (found := limits.get(key)) is not None), None)
