"""What helps a reader: words explained where they stand, a way to report a number, what came of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from terang.pages.figures import Link


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade in plain language, as the glossary has it."""

    title: str
    text: str
    url: str
    """Its entry in the glossary."""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """How to report a wrong number on a page: a ready text, and every channel that is open."""

    text: str
    """The report, ready to be copied and filled in."""
    channels: tuple[Link, ...]
    """WhatsApp, e-mail, list of issues, each with the text filled in; none where none is open."""
    closed: str
    """Who maintains the site, where no channel is open; empty where one is."""
    log: Link
    """The public log of reports and answers."""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report in the public log, and what came of it."""

    id: str
    date: str
    iso_date: str
    subject: Link
    """The page it is about, and the measure, if it names one; an empty address if the page is gone."""
    place: str
    text: str
    verdict: Literal["open", "partial", "met", "not_met", "unknown"]
    verdict_text: str
    answer: str
    """Empty while there is none, like *answered*."""
    answered: str
    """Date of the answer in words."""
