"""What published indicators tell of withheld cells: sums and parents, ratios, growth.

An indicator made as it should be, from what is shown, tells nothing new: its value is explained by the
shown cells. One that is not explained by them, though a part of it is withheld, is an equation
for that part: what is left over of a sum, or what must have been divided.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from terang.disclosure.cells import Cell
from terang.disclosure.observed import Known, Observed, Published
from terang.disclosure.ranges import Bounds
from terang.disclosure.reading import Findings
from terang.disclosure.relations import Equation
from terang.statuses import Nature

_FACTORS = {"persen": 100.0, "orang_per_1000_rumah_tangga": 1000.0}
"""What a share of this unit is multiplied by."""

_GROWTH_MONTHS = 3
_USUAL = 0.9
"""So many of the values that can be checked must fit the way in which an indicator is thought made."""


@dataclass(frozen=True, slots=True)
class Form:
    """One value as the sum of factor x cell over its cells."""

    terms: tuple[tuple[Cell, float], ...]
    total: float
    tolerance: float


Shape = Callable[[Observed, "_Index"], Form]


def derived_equations(
    published: Published, nature: Nature, found: Findings, bounds: Bounds
) -> Iterator[tuple[Equation, Equation]]:
    """Yield for every value that shown cells do not explain two equations for the withheld ones.

    The first takes the portal to have reckoned with the shown cells, the second with the true ones.
    *bounds* says what a shown cell may stand for.
    """
    index = _Index(found)
    for name, values in _by_indicator(published.values).items():
        known = published.known.get(name)
        if known is None or known.nature is not nature:
            continue
        shape = _shape_of(known, found)
        if shape is None or not index.has_hidden(known):
            continue
        forms = [shape(value, index) for value in values]
        if _fits(forms, found, bounds):
            open_forms = (form for form in forms if not _is_explained(form, found))
            yield from (_equations(form, found) for form in open_forms if _hidden(form, found))


def _by_indicator(values: Iterable[Observed]) -> Mapping[str, list[Observed]]:
    found = defaultdict[str, list[Observed]](list)
    for value in values:
        found[value.indicator].append(value)
    return found


class _Index:
    """The cells of a column by period, and by every region that holds them."""

    def __init__(self, found: Findings) -> None:
        self._figures = found.figures
        self._cells: dict[tuple[str, str, str, str], list[Cell]] = defaultdict(list)
        self._hidden: set[tuple[str, str]] = set()
        periods = defaultdict[str, set[str]](set)
        for cell, value in found.figures.items():
            periods[cell.table].add(cell.period)
            if value is None:
                self._hidden.add((cell.table, cell.column))
            parts = cell.region.split(".")
            for count in range(1, len(parts) + 1):
                region = ".".join(parts[:count])
                self._cells[cell.table, cell.column, cell.period, region].append(cell)
        self._periods = {table: sorted(times) for table, times in periods.items()}

    def has_hidden(self, known: Known) -> bool:
        """Return True if any column that *known* is made of has withheld cells."""
        return not self._hidden.isdisjoint(known.inputs)

    def amount(self, cells: Iterable[Cell]) -> float:
        """Return what is shown of *cells* in all, at least a thousand."""
        return max(1000.0, sum(self._figures[cell] or 0.0 for cell in cells))

    def cells(self, table: str, column: str, region: str, period: str) -> list[Cell]:
        """Return the cells of *column* in *region* and below; of the newest time until *period*."""
        times = self._periods.get(table, [])
        number = bisect_right(times, period + "~")
        time = times[number - 1] if number else ""
        return self._cells.get((table, column, time, region), [])


def _shape_of(known: Known, found: Findings) -> Shape | None:
    """Return how the values of an indicator must have been made; None if that is not linear or not told."""
    units = [found.units.get(column, "") for column in known.inputs]
    if all(unit == known.unit for unit in units):
        return lambda value, index: _sum(known, value, index)
    if len(known.inputs) == 2:
        return lambda value, index: _ratio(known, value, index)
    if len(known.inputs) == 1 and known.unit == "persen":
        return lambda value, index: _growth(known, value, index)
    return None


def _sum(known: Known, value: Observed, index: _Index) -> Form:
    cells = [cell for column in known.inputs for cell in index.cells(*column, value.region, value.period)]
    return Form(tuple((cell, 1.0) for cell in cells), value.value, value.tolerance)


def _ratio(known: Known, value: Observed, index: _Index) -> Form:
    above, below = (index.cells(*column, value.region, value.period) for column in known.inputs)
    tolerance = value.tolerance * index.amount(below)
    return _share(above, below, _FACTORS.get(known.unit, 1.0), value.value, tolerance)


def _growth(known: Known, value: Observed, index: _Index) -> Form:
    column = known.inputs[0]
    now = index.cells(*column, value.region, value.period)
    month = _months_before(value.period, _GROWTH_MONTHS)
    then = [cell for cell in index.cells(*column, value.region, month) if cell.period == month]
    return _share(now, then, 100.0, value.value + 100, value.tolerance * index.amount(then))


def _share(
    above: Sequence[Cell], below: Sequence[Cell], factor: float, share: float, tolerance: float
) -> Form:
    """Return factor x above - share x below = 0, of the regions that have both."""
    both = {cell.region for cell in above} & {cell.region for cell in below}
    terms = [(cell, factor) for cell in above if cell.region in both]
    terms += [(cell, -share) for cell in below if cell.region in both]
    return Form(tuple(terms), 0.0, tolerance)


def _months_before(period: str, months: int) -> str:
    if len(period) != len("2000-01"):
        return ""
    year, number = divmod(int(period[:4]) * 12 + int(period[5:]) - 1 - months, 12)
    return f"{year:04}-{number + 1:02}"


def _hidden(form: Form, found: Findings) -> list[Cell]:
    return [cell for cell, _ in form.terms if found.figures[cell] is None]


def _fits(forms: Iterable[Form], found: Findings, bounds: Bounds) -> bool:
    """Return True if nearly all *forms* without a withheld cell can be true."""
    checked = [_can_be(form, bounds) for form in forms if form.terms and not _hidden(form, found)]
    return len(checked) == 0 or sum(checked) >= _USUAL * len(checked)


def _can_be(form: Form, bounds: Bounds) -> bool:
    ends = [sorted(factor * end for end in bounds(cell)) for cell, factor in form.terms]
    slack = form.tolerance
    return sum(end[0] for end in ends) - slack <= form.total <= sum(end[1] for end in ends) + slack


def _is_explained(form: Form, found: Findings) -> bool:
    """Return True if shown cells alone make the value.

    Those of all regions, of the regions where nothing is withheld, or, of a share, of those that have
    shown what it is a share of.
    """
    shown = [
        (cell, factor * value) for cell, factor in form.terms if (value := found.figures[cell]) is not None
    ]
    any_hidden = {cell.region for cell, _ in form.terms if found.figures[cell] is None}
    base_hidden = {cell.region for cell, factor in form.terms if factor < 0 and found.figures[cell] is None}
    ways = (
        [part for cell, part in shown if cell.region not in out] for out in (set(), any_hidden, base_hidden)
    )
    return any(len(parts) > 0 and abs(sum(parts) - form.total) <= form.tolerance for parts in ways)


def _equations(form: Form, found: Findings) -> tuple[Equation, Equation]:
    hidden = tuple((cell, factor) for cell, factor in form.terms if found.figures[cell] is None)
    shown = sum(factor * (found.figures[cell] or 0.0) for cell, factor in form.terms)
    slack, rest = form.tolerance, form.total - shown
    return (
        Equation(hidden, rest - slack, rest + slack),
        Equation(form.terms, form.total - slack, form.total + slack),
    )
