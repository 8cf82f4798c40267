"""Everything that will be published, ready to be written: pages, drawings, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from terang.catalog import Catalog
from terang.charts import draw_figures
from terang.city import ROOT, City
from terang.disclosure import release
from terang.downloads import PublishedFile, make_downloads
from terang.errors import BuildFailed
from terang.indicators import compute_indicators
from terang.messages import Messages, read_messages
from terang.observations import Observations
from terang.pages.assemble import build_pages, site_of
from terang.pages.blocks import Section, Site
from terang.pages.desk import Desk
from terang.pages.figures import Figure
from terang.pages.models import Page
from terang.second import SecondProcess
from terang.stages import NoStages, Stages
from terang.statuses import Nature

CHART_CACHE = ROOT / ".cache" / "charts"
"""Drawings by the hash of their inputs; deleting it costs time only."""


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
) -> Portal:
    """Return the whole site of *city* in memory: what may be published of *catalog*, and nothing else.

    *address* is the public address without a slash at the end, empty in the preview; *cache* is
    where drawings are kept, None for nowhere; a *second* process makes them if there is one. Raises
    `PortalError` for what a person can put right.
    """
    clock = clock or NoStages()
    if not preview and any(d.nature is Nature.SIMULATED for d in catalog.datasets.values()):
        raise BuildFailed("Situs publik tidak boleh memuat data simulasi")
    voices = {lang: read_messages(lang) for lang in city.languages}
    with clock.stage("disclosure"):
        released = release(catalog)
    catalog = released.catalog
    with clock.stage("indicators"):
        observations = compute_indicators(catalog)
    with clock.stage("downloads"):
        files = make_downloads(catalog, address, observations)
    desks = {
        lang: Desk(catalog, observations, say, voices, files, released.withheld)
        for lang, say in voices.items()
    }
    with clock.stage("pages"):
        pages = tuple(page for desk in desks.values() for page in build_pages(desk))
    with clock.stage("charts"):
        drawn = [(figure, voices[page.lang]) for page in pages for figure in figures_of(page)]
        drawings = draw_figures(drawn, cache, second, clock.progress)
    sites = _sites(desks, address, preview)
    return Portal(city, catalog, observations, voices, pages, sites, drawings, files)


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
