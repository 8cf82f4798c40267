"""The quality report, and the line about it on the pages of a place and of a dataset.

It counts what is there and what is not, and says whose turn it is: that of the body that supplies the
data. A koperasi is not judged by what somebody else has not published.
"""

from __future__ import annotations

from collections.abc import Iterator

from terang.catalog import Dataset, Region
from terang.pages.blocks_quality import QualityLine
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models_quality import QualityPage
from terang.pages.places import home_link
from terang.pages.quality_said import percent, span
from terang.pages.quality_tables import PATH, place_parts, supplier_parts, table_parts, time_parts
from terang.pages.staleness import reference
from terang.quality import Standing, TableQuality, added, assess, standing_warnings, suppliers_of
from terang.quality.tables import CORRECTIONS
from terang.rules.acknowledged import details_of
from terang.rules.periods import end_of
from terang.statuses import Nature, Status
from terang.validation import explain

CORRECTIONS_PAGE = "koreksi/"
FILE = "mutu"
"""Name of the file with the numbers of the page."""


def quality_of(desk: Desk) -> tuple[TableQuality, ...]:
    """Return every table of the desk's catalogue as it stands, made once for all pages."""
    return desk.once(("quality",), lambda: assess(desk.catalog, reference(desk)))


def quality_page(desk: Desk) -> QualityPage:
    """Return the report on how complete and how old the data are."""
    tables = quality_of(desk)
    times = tuple(time_parts(desk, tables))
    lead = tuple(_lead(desk, tables))
    warnings = standing_warnings(desk.catalog, desk.warnings)
    corrected = desk.catalog.has(CORRECTIONS)
    return QualityPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("quality.title"),
        description=lead[0],
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        updated=reference(desk).date,
        nature=Nature.SIMULATED if any(t.nature is Nature.SIMULATED for t in tables) else Nature.REAL,
        lead=lead,
        how=tuple(_how(desk)),
        legend=tuple(
            Cell(desk.say(f"quality.legend.{status}", status=desk.say(f"status.{status}")), status=status)
            for status in Status
            if status is not Status.REPORTED
        ),
        tables=tuple(table_parts(desk, tables)),
        places=tuple(place_parts(desk, tables)),
        times=times,
        times_note=desk.say("quality.times.note" if times else "quality.times.none"),
        suppliers=tuple(supplier_parts(desk, suppliers_of(desk.catalog, tables, reference(desk)))),
        suppliers_note=desk.say("quality.suppliers.note"),
        warnings=_warnings(desk, warnings) if warnings else None,
        warnings_note=_warnings_note(desk, warnings),
        corrections_note=_corrections_note(desk),
        corrections=Link(desk.say("quality.corrections.link"), desk.url(CORRECTIONS_PAGE))
        if corrected
        else None,
        downloads=desk.downloads(resource=FILE),
    )


def _lead(desk: Desk, tables: tuple[TableQuality, ...]) -> Iterator[str]:
    """Yield how complete and how fresh the real data are."""
    real = [table for table in tables if table.nature is Nature.REAL]
    whole = added(table.total for table in real)
    if whole.share is None:
        yield desk.say("quality.lead.uncounted")
    else:
        yield desk.say(
            "quality.lead", filled=whole.filled, due=whole.due, percent=percent(desk.say, whole.share)
        )
    limited = [table for table in real if table.age is not None and table.age.limit is not None]
    if limited:
        yield desk.tally("quality.lead.stale", len(_stale(limited)), tables=len(limited))


def _stale(tables: list[TableQuality]) -> list[TableQuality]:
    return [table for table in tables if table.age is not None and table.age.is_stale]


def _how(desk: Desk) -> Iterator[str]:
    day = reference(desk)
    date = desk.say.date(day.date) if day.date else ""
    if day.release:
        yield desk.say("quality.how.release", date=date, version=day.release)
    else:
        yield desk.say("quality.how.newest", date=date)
    yield from (desk.say(f"quality.how.{name}") for name in ("complete", "fresh", "place"))


def _warnings(desk: Desk, warnings: tuple[Standing, ...]) -> DataTable:
    names = ("warning", "file", "sign", "reason")
    columns = tuple(Column(desk.say(f"quality.column.{name}")) for name in names)
    rows = tuple(_warning_row(desk, standing) for standing in warnings)
    return DataTable(desk.say("quality.warnings.caption"), columns, rows)


def _warning_row(desk: Desk, standing: Standing) -> tuple[Cell, ...]:
    finding = standing.finding
    reason = desk.say("quality.warning.open")
    if not standing.is_open:
        text, date = desk.say.pick(standing.reason), desk.say.date(standing.date)
        reason = desk.say("quality.warning.reason", text=text, date=date)
    sign = " | ".join(part for part in (finding.code, details_of(finding)) if part)
    return Cell(explain(finding, desk.say)), Cell(finding.file), Cell(sign), Cell(reason)


def _warnings_note(desk: Desk, warnings: tuple[Standing, ...]) -> str:
    if not warnings:
        return desk.say("quality.warnings.none")
    reasoned = sum(1 for standing in warnings if not standing.is_open)
    return desk.say("quality.warnings.note", count=len(warnings), reasoned=reasoned)


def _corrections_note(desk: Desk) -> str:
    if not desk.catalog.has(CORRECTIONS):
        return desk.say("quality.corrections.unkept")
    return desk.tally("quality.corrections", len(desk.catalog.records(CORRECTIONS)))


def place_line(desk: Desk, region: Region) -> QualityLine | None:
    """Return how complete and how old the real figures of a kelurahan or kecamatan are."""
    tables = [table for table in quality_of(desk) if table.nature is Nature.REAL and table.cells]
    codes = desk.kelurahan_codes(region.code) if region.level == "kecamatan" else (region.code,)
    whole = added(table.over(codes, table.newest) for table in tables)
    if whole.share is None:
        return None
    newest = max(tables, key=lambda table: end_of(table.newest))
    return QualityLine(
        desk.say(
            "quality.line.place",
            filled=whole.filled,
            due=whole.due,
            percent=percent(desk.say, whole.share),
            date=desk.say.date(newest.newest),
            age=span(desk.say, newest.age.days if newest.age is not None else 0),
        ),
        _report_link(desk),
    )


def dataset_line(desk: Desk, dataset: Dataset) -> QualityLine | None:
    """Return how complete and how old a dataset is; None for one without figures that age."""
    tables = [t for t in quality_of(desk) if t.resource.package == dataset.name and t.ages and t.newest]
    if not tables:
        return None
    whole = added(table.total for table in tables)
    newest = max(tables, key=lambda table: end_of(table.newest))
    parts = [desk.say("quality.line.newest", date=desk.say.date(newest.newest))]
    if whole.share is not None:
        share = percent(desk.say, whole.share)
        parts.append(desk.say("quality.line.complete", filled=whole.filled, due=whole.due, percent=share))
    stale = len(_stale(tables))
    if stale:
        parts.append(desk.say("quality.line.stale", count=stale, tables=len(tables)))
    return QualityLine(" ".join(parts), _report_link(desk))


def _report_link(desk: Desk) -> Link:
    return Link(desk.say("quality.link"), desk.url(PATH))
