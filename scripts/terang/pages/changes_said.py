"""What changed, for any page: entries by table, the short form for a place or dataset, feed addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from terang.catalog import Dataset, Region
from terang.downloads.changed import ChangeLine, Teller
from terang.downloads.changed_words import ORDER
from terang.downloads.files import FEED_FOLDER
from terang.pages.blocks_changes import ChangeBlock, ChangeEntry, ChangeGroup, Changes
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.releases import Release
from terang.statuses import Nature

SHORT = 6
"""How many sentences of a release the page of a place or dataset shows; the rest stand on one page."""

CHANGES_PATH = "perubahan/"
SECTION = "perubahan"
"""Anchor of what changed, on every page that says it."""

PENDING = "belum-dirilis"
"""Anchor of what is in no release yet."""


def feed_path(region: Region | None = None, dataset: Dataset | None = None) -> str:
    """Return the address of a feed from the root of the site: of a place, a dataset, or the city."""
    if dataset is not None:
        return f"{FEED_FOLDER}/data/{dataset.name}.atom.xml"
    if region is None or region.level == "kota":
        return f"{FEED_FOLDER}/kota.atom.xml"
    return f"{FEED_FOLDER}/{region.level}/{region.slug}.atom.xml"


def teller(desk: Desk) -> Teller:
    """Return who tells changes in the language of *desk*, the same one for all its pages."""
    return desk.once(("teller",), lambda: Teller(desk.catalog, desk.say))


def lines_of(desk: Desk, version: str, *, region: str = "", package: str = "") -> tuple[ChangeLine, ...]:
    """Return what *version* changed (empty: what is in none yet) in sentences."""
    key = ("changes", version, region, package)
    return desk.once(key, lambda: _lines(desk, version, region, package))


def _lines(desk: Desk, version: str, region: str, package: str) -> tuple[ChangeLine, ...]:
    return teller(desk).lines(desk.history.of(version, region=region, package=package))


def summary(desk: Desk, lines: Iterable[ChangeLine]) -> str:
    """Return how many cells and rows changed and in which way, as a sentence; empty for nothing."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts[line.word] += len(line.changes)
    told = [desk.say(f"change.count.{word}", count=counts[word]) for word in ORDER if counts[word]]
    return desk.say("change.summary", counts=desk.say.join(told)) if told else ""


def entry(desk: Desk, line: ChangeLine, *, with_table: bool = False) -> ChangeEntry:
    """Return a sentence as a page shows it."""
    return ChangeEntry(
        kind=desk.say(f"change.kind.{line.word}"),
        text=line.text,
        reason=line.reason,
        table=line.table if with_table else "",
        parts=line.parts,
        parts_title=desk.say("change.parts", count=len(line.parts)) if line.parts else "",
    )


def groups(desk: Desk, lines: Sequence[ChangeLine], anchor: str) -> tuple[ChangeGroup, ...]:
    """Return *lines* by table, each under an anchor that begins with *anchor*."""
    tables: dict[str, list[ChangeLine]] = {}
    for line in lines:
        tables.setdefault(line.dataset, []).append(line)
    return tuple(
        ChangeGroup(
            id=group_anchor(anchor, dataset),
            title=found[0].table,
            url=_table_url(desk, dataset),
            entries=tuple(entry(desk, line) for line in found),
        )
        for dataset, found in tables.items()
    )


def group_anchor(anchor: str, dataset: str) -> str:
    """Return the anchor of a table among changes."""
    return f"{anchor}-{dataset.replace('/', '-')}"


def _table_url(desk: Desk, dataset: str) -> str:
    package, _, name = dataset.partition("/")
    known = desk.catalog.datasets.get(package)
    return desk.url(f"data/{package}/#{name}") if known and name in known.resources else ""


def release_title(desk: Desk, release: Release) -> str:
    """Return the version and date of *release* as a heading."""
    return desk.say("change.release.title", version=release.version, date=desk.say.date(release.date))


def place_changes(desk: Desk, region: Region) -> Changes | None:
    """Return what changed lately in a place; None before the first release."""
    return _changes(desk, feed_path(region), region=region.code)


def dataset_changes(desk: Desk, dataset: Dataset) -> Changes | None:
    """Return what changed lately in a dataset; None before the first release, or where it is simulated."""
    if dataset.nature is Nature.SIMULATED:
        return None
    return _changes(desk, feed_path(dataset=dataset), package=dataset.name)


def dataset_feed(dataset: Dataset) -> str:
    """Return the root-relative address of the feed of a dataset; empty for a simulated one."""
    return "" if dataset.nature is Nature.SIMULATED else f"/{feed_path(dataset=dataset)}"


def _changes(desk: Desk, feed: str, *, region: str = "", package: str = "") -> Changes | None:
    latest = desk.history.latest
    if latest is None:
        return None
    editions = (("", PENDING, desk.say("change.section.pending")),
                (latest.version, f"rilis-{latest.version}", release_title(desk, latest)))  # fmt: skip
    blocks = tuple(
        _short(desk, lines, anchor, title)
        for version, anchor, title in editions
        if (lines := lines_of(desk, version, region=region, package=package))
    )
    note = desk.say("change.section.none", version=latest.version, date=desk.say.date(latest.date))
    return Changes(
        note="" if blocks else note,
        blocks=blocks,
        links=(
            Link(desk.say("change.link.all"), desk.url(CHANGES_PATH)),
            Link(desk.say("change.link.feed"), f"/{feed}"),
        ),
    )


def _short(desk: Desk, lines: Sequence[ChangeLine], anchor: str, title: str) -> ChangeBlock:
    rest = len(lines) - SHORT
    return ChangeBlock(
        id=anchor,
        title=title,
        lead="",
        entries=tuple(entry(desk, line, with_table=True) for line in lines[:SHORT]),
        more=desk.say("change.section.more", count=rest) if rest > 0 else "",
    )
