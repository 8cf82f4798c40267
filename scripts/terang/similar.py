"""Which kelurahan are alike: the nearest in size and in distance from the city's middle.

A group of the alike shall be fair to compare with, so an outcome never makes it: neither members nor
money count, only what a koperasi finds where it is founded. Households per square kilometre count as
well, where a real table gives them for every kelurahan; simulated households never do, for the group
is shown beside real figures. Each trait is scaled by its standard deviation over all kelurahan, so
that none outweighs another because of its unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, dist, fsum, hypot, log, radians
from statistics import fmean, pstdev

from terang.catalog import Catalog, Region
from terang.statuses import Nature

GROUP = 5
"""How many are called alike, where there are as many."""

HOUSEHOLDS = "wilayah_penduduk"
"""The table that counts households."""

KM_PER_DEGREE = 111.195
"""Along a meridian, on a sphere of the Earth's mean radius: enough for distances within a city."""

DECIMALS = 9
"""Distances that differ by less are equal: then the code decides, on every machine the same way."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The kelurahan most like each kelurahan, and what made them so."""

    groups: Mapping[str, tuple[str, ...]]
    """Code -> codes, the nearest first; a kelurahan of unknown area or place has no entry."""
    by_households: bool
    """Whether households per square kilometre count."""


def alike(catalog: Catalog) -> Alike:
    """Return the groups of the kelurahan of *catalog*."""
    regions = catalog.level("kelurahan")
    density = _density(regions, households(catalog))
    return Alike(groups_of(regions, density), bool(density))


def households(catalog: Catalog) -> Mapping[str, float]:
    """Return the newest real count of households by kelurahan; none where there is no such table."""
    if not catalog.has(HOUSEHOLDS) or catalog.nature(HOUSEHOLDS) is not Nature.REAL:
        return {}
    rows = catalog.records(HOUSEHOLDS)
    newest = max((str(row["tanggal"]) for row in rows), default="")
    return {
        str(row["kode_kelurahan"]): float(row["rumah_tangga"])
        for row in rows
        if row["tanggal"] == newest and row["rumah_tangga"] is not None
    }


def _density(regions: Sequence[Region], counts: Mapping[str, float]) -> Mapping[str, float]:
    """Return households per square kilometre; none at all unless every known place has a count."""
    known = _placed(regions)
    if any(region.code not in counts for region, _, _, _ in known):
        return {}
    return {region.code: counts[region.code] / area for region, area, _, _ in known}


def _placed(regions: Iterable[Region]) -> list[tuple[Region, float, float, float]]:
    """Return those of *regions* whose area and centre point are known, with area, latitude, longitude."""
    return [
        (r, r.area_km2, r.latitude, r.longitude)
        for r in regions
        if r.area_km2 and r.latitude is not None and r.longitude is not None
    ]


def groups_of(regions: Sequence[Region], density: Mapping[str, float]) -> Mapping[str, tuple[str, ...]]:
    """Return for each of *regions* the `GROUP` that are nearest to it, by size, place and *density*.

    Ties go by code. Places whose area or centre point is unknown are left out.
    """
    known = _placed(regions)
    codes = [region.code for region, _, _, _ in known]
    traits = [
        scaled([log(area) for _, area, _, _ in known]),
        scaled(from_middle([(latitude, longitude) for _, _, latitude, longitude in known])),
    ]
    if density:
        traits.append(scaled([density[code] for code in codes]))
    points = dict(zip(codes, zip(*traits, strict=True), strict=True))
    return {code: _nearest(code, points) for code in codes}


def _nearest(code: str, points: Mapping[str, tuple[float, ...]]) -> tuple[str, ...]:
    def far(other: str) -> tuple[float, str]:
        return round(dist(points[code], points[other]), DECIMALS), other

    return tuple(sorted((other for other in points if other != code), key=far)[:GROUP])


def scaled(values: Sequence[float]) -> list[float]:
    """Return *values* in standard deviations; all 0 where they do not differ, for then they tell nothing."""
    if not values:
        return []
    rounded = [round(value, DECIMALS) for value in values]
    spread, middle = pstdev(rounded), fmean(rounded)
    return [(value - middle) / spread if spread > 0 else 0.0 for value in rounded]


def from_middle(points: Sequence[tuple[float, float]]) -> list[float]:
    """Return the distance in kilometres of each of *points* (latitude, longitude) from their mean."""
    if not points:
        return []
    north = fsum(latitude for latitude, _ in points) / len(points)
    east = fsum(longitude for _, longitude in points) / len(points)
    narrowed = cos(radians(north))
    return [
        hypot(latitude - north, (longitude - east) * narrowed) * KM_PER_DEGREE
        for latitude, longitude in points
    ]
