"""The page model of the public log: what readers reported, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks_reader import ReportEntry
from terang.pages.figures import Download, Link
from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage(Page):
    """Every report with its status and answer, the newest first."""

    template: ClassVar[str] = "reports"
    lead: str
    how: tuple[str, ...]
    """How to report, and what happens then; the last sentence is about privacy."""
    channels: tuple[Link, ...]
    """Where a report can be sent; none where no channel is open."""
    closed: str
    """Who maintains the site, where no channel is open; empty where one is."""
    count: str
    """How many reports there are and how many are answered, or that there is none."""
    entries: tuple[ReportEntry, ...]
    downloads: tuple[Download, ...]
