"""Page models to HTML, and everything else a site consists of. The door to Pelican.

As a Pelican plugin it adds one generator; `write_site` runs Pelican with it in this process. The
plain ``pelican`` command works too: the generator then loads the city by itself.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import FatalLogger, console
from pelican.settings import read_settings
from pelican.writers import Writer

from terang.assets import load_assets
from terang.charts import drawing_key, finish_drawing
from terang.city import ROOT, read_city
from terang.downloads import write_downloads
from terang.errors import BuildFailed
from terang.messages import Messages
from terang.offline import offline_files
from terang.pages.blocks import Site
from terang.pages.figures import Figure
from terang.pages.models import Page, ProsePage
from terang.portal import Portal, prepare_portal
from terang.sitemap import robots_txt, sitemap_xml
from terang.validation import load_catalog

_LINK = re.compile(r'(href|src)="(/[^"]*)"')
"""A root-relative link in HTML made from Markdown."""

TEMPLATE_CACHE = ROOT / ".cache" / "compiled"
"""Compiled templates, by the checksum of their source; deleting them costs time only."""

PREVIEW_SETTINGS = ROOT / "pelicanconf.py"
PUBLIC_SETTINGS = ROOT / "publishconf.py"


class PortalGenerator(Generator):  # type: ignore[misc]
    """Writes every page of the portal, its style, its downloads and its sitemap."""

    def generate_context(self) -> None:
        """Take the portal that `write_site` prepared, or prepare it from the settings."""
        self.portal: Portal = self.settings.get("PORTAL") or _portal_of(self.settings)
        self.assets = load_assets(Path(self.theme))
        self.env.filters |= {"href": _afresh(self._href), "absolute": _afresh(self._absolute)}
        self.voiced = {lang: self._voiced(lang) for lang in self.portal.languages}

    def generate_output(self, writer: Writer) -> None:
        """Write the whole site; raise `BuildFailed` naming the page that could not be written."""
        for page in self.portal.pages:
            self._write_page(writer, page)
        folder = Path(self.output_path)
        for asset in self.assets.values():
            _write(folder / asset.path, asset.content)
        for picture in self.portal.pictures.values():
            _write(folder / picture.path, picture.content)
        site = self._site(self.portal.city.default_language)
        address = site.address + site.base
        _write(folder / "sitemap.xml", sitemap_xml(self.portal.pages, address))
        _write(folder / "robots.txt", robots_txt(address, preview=site.preview))
        _write(folder / ".nojekyll", b"")
        for path, content in offline_files(
            folder, self.assets, self.portal.sites, self.portal.voices
        ).items():
            _write(folder / path, content)
        write_downloads(self.portal.files, folder)

    def _voiced(self, lang: str) -> Environment:
        """Return the templates in one language: what does not change from page to page is global to them."""
        say = self.portal.voices[lang]
        TEMPLATE_CACHE.mkdir(parents=True, exist_ok=True)
        env = self.env.overlay(bytecode_cache=FileSystemBytecodeCache(str(TEMPLATE_CACHE)))
        env.globals = self.env.globals | {
            "site": self._site(lang),
            "t": say,
            "draw": partial(self._draw, say),
            "asset": self._asset,
            "picture": self._picture,
            "kept": _keeper(),
        }
        return env

    def _write_page(self, writer: Writer, page: Page) -> None:
        if isinstance(page, ProsePage):
            page = replace(page, body=_LINK.sub(self._rebased, page.body))
        try:
            writer.write_file(
                page.save_as,
                self.voiced[page.lang].get_template(f"{page.template}.html"),
                self.context,
                page=page,
            )
        except TemplateError as error:
            raise BuildFailed(f"Halaman {page.url}", f"Templat {page.template}.html: {error}") from error

    def _draw(self, say: Messages, figure: Figure) -> Markup:
        return Markup(finish_drawing(self.portal.drawings[drawing_key(figure, say)], figure))

    def _picture(self, page: Page) -> str:
        """Return the root-relative address of the picture of *page*; empty where it has none."""
        picture = self.portal.pictures.get(page.url)
        return f"/{picture.path}" if picture else ""

    def _site(self, lang: str) -> Site:
        return self.portal.sites[lang]

    def _rebased(self, link: re.Match[str]) -> str:
        """Return a link of hand-written prose under the site's own path."""
        return f'{link[1]}="{self._href(link[2])}"'

    def _href(self, url: str) -> str:
        """Return a root-relative address under the site's own path; others unchanged."""
        return self._site(self.portal.city.default_language).base + url if url.startswith("/") else url

    def _absolute(self, url: str) -> str:
        return self._site(self.portal.city.default_language).address + self._href(url)

    def _asset(self, name: str) -> str:
        if name not in self.assets:
            raise BuildFailed(f"Tema tidak punya berkas {name}")
        return self._href("/" + self.assets[name].path)


def _afresh(filter_: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Return *filter_* as one that is asked on every rendering.

    Jinja works a filter of a constant out when it compiles, and compiled templates are kept: the base
    path of one site would end up in another.
    """
    return pass_context(lambda context, url: filter_(url))


def _keeper() -> Callable[[Callable[[Any], Markup], Any], Markup]:
    """Return a function that renders one part with one macro once, however many pages show it.

    Parts are known by identity: builders share a part among pages, and the portal keeps it alive.
    """
    rendered: dict[tuple[str, int], Markup] = {}

    def kept(macro: Any, part: Any) -> Markup:
        key = (macro.name, id(part))
        if key not in rendered:
            rendered[key] = macro(part)
        return rendered[key]

    return kept


def register() -> None:
    """Make the generator known to Pelican."""
    signals.get_generators.connect(_generators)


def _generators(pelican: Pelican) -> type[Generator]:
    return PortalGenerator


def _portal_of(settings: dict[str, Any]) -> Portal:
    city = read_city(settings["CITY"])
    preview = settings["PREVIEW"]
    catalog = load_catalog(city, simulated=preview)
    return prepare_portal(city, catalog, address=settings["SITEURL"], preview=preview)


def write_site(portal: Portal, folder: Path) -> None:
    """Write the whole site of *portal* into the empty *folder*.

    Whatever Pelican would only warn about ends the build: raises `BuildFailed` in its words.
    """
    site = portal.sites[portal.city.default_language]
    settings_file = PREVIEW_SETTINGS if site.preview else PUBLIC_SETTINGS
    settings = read_settings(
        str(settings_file),
        override={
            "OUTPUT_PATH": str(folder),
            "SITEURL": site.address + site.base,
            "PORTAL": portal,
            "CITY": portal.city.slug,
        },
    )
    with _strict_logging() as words:
        try:
            Pelican(settings).run()
        except RuntimeError as error:
            raise BuildFailed("Pelican berhenti.", *(words or [str(error)])) from error


@contextmanager
def _strict_logging() -> Iterator[list[str]]:
    """Make any warning of Pelican an error while a site is written; offer the words of what it said.

    Its closing line counts articles, of which there are none, so its console keeps quiet.
    """
    words: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: words.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    before, quiet = FatalLogger.fatal_lvl, console.quiet
    FatalLogger.fatal_lvl, console.quiet = logging.WARNING, True
    try:
        yield words
    finally:
        FatalLogger.fatal_lvl, console.quiet = before, quiet
        logger.removeHandler(handler)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
