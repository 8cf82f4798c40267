"""The log of reports: real, about a page of this site, answered after it came in, and as its status says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block
from terang.rules.places import Place, descriptor_of, is_real, places
from terang.rules.registry import rule

_LOG = "laporan_laporan"
_ANSWERED = ("diperbaiki", "ditolak", "tidak_dapat_diperiksa")
"""Statuses that nothing more is to be expected of: the reader is owed the reason."""

_ANSWER = ("jawaban", "jawaban_en", "tanggal_jawaban")
_PAGE = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
"""The path of a page of the site: no host, no query, a slash at both ends."""


@rule
def reports_are_real(catalog: Catalog) -> Iterable[Finding]:
    """Nobody reports to a site in a simulation: a log of that kind would put words in readers' mouths."""
    if catalog.has(_LOG) and not is_real(catalog, catalog.resource(_LOG)):
        yield block("report-simulated", descriptor_of(catalog.resource(_LOG).package))


@rule
def reports_name_a_page(catalog: Catalog) -> Iterable[Finding]:
    """A report is about a page of this site, named by its path."""
    for place in _reports(catalog):
        path = place.values["halaman"]
        if _PAGE.fullmatch(path) is None:
            yield block("report-page", place.file, place.row, "halaman", path)


@rule
def answers_are_whole(catalog: Catalog) -> Iterable[Finding]:
    """An answer has its words in both languages and its date; a report that is closed has an answer."""
    for place in _reports(catalog):
        missing = [name for name in _ANSWER if place.values[name] is None]
        status = place.values["status"]
        if missing and (len(missing) < len(_ANSWER) or status in _ANSWERED):
            yield block("report-answer-missing", place.file, place.row, missing[0], status=status)


@rule
def answers_follow_their_report(catalog: Catalog) -> Iterable[Finding]:
    """No report is answered before it came in."""
    for place in _reports(catalog):
        came, answered = place.values["tanggal"], place.values["tanggal_jawaban"]
        if answered is not None and answered < came:
            yield block("report-answer-early", place.file, place.row, "tanggal_jawaban", answered, start=came)


def _reports(catalog: Catalog) -> Iterator[Place]:
    if catalog.has(_LOG):
        yield from places(catalog.resource(_LOG))
