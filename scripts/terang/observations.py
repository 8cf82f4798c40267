"""Observations: one value of one indicator, for one region, in one period.

An observation has a value or None, a status that says which kind of empty a None is, whether it
is real or simulated, and the sources and caveats of the rows it was made from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from terang.catalog import LEVELS, Level
from terang.statuses import Nature, Status, status_of

MINIMUM_PEERS = 3
"""A median or a rank among fewer reporters says nothing, so it is not made."""

_DAY_LENGTH = len("2000-01-01")


@dataclass(frozen=True, slots=True)
class Reporting:
    """How many of the regions below have reported."""

    reported: int
    """How many have a value that is shown: the sum is made from theirs alone."""
    expected: int
    withheld: int = 0
    """How many have reported a value that is too small to be shown."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure: what it is called, what it is counted in, which tables it may read."""

    id: str
    topic: str
    unit: str
    level: Level
    """The finest level at which it is known."""
    tables: tuple[str, ...]
    """Names of the tables it reads; its sources follow from them."""
    logarithmic: bool
    """Whether its values spread over several powers of ten."""
    additive: bool = True
    """Whether the values of regions may be added up; if not, no region above the finest level has one."""
    signed: bool = False
    """Whether values may be below zero: what is withheld then may have made a sum larger or smaller."""
    decimals: int | None = None
    """How many decimals are shown; None for as many as the unit has."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one indicator."""

    indicator: str
    region: str
    """Kemendagri code, or ``bps:<code>`` for a place outside the city."""
    period: str
    """ISO date, month or year."""
    value: float | None
    status: Status
    nature: Nature = Nature.REAL
    sources: tuple[str, ...] = ()
    """``<package>/<source name>``."""
    caveats: tuple[str, ...] = ()
    """``<package>/<caveat name>``."""
    reporting: Reporting | None = None
    """For a sum over regions: how many of them stand behind it."""
    at_least: bool = False
    """True for a sum, or a ratio of sums, in which something withheld is missing: it is too low."""
    inputs: tuple[str, ...] = ()
    """The columns it was made from, each once, as ``<table>.<column>``; of a ratio, what is divided
    comes first."""


class Observations:
    """All observations of a city, to be asked by indicator and region."""

    def __init__(
        self, indicators: Iterable[Indicator], rows: Iterable[Observation], levels: Mapping[str, Level]
    ) -> None:
        """Index *rows*; *levels* gives the level of every region of the city by its code."""
        self.indicators: Mapping[str, Indicator] = {i.id: i for i in indicators}
        self._levels = levels
        grouped: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        for row in rows:
            grouped[row.indicator, row.region].append(row)
        self._series = {
            key: tuple(sorted(found, key=lambda o: (o.period, o.sources))) for key, found in grouped.items()
        }

    def has(self, indicator: str) -> bool:
        """Return True if the city's data know *indicator*."""
        return indicator in self.indicators

    def series(self, indicator: str, region: str) -> tuple[Observation, ...]:
        """Return every observation of *indicator* for *region*, oldest first."""
        return self._series.get((indicator, region), ())

    def latest(self, indicator: str, region: str) -> Observation:
        """Return the newest observation; where there is none, one that says which kind of empty it is."""
        found = self.series(indicator, region)
        if found:
            return found[-1]
        return Observation(indicator, region, "", None, self._empty(indicator, region))

    def _empty(self, indicator: str, region: str) -> Status:
        known = self.indicators.get(indicator)
        if known is None or region not in self._levels:
            return Status.NOT_AVAILABLE
        own, finest = LEVELS.index(self._levels[region]), LEVELS.index(known.level)
        is_known = own <= finest if known.additive else own == finest
        return Status.NOT_REPORTED if is_known else Status.NOT_AVAILABLE

    def across(self, indicator: str, regions: Iterable[str]) -> tuple[Observation, ...]:
        """Return the newest observation for each of *regions*, in their order."""
        return tuple(self.latest(indicator, region) for region in regions)

    def regions_of(self, indicator: str) -> tuple[str, ...]:
        """Return the codes of every region that has an observation of *indicator*."""
        return tuple(sorted(region for name, region in self._series if name == indicator))

    def newest_period(self) -> str:
        """Return the newest full date among the real observations; empty if no observation has one.

        The date of a simulated one counts only where nothing is real: it says nothing of how new the
        city's figures are.
        """
        return self._newest

    @cached_property
    def _newest(self) -> str:
        """Every page asks for it, and to find it every observation is looked at."""
        every = (o for found in self._series.values() for o in found if is_day(o.period))
        return max(((o.nature is Nature.REAL, o.period) for o in every), default=(False, ""))[1]


def is_day(period: str) -> bool:
    """Return True if the ISO *period* is a full date, not a month, a year or empty."""
    return len(period) == _DAY_LENGTH


def reported_values(observations: Iterable[Observation]) -> list[float]:
    """Return the values that are there, zeros included."""
    return [o.value for o in observations if o.value is not None]


def peer_median(observations: Iterable[Observation]) -> float | None:
    """Return the median of the reported values; None for fewer than `MINIMUM_PEERS`."""
    values = reported_values(observations)
    return float(median(values)) if len(values) >= MINIMUM_PEERS else None


def rank_of(observation: Observation, peers: Iterable[Observation]) -> int | None:
    """Return the place of *observation* from the highest, 1 first, ties sharing a place.

    None if it has no value or fewer than `MINIMUM_PEERS` have one.
    """
    values = reported_values(peers)
    if observation.value is None or len(values) < MINIMUM_PEERS:
        return None
    return 1 + sum(1 for value in values if value > observation.value)


_WEIGHTIEST_FIRST = (
    Status.WITHHELD,
    Status.NOT_REPORTED,
    Status.NOT_APPLICABLE,
    Status.NOT_AVAILABLE,
)


def empty_of(statuses: Iterable[Status]) -> Status:
    """Return the kind of empty of what cannot be made because its parts, of *statuses*, are empty.

    One part withheld is enough to say so, for something is there; next, one that has yet to report.
    """
    seen = set(statuses)
    return next((status for status in _WEIGHTIEST_FIRST if status in seen), Status.NOT_REPORTED)


def total(observations: Iterable[Observation], region: str) -> Observation:
    """Return the sum of *observations*, one or more of one indicator and period, as one of *region*.

    Only values that are shown are added; the sum carries how many of the regions stand behind it and
    how many are withheld. It is None, with the kind of empty of its parts, where none is shown, or
    where nothing but zeros is shown and something is withheld: the sum then is anything but zero.
    """
    rows = tuple(observations)
    values = reported_values(rows)
    statuses = [o.status for o in rows]
    withheld = statuses.count(Status.WITHHELD)
    value = sum(values) if any(values) or (values and withheld == 0) else None
    return replace(
        rows[0],
        region=region,
        value=value,
        status=status_of(value, empty_of(statuses)),
        nature=Nature.SIMULATED if any(o.nature is Nature.SIMULATED for o in rows) else Nature.REAL,
        sources=_union(o.sources for o in rows),
        caveats=_union(o.caveats for o in rows),
        reporting=Reporting(len(values), len(rows), withheld),
        at_least=value is not None and withheld > 0,
        inputs=tuple(dict.fromkeys(name for o in rows for name in o.inputs)),
    )


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for part in parts for name in part}))
