"""The regions of the city: as many as there must be, each in its place, each with its own address."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from terang.catalog import Catalog, Level, Region
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import Place, all_resources, file_of, places
from terang.rules.registry import rule

_LEVELS: Mapping[Level, str] = {"kecamatan": "wilayah_kecamatan", "kelurahan": "wilayah_kelurahan"}
_RESERVED_SLUGS = frozenset({"index", "data", "tentang", "cari", "en", "id", "kecamatan", "kelurahan"})
_FAR_DEGREES = 1.0
"""Some 110 km: no city is that wide, but swapped or mistyped coordinates land farther away."""
_TILES = 200


@rule
def counts_are_expected(catalog: Catalog) -> Iterable[Finding]:
    """There are exactly as many regions of each level as city.toml says."""
    for level, key in _LEVELS.items():
        found, expected = catalog.level(level), catalog.city.expected.get(level)
        if expected is None or len(found) == expected:
            continue
        code = "region-too-few" if len(found) < expected else "region-too-many"
        yield block(
            code,
            file_of(catalog.resource(key)),
            expected=str(expected),
            found=str(len(found)),
            candidates=", ".join(_candidates(catalog, level)) or "-",
        )


def _candidates(catalog: Catalog, level: Level) -> list[str]:
    """Return codes that may be missing: named by other tables, else holes in the numbering."""
    if level == "kelurahan":
        columns = [r.table["kode_kelurahan"] for r in all_resources(catalog) if "kode_kelurahan" in r.table]
        named = {code for column in columns for code in column.dropna()} - set(catalog.regions)
        if named:
            return sorted(named)
    codes = [region.code for region in catalog.level(level)]
    return [hole for first, second in pairwise(codes) for hole in _holes(first, second)][:10]


def _holes(first: str, second: str) -> Iterator[str]:
    head, number = first.rsplit(".", 1)
    other_head, other_number = second.rsplit(".", 1)
    if head == other_head:
        for between in range(int(number) + 1, int(other_number)):
            yield f"{head}.{between:0{len(number)}}"


@rule
def city_is_itself(catalog: Catalog) -> Iterable[Finding]:
    """The table of the city has one row, with the code of city.toml."""
    city = catalog.city
    for place in places(catalog.resource("wilayah_kota")):
        if place.values["kode_kota"] != city.region_code:
            value = place.values["kode_kota"]
            yield block("region-city", place.file, place.row, "kode_kota", value, expected=city.region_code)
        if place.values["kode_bps"] != city.bps_code:
            value = place.values["kode_bps"]
            yield block("region-city", place.file, place.row, "kode_bps", value, expected=city.bps_code)


@rule
def codes_fit_their_parents(catalog: Catalog) -> Iterable[Finding]:
    """A kelurahan's codes begin with the codes of its kecamatan, a kecamatan's with the city's."""
    for place, region in _places_of_regions(catalog):
        parent = catalog.regions.get(region.parent or "")
        if parent is None:
            continue
        if not region.code.startswith(f"{parent.code}."):
            yield block(
                "region-parent", place.file, place.row, "kode_kecamatan", parent.code, region=region.code
            )
        if not region.bps_code.startswith(parent.bps_code) or region.bps_code == parent.bps_code:
            yield block(
                "region-bps",
                place.file,
                place.row,
                "kode_bps",
                region.bps_code,
                parent=parent.name,
                expected=parent.bps_code,
            )


@rule
def addresses_are_unique(catalog: Catalog) -> Iterable[Finding]:
    """No two regions of a level share a slug or a BPS code, and no slug is a word of the portal."""
    for column, code in (("slug", "slug-double"), ("kode_bps", "bps-double")):
        seen: dict[tuple[str, str], int] = {}
        for place, region in _places_of_regions(catalog):
            value = place.values[column]
            first = seen.setdefault((region.level, value), place.row)
            if first != place.row:
                yield block(code, place.file, place.row, column, value, first_row=str(first))
            if column == "slug" and value in _RESERVED_SLUGS:
                yield block("slug-reserved", place.file, place.row, column, value)


@rule
def tiles_are_unique(catalog: Catalog) -> Iterable[Finding]:
    """Every kelurahan has a tile of its own on the schematic map."""
    seen: dict[tuple[int, int], int] = {}
    for place in places(catalog.resource("wilayah_kelurahan")):
        tile = (place.values["petak_kolom"], place.values["petak_baris"])
        value = f"{tile[0]}, {tile[1]}"
        if not all(1 <= number <= _TILES for number in tile):
            yield block("tile-outside", place.file, place.row, "petak_kolom", value, limit=str(_TILES))
        first = seen.setdefault(tile, place.row)
        if first != place.row:
            yield block("tile-double", place.file, place.row, "petak_kolom", value, first_row=str(first))


@rule
def centres_are_near(catalog: Catalog) -> Iterable[Finding]:
    """Every kelurahan lies near the others: no swapped or mistyped coordinates."""
    found = list(places(catalog.resource("wilayah_kelurahan")))
    for column in ("lintang", "bujur"):
        middle = statistics.median(place.values[column] for place in found)
        for place in found:
            if abs(place.values[column] - middle) > _FAR_DEGREES:
                value = str(place.values[column])
                yield block("coordinate-far", place.file, place.row, column, value, middle=f"{middle:.2f}")


@rule
def aliases_are_plain(catalog: Catalog) -> Iterable[Finding]:
    """An alias leads to one kelurahan only, and not to one whose name is another's."""
    names = {_folded(region.name): region.code for region in catalog.level("kelurahan")}
    seen: dict[str, str] = {}
    for place in places(catalog.resource("wilayah_alias")):
        alias, code = place.values["alias"], place.values["kode_kelurahan"]
        other = names.get(_folded(alias), seen.setdefault(_folded(alias), code))
        if other != code:
            yield warn("alias-ambiguous", place.file, place.row, "alias", alias, region=code, other=other)


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()


def _places_of_regions(catalog: Catalog) -> Iterator[tuple[Place, Region]]:
    for level, key in _LEVELS.items():
        for place in places(catalog.resource(key)):
            yield place, catalog.regions[place.values[f"kode_{level}"]]
