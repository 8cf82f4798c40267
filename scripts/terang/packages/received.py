"""The day on which a source reached us: stated for every document of somebody else, never before its date."""

from __future__ import annotations

from collections.abc import Iterator

from terang.findings import Finding
from terang.packages.dates import LATEST_YEAR, day_fault, moment_fault
from terang.packages.specs import Json
from terang.packages.telling import block

_LATEST = f"{LATEST_YEAR}-12-31"


def find_received_faults(source: Json, place: str, file: str, *, required: bool) -> Iterator[Finding]:
    """Yield what is wrong with the day on which *source* was received.

    It is *required* of a document of somebody else; a sample that a generator made, and the site's own
    log, came from nobody.
    """
    day, spot = source.get("received", ""), f"{place}.received"
    if not day:
        if required:
            yield block("source-received-missing", file, value=source["name"], place=spot)
    elif day_fault(day, _LATEST):
        yield block("source-received-day", file, value=day, place=spot)
    elif not moment_fault(source["date"], _LATEST) and day < source["date"]:
        yield block("source-received-early", file, value=day, place=spot, date=source["date"])
