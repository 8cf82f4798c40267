"""Where pages are: the path of a region, the name of an indicator in an address."""

from __future__ import annotations

from collections.abc import Mapping

from terang.catalog import Catalog, Region, Resource


def place_path(region: Region) -> str:
    """Return the path of a region's page; the city's is the home page."""
    return "" if region.level == "kota" else f"{region.level}/{region.slug}/"


def passports_path(region: Region) -> str:
    """Return the path of the page that tells where every figure of a region comes from."""
    return f"{place_path(region)}asal/"


def table_path(resource: Resource) -> str:
    """Return the path of a table: its place on the page of its dataset."""
    return f"data/{resource.package}/#{resource.name}"


def slug_of(indicator: str) -> str:
    """Return an indicator's id as it stands in an address."""
    return indicator.replace("_", "-")


def names_outside(catalog: Catalog, lang: str) -> Mapping[str, str]:
    """Return the names of the places outside the city by their code, ``bps:`` in front."""
    rows = catalog.records("kemiskinan_wilayah_banding")
    return {f"bps:{row['kode_bps']}": row.get(f"nama_{lang}") or row["nama"] for row in rows}
