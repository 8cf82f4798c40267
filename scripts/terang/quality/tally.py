"""Cells counted by their status, and the share of them that is filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from terang.statuses import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells there are of each status."""

    reported: int = 0
    zero: int = 0
    not_reported: int = 0
    not_applicable: int = 0
    withheld: int = 0
    not_available: int = 0

    def of(self, status: Status) -> int:
        """Return how many cells have *status*."""
        found: int = getattr(self, _NAMES[status])
        return found

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return sum(self.of(status) for status in Status)

    @property
    def filled(self) -> int:
        """How many were reported; a zero was, and so was what is withheld for privacy."""
        return self.reported + self.zero + self.withheld

    @property
    def due(self) -> int:
        """How many could have been reported: what does not apply, or is not known here, is owed by nobody."""
        return self.filled + self.not_reported

    @property
    def share(self) -> float | None:
        """The part of those due that is filled, from 0 to 1; None where nothing is due."""
        return self.filled / self.due if self.due else None

    @property
    def status(self) -> Status:
        """What to say of all of them in one word: their worst gap, or that there is none."""
        return next((status for status in _WORST_FIRST if self.of(status)), Status.REPORTED)


_NAMES = {status: status.name.lower() for status in Status}

_WORST_FIRST = (
    Status.NOT_REPORTED,
    Status.WITHHELD,
    Status.REPORTED,
    Status.ZERO,
    Status.NOT_APPLICABLE,
    Status.NOT_AVAILABLE,
)

NOTHING = Tally()


def tally_of(statuses: Iterable[Status]) -> Tally:
    """Return *statuses* counted."""
    counts = dict.fromkeys(Status, 0)
    for status in statuses:
        counts[status] += 1
    return Tally(**{_NAMES[status]: number for status, number in counts.items()})


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of *tallies*."""
    counts = dict.fromkeys(Status, 0)
    for tally in tallies:
        for status in Status:
            counts[status] += tally.of(status)
    return Tally(**{_NAMES[status]: number for status, number in counts.items()})
