"""Tiny catalogues for the tests of disclosure control: a table is a few columns and rows in code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from terang.catalog import Catalog, Dataset, Disclosure, Field, Region, Relation, Resource, Standard
from terang.city import City, DisclosureLimits, read_city
from terang.statuses import SIMULATED_PREFIX, Nature, Status, status_of

PEOPLE = Disclosure("people")
KEYS = ("kode_kelurahan", "bulan")
HOME = "99.71.01.1001"
"""Code of the kelurahan that a row is about where a test names none."""

Row = Mapping[str, Any]
"""The columns of a row; a missing one is not yet reported, the text ``?`` came withheld."""

_NONE = Standard({}, {}, {}, {}, {})


def money(behind: str) -> Disclosure:
    """Return the rule of a column of money that stands for the people counted in *behind*."""
    return Disclosure("money", behind=behind)


def resource(
    package: str,
    name: str,
    columns: Mapping[str, Disclosure | None],
    rows: Sequence[Row],
    relations: Iterable[Relation] = (),
    *,
    keys: tuple[str, ...] = KEYS,
    twins: bool = True,
) -> Resource:
    """Return a table with *columns* of whole numbers and their rules; each has a twin, unless not *twins*."""
    fields = [_field(key, "string", "", None) for key in keys]
    cells: dict[str, Any] = {
        key: pd.Series([row.get(key, HOME) for row in rows], dtype="string") for key in keys
    }
    for column, rule in columns.items():
        unit = "rupiah" if column.endswith("_rp") else "orang"
        found = [row.get(column) for row in rows]
        fields.append(_field(column, "integer", unit, rule))
        cells[column] = pd.Series([None if x == "?" else x for x in found], dtype="Int64")
        if twins:
            fields.append(_field(f"{column}_status", "string", "", None))
            cells[f"{column}_status"] = pd.Series([_status(x) for x in found], dtype="string")
    return Resource(
        package=package,
        name=name,
        path=f"{name}.csv",
        title={"id": name},
        description={"id": name},
        fields=tuple(fields),
        primary_key=keys,
        table=pd.DataFrame(cells),
        standard=_NONE,
        relations=tuple(relations),
    )


def _status(value: Any) -> str:
    return Status.WITHHELD.value if value == "?" else status_of(value).value


def _field(name: str, kind: str, unit: str, rule: Disclosure | None) -> Field:
    return Field(name, kind, {"id": name}, {"id": name}, unit, False, (), rule)


def city(limits: DisclosureLimits | None = None) -> City:
    """Return the small city, with other *limits* if given."""
    found = read_city("contoh")
    return found if limits is None else replace(found, limits=limits)


def catalog(*resources: Resource, limits: DisclosureLimits | None = None) -> Catalog:
    """Return a catalogue of *resources*; a package is simulated if its name says so."""
    packages: dict[str, list[Resource]] = {}
    for found in resources:
        packages.setdefault(found.package, []).append(found)
    return Catalog(
        city=city(limits),
        datasets={name: _dataset(name, found) for name, found in packages.items()},
        regions={HOME: Region(HOME, "kelurahan", "Melati", "Melati", "melati", None, "", "", *[None] * 5)},
        aliases={},
        borders={},
    )


def _dataset(name: str, resources: Sequence[Resource]) -> Dataset:
    nature = Nature.SIMULATED if name.startswith(SIMULATED_PREFIX) else Nature.REAL
    descriptor = {"name": name, "nature": nature.value, "resources": [_described(r) for r in resources]}
    return Dataset(
        name=name,
        title={"id": name},
        description={"id": name},
        version="1.0.0",
        licences=(),
        sources={},
        caveats={},
        resources=MappingProxyType({r.name: r for r in resources}),
        nature=nature,
        descriptor=descriptor,
    )


def _described(found: Resource) -> dict[str, Any]:
    """Return what a descriptor says of a table."""
    return {
        "name": found.name,
        "path": found.path,
        "title": found.name,
        "description": found.name,
        "schema": {
            "fields": [
                {"name": f.name, "type": f.type, "unit": f.unit, "title": f.name, "description": f.name}
                | ({"disclosure": _rule(f.disclosure)} if f.disclosure is not None else {})
                for f in found.fields
            ],
            "primaryKey": list(found.primary_key),
        },
        "relations": [
            {"kind": r.kind, "whole": r.whole, "parts": list(r.parts), "minus": list(r.minus)}
            | ({"table": r.table} if r.table else {})
            | {"factor": r.factor}
            for r in found.relations
        ],
    }


def _rule(rule: Disclosure) -> dict[str, str]:
    parts = {"rule": rule.rule, "behind": rule.behind, "source": rule.source, "why": rule.why}
    return {key: value for key, value in parts.items() if value}


def months(*values: Row, first: str = "2026-01") -> list[Row]:
    """Return *values* as rows of consecutive months of one year, from *first* on."""
    year, month = first.split("-")
    return [{"bulan": f"{year}-{int(month) + n:02}", **row} for n, row in enumerate(values)]


def shown(found: Catalog, key: str, column: str) -> list[int | str]:
    """Return the published cells of a column: a number, or the status of an empty one."""
    table = found.table(key)
    twins = table.get(f"{column}_status", table[column])
    return [
        twin if value is pd.NA else value for value, twin in zip(table[column].tolist(), twins, strict=True)
    ]
