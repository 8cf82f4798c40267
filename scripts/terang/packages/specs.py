"""What a package says of itself, once its descriptor is known to be sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terang.city import City
from terang.packages.contract import TABLES, ContractTable, conventional_kind
from terang.statuses import SIMULATED_PREFIX, Nature

Json = dict[str, Any]
"""A JSON object whose shape has been checked."""


DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one package of a city stands: among the real ones, or among the simulated ones."""

    city: City
    topic: str
    """Name of its folder, such as ``koperasi``."""
    nature: Nature

    @property
    def dataset(self) -> str:
        """Name of the package in its descriptor and in the catalogue."""
        return self.topic if self.nature is Nature.REAL else f"{SIMULATED_PREFIX}{self.topic}"

    @property
    def folder(self) -> Path:
        """Folder of the package."""
        return self.city.packages(self.nature) / self.topic

    @property
    def label(self) -> str:
        """How findings name the folder: from the city's own folder, or from the simulated one beside it."""
        return self.topic if self.nature is Nature.REAL else f"{self.nature}/{self.topic}"

    @property
    def file(self) -> str:
        """How findings name the descriptor."""
        return f"{self.label}/{DESCRIPTOR}"


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
    """Path as findings name it: from the city's folder, simulated ones under ``simulasi/``."""
    path: Path
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    descriptor: Json
    may_be_empty: bool = False
    """True if the file may hold its header alone."""

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
    """Path of the descriptor as findings name it."""
    descriptor: Json
    tables: tuple[TableSpec, ...]


def make_spec(shelf: Shelf, descriptor: Json) -> PackageSpec:
    """Return the spec of the package on *shelf*; *descriptor* must have the shape of one."""
    tables = tuple(_make_table(shelf, resource) for resource in descriptor["resources"])
    return PackageSpec(shelf.dataset, shelf.folder, shelf.file, descriptor, tables)


def _make_table(shelf: Shelf, resource: Json) -> TableSpec:
    schema = resource["schema"]
    contract = TABLES.get((shelf.topic, resource["name"]))
    key = tuple(schema["primaryKey"])
    return TableSpec(
        package=shelf.dataset,
        name=resource["name"],
        file=f"{shelf.label}/{resource['path']}",
        path=shelf.folder / resource["path"],
        columns=tuple(_make_column(field, contract, key) for field in schema["fields"]),
        primary_key=key,
        descriptor=resource,
        may_be_empty=contract is not None and contract.may_be_empty,
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
