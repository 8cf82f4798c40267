"""Page models of comparison: two neighbours side by side, and the page where a reader picks others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from terang.pages.blocks_answer import Verdict
from terang.pages.figures import Link, SourceNote
from terang.pages.models import Page
from terang.statuses import Nature, Status

RowKind = Literal["paper", "presence", "unpublished", "measure"]
"""What the cells of a row tell: whether all koperasi have it, whether any amount is there, that nothing
is published, or a number."""


@dataclass(frozen=True, slots=True)
class RowHead:
    """What stands at both ends of a row, the same on every page that has it."""

    id: str
    """The indicator."""
    kind: RowKind
    link: Link
    """Its name, and the page that defines it; the address is empty where there is none."""
    note: str
    """Unit and date of the newest figures."""
    city: str
    """The median of the city, or in how many kelurahan a rung is reached."""
    period: str = ""
    """The same date as ISO has it."""
    unit: str = ""
    """Identifier of the unit, for the script that formats numbers as we do."""
    places: str = ""
    """How many decimals are always shown; empty for as many as the number has."""
    larger: str = ""
    """What the larger of two is called; empty where larger means nothing."""
    largest: str = ""
    """What the largest of three or four is called."""
    stale: str = ""
    """That the newest figures are older than they should be; empty where they are fresh."""
    stale_periods: str = ""
    """Every ISO date of a figure of the row that is older than it should be, for the script."""


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """What one place has in a row."""

    text: str
    status: Status = Status.REPORTED
    verdict: Verdict | Literal[""] = ""
    """Whether a rung is reached; empty in any other row."""
    date: str = ""
    """Date in words of a figure older than the row's head says; empty for all others."""
    larger: str = ""
    """Such as ``lebih banyak``; empty for the smaller, the equal, and what cannot be compared."""
    stale: str = ""
    """That a figure with a date of its own is older than it should be."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One measure: its head, and a cell for each place."""

    head: RowHead
    cells: tuple[PlaceCell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading inside the table."""

    title: str
    rows: tuple[CompareRow, ...]


@dataclass(frozen=True, slots=True)
class CompareTable:
    """Places side by side, all of one nature, with everything such a table must carry."""

    id: str
    """Anchor of its section."""
    title: str
    caption: str
    places: tuple[Link, ...]
    """None in the pattern that a script fills."""
    groups: tuple[RowGroup, ...]
    sources: tuple[SourceNote, ...]
    caveats: tuple[str, ...]
    nature: Nature = Nature.REAL
    passports: tuple[Link, ...] = ()
    """Where the figures of each place, and of the city beside them, are traced to their sources."""
    stale: str = ""
    """What the mark of older figures means; empty where none has it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One kelurahan that may be picked."""

    slug: str
    name: str
    text: str
    """Its name with its kecamatan, as the list shows it."""


@dataclass(frozen=True, slots=True)
class PairLine:
    """A kelurahan and its neighbours, each a link to the page of the two."""

    name: str
    pairs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PairGroup:
    """The kelurahan of one kecamatan."""

    id: str
    title: str
    lines: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(Page):
    """Two kelurahan that share a border, side by side."""

    template: ClassVar[str] = "compare"
    kind: ClassVar[str] = ""
    kicker: str
    lead: str
    """The most telling difference."""
    notes: tuple[str, ...]
    """What must not be concluded, and whether a river lies between them."""
    passports: tuple[Link, ...]
    """Where the figures of the most telling difference are traced to their sources."""
    tables: tuple[CompareTable, ...]
    """The real one first; a second one where figures are simulated."""
    links: tuple[Link, ...]
    """The pages of the two, and the free choice with the two picked."""
    others: tuple[Link, ...]
    """The other pairs that one of the two is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareChoicePage(Page):
    """Pick two to four kelurahan; without script, every pair of neighbours as a link."""

    template: ClassVar[str] = "compare_choice"
    lead: str
    choices: tuple[Choice, ...]
    place_url: str
    """Address of a kelurahan's page, ``{slug}`` in place of its name in addresses."""
    patterns: tuple[CompareTable, ...]
    """Tables without places, for the script to fill."""
    files: tuple[str, ...]
    """Address of the figures of a kelurahan, ``{slug}`` as above, for each of *patterns*."""
    empties: tuple[PlaceCell, ...]
    """Every kind of empty, in its words."""
    stale: str
    """That a figure is older than it should be."""
    origin: str
    """The way to the origin of a kelurahan's figures, ``{name}`` in place of its name."""
    groups: tuple[PairGroup, ...]
