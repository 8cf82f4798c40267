"""Two readings of one cell in words, and how far apart they are.

A share is told of a base that can carry it, the difference alone of any other; two percentages are
some points apart, never some percent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from terang.catalog import Field
from terang.messages import Messages

LEAST: Mapping[str, float] = {
    "orang": 5, "jiwa": 5, "keluarga": 5, "rumah_tangga": 5, "kpm": 5, "koperasi": 5, "kelurahan": 5,
    "transaksi": 5, "unit_barang": 5, "unit_usaha": 5, "gerai": 5, "meter": 5, "ribu_jiwa": 1,
    "rupiah": 100_000, "rupiah_per_kapita_per_bulan": 1_000, "rupiah_per_hari": 1_000,
}  # fmt: skip
"""The least of a unit that a share is told of; of other units there are only differences."""

LARGEST_PERCENT = 300
"""A change of more than this is told as a difference: a share of so little says nothing."""

_POINTS = ("persen", "persen_per_tahun")
_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")
_NUMBERS = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Pair:
    """What a cell read and reads, as published; empty for none."""

    old: str
    new: str
    field: Field | None
    """Its column; None where that is no more."""
    unit: str
    """Unit of a number, be it that of its column or of its row; empty where it has none."""

    @property
    def numbers(self) -> tuple[float, float] | None:
        """Both readings as numbers; None where one is not."""
        if not is_number(self.field) or not self.old or not self.new:
            return None
        return float(self.old), float(self.new)


def is_number(field: Field | None) -> bool:
    """Return True for a column of numbers."""
    return field is not None and field.type in _NUMBERS


def cell_words(say: Messages, pair: Pair) -> tuple[str, str]:
    """Return both readings in words, as many decimals as tell them apart; empty for an empty cell."""
    old, new = (_words(say, pair, cell, None) for cell in (pair.old, pair.new))
    if old == new and pair.numbers is not None:
        places = max(len(cell.partition(".")[2]) for cell in (pair.old, pair.new))
        return _words(say, pair, pair.old, places), _words(say, pair, pair.new, places)
    return old, new


def _words(say: Messages, pair: Pair, cell: str, places: int | None) -> str:
    if not cell:
        return ""
    if is_number(pair.field):
        return _quantity(say, float(cell), pair.unit, places)
    if _DATE.fullmatch(cell):
        return say.date(cell)
    return say("change.quoted", text=cell)


def _quantity(say: Messages, value: float, unit: str, places: int | None = None) -> str:
    """Return *value* with its unit; rupiah and units without words of their own as plain as they are."""
    if unit == "rupiah" and not places:
        return say.rupiah(value)
    if not say.has(f"unit.{unit}.value"):
        return say.number(value, places)
    return say.quantity(value, unit, places)


def difference_words(say: Messages, pair: Pair) -> str:
    """Return how far the new reading is from the old, as a sentence; empty where that has no meaning."""
    if pair.numbers is None:
        return ""
    old, new = pair.numbers
    if old == new or not (pair.unit == "rupiah" or say.has(f"unit.{pair.unit}.value")):
        return ""
    way = "more" if new > old else "less"
    gap = abs(new - old)
    percent = gap / abs(old) * 100 if old else 0.0
    if pair.unit in _POINTS:
        places = max(len(cell.partition(".")[2]) for cell in (pair.old, pair.new))
        return say(f"change.points.{way}", points=say.number(gap, places))
    least = LEAST.get(pair.unit)
    if least is None or abs(old) < least or percent > LARGEST_PERCENT:
        return say(f"change.difference.{way}", difference=_quantity(say, gap, pair.unit))
    shown = say("change.below_one") if percent < 1 else say.number(percent, 1 if percent < 10 else 0)
    return say(f"change.percent.{way}", percent=shown)
