"""Page model of the sheet: one kelurahan on one piece of A4 paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks import PlaceFact
from terang.pages.blocks_answer import Answer, Step
from terang.pages.figures import Link, SourceNote, Stat
from terang.pages.models import Page
from terang.pages.models_share import QrCode


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage(Page):
    """What hangs on the notice board: the answer, a few dated numbers, where to read on.

    It holds real numbers only, in the preview too: paper outlives every warning around it.
    """

    template: ClassVar[str] = "sheet"
    indexed: ClassVar[bool] = False
    name: str
    kicker: str
    answer: Answer
    ladder: tuple[Step, ...]
    stats: tuple[Stat, ...]
    sources: tuple[SourceNote, ...]
    """Of every number on the sheet."""
    comparison: str
    """How the place stands in its kecamatan, in one sentence."""
    missing: tuple[PlaceFact, ...]
    """What nobody has published yet, and who could."""
    code: QrCode | None
    """Leads to the page of the place; None in a preview, which has no public address."""
    code_note: str
    data_date: str
    report_note: str
    """How to tell us of a wrong number."""
    back: Link
    """The page of the place."""
    origin: Link
    """Where every number of the place is traced to its sources."""
    paper: Link
    """The same sheet as a PDF."""
