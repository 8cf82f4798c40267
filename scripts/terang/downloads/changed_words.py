"""What happened to a row or a cell, in the words of a reader."""

from __future__ import annotations

from typing import Literal

from terang.releases import Change, ChangeKind

Word = Literal["periode_baru", "baru", "terisi", "revisi", "kosong", "hilang", "bentuk"]
"""What happened, as a reader is told: a revision parts into filled, revised and emptied."""

ORDER: tuple[Word, ...] = ("periode_baru", "baru", "terisi", "revisi", "kosong", "hilang", "bentuk")
"""The order in which they are told."""


def word_of(change: Change) -> Word:
    """Return what happened: a cell that was empty is filled, one that became empty is emptied."""
    if change.kind is not ChangeKind.REVISED:
        words: dict[ChangeKind, Word] = {
            ChangeKind.NEW_PERIOD: "periode_baru",
            ChangeKind.NEW: "baru",
            ChangeKind.REMOVED: "hilang",
            ChangeKind.SHAPE: "bentuk",
        }
        return words[change.kind]
    if bool(change.old) == bool(change.new):
        return "revisi"
    return "terisi" if change.new else "kosong"
