"""Points over time, put in order: which periods there are, which series has what in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from terang.pages.figures import Point

LONGEST = 60
"""Years are filled in up to this many; a wider span is no rhythm but a mistake."""
_ENDS_IN_YEAR = re.compile(r"(.*?)(\d{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its name and its points by period; None where nothing was given for a period."""

    name: str
    points: tuple[Point | None, ...]

    @property
    def known(self) -> list[tuple[int, float]]:
        """The values that are there, with the place of their period."""
        return [(place, p.value) for place, p in enumerate(self.points) if p and p.value is not None]

    @property
    def runs(self) -> list[list[tuple[int, float]]]:
        """The values, cut into stretches of periods that follow each other without a gap."""
        runs: list[list[tuple[int, float]]] = []
        for place, value in self.known:
            if not runs or runs[-1][-1][0] != place - 1:
                runs.append([])
            runs[-1].append((place, value))
        return runs

    @property
    def gaps(self) -> list[int]:
        """The places of periods without a value: those said to be empty, and those between two values."""
        known = [place for place, _ in self.known] or [0]
        return [
            place
            for place, p in enumerate(self.points)
            if (p and p.value is None) or (p is None and known[0] < place < known[-1])
        ]

    @property
    def key(self) -> str:
        """The key that all points share; empty where they do not."""
        keys = {p.key for p in self.points if p}
        return keys.pop() if len(keys) == 1 else ""


def read_lines(points: Sequence[Point]) -> tuple[list[str], list[Line]]:
    """Return the periods of *points* in order, and a line a series, in the order given.

    A second point of one series and period starts a line of its own, so that none is lost.
    """
    series: list[tuple[str, dict[str, Point]]] = []
    for point in points:
        free = (own for name, own in series if name == point.series and point.label not in own)
        own = next(free, None)
        if own is None:
            own = {}
            series.append((point.series, own))
        own[point.label] = point
    periods = order_periods([list(own) for _, own in series])
    return periods, [Line(name, tuple(own.get(period) for period in periods)) for name, own in series]


def order_periods(series: Sequence[Sequence[str]]) -> list[str]:
    """Return every period of all *series* once, each series keeping its own order.

    Periods that are years of one rhythm (``2019``, ``Maret 2021``) come with the years between
    them, so that nothing looks nearer in time than it is.
    """
    periods: list[str] = []
    for own in series:
        at = 0
        for period in own:
            if period in periods:
                at = periods.index(period) + 1
            else:
                periods.insert(at, period)
                at += 1
    matches = [match for period in periods if (match := _ENDS_IN_YEAR.fullmatch(period))]
    years = [int(match[2]) for match in matches]
    one_rhythm = len(matches) == len(periods) and len({match[1] for match in matches}) == 1
    if one_rhythm and max(years) - min(years) < LONGEST:
        return [f"{matches[0][1]}{year}" for year in range(min(years), max(years) + 1)]
    return periods
