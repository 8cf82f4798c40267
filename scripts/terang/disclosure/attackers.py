"""Who may try: what each of them takes a published or a withheld cell to mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from terang.city import DisclosureLimits
from terang.disclosure.cells import Cell, Figures, Reason, TableRules
from terang.disclosure.ranges import MINIMUM_CHOICES, Bounds, Target
from terang.disclosure.rounding import span_of

Guess = Callable[[Cell, bool], tuple[float, float]]
"""The range that is taken for a withheld cell; the second argument says whether it counts people."""

UNKNOWN = (0.0, math.inf)


@dataclass(frozen=True, slots=True)
class Attacker:
    """One who knows every rule, and takes withheld cells to lie where he guesses."""

    guess: Guess
    mends: bool
    """Whether his guess is certain, so that a contradiction can only come from the data."""


def cautious() -> Attacker:
    """Return one who knows of a withheld cell only that it is not negative."""
    return Attacker(lambda cell, counts: UNKNOWN, mends=True)


def bold(limits: DisclosureLimits) -> Attacker:
    """Return one who takes every withheld count for a small one."""
    return Attacker(lambda cell, counts: _small(limits) if counts else UNKNOWN, mends=False)


def informed(limits: DisclosureLimits, reasons: Mapping[Cell, Reason]) -> Attacker:
    """Return one who knows which of the withheld counts are the small ones."""
    return Attacker(
        lambda cell, counts: _small(limits) if reasons.get(cell) == "small" else UNKNOWN, mends=True
    )


def _small(limits: DisclosureLimits) -> tuple[float, float]:
    return 1, limits.hide_below - 1


def bounds_for(
    attacker: Attacker, figures: Figures, tables: Mapping[str, TableRules], limits: DisclosureLimits
) -> Bounds:
    """Return what *attacker* takes each cell to be: published exactly, rounded, withheld or empty."""

    wholes = {key: rules.wholes for key, rules in tables.items()}

    def bounds(cell: Cell) -> tuple[float, float]:
        if cell not in figures:
            return UNKNOWN
        value, rules = figures[cell], tables[cell.table]
        counts = cell.column in rules.people
        if value is None:
            return attacker.guess(cell, counts)
        parts = wholes[cell.table].get(cell.column, ())
        if value != 0 and any(cell._replace(column=part) in figures for part in parts):
            return UNKNOWN  # the sum of what is shown of its parts, which says no more than they do
        return span_of(value, limits) if counts else (value, value)

    return cache(bounds)


def target_of(cell: Cell, tables: Mapping[str, TableRules], limits: DisclosureLimits) -> Target:
    """Return the withheld *cell* with what may not be known of it."""
    if cell.column not in tables[cell.table].people:
        return Target(cell, 0)
    return Target(cell, max(1, min(MINIMUM_CHOICES, limits.hide_below - 1)))
