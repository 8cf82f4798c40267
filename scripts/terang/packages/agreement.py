"""Holding a descriptor to what the engine needs: whoever edits a schema cannot take a check away."""

from __future__ import annotations

from collections.abc import Iterator

from terang.findings import Finding
from terang.packages.contract import KIND_TYPES, TABLES, ContractTable
from terang.packages.specs import Json, Shelf
from terang.packages.telling import block
from terang.statuses import Nature


def find_disagreements(document: Json, shelf: Shelf) -> Iterator[Finding]:
    """Yield every table, column, type and key that the engine needs and *document* does not promise.

    A table may be missing where nobody publishes it yet; a simulated package may hold any of them.
    """
    resources: dict[str, Json] = {resource["name"]: resource for resource in document["resources"]}
    for (owner, name), table in TABLES.items():
        if owner != shelf.topic:
            continue
        if name in resources:
            yield from _compare(table, resources[name], shelf.file)
        elif not table.optional and shelf.nature is Nature.REAL:
            yield block("resource-missing", shelf.file, resource=name, package=shelf.topic)
    for name, resource in resources.items():
        if (shelf.topic, name) not in TABLES:
            yield from _find_missing_twins(resource, shelf.file)


def _compare(table: ContractTable, resource: Json, file: str) -> Iterator[Finding]:
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    for column in table.columns:
        if column.name not in types:
            yield block("column-missing", file, column=column.name, resource=table.resource)
        elif types[column.name] not in KIND_TYPES[column.kind]:
            allowed = ", ".join(sorted(KIND_TYPES[column.kind]))
            yield block("column-type", file, column=column.name, value=types[column.name], allowed=allowed)
    if tuple(resource["schema"]["primaryKey"]) != table.key:
        found = ", ".join(resource["schema"]["primaryKey"])
        yield block("key-changed", file, value=found, resource=table.resource, expected=", ".join(table.key))


def _find_missing_twins(resource: Json, file: str) -> Iterator[Finding]:
    """Yield numeric columns of a further table that may be empty without saying why."""
    fields = resource["schema"]["fields"]
    names = {field["name"] for field in fields}
    for field in fields:
        is_numeric = field["type"] in ("integer", "number")
        may_be_empty = not field.get("constraints", {}).get("required", False)
        if is_numeric and may_be_empty and f"{field['name']}_status" not in names:
            yield block("twin-missing", file, column=field["name"], resource=resource["name"])
