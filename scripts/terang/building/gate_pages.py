"""The gate, pages: all there, none too many, each in its language, with one heading and a policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from terang.building.pagefind import ASKING_PAGE
from terang.building.published import Expected, Published
from terang.building.scan import PageFacts
from terang.findings import Finding
from terang.packages.telling import block

_DIRECTIVE_OF = {"inline_scripts": "script-src", "inline_styles": "style-src"}
_ENGINE_SOURCE = "'wasm-unsafe-eval'"
_LOOSE_SOURCES = frozenset({"*", "http:", "https:", "'unsafe-eval'"})


def check_counts(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every level has exactly its number of pages in every language."""
    for lang, (level, wanted) in product(expected.languages, expected.regions.items()):
        folder = level if lang == expected.languages[0] else f"{lang}/{level}"
        pattern = re.compile(rf"{re.escape(folder)}/[^/]+/index\.html")
        found = sum(1 for path in site.pages if pattern.fullmatch(path))
        if found != wanted:
            yield block("site-page-count", folder, found=str(found), expected=str(wanted))


def check_presence(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that the pages of the portal and the HTML files of the site are the same."""
    for path in expected.pages:
        if path not in site.pages:
            yield block("site-page-missing", path)
    for path in site.pages:
        if path not in expected.pages:
            yield block("site-page-extra", path)


def check_structure(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check language, title, heading and ids of every page, and that nothing was left unrendered."""
    for path, facts in site.pages.items():
        wanted = expected.pages.get(path, facts.lang)
        if facts.lang != wanted:
            yield block("site-language", path, value=facts.lang, expected=wanted)
        if not facts.title:
            yield block("site-title", path)
        if facts.headings != 1:
            yield block("site-heading", path, found=str(facts.headings))
        for value in facts.repeated_ids:
            yield block("site-id-twice", path, value=value)
        for value in facts.unrendered:
            yield block("site-unrendered", path, value=value.strip())


def check_policy(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every page forbids what it does not need, and keeps to its own policy."""
    for path, facts in site.pages.items():
        directives = _directives(facts.policy)
        if not directives.get("default-src"):
            yield block("site-policy-missing", path)
            continue
        for source in _loose(directives, path):
            yield block("site-policy-loose", path, value=source)
        for kind in _broken(facts, directives):
            yield block("site-policy-broken", path, value=kind)


def check_hidden(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that simulated values are never public, and in the preview not for search engines."""
    for path in sorted(expected.simulated):
        if not expected.preview:
            yield block("site-simulated-public", path)
        elif path in site.pages and "noindex" not in site.pages[path].robots:
            yield block("site-simulated-indexed", path)


def _directives(policy: str) -> dict[str, list[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name.lower(): sources for name, *sources in parts}


def _loose(directives: dict[str, list[str]], path: str) -> list[str]:
    sources = {source for found in directives.values() for source in found}
    if not f"/{path}".endswith(f"/{ASKING_PAGE}") and _ENGINE_SOURCE in sources:
        return [_ENGINE_SOURCE]
    return sorted(s for s in sources if s in _LOOSE_SOURCES or s.startswith(("http://", "https://")))


def _broken(facts: PageFacts, directives: dict[str, list[str]]) -> list[str]:
    """Return what stands in the page although its policy forbids it: a browser would drop it."""
    return [
        directive
        for kind, directive in _DIRECTIVE_OF.items()
        if getattr(facts, kind) and "'unsafe-inline'" not in directives.get(directive, [])
    ]
