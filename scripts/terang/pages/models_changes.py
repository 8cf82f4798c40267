"""Page models of what changed: all of it, and one release of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks_changes import ChangeBlock
from terang.pages.figures import DataTable, Download, Link
from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(Page):
    """What is in no release yet, and what the newest one changed."""

    template: ClassVar[str] = "changes"
    kind: ClassVar[str] = "data"
    lead: str
    blocks: tuple[ChangeBlock, ...]
    """None before the first release."""
    places: DataTable | None
    """The places that something changed in; None where nothing did."""
    how: str
    """How to hear of changes."""
    links: tuple[Link, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePage(Page):
    """One frozen release: what it brings, what changed, its files, how to cite it."""

    template: ClassVar[str] = "release"
    kind: ClassVar[str] = "data"
    lead: str
    meta: str
    """When it was frozen, and whether it is the newest."""
    citation: str
    block: ChangeBlock
    """What it changed since the release before."""
    files_note: str
    files: DataTable
    packages: tuple[Link, ...]
    """The datasets in it, with their versions; no address for one that is no more."""
    downloads: tuple[Download, ...]
