"""A finding: what is wrong, where exactly, and what to do about it.

A finding is a value, not an exception: every check runs, then all findings are told together.
The sentences live in the catalogues of words under ``finding.<code>.wrong`` and ``.remedy``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the publication or only asks for a look."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in the data, in the coordinates of the file a person has open."""

    code: str
    """What kind of fault, such as ``number-not-canonical``; also the key of its sentences."""
    severity: Severity
    file: str
    """Path from the city's folder, such as ``koperasi/simkopdes.csv``."""
    row: int | None = None
    """Row as a spreadsheet counts it: the header is row 1."""
    column: str | None = None
    value: str | None = None
    """What was found, already masked if it may be personal, cut to 80 characters."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Named parts that the sentences of this code may use."""


def is_blocked(findings: Iterable[Finding]) -> bool:
    """Return True if any of *findings* forbids publication."""
    return any(finding.severity is Severity.BLOCK for finding in findings)
