"""TopoJSON: shared arcs to the rings of features, as GeoJSON would have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

POINT_LIMIT = 1_000_000
"""Arcs may be named any number of times: so many points are laid out, and no more."""

FAR = 1e12
"""No coordinate of any system is as large."""


class BrokenTopology(Exception):
    """A part of a topology that cannot be followed."""

    def __init__(self, part: str, value: object = "") -> None:
        super().__init__(part)
        self.part = part
        self.value = cut(value)


def is_number(value: Any) -> bool:
    """Return True if *value* is a finite number of sensible size; huge ones, NaN and booleans are not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -FAR < value < FAR


def cut(value: Any) -> str:
    """Return a short form of anything a file may hold, without following it down."""
    if isinstance(value, str):
        return value[:40]
    if is_number(value):
        return f"{value:.10g}"
    return type(value).__name__ if value is not None else "null"


def layers_of(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the layers of a topology that are collections of geometries, by name."""
    objects = document.get("objects")
    named = objects.items() if isinstance(objects, dict) else ()
    return {
        name: layer
        for name, layer in named
        if isinstance(layer, dict) and layer.get("type") == "GeometryCollection"
    }


def rings_of_layer(document: Mapping[str, Any], layer: Mapping[str, Any]) -> list[Any]:
    """Return the geometries of *layer* as GeoJSON features; raise `BrokenTopology`."""
    arcs = _arcs(document)
    geometries = layer.get("geometries")
    if not isinstance(geometries, list):
        raise BrokenTopology("geometries")
    left = POINT_LIMIT
    features = []
    for geometry in geometries:
        if not isinstance(geometry, dict):
            raise BrokenTopology("geometries", geometry)
        left, laid_out = _geometry(geometry, arcs, left)
        features.append(
            {
                "type": "Feature",
                "id": geometry.get("id"),
                "properties": geometry.get("properties"),
                "geometry": laid_out,
            }
        )
    return features


def _arcs(document: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    arcs = document.get("arcs")
    if not isinstance(arcs, list):
        raise BrokenTopology("arcs")
    transform = document.get("transform")
    if transform is None:
        return [_positions(arc) for arc in arcs]
    if not isinstance(transform, dict):
        raise BrokenTopology("transform", transform)
    (kx, ky), (x0, y0) = (_pair(transform.get(key), key) for key in ("scale", "translate"))
    decoded = []
    for arc in arcs:
        x = y = 0.0
        points = []
        for dx, dy in _positions(arc):
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        decoded.append(points)
    return decoded


def _positions(arc: Any) -> list[tuple[float, float]]:
    if not isinstance(arc, list):
        raise BrokenTopology("arcs", arc)
    return [_pair(position, "arcs") for position in arc]


def _pair(value: Any, part: str) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) < 2 or not all(map(is_number, value[:2])):
        raise BrokenTopology(part, value)
    return float(value[0]), float(value[1])


def _geometry(
    geometry: Mapping[str, Any], arcs: list[list[tuple[float, float]]], left: int
) -> tuple[int, dict[str, Any]]:
    """Return how many points may still be laid out, and *geometry* with coordinates for arcs."""
    kind, named = geometry.get("type"), geometry.get("arcs")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(named, list):
        return left, {"type": kind}
    coordinates = []
    for polygon in named if kind == "MultiPolygon" else [named]:
        rings = []
        for indexes in polygon if isinstance(polygon, list) else [None]:
            ring = _ring(indexes, arcs, left)
            left -= len(ring)
            rings.append(ring)
        coordinates.append(rings)
    return left, {"type": "MultiPolygon", "coordinates": coordinates}


def _ring(indexes: Any, arcs: list[list[tuple[float, float]]], left: int) -> list[list[float]]:
    if not isinstance(indexes, list):
        raise BrokenTopology("arcs", indexes)
    ring: list[list[float]] = []
    for index in indexes:
        if type(index) is not int or not -len(arcs) <= index < len(arcs):
            raise BrokenTopology("arcs", index)
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += ([x, y] for x, y in arc[1 if ring else 0 :])
        if len(ring) > left:
            raise BrokenTopology("arcs", len(ring))
    return ring
