"""The few moves from which indicators are made: pick a measure, a series, a ratio.

Every function takes tables of the catalogue and gives a frame with the columns ``region, period,
value, status, sources, caveats``. ``region`` is a code, `CITY` for the city itself, or
``bps:<code>``. ``sources`` and ``caveats`` hold ``<package>/<name>``; empty where there is none.
"""

from __future__ import annotations

import pandas as pd

from terang.statuses import Status

CITY = "kota"
"""Stands for the city's own code, which an indicator does not need to know."""

COLUMNS = ("region", "period", "value", "status", "sources", "caveats")
"""What every frame of an indicator has; a ratio has ``base`` as well."""


def measure(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return *column* of a table with a row per kelurahan and date.

    The status is the one the table states in ``<column>_status``, else follows from the value.
    """
    return _frame(table, table["kode_kelurahan"], "tanggal", column)


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
    return everything.drop_duplicates(["region", "period"], keep="first", ignore_index=True)


def ratio(top: pd.DataFrame, base: pd.DataFrame) -> pd.DataFrame:
    """Return *top* with the values of *base* beside it in ``base``; the engine divides.

    Dividing comes after adding up, so that the ratio of a kecamatan is the ratio of its sums. A
    missing part keeps its kind of empty; a ratio to zero does not apply.
    """
    both = top.merge(
        base[["region", "period", "value", "status"]], on=["region", "period"], suffixes=("", "_base")
    )
    missing = both["value"].notna() & both["value_base"].isna()
    both.loc[missing, "status"] = both.loc[missing, "status_base"]
    both.loc[missing, "value"] = pd.NA
    both.loc[both["value"].isna(), "value_base"] = pd.NA
    return both.rename(columns={"value_base": "base"})[[*COLUMNS, "base"]]


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
