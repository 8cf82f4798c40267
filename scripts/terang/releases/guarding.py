"""Nothing said of an old period is unsaid without a reason; no version of a package means two things."""

from __future__ import annotations

from collections.abc import Mapping

from terang.catalog import Dataset
from terang.findings import Finding
from terang.packages.contract import LOGS
from terang.packages.telling import block, warn
from terang.releases.model import Change, ChangeKind, History
from terang.releases.versions import next_version, step_between, step_of
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


def find_unversioned(
    datasets: Mapping[str, Dataset], history: History, *, stops: bool
) -> tuple[Finding, ...]:
    """Return a finding for every package that changed since the last release under a version too low.

    Who cites a version of a package must find what it held then; the logs that the site keeps of itself
    grow from day to day and are cited by their rows. *stops* as in `find_unexplained`.
    """
    latest = history.latest
    if latest is None:
        return ()
    found = []
    changed = {change.package for change in history.pending} - LOGS
    for name in sorted(changed & latest.packages.keys() & datasets.keys()):
        before, now = latest.packages[name], datasets[name].version
        needed, step = step_of(c for c in history.pending if c.package == name), step_between(before, now)
        if step is None or step < needed:
            found.append(
                (block if stops else warn)(
                    "release-version-low",
                    f"{name}/datapackage.json",
                    column="version",
                    value=now,
                    package=name,
                    release=latest.version,
                    next=next_version(before, needed),
                )
            )
    return tuple(found)


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
