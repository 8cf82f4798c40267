"""sitemap.xml with the language alternates of every page, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from terang.observations import is_day
from terang.pages.models import NotFoundPage, Page
from terang.statuses import Nature

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def indexable(page: Page) -> bool:
    """Return True for pages that search engines may list: real ones that exist for their own sake."""
    return page.indexed and page.nature is Nature.REAL and not isinstance(page, NotFoundPage)


def sitemap_xml(pages: Iterable[Page], address: str) -> bytes:
    """Return the sitemap of the indexable *pages* under *address* (no slash at the end).

    The date of a page is the date of its newest data where it is a full one: never the clock.
    """
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for page in sorted(filter(indexable, pages), key=lambda page: page.url):
        entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = address + page.url
        if is_day(page.updated):
            ElementTree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = page.updated
        defaults = [("x-default", page.alternates[0].url)]
        for lang, url in [*((a.lang, a.url) for a in page.alternates), *defaults]:
            link = {"rel": "alternate", "hreflang": lang, "href": address + url}
            ElementTree.SubElement(entry, f"{{{XHTML}}}link", link)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def robots_txt(address: str, preview: bool) -> bytes:
    """Return robots.txt: a preview keeps every crawler out.

    It names the sitemap by its whole *address*, as it must, and not at all while there is none.
    """
    if preview:
        return b"User-agent: *\nDisallow: /\n"
    sitemap = f"Sitemap: {address}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()
