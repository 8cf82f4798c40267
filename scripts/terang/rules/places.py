"""Walking over tables so that a finding can name the row: small helpers of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from terang.catalog import TIME_COLUMNS, Catalog, Field, Resource
from terang.packages.specs import DESCRIPTOR
from terang.statuses import SIMULATED_PREFIX, Nature

Values = Mapping[str, Any]
"""One row: text, number, bool, or None for an empty cell, by column."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table and where it stands."""

    file: str
    row: int
    """As a spreadsheet counts: the header is row 1."""
    values: Values


def folder_of(package: str) -> str:
    """Return how findings name the folder of the dataset *package*: simulated ones lie in their own."""
    topic = package.removeprefix(SIMULATED_PREFIX)
    return package if topic == package else f"{Nature.SIMULATED}/{topic}"


def descriptor_of(package: str) -> str:
    """Return the path by which findings name the descriptor of the dataset *package*."""
    return f"{folder_of(package)}/{DESCRIPTOR}"


def file_of(resource: Resource) -> str:
    """Return the path of the table as findings name it, from the city's folder."""
    return f"{folder_of(resource.package)}/{resource.path}"


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
    """Return the table *name* of *package*, real or simulated, or None if there is none.

    *package* is named as descriptors name it, without a word on whether it is simulated.
    """
    key = f"{package}_{name}"
    return catalog.resource(key) if catalog.has(key) else None


def is_real(catalog: Catalog, resource: Resource) -> bool:
    """Return True if *resource* holds no simulated value."""
    return catalog.datasets[resource.package].nature is Nature.REAL


def numbers_of(resource: Resource) -> tuple[Field, ...]:
    """Return the columns of numbers."""
    return tuple(field for field in resource.fields if field.type in ("integer", "number"))


def has_row_units(resource: Resource) -> bool:
    """Return True if the unit of the values stands in each row."""
    return any(field.name == "satuan" for field in resource.fields)


def numeric_columns(resource: Resource) -> tuple[str, ...]:
    """Return the names of the columns of numbers that carry a unit, their own or the row's."""
    by_row = has_row_units(resource)
    return tuple(field.name for field in numbers_of(resource) if field.unit or by_row)


def time_of_key(resource: Resource) -> str:
    """Return the column of the key that says when; empty if the rows are not told apart by time."""
    return next((name for name in TIME_COLUMNS if name in resource.primary_key), "")


def further_keys(resource: Resource) -> tuple[str, ...]:
    """Return what tells rows of one kelurahan and time apart, such as ``jenis``; a source does not."""
    usual = ("kode_kelurahan", "id_sumber", time_of_key(resource))
    return tuple(name for name in resource.primary_key if name not in usual)


def shown(number: float) -> str:
    """Return *number* as it stands in a CSV file."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))
