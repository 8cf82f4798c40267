"""The geometry of one feature to rings on the grid, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from terang.boundaries.model import SCALE, Polygons, Ring
from terang.boundaries.reading import Feature
from terang.boundaries.topology import cut, is_number
from terang.catalog import Region
from terang.findings import Finding
from terang.packages.telling import block

MARGIN = 0.5
"""Degrees around the centre points within which a city lies, about 55 km."""

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a city lies, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, x: float, y: float) -> bool:
        """Return True if the point lies inside."""
        return self.west <= x <= self.east and self.south <= y <= self.north


def box_around(regions: Sequence[Region]) -> Box | None:
    """Return the box around the centre points of *regions* with its margin; None if none has one."""
    points = [
        (r.longitude, r.latitude) for r in regions if r.longitude is not None and r.latitude is not None
    ]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN)


class Broken(Exception):
    """What is wrong with one geometry: the code of a finding, and the value that shows it."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value

    def finding(self, file: str, feature: Feature) -> Finding:
        """Return the finding on *feature* of *file*."""
        return block(self.code, file, column="geometry", value=self.value, place=feature.place)


def polygons_of(feature: Feature, box: Box | None) -> tuple[Polygons, int]:
    """Return the polygons of *feature* on the grid, and how many of its rings enclose nothing.

    Direction and order of rings do not matter. Raises `Broken` if nothing encloses anything, or a
    ring cannot be followed.
    """
    geometry = feature.geometry
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise Broken("boundary-geometry", kind if isinstance(kind, str) else "-")
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts:
        raise Broken("boundary-coordinates", cut(coordinates))
    rings = [_rings(part, box) for part in parts]
    found = sorted((part[0], *sorted(filter(None, part[1:]))) for part in rings if part[0] is not None)
    if not found:
        raise Broken("boundary-flat")
    return tuple(found), sum(part.count(None) for part in rings)


def _rings(part: Any, box: Box | None) -> list[Ring | None]:
    """Return the rings of one polygon, the outer one first; None for a ring that encloses nothing."""
    if not isinstance(part, list) or not part:
        raise Broken("boundary-coordinates", cut(part))
    return [_gridded(_positions(line, box)) for line in part]


def _positions(line: Any, box: Box | None) -> list[Position]:
    if not isinstance(line, list):
        raise Broken("boundary-coordinates", cut(line))
    points = list(_pairs(line))
    for point in points:
        _check_place(point, box)
    if len(points) < 4:
        raise Broken("boundary-few-points", str(len(points)))
    if points[0] != points[-1]:
        raise Broken("boundary-open", f"{_shown(points[0])} … {_shown(points[-1])}")
    return points[:-1]


def _pairs(line: list[Any]) -> Iterator[Position]:
    for position in line:
        if (
            not isinstance(position, list | tuple)
            or len(position) < 2
            or not all(map(is_number, position[:2]))
        ):
            raise Broken("boundary-coordinates", cut(position))
        yield float(position[0]), float(position[1])


def _check_place(point: Position, box: Box | None) -> None:
    """Raise `Broken` if *point* is not where the city is, saying as well as can be what it may be instead."""
    x, y = point
    if box is not None and box.holds(x, y):
        return
    if box is not None and box.holds(y, x):
        raise Broken("boundary-swapped", _shown(point))
    if abs(x) > 180 or abs(y) > 90:
        raise Broken("boundary-projected", _shown(point))
    if box is not None:
        raise Broken("boundary-far", _shown(point))


def _gridded(points: list[Position]) -> Ring | None:
    """Return a ring on the grid that starts at its least point and runs one way; None if nothing is left."""
    grid = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    kept = [point for place, point in enumerate(grid) if point != grid[place - 1]]
    area = doubled_area(kept) if len(kept) > 2 else 0
    if area == 0:
        return None
    if area < 0:
        kept.reverse()
    start = kept.index(min(kept))
    return tuple(kept[start:] + kept[:start])


def doubled_area(ring: Sequence[tuple[float, float]]) -> float:
    """Return twice the area of an unclosed ring, negative where it runs with the clock.

    Reckoned from its first point, so that little is lost far away from the origin.
    """
    (x0, y0), total = ring[0], 0.0
    for (xa, ya), (xb, yb) in zip(ring, (*ring[1:], ring[0]), strict=True):
        total += (xa - x0) * (yb - y0) - (xb - x0) * (ya - y0)
    return total


def contains(shape: Polygons, x: float, y: float) -> bool:
    """Return True if the point lies inside *shape* and in none of its holes."""
    inside = False
    for polygon in shape:
        for ring in polygon:
            for (xa, ya), (xb, yb) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if (ya > y) != (yb > y) and x < xa + (xb - xa) * (y - ya) / (yb - ya):
                    inside = not inside
    return inside


def _shown(point: Position) -> str:
    return f"{point[0]:.10g}, {point[1]:.10g}"
