"""Days, months and years as text: ISO 8601, real, and within bounds that need no clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

EARLIEST_YEAR = 1945
"""No figure of ours is older than the Republic."""

LATEST_YEAR = 2049
"""No document can bear a later date; move it when that year comes near."""

DEADLINE_YEARS = 30
"""A deadline may lie so many years after the package's newest source."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WITH_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9].*")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


def day_fault(text: str, latest: str) -> str | None:
    """Return the code of what is wrong with *text* as a whole day no later than the day *latest*."""
    if fault := moment_fault(text, latest):
        return fault
    return None if len(text) == 10 else "date-not-iso"


def moment_fault(text: str, latest: str) -> str | None:
    """Return the code of what is wrong with *text* as a day, month or year no later than *latest*."""
    match = _ISO.fullmatch(text)
    if match is None:
        if _WITH_TIME.fullmatch(text):
            return "date-with-time"
        return "date-serial" if _SERIAL.fullmatch(text) else "date-not-iso"
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        moment = date(year, month, day)
    except ValueError:
        return "date-impossible"
    if year < EARLIEST_YEAR or moment.isoformat() > latest:
        return "date-out-of-range"
    return None


def latest_day(source_dates: list[str]) -> str:
    """Return the latest day that data may speak of: a year after the newest of *source_dates*."""
    horizon = date(LATEST_YEAR, 12, 31)
    known = [text for text in source_dates if moment_fault(text, horizon.isoformat()) is None]
    if not known:
        return horizon.isoformat()
    return min(horizon, _last_day(max(known)) + timedelta(days=366)).isoformat()


def latest_deadline(latest: str) -> str:
    """Return the latest deadline that goes with the day *latest*."""
    return f"{int(latest[:4]) + DEADLINE_YEARS}{latest[4:]}"


def _last_day(moment: str) -> date:
    """Return a day at the end of the ISO *moment*; for a month its 28th is near enough."""
    return date.fromisoformat(moment + {4: "-12-31", 7: "-28", 10: ""}[len(moment)])
