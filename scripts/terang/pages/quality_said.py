"""Ages, limits and shares in words."""

from __future__ import annotations

from terang.messages import Messages
from terang.pages.figures import Cell
from terang.quality import Age, Tally
from terang.statuses import Status

_DAYS_OF_MONTH = 365.25 / 12
_AS_DAYS, _AS_MONTHS = 60, 730
"""Spans below so many days are told in days, in months; longer ones in years."""


def span(say: Messages, days: int) -> str:
    """Return a number of days as people say it: ``0 hari``, ``8 bulan``, ``2 tahun``."""
    if days < _AS_DAYS:
        return say("quality.days", count=days)
    if days < _AS_MONTHS:
        return say("quality.months", count=round(days / _DAYS_OF_MONTH))
    return say("quality.years", count=days // 365)


def spans(say: Messages, age: Age, limit: int) -> tuple[str, str]:
    """Return an age and its limit in words; in days where they would read alike."""
    told = span(say, age.days), span(say, limit)
    if told[0] == told[1]:
        return say("quality.days", count=age.days), say("quality.days", count=limit)
    return told


def stale_words(say: Messages, age: Age | None) -> str:
    """Return that figures of that *age* are older than they should be; empty where they are not."""
    if age is None or age.limit is None or not age.is_stale:
        return ""
    told, limit = spans(say, age, age.limit)
    return say("quality.stale", age=told, limit=limit)


def percent(say: Messages, share: float) -> str:
    """Return a share as whole percents; only what is whole is 100, only what is nothing 0."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return say("quality.percent", number=rounded)


def share_cell(say: Messages, tally: Tally) -> Cell:
    """Return a cell that tells how much of *tally* is filled, in percent and in numbers."""
    if tally.share is None:
        return empty_cell(say, tally)
    text = say("quality.share", percent=percent(say, tally.share), filled=tally.filled, due=tally.due)
    return Cell(text, sort=round(tally.share, 4))


def count_cell(say: Messages, tally: Tally) -> Cell:
    """Return a narrow cell, such as ``4/6``, with the pattern of the worst gap in it."""
    if tally.share is None:
        return empty_cell(say, tally)
    text = say("quality.count", filled=tally.filled, due=tally.due)
    return Cell(text, status=tally.status, sort=round(tally.share, 4))


def empty_cell(say: Messages, tally: Tally) -> Cell:
    """Return the cell of a *tally* in which nothing is due; of no cell at all, that none is counted."""
    if tally.cells == 0:
        return Cell(say("quality.uncounted"), status=Status.NOT_APPLICABLE)
    return Cell(say(f"status.{tally.status}"), status=tally.status)
