"""Parts of pages that say how complete and how old the data are."""

from __future__ import annotations

from dataclasses import dataclass

from terang.pages.figures import DataTable, Link
from terang.statuses import Nature


@dataclass(frozen=True, slots=True)
class QualityLine:
    """One line on a page of figures: how complete and how old they are, and where more of that stands."""

    text: str
    link: Link


@dataclass(frozen=True, slots=True)
class Folded:
    """A table one tap away."""

    summary: str
    table: DataTable


@dataclass(frozen=True, slots=True)
class QualityPart:
    """One table of the report, with others that go into detail folded below it."""

    table: DataTable
    nature: Nature = Nature.REAL
    folded: tuple[Folded, ...] = ()
