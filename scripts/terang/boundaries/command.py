"""The whole of it: check a file, say what was found, write ``batas.json`` if nothing stands in the way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from terang.boundaries.checking import Checked, check_file
from terang.boundaries.model import FILE, Boundaries, InvalidBoundaries, written
from terang.boundaries.simplify import simplify
from terang.catalog import Catalog
from terang.findings import Finding, is_blocked
from terang.messages import Messages
from terang.packages.privacy import find_personal
from terang.packages.telling import block
from terang.validation import describe

LARGEST = 300_000
"""Bytes of ``batas.json``: what is larger is simplified further."""

FINEST = 2.0
"""Tolerance of the first simplification in grid units, about two metres."""

COARSEST = 300.0
"""What is too large even at this tolerance is no boundary of a city."""

LONGEST_TEXT = 300
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where boundaries come from: who uses them must be able to say so."""

    source: str
    licence: str
    date: str
    """ISO date, month or year."""


def run_boundaries(
    catalog: Catalog, path: Path, provenance: Provenance, messages: Messages, code_property: str = ""
) -> str:
    """Take the boundaries in the file at *path* into the city's folder; return what there is to say.

    Raises `InvalidBoundaries` telling every finding if one stands in the way: nothing is written then.
    """
    checked = check_file(path, catalog, code_property)
    findings = [*_provenance_findings(provenance), *checked.findings]
    told = [describe(findings, messages, limit=200)] if findings else []
    if is_blocked(findings):
        raise InvalidBoundaries(*told, messages("map.boundaries.refused", path=FILE))
    boundaries, content = _fitted(checked, provenance)
    if len(content) > LARGEST:
        raise InvalidBoundaries(*told, messages("map.boundaries.too_winding", limit=LARGEST // 1000))
    kept = catalog.city.folder / FILE
    _replace(kept, content)
    done = messages(
        "map.boundaries.done",
        path=str(kept.relative_to(Path.cwd()) if kept.is_relative_to(Path.cwd()) else kept),
        size=messages.number(len(content) / 1000, 0),
        areas=len(boundaries.shapes),
        points=boundaries.points,
    )
    return "\n".join((*told, done))


def _provenance_findings(provenance: Provenance) -> Iterator[Finding]:
    texts = {"--source": provenance.source, "--licence": provenance.licence, "--date": provenance.date}
    for option, text in texts.items():
        if not text.strip():
            yield block("boundary-no-provenance", option)
        elif len(text) > LONGEST_TEXT or not text.isprintable():
            yield block("boundary-bad-provenance", option, value=text)
        elif find_personal(text):
            yield block("boundary-personal", option)
    if provenance.date.strip() and not _is_date(provenance.date):
        yield block("boundary-date", "--date", value=provenance.date)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True


def _fitted(checked: Checked, provenance: Provenance) -> tuple[Boundaries, bytes]:
    """Return the boundaries, simplified just so far that their file is small enough, and its content."""
    tolerance = FINEST
    while True:
        shapes = simplify(checked.shapes, tolerance)
        boundaries = Boundaries(provenance.source, provenance.licence, provenance.date, shapes)
        content = written(boundaries).encode()
        if len(content) <= LARGEST or tolerance > COARSEST:
            return boundaries, content
        tolerance *= 2


def _replace(path: Path, content: bytes) -> None:
    """Put *content* in the place of the file at *path* in one step."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(content)
    os.replace(beside, path)
