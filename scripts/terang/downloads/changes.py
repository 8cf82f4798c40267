"""perubahan.csv: every change of every release, a row each; and the same in words for a workbook.

What differs from the newest release and is in none yet stands at the end, without a version and date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terang.catalog import Catalog
from terang.downloads.changed import Teller
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile
from terang.messages import Messages
from terang.releases import Change, History
from terang.written import csv_lines, refuse_formulas

CHANGES = "perubahan"
"""Name of the file of every change, of its page, and of what changed on any other page."""

CHANGE_COLUMNS = (
    "versi",
    "tanggal",
    "jenis",
    "dataset",
    "tabel",
    "kunci",
    "wilayah",
    "nama",
    "periode",
    "kolom",
    "nilai_lama",
    "nilai_baru",
    "status_lama",
    "status_baru",
    "alasan",
)
"""Columns of perubahan.csv, in this order."""


def changes_file(history: History, catalog: Catalog, voice: Messages) -> PublishedFile:
    """Return perubahan.csv; reasons are told in the language of *voice*."""
    teller = Teller(catalog, voice)
    rows = [_cells(teller, change, *edition) for edition, change in _every(history) if teller.knows(change)]
    for name in ("nama", "alasan"):
        refuse_formulas((row[CHANGE_COLUMNS.index(name)] for row in rows), name)
    content = csv_lines([CHANGE_COLUMNS, *rows]).encode("utf-8")
    return PublishedFile(f"{DOWNLOAD_FOLDER}/{CHANGES}.csv", content, "CSV", resource=CHANGES)


def change_rows(
    history: History,
    teller: Teller,
    *,
    package: str = "",
    resource: str = "",
    region: str = "",
    tables: Iterable[str] = (),
) -> tuple[tuple[str, str, str], ...]:
    """Return version, ISO date and sentence of every change of a package, table, place or of *tables*.

    *tables* are keys such as ``koperasi_simkopdes``. The newest release comes first, before it what
    is in none yet, without a date. Where nothing changed one row says so; it is never empty.
    """
    keys = frozenset(tables)
    newest_first = [("", "", history.pending)]
    newest_first += [(r.version, r.date, history.of(r.version)) for r in reversed(history.releases)]
    rows = []
    for version, date, changes in newest_first:
        chosen = (c for c in changes if _is_about(c, package, resource, region, keys))
        for line in teller.lines(chosen):
            sentence = teller.say("change.row", table=line.table, text=line.text, reason=line.reason).strip()
            rows.append((version or teller.say("change.unreleased"), date, sentence))
    latest = history.latest
    if rows or latest is None:
        return tuple(rows) or (("", "", teller.say("change.no_release")),)
    return ((latest.version, latest.date, teller.say("change.none")),)


def key_text(change: Change) -> str:
    """Return the key of a change as ``column=value;column=value``."""
    return ";".join(f"{name}={cell}" for name, cell in change.key)


def _every(history: History) -> Iterator[tuple[tuple[str, str], Change]]:
    for release in history.releases:
        for change in history.of(release.version):
            yield (release.version, release.date), change
    for change in history.pending:
        yield ("", ""), change


def _cells(teller: Teller, change: Change, version: str, date: str) -> tuple[str, ...]:
    change = teller.veiled(change)
    return (
        version,
        date,
        change.kind.value,
        change.package,
        change.resource,
        key_text(change),
        change.region,
        teller.place(change.region) if change.region else "",
        change.period,
        change.column,
        change.old,
        change.new,
        change.old_status,
        change.new_status,
        teller.say.pick(change.reason),
    )


def _is_about(change: Change, package: str, resource: str, region: str, keys: frozenset[str]) -> bool:
    inside = change.region == region or change.region.startswith(f"{region}.")
    return (
        (not package or change.package == package)
        and (not resource or change.resource == resource)
        and (not region or inside)
        and (not keys or f"{change.package}_{change.resource}" in keys)
    )
