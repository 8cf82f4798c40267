"""Page models of the record: the gap between poverty and membership, and what is withheld of it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks import Gap, PlaceFact
from terang.pages.figures import DataTable, Download, Figure, Link
from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantPage(Page):
    """Many poor families, few members: one drawing of every kelurahan, one table of them all."""

    template: ClassVar[str] = "quadrant"
    lead: str
    left_out: str
    """How many kelurahan stand in no quadrant, and why; empty where all do."""
    figure: Figure | None
    """None, like *table*, where a measure is not published: *gap* says which."""
    reading: tuple[str, ...]
    """What the words on the drawing mean, and what it cannot tell; empty where there is none."""
    order: str
    """The rule by which the table is sorted."""
    table: DataTable | None
    downloads: tuple[Download, ...]
    measures: tuple[Link, ...]
    """The pages of the two indicators."""
    gap: Gap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPage(Page):
    """What is withheld and why: limits, method, how many cells; never a value, never a place."""

    template: ClassVar[str] = "privacy"
    lead: tuple[str, ...]
    """How much is withheld today, a sentence for real data and one for simulated."""
    limits: tuple[PlaceFact, ...]
    method: tuple[str, ...]
    counts: tuple[DataTable, ...]
    """Cells shown and withheld by column, a table a dataset; none where no column is governed."""
    counts_note: str
    as_is_note: str
    as_is: DataTable | None
    """The columns shown as they are, with what makes it harmless; None where there is none."""
    attack: tuple[str, ...]
    """How we try to break it ourselves, and what that does not cover."""
