"""Which property of the features tells the kelurahan, and how its values are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from terang.boundaries.reading import Feature
from terang.catalog import Catalog

COMMON = (
    "kode_kelurahan",
    "kode_kemendagri",
    "kode_dagri",
    "kdepum",
    "kode_desa_kelurahan",
    "kode_desa",
    "kode_kel",
    "kd_kelurahan",
    "kd_kel",
    "kd_desa",
    "kode_wilayah",
    "kode",
    "code",
    "kode_bps",
    "kdebps",
    "id_desa",
    "adm4_pcode",
    "village_code",
)
"""Names that such a property usually has; capitals and what is between the words do not matter."""

IDENTIFIER = "id"
"""Stands for the member ``id`` of the features themselves, which no property is."""

_DOTTED = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
_DIGITS = re.compile(r"(?:ID)?([0-9]{10})")


@dataclass(frozen=True, slots=True)
class Coding:
    """How features name their kelurahan."""

    name: str
    """The property; `IDENTIFIER` for the member ``id``."""
    codes: Mapping[str, str]
    """Kemendagri code by the text of a value."""

    def text(self, feature: Feature) -> str:
        """Return what *feature* says, as text; empty where it says nothing."""
        return _text(_value(feature, self.name))

    def code(self, feature: Feature) -> str | None:
        """Return the code of the kelurahan of *feature*, None if it names none of the city."""
        return self.codes.get(self.text(feature))


def find_coding(features: Sequence[Feature], catalog: Catalog, name: str = "") -> Coding | None:
    """Return how *features* name their kelurahan, by the property *name* if given; None if nothing does.

    Ten digits may be a Kemendagri code without dots or a BPS code, and the two overlap. So the
    values are read all in one way: in that by which they name most kelurahan.
    """
    names = [name] if name else _candidates(features)
    best, most = None, 0
    for candidate in names:
        texts = {_text(_value(feature, candidate)) for feature in features} - {""}
        for read in _readings(catalog):
            codes = {text: code for text in texts if (code := read(text)) is not None}
            if len(set(codes.values())) > most:
                best, most = Coding(candidate, codes), len(set(codes.values()))
    return best


def property_names(features: Sequence[Feature]) -> tuple[str, ...]:
    """Return the names of all properties, in the order in which they appear."""
    return tuple(dict.fromkeys(str(name) for feature in features for name in feature.properties))


def _candidates(features: Sequence[Feature]) -> list[str]:
    ranks = {_plain(name): rank for rank, name in enumerate(COMMON)}
    known = [name for name in property_names(features) if _plain(name) in ranks]
    return [*sorted(known, key=lambda name: ranks[_plain(name)]), IDENTIFIER]


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _value(feature: Feature, name: str) -> Any:
    if name == IDENTIFIER and name not in feature.properties:
        return feature.identifier
    return feature.properties.get(name)


def _text(value: Any) -> str:
    """Return a value as text: numbers whole, as spreadsheets lose that they are codes."""
    if isinstance(value, float) and abs(value) < 1e12 and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return value.strip() if isinstance(value, str) else str(value) if abs(value) < 10**12 else ""


def _readings(catalog: Catalog) -> tuple[Callable[[str], str | None], ...]:
    regions = catalog.level("kelurahan")
    known = {region.code: region.code for region in regions}
    digits = {region.code.replace(".", ""): region.code for region in regions}
    bps = {region.bps_code: region.code for region in regions}

    def by_dots(text: str) -> str | None:
        return known.get(text) if _DOTTED.fullmatch(text) else None

    def by_digits(text: str) -> str | None:
        found = _DIGITS.fullmatch(text)
        return digits.get(found[1]) if found else None

    def by_bps(text: str) -> str | None:
        found = _DIGITS.fullmatch(text)
        return bps.get(found[1]) if found else None

    return (by_dots, by_digits, by_bps)
