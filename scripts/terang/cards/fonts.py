"""The letters of pictures and sheets: files of the theme, their widths, and where a line breaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from terang.assets import THEME_FOLDER
from terang.cards.truetype import TrueType, read_truetype

FONT_FOLDER = THEME_FOLDER / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the name and weight it is asked for by, and its file."""

    family: str
    weight: int
    file: str


SERIF = Face("Terang Serif", 700, "TerangSerif-Bold.ttf")
SANS = Face("Terang Sans", 400, "TerangSans-Regular.ttf")
BOLD = Face("Terang Sans", 700, "TerangSans-Bold.ttf")


@cache
def read_face(face: Face) -> TrueType:
    """Return what the file of *face* says."""
    return read_truetype((FONT_FOLDER / face.file).read_bytes())


def text_width(text: str, face: Face, size: float) -> float:
    """Return how wide *text* is in *face* at font *size*."""
    return _width(text, face) * size


@lru_cache(maxsize=20_000)
def _width(text: str, face: Face) -> float:
    known = read_face(face)
    return sum(known.advance(known.glyph(letter)) for letter in text) / known.unit


def wrap(text: str, face: Face, size: float, room: float) -> list[str]:
    """Return *text* in lines no wider than *room*; a word that is wider has a line of its own."""
    lines: list[str] = []
    space, width = text_width(" ", face, size), 0.0
    for word in text.split():
        wide = text_width(word, face, size)
        if lines and width + space + wide <= room:
            lines[-1] += f" {word}"
            width += space + wide
        else:
            lines.append(word)
            width = wide
    return lines


def fitted(text: str, face: Face, size: float, room: float, lines: int) -> tuple[float, list[str]]:
    """Return the largest font size, *size* at most, at which *text* fits into *lines*, and those lines."""
    while True:
        found = wrap(text, face, size, room)
        if len(found) <= lines and all(text_width(line, face, size) <= room for line in found):
            return size, found
        size *= 0.95


@cache
def fonts_hash() -> str:
    """Return the hash of every face: other letters make another picture."""
    files = sorted(Path(FONT_FOLDER).glob("*.ttf"))
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
