"""The first look at every cell: what is too small to be shown, by itself."""

from __future__ import annotations

from collections.abc import Iterator

from terang.city import DisclosureLimits
from terang.disclosure.cells import Cell, Reason
from terang.disclosure.rounding import is_small
from terang.disclosure.tables import Draft


def small_people(draft: Draft, limits: DisclosureLimits) -> Iterator[tuple[Cell, Reason]]:
    """Yield every count of few people; nobody at all is not few."""
    for column in sorted(draft.rules.people):
        for row, value in enumerate(draft.numbers[column]):
            if value is not None and is_small(value, limits):
                yield draft.cell(column, row), "small"


def money_of_few(draft: Draft, limits: DisclosureLimits) -> Iterator[tuple[Cell, Reason]]:
    """Yield every amount of money whose count of people is too small, withheld or not known.

    An amount of nothing as well: that the few have nothing tells something of each of them. Where
    the count is large enough for the money but not for itself, showing the money would tell so.
    """
    for column, behind in sorted(draft.rules.money.items()):
        came_withheld = draft.came_withheld[behind]
        for row, (value, people) in enumerate(zip(draft.numbers[column], draft.numbers[behind], strict=True)):
            reason = _reason(people, row in came_withheld, limits)
            if value is not None and reason is not None:
                yield draft.cell(column, row), reason


def _reason(people: float | None, came_withheld: bool, limits: DisclosureLimits) -> Reason | None:
    """Return why money is withheld that stands for *people*; None if it may be shown."""
    if people is None:
        return "linked" if came_withheld else "few"
    if 0 < people < limits.money_below:
        return "few"
    return "linked" if is_small(people, limits) else None
