"""Dates that must follow one another."""

from __future__ import annotations

from collections.abc import Iterable

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.periods import end_of
from terang.rules.places import all_resources, places, time_of_key
from terang.rules.registry import rule

_SPANS = {
    "pinjaman_aturan": ("ditetapkan", "berlaku_sampai"),
    "program_komitmen": ("tanggal", "tenggat"),
}


@rule
def ends_follow_beginnings(catalog: Catalog) -> Iterable[Finding]:
    """A rule does not end before it is made, nor is a promise due before it is given."""
    for key, (start, end) in _SPANS.items():
        for place in places(catalog.resource(key)):
            first, last = place.values[start], place.values[end]
            if first is not None and last is not None and is_before(last, first):
                yield block("period-reversed", place.file, place.row, end, last, other=start, start=first)


@rule
def figures_are_not_newer_than_their_source(catalog: Catalog) -> Iterable[Finding]:
    """A document cannot report a day that comes after it."""
    for resource in all_resources(catalog):
        time = resource.time
        if not time or "id_sumber" not in resource.table.columns:
            continue
        sources = catalog.datasets[resource.package].sources
        for place in places(resource):
            moment, source = place.values[time], sources.get(place.values["id_sumber"])
            if moment is not None and source is not None and is_before(source.date, moment):
                yield warn(
                    "date-after-source",
                    place.file,
                    place.row,
                    time,
                    moment,
                    source=source.name,
                    date=source.date,
                )


@rule
def reports_follow_their_month(catalog: Catalog) -> Iterable[Finding]:
    """A report on a month is not handed in before the month has ended."""
    for resource in all_resources(catalog):
        if time_of_key(resource) != "bulan" or "tanggal_lapor" not in resource.table.columns:
            continue
        for place in places(resource):
            month, day = place.values["bulan"], place.values["tanggal_lapor"]
            if day is not None and day < end_of(month):
                yield block("report-early", place.file, place.row, "tanggal_lapor", day, end=end_of(month))


def is_before(first: str, second: str) -> bool:
    """Return True if the ISO moment *first* surely lies before *second*; they may differ in precision."""
    width = min(len(first), len(second))
    return first[:width] < second[:width]
