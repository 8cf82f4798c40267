"""Between the tables of the catalogue and single cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from terang.catalog import Catalog, Resource
from terang.disclosure.cells import UNIT_COLUMN, Cell, Place, TableRules, table_rules
from terang.errors import InvalidData
from terang.packages.contract import PEOPLE_UNITS
from terang.statuses import Nature, Status

_THOUSANDS = "ribu_jiwa"

Numbers = Mapping[str, Sequence[float | None]]
"""The numbers of a table by column, a missing one as None."""


@dataclass(frozen=True)
class Draft:
    """One table on its way to be published."""

    resource: Resource
    nature: Nature
    rules: TableRules
    places: tuple[Place, ...]
    """Where each row stands."""
    numbers: Numbers
    """What was supplied, of the governed and the related columns."""
    came_withheld: Mapping[str, frozenset[int]]
    """Rows that its supplier withheld, by column."""

    def cell(self, column: str, row: int) -> Cell:
        """Return the cell of *column* in row *row*, the first being 0."""
        return Cell(self.rules.key, column, *self.places[row])

    @property
    def rows(self) -> range:
        """The numbers of its rows."""
        return range(len(self.places))


def drafts_of(catalog: Catalog) -> tuple[Draft, ...]:
    """Return every table in which something may be withheld, or to which such a one is related.

    Raises `InvalidData` for a count of people in thousands, which cannot be rounded to persons.
    """
    every = [
        (dataset.nature, resource, _rules(resource))
        for dataset in catalog.datasets.values()
        for resource in dataset.resources.values()
    ]
    related = {name for _, _, rules in every if rules.governed or rules.relations for name in rules.related()}
    drafts = []
    for nature, resource, rules in every:
        named = {column for key, column in related if key == rules.key}
        columns = rules.governed | named | set(rules.money.values())
        if len(columns) > 0:
            drafts.append(_draft(nature, resource, rules, columns))
    return tuple(drafts)


def _rules(resource: Resource) -> TableRules:
    disclosures = {f.name: f.disclosure for f in resource.fields if f.disclosure is not None}
    names = [field.name for field in resource.fields]
    return table_rules(resource.key, names, resource.primary_key, disclosures, resource.relations)


def _draft(nature: Nature, resource: Resource, rules: TableRules, columns: Iterable[str]) -> Draft:
    table = resource.table
    keys = (rules.region, rules.time, *rules.details)
    words = {name: [str(x) for x in table[name].tolist()] for name in keys if name}
    units = table[UNIT_COLUMN].tolist() if rules.by_unit else None
    numbers: dict[str, list[float | None]] = {}
    hidden: dict[str, frozenset[int]] = {}
    for field in (field for field in resource.fields if field.name in columns):
        found = [None if x is pd.NA else x for x in table[field.name].tolist()]
        if field.name in rules.people:
            found = _people_only(found, units or [field.unit] * len(table), resource, field.name)
        numbers[field.name] = found
        statuses = table[f"{field.name}_status"].tolist() if f"{field.name}_status" in table else []
        hidden[field.name] = frozenset(n for n, status in enumerate(statuses) if status == Status.WITHHELD)
    return Draft(resource, nature, rules, rules.places(words, len(table)), numbers, hidden)


def _people_only(
    values: list[float | None], units: Sequence[str], resource: Resource, column: str
) -> list[float | None]:
    """Return *values* without those that count no people."""
    if any(unit == _THOUSANDS and value is not None for value, unit in zip(values, units, strict=True)):
        raise InvalidData(
            f'{resource.package}/{resource.path}, kolom {column}: aturan "people" memerlukan hitungan '
            f"satu per satu, bukan dalam ribuan."
        )
    return [value if unit in PEOPLE_UNITS else None for value, unit in zip(values, units, strict=True)]


def published_table(
    draft: Draft, values: Mapping[str, Mapping[int, float]], withheld: Mapping[str, frozenset[int]]
) -> pd.DataFrame:
    """Return the table of *draft* with other *values* and *withheld* rows, both by column.

    Raises `InvalidData` for a column that has no twin to say that something is withheld.
    """
    table, changed = draft.resource.table, dict[str, Any]()
    for column in sorted({*values, *withheld}):
        cells: list[Any] = table[column].tolist()
        for row, value in values.get(column, {}).items():
            cells[row] = value
        rows = withheld.get(column, frozenset())
        for row in rows:
            cells[row] = pd.NA
        changed[column] = pd.Series(cells, index=table.index, dtype=table[column].dtype)
        if rows:
            changed[f"{column}_status"] = _statuses(draft, column, rows)
    return table.assign(**changed)


def _statuses(draft: Draft, column: str, rows: frozenset[int]) -> pd.Series[Any]:
    table, twin = draft.resource.table, f"{column}_status"
    if twin not in table:
        raise InvalidData(
            f"{draft.resource.package}/{draft.resource.path}: kolom {column} harus disembunyikan sebagian, "
            f"tetapi kolom {twin} tidak ada."
        )
    found = [Status.WITHHELD.value if n in rows else x for n, x in enumerate(table[twin].tolist())]
    return pd.Series(found, index=table.index, dtype=table[twin].dtype)
