"""Bank loans and the rules they are made under: listed, in force, not above their ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import Place, places, shown
from terang.rules.references import external_keys
from terang.rules.registry import rule
from terang.rules.times import is_before

_LOANS = "pinjaman_bank_ke_koperasi"
_HIGHEST = "plafon_maks_rp"
"""The term of a rule that says how much one koperasi may borrow."""


@rule
def loans_name_a_rule_in_force(catalog: Catalog) -> Iterable[Finding]:
    """The rule that a month of loans names is listed, is a rule, and holds in that month."""
    rules = {place.values["id_aturan"]: place for place in places(catalog.resource("pinjaman_aturan"))}
    for place in _loans(catalog):
        name = place.values["id_aturan"]
        if name is None:
            continue
        if name in rules:
            yield from _find_not_in_force(place, rules[name])
        elif not _has_external_key(catalog):
            target = "pinjaman/aturan"
            yield block("reference-unknown", place.file, place.row, "id_aturan", name, target=target)


def _find_not_in_force(place: Place, named: Place) -> Iterator[Finding]:
    month, start, end = place.values["bulan"], named.values["ditetapkan"], named.values["berlaku_sampai"]
    side = {"other_file": named.file, "other_row": str(named.row)}
    value = place.values["id_aturan"]
    if named.values["jenis"] != "regulasi":
        kind = str(named.values["jenis"])
        yield block("loan-rule-kind", place.file, place.row, "id_aturan", value, kind=kind, **side)
    elif is_before(month, start) or (end is not None and is_before(end, month)):
        span = {"start": start, "end": end or "…"}
        yield block(
            "loan-rule-not-in-force", place.file, place.row, "id_aturan", value, month=month, **span, **side
        )


def _has_external_key(catalog: Catalog) -> bool:
    """Return True if the schema itself points the rules' names at their table, which is checked elsewhere."""
    keys = external_keys(catalog, catalog.resource(_LOANS))
    return any("id_aturan" in key["fields"] for key in keys)


@rule
def ceilings_follow_their_rule(catalog: Catalog) -> Iterable[Finding]:
    """A ceiling is set by a rule, and is no higher than that rule allows."""
    terms = {
        place.values["id_aturan"]: place
        for place in places(catalog.resource("pinjaman_ketentuan"))
        if place.values["ketentuan"] == _HIGHEST
    }
    for place in _loans(catalog):
        ceiling, name = place.values["plafon_bank_rp"], place.values["id_aturan"]
        term = terms.get(name)
        if ceiling is None:
            continue
        if name is None:
            yield block("loan-ceiling-without-rule", place.file, place.row, "plafon_bank_rp", shown(ceiling))
        elif term is not None and ceiling > term.values["nilai"]:
            yield block(
                "loan-ceiling-above",
                place.file,
                place.row,
                "plafon_bank_rp",
                shown(ceiling),
                other=_HIGHEST,
                other_value=shown(term.values["nilai"]),
                other_file=term.file,
                other_row=str(term.row),
            )


@rule
def approvals_name_their_rule(catalog: Catalog) -> Iterable[Finding]:
    """A month in which a bank approved a loan names the rule it did so by."""
    for place in _loans(catalog):
        approved = place.values["disetujui_bank_rp"]
        if place.values["id_aturan"] is None and approved is not None and approved > 0:
            yield warn("loan-without-rule", place.file, place.row, "disetujui_bank_rp", shown(approved))


def _loans(catalog: Catalog) -> Iterator[Place]:
    if catalog.has(_LOANS):
        yield from places(catalog.resource(_LOANS))
