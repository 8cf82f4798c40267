"""What every catalogue says of a dataset, before it is put into the words of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from terang.catalog import REGULAR, Catalog, Dataset
from terang.downloads import PublishedFile
from terang.downloads.files import DOWNLOAD_FOLDER, Format
from terang.messages import Messages
from terang.statuses import Nature

MEDIA_TYPES: dict[Format, str] = {
    "ZIP": "application/zip",
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "PARQUET": "application/vnd.apache.parquet",
}
"""The forms that a dataset is handed out in, the one that holds everything first."""

EXCEL_SUFFIX = "-excel.csv"
"""How the name of a CSV ends that is written for a spreadsheet and not for programs."""

SHORTEST, LONGEST = 50, 5000
"""Characters of a description that search engines accept."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that figures are about: ISO dates, months or years."""

    start: str
    end: str

    @property
    def interval(self) -> str:
        """As ISO 8601 writes an interval; a single time by itself."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle around the centre points of all kelurahan, in degrees."""

    south: float
    west: float
    north: float
    east: float


def iri(address: str, path: str) -> str:
    """Return the address of *path* (``data/koperasi/``): absolute, or from the root in a preview."""
    return f"{address}/{path}"


def page_path(dataset: Dataset) -> str:
    """Return the path of the page of *dataset* in the default language."""
    return f"data/{dataset.name}/"


def real_datasets(catalog: Catalog) -> tuple[Dataset, ...]:
    """Return the datasets that a catalogue may hand on: never a simulated one."""
    return tuple(dataset for dataset in catalog.datasets.values() if dataset.nature is Nature.REAL)


def span_of(dataset: Dataset) -> Span | None:
    """Return the first and last time in the tables of *dataset*; None where no row says when."""
    times = {
        str(row[resource.time])
        for resource in dataset.resources.values()
        if resource.time
        for row in resource.records
        if row[resource.time] is not None
    }
    if len(times) == 0:
        return None
    return Span(min(times), max(times, key=lambda time: f"{time}-99-99"[:10]))


def box_of(catalog: Catalog) -> Box | None:
    """Return the box around the centre points of the kelurahan; None unless every one is known."""
    points = [(region.latitude, region.longitude) for region in catalog.level("kelurahan")]
    known = [(lat, lon) for lat, lon in points if lat is not None and lon is not None]
    if len(known) == 0 or len(known) < len(points):
        return None
    latitudes, longitudes = zip(*known, strict=True)
    return Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def keywords_of(dataset: Dataset) -> list[str]:
    """Return the keywords of the descriptor of *dataset*; none where it has none."""
    words = dataset.descriptor.get("keywords")
    return [str(word) for word in words] if isinstance(words, Sequence) else []


def modified(dataset: Dataset) -> str:
    """Return the ISO date on which its newest document reached us, else the date of that document."""
    received = max((source.received for source in dataset.sources.values()), default="")
    return received or max((source.date for source in dataset.sources.values()), default="")


def frequency(dataset: Dataset) -> str:
    """Return how often figures come, such as ``P1M``; ``event`` for what happens; empty if undeclared."""
    declared = {r.freshness.every for r in dataset.resources.values() if r.freshness is not None}
    regular = next((every for every in REGULAR if every in declared), "")
    return regular or ("event" if "event" in declared else "")


def title_of(dataset: Dataset, voice: Messages) -> str:
    """Return the title in the language of *voice*; that of a simulated one says so."""
    title = voice.pick(dataset.title)
    mark = voice("ui.simulated.mark").rstrip(".")
    marked = dataset.nature is Nature.SIMULATED and not title.startswith(mark)
    return f"{mark}: {title}" if marked else title


def described(dataset: Dataset, voice: Messages) -> str:
    """Return a description that is neither too short nor too long for a search engine."""
    text = voice.pick(dataset.description)
    if dataset.nature is Nature.SIMULATED:
        text = f"{voice('catalogue.simulated')} {text}"
    if len(text) < SHORTEST:
        tables = [voice.pick(resource.title) for resource in dataset.resources.values()]
        text = f"{text} {voice('catalogue.tables', tables='; '.join(tables))}".strip()
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(' ')[0]}…"


def distributions(dataset: Dataset, files: Iterable[PublishedFile]) -> tuple[PublishedFile, ...]:
    """Return those of *files* that hold the figures of *dataset*: whole packages first, then by kind.

    Frozen ones are left out: what is catalogued is what is known now.
    """
    order = list(MEDIA_TYPES)
    own = (
        file
        for file in files
        if file.package == dataset.name and file.nature is dataset.nature and file.format in MEDIA_TYPES
        if file.path.startswith(f"{DOWNLOAD_FOLDER}/")
    )
    return tuple(sorted(own, key=lambda f: (order.index(f.format), f.path.endswith(EXCEL_SUFFIX), f.path)))


def file_name(file: PublishedFile) -> str:
    """Return the name of *file* without its folders."""
    return file.path.rpartition("/")[2]
