"""One cell: the first thing that is wrong with it, as the code of a finding."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from terang.city import City
from terang.packages.codes import code_fault
from terang.packages.contract import DECIMAL_UNITS, UNITS
from terang.packages.dates import EARLIEST_YEAR, day_fault, latest_deadline, moment_fault
from terang.packages.numbers import is_placeholder, is_spreadsheet_error, number_fault
from terang.packages.privacy import find_personal, masked_datum
from terang.packages.specs import Column
from terang.packages.texts import character_fault, is_date_like, text_fault

TEXT_LIMIT = 2_000
"""Characters of one cell for readers."""

NAME_LIMIT = 120
"""Characters of one name, code or identifier."""

_CODE_KINDS = frozenset("kota kecamatan kelurahan region bps area id slug column".split())
_MOMENT_KINDS = frozenset("date moment deadline period month year".split())
_LENGTHS = {"month": len("2000-01"), "year": len("2000")}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell."""

    code: str
    details: dict[str, str] = field(default_factory=dict)
    shown: str | None = None
    """What to show in place of the cell, which may hold a name beside a telephone number."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cell's column cannot know: the city, and how late data may be."""

    city: City
    latest: str
    """The latest day that data of this package may speak of."""


def cell_fault(text: str, column: Column, unit: str, setting: Setting) -> Fault | None:
    """Return the first thing wrong with *text* in *column*, or None. *unit* is the unit of this row."""
    if spans := find_personal(text, number=column.is_numeric):
        return Fault(f"personal-{spans[0].kind}", shown=masked_datum(text, spans[0]))
    if code := character_fault(text):
        return Fault(code)
    if not text:
        return Fault("cell-empty") if column.required else None
    if is_spreadsheet_error(text):
        return Fault("cell-formula-error")
    if is_placeholder(text):
        return Fault("cell-placeholder")
    if column.is_numeric:
        return _number_fault(text, column, unit)
    if column.type == "boolean":
        return None if text in ("ya", "tidak") else Fault("cell-not-listed", {"allowed": "ya, tidak"})
    if column.kind in _MOMENT_KINDS:
        return _moment_fault(text, column, setting)
    return _text_fault(text, column, setting.city)


def _number_fault(text: str, column: Column, unit: str) -> Fault | None:
    code = number_fault(text, whole=column.type == "integer", counted=unit not in DECIMAL_UNITS)
    if code is None and text.startswith("-") and column.kind in ("count", "amount", "order"):
        code = "number-negative"
    if code is None and _is_outside(float(text), column):
        return Fault("number-outside", {"lowest": _bound(column.lowest), "highest": _bound(column.highest)})
    return Fault(code) if code else None


def _is_outside(value: float, column: Column) -> bool:
    too_low = column.lowest is not None and value < column.lowest
    return too_low or (column.highest is not None and value > column.highest)


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:.15g}"


def _moment_fault(text: str, column: Column, setting: Setting) -> Fault | None:
    latest = latest_deadline(setting.latest) if column.kind == "deadline" else setting.latest
    code = day_fault(text, latest) if column.kind == "date" else moment_fault(text, latest)
    is_whole_day = code is None and len(text) == 10
    if (column.kind == "period" and is_whole_day) or (column.kind != "date" and code == "date-not-iso"):
        code = "period-not-iso"
    if code in (None, "period-not-iso") and len(text) != _LENGTHS.get(column.kind, len(text)):
        code = f"{column.kind}-not-iso"
    return Fault(code, {"earliest": str(EARLIEST_YEAR), "latest": latest}) if code else None


def _text_fault(text: str, column: Column, city: City) -> Fault | None:
    if column.kind in _CODE_KINDS and (code := code_fault(text, column.kind, city)):
        return Fault(code, {"city": city.region_code, "level": column.kind})
    limit = TEXT_LIMIT if column.kind in ("text", "cell") else NAME_LIMIT
    is_number = column.kind == "cell" and number_fault(text, whole=False, counted=False) is None
    if not is_number and (code := text_fault(text, limit)):
        return Fault(code, {"limit": str(limit)})
    if column.kind == "name" and is_date_like(text):
        return Fault("name-date")
    choices = tuple(sorted(UNITS)) if column.kind == "unit" and not column.choices else column.choices
    if choices and text not in choices:
        similar = difflib.get_close_matches(text.lower()[:40], choices, n=1)
        return Fault("cell-not-listed", {"allowed": ", ".join(similar or choices[:8])})
    return None
