"""A PNG of few colours: a byte a pixel instead of four, at a third of the size. [door: NumPy]

It reads only what our own engine writes: eight bits a channel, with transparency, one kind of filter.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

from terang.errors import ChartFailed

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS = 4
"""Bits of each channel by which colours are told apart: paler and darker edges of letters fall together."""


def few_colours(png: bytes) -> bytes:
    """Return *png* with a palette of at most 256 colours; raise `ChartFailed` if it is not our engine's."""
    parts = list(_parts(png))
    width, height, depth, kind = struct.unpack_from(">IIBB", dict(parts)[b"IHDR"])
    rows = np.frombuffer(zlib.decompress(b"".join(data for name, data in parts if name == b"IDAT")), np.uint8)
    if (depth, kind) != (8, 6) or rows.size != height * (4 * width + 1):
        raise ChartFailed("Gambar bukan PNG delapan bit dengan transparansi")
    rows = rows.reshape(height, 4 * width + 1)
    palette, places = _palette(_pixels(rows, width).reshape(-1, 3))
    packed = np.zeros((height, width + 1), np.uint8)
    packed[:, 1:] = places.reshape(height, width)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    written = (
        (b"IHDR", head),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(packed.tobytes(), 7)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_part(name, data) for name, data in written)


def _pixels(rows: np.ndarray, width: int) -> np.ndarray:
    """Return the colours of every pixel of the filtered *rows*."""
    noted = rows[:, 1:].reshape(rows.shape[0], width, 4)[:, :, :3]
    filters = set(np.unique(rows[:, 0]).tolist())
    if filters == {0}:
        return np.ascontiguousarray(noted)
    if filters != {1}:
        raise ChartFailed("Gambar disaring dengan cara yang tidak dikenal")
    # The filter noted how each pixel differs from the one to its left.
    return np.cumsum(noted, axis=1, dtype=np.uint8)


def _palette(pixels: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Return the colours of *pixels*, alike ones as one, and the place of each pixel's among them."""
    channels = (pixels >> (8 - _BITS)).astype(np.uint16)
    keys = channels[:, 0] << (2 * _BITS) | channels[:, 1] << _BITS | channels[:, 2]
    used = np.flatnonzero(np.bincount(keys, minlength=1 << (3 * _BITS)))
    if used.size > 256:
        raise ChartFailed("Gambar memuat lebih dari 256 warna")
    # Alike colours are shown as the last of them: the ground, which ends every picture, stays exact.
    last = np.zeros(1 << (3 * _BITS), np.intp)
    last[keys] = np.arange(keys.size)
    places = np.zeros(1 << (3 * _BITS), np.uint8)
    places[used] = np.arange(used.size)
    return pixels[last[used]].tobytes(), places[keys]


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height of *png* as its head says; zeros if it is no PNG."""
    if not png.startswith(SIGNATURE) or len(png) < 33:
        return (0, 0)
    width, height = struct.unpack_from(">II", png, 16)
    return (width, height)


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        length = struct.unpack_from(">I", png, place)[0]
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
