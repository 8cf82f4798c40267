"""The parts a page is put together from: links, sources, numbers, tables, figures, the tile map.

All text in these types is ready to be shown: formatted, in the language of the page. Templates
lay it out and never compute; charts draw the points of a figure and never look elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from terang.pages.outlines import Outlines
from terang.statuses import Nature, Status


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    """Root-relative address inside the site (``/kelurahan/melati/``) or an absolute one."""
    search: str = ""
    """Spellings, code and kecamatan of a place where a search field finds it; see ``terang.search``."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a figure comes from, as the reader sees it."""

    title: str
    address: str
    """Web address of the source document; empty where it has none."""
    date: str
    """Date of the source in words, such as ``5 Agustus 2026``."""
    dataset: Link
    """The dataset page of ours that holds the rows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    url: str = ""
    status: Status = Status.REPORTED
    """Shown beside the text by shape as well as colour where it is one of the empties."""
    sort: float | None = None
    """Number to sort by; None for words and empties, which sort last."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A real table: caption, column heads, rows; the first cell of a row is its head."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    passport: str = ""
    """Where its figures are traced to their sources; empty for words, and in a figure, which says so."""
    stale: str = ""
    """That they are older than they should be; empty where they are fresh, and in a figure."""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a figure."""

    label: str
    """Name of the place, period or category."""
    value: float | None
    status: Status
    text: str
    """The value in words, or the name of its kind of empty."""
    series: str = ""
    """Which line or group the point belongs to, in words; empty where there is one only."""
    key: str = ""
    """Region code, for highlighting a mark after the drawing; empty where it has no meaning."""
    across: float | None = None
    """The second value, of a figure with an axis across; None too where only *value* is missing."""


FigureKind = Literal["strip", "bars", "trend", "matrix", "histogram", "steps", "scatter"]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures."""

    title: str
    """Measure and unit, such as ``Penyetor simpanan pokok (orang)``."""
    unit: str = ""
    """Unit identifier, for the format of the tick labels."""
    logarithmic: bool = False
    middle: float | None = None
    """A median that parts the points in two, marked on the axis; None where none does."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with everything it must carry: finding, measure, points, table, sources, caveats."""

    id: str
    """Identifier, unique on its page; also the anchor of the figure."""
    kind: FigureKind
    title: str
    """The finding, as a sentence made from the numbers."""
    subtitle: str
    """Measure, date and unit."""
    description: str
    """What a screen reader says in place of the drawing."""
    axis: Axis
    points: tuple[Point, ...]
    table: DataTable
    sources: tuple[SourceNote, ...]
    caveats: tuple[str, ...] = ()
    highlight: str = ""
    """Key of the point to mark out, after the drawing: figures that differ only here share one."""
    highlight_label: str = ""
    """Words for the marked-out point, such as ``Melati: 140 orang``."""
    nature: Nature = Nature.REAL
    table_open: bool = False
    """Whether the table stands open; closed it is one tap away, without script."""
    across: Axis | None = None
    """The axis across, for points with two values; *axis* then is the upright one."""
    passport: str = ""
    """Where its figures are traced to their sources."""
    stale: str = ""
    """That it is older than it should be; empty where it is fresh."""


@dataclass(frozen=True, slots=True)
class Stat:
    """One headline number with its unit, date, source and way to its definition."""

    label: str
    text: str
    """The value with its unit, or the name of its kind of empty."""
    value: float | None
    """The machine value for ``<data value>``; None where there is none."""
    status: Status
    period: str
    """Date in words."""
    sources: tuple[SourceNote, ...]
    indicator_url: str
    """The page that defines it; empty on that page itself."""
    context: str = ""
    """A sentence of comparison, or what the kind of empty means."""
    nature: Nature = Nature.REAL
    caveats: tuple[str, ...] = ()
    """What puts the number itself in doubt: shown beside it."""
    notes: tuple[str, ...] = ()
    """What else must be known of it: shown with its origin."""
    passport: str = ""
    """Where it is traced to its sources: an entry on the page of its place."""
    stale: str = ""
    """That it is older than it should be; empty where it is fresh."""


TileClass = Literal[
    "zero", "c0", "c1", "c2", "c3", "c4",
    "s_not_reported", "s_not_available", "s_withheld", "s_not_applicable",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """One kelurahan on the schematic map."""

    name: str
    short: str
    """What fits into the tile, at most six letters."""
    url: str
    column: int
    row: int
    group: str
    """Name of its kecamatan."""
    bank: str
    text: str
    """Value in words, for the tile's accessible name."""
    tile_class: TileClass
    current: bool = False
    outline: str = ""
    """Id of its outline; empty where the map has none."""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of the legend of a tile map."""

    tile_class: TileClass
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class MapLabel:
    """Words on a tile map, such as the name of a bank; their place in units of tiles."""

    text: str
    column: float
    row: float


@dataclass(frozen=True, slots=True)
class TileMap:
    """The schematic map: a tile a kelurahan, north up; every tile is a link."""

    id: str
    title: str
    subtitle: str
    description: str
    columns: int
    rows: int
    tiles: tuple[Tile, ...]
    legend: tuple[LegendItem, ...]
    sources: tuple[SourceNote, ...]
    note: str
    """That it is a scheme and not a map of borders."""
    nature: Nature = Nature.REAL
    labels: tuple[MapLabel, ...] = ()
    """Words that help to find one's way, set where no tile stands."""
    outlines: Outlines | None = None
    """The same with true boundaries; None where the city has none, or one map is enough."""
    passport: str = ""
    """Where its figures are traced to their sources."""
    stale: str = ""
    """That it is older than it should be; empty where it is fresh."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a reader may take."""

    text: str
    url: str
    format: str
    """Such as ``CSV`` or ``ZIP``."""
    size: str
    """In words, such as ``12 kB``."""
    behind: bool = False
    """Whether it stands behind a tap: the same in a form that fewer readers want."""
