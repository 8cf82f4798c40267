"""A sheet of paper that is written on from its top, to the language of PDF.

Every text belongs to an element of structure (``H1``, ``P`` …), so a screen reader reads the sheet as it
reads a page; rules and marks are decoration.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from terang.cards.fonts import Face, read_face, text_width

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "a": 7, "z": 0}

Point = tuple[float, float]


@dataclass(slots=True)
class Leaf:
    """One page in the making."""

    width: float
    height: float
    operators: list[str] = field(default_factory=list)
    elements: list[tuple[str, str]] = field(default_factory=list)
    """Kind of each element of structure, and the words that stand for it if it is a picture."""
    letters: dict[Face, set[str]] = field(default_factory=dict)
    """Every letter that each face was asked for."""

    @contextmanager
    def element(self, kind: str, alternative: str = "") -> Iterator[None]:
        """Take what is written meanwhile as one element of the structure *kind*."""
        self.operators.append(f"/{kind} <</MCID {len(self.elements)}>> BDC")
        self.elements.append((kind, alternative))
        yield
        self.operators.append("EMC")

    def text(self, x: float, y: float, words: str, face: Face, size: float, color: str) -> None:
        """Write *words* on one line from *x*; *y*, from the top, is the foot of the letters."""
        known = read_face(face)
        self.letters.setdefault(face, set()).update(words)
        glyphs = "".join(f"{known.glyph(letter):04x}" for letter in words)
        self.operators.append(
            f"BT {_fill(color)} /{font_name(face)} {_n(size)} Tf"
            f" {_n(x)} {_n(self.height - y)} Td <{glyphs}> Tj ET"
        )

    def text_before(self, x: float, y: float, words: str, face: Face, size: float, color: str) -> None:
        """Write *words* so that they end at *x*."""
        self.text(x - text_width(words, face, size), y, words, face, size, color)

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle, or draw a rule if it is thin."""
        corner = f"{_n(x)} {_n(self.height - y - height)} {_n(width)} {_n(height)}"
        self.decorate(f"{_fill(color)} {corner} re f")

    def shape(self, path: str, x: float, y: float, scale: float, color: str) -> None:
        """Fill *path*, as SVG writes it, its corner at *x*, *y*; holes stay open."""
        self.decorate(self.filled(path, x, y, scale, color))

    def filled(self, path: str, x: float, y: float, scale: float, color: str) -> str:
        """Return the operators that fill *path*."""
        place = f"{_n(scale)} 0 0 {_n(-scale)} {_n(x)} {_n(self.height - y)} cm"
        return f"q {place} {_fill(color)} {path_operators(path)} f* Q"

    def decorate(self, operators: str) -> None:
        """Add *operators* for the eye alone."""
        self.operators.append(f"/Artifact BMC {operators} EMC")

    @property
    def content(self) -> bytes:
        """The page in the language of PDF."""
        return "\n".join(self.operators).encode("ascii")


def font_name(face: Face) -> str:
    """Return the name of *face* inside a PDF."""
    return face.file.partition(".")[0]


@lru_cache(maxsize=64)
def path_operators(path: str) -> str:
    """Return the path operators of PDF for the SVG *path*: lines, curves, arcs of circles."""
    return " ".join(_operators(path))


def _operators(path: str) -> Iterator[str]:
    tokens = _TOKEN.findall(path)
    place, start, command, at = (0.0, 0.0), (0.0, 0.0), "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        taken = _TAKES[command.lower()]
        numbers = [float(token) for token in tokens[at : at + taken]]
        at += taken
        if command in "zZ":
            place = start
            yield "h"
            continue
        points = _points(command, numbers, place)
        if command in "aA":
            yield from _arc(place, numbers, points[-1])
        elif command in "cC":
            yield f"{' '.join(f'{_n(x)} {_n(y)}' for x, y in points)} c"
        else:
            yield f"{_n(points[-1][0])} {_n(points[-1][1])} {'m' if command in 'mM' else 'l'}"
        place = points[-1]
        if command in "mM":
            start, command = place, "l" if command == "m" else "L"


def _points(command: str, numbers: list[float], place: Point) -> list[Point]:
    """Return where *numbers* of a command lead, from the corner of the drawing."""
    x, y = place if command.islower() else (0.0, 0.0)
    if command in "hH":
        return [(x + numbers[0], place[1])]
    if command in "vV":
        return [(place[0], y + numbers[0])]
    pairs = numbers[5:] if command in "aA" else numbers
    return [(x + a, y + b) for a, b in zip(pairs[::2], pairs[1::2], strict=True)]


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[str]:
    """Yield the curves of an arc of a circle, no curve longer than a quarter."""
    radius, large, sweep = numbers[0], numbers[3] != 0, numbers[4] != 0
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    radius = max(radius, length / 2)
    rise = math.sqrt(max(0.0, radius**2 - (length / 2) ** 2)) * (-1 if large == sweep else 1)
    centre = (
        (start[0] + end[0]) / 2 - rise * down / length,
        (start[1] + end[1]) / 2 + rise * across / length,
    )
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and turn <= 0:
        turn += 2 * math.pi
    elif not sweep and turn >= 0:
        turn -= 2 * math.pi
    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    pull = 4 / 3 * math.tan(step / 4) * radius
    on = [(math.cos(first + place * step), math.sin(first + place * step)) for place in range(count + 1)]
    for (ax, ay), (bx, by) in itertools.pairwise(on):
        ends = (
            (ax * radius - pull * ay, ay * radius + pull * ax),
            (bx * radius + pull * by, by * radius - pull * bx),
            (bx * radius, by * radius),
        )
        yield f"{' '.join(f'{_n(centre[0] + x)} {_n(centre[1] + y)}' for x, y in ends)} c"


def _fill(color: str) -> str:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{_n(red)} {_n(green)} {_n(blue)} rg"


def _n(value: float) -> str:
    return f"{value + 0.0:.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.0005 else "0"
