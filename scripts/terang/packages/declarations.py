"""What a descriptor must declare of its tables: their standard, who is behind the numbers, what must hold.

A column that counts people, or sums up their money, is published only by a rule that its descriptor
names. A missing declaration blocks: silence must not publish anybody's affairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from terang.catalog import DISCLOSURE_RULES, RELATION_KINDS, Standard
from terang.findings import Finding
from terang.packages.contract import PEOPLE_UNITS
from terang.packages.obligations import find_missing_relations
from terang.packages.schemas import NUMERIC
from terang.packages.specs import Json, Shelf
from terang.packages.telling import block

WHY_NOT_PERSONAL: tuple[str, ...] = ("office", "institution", "plan")
"""Why a number may say nothing of private persons."""

_WHY_NO_PEOPLE: tuple[str, ...] = ("office", "plan")
"""The reasons that go with a count of people."""

_COUNTED_UNITS = PEOPLE_UNITS - {"ribu_jiwa"}
"""Units of counts that can be withheld and rounded one by one; thousands are rounded already."""

_OVER_MONTHS = ("stock_flow", "grows_by")


@dataclass(frozen=True, slots=True)
class _Table:
    """One described table, and where a finding says that it stands."""

    file: str
    place: str
    columns: dict[str, Json]
    sources: frozenset[str]
    key: tuple[str, ...]

    def is_number(self, name: str) -> bool:
        """Return True if *name* is a column of numbers."""
        return name in self.columns and self.columns[name]["type"] in NUMERIC


def find_declaration_faults(document: Json, shelf: Shelf) -> Iterator[Finding]:
    """Yield what the tables of *document* leave unsaid, or say of columns that are not there."""
    sources = frozenset(source["name"] for source in document["sources"])
    for index, resource in enumerate(document["resources"]):
        schema = resource["schema"]
        table = _Table(
            file=shelf.file,
            place=f"resources[{index}]",
            columns={field["name"]: field for field in schema["fields"]},
            sources=sources,
            key=tuple(schema["primaryKey"]),
        )
        yield from _find_standard_faults(resource, table, shelf.city.languages[1:])
        yield from find_missing_relations(resource, shelf, table.place)
        for number, field in enumerate(schema["fields"]):
            yield from _find_disclosure_faults(field, table, f"{table.place}.schema.fields[{number}]")
        for number, relation in enumerate(resource.get("relations", [])):
            yield from _find_relation_faults(relation, table, f"{table.place}.relations[{number}]")


def _find_standard_faults(resource: Json, table: _Table, languages: tuple[str, ...]) -> Iterator[Finding]:
    standard, spot = resource.get("standard"), f"{table.place}.standard"
    if standard is None:
        yield block("standard-missing", table.file, place=spot, resource=resource["name"])
        return
    translations = standard.get("translations", {})
    texts = {spot: standard}
    texts |= {f"{spot}.translations.{language}": translations.get(language, {}) for language in languages}
    for place, said in texts.items():
        for part in fields(Standard):
            if not said.get(part.name, "").strip():
                where = f"{place}.{part.name}"
                yield block("standard-missing", table.file, place=where, resource=resource["name"])


def _find_disclosure_faults(field: Json, table: _Table, spot: str) -> Iterator[Finding]:
    declared, place = field.get("disclosure"), f"{spot}.disclosure"
    if declared is None:
        if _must_declare(field, table):
            unit = field["unit"]
            yield block("disclosure-missing", table.file, column=field["name"], place=spot, unit=unit)
        return
    rule = declared["rule"]
    if rule not in DISCLOSURE_RULES:
        allowed = ", ".join(DISCLOSURE_RULES)
        yield block(
            "disclosure-rule", table.file, column=field["name"], value=rule, place=place, allowed=allowed
        )
    elif rule in ("people", "money"):
        yield from _find_governing_faults(field, table, place)
    elif rule == "already_public":
        source = declared.get("source", "")
        if source not in (table.sources | ({"id_sumber"} & set(table.columns))):
            yield block("disclosure-source", table.file, column=field["name"], value=source, place=place)
    else:
        why = declared.get("why", "")
        known = _WHY_NO_PEOPLE if field.get("unit") in PEOPLE_UNITS else WHY_NOT_PERSONAL
        if why not in known:
            yield block(
                "disclosure-why",
                table.file,
                column=field["name"],
                value=why,
                place=place,
                allowed=", ".join(known),
            )


def _must_declare(field: Json, table: _Table) -> bool:
    """Return True if *field* counts people, or sums up money by kelurahan."""
    is_money = field.get("unit") == "rupiah" and "kode_kelurahan" in table.columns
    return field["type"] in NUMERIC and (field.get("unit") in PEOPLE_UNITS or is_money)


def _find_governing_faults(field: Json, table: _Table, place: str) -> Iterator[Finding]:
    """Yield why cells of *field* could not be withheld by its rule."""
    name, declared, unit = field["name"], field["disclosure"], field.get("unit", "")
    is_count = field["type"] == "integer" and unit in _COUNTED_UNITS
    is_money = field["type"] in NUMERIC and unit == "rupiah"
    if not (is_count if declared["rule"] == "people" else is_money):
        yield block(
            "disclosure-unit", table.file, column=name, value=unit, place=place, rule=declared["rule"]
        )
    if declared["rule"] == "money" and not _counts_people(table, declared.get("behind", "")):
        yield block(
            "disclosure-behind", table.file, column=name, value=declared.get("behind", ""), place=place
        )
    if f"{name}_status" not in table.columns:
        yield block("disclosure-status", table.file, column=name, place=place, twin=f"{name}_status")


def _counts_people(table: _Table, name: str) -> bool:
    declared = table.columns.get(name, {}).get("disclosure", {})
    return declared.get("rule") == "people"


def _find_relation_faults(relation: Json, table: _Table, place: str) -> Iterator[Finding]:
    kind, file = relation["kind"], table.file
    if kind not in RELATION_KINDS:
        yield block("relation-kind", file, value=kind, place=place, allowed=", ".join(RELATION_KINDS))
        return
    elsewhere = relation.get("table", "")
    own = [*relation["parts"], *relation.get("minus", []), *([] if elsewhere else [relation["whole"]])]
    for name in own:
        if not table.is_number(name):
            yield block("relation-column", file, value=name, place=place)
    if not _has_shape(relation, table, elsewhere):
        yield block("relation-shape", file, value=kind, place=place)


def _has_shape(relation: Json, table: _Table, elsewhere: str) -> bool:
    """Return True if *relation* has what its kind needs, and nothing that another kind needs."""
    kind, parts = relation["kind"], relation["parts"]
    return (
        bool(parts)
        and (bool(elsewhere) or relation["whole"] not in parts)
        and (kind == "at_most" and "kode_kelurahan" in table.columns if elsewhere else True)
        and (kind == "stock_flow" or not relation.get("minus"))
        and (
            len(parts) == 1 and relation.get("factor", 1) > 0 if kind == "times" else "factor" not in relation
        )
        and ("bulan" in table.key or kind not in _OVER_MONTHS)
    )
