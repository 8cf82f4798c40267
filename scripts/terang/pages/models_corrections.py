"""The page model of the corrections: every cell that the site shows otherwise than its source's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.figures import Download, Link, SourceNote
from terang.pages.models import Page


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One correction: what, from what to what, why and when."""

    id: str
    title: str
    date: str
    iso_date: str
    old: str
    new: str
    reason: str
    table: Link
    """The table that holds the cell, on the page of its dataset."""
    place: Link | None
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class ReasonEntry:
    """Why older data are not what they were in the release before."""

    id: str
    title: str
    date: str
    iso_date: str
    reason: str
    table: Link
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage(Page):
    """Every correction and every reason, the newest first."""

    template: ClassVar[str] = "corrections"
    lead: str
    how: tuple[str, ...]
    """What a correction is, and what it leaves untouched."""
    count: str
    """How many there are, or that there is none."""
    entries: tuple[CorrectionEntry, ...]
    reasons: tuple[ReasonEntry, ...]
    links: tuple[Link, ...]
    downloads: tuple[Download, ...]
