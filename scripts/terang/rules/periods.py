"""Reckoning with ISO days, months and years as text."""

from __future__ import annotations

from calendar import monthrange


def month_number(period: str) -> int:
    """Return the number of the month of an ISO *period*, counted on over the years; a year is its January."""
    return int(period[:4]) * 12 + (int(period[5:7]) - 1 if len(period) > len("2000") else 0)


def end_of(period: str) -> str:
    """Return the last day of the ISO *period*, which may be a day, a month or a year."""
    if len(period) == len("2000"):
        return f"{period}-12-31"
    if len(period) == len("2000-01"):
        return f"{period}-{monthrange(int(period[:4]), int(period[5:7]))[1]:02}"
    return period
