"""The model of the page about reading without a connection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """What is kept on a reader's device; shown in place of a page that was never opened."""

    template: ClassVar[str] = "offline"
    lead: str
    kept: tuple[str, ...]
    """What is kept, for how long, and how to be rid of it."""
    install: tuple[str, ...]
    """How to have the site on the home screen of a telephone."""
