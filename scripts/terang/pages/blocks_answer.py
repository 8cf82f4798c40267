"""What opens the page of a place: the answer with its evidence, and the readiness ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from terang.pages.figures import Link, SourceNote

Verdict = Literal["pass", "partial", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One test behind the answer: passed, failed or unknown, and by which source."""

    label: str
    verdict: Verdict
    text: str
    """What was found, in words."""
    sources: tuple[SourceNote, ...]
    passport: str = ""
    """Where a number in it is traced to its sources; empty where it holds none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to the question a page opens with."""

    question: str
    status: str
    """Identifier such as ``both``, ``savings``, ``transactions``, ``none``."""
    headline: str
    sentence: str
    reservation: str
    """What must not be concluded; empty where nothing is at risk."""
    evidence: tuple[Evidence, ...]
    rule: Link | None = None
    """Where the rule is written down by which the evidence makes the answer."""
    passport: str = ""
    """Where the figures of its sentence are traced to their sources."""
    stale: str = ""
    """That they are older than they should be; empty where they are fresh."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the readiness ladder."""

    label: str
    verdict: Verdict
    text: str
    """Such as ``108 dari 108`` or ``belum dipublikasikan``."""
    passport: str = ""
    """Where it is traced to its sources; empty where nothing is published."""
