"""What the columns of a published table are: title, type, unit, description.

Of a table of a package its schema says so; of a table made from many, the name of each column does:
it is an indicator, goes with one (``<indicator>_status``), or is one of the words that such tables share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from terang.catalog import Dataset, Field, Resource
from terang.city import City
from terang.disclosure.wording import disclosure_text
from terang.downloads.files import NATURE_COLUMN
from terang.messages import Messages
from terang.observations import Indicator, Observations

UNIT_COLUMN = "satuan"
"""The column that names the unit of a row's number where rows differ in it."""

_INTEGERS = frozenset({"dilaporkan", "diharapkan", "disembunyikan"})
_COUNTS = re.compile(r"sel(_.+)?")
"""Counts of cells, one for each status."""

_NUMBERS = frozenset({"nilai"})
_WORDS = ("workbook.text", "download.indicator", "download.place")
"""Where the description of a shared column is looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a published table, in the words of one language."""

    name: str
    title: str = ""
    type: str = "string"
    """Type of the Table Schema: ``integer``, ``number``, ``boolean``, ``date``; all others are text."""
    unit: str = ""
    """Identifier of its unit; empty where it has none, or where each row names its own."""
    description: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers to reckon with: not codes, not dates."""
        return self.type in ("integer", "number")


def table_columns(resource: Resource, dataset: Dataset, city: City, voice: Messages) -> tuple[Column, ...]:
    """Return the columns of *resource* as its schema tells them, without that of its nature."""

    def told(field: Field) -> Column:
        parts = [voice.pick(field.description)]
        if len(field.enum) > 0:
            parts.append(voice("download.readme.choices", choices=", ".join(field.enum)))
        if field.disclosure is not None:
            parts.append(disclosure_text(field.disclosure, dataset, city.limits, voice))
        text = " ".join(_sentence(part) for part in parts if part)
        return Column(field.name, voice.pick(field.title), field.type, field.unit, text)

    return tuple(told(field) for field in resource.fields)


def shared_columns(
    header: Iterable[str],
    observations: Observations | None,
    voice: Messages,
    unit: str = "",
    words: str = "indicator",
) -> tuple[Column, ...]:
    """Return the columns of a table made from many, by their names.

    *unit* is that of all its values; *words* says whose are looked up first, those that the README has
    for files of an ``indicator`` or of a ``place``.
    """
    known = {} if observations is None else observations.indicators
    columns = (_shared(name, known.get(_stem(name)), voice, words) for name in header)
    return tuple(replace(one, unit=unit) if one.name in _NUMBERS else one for one in columns)


def with_nature(columns: Sequence[Column], header: Sequence[str], voice: Messages) -> tuple[Column, ...]:
    """Return *columns* with that of the nature, if *header* has it behind them."""
    if len(header) > len(columns) and header[-1] == NATURE_COLUMN:
        return (*columns, _nature(voice))
    return tuple(columns)


def _nature(voice: Messages) -> Column:
    title, text = voice("download.nature_column.title"), voice("download.nature_column.text")
    return Column(NATURE_COLUMN, title, description=text)


def _stem(name: str) -> str:
    return name.removesuffix("_status").removesuffix("_periode")


def _shared(name: str, indicator: Indicator | None, voice: Messages, words: str) -> Column:
    if name == NATURE_COLUMN:
        return _nature(voice)
    if indicator is None:
        kind = "number" if name in _NUMBERS else "integer" if _is_count(name) else "string"
        title = voice(f"workbook.column.{name}") if voice.has(f"workbook.column.{name}") else name
        return Column(name, title, kind, description=_description(name, voice, words))
    title = voice(f"indicator.{indicator.id}.title")
    if name == indicator.id:
        return Column(name, title, "number", indicator.unit)
    part = name.removeprefix(f"{indicator.id}_")
    return Column(name, f"{title}: {voice(f'workbook.column.{part}').lower()}")


def _description(name: str, voice: Messages, words: str) -> str:
    keys = (f"{place}.{name}" for place in (f"download.{words}", *_WORDS))
    text = next((voice(key) for key in keys if voice.has(key)), "")
    return text[:1].upper() + text[1:]


def _is_count(name: str) -> bool:
    return name in _INTEGERS or _COUNTS.fullmatch(name) is not None


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
