"""Withhold further cells until nothing withheld can be reckoned from what is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from terang.city import DisclosureLimits
from terang.disclosure.attackers import Attacker, bold, bounds_for, cautious, informed, target_of
from terang.disclosure.cells import Cell, Reason, World
from terang.disclosure.ranges import Leak, Outcome, find_leaks
from terang.disclosure.relations import Equation, equations_of


@dataclass(frozen=True, slots=True)
class Protection:
    """What had to be withheld besides, and what even that could not protect."""

    linked: frozenset[Cell]
    exposed: frozenset[Cell]


def protect(world: World, reasons: Mapping[Cell, Reason], limits: DisclosureLimits) -> Protection:
    """Return which cells of *world* have to be withheld besides those that are, region by region.

    *reasons* says why a cell of *world* is withheld; one that came withheld has no reason.
    """
    hidden = defaultdict[str, set[Cell]](set)
    for cell, value in world.figures.items():
        if value is None:
            hidden[cell.region].add(cell)
    linked, exposed = set[Cell](), set[Cell]()
    for region, equations in _by_region(equations_of(world)).items():
        if hidden[region]:
            search = _Region(world, equations, hidden[region], reasons, limits)
            exposed.update(search.close())
            linked.update(search.linked)
    return Protection(frozenset(linked), frozenset(exposed))


def _by_region(equations: Iterable[Equation]) -> dict[str, list[Equation]]:
    found = defaultdict[str, list[Equation]](list)
    for equation in equations:
        found[equation.terms[0][0].region].append(equation)
    return found


class _Region:
    """The cells of one region: no relation reaches beyond it."""

    def __init__(
        self,
        world: World,
        equations: Sequence[Equation],
        hidden: Iterable[Cell],
        reasons: Mapping[Cell, Reason],
        limits: DisclosureLimits,
    ) -> None:
        self._world, self._equations, self._limits = world, equations, limits
        cells = {cell for equation in equations for cell, _ in equation.terms}
        self._figures = {cell: world.figures[cell] for cell in cells if cell in world.figures}
        self._reasons = {cell: reasons[cell] for cell in hidden if cell in reasons}
        self._hidden = set(hidden)
        self.linked: set[Cell] = set()

    def close(self) -> set[Cell]:
        """Withhold until nobody can reckon a withheld cell; return those for which that did not help."""
        exposed = set[Cell]()
        while leaks := self._leaks(exposed):
            picked = {leak.cell: self._pick(leak) for leak in leaks}
            found = {cell for cell in picked.values() if cell is not None}
            if not found:
                exposed |= picked.keys()
            self._withhold(found)
        return exposed

    def _leaks(self, exposed: Collection[Cell]) -> list[Leak]:
        """Return what the first attacker finds who finds anything but what is *exposed* already."""
        best = self._outcome(informed(self._limits, self._reasons))
        outcomes = chain([best], self._further(best))
        found = ([leak for leak in outcome.leaks if leak.cell not in exposed] for outcome in outcomes)
        return next(filter(None, found), [])

    def _further(self, best: Outcome) -> Iterator[Outcome]:
        """Yield what those find who know less than the *best* informed."""
        if any(self._reasons.get(cell) != "small" for cell in self._hidden):
            yield self._outcome(bold(self._limits))
        if not best.consistent:
            # Who knows less finds less, unless what he leaves out spares him a contradiction.
            yield self._outcome(cautious())

    def _outcome(self, attacker: Attacker) -> Outcome:
        tables, limits = self._world.tables, self._limits
        bounds = bounds_for(attacker, self._figures, tables, limits)
        targets = [target_of(cell, tables, limits) for cell in sorted(self._hidden)]
        return find_leaks(self._equations, targets, bounds, mends=attacker.mends)

    def _pick(self, leak: Leak) -> Cell | None:
        """Return the cell to withhold: the smallest that gives it away, a zero only if there is no other."""
        governed = {c for c in leak.helpers if c.column in self._world.tables[c.table].governed}
        shown = {cell: value for cell in governed if (value := self._figures.get(cell)) is not None}
        return min(shown, key=lambda cell: (shown[cell] == 0, shown[cell], cell), default=None)

    def _withhold(self, cells: Iterable[Cell]) -> None:
        followers = {money for people in cells for money in self._money_of(people)}
        for cell in {*cells, *followers}:
            self._figures[cell] = None
            self._hidden.add(cell)
            self.linked.add(cell)

    def _money_of(self, people: Cell) -> Iterator[Cell]:
        """Yield the money that the withheld count *people* stands behind: to show it would tell of it."""
        for column, behind in self._world.tables[people.table].money.items():
            money = people._replace(column=column)
            if behind == people.column and self._world.figures.get(money) is not None:
                yield money
