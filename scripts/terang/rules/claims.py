"""Claims and contradictions: both sides are there, and the official figure they are held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import all_resources, is_real, places
from terang.rules.registry import rule


@rule
def official_figures_exist(catalog: Catalog) -> Iterable[Finding]:
    """A contradiction's official table and column are there, and real; both are named, or neither."""
    tables = {
        resource.key: {field.name for field in resource.fields}
        for resource in all_resources(catalog)
        if is_real(catalog, resource)
    }
    for place in places(catalog.resource("program_pertentangan")):
        table, column = place.values["tabel_resmi"], place.values["kolom_resmi"]
        if (table is None) != (column is None):
            empty = "tabel_resmi" if table is None else "kolom_resmi"
            yield block("pointer-half", place.file, place.row, empty)
        elif table is not None and table not in tables:
            yield block(
                "pointer-unknown", place.file, place.row, "tabel_resmi", table, known=", ".join(tables)
            )
        elif table is not None and column not in tables[table]:
            known = ", ".join(sorted(tables[table]))
            yield block("pointer-unknown", place.file, place.row, "kolom_resmi", column, known=known)


@rule
def claims_join_a_known_contradiction(catalog: Catalog) -> Iterable[Finding]:
    """A claim's contradiction is there, and every contradiction has two sides."""
    disputes = list(places(catalog.resource("program_pertentangan")))
    known = {place.values["id_pertentangan"] for place in disputes}
    sides: Counter[str] = Counter()
    for place in places(catalog.resource("program_klaim")):
        dispute = place.values["id_pertentangan"]
        if dispute is None:
            continue
        sides[dispute] += 1
        if dispute not in known:
            target = "program/pertentangan"
            yield block("reference-unknown", place.file, place.row, "id_pertentangan", dispute, target=target)
    for place in disputes:
        name = place.values["id_pertentangan"]
        found = sides[name] + (place.values["tabel_resmi"] is not None)
        if found < 2:
            yield warn("dispute-one-sided", place.file, place.row, "id_pertentangan", name, found=str(found))


@rule
def claimed_values_have_units(catalog: Catalog) -> Iterable[Finding]:
    """A claimed number without a unit says nothing."""
    for place in places(catalog.resource("program_klaim")):
        if place.values["nilai"] is not None and place.values["satuan"] is None:
            yield block("value-without-unit", place.file, place.row, "satuan")


@rule
def terms_belong_to_a_rule(catalog: Catalog) -> Iterable[Finding]:
    """Every loan term belongs to a rule that is listed."""
    known = {place.values["id_aturan"] for place in places(catalog.resource("pinjaman_aturan"))}
    for place in places(catalog.resource("pinjaman_ketentuan")):
        if place.values["id_aturan"] not in known:
            value = place.values["id_aturan"]
            yield block(
                "reference-unknown", place.file, place.row, "id_aturan", value, target="pinjaman/aturan"
            )
