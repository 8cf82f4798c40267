"""One address for every kind of page there is: whoever adds a kind adds it to these tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import terang.portal  # noqa: F401  brings every kind of page with it
from terang.pages.models import Page

LANGUAGES = ("id", "en")
_TEMPLATE = re.compile(rb'<main class="page page--(\w+)"')


def _kinds(kind: type[Page] = Page) -> Iterator[type[Page]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


TEMPLATES = sorted({kind.template for kind in _kinds()})
"""Every kind of page, by the name of its template."""


def addresses(site: Path, template: str) -> tuple[str, ...]:
    """Return the fullest page of one kind in each language, then the barest if there are several."""
    found = [_pages(site, template, lang) for lang in LANGUAGES]
    chosen = [pages[-1] for pages in found if pages] + [pages[0] for pages in found[:1] if len(pages) > 1]
    return tuple("/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in chosen)


def _pages(site: Path, template: str, lang: str) -> list[Path]:
    """Return the pages of one kind in one language by size; the default one lives at the root."""
    inside = [p for p in site.rglob("*.html") if (p.relative_to(site).parts[0] == "en") == (lang == "en")]
    matches = ((path, _TEMPLATE.search(path.read_bytes())) for path in inside)
    pages = [path for path, match in matches if match and match[1].decode() == template]
    return sorted(pages, key=lambda path: (path.stat().st_size, path))
