"""Moves across time: growth, the figures of another date, how often something was reported.

They take and give the frames of `terang.indicators.frames`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from terang.indicators.frames import COLUMNS, measure, over_kinds, ratio
from terang.statuses import Status

_KNOWN = [str(Status.REPORTED), str(Status.ZERO), str(Status.WITHHELD)]
"""The statuses of what has been reported; what is withheld has been."""


def growth(frame: pd.DataFrame, months: int, times: float = 1) -> pd.DataFrame:
    """Return the change of *frame* against as many *months* before, as a ratio to then, *times* over.

    A month has no row where the data do not go back that far.
    """
    before = frame.assign(period=frame["period"].map(lambda month: _later(month, months)))
    both = ratio(frame[frame["period"].isin(before["period"])], before)
    then = both["base"].mask(both["value"].isna())
    return both.assign(value=(both["value"] - then) * times, base=then)


def newest_for(base: pd.DataFrame, top: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of *base* of its newest date, once for every period of *top*."""
    dates = sorted(base["period"].unique())
    return _repeated(base, {period: dates[-1] for period in top["period"].unique() if dates})


def as_of(base: pd.DataFrame, top: pd.DataFrame) -> pd.DataFrame:
    """Return for every month of *top* the rows of *base* of the newest date not later than its end.

    Where every date is later, the rows of the earliest.
    """
    dates = sorted(base["period"].unique())
    chosen = {month: _date_by(month, dates) for month in top["period"].unique() if dates}
    return _repeated(base, chosen)


def _date_by(month: str, dates: list[str]) -> str:
    """Return the newest of *dates*, oldest first, that is not later than *month*, else the oldest."""
    earlier = [date for date in dates if date[: len(month)] <= month]
    return earlier[-1] if earlier else dates[0]


def reported_share(table: pd.DataFrame, column: str, times: float = 1) -> pd.DataFrame:
    """Return the share of a table's months in which *column* was reported, at the newest month.

    A row per kelurahan. A value that is withheld has been reported; every month of the table counts.
    """
    frame = measure(table, column)
    newest = frame.assign(period=frame["period"].max(), status=str(Status.REPORTED))
    reported = over_kinds(newest.assign(value=frame["status"].isin(_KNOWN).astype("Float64")))
    return ratio(reported, reported.assign(value=float(frame["period"].nunique())), times)


def _repeated(base: pd.DataFrame, dates: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows of *base* of the date that *dates* gives for each period, under that period."""
    pairs = pd.DataFrame({"wanted": list(dates), "period": list(dates.values())}, dtype="string")
    rows = base.merge(pairs, on="period")
    return rows.assign(period=rows["wanted"])[list(COLUMNS)]


def _later(month: str, months: int) -> str:
    """Return the month ``YYYY-MM`` that comes *months* after *month*."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + months, 12)
    return f"{year:04d}-{number + 1:02d}"
