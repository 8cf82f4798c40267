"""Nothing that was said of an old period is unsaid without a reason."""

from __future__ import annotations

from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.releases.model import Change, ChangeKind, History
from terang.statuses import Status


def find_unexplained(history: History, *, stops: bool) -> tuple[Finding, ...]:
    """Return a finding for every pending change that owes a reason and has none.

    *stops* says whether they forbid what is to be done: a preview only warns of them, but neither
    the public site nor a release is made with one.
    """
    return tuple(
        _finding(change, stops)
        for change in history.pending
        if change.owed and not any(change.reason.values())
    )


def _finding(change: Change, stops: bool) -> Finding:
    gone = change.kind is ChangeKind.REMOVED
    before, after = _told(change.old, change.old_status), _told(change.new, change.new_status)
    return (block if stops else warn)(
        "release-row-unexplained" if gone else "release-value-unexplained",
        f"{change.dataset}.csv",
        column=change.column or None,
        value=None if gone else f"{before} → {after}",
        row_key=key_text(change),
        package=change.package,
        table=change.resource,
    )


def key_text(change: Change) -> str:
    """Return the key of *change* as it is written in a table of reasons: ``column=cell;column=cell``."""
    return ";".join(f"{name}={cell}" for name, cell in change.key)


def _told(value: str, status: str) -> str:
    return value or (f"({status})" if status and status != Status.REPORTED else "-")
