"""A place beside others, in sentences: the parts of a page that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from terang.pages.figures import Link, SourceNote
from terang.statuses import Nature


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure of a place: what it records, then a sentence or two for each group of others."""

    id: str
    """Anchor, unique on its page."""
    title: str
    own: str
    """What the place itself records and when, or which kind of empty it is."""
    lines: tuple[str, ...]
    """One for each group, the nearest group first."""
    sources: tuple[SourceNote, ...]
    nature: Nature = Nature.REAL
    passport: str = ""
    """Where its figures are traced to their sources."""
    stale: str = ""
    """That they are older than they should be; empty where they are fresh."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is compared of a place, and who the alike are."""

    title: str
    lead: str
    measures: tuple[Comparison, ...]
    similar_title: str
    similar: tuple[Link, ...]
    """The kelurahan most like it; none where its size or place is unknown."""
    method: str
    """In one sentence, how they were found."""
    rule: Link
    """Where that is explained in full."""
