"""Borders: each pair of neighbours once, the smaller code first, nobody beside itself."""

from __future__ import annotations

from collections.abc import Iterable

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import file_of, places
from terang.rules.registry import rule


@rule
def pairs_are_ordered(catalog: Catalog) -> Iterable[Finding]:
    """In every pair the first code is the smaller one, so no border is told twice."""
    for place in places(catalog.resource("wilayah_tetangga")):
        first, second = place.values["kode_a"], place.values["kode_b"]
        if first == second:
            yield block("neighbour-itself", place.file, place.row, "kode_b", second)
        elif first > second:
            yield block("neighbour-order", place.file, place.row, "kode_a", first, other=second)


@rule
def borders_have_a_length(catalog: Catalog) -> Iterable[Finding]:
    """A border of no length is none."""
    for place in places(catalog.resource("wilayah_tetangga")):
        if place.values["panjang_batas_m"] <= 0:
            yield block("neighbour-no-border", place.file, place.row, "panjang_batas_m", "0")


@rule
def everyone_has_neighbours(catalog: Catalog) -> Iterable[Finding]:
    """A kelurahan without neighbours is possible, but more likely forgotten."""
    file = file_of(catalog.resource("wilayah_tetangga"))
    for region in catalog.level("kelurahan"):
        if not catalog.borders.get(region.code):
            yield warn("neighbour-none", file, column="kode_a", value=region.code, name=region.name)
