"""Walking over tables so that a finding can name the row: small helpers of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from terang.catalog import Catalog, Resource

Values = Mapping[str, Any]
"""One row: text, number, bool, or None for an empty cell, by column."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table and where it stands."""

    file: str
    row: int
    """As a spreadsheet counts: the header is row 1."""
    values: Values


def file_of(resource: Resource) -> str:
    """Return the path of the table from the city's folder."""
    return f"{resource.package}/{resource.path}"


def places(resource: Resource) -> Iterator[Place]:
    """Yield the rows of *resource* from top to bottom."""
    file = file_of(resource)
    for row, values in enumerate(resource.records, 2):
        yield Place(file, row, values)


def all_resources(catalog: Catalog) -> Iterator[Resource]:
    """Yield every table of every package."""
    for dataset in catalog.datasets.values():
        yield from dataset.resources.values()


def find_resource(catalog: Catalog, package: str, name: str) -> Resource | None:
    """Return the table *name* of *package*, or None if there is none."""
    dataset = catalog.datasets.get(package)
    return dataset.resources.get(name) if dataset else None


def numeric_columns(resource: Resource) -> tuple[str, ...]:
    """Return the names of the columns of numbers that carry a unit, their own or the row's."""
    numbers = [field for field in resource.fields if field.type in ("integer", "number")]
    has_row_units = any(field.name == "satuan" for field in resource.fields)
    return tuple(field.name for field in numbers if field.unit or has_row_units)


def shown(number: float) -> str:
    """Return *number* as it stands in a CSV file."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))
