"""Whether the schemas of a package can be checked at all: types, keys, patterns, no loosened reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from terang.findings import Finding
from terang.packages.contract import UNITS
from terang.packages.patterns import is_safe_pattern
from terang.packages.privacy import is_personal_column
from terang.packages.specs import Json
from terang.packages.telling import block

TYPES = ("string", "integer", "number", "boolean", "date")
"""Table Schema types the portal reads; what else there is, a string can hold."""

NUMERIC = ("integer", "number")

_CUSTOMARY_TYPES = {
    "tanggal": ("date", "string"),
    "periode": ("string",),
    "bulan": ("string",),
    "tahun": ("string",),
    "satuan": ("string",),
    "ukuran": ("string",),
    "indikator": ("string",),
    "ketentuan": ("string",),
}
"""Types of columns that mean the same in every table; codes and identifiers always are strings."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def find_schema_faults(document: Json, package: str, file: str) -> Iterator[Finding]:
    """Yield what makes the tables of *document* unreadable or unsafe to read."""
    resources: dict[str, Json] = {resource["name"]: resource for resource in document["resources"]}
    if not resources:
        yield block("resource-missing", file, resource="", package=package)
    if len(resources) < len(document["resources"]):
        yield block(
            "name-double", file, place="resources", value=_doubles(r["name"] for r in document["resources"])
        )
    for index, resource in enumerate(document["resources"]):
        place = f"resources[{index}]"
        if not _NAME.fullmatch(resource["name"]):
            yield block("name-odd", file, place=f"{place}.name", value=resource["name"])
        if resource["format"] != "csv" or resource["encoding"].lower() != "utf-8":
            yield block(
                "resource-format", file, place=place, value=f"{resource['format']}, {resource['encoding']}"
            )
        yield from _find_field_faults(resource, place, file, package)
        yield from _find_key_faults(resource, resources, place, file)


def _find_field_faults(resource: Json, place: str, file: str, package: str) -> Iterator[Finding]:
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    if len(set(names)) < len(names):
        yield block("name-double", file, place=f"{place}.schema.fields", value=_doubles(names))
    for index, field in enumerate(fields):
        spot = f"{place}.schema.fields[{index}]"
        if is_personal_column(field["name"]):
            yield block("personal-column", f"{package}/{resource['path']}", 1, field["name"])
        if not _NAME.fullmatch(field["name"]):
            yield block("name-odd", file, place=f"{spot}.name", value=field["name"])
        allowed = _allowed_types(field["name"])
        if field["type"] not in allowed:
            yield block(
                "column-type",
                file,
                column=field["name"],
                value=field["type"],
                place=spot,
                allowed=", ".join(allowed),
            )
        pattern = field.get("constraints", {}).get("pattern")
        if pattern is not None and not is_safe_pattern(pattern):
            yield block(
                "pattern-unsafe",
                file,
                column=field["name"],
                value=pattern,
                place=f"{spot}.constraints.pattern",
            )
        if field["type"] == "boolean" and (field.get("trueValues"), field.get("falseValues")) != (
            ["ya"],
            ["tidak"],
        ):
            yield block("boolean-values", file, column=field["name"], place=spot)
        yield from _find_unit_faults(field, names, spot, file)


def _allowed_types(name: str) -> tuple[str, ...]:
    if name.startswith(("kode_", "id_")) or name.endswith("_status"):
        return ("string",)
    return _CUSTOMARY_TYPES.get(name, TYPES)


def _find_unit_faults(field: Json, names: list[str], spot: str, file: str) -> Iterator[Finding]:
    unit = field.get("unit")
    if unit is not None and unit not in UNITS:
        yield block("unit-unknown", file, column=field["name"], value=unit, place=f"{spot}.unit")
    is_position = field["name"].startswith("petak_")
    if unit is None and field["type"] in NUMERIC and "satuan" not in names and not is_position:
        yield block("unit-missing", file, column=field["name"], place=spot)


def _find_key_faults(resource: Json, resources: dict[str, Json], place: str, file: str) -> Iterator[Finding]:
    schema = resource["schema"]
    names = {field["name"] for field in schema["fields"]}
    if schema["missingValues"] != [""]:
        yield block(
            "missing-values",
            file,
            place=f"{place}.schema.missingValues",
            value=", ".join(schema["missingValues"]),
        )
    if not schema["primaryKey"] or not set(schema["primaryKey"]) <= names:
        yield block(
            "key-unknown", file, place=f"{place}.schema.primaryKey", value=", ".join(schema["primaryKey"])
        )
    for index, key in enumerate(schema.get("foreignKeys", [])):
        target = resources.get(key["reference"].get("resource", resource["name"]))
        if not _fits(key["fields"], names, key["reference"]["fields"], target):
            yield block(
                "key-unknown",
                file,
                place=f"{place}.schema.foreignKeys[{index}]",
                value=", ".join(key["fields"]),
            )
    for index, key in enumerate(schema.get("externalKeys", [])):
        if not set(key["fields"]) <= names or len(key["fields"]) != len(key["reference"]["fields"]):
            yield block(
                "key-unknown",
                file,
                place=f"{place}.schema.externalKeys[{index}]",
                value=", ".join(key["fields"]),
            )
    totals = resource.get("totals")
    if totals and not _can_sum(resource, totals, resources):
        yield block("key-unknown", file, place=f"{place}.totals", value=", ".join(totals["measures"]))


def _can_sum(resource: Json, totals: Json, resources: dict[str, Json]) -> bool:
    """Return True if the measures of *totals* are columns of numbers and the other table is a series."""
    types = _types(resource)
    whole = _types(resources[totals["resource"]]) if totals["resource"] in resources else {}
    return (
        "tanggal" in types
        and all(types.get(measure) in NUMERIC for measure in totals["measures"])
        and {"tanggal", "ukuran"} <= set(whole)
        and whole.get("nilai") in NUMERIC
    )


def _types(resource: Json) -> dict[str, str]:
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def _fits(fields: list[str], names: set[str], target_fields: list[str], target: Json | None) -> bool:
    if target is None or not fields or len(fields) != len(target_fields):
        return False
    target_names = {field["name"] for field in target["schema"]["fields"]}
    return set(fields) <= names and set(target_fields) <= target_names


def _doubles(names: Iterator[str] | list[str]) -> str:
    return ", ".join(name for name, count in Counter(names).items() if count > 1)
