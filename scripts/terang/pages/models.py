"""Page models: one frozen type a kind of page, everything its template may know.

``template`` names the file in ``theme/templates``. A model is complete and ready to be laid out:
texts are formatted and in the language of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from terang.pages.blocks import (
    Alternate,
    CardGroup,
    Commitment,
    Contradiction,
    Event,
    NeighbourLine,
    PlaceFact,
    PlaceGroup,
    ResourceBlock,
    Section,
)
from terang.pages.blocks_answer import Answer, Step
from terang.pages.blocks_changes import Changes
from terang.pages.blocks_quality import QualityLine
from terang.pages.blocks_reader import ReportForm, Term
from terang.pages.compared import Compared
from terang.pages.figures import DataTable, Download, Figure, Link, SourceNote, Stat, TileMap
from terang.pages.models_share import Share, SharePicture
from terang.statuses import Nature


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has."""

    template: ClassVar[str]
    indexed: ClassVar[bool] = True
    """False for pages that repeat another in a form of its own: search engines leave them out."""
    kind: ClassVar[str] = "penjelasan"
    """What the full-text search files it under; empty for pages that it leaves out."""
    url: str
    """Root-relative address, with the language's prefix and a slash at the end."""
    lang: str
    title: str
    description: str
    """One sentence for search engines and link previews."""
    alternates: tuple[Alternate, ...]
    """Every language of the page, its own included, the default first."""
    breadcrumbs: tuple[Link, ...] = ()
    updated: str = ""
    """ISO date of the newest data on the page; empty for prose."""
    nature: Nature = Nature.REAL
    """Simulated if any value on the page is; such pages stay out of search engines."""
    actions: tuple[Link, ...] = ()
    """What a reader may do with the page: pass it on, report a number."""
    scripts: tuple[str, ...] = ()
    """Scripts that this page alone is made better by, such as ``search.js``."""
    terms: tuple[Term, ...] = ()
    """Words explained at the numbers that open the page."""
    report_form: ReportForm | None = None
    """How to report a wrong number; None on pages without numbers."""
    picture: SharePicture | None = None
    """What a link preview shows; None for pages that nobody passes on."""
    passport: str = ""
    """Where the figures in its own sentences are traced to their sources; empty where they hold none."""
    quality: QualityLine | None = None
    """How complete and how old its figures are; None where that is not counted."""
    feed: str = ""
    """Root-relative address of the feed of what it is about; empty where there is none."""
    changes: Changes | None = None
    """What changed lately in what it is about; None on most pages, and before the first release."""

    @property
    def save_as(self) -> str:
        """Path of the page's file inside the output folder."""
        path = self.url.lstrip("/")
        return path if path.endswith(".html") else f"{path}index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The city's story in dated numbers, the search, the map."""

    template: ClassVar[str] = "home"
    headline: str
    """One sentence that a newspaper could print."""
    lead: str
    stats: tuple[Stat, ...]
    tile_map: TileMap
    places: tuple[Link, ...]
    """Every kelurahan, for the search field."""
    sections: tuple[Section, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KelurahanPage(Page):
    """One kelurahan: the answer with its evidence, key figures, figures, neighbours, downloads."""

    template: ClassVar[str] = "kelurahan"
    kind: ClassVar[str] = "wilayah"
    name: str
    kicker: str
    """Kecamatan and code, such as ``Kecamatan Melati · 99.71.02.1001``."""
    answer: Answer
    ladder: tuple[Step, ...]
    stats: tuple[Stat, ...]
    sections: tuple[Section, ...]
    neighbours: tuple[NeighbourLine, ...]
    neighbours_note: str
    contradictions: tuple[Contradiction, ...]
    facts: tuple[PlaceFact, ...]
    siblings: tuple[Link, ...]
    """The other kelurahan of its kecamatan."""
    downloads: tuple[Download, ...]
    share: Share | None = None
    compared: Compared | None = None
    """The place beside its neighbours, its kecamatan, the city and those like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KecamatanPage(Page):
    """One kecamatan: how many of its koperasi report, and a row for each of its kelurahan."""

    template: ClassVar[str] = "kecamatan"
    kind: ClassVar[str] = "wilayah"
    name: str
    kicker: str
    headline: str
    stats: tuple[Stat, ...]
    tile_map: TileMap
    table: DataTable
    sections: tuple[Section, ...]
    contradictions: tuple[Contradiction, ...]
    siblings: tuple[Link, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage(Page):
    """One indicator: definition, unit, ranking, map, distribution."""

    template: ClassVar[str] = "indicator"
    kind: ClassVar[str] = "indikator"
    definition: str
    method: str
    """How it is computed, in words."""
    unit: str
    level: str
    """The finest level at which it is known, in words."""
    limits: tuple[str, ...]
    """What the figure cannot tell, and its caveats."""
    stats: tuple[Stat, ...]
    tile_map: TileMap | None
    """None where the indicator is not known by kelurahan."""
    figures: tuple[Figure, ...]
    ranking: DataTable | None
    ranking_note: str
    sources: tuple[SourceNote, ...]
    downloads: tuple[Download, ...]
    siblings: tuple[Link, ...] = ()
    """The other indicators of its topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetPage(Page):
    """One dataset: what it is, dictionary, sources, caveats, downloads, how to cite."""

    template: ClassVar[str] = "dataset"
    kind: ClassVar[str] = "data"
    lead: str
    version: str
    licence: Link
    citation: str
    resources: tuple[ResourceBlock, ...]
    sources: DataTable
    caveats: tuple[str, ...]
    downloads: tuple[Download, ...]
    citations: tuple[PlaceFact, ...] = ()
    """The same citation for programs that keep references, each under its name."""
    structured: Mapping[str, object] = field(default_factory=dict)
    """The dataset in the words of schema.org, for search engines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """A list that leads on: indicators, datasets."""

    template: ClassVar[str] = "index_list"
    kind: ClassVar[str] = "data"
    lead: str
    groups: tuple[CardGroup, ...]
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage(Page):
    """Every kelurahan, by kecamatan, to be found by any of its names; works without script."""

    template: ClassVar[str] = "places"
    kind: ClassVar[str] = "wilayah"
    lead: str
    groups: tuple[PlaceGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictsPage(Page):
    """Every kecamatan in one table."""

    template: ClassVar[str] = "districts"
    kind: ClassVar[str] = "wilayah"
    lead: str
    table: DataTable
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsPage(Page):
    """Commitments with their deadlines, the timeline of rules, and where sources disagree."""

    template: ClassVar[str] = "commitments"
    lead: str
    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    loan_terms: DataTable | None = None
    """Ceiling, interest, term of every loan rule, with its status; None where no rule states any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage(Page):
    """A hand-written page: method, glossary, about."""

    template: ClassVar[str] = "prose"
    body: str
    """HTML made from Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What a reader meets at an address that does not exist."""

    template: ClassVar[str] = "not_found"
    kind: ClassVar[str] = ""
    lead: str
    links: tuple[Link, ...]
