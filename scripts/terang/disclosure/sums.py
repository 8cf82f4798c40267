"""Totals are made from rounded cells, so that no total tells more than its parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from terang.city import DisclosureLimits
from terang.disclosure.cells import Cell
from terang.disclosure.rounding import rounded
from terang.disclosure.tables import Draft


def wholes_from_shown(
    draft: Draft, withheld: Collection[Cell], limits: DisclosureLimits
) -> Iterator[tuple[str, int, int | None]]:
    """Yield column, row and published value of every whole of people that has a published part.

    The value is the sum of the shown rounded parts; None where some are withheld and the others
    come to nothing, for that would say that there is nobody. A whole of wholes stands after them
    in the table's relations.
    """
    sums: dict[tuple[str, int], int] = {}
    for relation in draft.rules.relations:
        if relation.kind != "sum" or relation.whole not in draft.rules.people:
            continue
        for row in draft.rows:
            whole = draft.cell(relation.whole, row)
            if whole in withheld or draft.numbers[relation.whole][row] is None:
                continue
            hidden = [p for p in relation.parts if _is_hidden(draft, p, row, withheld)]
            shown = [
                sums.get((part, row), rounded(value, limits))
                for part in relation.parts
                if part not in hidden and (value := draft.numbers[part][row]) is not None
            ]
            if shown or hidden:
                total = sum(shown)
                sums[relation.whole, row] = total
                yield relation.whole, row, None if hidden and total == 0 else total


def _is_hidden(draft: Draft, column: str, row: int, withheld: Collection[Cell]) -> bool:
    return draft.cell(column, row) in withheld or row in draft.came_withheld[column]
