"""What changed since the last release, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terang.messages import Messages
from terang.releases import Change, ChangeKind, History, key_text
from terang.releases.versions import next_version, step_of
from terang.statuses import Status

LIMIT = 10
"""So many changes of one kind in one table are told one by one."""


def tell_changes(history: History, messages: Messages) -> str:
    """Return the changes that no release holds yet, by table and kind."""
    latest = history.latest
    if latest is None:
        return messages("release.changes.first")
    lines = [messages("release.changes.since", version=latest.version, date=messages.date(latest.date))]
    if not history.pending:
        return "\n".join((*lines, messages("release.changes.none")))
    groups: dict[str, dict[ChangeKind, list[Change]]] = {}
    for change in history.pending:
        groups.setdefault(change.dataset, {}).setdefault(change.kind, []).append(change)
    for dataset, kinds in groups.items():
        lines += ["", dataset]
        for kind in ChangeKind:
            lines += _tell_kind(kind, kinds.get(kind, ()), messages)
    following = next_version(latest.version, step_of(history.pending))
    return "\n".join((*lines, "", messages("release.changes.next", version=following)))


def _tell_kind(kind: ChangeKind, changes: Iterable[Change], messages: Messages) -> Iterator[str]:
    found = list(changes)
    if found:
        yield f"  {messages(f'release.kind.{kind}')} ({messages.number(len(found))})"
    for change in found[:LIMIT]:
        yield f"  - {_printable(_sentence(change, messages))}"
    if len(found) > LIMIT:
        yield f"    {messages('finding.more', number=len(found) - LIMIT)}"


def _sentence(change: Change, messages: Messages) -> str:
    parts = [text for text in (key_text(change), change.column) if text]
    if change.kind in (ChangeKind.REVISED, ChangeKind.SHAPE):
        before, after = _cell(change.old, change.old_status), _cell(change.new, change.new_status)
        parts.append(f"{before} → {after}")
    text = ", ".join(parts)
    reason = messages.pick(change.reason)
    if reason:
        return messages("release.changes.reason", change=text, reason=reason)
    return messages("release.changes.unexplained", change=text) if change.owed else text


def _cell(value: str, status: str) -> str:
    return value or (f"({status})" if status and status != Status.REPORTED else "-")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
