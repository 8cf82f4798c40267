"""Page model of passports: where every figure of a place comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.figures import Link
from terang.pages.models import Page
from terang.statuses import Nature, Status


@dataclass(frozen=True, slots=True)
class Input:
    """A column that a figure is made from."""

    title: str
    name: str
    """As it stands in the file."""
    table: Link
    """The table that it is in, on the page of its dataset."""
    text: str = ""
    """What the row of the place holds there; empty where several rows are added up."""
    status: Status = Status.REPORTED


@dataclass(frozen=True, slots=True)
class Document:
    """A source document, with everything that is needed to find it."""

    title: str
    address: str
    publisher: str
    date: str
    received: str
    """When it reached us, in words; empty where nobody sent it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the passports of one indicator share, wherever they are."""

    title: Link
    """Its name, and the page that defines it."""
    definition: str
    method: str
    datasets: tuple[Link, ...]
    """Every dataset behind it with its version."""
    nature: str
    """Of all its figures, in words."""
    rows: tuple[Link, ...]
    """The tables behind it, and files with their rows."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the passports of one indicator share wherever they rest on the same rows' sources."""

    basis: Basis
    documents: tuple[Document, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passport:
    """Where one figure comes from, step by step."""

    id: str
    """Anchor: the indicator."""
    origin: Origin
    text: str
    """The value with its unit, or the words of its kind of empty."""
    value: float | None
    status: Status
    status_text: str
    period: str
    """Date in words; empty where there is no row."""
    inputs: tuple[Input, ...]
    reporting: str
    """How many places stand behind a sum; empty for a figure that is no sum."""
    earlier: str
    """How many older figures there are, and where; empty where there are none."""
    rows: tuple[Link, ...]
    """Files of the place itself."""
    citation: str
    """Ready to be copied; empty where there is no value, or none to be cited."""
    reservation: str
    """Why it must not be cited; empty where it may be."""
    report: tuple[Link, ...]
    """Ways to report the figure, or where they are explained."""
    elsewhere: Link | None = None
    """The city's passport of what is known for the city alone; None for all else."""
    nature: Nature = Nature.REAL
    stale: str = ""
    """That it is older than it should be, in words; empty where it is not."""


@dataclass(frozen=True, slots=True)
class PassportGroup:
    """The passports of one topic."""

    id: str
    title: str
    passports: tuple[Passport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportsPage(Page):
    """Every figure of one place, traced to its sources; each has an anchor that its pages link to."""

    template: ClassVar[str] = "passports"
    indexed: ClassVar[bool] = False
    kind: ClassVar[str] = ""
    lead: str
    groups: tuple[PassportGroup, ...]
    back: Link
    """The page of the place."""
