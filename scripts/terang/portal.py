"""Everything that will be published, ready to be written: pages, drawings, files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from terang.archive import archive_files
from terang.cards import Picture, make_papers, make_pictures
from terang.cards.paper import paper_words
from terang.catalog import Catalog
from terang.catalogue import catalogue_files
from terang.charts import draw_figures
from terang.city import ROOT, City
from terang.disclosure import release
from terang.downloads import PublishedFile, joined, make_downloads
from terang.errors import BuildFailed, InvalidData
from terang.findings import Finding, is_blocked
from terang.indicators import compute_indicators
from terang.messages import Messages, read_messages
from terang.observations import Observations
from terang.pages.assemble import build_pages, site_of
from terang.pages.blocks import Section, Site
from terang.pages.desk import Desk
from terang.pages.feeds import feed_files
from terang.pages.figures import Figure
from terang.pages.models import Page
from terang.pages.models_sheet import SheetPage
from terang.releases import History, find_unexplained, find_unversioned, read_history
from terang.second import SecondProcess
from terang.stages import NoStages, Stages
from terang.statuses import Nature
from terang.validation import tell

CHART_CACHE = ROOT / ".cache" / "charts"
"""Drawings by the hash of their inputs; deleting it costs time only."""

CARD_CACHE, BOOK_CACHE = "kartu", "buku"
"""Folders of pictures and sheets, and of workbooks, beside that of the drawings."""


@dataclass(frozen=True)
class Portal:
    """One city's site before it is written."""

    city: City
    catalog: Catalog
    observations: Observations
    voices: Mapping[str, Messages]
    pages: tuple[Page, ...]
    sites: Mapping[str, Site]
    drawings: Mapping[str, str]
    """Finished drawings by their key; see `terang.charts`."""
    files: tuple[PublishedFile, ...]
    pictures: Mapping[str, Picture]
    """What a link preview shows, by the address of its page."""
    warnings: tuple[Finding, ...] = ()
    """What a preview shows but a public site may not: revisions without a reason, versions left behind."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Language codes, the default first."""
        return self.city.languages


def prepare_portal(
    city: City,
    catalog: Catalog,
    *,
    address: str = "",
    preview: bool = True,
    clock: Stages | None = None,
    cache: Path | None = CHART_CACHE,
    second: SecondProcess | None = None,
    warnings: tuple[Finding, ...] = (),
) -> Portal:
    """Return the whole site of *city* in memory: what may be published of *catalog*, and nothing else.

    *address* is the public address without a slash at the end, empty in the preview; *cache* is
    where drawings are kept, None for nowhere; a *second* process makes them if there is one; *warnings*
    are what validation found without stopping. Raises `PortalError` for what a person can put right.
    """
    clock = clock or NoStages()
    if not preview and any(d.nature is Nature.SIMULATED for d in catalog.datasets.values()):
        raise BuildFailed("Situs publik tidak boleh memuat data simulasi")
    voices = {lang: read_messages(lang) for lang in city.languages}
    with clock.stage("disclosure"):
        released = release(catalog)
    catalog = released.catalog
    with clock.stage("releases"):
        history = read_history(catalog)
        unready = _unready(catalog, history, preview, voices[city.default_language])
    with clock.stage("indicators"):
        observations = compute_indicators(catalog)
    with clock.stage("downloads"):
        files = make_downloads(catalog, address, observations, history, _beside(cache, BOOK_CACHE))
        more = (*catalogue_files(catalog, files, address, history), *archive_files(history))
        files = joined(files, more)
    standing = (*warnings, *unready)
    desks = {
        lang: Desk(catalog, observations, say, voices, files, released.withheld, address, history, standing)
        for lang, say in voices.items()
    }
    with clock.stage("pages"):
        pages = tuple(page for desk in desks.values() for page in build_pages(desk))
    with clock.stage("charts"):
        drawn = [(figure, voices[page.lang]) for page in pages for figure in figures_of(page)]
        drawings = draw_figures(drawn, cache, second, clock.progress)
    sites = _sites(desks, address, preview)
    kept = _beside(cache, CARD_CACHE)
    with clock.stage("cards"):
        pictures = make_pictures(pages, kept, second)
        papers = _papers(pages, sites, voices, kept, second)
        files = joined(files, (*feed_files(desks[city.default_language]), *papers))
    return Portal(city, catalog, observations, voices, pages, sites, drawings, files, pictures, unready)


def _beside(cache: Path | None, name: str) -> Path | None:
    return None if cache is None else cache.with_name(name)


def _unready(catalog: Catalog, history: History, preview: bool, say: Messages) -> tuple[Finding, ...]:
    """Return the revisions without a reason and the packages that changed under an old version.

    Raises `InvalidData` where they keep a site from the public.
    """
    found = (
        *find_unexplained(history, stops=not preview),
        *find_unversioned(catalog.datasets, history, stops=not preview),
    )
    if is_blocked(found):
        raise InvalidData(tell(found, say))
    return found


def _papers(
    pages: tuple[Page, ...],
    sites: Mapping[str, Site],
    voices: Mapping[str, Messages],
    kept: Path | None,
    second: SecondProcess | None,
) -> Iterator[PublishedFile]:
    """Yield the sheet of every kelurahan as a PDF."""
    sheets = [page for page in pages if isinstance(page, SheetPage)]
    worded = [(page, paper_words(sites[page.lang], voices[page.lang], page.data_date)) for page in sheets]
    papers = make_papers(worded, kept, second)
    for page in sheets:
        yield PublishedFile(page.paper.url.lstrip("/"), papers[page.url], "PDF")


def _sites(desks: Mapping[str, Desk], address: str, preview: bool) -> Mapping[str, Site]:
    base = urlsplit(address).path.rstrip("/")
    return {
        lang: site_of(desk, address=address.removesuffix(base), base=base, preview=preview)
        for lang, desk in desks.items()
    }


def figures_of(part: object) -> tuple[Figure, ...]:
    """Return every figure of a page, in the order in which it stands there; sections are looked into."""
    if isinstance(part, Figure):
        return (part,)
    if isinstance(part, tuple):
        return tuple(figure for item in part for figure in figures_of(item))
    if isinstance(part, Page | Section):
        return tuple(figure for f in fields(part) for figure in figures_of(getattr(part, f.name)))
    return ()
