"""The catalogue of one city's data: frozen types, in the words of Frictionless and DCAT.

Tables are pandas frames with these types: strings ``string``, integers ``Int64``, numbers
``Float64``, booleans ``boolean``, dates and periods ISO strings. A missing cell is ``pd.NA``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

import pandas as pd

from terang.catalog.declared import Disclosure, Freshness, Relation, Standard, Text
from terang.city import City
from terang.statuses import SIMULATED_PREFIX, Nature

Level = Literal["kota", "kecamatan", "kelurahan"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Every level of region, the city first, each parted into the next."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures were taken from."""

    name: str
    """Identifier inside its package; rows point to it in their column ``id_sumber``."""
    title: str
    path: str
    """Web address; empty where the source has none."""
    date: str
    """ISO date (or month, or year) of the document or snapshot."""
    publisher: str
    terms: str
    """The source's own terms of use as far as they are known."""
    received: str = ""
    """ISO date on which it reached us; empty where nobody sent it: a sample, or the site's own log."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know before using a figure; rows point to it in ``id_catatan``."""

    name: str
    text: Text
    disputed: bool = False
    """Whether the figure itself is in doubt: such a caveat never hides behind a tap."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which we publish a package."""

    name: str
    title: str
    path: str


TIME_COLUMNS = ("tanggal", "bulan", "tahun", "periode")
"""The columns that say when: a day, a month, a year, or either of the last two."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a resource, as its Table Schema says."""

    name: str
    type: str
    title: Text
    description: Text
    unit: str
    """Unit identifier such as ``rupiah``, ``orang``; empty for codes and words."""
    required: bool
    enum: tuple[str, ...]
    disclosure: Disclosure | None = None
    """None for columns that count no people and sum up no money."""


@dataclass(frozen=True)
class Resource:
    """One table of a package."""

    package: str
    """Name of its dataset in the catalogue."""
    name: str
    path: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    table: pd.DataFrame
    standard: Standard
    relations: tuple[Relation, ...] = ()
    freshness: Freshness | None = None
    """How often it is renewed; None in a table without time, a log, or a sample."""

    @property
    def topic(self) -> str:
        """Name of the package without a word on whether it is simulated."""
        return self.package.removeprefix(SIMULATED_PREFIX)

    @property
    def key(self) -> str:
        """Name of the table for indicator functions, such as ``koperasi_simkopdes``.

        A real table and its simulated twin have the same key; a catalogue holds one of them only.
        """
        return f"{self.topic}_{self.name}"

    @property
    def time(self) -> str:
        """The column that says when; empty in a table without one."""
        names = {field.name for field in self.fields}
        return next((name for name in TIME_COLUMNS if name in names), "")

    def field(self, name: str) -> Field:
        """Return the column *name*; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @cached_property
    def records(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of the table as plain mappings, a missing cell as None."""
        table = self.table.astype(object)
        rows = table.where(table.notna(), None).to_dict("records")
        return tuple({str(name): value for name, value in row.items()} for row in rows)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One data package as the public sees it."""

    name: str
    """Name in the catalogue; a simulated one begins with ``simulasi-``."""
    title: Text
    description: Text
    version: str
    licences: tuple[Licence, ...]
    sources: Mapping[str, Source]
    caveats: Mapping[str, Caveat]
    resources: Mapping[str, Resource]
    nature: Nature
    descriptor: Mapping[str, object]
    """The descriptor as it stands on disk, for publication."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place with a code."""

    code: str
    level: Level
    name: str
    """The everyday name."""
    official_name: str
    slug: str
    parent: str | None
    """Code of the region above; None for the city."""
    bps_code: str
    bank: str
    """Which bank of the river, in the city's own word; empty where that has no meaning."""
    latitude: float | None
    longitude: float | None
    area_km2: float | None
    column: int | None
    """Column of its tile on the schematic map, from the west; None above the lowest level."""
    row: int | None
    """Row of its tile on the schematic map, from the north."""
    bps_code_basis: str = ""
    """How the BPS code is known: ``resmi`` or ``pencocokan_nama``; empty where not stated."""
    area_basis: str = ""
    """How the area is known: ``resmi`` or ``dihitung_dari_poligon``; empty where not stated."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A region that shares a border with another."""

    code: str
    border_m: int
    across_river: bool


@dataclass(frozen=True, slots=True)
class Catalog:
    """All that is known of one city, validated and typed."""

    city: City
    datasets: Mapping[str, Dataset]
    regions: Mapping[str, Region]
    aliases: Mapping[str, tuple[str, ...]]
    """Other spellings by kelurahan code."""
    borders: Mapping[str, tuple[Neighbour, ...]]

    def table(self, key: str) -> pd.DataFrame:
        """Return the table named *key* (``<package>_<resource>``); KeyError if there is none."""
        return self.resource(key).table

    def resource(self, key: str) -> Resource:
        """Return the resource named *key* (``<package>_<resource>``); KeyError if there is none."""
        for dataset in self.datasets.values():
            for resource in dataset.resources.values():
                if resource.key == key:
                    return resource
        raise KeyError(key)

    def has(self, key: str) -> bool:
        """Return True if there is a table named *key*."""
        return any(key == resource.key for d in self.datasets.values() for resource in d.resources.values())

    def nature(self, key: str) -> Nature:
        """Return whether the table named *key* is real; KeyError if there is none."""
        return self.datasets[self.resource(key).package].nature

    def records(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """Return the rows of the table named *key* as plain mappings, a missing cell as None."""
        return self.resource(key).records

    def level(self, level: Level) -> tuple[Region, ...]:
        """Return the regions of *level* in the order of their codes."""
        found = (r for r in self.regions.values() if r.level == level)
        return tuple(sorted(found, key=lambda region: region.code))

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the regions directly below *code* in the order of their codes."""
        return tuple(sorted((r for r in self.regions.values() if r.parent == code), key=lambda r: r.code))
