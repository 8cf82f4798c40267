"""Contradictions stay true: each names the numbers it was written about; one that moves has it read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block
from terang.rules.places import Place, is_real, numbers_of, places, shown
from terang.rules.registry import rule

_CLAIM = re.compile(r"klaim:(?P<id>[a-z0-9_-]+)")
_DATA = re.compile(r"data:(?P<table>[a-z0-9_]+)\.(?P<column>[a-z0-9_]+)(?:\[(?P<row>[^\]=,]+=[^\]]*)\])?")
_GOVERNED = ("people", "money")
"""Rules of disclosure under which a number may be withheld, and must stand nowhere else."""


@rule
def contradictions_stand_as_written(catalog: Catalog) -> Iterable[Finding]:
    """Claims and data read as they did when a contradiction was written about them."""
    claims = [place.values for place in places(catalog.resource("program_klaim"))]
    for place in places(catalog.resource("program_pertentangan")):
        entries = [_parted(entry) for entry in place.values["harapan"].split(";")]
        named = {what for what, _ in entries}
        now = _claimed(place, claims)
        for what in [*now, *_official(place)]:
            if what not in named:
                found = now[what] if what in now else _found(catalog, place, what) or ""
                yield _told("expect-missing", place, what, entry=f"{what}={found}")
        for what, expected in entries:
            today = now[what] if what in now else _found(catalog, place, what)
            yield from _compared(catalog, place, what, expected, today)


def _told(code: str, place: Place, value: str, **details: str) -> Finding:
    return block(code, place.file, place.row, "harapan", value, **details)


def _parted(entry: str) -> tuple[str, str]:
    """Return what an *entry* is about and the number it expects; an ``=`` inside brackets parts nothing."""
    end = entry.find("]") + 1
    what, _, expected = entry[end:].partition("=")
    return entry[:end] + what, expected


def _claimed(place: Place, claims: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return what the sides of a contradiction claim now, empty for a claim in words, by entry."""
    name = place.values["id_pertentangan"]
    ours = sorted((c for c in claims if c["id_pertentangan"] == name), key=lambda c: str(c["id_klaim"]))
    return {f"klaim:{c['id_klaim']}": "" if c["nilai"] is None else shown(c["nilai"]) for c in ours}


def _official(place: Place) -> Iterator[str]:
    table, column = place.values["tabel_resmi"], place.values["kolom_resmi"]
    if table is not None and column is not None:
        yield f"data:{table}.{column}"


def _compared(
    catalog: Catalog, place: Place, what: str, expected: str, found: str | None
) -> Iterator[Finding]:
    if not (_CLAIM.fullmatch(what) or _DATA.fullmatch(what)):
        yield _told("expect-unreadable", place, what)
    elif _is_governed(catalog, what):
        yield _told("expect-private", place, what)
    elif found is None:
        yield _told("expect-unknown", place, what)
    elif found != expected:
        yield _told("expect-changed", place, what, expected=expected, found=found)


def _is_governed(catalog: Catalog, what: str) -> bool:
    """Return True if *what* is a number that disclosure control may have to withhold."""
    match = _DATA.fullmatch(what)
    resource = _resource(catalog, match["table"]) if match else None
    if match is None or resource is None:
        return False
    fields = (field for field in resource.fields if field.name == match["column"])
    return any(field.disclosure is not None and field.disclosure.rule in _GOVERNED for field in fields)


def _found(catalog: Catalog, place: Place, what: str) -> str | None:
    """Return the cell of our own data that *what* names, empty for an empty one; None if there is none."""
    match = _DATA.fullmatch(what)
    resource = _resource(catalog, match["table"]) if match else None
    if match is None or resource is None or match["column"] not in resource.table.columns:
        return None
    rows = _rows(resource, match["row"], place.values["kode_wilayah"])
    value = rows[0][match["column"]] if len(rows) == 1 else None
    if value is None:
        return "" if len(rows) == 1 else None
    numbers = {field.name for field in numbers_of(resource)}
    return shown(value) if match["column"] in numbers else str(value)


def _resource(catalog: Catalog, key: str) -> Resource | None:
    """Return the real table *key*; a simulated one is nothing to hold a claim against."""
    resource = catalog.resource(key) if catalog.has(key) else None
    return resource if resource is not None and is_real(catalog, resource) else None


def _rows(resource: Resource, row: str | None, region: str) -> list[Mapping[str, Any]]:
    """Return the rows that a guard means: those with the cells of *row*, or a region's newest alone."""
    if row is not None:
        wanted = dict(pair.partition("=")[::2] for pair in row.split(","))
        return [r for r in resource.records if all(str(r.get(k)) == cell for k, cell in wanted.items())]
    ours = [r for r in resource.records if region in (r.get("kode_kelurahan"), r.get("kode_wilayah"))]
    return sorted(ours, key=lambda r: str(r.get(resource.time, "")))[-1:]
