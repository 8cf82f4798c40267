"""Why something changed: the reasons that the maintainers wrote down, put to the changes they are for.

Two tables hold them, both optional: ``koreksi/koreksi`` (a correction of ours) and
``koreksi/alasan`` (why the source itself revised something). A reason that stood in a release
already was for the changes before it, and explains none after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from terang.catalog import Text
from terang.releases.model import Change
from terang.releases.tables import Tables

CORRECTIONS, REASONS = "koreksi/koreksi", "koreksi/alasan"
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class _Reason:
    dataset: str
    key: frozenset[tuple[str, str]]
    column: str
    text: Text
    rank: int
    """The nearer the reason is to one cell, the higher."""

    def fits(self, change: Change) -> bool:
        """Return True if this reason speaks of *change*."""
        return (
            self.dataset == change.dataset
            and self.key <= frozenset(change.key)
            and self.column in ("", change.column)
        )


def with_reasons(
    changes: Iterable[Change], old: Tables, new: Tables, languages: tuple[str, ...]
) -> tuple[Change, ...]:
    """Return *changes* from *old* to *new*, each with the nearest reason that *new* gives for it."""
    reasons = sorted(_reasons(old, new, languages), key=lambda reason: -reason.rank)
    by_table: dict[str, list[_Reason]] = {}
    for reason in reasons:
        by_table.setdefault(reason.dataset, []).append(reason)
    return tuple(_explained(change, by_table.get(change.dataset, ())) for change in changes)


def _explained(change: Change, reasons: Iterable[_Reason]) -> Change:
    found = next((reason for reason in reasons if reason.fits(change)), None)
    return change if found is None else replace(change, reason=found.text)


def _reasons(old: Tables, new: Tables, languages: tuple[str, ...]) -> Iterator[_Reason]:
    for rank, ledger in enumerate((REASONS, CORRECTIONS)):
        known = old[ledger].rows if ledger in old else {}
        rows = new[ledger].rows if ledger in new else {}
        for key, row in rows.items():
            if known.get(key) != row:
                yield _reason(row, rank, languages)


def _reason(row: Mapping[str, str], rank: int, languages: tuple[str, ...]) -> _Reason:
    key, column = parse_key(row.get("kunci", "")), row.get("kolom", "")
    return _Reason(
        dataset=f"{row.get('paket', '')}/{row.get('tabel', '')}",
        key=frozenset(key),
        column=column,
        text=_text(row, languages),
        rank=4 * rank + 2 * bool(key) + bool(column),
    )


def _text(row: Mapping[str, str], languages: tuple[str, ...]) -> Text:
    """Return the reason by language: the plain column speaks the default one, ``_en`` English."""
    told = {languages[0]: row.get("alasan", "")}
    if _ENGLISH in languages[1:]:
        told[_ENGLISH] = row.get(f"alasan_{_ENGLISH}", "")
    return {language: text for language, text in told.items() if text}


def parse_key(text: str) -> tuple[tuple[str, str], ...]:
    """Return the columns and cells of a key written ``column=cell;column=cell``; none for an empty text."""
    parts = (part.partition("=") for part in text.split(";") if part.strip())
    return tuple((name.strip(), cell.strip()) for name, _, cell in parts)
