"""CSV on the Web: what each column of a table is, beside the table, for programs that know this standard.

Every table has its ``<table>.csv-metadata.json``, which such a program finds by itself. One more file a
package, ``csv-metadata.json``, holds all tables with the keys that lead from one to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import Catalog, Dataset, Field, Resource, Text
from terang.downloads import PublishedFile
from terang.downloads.files import DOWNLOAD_FOLDER, nature_column, published_name
from terang.downloads.packages import json_bytes
from terang.statuses import Nature
from terang.written import FALSE_WORD, TRUE_WORD

TABLE_SUFFIX = "-metadata.json"
"""What is added to the address of a table: the standard looks there."""

GROUP = "csv-metadata.json"
"""Name of the file that holds all tables of a package."""

_TYPES = {
    "integer": "integer",
    "number": "decimal",
    "date": "date",
    "year": "gYear",
    "yearmonth": "gYearMonth",
}


def csvw_files(catalog: Catalog) -> Iterator[PublishedFile]:
    """Yield the metadata of every table of *catalog*, and of each package's tables together."""
    for dataset in catalog.datasets.values():
        folder = f"{DOWNLOAD_FOLDER}/{published_name(dataset.name, dataset.nature)}"
        for resource in dataset.resources.values():
            document = {"@context": _context(catalog), **_table(catalog, dataset, resource)}
            path = f"{folder}/{_file_name(dataset, resource)}{TABLE_SUFFIX}"
            yield PublishedFile(
                path, json_bytes(document), "JSON", dataset.name, resource.name, nature=dataset.nature
            )
        group = json_bytes(_group(catalog, dataset))
        yield PublishedFile(f"{folder}/{GROUP}", group, "JSON", dataset.name, nature=dataset.nature)


def _context(catalog: Catalog) -> list[Any]:
    return ["http://www.w3.org/ns/csvw", {"@language": catalog.city.default_language}]


def _group(catalog: Catalog, dataset: Dataset) -> dict[str, Any]:
    """Return all tables of *dataset*, and those of other packages that their keys lead to."""
    keys = {resource.name: _keys(catalog, dataset, resource) for resource in dataset.resources.values()}
    targets = {target for found in keys.values() for _, target, _ in found}
    tables = []
    for resource in dataset.resources.values():
        table = _table(catalog, dataset, resource)
        own = [_foreign_key(catalog, dataset, key) for key in keys[resource.name]]
        table["tableSchema"] |= {"foreignKeys": own} if own else {}
        tables.append(table)
    for package, name in sorted(target for target in targets if target[0] != dataset.name):
        other = catalog.datasets[package]
        table = _table(catalog, other, other.resources[name])
        tables.append(table | {"url": _address(dataset, other, other.resources[name])})
    return {
        "@context": _context(catalog),
        "dc:title": _worded(dataset.title),
        "dc:description": _worded(dataset.description),
        **_rights(dataset),
        "tables": tables,
    }


_Key = tuple[list[str], tuple[str, str], list[str]]
"""Columns, the package and table they lead to, and the columns there."""


def _keys(catalog: Catalog, dataset: Dataset, resource: Resource) -> list[_Key]:
    """Return the foreign keys that a table declares, those to another package included.

    The standard knows no key that may be empty: what need not be filled is left out.
    """
    schema = _schema(dataset, resource)
    inside = [
        (list(key["fields"]), key["reference"].get("resource") or resource.name, key["reference"]["fields"])
        for key in schema.get("foreignKeys", ())
    ]
    outside = [
        (list(key["fields"]), (key["reference"]["package"], key["reference"]["resource"]), key)
        for key in schema.get("externalKeys", ())
    ]
    found: list[_Key] = [(columns, (dataset.name, name), list(wanted)) for columns, name, wanted in inside]
    found += [(columns, target, list(key["reference"]["fields"])) for columns, target, key in outside]
    required = {field.name for field in resource.fields if field.required}
    return [key for key in found if required.issuperset(key[0]) and _is_there(catalog, key[1])]


