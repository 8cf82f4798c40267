"""How often a table is renewed, and when it is stale: what a descriptor must say of it, and may not."""

from __future__ import annotations

from collections.abc import Iterator

from terang.catalog import EVERY, REGULAR, TIME_COLUMNS
from terang.findings import Finding
from terang.packages.contract import LOGS
from terang.packages.specs import Json, Shelf
from terang.packages.telling import block
from terang.statuses import Nature


def find_freshness_faults(document: Json, shelf: Shelf) -> Iterator[Finding]:
    """Yield every table of *document* that does not say, or says wrongly, how long it stays fresh.

    A real table with a time must say it: a reader could not tell an old figure from a new one. The
    logs of the site and samples need not: they hold no figures that could age.
    """
    is_due = shelf.nature is Nature.REAL and shelf.topic not in LOGS
    for index, resource in enumerate(document["resources"]):
        declared, place = resource.get("freshness"), f"resources[{index}].freshness"
        names = {field["name"] for field in resource["schema"]["fields"]}
        has_time = not names.isdisjoint(TIME_COLUMNS)
        if declared is not None:
            yield from _find_faults(declared, has_time, shelf.file, place)
        elif is_due and has_time:
            yield block("freshness-missing", shelf.file, place=place, resource=resource["name"])


def _find_faults(declared: Json, has_time: bool, file: str, place: str) -> Iterator[Finding]:
    every, days = declared["every"], declared.get("fresh_days")
    if not has_time:
        yield block("freshness-timeless", file, place=place)
    elif every not in EVERY:
        yield block("freshness-every", file, value=every, place=f"{place}.every", allowed=", ".join(EVERY))
    elif (every in REGULAR) != (days is not None and days > 0):
        yield block("freshness-days", file, place=place, every=every)
