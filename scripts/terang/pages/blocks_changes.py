"""What changed, ready to be shown: sentences, grouped by table, of one release or of none yet."""

from __future__ import annotations

from dataclasses import dataclass

from terang.pages.figures import Link


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One sentence on what changed."""

    kind: str
    """What happened, in a word or two, such as ``Direvisi``."""
    text: str
    reason: str
    """Why, as a sentence of its own; empty where nothing is said."""
    table: str = ""
    """Title of its table; empty where the heading above says it."""
    parts: tuple[str, ...] = ()
    """Each change by itself, where the sentence stands for several."""
    parts_title: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changed in one table."""

    id: str
    title: str
    url: str
    """Where the table is described; empty where it is no more."""
    entries: tuple[ChangeEntry, ...]


@dataclass(frozen=True, slots=True)
class ChangeBlock:
    """What one release changed, or what is in none yet."""

    id: str
    title: str
    lead: str
    groups: tuple[ChangeGroup, ...] = ()
    entries: tuple[ChangeEntry, ...] = ()
    """In place of groups where few are shown."""
    more: str = ""
    """How many more there are; empty where all are shown."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed lately, on the page of what it is about."""

    note: str
    """That nothing changed; empty where something did."""
    blocks: tuple[ChangeBlock, ...]
    links: tuple[Link, ...]
