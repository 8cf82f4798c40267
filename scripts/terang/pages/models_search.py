"""The page model of the search page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks import PlaceGroup
from terang.pages.models import Page


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of page that the full-text search can be narrowed to."""

    name: str
    """As the pages themselves say it; see ``Page.kind``."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """Every kelurahan under all its names, for any browser's own find; with script, a search of all pages."""

    template: ClassVar[str] = "search"
    kind: ClassVar[str] = ""
    lead: str
    groups: tuple[PlaceGroup, ...]
    kinds: tuple[SearchKind, ...]
