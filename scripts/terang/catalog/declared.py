"""What a descriptor declares of its columns and tables beyond the Table Schema: three properties of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Text = Mapping[str, str]
"""A text by language code."""

DisclosureRule = Literal["people", "money", "already_public", "not_personal"]
DISCLOSURE_RULES: tuple[DisclosureRule, ...] = get_args(DisclosureRule)
"""``people`` and ``money`` are withheld where they are small; the other two are shown as they are."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a column says of the people behind its numbers: by which rule it may be published."""

    rule: DisclosureRule
    behind: str = ""
    """For ``money``: the column of the same row that counts the people whose money it is."""
    source: str = ""
    """For ``already_public``: the source by which an authority already publishes the figure at this
    level, or ``id_sumber`` where each row names its own."""
    why: str = ""
    """For ``not_personal``: ``office`` (holders of a public office), ``institution`` (a legal
    entity's own money) or ``plan`` (a target, not a count)."""


RelationKind = Literal["at_most", "stock_flow", "grows_by", "sum", "times"]
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold between columns of a row; the rules check it, disclosure control reckons with it.

    ``at_most``: each of *parts* <= *whole* (of *table*, if that is another one, for the same kelurahan
    and time). ``sum``: *whole* = the sum of *parts*. ``times``: *whole* = *factor* x the one of *parts*.
    ``stock_flow``: *whole* = itself one month earlier + *parts* - *minus*. ``grows_by``: *whole* <=
    itself one month earlier + *parts*.
    """

    kind: RelationKind
    whole: str
    parts: tuple[str, ...]
    minus: tuple[str, ...] = ()
    table: str = ""
    """Key of the table that *whole* stands in, such as ``wilayah_penduduk``; empty for the same one."""
    factor: float = 1.0


def relation_of(item: Mapping[str, Any]) -> Relation:
    """Return the relation that a descriptor states in *item*, whose shape has been checked."""
    return Relation(
        kind=item["kind"],
        whole=item["whole"],
        parts=tuple(item["parts"]),
        minus=tuple(item.get("minus", ())),
        table=item.get("table", ""),
        factor=float(item.get("factor", 1)),
    )


Every = Literal["P1M", "P3M", "P6M", "P1Y", "once", "event"]
EVERY: tuple[Every, ...] = get_args(Every)
"""How often figures come: a span of time in ISO 8601, ``once`` (nobody promises more), or an ``event``
a row, such as a statement: those do not age."""

REGULAR: tuple[Every, ...] = ("P1M", "P3M", "P6M", "P1Y")


@dataclass(frozen=True, slots=True)
class Freshness:
    """How often a table is expected to be renewed, and from which age we call it stale.

    The limit is our own: no agency has promised it.
    """

    every: Every
    fresh_days: int | None = None
    """The greatest age in days of a figure that is still fresh; None for what does not age."""


@dataclass(frozen=True, slots=True)
class Standard:
    """The five things that Satu Data Indonesia asks a data standard to say, each by language."""

    concept: Text
    definition: Text
    classification: Text
    measure: Text
    unit: Text
