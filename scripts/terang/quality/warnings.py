"""What validation warns of, with the reason for which the maintainers let it stand, if they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from terang.catalog import Catalog, Text
from terang.findings import Finding, Severity
from terang.rules.acknowledged import notes_on, sign_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A warning that stands."""

    finding: Finding
    reason: Text = field(default_factory=dict)
    """Why it may stand, by language; empty where nobody has said."""
    date: str = ""
    """ISO date of the reason."""

    @property
    def is_open(self) -> bool:
        """True where nobody has said why it may stand."""
        return not self.date


def standing_warnings(catalog: Catalog, findings: Iterable[Finding]) -> tuple[Standing, ...]:
    """Return those of *findings* that warn, the open ones first."""
    notes, default = notes_on(catalog), catalog.city.default_language
    found = []
    for finding in findings:
        if finding.severity is Severity.WARN:
            note = notes.get(sign_of(finding))
            found.append(Standing(finding) if note is None else _acknowledged(finding, note, default))
    return tuple(sorted(found, key=lambda standing: not standing.is_open))


def _acknowledged(finding: Finding, note: Mapping[str, Any], default: str) -> Standing:
    return Standing(finding, {default: note["alasan"], "en": note["alasan_en"]}, note["tanggal"])
