"""A table as published, cell by cell: from the catalogue, or from a frozen release."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from terang.catalog import TIME_COLUMNS, Catalog, Resource
from terang.releases.model import InvalidRelease
from terang.statuses import Nature
from terang.written import column_text

Key = tuple[str, ...]
"""The cells of a primary key, in the order of its columns."""

_FIGURE_TYPES = frozenset({"integer", "number", "boolean"})
_UNIT_COLUMN = "satuan"
_TWIN = "_status"


@dataclass(frozen=True, slots=True)
class Column:
    """What two versions of a column must share to be comparable."""

    name: str
    type: str
    unit: str

    @property
    def shape(self) -> str:
        """Type and unit in one text, such as ``integer orang``."""
        return f"{self.type} {self.unit}".rstrip()

    @property
    def is_figure(self) -> bool:
        """True for a number, a yes or no, or the unit of a number: what a period is quoted for."""
        return self.type in _FIGURE_TYPES or self.name == _UNIT_COLUMN


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table, every cell as the text that is published."""

    package: str
    name: str
    columns: tuple[Column, ...]
    key: Key
    """Columns of the primary key."""
    rows: Mapping[Key, Mapping[str, str]]
    """Cells by column, by the cells of the key."""

    @property
    def dataset(self) -> str:
        """The table, as ``<package>/<table>``."""
        return f"{self.package}/{self.name}"

    @property
    def time(self) -> str:
        """The column that says when; empty in a table without one."""
        names = {column.name for column in self.columns}
        return next((name for name in TIME_COLUMNS if name in names), "")

    @property
    def is_series(self) -> bool:
        """True if the time is a part of the key: each row then speaks of one period for good."""
        return self.time != "" and self.time in self.key

    def twin(self, column: str) -> str:
        """Return the name of the status column of *column*; empty where it has none."""
        name = f"{column}{_TWIN}"
        return name if any(other.name == name for other in self.columns) else ""


Tables = Mapping[str, PublishedTable]
"""Tables by ``<package>/<table>``, in the order of the catalogue."""


def catalog_tables(catalog: Catalog) -> Tables:
    """Return the real tables of *catalog*, what is released, as they would be published."""
    tables = (
        _of_resource(resource)
        for dataset in catalog.datasets.values()
        if dataset.nature is Nature.REAL
        for resource in dataset.resources.values()
    )
    return {table.dataset: table for table in tables}


def _of_resource(resource: Resource) -> PublishedTable:
    columns = tuple(Column(field.name, field.type, field.unit) for field in resource.fields)
    cells = [column_text(resource.table[column.name]) for column in columns]
    rows = _keyed(columns, resource.primary_key, zip(*cells, strict=True))
    return PublishedTable(resource.package, resource.name, columns, resource.primary_key, rows)


def frozen_tables(
    package: str, descriptor: Mapping[str, Any], files: Mapping[str, bytes]
) -> list[PublishedTable]:
    """Return the tables of a frozen *package* from its *descriptor* and its *files* by their name.

    Raises `InvalidRelease` naming the file that does not fit the descriptor.
    """
    try:
        return [_of_file(package, resource, files) for resource in descriptor["resources"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidRelease(
            f"Berkas {package}/datapackage.json tidak memuat tabel yang dapat dibaca."
        ) from error


def _of_file(package: str, resource: Mapping[str, Any], files: Mapping[str, bytes]) -> PublishedTable:
    schema = resource["schema"]
    columns = tuple(Column(field["name"], field["type"], field.get("unit", "")) for field in schema["fields"])
    key = (schema["primaryKey"],) if isinstance(schema["primaryKey"], str) else tuple(schema["primaryKey"])
    text = files[resource["path"]].decode("utf-8", errors="replace")
    header, *lines = csv.reader(io.StringIO(text, newline="")) if text else [[]]
    names = [column.name for column in columns]
    if header != names or any(len(line) != len(names) for line in lines) or not {*key} <= {*names}:
        raise InvalidRelease(
            f"Kolom {package}/{resource['path']} tidak sama dengan yang ada di datapackage.json."
        )
    return PublishedTable(package, resource["name"], columns, key, _keyed(columns, key, lines))


def _keyed(
    columns: Sequence[Column], key: Sequence[str], lines: Iterable[Sequence[str]]
) -> Mapping[Key, Mapping[str, str]]:
    names = [column.name for column in columns]
    rows = (dict(zip(names, line, strict=True)) for line in lines)
    return {tuple(row[name] for name in key): row for row in rows}
