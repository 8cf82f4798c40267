"""What one HTML file says, as the gate needs it: links, requests, ids, headings, policy."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

REQUEST_RELS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
     "modulepreload", "preconnect", "dns-prefetch", "prerender"}
)  # fmt: skip
"""Values of ``<link rel>`` that make a browser ask a server for something."""

REQUEST_ATTRIBUTES = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction"})
LINK_ATTRIBUTES = frozenset({"href", "xlink:href", "cite"})
DATA_SCRIPTS = frozenset({"application/ld+json", "application/json"})
"""Types of ``<script>`` that no browser runs."""

UNRENDERED = (
    re.compile(r"\{[{%]"),
    re.compile(r">\s*(?:None|nan|NaN|NaT|&lt;NA&gt;|undefined)\s*<"),
)
"""Traces of a template or of a missing value that reached the page."""

_PLAIN_TAG = re.compile(
    r"</?(?!html|h1|meta|script|style|title|link|base)[a-z][a-z0-9]*"
    r"(?:\s+(?:class|fill|stroke|d|[xyr][12]?|c[xy]|width|height|viewbox|scope|role|points|opacity"
    r'|(?:aria|data|text|font|stroke|fill|dominant)-[a-z-]+)="[^"<>(]*"|\s+transform="[^"<>]*")*\s*/?>',
    re.IGNORECASE,
)
"""A tag with nothing that the gate asks about: most of a page, as every mark of a drawing is one."""

_DRAWN_TITLE = re.compile(r"</?title>")
"""In the body a title is the name of a mark in a drawing."""

_CSS_REQUEST = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(slots=True)
class PageFacts:
    """What was found in one HTML file."""

    lang: str = ""
    title: str = ""
    headings: int = 0
    """Number of ``<h1>``."""
    ids: set[str] = field(default_factory=set)
    repeated_ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Addresses that a reader may follow."""
    requests: list[str] = field(default_factory=list)
    """Addresses that a browser asks for by itself."""
    weights: list[str] = field(default_factory=list)
    """The style sheets and scripts among the requests."""
    policy: str = ""
    """The Content-Security-Policy of the page."""
    inline_scripts: int = 0
    """Scripts and event handlers written into the page."""
    inline_styles: int = 0
    robots: str = ""
    unrendered: list[str] = field(default_factory=list)

    def add(self, part: PageFacts) -> None:
        """Take in what was found in a *part* of the same page."""
        self.headings += part.headings
        self.repeated_ids += [*part.repeated_ids, *(part.ids & self.ids)]
        self.ids |= part.ids
        self.links += part.links
        self.requests += part.requests
        self.weights += part.weights
        self.inline_scripts += part.inline_scripts
        self.inline_styles += part.inline_styles


def scan_page(html: str) -> PageFacts:
    """Return what *html* says. Lines that many pages share, as most of a page are, are read once."""
    head, end, body = html.partition("</head>")
    shared, own = ([], [body]) if "<style" in body else _parted(body)
    facts = _scanned(head + end + "\n".join(own))
    for part in shared:
        facts.add(part)
    facts.title = facts.title.strip()
    facts.unrendered = [trace for pattern in UNRENDERED for trace in pattern.findall(html)]
    return facts


def _parted(body: str) -> tuple[list[PageFacts], list[str]]:
    """Return what the lines of *body* say that are whole in themselves, and all other lines.

    In the others a tag is open, so only together do they say anything.
    """
    said, others = [], []
    depth = 0
    for line in body.splitlines():
        opened, facts = _line_facts(line)
        if depth == 0 and opened == 0:
            if facts is not None:
                said.append(facts)
        else:
            others.append(line)
            depth += opened
    return said, others


@lru_cache(maxsize=200_000)
def _line_facts(line: str) -> tuple[int, PageFacts | None]:
    """Return how many tags a line leaves open, and what it says by itself if it is whole.

    None stands for nothing, as most of a drawing says.
    """
    opened = line.count("<") - line.count(">")
    rest = _PLAIN_TAG.sub("", _DRAWN_TITLE.sub("", line)) if opened == 0 and "<" in line else ""
    return opened, _scanned(rest) if "<" in rest else None


def _scanned(html: str) -> PageFacts:
    scanner = _Scanner()
    scanner.feed(html)
    scanner.close()
    return scanner.facts


def css_requests(css: str) -> list[str]:
    """Return the addresses that a style sheet makes a browser ask for."""
    return [first or second for first, second in _CSS_REQUEST.findall(css)]


class _Scanner(HTMLParser):
    """Collects `PageFacts`; drawings inside the page are read like the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag *tag* says; a page has many, so the common ones leave early."""
        if tag in _TAGS:
            self._named_tag(tag, {name: value or "" for name, value in attrs})
        for name, value in attrs:
            if name == "id":
                self._id(value or "")
            elif name in REQUEST_ATTRIBUTES or name in LINK_ATTRIBUTES:
                self._address(tag, name, value or "", attrs)
            elif name == "style":
                self.facts.inline_styles += 1
                self.facts.requests += css_requests(value or "")
            elif name.startswith("on"):
                self.facts.inline_scripts += 1
            elif value and "url(" in value:
                self.facts.requests += css_requests(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read ``<tag/>`` like ``<tag>``; nothing is inside it."""
        self.handle_starttag(tag, attrs)
        self._inside = ""

    def handle_endtag(self, tag: str) -> None:
        """Leave the element whose text is being read."""
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Read the text of the title and of style elements."""
        if self._inside == "title":
            self.facts.title += data
        elif self._inside == "style":
            self.facts.requests += css_requests(data)

    def _named_tag(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html":
            self.facts.lang = attributes.get("lang", "")
        elif tag == "h1":
            self.facts.headings += 1
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "script":
            runs = attributes.get("type", "") not in DATA_SCRIPTS
            self.facts.inline_scripts += runs and "src" not in attributes
        elif tag == "style":
            self._inside = tag
            self.facts.inline_styles += 1
        elif tag == "title" and not self.facts.title:
            self._inside = tag

    def _meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "")
        if attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.facts.policy = content
        elif attributes.get("http-equiv", "").lower() == "refresh":
            self.facts.requests.append(content.partition("url=")[2] or content)
        elif attributes.get("name", "").lower() == "robots":
            self.facts.robots = content

    def _id(self, value: str) -> None:
        if value in self.facts.ids:
            self.facts.repeated_ids.append(value)
        self.facts.ids.add(value)

    def _address(self, tag: str, name: str, value: str, attrs: list[tuple[str, str | None]]) -> None:
        if name == "srcset":
            self.facts.requests += [part.split()[0] for part in value.split(",") if part.strip()]
        elif name in REQUEST_ATTRIBUTES:
            self.facts.requests.append(value)
            if tag == "script":
                self.facts.weights.append(value)
        elif tag in ("use", "image", "feimage"):
            self.facts.requests.append(value)
        elif tag == "link":
            self._link_tag(value, set((dict(attrs).get("rel") or "").lower().split()))
        else:
            self.facts.links.append(value)

    def _link_tag(self, address: str, rels: set[str]) -> None:
        if rels & REQUEST_RELS:
            self.facts.requests.append(address)
            if "stylesheet" in rels:
                self.facts.weights.append(address)
        else:
            self.facts.links.append(address)


_TAGS = frozenset({"html", "h1", "meta", "script", "style", "title"})
