"""The public list of corrections, and of the reasons why older data changed."""

from __future__ import annotations

from terang.catalog import (
    CORRECTIONS,
    REASONS,
    ChangeReason,
    Correction,
    Resource,
    corrections_of,
    reasons_of,
)
from terang.pages.corrected import cell_said, cell_title
from terang.pages.desk import Desk
from terang.pages.figures import Download, Link
from terang.pages.models_corrections import CorrectionEntry, CorrectionsPage, ReasonEntry
from terang.pages.places import home_link

PATH = "koreksi/"


def corrections_page(desk: Desk) -> CorrectionsPage:
    """Return the page of every correction and every reason."""
    corrections, reasons = corrections_of(desk.catalog), reasons_of(desk.catalog)
    lead = desk.say("correction.page.lead")
    return CorrectionsPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("correction.page.heading"),
        description=lead,
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk),),
        updated=max([*(c.date for c in corrections), *(r.date for r in reasons)], default=""),
        lead=lead,
        how=tuple(desk.say(f"correction.page.how.{step}") for step in ("file", "guard", "privacy")),
        count=_count(desk, len(corrections)),
        entries=tuple(_entry(desk, one) for one in corrections),
        reasons=tuple(_reason(desk, one) for one in reasons),
        links=(Link(desk.say("report.log"), desk.url("laporan/")),),
        downloads=_downloads(desk),
    )


def _count(desk: Desk, count: int) -> str:
    return desk.say("correction.page.count", count=count) if count else desk.say("correction.page.none")


def _entry(desk: Desk, one: Correction) -> CorrectionEntry:
    region = desk.catalog.regions.get(one.region)
    return CorrectionEntry(
        id=one.id,
        title=cell_title(desk.catalog, desk.say, one),
        date=desk.say.date(one.date),
        iso_date=one.date,
        old=cell_said(desk.catalog, desk.say, one, one.old),
        new=cell_said(desk.catalog, desk.say, one, one.new),
        reason=desk.say.pick(one.reason),
        table=_table(desk, one),
        place=desk.place(region) if region is not None and region.level != "kota" else None,
        sources=desk.source_notes([f"koreksi/{one.source}"]),
    )


def _reason(desk: Desk, one: ChangeReason) -> ReasonEntry:
    return ReasonEntry(
        id=one.id,
        title=cell_title(desk.catalog, desk.say, one),
        date=desk.say.date(one.date),
        iso_date=one.date,
        reason=desk.say.pick(one.reason),
        table=_table(desk, one),
        sources=desk.source_notes([f"koreksi/{one.source}"]),
    )


def _table(desk: Desk, one: Correction | ChangeReason) -> Link:
    resource = desk.catalog.resource(f"{one.package}_{one.resource}")
    return Link(desk.say.pick(resource.title), desk.url(f"data/{resource.package}/#{resource.name}"))


def corrected_link(desk: Desk, resource: Resource) -> Link | None:
    """Return the way to the corrections of a table; None if it has none."""
    found = corrections_of(desk.catalog, table=resource.key)
    if not found:
        return None
    return Link(desk.say("correction.of_table", count=len(found)), desk.url(f"{PATH}#{found[0].id}"))


def _downloads(desk: Desk) -> tuple[Download, ...]:
    """Return the files of both tables, then of their package; none where the city keeps none."""
    keys = [key for key in (CORRECTIONS, REASONS) if desk.catalog.has(key)]
    resources = [desk.catalog.resource(key) for key in keys]
    found = [file for r in resources for file in desk.downloads(package=r.package, resource=r.name)]
    if resources:
        found += desk.downloads(package=resources[0].package)
    return tuple(found)
