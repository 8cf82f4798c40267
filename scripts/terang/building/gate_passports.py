"""The gate, passports: every number on every page leads to where it comes from, and reads the same there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from terang.building.published import Expected, Published, locate
from terang.findings import Finding
from terang.packages.telling import block

_NUMBER = b"<data "
"""Before looking closer: most pages hold no headline number."""

_TOKEN = re.compile(r'<data\s+value="([^"]*)"|<a\s[^>]*?href="([^"]*/asal/#[^"]+)"')
_ENTRY = re.compile(r'<article\s+class="passport"\s+id="([^"]+)"')
_VALUE = re.compile(r'<data\s+value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number of a page."""

    value: str
    address: str
    """Where it says that it comes from; empty where it says nothing."""


def check_passports(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every headline number has a passport, that it is there, and that it says the same."""
    known = {path: passports_on(_text(site, path)) for path in site.pages if is_passports(path)}
    for path in site.pages:
        if path in known or _NUMBER not in site.files[path]:
            continue
        for figure in figures_on(_text(site, path)):
            yield from _faults(figure, path, expected.home, known)


def is_passports(path: str) -> bool:
    """Return True if *path* is the file of a page of passports."""
    return f"/{path}".endswith("/asal/index.html")


def passports_on(html: str) -> Mapping[str, str]:
    """Return the value of every passport on a page by its anchor; empty for one without a value."""
    found = {}
    starts = [*_ENTRY.finditer(html)]
    ends = [*(entry.start() for entry in starts[1:]), len(html)]
    for entry, end in zip(starts, ends, strict=True):
        value = _VALUE.search(html, entry.end(), end)
        found[entry[1]] = value[1] if value else ""
    return found


def figures_on(html: str) -> Iterator[Figure]:
    """Yield every headline number of a page with the first passport named after it and before the next."""
    open_value: str | None = None
    for token in _TOKEN.finditer(html):
        value, address = token.groups()
        if value is not None:
            if open_value is not None:
                yield Figure(open_value, "")
            open_value = value
        elif open_value is not None:
            yield Figure(open_value, address)
            open_value = None
    if open_value is not None:
        yield Figure(open_value, "")


def _faults(
    figure: Figure, path: str, home: str, known: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    if not figure.address:
        yield block("site-passport-missing", path, value=figure.value)
        return
    place = locate(figure.address, path, home)
    stated = known.get(place.path, {}).get(place.fragment)
    if stated is None:
        yield block("site-passport-dead", path, value=figure.value, place=figure.address)
    elif stated != figure.value:
        expected = stated or "-"
        yield block(
            "site-passport-differs", path, value=figure.value, place=figure.address, expected=expected
        )


def _text(site: Published, path: str) -> str:
    return site.files[path].decode("utf-8", errors="replace")
