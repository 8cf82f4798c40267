"""Corrections and reasons: real, and about tables that are there. Applying them has checked the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terang.catalog import CORRECTIONS, REASONS, Catalog, Resource, parse_key
from terang.findings import Finding
from terang.packages.telling import block
from terang.rules.places import Place, all_resources, descriptor_of, is_real, places
from terang.rules.registry import rule


@rule
def corrections_are_real(catalog: Catalog) -> Iterable[Finding]:
    """A simulation has nothing to correct: its generator is changed instead."""
    for key in (CORRECTIONS, REASONS):
        if catalog.has(key) and not is_real(catalog, catalog.resource(key)):
            yield block("correction-log-simulated", descriptor_of(catalog.resource(key).package))
            return


@rule
def reasons_name_a_table(catalog: Catalog) -> Iterable[Finding]:
    """A reason is for a real table that is there, and for a row or a column that it could have."""
    if not catalog.has(REASONS):
        return
    real = {(r.package, r.name): r for r in all_resources(catalog) if is_real(catalog, r)}
    for place in places(catalog.resource(REASONS)):
        package, table = place.values["paket"], place.values["tabel"]
        resource = real.get((package, table))
        if resource is not None:
            yield from _check_row(place, resource)
            continue
        packages = sorted({name for name, _ in real})
        if package not in packages:
            yield _unknown(place, "paket", package, packages)
        else:
            yield _unknown(place, "tabel", table, sorted(name for owner, name in real if owner == package))


def _check_row(place: Place, resource: Resource) -> Iterator[Finding]:
    text, column = place.values["kunci"], place.values["kolom"]
    names = [field.name for field in resource.fields]
    if text is not None and {name for name, _ in parse_key(text) or ()} != set(resource.primary_key):
        expected = ", ".join(resource.primary_key)
        yield block(
            "correction-key", place.file, place.row, "kunci", text, expected=expected, target=resource.path
        )
    if column is not None and column not in names:
        yield _unknown(place, "kolom", column, names)


def _unknown(place: Place, column: str, value: str, known: Iterable[str]) -> Finding:
    return block("correction-unknown", place.file, place.row, column, value, known=", ".join(known))
