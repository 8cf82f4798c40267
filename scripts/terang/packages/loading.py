"""From checked rows to the catalogue: typed pandas tables, regions, aliases, borders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from itertools import repeat
from types import MappingProxyType
from typing import Any

import pandas as pd

from terang.catalog import (
    Catalog,
    Caveat,
    Dataset,
    Disclosure,
    Field,
    Freshness,
    Licence,
    Neighbour,
    Region,
    Resource,
    Source,
    Standard,
    Text,
    relation_of,
)
from terang.city import City
from terang.packages.reading import ReadTable
from terang.packages.specs import Column, Json, PackageSpec
from terang.statuses import Nature

_TYPES = {"integer": "Int64", "number": "Float64"}


def make_catalog(city: City, packages: Iterable[tuple[PackageSpec, tuple[ReadTable, ...]]]) -> Catalog:
    """Return the catalogue of *city* from *packages* in which nothing blocks."""
    datasets = _without_twins([_make_dataset(spec, tables, city) for spec, tables in packages])
    tables = {
        resource.key: resource.table
        for dataset in datasets.values()
        for resource in dataset.resources.values()
    }
    regions = _make_regions(tables)
    return Catalog(
        city=city,
        datasets=MappingProxyType(datasets),
        regions=MappingProxyType(regions),
        aliases=MappingProxyType(_make_aliases(tables["wilayah_alias"], regions)),
        borders=MappingProxyType(_make_borders(tables["wilayah_tetangga"], regions)),
    )


def _without_twins(datasets: Iterable[Dataset]) -> dict[str, Dataset]:
    """Return *datasets* by name, without the simulated tables that a real one of the same key replaces."""
    everything = list(datasets)
    real = {r.key for d in everything if d.nature is Nature.REAL for r in d.resources.values()}
    kept = (d if d.nature is Nature.REAL else _without_tables(d, real) for d in everything)
    return {dataset.name: dataset for dataset in kept if dataset.resources}


def _without_tables(dataset: Dataset, keys: Collection[str]) -> Dataset:
    resources = {name: r for name, r in dataset.resources.items() if r.key not in keys}
    described = [item for item in _resources_of(dataset.descriptor) if item["name"] in resources]
    descriptor = {**dataset.descriptor, "resources": described}
    return replace(dataset, resources=MappingProxyType(resources), descriptor=descriptor)


def _resources_of(descriptor: Mapping[str, Any]) -> list[Json]:
    found: list[Json] = descriptor["resources"]
    return found


def _make_dataset(spec: PackageSpec, tables: tuple[ReadTable, ...], city: City) -> Dataset:
    document, language = spec.descriptor, city.default_language
    return Dataset(
        name=spec.name,
        title=_text(document, "title", language),
        description=_text(document, "description", language),
        version=document["version"],
        licences=tuple(
            Licence(item["name"], item.get("title", ""), item["path"]) for item in document["licenses"]
        ),
        sources=MappingProxyType({item["name"]: Source(**_source(item)) for item in document["sources"]}),
        caveats=MappingProxyType(
            {
                item["name"]: Caveat(item["name"], _text(item, "text", language), item.get("disputed", False))
                for item in document.get("caveats", [])
            }
        ),
        resources=MappingProxyType({table.spec.name: _make_resource(table, language) for table in tables}),
        nature=Nature(document["nature"]),
        descriptor=document,
    )


def _source(item: Json) -> dict[str, str]:
    told = {key: item[key] for key in ("name", "title", "path", "date", "publisher", "terms")}
    return {**told, "received": item.get("received", "")}


def _text(item: Json, key: str, language: str) -> Text:
    translations: Mapping[str, Any] = item.get("translations", {})
    others = {other: texts[key] for other, texts in translations.items() if texts.get(key)}
    return MappingProxyType({language: item[key], **others})


def _make_resource(table: ReadTable, language: str) -> Resource:
    spec = table.spec
    columns = zip(spec.descriptor["schema"]["fields"], spec.columns, strict=True)
    return Resource(
        package=spec.package,
        name=spec.name,
        path=spec.descriptor["path"],
        title=_text(spec.descriptor, "title", language),
        description=_text(spec.descriptor, "description", language),
        fields=tuple(_make_field(field, column, language) for field, column in columns),
        primary_key=spec.primary_key,
        table=make_table(table),
        standard=_make_standard(spec.descriptor["standard"], language),
        relations=tuple(relation_of(item) for item in spec.descriptor.get("relations", [])),
        freshness=Freshness(**spec.descriptor["freshness"]) if "freshness" in spec.descriptor else None,
    )


def _make_standard(item: Json, language: str) -> Standard:
    return Standard(**{part.name: _text(item, part.name, language) for part in fields(Standard)})


def _make_field(field: Json, column: Column, language: str) -> Field:
    return Field(
        name=column.name,
        type=column.type,
        title=_text(field, "title", language),
        description=_text(field, "description", language),
        unit=column.unit,
        required=column.required,
        enum=column.choices,
        disclosure=Disclosure(**field["disclosure"]) if "disclosure" in field else None,
    )


def make_table(table: ReadTable) -> pd.DataFrame:
    """Return the rows of *table* as a frame with a column type for each Table Schema type.

    Dates stay ISO text; an empty cell is ``pd.NA``. The row with index ``i`` stands in row
    ``i + 2`` of the file.
    """
    cells = zip(*(row.cells for row in table.rows), strict=True) if table.rows else repeat(())
    columns = zip(table.spec.columns, cells, strict=len(table.rows) > 0)
    return pd.DataFrame({column.name: _make_column(found, column.type) for column, found in columns})


def _make_column(cells: tuple[str, ...], type_name: str) -> pd.Series[Any]:
    if type_name == "boolean":
        return pd.Series([None if not cell else cell == "ya" for cell in cells], dtype="boolean")
    if type_name in _TYPES:
        convert = int if type_name == "integer" else float
        return pd.Series([convert(cell) if cell else None for cell in cells], dtype=_TYPES[type_name])
    return pd.Series([cell or None for cell in cells], dtype="string")


def _make_regions(tables: Mapping[str, pd.DataFrame]) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    for row in tables["wilayah_kota"].to_dict("records"):
        regions[row["kode_kota"]] = _region("kota", row["kode_kota"], row, row["nama_resmi"], None, "")
    city_code = next(iter(regions))
    for row in tables["wilayah_kecamatan"].to_dict("records"):
        bank = "" if row["seberang"] is pd.NA else row["seberang"]
        code = row["kode_kecamatan"]
        regions[code] = _region("kecamatan", code, row, row["nama_resmi_2025"], city_code, bank)
    for row in tables["wilayah_kelurahan"].to_dict("records"):
        code, parent = row["kode_kelurahan"], row["kode_kecamatan"]
        bank = regions[parent].bank if parent in regions else ""
        regions[code] = _region("kelurahan", code, row, row["nama_resmi_2025"], parent, bank)
    return regions


def _region(
    level: Any, code: str, row: Mapping[Any, Any], official: str, parent: str | None, bank: str
) -> Region:
    return Region(
        code=code,
        level=level,
        name=row["nama"],
        official_name=official,
        slug=row["slug"],
        parent=parent,
        bps_code=row["kode_bps"],
        bank=bank,
        latitude=row.get("lintang"),
        longitude=row.get("bujur"),
        area_km2=row.get("luas_km2"),
        column=row.get("petak_kolom"),
        row=row.get("petak_baris"),
        bps_code_basis=row.get("kode_bps_dasar", ""),
        area_basis=row.get("luas_dasar", ""),
    )


def _make_aliases(table: pd.DataFrame, regions: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    aliases: dict[str, list[str]] = {
        code: [] for code, region in regions.items() if region.level == "kelurahan"
    }
    for code, alias in zip(table["kode_kelurahan"], table["alias"], strict=True):
        aliases.setdefault(code, []).append(alias)
    return {code: tuple(names) for code, names in aliases.items()}


def _make_borders(table: pd.DataFrame, regions: Mapping[str, Region]) -> dict[str, tuple[Neighbour, ...]]:
    borders: dict[str, list[Neighbour]] = {code: [] for code, r in regions.items() if r.level == "kelurahan"}
    for row in table.to_dict("records"):
        for code, other in ((row["kode_a"], row["kode_b"]), (row["kode_b"], row["kode_a"])):
            neighbour = Neighbour(other, int(row["panjang_batas_m"]), bool(row["menyeberangi_sungai"]))
            borders.setdefault(code, []).append(neighbour)
    return {
        code: tuple(sorted(found, key=lambda neighbour: neighbour.code)) for code, found in borders.items()
    }
