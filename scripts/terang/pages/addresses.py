"""Where pages are: the path of a region, the name of an indicator in an address."""

from __future__ import annotations

from terang.catalog import Region


def place_path(region: Region) -> str:
    """Return the path of a region's page; the city's is the home page."""
    return "" if region.level == "kota" else f"{region.level}/{region.slug}/"


def slug_of(indicator: str) -> str:
    """Return an indicator's id as it stands in an address."""
    return indicator.replace("_", "-")
