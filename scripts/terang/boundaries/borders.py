"""Who lies beside whom: lengths of borders that two kelurahan share, gaps of a few metres forgiven."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from terang.boundaries.model import SCALE, Polygons

TOLERANCE = 15.0
"""Metres that two lines may lie apart and still be one border."""
LEAST = 100
"""Metres that two kelurahan must share to be neighbours; a corner where several meet is less."""

_STEP = 10.0
_LONGEST = 10_000_000.0
"""Metres of borders in all; more is no city."""

Metres = tuple[float, float]
Pair = tuple[str, str]


def shared_borders(shapes: Mapping[str, Polygons]) -> dict[Pair, int] | None:
    """Return the metres that pairs share, the smaller code first; None if the lines have no end.

    Each line is walked in steps; a step counts for everybody whose own steps come near enough.
    """
    scale = _metres_per_grid(shapes)
    if sum(_length(shape, scale) for shape in shapes.values()) > _LONGEST:
        return None
    steps = [(code, step) for code, shape in sorted(shapes.items()) for step in _steps(shape, scale)]
    cells: dict[tuple[int, int], list[tuple[str, Metres]]] = defaultdict(list)
    for code, (x, y) in steps:
        cells[int(x // TOLERANCE), int(y // TOLERANCE)].append((code, (x, y)))
    lengths: dict[Pair, float] = defaultdict(float)
    for code, step in steps:
        for other in _near(code, step, cells):
            lengths[code, other] += _STEP
    pairs = {(min(pair), max(pair)) for pair in lengths}
    return {(a, b): round(max(lengths[a, b], lengths[b, a])) for a, b in sorted(pairs)}


def _near(code: str, step: Metres, cells: Mapping[tuple[int, int], list[tuple[str, Metres]]]) -> set[str]:
    x, y = step
    column, row = int(x // TOLERANCE), int(y // TOLERANCE)
    found: set[str] = set()
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for other, (ox, oy) in cells.get((i, j), ()):
                if other != code and other not in found and math.hypot(ox - x, oy - y) <= TOLERANCE:
                    found.add(other)
    return found


def _metres_per_grid(shapes: Mapping[str, Polygons]) -> Metres:
    """Return how many metres a grid step is from west to east and from south to north, about here."""
    latitudes = [y for shape in shapes.values() for polygon in shape for _, y in polygon[0]]
    middle = math.radians(sum(latitudes) / max(1, len(latitudes)) / SCALE)
    return 111_320 * math.cos(middle) / SCALE, 110_574 / SCALE


def _lines(shape: Polygons, scale: Metres) -> Iterator[tuple[Metres, Metres]]:
    kx, ky = scale
    for polygon in shape:
        for ring in polygon:
            for (xa, ya), (xb, yb) in zip(ring, (*ring[1:], ring[0]), strict=True):
                yield (xa * kx, ya * ky), (xb * kx, yb * ky)


def _length(shape: Polygons, scale: Metres) -> float:
    return sum(math.dist(a, b) for a, b in _lines(shape, scale))


def _steps(shape: Polygons, scale: Metres) -> Iterator[Metres]:
    """Yield points along all lines of *shape*, one every ten metres, corners not counted twice."""
    ahead = 0.0
    for a, b in _lines(shape, scale):
        length = math.dist(a, b)
        while ahead < length:
            share = ahead / length
            yield a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            ahead += _STEP
        ahead -= length
