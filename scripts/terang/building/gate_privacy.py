"""The gate, privacy: no identity number, telephone or e-mail in any published text, archives included."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sized
from functools import cache
from pathlib import PurePosixPath

from terang.building.gate_files import is_text
from terang.building.published import Expected, Published
from terang.findings import Finding
from terang.packages.privacy import find_personal
from terang.packages.telling import block

Piece = tuple[str, bool]
"""A line, a cell or a value, and whether it is a cell that holds a number."""

_NOT_PROSE = re.compile(
    r'\s(?:d|points|transform|viewBox|stroke-dasharray|style)="[^"]*"'  # geometry of drawings
    r"|(?<![0-9a-zA-Z])[0-9a-f]{64}(?![0-9a-zA-Z])"  # checksums
)
_OTHER_SIGNS = re.compile(r"@|\(at\)|&|[eE]\+?15")
"""What a datum with few digits shows: an address, a mangled number, something written in entities."""

FEWEST_DIGITS = 9
"""Digits of the shortest telephone number we look for."""

_BETWEEN = re.compile(r'[<>"\n]')
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def check_personal(
    site: Published, expected: Expected, find: Callable[..., Sized] = find_personal
) -> Iterator[Finding]:
    """Check every piece of text by *find*. What it finds is never repeated: it may be what it looks like.

    The maintainers' own channels are allowed. A piece that many pages share, as most lines are, is
    read once.
    """
    look = cache(lambda part, number: len(find(part, number=number)))
    known: dict[Piece, int] = {}
    for path, pieces in _texts(site):
        found = 0
        for piece in pieces:
            if piece not in known:
                parts = _parts(piece[0], expected) if _may_hold(piece[0]) else ()
                known[piece] = sum(look(part, piece[1]) for part in parts)
            found += known[piece]
        if found:
            yield block("site-personal", path, found=str(found))


def _may_hold(text: str) -> bool:
    """Return False for a text too poor in digits for any number we look for, without an address in it."""
    if not text.isascii():
        return True
    return _OTHER_SIGNS.search(text) is not None or sum(map(text.count, "0123456789")) >= FEWEST_DIGITS


def _parts(text: str, expected: Expected) -> Iterator[str]:
    """Yield the texts and attributes inside *text* as a reader would take them in."""
    for part in _BETWEEN.split(_NOT_PROSE.sub(" ", text)):
        part = html.unescape(part) if "&" in part else part
        for channel in expected.contacts:
            part = part.replace(channel, "")
        yield part


def _texts(site: Published) -> Iterator[tuple[str, set[Piece]]]:
    for path, content in site.files.items():
        yield path, {(path, False)}
        if is_text(path):
            yield path, set(_pieces(path, content))
        elif zipfile.is_zipfile(io.BytesIO(content)):
            yield from _inside_archive(path, content)


def _inside_archive(path: str, content: bytes) -> Iterator[tuple[str, set[Piece]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield f"{path} ({name})", {(name, False)}
            if is_text(name):
                yield f"{path} ({name})", set(_pieces(name, archive.read(name)))


def _pieces(path: str, content: bytes) -> Iterator[Piece]:
    """Yield the cells of a CSV, the values of a JSON, the lines of anything else."""
    text = content.decode("utf-8", errors="replace")
    suffix = PurePosixPath(path).suffix
    if suffix == ".csv":
        for row in csv.reader(io.StringIO(text, newline="")):
            yield from ((cell, _NUMBER.fullmatch(cell) is not None) for cell in row)
    elif suffix == ".json" and (document := _document(text)) is not None:
        yield from _leaves(document)
    else:
        yield from ((line, False) for line in text.splitlines())


def _document(text: str) -> object:
    """Return what *text* says as JSON; None for a broken file, which another check names."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _leaves(value: object) -> Iterator[Piece]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, False
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None and not isinstance(value, bool):
        yield str(value), not isinstance(value, str)
