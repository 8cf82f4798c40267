"""What can be reckoned of a withheld cell: its range, and who gave it away."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from terang.disclosure.cells import Cell
from terang.disclosure.relations import Equation
from terang.disclosure.solver import TOLERANCE, Optimum, Program, Row, without_contradiction

MINIMUM_CHOICES = 3
"""A count for which fewer whole numbers remain is recovered."""

NARROW = 0.1
"""An amount of money whose range is not wider than this part of its upper bound is recovered."""

_MILLION = 1e6

Bounds = Callable[[Cell], tuple[float, float]]
"""The lowest and the highest value that an attacker takes a cell to have."""


@dataclass(frozen=True, slots=True)
class Target:
    """A withheld cell to be attacked."""

    cell: Cell
    choices: int
    """A count with fewer whole numbers in its range is recovered; 0 for money."""

    def is_recovered(self, low: float, high: float) -> bool:
        """Return True if a range from *low* to *high* gives the cell away."""
        if self.choices > 0:
            return math.floor(high + TOLERANCE) - math.ceil(low - TOLERANCE) + 1 < self.choices
        return high - low <= NARROW * high


@dataclass(frozen=True, slots=True)
class Leak:
    """A withheld cell that can be reckoned."""

    cell: Cell
    helpers: tuple[Cell, ...]
    """The cells whose published values give it away."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attacker has found."""

    leaks: tuple[Leak, ...]
    consistent: bool
    """Whether what he took for true can be true."""


def find_leaks(
    equations: Sequence[Equation], targets: Sequence[Target], bounds: Bounds, *, mends: bool
) -> Outcome:
    """Return every one of *targets* that *equations* give away to who takes *bounds* for true.

    Where they contradict each other, one who *mends* leaves out what contradicts; another one has
    made a wrong guess and learns nothing.
    """
    parts = _parts(equations, {target.cell for target in targets}, bounds)
    if not parts:
        return Outcome((), True)
    whole = _System([equation for part in parts for equation in part], targets, bounds)
    found = whole.leaks()
    if found is not None:
        return Outcome(tuple(found), True)
    leaks: list[Leak] = []
    for part in parts:
        system = _System(part, targets, bounds)
        found = system.leaks()
        if found is not None:
            leaks += found
        elif mends:
            leaks += system.mended().leaks() or ()
    return Outcome(tuple(leaks), False)


def _is_idle(equation: Equation, bounds: Bounds) -> bool:
    """Return True if *equation* holds whatever its cells are within their *bounds*."""
    least = most = 0.0
    for cell, factor in equation.terms:
        low, high = bounds(cell)
        least += factor * (low if factor > 0 else high)
        most += factor * (high if factor > 0 else low)
    return least >= equation.low and most <= equation.high


def _parts(equations: Sequence[Equation], seeds: Iterable[Cell], bounds: Bounds) -> list[list[Equation]]:
    """Return the connected parts of *equations* that hold one of *seeds*, without idle ones."""
    by_cell: dict[Cell, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for cell, _ in equation.terms:
            by_cell[cell].append(number)
    parts: list[list[Equation]] = []
    seen, met = set[Cell](), set[int]()
    for seed in sorted(seeds):
        numbers: list[int] = []
        waiting = [] if seed in seen else [seed]
        while waiting:
            for number in by_cell.get(waiting.pop(), ()):
                if number not in met:
                    met.add(number)
                    if not _is_idle(equations[number], bounds):
                        numbers.append(number)
                        fresh = [other for other, _ in equations[number].terms if other not in seen]
                        seen.update(fresh)
                        waiting += fresh
        if numbers:
            parts.append([equations[number] for number in sorted(numbers)])
    return parts


class _System:
    """One connected part, in the terms of the solver: large amounts in millions, no bound endless."""

    def __init__(self, equations: Sequence[Equation], targets: Sequence[Target], bounds: Bounds) -> None:
        self._cells = tuple(dict.fromkeys(cell for e in equations for cell, _ in e.terms))
        self._number = {cell: number for number, cell in enumerate(self._cells)}
        self._targets = [target for target in targets if target.cell in self._number]
        ends = [bounds(cell) for cell in self._cells]
        money = {target.cell for target in self._targets if target.choices == 0}
        self._unit = [
            _MILLION if cell in money or max(x for x in end if math.isfinite(x)) >= _MILLION else 1.0
            for cell, end in zip(self._cells, ends, strict=True)
        ]
        lower = [end[0] / unit for end, unit in zip(ends, self._unit, strict=True)]
        upper = [end[1] / unit for end, unit in zip(ends, self._unit, strict=True)]
        # Wide enough that a range up to here never looks narrow.
        steepest = max(abs(factor) for e in equations for _, factor in e.terms)
        self._far = (1000 + 2 * sum(end for end in upper if math.isfinite(end))) * steepest**2
        self._lower, self._upper = lower, [min(end, self._far) for end in upper]
        self._rows: tuple[Row, ...] = tuple(map(self._row, equations))

    def _row(self, equation: Equation) -> Row:
        scaled: dict[int, float] = {}
        for cell, factor in equation.terms:
            number = self._number[cell]
            scaled[number] = scaled.get(number, 0.0) + factor * self._unit[number]
        most = max(map(abs, scaled.values())) or 1.0
        terms = [(number, factor / most) for number, factor in scaled.items()]
        return terms, equation.low / most, equation.high / most

    def leaks(self) -> list[Leak] | None:
        """Return the targets that are given away; None if the system contradicts itself."""
        program = Program(self._lower, self._upper, self._rows)
        return None if program.minimum({}) is None else list(self._search(program))

    def mended(self) -> _System:
        """Return the system without what contradicts."""
        found = copy(self)
        found._rows = without_contradiction(self._lower, self._upper, self._rows)
        return found

    def _search(self, program: Program) -> Iterable[Leak]:
        """Look for far points: those found for one target are tried for every other."""
        numbers = {target: self._number[target.cell] for target in self._targets}
        points = _Points(numbers.values())
        for sign in (1.0, -1.0):
            points.take(program.minimum(dict.fromkeys(numbers.values(), sign)))
        for target, number in numbers.items():
            if not self._is_open(target, number, points):
                continue
            lowest, highest = program.minimum({number: 1.0}), program.minimum({number: -1.0})
            points.take(lowest)
            points.take(highest)
            if self._is_open(target, number, points):
                held = {n for found in (lowest, highest) if found is not None for n in found.holders}
                yield Leak(target.cell, tuple(self._cells[n] for n in sorted(held)))

    def _is_open(self, target: Target, number: int, points: _Points) -> bool:
        low, high = points.range(number)
        return target.is_recovered(low * self._unit[number], high * self._unit[number])


class _Points:
    """The lowest and highest value of some variables in the points seen so far."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._ranges: dict[int, tuple[float, float]] = dict.fromkeys(numbers, (math.inf, -math.inf))

    def take(self, point: Optimum | None) -> None:
        """Widen the ranges by *point*."""
        if point is None:
            return
        for number, (low, high) in self._ranges.items():
            value = point.values[number]
            self._ranges[number] = min(low, value), max(high, value)

    def range(self, number: int) -> tuple[float, float]:
        """Return the range of one variable."""
        return self._ranges[number]
