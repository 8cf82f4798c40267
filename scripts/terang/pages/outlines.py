"""The outlines of areas on a map: what a template needs to draw them, and how they are drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from terang.boundaries import Boundaries, Polygons, simplify
from terang.boundaries.model import SCALE, Ring

SIDE = 1000
"""Units of the longer side of the drawing."""

COARSEST = 0.9
"""Units that a line may move when it is simplified for the drawing."""

SMALL = 14.0
"""Units: an area that is smaller across than this gets a mark that can be seen."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One area: a path, and a mark where it is too small to be seen."""

    id: str
    path: str
    mark: tuple[int, int] | None = None
    """Centre of the mark; None where the area is large enough."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every area of a map, north up, in whole units from its upper left corner."""

    width: int
    height: int
    areas: tuple[Outline, ...]
    source: str
    """Where the boundaries come from and on what terms, as a sentence."""


def draw_outlines(boundaries: Boundaries, source: str) -> tuple[Outlines, Mapping[str, str]]:
    """Return *boundaries* as outlines, and the id of each kelurahan's outline by its code.

    A degree of longitude is drawn as long as it is at the middle of the city: over a city that is
    as good as any projection.
    """
    points = [p for shape in boundaries.shapes.values() for polygon in shape for p in polygon[0]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    west, north = min(xs), max(ys)
    squeeze = math.cos(math.radians((north + min(ys)) / 2 / SCALE))
    unit = SIDE / max((max(xs) - west) * squeeze, north - min(ys))
    fewer = simplify(boundaries.shapes, COARSEST / unit)

    def drawn(ring: Ring) -> Ring:
        return tuple((round((x - west) * squeeze * unit), round((north - y) * unit)) for x, y in ring)

    ids = {code: f"b{place}" for place, code in enumerate(sorted(fewer))}
    outlines = Outlines(
        width=math.ceil((max(xs) - west) * squeeze * unit),
        height=math.ceil((north - min(ys)) * unit),
        areas=tuple(
            _outline(ids[code], tuple(tuple(map(drawn, polygon)) for polygon in fewer[code])) for code in ids
        ),
        source=source,
    )
    return outlines, ids


def _outline(name: str, shape: Polygons) -> Outline:
    rings = [polygon[0] for polygon in shape]
    widest = max(rings, key=_across)
    path = "".join(_path(ring) for polygon in shape for ring in polygon)
    if _across(widest) >= SMALL:
        return Outline(name, path)
    xs, ys = [x for x, _ in widest], [y for _, y in widest]
    return Outline(name, path, ((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2))


def _across(ring: Ring) -> float:
    """Return how wide *ring* looks: the side of a square as large as the box around it."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return math.sqrt((max(xs) - min(xs)) * (max(ys) - min(ys)))


def _path(ring: Ring) -> str:
    """Return *ring* as a path of steps from point to point, as short as it can be written."""
    x, y = ring[0]
    parts = [f"M{x} {y}l"]
    for px, py in ring[1:]:
        if (px, py) != (x, y):
            parts.append(_step(px - x, py - y, len(parts) > 1))
            x, y = px, py
    return "".join(parts) + "z" if len(parts) > 1 else f"M{x} {y}h0z"


def _step(dx: int, dy: int, further: bool) -> str:
    """Return one step; a minus sign parts numbers as well as a space does."""
    left = f"{dx}" if dx < 0 or not further else f" {dx}"
    return f"{left}{dy}" if dy < 0 else f"{left} {dy}"
