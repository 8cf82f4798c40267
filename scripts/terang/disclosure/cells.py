"""The words of this package: a cell, a reason, a table's rules, and what an outsider has before him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from terang.catalog import TIME_COLUMNS, Disclosure, Relation

Reason = Literal["small", "few", "linked"]
"""``small``: a count of few people. ``few``: money that stands for few people, or nobody says for how
many. ``linked``: a number that would give away another one."""

REASONS: tuple[Reason, ...] = get_args(Reason)

REGION_COLUMNS = ("kode_kelurahan", "kode_kecamatan", "kode_wilayah", "kode_kota", "kode_bps")
UNIT_COLUMN = "satuan"


class Place(NamedTuple):
    """Where a row stands: its region, its time, and what else of its key tells it apart."""

    region: str
    period: str
    detail: str


class Cell(NamedTuple):
    """One number of one table."""

    table: str
    column: str
    region: str
    period: str
    detail: str

    @property
    def place(self) -> Place:
        """The row it stands in."""
        return Place(self.region, self.period, self.detail)


Figures = Mapping[Cell, float | None]
"""What is published of each cell: a number, or None where it is withheld. A cell that is empty for
another reason is not in it."""


@dataclass(frozen=True, slots=True)
class TableRules:
    """How the rows of a table are told apart, and by which rules its numbers are published."""

    key: str
    region: str
    """Column of the region; empty where there is none."""
    time: str
    details: tuple[str, ...]
    """The other columns of its key."""
    people: frozenset[str]
    money: Mapping[str, str]
    """For every column of money the column that counts the people behind it."""
    relations: tuple[Relation, ...]
    by_unit: bool
    """Whether each row names its own unit, so that only some of them count people."""

    @property
    def governed(self) -> frozenset[str]:
        """The columns in which a number may be withheld."""
        return self.people | self.money.keys()

    @property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """The columns of people that are published as the sum of what is shown of their parts."""
        return {r.whole: r.parts for r in self.relations if r.kind == "sum" and r.whole in self.people}

    def related(self) -> frozenset[tuple[str, str]]:
        """Return every column that its relations name, with the key of its table."""
        own = {name for r in self.relations for name in (*r.parts, *r.minus)}
        wholes = {(r.table or self.key, r.whole) for r in self.relations}
        return frozenset(wholes | {(self.key, name) for name in own})

    def places(self, columns: Mapping[str, Sequence[str]], count: int) -> tuple[Place, ...]:
        """Return where each of *count* rows stands, from the text of its *columns*."""
        empty = [""] * count
        details = [columns[name] for name in self.details]
        joined = [";".join(parts) for parts in zip(*details, strict=True)] if details else empty
        regions, times = columns.get(self.region, empty), columns.get(self.time, empty)
        return tuple(map(Place, regions, times, joined))


@dataclass(frozen=True, slots=True)
class World:
    """What an outsider has of one nature, real or simulated: tables, rows and figures."""

    tables: Mapping[str, TableRules]
    places: Mapping[str, tuple[Place, ...]]
    """The rows of each table."""
    figures: Figures


def table_rules(
    key: str,
    names: Sequence[str],
    primary_key: Sequence[str],
    disclosures: Mapping[str, Disclosure],
    relations: Iterable[Relation],
) -> TableRules:
    """Return the rules of the table *key* with the columns *names*."""
    region = next((name for name in REGION_COLUMNS if name in names), "")
    time = next((name for name in TIME_COLUMNS if name in names), "")
    return TableRules(
        key=key,
        region=region,
        time=time,
        details=tuple(name for name in primary_key if name not in (region, time)),
        people=frozenset(name for name, found in disclosures.items() if found.rule == "people"),
        money={name: found.behind for name, found in disclosures.items() if found.rule == "money"},
        relations=tuple(relations),
        by_unit=UNIT_COLUMN in names,
    )
