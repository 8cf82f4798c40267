"""The page model on Satu Data Indonesia: each principle, how the data meet it, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.figures import DataTable, Link
from terang.pages.models import Page


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the four principles, and a table that shows how far each dataset meets it."""

    id: str
    title: str
    asks: str
    """What the rule asks for."""
    met: tuple[str, ...]
    """What we do, in sentences with counts."""
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class SatuDataPage(Page):
    """How every dataset meets the standard, metadata, interoperability and reference codes."""

    template: ClassVar[str] = "satu_data"
    lead: str
    unofficial: str
    """That nobody official has checked this."""
    rule: Link
    principles: tuple[Principle, ...]
    missing: tuple[str, ...]
    """What is not met yet, each with its count; the first stands in every city."""
