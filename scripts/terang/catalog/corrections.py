"""What a site corrected, and why its older data changed: two tables of a package of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from terang.catalog.declared import Text
from terang.catalog.model import Catalog

CORRECTIONS = "koreksi_koreksi"
"""Key of the table of corrections."""

REASONS = "koreksi_alasan"
"""Key of the table of reasons why older data changed."""

Key = tuple[tuple[str, str], ...]
"""Columns of a primary key with their cells."""

_REGIONS = ("kode_kelurahan", "kode_kecamatan", "kode_kota", "kode_wilayah")


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that reads otherwise than in the file of its source."""

    id: str
    date: str
    package: str
    resource: str
    key: Key
    region: str
    """Code of the place that the row is about; empty where it is about none of the city's."""
    column: str
    old: str
    """The cell in the file as received, as text; empty for an empty one."""
    new: str
    reason: Text
    source: str
    """Name of the source in the package of corrections."""

    @property
    def table(self) -> str:
        """Key of the corrected table in the catalogue, such as ``koperasi_simkopdes``."""
        return f"{self.package}_{self.resource}"


@dataclass(frozen=True, slots=True)
class ChangeReason:
    """Why a figure about the past is another one than in the release before."""

    id: str
    date: str
    package: str
    resource: str
    key: Key
    """Empty where the reason is for a whole table."""
    region: str
    column: str
    """Empty where the reason is for whole rows."""
    reason: Text
    source: str


def parse_key(text: str) -> Key | None:
    """Return the columns and cells of a *text* such as ``kode_kelurahan=99.71.01.1001;tanggal=2026-03-31``.

    None if it is no such text; nothing for an empty one.
    """
    pairs = [part.partition("=") for part in text.split(";")] if text else []
    names = [name for name, _, _ in pairs]
    if not all(name and sign and cell for name, sign, cell in pairs) or len(set(names)) < len(names):
        return None
    return tuple((name, cell) for name, _, cell in pairs)


def write_key(key: Key) -> str:
    """Return *key* as the tables of corrections and reasons write it."""
    return ";".join(f"{name}={cell}" for name, cell in key)


def corrections_of(
    catalog: Catalog, *, table: str = "", region: str = "", column: str = ""
) -> tuple[Correction, ...]:
    """Return the corrections of *catalog*, the newest first; of a *table*, place or column alone if given.

    Those of a place are about itself or a place inside it.
    """
    found = [_correction(catalog, row) for row in _rows(catalog, CORRECTIONS)]
    return tuple(
        one
        for one in sorted(found, key=lambda one: (one.date, one.id), reverse=True)
        if (not table or one.table == table)
        and (not column or one.column == column)
        and (not region or f"{one.region}.".startswith(f"{region}."))
    )


def reasons_of(catalog: Catalog) -> tuple[ChangeReason, ...]:
    """Return the reasons why older data of *catalog* changed, the newest first."""
    rows = _rows(catalog, REASONS)
    found = [ChangeReason(id=row["id_alasan"], **_shared(catalog, row)) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.date, one.id), reverse=True))


def _rows(catalog: Catalog, table: str) -> Iterator[Mapping[str, Any]]:
    if catalog.has(table):
        yield from catalog.records(table)


def _correction(catalog: Catalog, row: Mapping[str, Any]) -> Correction:
    old, new = row["nilai_lama"] or "", row["nilai_baru"] or ""
    return Correction(id=row["id_koreksi"], old=old, new=new, **_shared(catalog, row))


def _shared(catalog: Catalog, row: Mapping[str, Any]) -> dict[str, Any]:
    key = parse_key(row["kunci"] or "") or ()
    first, *others = catalog.city.languages
    said = {first: row["alasan"], **{lang: row.get(f"alasan_{lang}") for lang in others}}
    return {
        "date": row["tanggal"],
        "package": row["paket"],
        "resource": row["tabel"],
        "key": key,
        "region": _region(catalog, dict(key)),
        "column": row["kolom"] or "",
        "reason": {lang: text for lang, text in said.items() if text},
        "source": row["id_sumber"],
    }


def _region(catalog: Catalog, key: Mapping[str, str]) -> str:
    """Return the code of the place that a row is about: named in its *key*, or by its statistical code."""
    named = next((key[name] for name in _REGIONS if name in key), "")
    if named or "kode_bps" not in key:
        return named
    return next((r.code for r in catalog.regions.values() if r.bps_code == key["kode_bps"]), "")
