"""The page of what changed: what is in no release yet, what the newest one changed, and where."""

from __future__ import annotations

from collections import Counter

from terang.downloads.changes import CHANGES
from terang.pages.blocks import Card, CardGroup, Section
from terang.pages.blocks_changes import ChangeBlock
from terang.pages.changes_said import (
    CHANGES_PATH,
    PENDING,
    SECTION,
    feed_path,
    groups,
    lines_of,
    release_title,
    summary,
)
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models_changes import ChangesPage
from terang.pages.places import by_name, home_link
from terang.releases import ARCHIVE_FOLDER, Change, Release


def changes_page(desk: Desk) -> ChangesPage:
    """Return the page of what changed since the release before the newest."""
    latest = desk.history.latest
    lead = desk.say("change.page.lead" if latest else "change.page.none")
    links = [Link(desk.say("change.link.archive"), desk.url(f"{ARCHIVE_FOLDER}/"))]
    if latest is not None:
        text = desk.say("change.release.link", version=latest.version)
        links.insert(0, Link(text, desk.url(latest.path)))
    links.append(Link(desk.say("change.link.feed"), f"/{feed_path()}"))
    return ChangesPage(
        url=desk.url(CHANGES_PATH),
        lang=desk.lang,
        title=desk.say("change.title"),
        description=lead,
        alternates=desk.alternates(CHANGES_PATH),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        updated=latest.date if latest else "",
        feed=f"/{feed_path()}",
        lead=lead,
        blocks=() if latest is None else (_pending(desk, latest), release_block(desk, latest)),
        places=None if latest is None else _places(desk, latest),
        how=desk.say("change.feed.how"),
        links=tuple(links),
        downloads=desk.downloads(resource=CHANGES),
    )


def _pending(desk: Desk, latest: Release) -> ChangeBlock:
    lines = lines_of(desk, "")
    key = "change.pending.lead" if lines else "change.pending.none"
    lead = " ".join(filter(None, (desk.say(key, version=latest.version), summary(desk, lines))))
    return ChangeBlock(PENDING, desk.say("change.pending.title"), lead, groups(desk, lines, PENDING))


def release_block(desk: Desk, release: Release, anchor: str = "", title: str = "") -> ChangeBlock:
    """Return everything that *release* changed; its note opens the block under a *title* of its own."""
    anchor = anchor or f"rilis-{release.version}"
    lines = lines_of(desk, release.version)
    is_first = release == desk.history.releases[0]
    said = summary(desk, lines) or desk.say("change.release.first" if is_first else "change.release.same")
    lead = said if title else " ".join(filter(None, (desk.say.pick(release.note), said)))
    return ChangeBlock(anchor, title or release_title(desk, release), lead, groups(desk, lines, anchor))


def _places(desk: Desk, latest: Release) -> DataTable | None:
    """Return every place that something changed in, the kelurahan below their kecamatan."""
    pending, newest = (_counts(desk, version) for version in ("", latest.version))
    rows = []
    for kecamatan in by_name(desk.catalog.level("kecamatan")):
        for region in (kecamatan, *by_name(desk.catalog.children(kecamatan.code))):
            counts = (pending[region.code], newest[region.code])
            if any(counts):
                link = desk.place(region)
                cells = (Cell(desk.say.number(count), sort=count) for count in counts)
                rows.append((Cell(link.text, f"{link.url}#{SECTION}"), *cells))
    columns = (
        Column(desk.say("change.places.place")),
        Column(desk.say("change.places.pending"), numeric=True),
        Column(desk.say("change.places.latest", version=latest.version), numeric=True),
    )
    return DataTable(desk.say("change.places.caption"), columns, tuple(rows)) if rows else None


def _counts(desk: Desk, version: str) -> Counter[str]:
    """Return how many changes each kelurahan has, and each kecamatan with those inside it."""
    counts: Counter[str] = Counter()
    told: list[Change] = [change for line in lines_of(desk, version) for change in line.changes]
    for change in told:
        code = change.region
        region = desk.catalog.regions.get(code)
        while region is not None and region.level != "kota":
            counts[region.code] += 1
            region = desk.catalog.regions.get(str(region.parent))
    return counts


def changes_section(desk: Desk) -> Section:
    """Return what leads from the home page to what changed."""
    latest = desk.history.latest
    lead = desk.say("change.home.lead")
    if latest is not None:
        newest = desk.say("change.home.latest", version=latest.version, date=desk.say.date(latest.date))
        lead = f"{lead} {newest}"
    links = (
        Link(desk.say("change.link.all"), desk.url(CHANGES_PATH)),
        Link(desk.say("change.link.archive"), desk.url(f"{ARCHIVE_FOLDER}/")),
    )
    return Section(SECTION, desk.say("change.title"), lead, links=links)


def changes_cards(desk: Desk) -> CardGroup:
    """Return what leads from the list of datasets to what changed and to the archive."""
    latest = desk.history.latest
    newest = release_title(desk, latest) if latest else ""
    return CardGroup(
        SECTION,
        desk.say("change.data.group"),
        (
            Card(Link(desk.say("change.title"), desk.url(CHANGES_PATH)), desk.say("change.data.text")),
            Card(
                Link(desk.say("change.archive.title"), desk.url(f"{ARCHIVE_FOLDER}/")),
                desk.say("change.archive.text"),
                newest,
            ),
        ),
    )
