"""The pages of the archive: the list of all releases, and one page a release."""

from __future__ import annotations

from collections.abc import Iterator

from terang.pages.blocks import Card, CardGroup
from terang.pages.changes import release_block
from terang.pages.changes_said import SECTION, feed_path, lines_of, summary
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Download, Link
from terang.pages.models import IndexPage
from terang.pages.models_changes import ReleasePage
from terang.pages.places import home_link
from terang.releases import ARCHIVE_FOLDER, Release

_PATH = f"{ARCHIVE_FOLDER}/"


def archive_page(desk: Desk) -> IndexPage:
    """Return the list of every release, the newest first."""
    releases = tuple(reversed(desk.history.releases))
    lead = desk.say("change.archive.lead")
    if not releases:
        lead = f"{lead} {desk.say('change.archive.none')}"
    cards = tuple(_card(desk, release) for release in releases)
    return IndexPage(
        url=desk.url(_PATH),
        lang=desk.lang,
        title=desk.say("change.archive.title"),
        description=lead,
        alternates=desk.alternates(_PATH),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        updated=releases[0].date if releases else "",
        feed=f"/{feed_path()}",
        lead=lead,
        groups=(CardGroup("rilis", desk.say("change.archive.list"), cards),) if cards else (),
    )


def _card(desk: Desk, release: Release) -> Card:
    title = desk.say("change.version.title", version=release.version)
    text = " ".join(
        filter(None, (desk.say.pick(release.note), summary(desk, lines_of(desk, release.version))))
    )
    date = desk.say.date(release.date)
    meta = desk.say("change.archive.meta", date=date, count=len(release.files))
    return Card(Link(title, desk.url(release.path)), text, meta)


def release_pages(desk: Desk) -> Iterator[ReleasePage]:
    """Yield the page of every release, oldest first."""
    before = ""
    for release in desk.history.releases:
        yield _release_page(desk, release, before)
        before = release.version


def _release_page(desk: Desk, release: Release, before: str) -> ReleasePage:
    title = desk.say("change.version.title", version=release.version)
    note = desk.say.pick(release.note)
    compared = desk.say("change.version.before", version=before) if before else ""
    return ReleasePage(
        url=desk.url(release.path),
        lang=desk.lang,
        title=title,
        description=note or title,
        alternates=desk.alternates(release.path),
        breadcrumbs=(home_link(desk), Link(desk.say("change.archive.title"), desk.url(_PATH))),
        updated=release.date,
        feed=f"/{feed_path()}",
        lead=note,
        meta=" ".join(filter(None, (_standing(desk, release), compared))),
        citation=release_citation(desk, release),
        block=release_block(desk, release, SECTION, desk.say("change.title")),
        files_note=desk.say("change.version.check"),
        files=_files(desk, release),
        packages=tuple(_package(desk, name, version) for name, version in release.packages.items()),
        downloads=_downloads(desk, release),
    )


def _standing(desk: Desk, release: Release) -> str:
    """Return when *release* was frozen, and whether there is a newer one."""
    date = desk.say("change.version.date", date=desk.say.date(release.date))
    latest = desk.history.latest
    newest = latest is None or latest.version == release.version
    key = "change.version.newest" if newest else "change.version.older"
    return f"{date}. {desk.say(key, version=latest.version if latest else '')}"


def release_citation(desk: Desk, release: Release) -> str:
    """Return how to cite *release*, with the address that never changes."""
    city = desk.catalog.city
    return desk.say(
        "change.version.citation",
        publisher=city.publisher,
        title=city.site_name,
        version=release.version,
        date=desk.say.date(release.date),
        licence=city.licence_name,
        address=f"{desk.address or city.address}{desk.url(release.path)}",
    )


def _package(desk: Desk, name: str, version: str) -> Link:
    known = desk.catalog.datasets.get(name)
    title = desk.say.pick(known.title) if known else name
    return Link(f"{title} {version}", desk.url(f"data/{name}/") if known else "")


def _files(desk: Desk, release: Release) -> DataTable:
    names = ("file", "kind", "size", "sum")
    columns = tuple(Column(desk.say(f"change.version.{name}"), numeric=name == "size") for name in names)
    rows = tuple(
        (
            Cell(file.path, f"/{release.path}{file.path}"),
            Cell(file.path.rpartition(".")[2].upper()),
            Cell(desk.size(file.size), sort=round(file.size / 1000, 1)),
            Cell(file.sha256),
        )
        for file in release.files
    )
    return DataTable(desk.say("change.version.caption", version=release.version), columns, rows)


def _downloads(desk: Desk, release: Release) -> tuple[Download, ...]:
    """Return what holds the release as a whole: its zip, its list of checksums."""
    frozen = {f"{release.path}{file.path}" for file in release.files}
    own = [file for file in desk.files if file.path.startswith(release.path) and file.path not in frozen]
    own.sort(key=lambda file: file.format != "ZIP")
    return tuple(
        Download(file.path.rsplit("/", 1)[-1], f"/{file.path}", file.format, desk.size(file.size))
        for file in own
    )
