"""Whatever points to something else points to something that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import (
    all_resources,
    descriptor_of,
    file_of,
    find_resource,
    is_real,
    numeric_columns,
    places,
)
from terang.rules.registry import rule
from terang.statuses import Nature

_REGION_COLUMNS = {
    "kode_kelurahan": "kelurahan",
    "kode_a": "kelurahan",
    "kode_b": "kelurahan",
    "kode_kecamatan": "kecamatan",
    "kode_kota": "kota",
    "kode_wilayah": "",
}
"""Columns that hold codes of the city, and the level they belong to; empty for any level."""


@rule
def regions_are_known(catalog: Catalog) -> Iterable[Finding]:
    """Every region code stands in the package of regions."""
    for resource in all_resources(catalog):
        columns = [field.name for field in resource.fields if field.name in _REGION_COLUMNS]
        for place in places(resource):
            for column in columns:
                code, level = place.values[column], _REGION_COLUMNS[column]
                region = catalog.regions.get(code)
                if code is not None and (region is None or level not in ("", region.level)):
                    target = f"wilayah/{level or 'kelurahan'}"
                    yield block("reference-unknown", place.file, place.row, column, code, target=target)


@rule
def external_keys_are_known(catalog: Catalog) -> Iterable[Finding]:
    """Every key that a schema points at another package is there."""
    for resource in all_resources(catalog):
        for key in external_keys(catalog, resource):
            if not set(key["fields"]) & set(_REGION_COLUMNS):
                yield from _check_key(catalog, resource, key)


def external_keys(catalog: Catalog, resource: Resource) -> list[dict[str, Any]]:
    """Return the keys that the schema of *resource* points at other packages, as its descriptor has them."""
    document: Any = catalog.datasets[resource.package].descriptor
    described = next(item for item in document["resources"] if item["name"] == resource.name)
    keys: list[dict[str, Any]] = described["schema"].get("externalKeys", [])
    return keys


def _check_key(catalog: Catalog, resource: Resource, key: dict[str, Any]) -> Iterator[Finding]:
    reference = key["reference"]
    name = f"{reference['package']}/{reference['resource']}"
    target = find_resource(catalog, reference["package"], reference["resource"])
    # What is real may not lean on a table that the public site does not have.
    if target is not None and is_real(catalog, resource) and not is_real(catalog, target):
        target = None
    if target is None or not set(reference["fields"]) <= {field.name for field in target.fields}:
        yield block("reference-target", file_of(resource), column=key["fields"][0], target=name)
        return
    known = {tuple(place.values[field] for field in reference["fields"]) for place in places(target)}
    for place in places(resource):
        values = tuple(place.values[field] for field in key["fields"])
        if None not in values and values not in known:
            shown = " / ".join(map(str, values))
            yield block("reference-unknown", place.file, place.row, key["fields"][0], shown, target=name)


@rule
def sources_and_caveats_are_known(catalog: Catalog) -> Iterable[Finding]:
    """Every ``id_sumber`` and ``id_catatan`` stands in the descriptor of its package."""
    for resource in all_resources(catalog):
        dataset = catalog.datasets[resource.package]
        for place in places(resource):
            for column, name in place.values.items():
                if name is None:
                    continue
                if column.startswith("id_sumber") and name not in dataset.sources:
                    yield block("source-unknown", place.file, place.row, column, name, package=dataset.name)
                if column == "id_catatan" and name not in dataset.caveats:
                    yield block("caveat-unknown", place.file, place.row, column, name, package=dataset.name)


@rule
def sources_are_used(catalog: Catalog) -> Iterable[Finding]:
    """A source that no row points to is a leftover, or a row forgot it.

    Packages with a table of figures that has no column ``id_sumber`` are left alone: there the
    source belongs to the table as a whole. So are simulated ones: a real table may have taken the
    place of the one that used the source. So are logs in which nothing is written yet.
    """
    for dataset in catalog.datasets.values():
        resources = dataset.resources.values()
        if dataset.nature is Nature.SIMULATED or all(resource.table.empty for resource in resources):
            continue
        if any(numeric_columns(resource) and "id_sumber" not in resource.table for resource in resources):
            continue
        columns = [r.table[c] for r in resources for c in r.table.columns if str(c).startswith("id_sumber")]
        used = {name for column in columns for name in column.dropna()}
        for name in dataset.sources:
            if name not in used:
                yield warn("source-unused", descriptor_of(dataset.name), value=name)
