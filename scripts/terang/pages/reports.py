"""Reporting a wrong number: a ready text for every page with numbers, and the public log of answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from terang.pages.blocks_reader import ReportEntry, ReportForm
from terang.pages.channels import channel_addresses
from terang.pages.claims import pick
from terang.pages.desk import Desk
from terang.pages.figures import Download, Link
from terang.pages.models import NotFoundPage, Page, ProsePage
from terang.pages.models_reports import ReportsPage
from terang.pages.places import home_link
from terang.statuses import Nature

LOG = "laporan/"
_TABLE = "laporan_laporan"

VERDICTS: Mapping[str, Literal["open", "partial", "met", "not_met", "unknown"]] = {
    "diterima": "open",
    "diperiksa": "partial",
    "diperbaiki": "met",
    "ditolak": "not_met",
    "tidak_dapat_diperiksa": "unknown",
}
"""Status of a report -> the mark beside its words."""

_WITHOUT = (ProsePage, NotFoundPage, ReportsPage)
"""Kinds of pages without numbers to report."""


def has_report(page: Page) -> bool:
    """Return True for pages with numbers, in their usual form."""
    return page.indexed and not isinstance(page, _WITHOUT)


def report_form(
    desk: Desk, url: str, title: str, measures: tuple[str, ...] = (), region: str = ""
) -> ReportForm:
    """Return how to report a number on the page at *url*, with the values of *measures* for *region*."""
    text = _text(desk, url, title, measures, region)
    channels = channels_of(desk, desk.say("report.subject", title=title), text)
    closed = "" if channels else f"{_closed(desk)} {desk.say('report.closed.copy')}"
    return ReportForm(text, channels, closed, Link(desk.say("report.log"), desk.url(LOG)))


def _text(desk: Desk, url: str, title: str, measures: tuple[str, ...], region: str) -> str:
    address = desk.address + url if desk.address else f"{desk.catalog.city.site_name}, {url}"
    values = [_shown(desk, name, region) for name in measures]
    return "\n".join(
        (
            desk.say("report.text.subject", title=title),
            desk.say("report.text.page", address=address),
            *values,
            desk.say("report.text.data", data=_edition(desk, measures)),
            "",
            desk.say("report.text.wrong"),
            desk.say("report.text.right"),
            desk.say("report.text.source"),
        )
    )


def _shown(desk: Desk, indicator: str, region: str) -> str:
    """Return the newest value of *indicator* as the page shows it, with its date and its nature."""
    seen = desk.observations.latest(indicator, region)
    value = desk.text(seen)
    if seen.nature is Nature.SIMULATED:
        value = desk.say("report.text.simulated", value=value)
    if seen.period:
        value = desk.say("report.text.dated", value=value, date=desk.say.date(seen.period))
    return desk.say("report.text.value", measure=desk.title(indicator), value=value)


def _edition(desk: Desk, measures: tuple[str, ...]) -> str:
    """Return the date of the data, with the version of every dataset behind *measures*."""
    tables = (key for name in measures for key in desk.observations.indicators[name].tables)
    packages = dict.fromkeys(desk.catalog.resource(key).package for key in tables if desk.catalog.has(key))
    versions = [f"{name} {desk.catalog.datasets[name].version}" for name in packages]
    return ", ".join((desk.say.date(desk.observations.newest_period()), *versions))


def channels_of(desk: Desk, subject: str, text: str) -> tuple[Link, ...]:
    """Return a link for every channel that the city has, with *text* filled in."""
    addresses = channel_addresses(desk.catalog.city.contact, subject, text)
    return tuple(Link(desk.say(f"report.channel.{name}"), url) for name, url in addresses.items())


def _closed(desk: Desk) -> str:
    return desk.say("report.closed", publisher=desk.catalog.city.publisher)


def reports_page(desk: Desk, titles: Mapping[str, str]) -> ReportsPage:
    """Return the public log; *titles* are those of every page by its address: what is gone has no link."""
    rows = _rows(desk)
    entries = tuple(_entry(desk, row, titles) for row in rows)
    lead = desk.say("report.page.lead")
    subject = desk.say("report.subject", title=desk.catalog.city.site_name)
    channels = channels_of(desk, subject, _text(desk, desk.url(""), desk.catalog.city.site_name, (), ""))
    return ReportsPage(
        url=desk.url(LOG),
        lang=desk.lang,
        title=desk.say("report.page.heading"),
        description=lead,
        alternates=desk.alternates(LOG),
        breadcrumbs=(home_link(desk),),
        updated=max((row["tanggal_jawaban"] or row["tanggal"] for row in rows), default=""),
        lead=lead,
        how=tuple(desk.say(f"report.page.how.{step}") for step in ("send", "answer", "source", "privacy")),
        channels=channels,
        closed="" if channels else _closed(desk),
        count=_count(desk, entries),
        entries=entries,
        downloads=_downloads(desk),
    )


def _downloads(desk: Desk) -> tuple[Download, ...]:
    """Return the files of the log, its table first; none where the city keeps no log."""
    if not desk.catalog.has(_TABLE):
        return ()
    resource = desk.catalog.resource(_TABLE)
    package = desk.downloads(package=resource.package)
    return (*desk.downloads(package=resource.package, resource=resource.name), *package)


def _rows(desk: Desk) -> tuple[Mapping[str, Any], ...]:
    """Return the reports, the newest first; none where the city keeps no log."""
    rows = desk.catalog.records(_TABLE) if desk.catalog.has(_TABLE) else ()
    return tuple(sorted(rows, key=lambda row: (row["tanggal"], row["id_laporan"]), reverse=True))


def _count(desk: Desk, entries: tuple[ReportEntry, ...]) -> str:
    if not entries:
        return desk.say("report.page.none")
    answered = sum(1 for entry in entries if entry.answer)
    return desk.say("report.page.count", count=len(entries), answered=answered)


def _entry(desk: Desk, row: Mapping[str, Any], titles: Mapping[str, str]) -> ReportEntry:
    verdict = VERDICTS[row["status"]]
    answered = row["tanggal_jawaban"]
    return ReportEntry(
        id=row["id_laporan"],
        date=desk.say("report.entry.date", date=desk.say.date(row["tanggal"])),
        iso_date=row["tanggal"],
        subject=_subject(desk, row, titles),
        place=desk.name(row["kode_wilayah"]) if row["kode_wilayah"] else "",
        text=pick(desk, row, "isi"),
        verdict=verdict,
        verdict_text=desk.say(f"report.status.{row['status']}"),
        answer=pick(desk, row, "jawaban"),
        answered=desk.say("report.entry.answered", date=desk.say.date(answered)) if answered else "",
    )


def _subject(desk: Desk, row: Mapping[str, Any], titles: Mapping[str, str]) -> Link:
    """Return the page that a report is about, in the language of the reader; a page may be gone by now."""
    url = desk.url(own_path(row["halaman"], desk.catalog.city.languages[1:]))
    page, measure = titles.get(url, row["halaman"]), row["ukuran"]
    if measure is not None and desk.observations.has(measure) and desk.title(measure) != page:
        page = desk.say("report.entry.measure", page=page, measure=desk.title(measure))
    return Link(page, url if url in titles else "")


def own_path(path: str, languages: Iterable[str]) -> str:
    """Return the path of a page without the slash in front and the prefix of any of *languages*."""
    inner = path.lstrip("/")
    for lang in languages:
        inner = inner.removeprefix(f"{lang}/")
    return inner
