"""The gate: what a finished site must be before anybody may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from terang.building.gate_disclosure import check_disclosure
from terang.building.gate_files import (
    check_checksums,
    check_downloads,
    check_kinds,
    check_sitemap,
    check_weight,
)
from terang.building.gate_links import check_links, check_requests
from terang.building.gate_offline import check_offline
from terang.building.gate_pages import (
    check_counts,
    check_hidden,
    check_policy,
    check_presence,
    check_structure,
)
from terang.building.gate_passports import check_passports
from terang.building.gate_privacy import check_personal, find_personal_texts
from terang.building.gate_search import check_search
from terang.building.gate_share import check_pictures, check_sheets
from terang.building.gate_twins import check_twins
from terang.building.published import Expected, Published, one_each, read_published
from terang.findings import Finding
from terang.second import SecondProcess

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
    check_offline,
    check_downloads,
    check_twins,
    check_checksums,
    check_sitemap,
    check_weight,
    check_search,
    check_pictures,
    check_sheets,
    check_passports,
    check_disclosure,
    check_personal,
)


def check_site(folder: Path, expected: Expected, second: SecondProcess | None = None) -> tuple[Finding, ...]:
    """Return everything that is wrong with the finished site in *folder*; empty if it may be published.

    A *second* process, if there is one, reads all texts for personal data meanwhile.
    """
    site = read_published(folder)
    if second is None:
        return one_each(found for check in CHECKS for found in check(site, expected))
    personal = second.ask(find_personal_texts, folder, expected.contacts)
    found = [found for check in CHECKS if check is not check_personal for found in check(site, expected)]
    return one_each([*found, *personal.result()])
