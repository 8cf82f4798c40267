"""Exact bounds of linear systems. The door to HiGHS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy

from terang.errors import BuildFailed

TOLERANCE = 1e-6
"""What the solver may be off by."""

_NOWHERE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)

Row = tuple[Sequence[tuple[int, float]], float, float]
"""Number of a variable and its factor, each; then the lowest and the highest sum."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """A best point of a system."""

    values: Sequence[float]
    """One of each variable."""
    holders: tuple[int, ...]
    """The variables whose own bounds keep it from being better."""


class Program:
    """A linear system that can be asked for its best point again and again."""

    def __init__(self, lower: Sequence[float], upper: Sequence[float], rows: Sequence[Row]) -> None:
        """Load the system; every bound of a variable is finite."""
        self._count = len(lower)
        self._solver = highspy.Highs()
        for option, value in (("output_flag", False), ("presolve", "off"), ("threads", 1)):
            self._solver.setOptionValue(option, value)
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = self._count, len(rows)
        problem.col_cost_ = [0.0] * self._count
        problem.col_lower_, problem.col_upper_ = list(lower), list(upper)
        problem.row_lower_, problem.row_upper_ = [row[1] for row in rows], [row[2] for row in rows]
        starts = [0]
        for terms, _, _ in rows:
            starts.append(starts[-1] + len(terms))
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.start_ = starts
        problem.a_matrix_.index_ = [number for terms, _, _ in rows for number, _ in terms]
        problem.a_matrix_.value_ = [factor for terms, _, _ in rows for _, factor in terms]
        self._solver.passModel(problem)

    def minimum(self, costs: Mapping[int, float]) -> Optimum | None:
        """Return the point at which the sum of *costs* is least; None if no point fits the system.

        Raises `BuildFailed` if the solver gives up: what could not be reckoned is not safe.
        """
        every = [costs.get(number, 0.0) for number in range(self._count)]
        self._solver.changeColsCost(self._count, list(range(self._count)), every)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in _NOWHERE:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise BuildFailed(f"HiGHS: {self._solver.modelStatusToString(status)}")
        found = self._solver.getSolution()
        duals = found.col_dual
        holders = tuple(number for number in range(self._count) if abs(duals[number]) > TOLERANCE)
        return Optimum(found.col_value, holders)


def without_contradiction(
    lower: Sequence[float], upper: Sequence[float], rows: Sequence[Row]
) -> tuple[Row, ...]:
    """Return *rows* without those that have to go so that some point fits the others."""
    first, most = len(lower), max(map(abs, (*lower, *upper)), default=0.0) * 1e3 + 1
    loose: list[Row] = []
    for number, (terms, low, high) in enumerate(rows):
        spare = first + 2 * number
        loose.append(((*terms, (spare, 1.0), (spare + 1, -1.0)), low, high))
    spares = range(first, first + 2 * len(rows))
    program = Program([*lower, *(0.0 for _ in spares)], [*upper, *(most for _ in spares)], loose)
    found = program.minimum(dict.fromkeys(spares, 1.0))
    if found is None:
        return ()
    kept = zip(rows, found.values[first::2], found.values[first + 1 :: 2], strict=True)
    return tuple(row for row, over, under in kept if max(over, under) <= TOLERANCE)
