"""The few moves from which indicators are made: pick a measure or a series, add up, divide.

Every function gives a frame with the columns `COLUMNS`. ``region`` is a code, `CITY` for the city
itself, or ``bps:<code>``. ``sources`` and ``caveats`` hold ``<package>/<name>``, ``inputs`` holds
``<table>.<column>``: any number of them, parted by spaces.
"""

from __future__ import annotations

import pandas as pd

from terang.catalog import TIME_COLUMNS
from terang.observations import empty_of
from terang.statuses import Status

CITY = "kota"
"""Stands for the city's own code, which an indicator does not need to know."""

KEY = "_table"
"""The column in which the engine tells a table's own key to the frames made from it."""

COLUMNS = ("region", "period", "value", "status", "sources", "caveats", "inputs")
"""What every frame of an indicator has; a ratio has ``base`` as well."""

PLACE = ["region", "period"]
"""What tells the rows of a frame apart."""

_NAMES = ["sources", "caveats", "inputs"]


def keyed(table: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return *table* as the functions below want it: with the *key* under which the catalogue has it."""
    return table.assign(**{KEY: key})


def measure(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return *column* of a table with a row per kelurahan and time, the first of `TIME_COLUMNS` it has.

    The status is the one the table states in ``<column>_status``, else follows from the value.
    """
    time = next(name for name in TIME_COLUMNS if name in table)
    return _frame(table, table["kode_kelurahan"], time, column)


def city_series(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of a city table whose ``ukuran`` is *name*, a row per date."""
    rows = table[table["ukuran"] == name]
    return _frame(rows, CITY, "tanggal", "nilai")


def place_series(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of a table by BPS code whose ``indikator`` is *name*, a row per place and period."""
    rows = table[table["indikator"] == name]
    return _frame(rows, "bps:" + rows["kode_bps"], "periode", "nilai")


def joined(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of all *frames*; where two speak of one region and period, the first one's."""
    everything = pd.concat(frames, ignore_index=True)
    return everything.drop_duplicates(PLACE, keep="first", ignore_index=True)


def ratio(top: pd.DataFrame, base: pd.DataFrame, times: float = 1) -> pd.DataFrame:
    """Return *top* with the values of *base* beside it in ``base``; the engine divides, *times* over.

    Dividing comes after adding up, so that the ratio of a kecamatan is the ratio of its sums, made
    from those kelurahan alone that have both parts. A missing part keeps its kind of empty; a ratio
    to zero does not apply. Where only the divided part is withheld, the divisor stays in the sum: what
    is withheld is not nothing, so that the ratio of the sums is too low, never too high.
    """
    both = top.merge(base[list(COLUMNS)], how="left", on=PLACE, suffixes=("", "_base"))
    stated = both["status_base"].fillna(str(Status.NOT_REPORTED))
    missing = both["value"].notna() & both["value_base"].isna()
    both["status"] = both["status"].mask(missing, stated)
    both["value"] = (both["value"] * times).mask(missing)
    withheld = both["status"].eq(str(Status.WITHHELD)) & both["status_base"].ne(str(Status.WITHHELD))
    both["base"] = both["value_base"].mask(both["value"].isna() & ~withheld)
    for name in _NAMES:
        both[name] = both[name] + " " + both[f"{name}_base"].fillna("")
    return both[[*COLUMNS, "base"]]


def summed(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return the sum of *frames* by region and period, only where every one of them has a value.

    Where one has none, neither has the sum; it says the weightiest of their kinds of empty.
    """
    return _by_place(pd.concat(frames, ignore_index=True))


def over_kinds(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the sum of the rows of *frame* that share region and period, a row for each kind of thing.

    A kind that does not apply adds nothing. Where any other has no value, the sum has none either:
    it would pass for the whole.
    """
    applies = frame["status"] != str(Status.NOT_APPLICABLE)
    somewhere = applies.groupby([frame["region"], frame["period"]]).transform("any")
    return _by_place(frame[applies | ~somewhere])


def at_least_one(frame: pd.DataFrame) -> pd.DataFrame:
    """Return *frame* with 1 for every value above zero, 0 for zero, and none for none."""
    value = frame["value"]
    return frame.assign(value=(value > 0).astype("Float64").mask(value.isna()))


def _by_place(frame: pd.DataFrame) -> pd.DataFrame:
    """Return *frame* added up by region and period."""
    parts = {
        "value": lambda values: values.sum(skipna=False),
        "status": _status_of_sum,
        **dict.fromkeys(_NAMES, " ".join),
    }
    added = frame.groupby(PLACE, sort=False, as_index=False).agg(parts)
    return added.astype({"value": "Float64"})[list(COLUMNS)]


def _status_of_sum(statuses: pd.Series) -> str:
    empty = [status for status in map(Status, statuses) if not status.has_value]
    return str(empty_of(empty) if empty else Status.REPORTED)


def _frame(rows: pd.DataFrame, region: pd.Series | str, period: str, value: str) -> pd.DataFrame:
    """Return *rows* under the names of `COLUMNS`; *period* and *value* are the names theirs have."""
    return pd.DataFrame(
        {
            "region": region,
            "period": rows[period],
            "value": rows[value].astype("Float64"),
            "status": _statuses(rows[value], rows.get(f"{value}_status")),
            "sources": _names(rows, "id_sumber"),
            "caveats": _names(rows, "id_catatan"),
            "inputs": rows[KEY] + f".{value}",
        }
    )


def _statuses(values: pd.Series, stated: pd.Series | None) -> pd.Series:
    derived = pd.Series(str(Status.REPORTED), index=values.index, dtype="string")
    derived = derived.mask(values.isna(), str(Status.NOT_REPORTED))
    derived = derived.mask((values == 0).fillna(False).astype(bool), str(Status.ZERO))
    return derived if stated is None else stated.fillna(derived)


def _names(table: pd.DataFrame, column: str) -> pd.Series:
    if column not in table:
        return pd.Series("", index=table.index, dtype="string")
    return table[column].fillna("")
