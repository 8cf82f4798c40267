"""The gate, disclosure: nothing withheld can be worked out from the files that are about to be published."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from terang.building.published import Expected, Published
from terang.building.verdicts import unless_passed
from terang.city import DisclosureLimits
from terang.disclosure import Recovered, attack_files
from terang.findings import Finding
from terang.packages.telling import block

DOWNLOADS = "unduh"


def check_disclosure(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check by attack that every withheld number stays withheld. What is recovered is never repeated."""
    files = {path: content for path, content in site.files.items() if path.startswith(f"{DOWNLOADS}/")}
    about = ("disclosure", expected.limits)
    yield from unless_passed(expected.verdicts, about, files, lambda: _recovered(files, expected.limits))


def _recovered(files: Mapping[str, bytes], limits: DisclosureLimits) -> Iterator[Finding]:
    try:
        report = attack_files(files, limits)
    except (LookupError, ValueError, TypeError, csv.Error) as error:
        # A file that is not what it should be: other checks name it, but nothing was attacked.
        yield block("site-disclosure-unread", DOWNLOADS, reason=type(error).__name__)
    else:
        yield from map(_finding, report.recovered)


def _finding(found: Recovered) -> Finding:
    """Return where the recovered number is missing: column, region and time, never the number."""
    cell = found.cell
    when = ", ".join(part for part in (cell.period, cell.detail) if part)
    return block(
        "site-disclosure-recovered", found.file, measure=cell.column, region=cell.region, period=when
    )
