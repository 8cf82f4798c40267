"""The gate, privacy: no identity number, telephone or e-mail in any published text, archives included."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from terang.building.databases import database_cells
from terang.building.gate_files import is_text, read_csv
from terang.building.pagefind import is_index_file
from terang.building.published import Expected, Published, read_published
from terang.building.spreadsheet import all_values
from terang.downloads.excel import EXCEL_ENDING
from terang.findings import Finding
from terang.packages.privacy import find_personal
from terang.packages.telling import block

Text = tuple[str, bool, set[str]]
"""Where it stands, whether its pieces are cells that hold numbers, and its lines, cells or values."""

_NOT_PROSE = re.compile(
    r'\s(?:d|points|transform|viewBox|stroke-dasharray|style)="[^"]*"'  # geometry of drawings
    r"|(?<![0-9a-zA-Z])[0-9a-f]{64}(?![0-9a-zA-Z])"  # checksums
)
_OTHER_SIGNS = re.compile(r"@|\(at\)|&|[eE]\+?15")
"""What a datum with few digits shows: an address, a mangled number, something written in entities."""

FEWEST_DIGITS = 9
"""Digits of the shortest telephone number we look for."""

_PART = re.compile(r'[^<>"\n]{6,}')
"""A text or an attribute, as long as the shortest personal datum that `find_personal` knows, or longer."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_COMMA_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")


def check_personal(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check every piece of text. What is found is never repeated: it may be what it looks like.

    The maintainers' own channels are allowed.
    """
    yield from _personal(site, expected.contacts)


def find_personal_texts(folder: Path, contacts: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return what `check_personal` finds in the finished site in *folder*; for the second process."""
    return tuple(_personal(read_published(folder), contacts))


def _personal(site: Published, contacts: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a finding for every file that is not clean. A piece that many share is read once."""
    look = cache(lambda part, number: len(find_personal(part, number=number)))
    known: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for path, number, pieces in _texts(site):
        counts = known[number]
        for piece in pieces.difference(counts):
            parts = _parts(piece, contacts) if _may_hold(piece) else ()
            counts[piece] = sum(look(part, number) for part in parts)
        found = sum(map(counts.__getitem__, pieces))
        if found:
            yield block("site-personal", path, found=str(found))


def _may_hold(text: str) -> bool:
    """Return False for a text too poor in digits for any number we look for, without an address in it."""
    if not text.isascii():
        return True
    return _OTHER_SIGNS.search(text) is not None or sum(map(text.count, "0123456789")) >= FEWEST_DIGITS


def _parts(text: str, contacts: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts and attributes inside *text* as a reader would take them in."""
    for part in _PART.findall(_NOT_PROSE.sub(" ", text)):
        part = html.unescape(part) if "&" in part else part
        for channel in contacts:
            part = part.replace(channel, "")
        yield part


def _texts(site: Published) -> Iterator[Text]:
    for path, content in site.files.items():
        if not is_index_file(path):  # named after a checksum
            yield path, False, {path}
        if is_text(path):
            yield from _pieces(path, path, content)
        elif path.endswith(".sqlite"):
            yield from _values(path, database_cells(content))
        elif path.endswith(".xlsx") and zipfile.is_zipfile(io.BytesIO(content)):
            yield from _inside_workbook(path, content)
        elif zipfile.is_zipfile(io.BytesIO(content)):
            yield from _inside_archive(path, content)


def _inside_archive(path: str, content: bytes) -> Iterator[Text]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            shown = f"{path} ({name})"
            yield shown, False, {name}
            if is_text(name):
                yield from _pieces(shown, name, archive.read(name))


def _inside_workbook(path: str, content: bytes) -> Iterator[Text]:
    yield from _values(path, all_values(content))


def _values(path: str, values: Iterable[tuple[str, bool]]) -> Iterator[Text]:
    """Yield *values*, each with whether it is a number, as a CSV tells them: a code is a number there."""
    values = set(values)
    numbers = {text for text, number in values if number or _NUMBER.fullmatch(text)}
    yield path, False, {text for text, _ in values} - numbers
    yield path, True, numbers


def _pieces(shown: str, path: str, content: bytes) -> Iterator[Text]:
    """Yield the cells of a CSV, the values of a JSON, the lines of anything else."""
    text = content.decode("utf-8", errors="replace")
    suffix = PurePosixPath(path).suffix
    if suffix == ".csv":
        cells = {cell for row in _rows(path, text) for cell in row}
        written = _COMMA_NUMBER if path.endswith(EXCEL_ENDING) else _NUMBER
        numbers = {cell for cell in cells if written.fullmatch(cell)}
        yield shown, False, cells - numbers
        yield shown, True, numbers
    elif suffix in (".json", ".jsonld") and (document := _document(text)) is not None:
        leaves = set(_leaves(document))
        yield shown, False, {leaf for leaf, number in leaves if not number}
        yield shown, True, {leaf for leaf, number in leaves if number}
    else:
        yield shown, False, set(text.splitlines())


def _rows(path: str, text: str) -> list[list[str]]:
    """Return the rows of a CSV; of a broken one, which another check names, its lines."""
    try:
        return read_csv(path, text)
    except csv.Error:
        return [[line] for line in text.splitlines()]


def _document(text: str) -> object:
    """Return what *text* says as JSON; None for a broken file, which another check names."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _leaves(value: object) -> Iterator[tuple[str, bool]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, False
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif value is not None and not isinstance(value, bool):
        yield str(value), not isinstance(value, str)
