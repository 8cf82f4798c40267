"""A made-up history of the small city: two releases that differ in five ways, and one change since.

The five: a new period (two rows), a new row, one removed, one revised with a reason, one that was empty
and is filled. Hand-worked: 20 -> 25 payers is 5 more, 25 percent; 173 -> 172.5 thousand is 0.5 less.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from terang.releases import Change, ChangeKind, FrozenFile, History, Release

SEVEN, EIGHT, DAMAI, MELATI = "99.71.01.1001", "99.71.01.1002", "99.71.01.1004", "99.71.02.1001"
MARCH, APRIL = "2026-03-31", "2026-04-30"
REASON = {"id": "Sumber membetulkan hitungannya.", "en": "The source mended its count."}


def savings(code: str, date: str) -> tuple[tuple[str, str], ...]:
    """Return the key of a row of savings."""
    return (("kode_kelurahan", code), ("tanggal", date))


def cell(code: str, column: str, old: str, new: str, *statuses: str, **more: Any) -> Change:
    """Return a revised cell of the savings of March."""
    key = savings(code, MARCH)
    before, after = statuses or ("ada", "ada")
    values = (column, old, new, before, after)
    return Change(ChangeKind.REVISED, "keanggotaan", "simpanan", key, code, MARCH, *values, **more)


def row(kind: ChangeKind, code: str, date: str) -> Change:
    """Return a row of savings that came or went."""
    return Change(kind, "keanggotaan", "simpanan", savings(code, date), code, date)


ALIAS = Change(
    ChangeKind.NEW, "wilayah", "alias", (("alias", "Hilir Tujuh"), ("kode_kelurahan", SEVEN)), SEVEN
)
REVISED = cell(EIGHT, "penyetor_pokok_orang", "20", "25", reason=REASON)
FILLED = cell(MELATI, "simpanan_pokok_rp", "", "150000", "belum_dilaporkan", "ada")
REMOVED = row(ChangeKind.REMOVED, DAMAI, MARCH)
PERIOD = tuple(row(ChangeKind.NEW_PERIOD, code, APRIL) for code in (SEVEN, MELATI))
FIVE = (*PERIOD, ALIAS, REVISED, FILLED, REMOVED)

SINCE = Change(
    ChangeKind.REVISED,
    "kemiskinan",
    "seri",
    (("kode_bps", "9971"), ("indikator", "garis_kemiskinan_rp"), ("periode", "2024-03")),
    "99.71",
    "2024-03",
    "nilai",
    "400000",
    "500000",
    owed=True,
)


def release(version: str, date: str, note: str) -> Release:
    """Return a release with two files."""
    files = tuple(FrozenFile(path, 1200, "ab" * 32) for path in ("keanggotaan/simpanan.csv", "rilis.json"))
    return Release(version, date, {"id": note, "en": f"{note} (en)"}, {"keanggotaan": "1.0.0"}, files, Path())


FIRST = release("1.0.0", "2026-04-05", "Rilis pertama.")
SECOND = release("1.1.0", "2026-05-06", "Data April.")
HISTORY = History((FIRST, SECOND), {"1.1.0": FIVE}, (SINCE,))
