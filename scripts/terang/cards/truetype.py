"""TrueType files read and cut down: which glyph a letter is, how wide it is, a file of only some glyphs."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

_NEEDED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""The tables that drawing letters takes, in the order of a file."""

_WORDS, _SCALE, _MORE, _TWO_SCALES, _FOUR_SCALES = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a part of a composed glyph: wide arguments, one scale, another part follows, two, four scales."""


@dataclass(frozen=True, slots=True)
class TrueType:
    """One face as its file describes it."""

    tables: Mapping[str, bytes]
    unit: int
    """Units of one font size."""
    glyphs: Mapping[int, int]
    """Glyph by code point."""
    advances: tuple[int, ...]
    """Width of each glyph, in units; those after the last are as wide as it."""
    box: tuple[int, int, int, int]
    """What every glyph stays within."""
    ascent: int
    descent: int

    def advance(self, glyph: int) -> int:
        """Return the width of *glyph* in units."""
        return self.advances[min(glyph, len(self.advances) - 1)]

    def glyph(self, letter: str) -> int:
        """Return the glyph of *letter*; 0, an empty box, if the face lacks it."""
        return self.glyphs.get(ord(letter), 0)


def read_truetype(content: bytes) -> TrueType:
    """Return the face in *content*, a TrueType file."""
    tables = dict(_tables(content))
    known = struct.unpack_from(">H", tables["hhea"], 34)[0]
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    return TrueType(
        tables=tables,
        unit=struct.unpack_from(">H", tables["head"], 18)[0],
        glyphs={code: glyph for code, glyph in _characters(tables["cmap"]) if glyph > 0},
        advances=tuple(struct.unpack_from(">H", tables["hmtx"], 4 * place)[0] for place in range(known)),
        box=struct.unpack_from(">hhhh", tables["head"], 36),
        ascent=ascent,
        descent=descent,
    )


def _tables(content: bytes) -> Iterator[tuple[str, bytes]]:
    for place in range(struct.unpack_from(">H", content, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sIII", content, 12 + 16 * place)
        yield tag.decode("ascii"), content[start : start + length]


def _characters(table: bytes) -> Iterator[tuple[int, int]]:
    """Yield every code point with its glyph, from the first table of a character map (format 4)."""
    start = struct.unpack_from(">I", table, 8)[0]
    segments = struct.unpack_from(">H", table, start + 6)[0] // 2
    ends, starts = start + 14, start + 16 + 2 * segments
    deltas, offsets = starts + 2 * segments, starts + 4 * segments
    for segment in range(segments):
        first, last, delta, offset = (
            struct.unpack_from(">H", table, base + 2 * segment)[0] for base in (starts, ends, deltas, offsets)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset == 0:
                yield code, (code + delta) % 65536
                continue
            place = offsets + 2 * segment + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", table, place)[0]
            yield code, (glyph + delta) % 65536 if glyph else 0


def cut_down(face: TrueType, glyphs: Iterable[int]) -> bytes:
    """Return a TrueType file of *face* in which only *glyphs* are drawn; all keep their numbers."""
    outlines = _outlines(face)
    kept: set[int] = set()
    open_ones = {0, *glyphs}
    while open_ones:
        glyph = open_ones.pop()
        kept.add(glyph)
        open_ones |= set(_parts(outlines[glyph])) - kept
    drawn = [outline if glyph in kept else b"" for glyph, outline in enumerate(outlines)]
    places = [0]
    for outline in drawn:
        places.append(places[-1] + len(outline))
    head = bytearray(face.tables["head"])
    struct.pack_into(">h", head, 50, 1)  # places of glyphs are noted in long form
    changed = {
        "glyf": b"".join(drawn),
        "head": bytes(head),
        "loca": struct.pack(f">{len(places)}I", *places),
    }
    return _file({name: changed.get(name, face.tables[name]) for name in _NEEDED})


def _outlines(face: TrueType) -> list[bytes]:
    """Return the drawing of each glyph, empty for those that have none."""
    is_long = struct.unpack_from(">h", face.tables["head"], 50)[0] == 1
    loca, glyf = face.tables["loca"], face.tables["glyf"]
    count = len(loca) // (4 if is_long else 2)
    places = struct.unpack(f">{count}{'I' if is_long else 'H'}", loca)
    scale = 1 if is_long else 2
    return [glyf[a * scale : b * scale] for a, b in pairwise(places)]


def _parts(outline: bytes) -> Iterator[int]:
    """Yield the glyphs that a composed glyph is put together from; none for a plain one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield glyph
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _FOUR_SCALES else 0


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType file of *tables*; a reader of PDF asks for no checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    place, listed, body = 12 + 16 * count, b"", b""
    for name, content in sorted(tables.items()):
        listed += struct.pack(">4sIII", name.encode("ascii"), 0, place + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    return head + listed + body
