"""What a package says of itself, once its descriptor is known to be sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terang.packages.contract import TABLES, ContractTable, conventional_kind

Json = dict[str, Any]
"""A JSON object whose shape has been checked."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what the schema says, held to what the engine needs."""

    name: str
    type: str
    """Table Schema type: ``string``, ``integer``, ``number``, ``boolean`` or ``date``."""
    kind: str
    """What it holds, in the words of `terang.packages.contract`."""
    unit: str
    required: bool
    choices: tuple[str, ...]
    """The only values it may have; empty if any will do."""
    lowest: float | None = None
    highest: float | None = None
    """Bounds of a number, as the schema gives them."""

    @property
    def is_numeric(self) -> bool:
        """True for columns of numbers."""
        return self.type in ("integer", "number")


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of a package, before its file is read."""

    package: str
    name: str
    file: str
    """Path from the city's folder, for findings."""
    path: Path
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    descriptor: Json

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in the order of the schema."""
        return tuple(column.name for column in self.columns)

    @property
    def has_row_units(self) -> bool:
        """True if the unit of the values stands in each row."""
        return "satuan" in self.names


@dataclass(frozen=True, slots=True)
class PackageSpec:
    """One package, before its files are read."""

    name: str
    folder: Path
    file: str
    """Path of the descriptor from the city's folder, for findings."""
    descriptor: Json
    tables: tuple[TableSpec, ...]


def make_spec(name: str, folder: Path, descriptor: Json) -> PackageSpec:
    """Return the spec of the package *name*; *descriptor* must have the shape of one."""
    tables = tuple(_make_table(name, folder, resource) for resource in descriptor["resources"])
    return PackageSpec(name, folder, f"{name}/datapackage.json", descriptor, tables)


def _make_table(package: str, folder: Path, resource: Json) -> TableSpec:
    schema = resource["schema"]
    contract = TABLES.get((package, resource["name"]))
    key = tuple(schema["primaryKey"])
    return TableSpec(
        package=package,
        name=resource["name"],
        file=f"{package}/{resource['path']}",
        path=folder / resource["path"],
        columns=tuple(_make_column(field, contract, key) for field in schema["fields"]),
        primary_key=key,
        descriptor=resource,
    )


def _make_column(field: Json, contract: ContractTable | None, key: tuple[str, ...]) -> Column:
    constraints: Mapping[str, Any] = field.get("constraints", {})
    known = contract.column(field["name"]) if contract else None
    is_due = field["name"] in key or (known is not None and not known.optional)
    is_required: bool = constraints.get("required", False) or is_due
    listed = tuple(str(item) for item in constraints.get("enum", ()))
    return Column(
        name=field["name"],
        type=field["type"],
        kind=known.kind if known else conventional_kind(field["name"], field["type"]),
        unit=field.get("unit", ""),
        required=is_required,
        choices=known.choices if known and known.choices else listed,
        lowest=constraints.get("minimum"),
        highest=constraints.get("maximum"),
    )