def _is_there(catalog: Catalog, target: tuple[str, str]) -> bool:
    package, name = target
    return package in catalog.datasets and name in catalog.datasets[package].resources


def _foreign_key(catalog: Catalog, dataset: Dataset, key: _Key) -> dict[str, Any]:
    columns, (package, name), wanted = key
    other = catalog.datasets[package]
    return {
        "columnReference": columns,
        "reference": {
            "resource": _address(dataset, other, other.resources[name]),
            "columnReference": wanted,
        },
    }


def _schema(dataset: Dataset, resource: Resource) -> Mapping[str, Any]:
    resources: Any = dataset.descriptor["resources"]
    schema: Mapping[str, Any] = next(r for r in resources if r["name"] == resource.name)["schema"]
    return schema


def _file_name(dataset: Dataset, resource: Resource) -> str:
    return f"{published_name(resource.name, dataset.nature)}.csv"


def _address(here: Dataset, other: Dataset, resource: Resource) -> str:
    """Return the address of a table as it is written in the folder of *here*."""
    folder = "" if other is here else f"../{published_name(other.name, other.nature)}/"
    return f"{folder}{_file_name(other, resource)}"


def _table(catalog: Catalog, dataset: Dataset, resource: Resource) -> dict[str, Any]:
    schema = _schema(dataset, resource)
    declared = {item["name"]: item for item in schema["fields"]}
    columns = [_column(field, declared[field.name]) for field in resource.fields]
    columns += [_nature_column(name, value) for name, value in nature_column(dataset.nature)]
    return {
        "url": _file_name(dataset, resource),
        "dc:title": _worded(resource.title),
        "dc:description": _worded(resource.description),
        **_rights(dataset),
        "dc:publisher": catalog.city.publisher,
        "null": "",
        "tableSchema": {"columns": columns, "primaryKey": list(resource.primary_key)},
    }


def _rights(dataset: Dataset) -> dict[str, Any]:
    """Return licence and sources; what is simulated says so first of all."""
    told: dict[str, Any] = {
        "dc:license": {"@id": dataset.licences[0].path},
        "dc:source": [source.path or source.title for source in dataset.sources.values()],
    }
    return {"dc:type": dataset.nature.value, **told} if dataset.nature is Nature.SIMULATED else told


def _worded(text: Text) -> list[dict[str, str]]:
    return [{"@value": words, "@language": lang} for lang, words in text.items()]


def _column(field: Field, declared: Mapping[str, Any]) -> dict[str, Any]:
    """Return a column; its name is the first of its titles, because that is what stands in the table."""
    titles = {lang: [field.name, words] for lang, words in field.title.items()}
    column: dict[str, Any] = {
        "name": field.name,
        "titles": titles,
        "datatype": _datatype(field, declared),
        "required": field.required,
    }
    if any(field.description.values()):
        column["dc:description"] = _worded({k: v for k, v in field.description.items() if v})
    if field.unit:
        column["schema:unitText"] = field.unit
    return column


def _nature_column(name: str, value: str) -> dict[str, Any]:
    return {"name": name, "titles": [name], "datatype": {"base": "string", "format": value}, "required": True}


def _datatype(field: Field, declared: Mapping[str, Any]) -> dict[str, Any] | str:
    rules = declared.get("constraints", {})
    if field.type == "boolean":
        return {"base": "boolean", "format": f"{TRUE_WORD}|{FALSE_WORD}"}
    limits = {name: rules[name] for name in ("minimum", "maximum", "minLength", "maxLength") if name in rules}
    if field.enum:
        limits["format"] = _one_of(field.enum)
    elif "pattern" in rules:
        limits["format"] = str(rules["pattern"]).removeprefix("^").removesuffix("$")
    base = _TYPES.get(field.type, "string")
    return {"base": base, **limits} if limits else base


def _one_of(words: Iterable[str]) -> str:
    """Return the regular expression of exactly one of *words*, in the dialect of XML Schema."""
    escaped = (
        "".join(f"\\{mark}" if mark in r".\?*+{}()[]|^$-" else mark for mark in word) for word in words
    )
    return "|".join(escaped)
