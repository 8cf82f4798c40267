"""Atom feeds of what changed: of the city, of each kecamatan, kelurahan and dataset (RFC 4287).

An entry is one sentence of one release; what is in no release yet has no date and stands in no feed.
A feed that nothing happened to is valid all the same. An entry keeps its id for ever, whatever the
address of the site: it is made from the city, the release and the keys of what the sentence tells.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from terang.catalog import Dataset, Region
from terang.downloads import PublishedFile
from terang.downloads.changed import ChangeLine
from terang.downloads.changes import key_text
from terang.observations import is_day
from terang.pages.addresses import place_path
from terang.pages.changes_said import (
    CHANGES_PATH,
    SECTION,
    dataset_feed,
    feed_path,
    group_anchor,
    lines_of,
)
from terang.pages.desk import Desk
from terang.releases import Release

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100
"""A feed tells of the newest; perubahan.csv has every change."""

_NO_DAY = "1970-01-01"
"""Date of a feed of a city without data, which tells nothing."""


def feed_files(desk: Desk) -> Iterator[PublishedFile]:
    """Yield every feed, in the language of *desk*."""
    name = desk.catalog.city.site_name
    anchor = f"#{SECTION}" if desk.history.releases else ""
    yield _feed(desk, desk.say("change.feed.city", site=name), CHANGES_PATH, feed_path())
    for level in ("kecamatan", "kelurahan"):
        for region in desk.catalog.level(level):
            title = desk.say("change.feed.part", site=name, name=region.name)
            yield _feed(desk, title, f"{place_path(region)}{anchor}", feed_path(region), region=region)
    for dataset in desk.catalog.datasets.values():
        if dataset_feed(dataset):
            title = desk.say("change.feed.part", site=name, name=desk.say.pick(dataset.title))
            page = f"data/{dataset.name}/{anchor}"
            yield _feed(desk, title, page, feed_path(dataset=dataset), dataset=dataset)


def _feed(
    desk: Desk,
    title: str,
    page: str,
    path: str,
    region: Region | None = None,
    dataset: Dataset | None = None,
) -> PublishedFile:
    code, package = (region.code if region else ""), (dataset.name if dataset else "")
    register_namespace("", ATOM)
    feed = Element(_tag("feed"), {"xml:lang": desk.lang})
    _text(feed, "id", _urn(desk, path))
    _text(feed, "title", title)
    _text(feed, "subtitle", desk.say("change.feed.about"))
    _text(feed, "updated", _moment(_updated(desk)))
    SubElement(
        feed, _tag("link"), {"rel": "self", "type": "application/atom+xml", "href": _whole(desk, path)}
    )
    SubElement(feed, _tag("link"), {"rel": "alternate", "type": "text/html", "href": _page(desk, page)})
    author = SubElement(feed, _tag("author"))
    _text(author, "name", desk.catalog.city.publisher)
    told = (
        (release, line)
        for release in reversed(desk.history.releases)
        for line in lines_of(desk, release.version, region=code, package=package)
    )
    for (release, line), _ in zip(told, range(MOST_ENTRIES), strict=False):
        _entry(desk, feed, release, line, page if region else "")
    indent(feed)
    content = tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
    return PublishedFile(path, content, "ATOM", package, region=code)


def _entry(desk: Desk, feed: Element, release: Release, line: ChangeLine, page: str) -> None:
    """Add one sentence of *release*; it leads to *page*, or to where the release tells of its table."""
    entry = SubElement(feed, _tag("entry"))
    anchor = group_anchor(SECTION, line.dataset)
    keys = (f"{c.kind}|{c.dataset}|{key_text(c)}|{c.column}" for c in line.changes)
    _text(entry, "id", _urn(desk, "|".join((release.version, *keys))))
    _text(entry, "title", desk.say("change.feed.entry", table=line.table, text=line.text))
    _text(entry, "updated", _moment(release.date))
    href = _page(desk, page or f"{release.path}#{anchor}")
    SubElement(entry, _tag("link"), {"rel": "alternate", "type": "text/html", "href": href})
    SubElement(entry, _tag("category"), {"term": line.word, "label": desk.say(f"change.kind.{line.word}")})
    words = [line.text, *line.parts]
    if line.reason:
        words.append(line.reason)
    words.append(desk.say("change.feed.release", version=release.version))
    content = _text(entry, "content", "\n".join(words))
    content.set("type", "text")


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, _tag(name))
    child.text = text
    return child


def _urn(desk: Desk, what: str) -> str:
    """Return an id that is the same in every build: a UUID of version 8, from a checksum of *what*."""
    digits = hashlib.sha256(f"terang|{desk.catalog.city.slug}|{what}".encode()).hexdigest()
    parts = (digits[:8], digits[8:12], "8" + digits[13:16], "8" + digits[17:20], digits[20:32])
    return f"urn:uuid:{'-'.join(parts)}"


def _page(desk: Desk, path: str) -> str:
    return desk.address + desk.url(path)


def _whole(desk: Desk, path: str) -> str:
    return f"{desk.address}/{path}"


def _updated(desk: Desk) -> str:
    """Return the day of the newest release; before the first, that of the newest data. Never the clock."""
    latest = desk.history.latest
    if latest is not None:
        return latest.date
    newest = desk.observations.newest_period()
    return newest if is_day(newest) else _NO_DAY


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
