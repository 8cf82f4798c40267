"""The page model of the quality report: how complete and how old the data are, and who supplies them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks_quality import QualityPart
from terang.pages.figures import Cell, DataTable, Download, Link
from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage(Page):
    """Completeness, age, corrections and warnings: by table, place and supplier."""

    template: ClassVar[str] = "quality"
    lead: tuple[str, ...]
    """What holds of the real data in a sentence or two."""
    how: tuple[str, ...]
    """What is counted, to which day ages are reckoned, and whose limits they are."""
    legend: tuple[Cell, ...]
    """The kinds of empty with their patterns and what each counts for."""
    tables: tuple[QualityPart, ...]
    """Every table with its age: the real ones, then the simulated ones."""
    places: tuple[QualityPart, ...]
    """Every kecamatan in the newest period, its kelurahan folded."""
    times: tuple[QualityPart, ...]
    """A table of figures over time: kecamatan and, folded, kelurahan by period."""
    times_note: str
    suppliers: tuple[QualityPart, ...]
    suppliers_note: str
    warnings: DataTable | None
    """What the checks warn of, with the reason for which it stands; None where nothing does."""
    warnings_note: str
    corrections_note: str
    corrections: Link | None
    """The list of corrections; None where the city keeps none."""
    downloads: tuple[Download, ...]
