"""The gate, sharing: a light picture of every kelurahan, and a sheet that is one page of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from terang.building.published import Expected, Published, locate
from terang.cards import HEIGHT, WIDTH
from terang.cards.pdf import page_count
from terang.cards.png import size_of
from terang.findings import Finding
from terang.packages.telling import block

PICTURE_BUDGET = 100_000
"""Bytes that a picture may weigh; WhatsApp shows none that is much heavier."""
SHEET_BUDGET = 100_000
"""Bytes that a sheet as PDF may weigh."""

_NAMED = re.compile(rb'<meta property="og:image" content="([^"]*)">')


def check_pictures(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every kelurahan has its picture, of the right size and weight, named by its page."""
    for path in _without(expected, expected.pictures, r"[^/]+"):
        yield block("site-picture-missing", path, value="-")
    for path, picture in expected.pictures.items():
        content = site.files.get(picture)
        if content is None:
            yield block("site-picture-missing", path, value=picture)
            continue
        if size_of(content) != (WIDTH, HEIGHT):
            yield block("site-picture-size", picture, expected=f"{WIDTH} x {HEIGHT}")
        if len(content) > PICTURE_BUDGET:
            yield _heavy("site-picture-heavy", picture, content, PICTURE_BUDGET)
        if expected.address and picture not in _named(site.files.get(path, b""), path, expected.home):
            yield block("site-picture-unnamed", path, value=picture)


def check_sheets(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every sheet is there as a PDF too, of one page, and light."""
    for path in _without(expected, expected.papers, r"[^/]+/lembar"):
        yield block("site-sheet-missing", path, value="-")
    for path, paper in expected.papers.items():
        content = site.files.get(paper)
        if content is None:
            yield block("site-sheet-missing", path, value=paper)
            continue
        if page_count(content) != 1:
            yield block("site-sheet-pages", paper, found=str(page_count(content)))
        if len(content) > SHEET_BUDGET:
            yield _heavy("site-sheet-heavy", paper, content, SHEET_BUDGET)


def _without(expected: Expected, has: Mapping[str, str], rest: str) -> list[str]:
    """Return the pages of kelurahan, whose address ends in *rest*, that are not in *has*."""
    if not expected.pictures and not expected.papers:
        return []
    pattern = re.compile(rf"(?:[a-z]{{2,3}}/)?kelurahan/{rest}/index\.html")
    return [path for path in expected.pages if pattern.fullmatch(path) and path not in has]


def _named(html: bytes, path: str, home: str) -> set[str]:
    """Return the files that a page names as its picture."""
    addresses = (found.decode("utf-8", errors="replace") for found in _NAMED.findall(html))
    return {locate(address, path, home).path for address in addresses}


def _heavy(code: str, path: str, content: bytes, budget: int) -> Finding:
    return block(code, path, found=f"{len(content) / 1000:.1f}", budget=f"{budget / 1000:.0f}")
