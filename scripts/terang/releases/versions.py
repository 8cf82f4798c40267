"""Semantic versions of the data: what kind of change asks for which number.

Major: what was there is gone or means something else, so that a program that reads it may break.
Minor: there is more (or less) of the same: rows, periods, new columns and tables. Patch: only
cells that read otherwise, or words about the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from terang.releases.model import Change, ChangeKind

FIRST = "1.0.0"
"""Version of the first release of a city."""

Version = tuple[int, int, int]

_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")


class Step(IntEnum):
    """How far a version moves; the value is the place of its number from behind."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


def parse_version(text: str) -> Version | None:
    """Return the numbers of the version *text*, such as ``1.2.0``; None if it is none."""
    found = _VERSION.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def step_of(changes: Iterable[Change]) -> Step:
    """Return how far the version must move for *changes*; a patch for none, which leaves words alone."""
    return max((_step(change) for change in changes), default=Step.PATCH)


def _step(change: Change) -> Step:
    if change.kind is ChangeKind.SHAPE:
        return Step.MAJOR if change.old else Step.MINOR
    return Step.PATCH if change.kind is ChangeKind.REVISED else Step.MINOR


def step_between(old: str, new: str) -> Step | None:
    """Return how far *new* lies above *old*; None if it does not. Both must be versions."""
    before, after = parse_version(old), parse_version(new)
    if before is None or after is None or after <= before:
        return None
    if after[0] > before[0]:
        return Step.MAJOR
    return Step.MINOR if after[1] > before[1] else Step.PATCH


def next_version(latest: str, step: Step) -> str:
    """Return the version *step* above *latest*; the first one where there is no *latest*."""
    numbers = parse_version(latest)
    if numbers is None:
        return FIRST
    major, minor, patch = numbers
    return {
        Step.MAJOR: f"{major + 1}.0.0",
        Step.MINOR: f"{major}.{minor + 1}.0",
        Step.PATCH: f"{major}.{minor}.{patch + 1}",
    }[step]
