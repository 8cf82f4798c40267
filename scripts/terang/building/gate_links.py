"""The gate, links: every own address leads somewhere, and no browser is sent to anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from terang.building.published import Expected, Place, Published, locate
from terang.building.scan import PageFacts, css_requests
from terang.findings import Finding
from terang.packages.telling import block

FOLLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link for readers may lead to outside the site."""


def check_links(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check every link for readers: own pages and fragments are there, schemes are harmless."""
    known: dict[str, Place] = {}
    for path, facts in site.pages.items():
        for address in facts.links:
            place = _locate(address, path, expected.home, known)
            if place.scheme == "own":
                yield from _inside(place, address, path, site)
            elif place.scheme not in FOLLOWED_SCHEMES:
                yield block("site-link-scheme", path, value=address)


def check_requests(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check everything a browser asks for by itself: it is ours, and it is there."""
    known: dict[str, Place] = {}
    for path, address in _requests(site):
        place = _locate(address, path, expected.home, known)
        if place.scheme == "own":
            yield from _inside(place, address, path, site)
        elif place.scheme != "data":
            yield block("site-third-party", path, value=address)


def _requests(site: Published) -> Iterator[tuple[str, str]]:
    for path, facts in site.pages.items():
        for address in facts.requests:
            yield path, address
    for path, content in site.files.items():
        if path.endswith((".css", ".svg")):
            for address in css_requests(content.decode("utf-8", errors="replace")):
                yield path, address


def _locate(address: str, page: str, home: str, known: dict[str, Place]) -> Place:
    """Return `locate`, remembered for addresses that mean the same on every page."""
    if not address.startswith(("/", "http")):
        return locate(address, page, home)
    if address not in known:
        known[address] = locate(address, page, home)
    return known[address]


def _inside(place: Place, address: str, page: str, site: Published) -> Iterator[Finding]:
    if place.path not in site.files:
        yield block("site-link-dead", page, value=address)
    elif place.fragment and not _has(site.pages.get(place.path), place.fragment):
        yield block("site-fragment-dead", page, value=address)


def _has(facts: PageFacts | None, fragment: str) -> bool:
    """Return True if *fragment* is on the page; a file that is no page is not looked into."""
    return facts is None or fragment in facts.ids or fragment == "top"
