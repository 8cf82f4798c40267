"""Fewer points, shared borders kept together: what two kelurahan share is simplified once, for both.

Rings are cut where borders of different pairs meet. Every piece between two such points is one
border, whoever it belongs to and whichever way it is walked; it keeps its ends and loses those
points that make the slightest corners. The time it takes grows with the points and little more,
whatever their shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from terang.boundaries.model import Point, Polygon, Polygons, Ring

Piece = tuple[Point, ...]


def simplify(shapes: Mapping[str, Polygons], tolerance: float) -> dict[str, Polygons]:
    """Return *shapes* without corners slighter than a square of side *tolerance*, in units of the grid.

    A ring of which too little would be left stays as it is.
    """
    rings = [ring for shape in shapes.values() for polygon in shape for ring in polygon]
    knots = _knots(rings)
    done: dict[Piece, Piece] = {}
    return {
        code: tuple(_simplified(polygon, knots, done, tolerance) for polygon in shape)
        for code, shape in shapes.items()
    }


def _knots(rings: Iterable[Ring]) -> frozenset[Point]:
    """Return the points where borders meet: those whose two neighbours differ from ring to ring."""
    beside: dict[Point, frozenset[Point]] = {}
    knots = set()
    for ring in rings:
        for before, point, after in zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True):
            pair = frozenset((before, after))
            if beside.setdefault(point, pair) != pair:
                knots.add(point)
    return frozenset(knots)


def _simplified(
    polygon: Polygon, knots: frozenset[Point], done: dict[Piece, Piece], tolerance: float
) -> Polygon:
    rings = []
    for ring in polygon:
        points: list[Point] = []
        for piece in _pieces(ring, knots):
            points += _thinned(piece, done, tolerance)[:-1]
        rings.append(tuple(points) if len(set(points)) > 2 else ring)
    return tuple(rings)


def _pieces(ring: Ring, knots: frozenset[Point]) -> list[Piece]:
    """Return *ring* cut at its knots; one without any is cut where everybody would cut it."""
    places = [place for place, point in enumerate(ring) if point in knots]
    if len(places) < 2:
        start = places[0] if places else ring.index(min(ring))
        turned = ring[start:] + ring[:start]
        far = max(range(len(turned)), key=lambda place: (_square(turned[0], turned[place]), turned[place]))
        return [turned[: far + 1], (*turned[far:], turned[0])]
    turned = ring[places[0] :] + ring[: places[0]]
    cuts = [place - places[0] for place in places]
    return [
        (*turned[cut:end], turned[end % len(turned)])
        for cut, end in zip(cuts, (*cuts[1:], len(turned)), strict=True)
    ]


def _thinned(piece: Piece, done: dict[Piece, Piece], tolerance: float) -> Piece:
    """Return *piece* with fewer points, the same from either end."""
    other = piece[::-1]
    key = min(piece, other)
    if key not in done:
        done[key] = _without_slight(key, tolerance)
    return done[key] if key == piece else done[key][::-1]


def _without_slight(points: Piece, tolerance: float) -> Piece:
    """Return *points* without those that make a corner of less than the square of *tolerance*.

    The slightest corner goes first; what is left beside it is judged anew (Visvalingam and Whyatt).
    """
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    corners = [_corner(points[place - 1 : place + 2]) for place in range(1, last)]
    waiting = [(corner, place) for place, corner in enumerate(corners, 1)]
    heapify(waiting)
    current = [math.inf, *corners, math.inf]
    while waiting and waiting[0][0] < tolerance * tolerance:
        corner, place = heappop(waiting)
        if current[place] != corner:
            continue
        left, right = before[place], after[place]
        current[place], after[left], before[right] = -1.0, right, left
        for beside in (left, right):
            if 0 < beside < last:
                now = _corner((points[before[beside]], points[beside], points[after[beside]]))
                current[beside] = max(now, corner)
                heappush(waiting, (current[beside], beside))
    return tuple(point for point, corner in zip(points, current, strict=True) if corner >= 0)


def _corner(points: Sequence[Point]) -> float:
    """Return the area of the triangle that three points make."""
    (xa, ya), (xb, yb), (xc, yc) = points
    return abs((xb - xa) * (yc - ya) - (xc - xa) * (yb - ya)) / 2


def _square(a: Point, b: Point) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
