"""From the validated catalogue to the one that may be published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from terang.catalog import Catalog, Dataset, DisclosureRule
from terang.city import DisclosureLimits
from terang.disclosure.cells import Cell, Reason, World
from terang.disclosure.corrections import told_corrections
from terang.disclosure.primary import money_of_few, small_people
from terang.disclosure.rounding import rounded
from terang.disclosure.secondary import protect
from terang.disclosure.sums import wholes_from_shown
from terang.disclosure.tables import Draft, drafts_of, published_table

Reasons = Mapping[Cell, Reason]


@dataclass(frozen=True, slots=True)
class Withheld:
    """One number that is not published, and why."""

    table: str
    """Key of its table."""
    column: str
    region: str
    period: str
    detail: str
    """What else of the key tells its row apart; empty where nothing does."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class Governed:
    """One column in which numbers may be withheld."""

    table: str
    column: str
    rule: DisclosureRule
    supplied: int
    """So many numbers came in."""
    withheld: Mapping[Reason, int]
    """So many of them are not published, by reason."""


@dataclass(frozen=True, slots=True)
class Released:
    """What may be published."""

    catalog: Catalog
    """The catalogue, small counts withheld and the others rounded."""
    withheld: tuple[Withheld, ...]
    """Every number that is not published, by table, column, region, period and detail."""
    columns: tuple[Governed, ...]
    """Every column that the rules bind, in the order of the tables."""
    exposed: tuple[Cell, ...]
    """Withheld numbers that can still be reckoned, from figures that are not ours to withhold."""


def release(catalog: Catalog, *, linked: bool = True) -> Released:
    """Return what may be published of *catalog*.

    *linked* says whether cells are withheld that would give away others; without it, only what
    is small by itself (for tests of the attack). Raises `InvalidData` where a number has to be
    withheld but the table has no column to say so.
    """
    drafts, limits = drafts_of(catalog), catalog.city.limits
    reasons: dict[Cell, Reason] = {}
    for draft in drafts:
        reasons.update(small_people(draft, limits))
        reasons.update(money_of_few(draft, limits))
    exposed: tuple[Cell, ...] = ()
    while True:
        if linked:
            exposed = _protect(drafts, reasons, limits)
        following = [cell for draft in drafts for cell in _following(draft, reasons, limits)]
        if not following:
            break
        reasons.update(dict.fromkeys(following, "linked"))
    tables = {draft.rules.key: _published(draft, reasons, limits) for draft in drafts}
    return Released(
        catalog=_with_tables(catalog, {**tables, **told_corrections(catalog, drafts)}),
        withheld=tuple(Withheld(*cell, reason=reasons[cell]) for cell in sorted(reasons)),
        columns=tuple(_governed(drafts, reasons)),
        exposed=exposed,
    )


def _protect(
    drafts: Sequence[Draft], reasons: dict[Cell, Reason], limits: DisclosureLimits
) -> tuple[Cell, ...]:
    """Add to *reasons* what would give others away; return what that could not protect."""
    exposed = set[Cell]()
    for world in _worlds(drafts, reasons, limits):
        found = protect(world, reasons, limits)
        reasons.update(dict.fromkeys(found.linked, "linked"))
        exposed |= found.exposed
    return tuple(sorted(exposed))


def _following(draft: Draft, reasons: Reasons, limits: DisclosureLimits) -> Iterator[Cell]:
    """Yield what must be withheld since something else now is: sums of nothing shown, and their money."""
    for column, row, total in wholes_from_shown(draft, reasons, limits):
        if total is None:
            yield draft.cell(column, row)
    for column, behind in sorted(draft.rules.money.items()):
        for row, value in enumerate(draft.numbers[column]):
            cell = draft.cell(column, row)
            if value is not None and cell not in reasons and draft.cell(behind, row) in reasons:
                yield cell


def _worlds(drafts: Sequence[Draft], reasons: Reasons, limits: DisclosureLimits) -> Iterator[World]:
    """Yield what an outsider would see of each nature: the two have nothing to do with each other."""
    for nature in sorted({draft.nature for draft in drafts}):
        ours = [draft for draft in drafts if draft.nature is nature]
        yield World(
            tables={draft.rules.key: draft.rules for draft in ours},
            places={draft.rules.key: draft.places for draft in ours},
            figures={cell: value for draft in ours for cell, value in _figures(draft, reasons, limits)},
        )


def _figures(draft: Draft, reasons: Reasons, limits: DisclosureLimits) -> Iterator[tuple[Cell, float | None]]:
    for column, values in draft.numbers.items():
        counts = column in draft.rules.people
        for row, value in enumerate(values):
            cell = draft.cell(column, row)
            if cell in reasons or row in draft.came_withheld[column]:
                yield cell, None
            elif value is not None:
                yield cell, rounded(value, limits) if counts else value


def _published(draft: Draft, reasons: Reasons, limits: DisclosureLimits) -> pd.DataFrame:
    withheld = {
        column: frozenset(row for row in draft.rows if draft.cell(column, row) in reasons)
        for column in draft.rules.governed
    }
    values: dict[str, dict[int, float]] = {
        column: {
            row: rounded(value, limits)
            for row, value in enumerate(draft.numbers[column])
            if value is not None and row not in withheld[column]
        }
        for column in draft.rules.people
    }
    for column, row, total in wholes_from_shown(draft, reasons, limits):
        if total is not None:
            values[column][row] = total
    return published_table(draft, values, withheld)


def _with_tables(catalog: Catalog, tables: Mapping[str, pd.DataFrame]) -> Catalog:
    def renewed(dataset: Dataset) -> Dataset:
        resources = {
            name: replace(resource, table=tables.get(resource.key, resource.table))
            for name, resource in dataset.resources.items()
        }
        return replace(dataset, resources=MappingProxyType(resources))

    datasets = {name: renewed(dataset) for name, dataset in catalog.datasets.items()}
    return replace(catalog, datasets=MappingProxyType(datasets))


def _governed(drafts: Iterable[Draft], reasons: Reasons) -> Iterator[Governed]:
    counts = defaultdict[tuple[str, str], dict[Reason, int]](dict)
    for cell in sorted(reasons):
        found = counts[cell.table, cell.column]
        found[reasons[cell]] = found.get(reasons[cell], 0) + 1
    for draft in drafts:
        for field in draft.resource.fields:
            if field.disclosure is not None and field.name in draft.rules.governed:
                supplied = sum(value is not None for value in draft.numbers[field.name])
                withheld = MappingProxyType(counts[draft.rules.key, field.name])
                key = draft.rules.key
                yield Governed(key, field.name, field.disclosure.rule, supplied, withheld)
