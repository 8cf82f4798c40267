"""The gate, search: the index is whole, holds no foreign file, and says nothing that its pages do not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from terang.building.pagefind import ENGINE, ENTRY, INDEX_FOLDER, SEARCHED, is_index_file, unpacked
from terang.building.published import Expected, Published, locate
from terang.findings import Finding
from terang.packages.telling import block

_TAG = re.compile(r"<[^>]*>")
_SOUND = re.compile(r"[^\W_]+")


def check_search(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check the index page by page; a site none of whose pages is searched needs none."""
    inside = [path for path in site.files if path.startswith(f"{INDEX_FOLDER}/")]
    for path in inside:
        if not is_index_file(path):
            yield block("site-search-file", path)
    searched = {path for path in site.pages if SEARCHED in site.files[path]}
    found = set()
    for path in inside:
        if path.endswith(".pf_fragment"):
            page, stray = _fragment(site, path, expected.home)
            found.add(page)
            for words in stray:
                yield block("site-search-stray", path, value=words)
    whole = found == searched and {ENTRY, ENGINE} <= site.files.keys()
    if (searched or inside) and not whole:
        there, wanted = str(len(found & searched)), str(len(searched))
        yield block("site-search-absent", INDEX_FOLDER, found=there, expected=wanted)


def _fragment(site: Published, path: str, home: str) -> tuple[str, list[str]]:
    """Return the page of a fragment, and what of its text is not on that page, if anything."""
    try:
        content = unpacked(site.files[path])
        page = locate(f"{home}{content['url']}", "", home).path
        said = {word for text in _texts(content) for word in _SOUND.findall(text)}
    except (OSError, EOFError, ValueError, LookupError, TypeError):
        return path, [path]
    _, _, body = site.files.get(page, b"").decode("utf-8", errors="replace").partition("<main")
    opening, _, matter = body.partition(">")
    title = site.pages[page].title if page in site.pages else ""
    rest = said.difference(_words(title), _words(opening), _words(_TAG.sub(" ", matter)))
    run_together = "".join(_words(_TAG.sub("", matter))) if rest else ""
    return page, sorted(word for word in rest if word not in run_together)[:1]


def _words(markup: str) -> list[str]:
    return _SOUND.findall(html.unescape(markup))


def _texts(content: Any) -> list[str]:
    """Return every text that a search shows of a page."""
    return [
        content["content"],
        *content["meta"].values(),
        *(anchor["text"] for anchor in content["anchors"]),
    ]
