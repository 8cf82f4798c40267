"""The gate: what a finished site must be before anybody may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from terang.building.gate_files import (
    check_checksums,
    check_downloads,
    check_kinds,
    check_sitemap,
    check_weight,
)
from terang.building.gate_links import check_links, check_requests
from terang.building.gate_pages import (
    check_counts,
    check_hidden,
    check_policy,
    check_presence,
    check_structure,
)
from terang.building.gate_privacy import check_personal
from terang.building.published import Expected, Published, one_each, read_published
from terang.findings import Finding

Check = Callable[[Published, Expected], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_counts,
    check_presence,
    check_structure,
    check_policy,
    check_hidden,
    check_links,
    check_requests,
    check_kinds,
    check_downloads,
    check_checksums,
    check_sitemap,
    check_weight,
    check_personal,
)


def check_site(folder: Path, expected: Expected) -> tuple[Finding, ...]:
    """Return everything that is wrong with the finished site in *folder*; empty if it may be published."""
    site = read_published(folder)
    return one_each(found for check in CHECKS for found in check(site, expected))
