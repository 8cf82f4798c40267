"""Warnings that the maintainers have looked at and let stand, each with a reason that anybody may read.

A note names a warning by its code, its file and its details, all three to the letter: a warning that
grows, such as a series that lacks a further year, is a new one and asks to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import Catalog
from terang.findings import Finding, Severity
from terang.packages.telling import block, warn
from terang.rules.places import Place, descriptor_of, is_real, places
from terang.rules.registry import rule
from terang.statuses import Nature

NOTES = "mutu_peringatan"
"""The table that holds the notes."""

Sign = tuple[str, str, str]
"""What a warning is told by: its code, its file, its details."""


@rule
def notes_on_warnings_are_real(catalog: Catalog) -> Iterable[Finding]:
    """Nobody lets a warning stand in a simulation."""
    if catalog.has(NOTES) and not is_real(catalog, catalog.resource(NOTES)):
        yield block("note-simulated", descriptor_of(catalog.resource(NOTES).package))
    for place in _notes(catalog):
        if place.values["berkas"].startswith(f"{Nature.SIMULATED}/"):
            yield block("note-simulated", place.file, place.row, "berkas", place.values["berkas"])


def details_of(finding: Finding) -> str:
    """Return where exactly *finding* stands and what it names, in one line; empty for a whole file."""
    where = (finding.row, finding.column, finding.value)
    details = (finding.details[name] for name in sorted(finding.details))
    return " | ".join([*(str(part) for part in where if part is not None), *details])


def notes_on(catalog: Catalog) -> Mapping[Sign, Mapping[str, Any]]:
    """Return the maintainers' notes by the warning that they are about; none where there is no log."""
    return {_sign_of(place): place.values for place in _notes(catalog)}


def sign_of(finding: Finding) -> Sign:
    """Return what *finding* is told by."""
    return finding.code, finding.file, details_of(finding)


def find_idle_notes(catalog: Catalog, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield every note on a warning that is none of *findings*, all those of one validation."""
    standing = {sign_of(finding) for finding in findings if finding.severity is Severity.WARN}
    for place in _notes(catalog):
        if _sign_of(place) not in standing:
            yield warn("note-idle", place.file, place.row, "kode", place.values["kode"])


def _notes(catalog: Catalog) -> Iterator[Place]:
    if catalog.has(NOTES):
        yield from places(catalog.resource(NOTES))


def _sign_of(place: Place) -> Sign:
    values = place.values
    return values["kode"], values["berkas"], values["rincian"] or ""
