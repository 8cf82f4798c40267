"""The larger parts of pages: the answer and its evidence, sections, claims, entries of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from terang.pages.blocks_reader import Term
from terang.pages.figures import DataTable, Download, Figure, Link, SourceNote, Stat
from terang.statuses import Nature


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    lang: str
    name: str
    """Name of the language in itself."""
    url: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not published, who could publish it, and what a reader can ask for."""

    title: str
    """Empty where the heading of its section says it."""
    text: str
    holder: str
    """The agency that could publish it."""
    request: str
    """Ready wording of an information request; empty where there is none."""
    local: Link | None = None
    """The same request in the language of the office it goes to; None where this one is."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its own heading."""

    id: str
    title: str
    lead: str
    stats: tuple[Stat, ...] = ()
    figures: tuple[Figure, ...] = ()
    gap: Gap | None = None
    links: tuple[Link, ...] = ()
    tables: tuple[DataTable, ...] = ()
    gaps: tuple[Gap, ...] = ()
    """Gaps of several subjects, each folded under its title."""
    nature: Nature = Nature.REAL
    """Of every number in it: a section is real or simulated as a whole."""
    terms: tuple[Term, ...] = ()
    """Words explained here: those that first stand here on their page."""
    passport: str = ""
    """Where a figure in its lead is traced to its sources; empty where it holds none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said, when, and where it can be read."""

    date: str
    speaker: str
    text: str
    value: str
    """The value with its unit; empty for a claim in words."""
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims about the same thing that do not agree, side by side."""

    title: str
    explanation: str
    claims: tuple[Claim, ...]
    id: str = ""
    """Anchor on its page; empty where nothing leads there."""
    used: str = ""
    """Which of them we use and why, or that we use none."""
    verdict: Literal["open", "partial", "met"] = "open"
    verdict_text: str = ""
    """How far it has been taken up with the sources, in words."""
    rows: Link | None = None
    """The table of ours that holds the claims as rows."""


@dataclass(frozen=True, slots=True)
class NeighbourLine:
    """A neighbour in a sentence."""

    link: Link
    text: str
    across_river: bool
    compare: Link | None = None
    """The page where the two stand side by side; None where there is none."""
    passport: str = ""
    """Where its figures are traced to their sources."""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A fact about a place or a table: what it is and what it reads."""

    label: str
    text: str
    passport: str = ""
    """Where a figure in it is traced to its sources; empty where it holds none."""


@dataclass(frozen=True, slots=True)
class ResourceBlock:
    """One table of a dataset: what it is, its dictionary, its files."""

    id: str
    title: str
    description: str
    rows: str
    """Number of rows in words."""
    dictionary: DataTable
    downloads: tuple[Download, ...]
    standard: tuple[PlaceFact, ...]
    """The five things that a data standard says of the table."""
    corrected: Link | None = None
    """The way to its corrections; None where it has none."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry of an index page."""

    link: Link
    text: str
    meta: str = ""
    nature: Nature = Nature.REAL
    """Whether what it tells, or leads to, is simulated."""
    passport: str = ""
    """Where a figure in it is traced to its sources; empty where it holds none."""
    stale: str = ""
    """That this figure is older than it should be; empty where it is fresh."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Entries of an index page under one heading."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place in the list of places: all the names it may be looked for under."""

    link: Link
    official_name: str
    code: str
    text: str
    """What is recorded there, in a few words."""
    search: str
    """Its spellings, code and kecamatan for the search field; see ``terang.search``."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The kelurahan of one kecamatan."""

    link: Link
    id: str
    text: str
    places: tuple[PlaceEntry, ...]
    passport: str = ""
    """Where a figure in its text is traced to its sources; empty where it holds none."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise with a deadline, and what the evidence says of it."""

    id: str
    date: str
    speaker: str
    text: str
    target: str
    deadline: str
    outcome: str
    """What is known today, in words, with its number; says so where nothing is."""
    verdict: Literal["met", "met_on_paper", "not_met", "open", "unknown"]
    verdict_text: str
    sources: tuple[SourceNote, ...]
    caveats: tuple[str, ...] = ()
    rows: Link | None = None
    """The table of ours that holds it as a row."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the timeline of rules."""

    date: str
    iso_date: str
    title: str
    text: str
    status: str
    """In force, ended, draft: in words."""
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one language shares."""

    name: str
    city: str
    publisher: str
    base: str
    """Path under which the site lives; empty at the root of a host."""
    address: str
    """Absolute address without a slash at the end; empty in the preview."""
    lang: str
    home: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    licence: Link
    data_date: str
    """Date of the newest data in words."""
    preview: bool
    """True where simulated data may be shown."""
    simulated: bool = False
    """True where simulated data are in fact shown somewhere on the site."""
