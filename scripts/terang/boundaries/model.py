"""What the portal keeps of boundaries: ``batas.json`` in the city's folder, always written the same way."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from terang.city import City
from terang.errors import PortalError
from terang.findings import Finding
from terang.messages import read_messages
from terang.packages.telling import block
from terang.validation import describe

FILE = "batas.json"
VERSION = 1
SCALE = 100_000
"""Grid points a degree: five decimals, about a metre."""

_UNIT = (
    "derajat x 100000. Tiap garis: bujur dan lintang titik pertama, lalu selisih ke titik berikutnya; "
    "garis tertutup tanpa mengulang titik pertama. Garis pertama tiap bidang adalah tepinya, lainnya lubang."
)

Point = tuple[int, int]
"""Longitude and latitude on the grid."""
Ring = tuple[Point, ...]
"""A closed line whose first point is not repeated at the end."""
Polygon = tuple[Ring, ...]
"""An outer ring, then its holes."""
Polygons = tuple[Polygon, ...]


class InvalidBoundaries(PortalError):
    """Batas wilayah belum dapat dipakai."""


class _Unfit(Exception):
    """Boundaries of ours cannot be used: the code of the finding, and which places differ."""

    def __init__(self, code: str, places: str = "") -> None:
        super().__init__(code)
        self.finding = block(code, FILE, places=places)


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries of every kelurahan of one city, and where they come from."""

    source: str
    licence: str
    date: str
    """ISO date, month or year of the boundaries."""
    shapes: Mapping[str, Polygons]
    """By Kemendagri code."""

    @property
    def points(self) -> int:
        """How many points there are in all."""
        return sum(len(ring) for shape in self.shapes.values() for polygon in shape for ring in polygon)


def written(boundaries: Boundaries) -> str:
    """Return *boundaries* as the text of ``batas.json``: one line a kelurahan, in the order of codes.

    Numbers are parted by a comma and a space, so that no row of them looks like somebody's number.
    """
    head = {
        "versi": VERSION,
        "sumber": boundaries.source,
        "lisensi": boundaries.licence,
        "tanggal": boundaries.date,
        "satuan": _UNIT,
    }
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    rows = [
        f"    {json.dumps(code)}: {json.dumps([[_deltas(ring) for ring in polygon] for polygon in shape])}"
        for code, shape in sorted(boundaries.shapes.items())
    ]
    return "\n".join(("{", *lines, '  "kelurahan": {', ",\n".join(rows), "  }", "}", ""))


def read_boundaries(city: City, codes: Collection[str]) -> Boundaries | None:
    """Return the boundaries of *city*, None if it has none.

    Raises `InvalidBoundaries` if the file is not as `written` leaves it, or not of exactly the
    kelurahan *codes*.
    """
    try:
        return _kept(city, codes)
    except _Unfit as error:
        messages = read_messages(city.default_language)
        raise InvalidBoundaries(describe([error.finding], messages)) from error


def check_boundaries(city: City, codes: Collection[str]) -> tuple[Finding, ...]:
    """Return what stands in the way of the boundaries that *city* has; nothing where it has none."""
    try:
        _kept(city, codes)
    except _Unfit as error:
        return (error.finding,)
    return ()


def _kept(city: City, codes: Collection[str]) -> Boundaries | None:
    path = city.folder / FILE
    if not path.is_file():
        return None
    try:
        found = _boundaries_from(json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _Unfit("boundary-kept-form") from error
    different = sorted(set(found.shapes) ^ set(codes))
    if different:
        raise _Unfit("boundary-kept-places", ", ".join(different[:5]))
    return found


def _boundaries_from(document: Any) -> Boundaries:
    texts = [document[key] for key in ("sumber", "lisensi", "tanggal")]
    if document["versi"] != VERSION or not all(isinstance(text, str) and text for text in texts):
        raise ValueError
    shapes = {
        code: tuple(tuple(_ring(numbers) for numbers in polygon) for polygon in shape)
        for code, shape in document["kelurahan"].items()
    }
    if not all(shape and all(shape) for shape in shapes.values()):
        raise ValueError
    source, licence, day = texts
    return Boundaries(source, licence, day, shapes)


def _deltas(ring: Ring) -> list[int]:
    numbers = [*ring[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(ring):
        numbers += (x1 - x0, y1 - y0)
    return numbers


def _ring(numbers: Any) -> Ring:
    if len(numbers) < 6 or len(numbers) % 2 or not all(type(n) is int and abs(n) < 2**25 for n in numbers):
        raise ValueError
    x, y = 0, 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)
