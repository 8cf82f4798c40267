"""What a table says must hold between its columns: parts and wholes, stocks and flows.

Every finding stands at the part and names the whole beside it: its column, value, file and row. An
empty cell, for whatever reason it is empty, is never taken for zero: nothing is checked there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from terang.catalog import Catalog, Relation, RelationKind, Resource
from terang.findings import Finding
from terang.packages.contract import TABLES
from terang.packages.telling import block, warn
from terang.rules.lookup import find_whole, has_whole, months_in_turn
from terang.rules.places import Place, all_resources, descriptor_of, places, shown
from terang.rules.registry import rule

TOLERANCE = 0.005
"""Money is written in whole rupiah, shares with two decimals."""


@rule
def parts_stay_below_their_whole(catalog: Catalog) -> Iterable[Finding]:
    """No part is larger than its whole, be it in the same row or in another table."""
    for resource, relation in _relations(catalog, "at_most"):
        find = find_whole(catalog, resource, relation)
        if find is None:
            continue
        for place in places(resource):
            found = find(place)
            if found is not None and found.values[relation.whole] is not None:
                yield from _find_larger(place, found, relation)


def _find_larger(place: Place, found: Place, relation: Relation) -> Iterator[Finding]:
    """Yield every part in *place* that is larger than the whole in *found*."""
    for part in relation.parts:
        value = place.values[part]
        if value is not None and value > found.values[relation.whole] + TOLERANCE:
            details = _other(found, relation.whole)
            yield block("relation-above", place.file, place.row, part, shown(value), **details)


@rule
def parts_sum_to_their_whole(catalog: Catalog) -> Iterable[Finding]:
    """A whole is the sum of its parts, where all of them are known."""
    for resource, relation in _relations(catalog, "sum"):
        for place in places(resource):
            whole, parts = place.values[relation.whole], _known(place, relation.parts)
            if whole is not None and parts is not None and abs(whole - sum(parts)) > TOLERANCE:
                yield _disagrees("relation-sum", place, relation, sum(parts), _sum_of(place, relation.parts))


@rule
def products_are_products(catalog: Catalog) -> Iterable[Finding]:
    """A whole is so many times its part."""
    for resource, relation in _relations(catalog, "times"):
        for place in places(resource):
            whole, parts = place.values[relation.whole], _known(place, relation.parts)
            if whole is None or not parts:
                continue
            expected = relation.factor * parts[0]
            if abs(whole - expected) > TOLERANCE:
                made_of = f"{shown(relation.factor)} × {relation.parts[0]} ({shown(parts[0])})"
                yield _disagrees("relation-times", place, relation, expected, made_of)


@rule
def stocks_follow_their_flows(catalog: Catalog) -> Iterable[Finding]:
    """From month to month a stock changes by what came in and what went out."""
    for resource, relation in _relations(catalog, "stock_flow"):
        for before, now in months_in_turn(resource):
            old, new = before.values[relation.whole], now.values[relation.whole]
            gains, losses = _known(now, relation.parts), _known(now, relation.minus)
            if old is None or new is None or gains is None or losses is None:
                continue
            expected = old + sum(gains) - sum(losses)
            if abs(new - expected) > TOLERANCE:
                flows = f" − {_sum_of(now, relation.minus)}" if relation.minus else ""
                made_of = f"{_stock(before, relation)} + {_sum_of(now, relation.parts)}{flows}"
                yield _disagrees("relation-flow", now, relation, expected, made_of, before)


@rule
def stocks_grow_by_no_more_than_came_in(catalog: Catalog) -> Iterable[Finding]:
    """From month to month a stock grows by no more than what came in."""
    for resource, relation in _relations(catalog, "grows_by"):
        for before, now in months_in_turn(resource):
            old, new = before.values[relation.whole], now.values[relation.whole]
            gains = _known(now, relation.parts)
            if old is None or new is None or gains is None:
                continue
            highest = old + sum(gains)
            if new > highest + TOLERANCE:
                made_of = f"{_stock(before, relation)} + {_sum_of(now, relation.parts)}"
                yield _disagrees("relation-growth", now, relation, highest, made_of, before)


@rule
def wholes_elsewhere_can_be_found(catalog: Catalog) -> Iterable[Finding]:
    """A table that a relation names has the column it names, and one row for each kelurahan and time."""
    expected = {f"{package}_{name}" for package, name in TABLES}
    for resource, relation in _relations(catalog, "at_most"):
        table, file = relation.table, descriptor_of(resource.package)
        if table and catalog.has(table):
            if not has_whole(catalog.resource(table), relation):
                yield block("relation-target", file, column=relation.whole, value=table, table=resource.name)
        elif table and table not in expected:
            yield warn("relation-target", file, column=relation.whole, value=table, table=resource.name)


def _relations(catalog: Catalog, kind: RelationKind) -> Iterator[tuple[Resource, Relation]]:
    for resource in all_resources(catalog):
        for relation in resource.relations:
            if relation.kind == kind:
                yield resource, relation


def _known(place: Place, columns: Sequence[str]) -> list[float] | None:
    """Return the values of *columns*, or None if one of them is missing."""
    values = [place.values[column] for column in columns]
    return None if None in values else values


def _sum_of(place: Place, columns: Sequence[str]) -> str:
    return " + ".join(f"{column} ({shown(place.values[column])})" for column in columns)


def _stock(before: Place, relation: Relation) -> str:
    return f"{relation.whole} ({shown(before.values[relation.whole])})"


def _other(place: Place, column: str) -> dict[str, str]:
    """Return the details that name the whole's side of a finding."""
    value = place.values[column]
    return {
        "other": column,
        "other_value": shown(value),
        "other_file": place.file,
        "other_row": str(place.row),
    }


def _disagrees(
    code: str,
    place: Place,
    relation: Relation,
    expected: float,
    made_of: str,
    before: Place | None = None,
) -> Finding:
    part = relation.parts[0]
    details = {**_other(place, relation.whole), "expected": shown(expected), "made_of": made_of}
    if before is not None:
        details["before_row"] = str(before.row)
    return block(code, place.file, place.row, part, shown(place.values[part]), **details)
