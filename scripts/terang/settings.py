"""What ``city.toml`` must hold, key by key, and what is wrong in one, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


def find_faults(document: Mapping[str, Any]) -> list[str]:
    """Return a sentence for every key of *document*, a city.toml, that is missing, wrong or unknown."""
    return [*_find_faults(document, _TABLES), *_find_language_faults(document)]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _fits(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_languages(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(_fits("[a-z]{2,3}")(item) for item in value)
        and len(set(value)) == len(value)
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """What one key of ``city.toml`` must hold."""

    holds: Callable[[object], bool]
    example: str
    required: bool = True


_TEXT = _Key(_is_text, "teks dalam tanda kutip")
_WORDS = _Key(lambda value: isinstance(value, str), "teks dalam tanda kutip, boleh kosong", required=False)
_COUNT = _Key(_is_count, "bilangan bulat lebih dari nol, tanpa tanda kutip")
_LIMIT = _Key(_is_count, "bilangan bulat lebih dari nol, tanpa tanda kutip", required=False)
_ADDRESS = r"https?://[^\s\"'<>]+"
_LINK = _Key(_fits(f"(?:{_ADDRESS})?"), "alamat yang diawali https://, atau kosong", required=False)
_MAIL = _Key(_fits(r"(?:[^@\s]+@[^@\s]+\.[^@\s]+)?"), "satu alamat surel, atau kosong", required=False)
_CHAT = _Key(
    _fits(r"(?:\+?[0-9][0-9 ()-]{7,19})?"), "nomor dengan kode negara (+62 …), atau kosong", required=False
)

_PLAIN_KEY = re.compile(r"[a-z_]{1,30}")

_Table = Mapping[str, "_Key | _Table"]
_TABLES: _Table = {
    "short_name": _TEXT,
    "site_name": _TEXT,
    "publisher": _TEXT,
    "region_code": _Key(_fits(r"[0-9]{2}\.[0-9]{2}"), 'kode dalam tanda kutip, seperti "99.71"'),
    "bps_code": _Key(_fits(r"[0-9]{4}"), 'kode dalam tanda kutip, seperti "9971"'),
    "languages": _Key(_is_languages, 'daftar kode bahasa tanpa ulangan, seperti ["id", "en"]'),
    "name": {},
    "licence": {"name": _TEXT, "title": _TEXT, "path": _Key(_fits(_ADDRESS), "alamat yang diawali https://")},
    "expected": {"kecamatan": _COUNT, "kelurahan": _COUNT},
    "contact": {"email": _MAIL, "whatsapp": _CHAT, "issues": _LINK},
    "publish": {"address": _LINK},
    "map": {"river": _WORDS},
    "disclosure": {"hide_below": _LIMIT, "round_to": _LIMIT, "money_below": _LIMIT},
}
"""Every key there is; the keys of ``name`` are languages."""


def _find_faults(document: Mapping[str, Any], known: _Table, place: str = "") -> Iterator[str]:
    for name, wanted in known.items():
        key, value = f"{place}{name}", document.get(name)
        if isinstance(wanted, _Key):
            if value is None and wanted.required:
                yield f"Kunci yang belum ada: {key}. Isinya: {wanted.example}."
            elif value is not None and not wanted.holds(value):
                yield f"Kunci {key} salah isi. Isinya: {wanted.example}."
        elif value is not None and not isinstance(value, dict):
            yield f"Kunci {key} salah isi. Isinya: bagian yang diawali baris [{key}]."
        elif wanted:
            yield from _find_faults(value or {}, wanted, f"{key}.")
    # A name that is not plain is not repeated: it may be anything, also somebody's number.
    unknown = [name if _PLAIN_KEY.fullmatch(name) else "***" for name in document if name not in known]
    if unknown:
        names = f"{place}{f', {place}'.join(unknown)}"
        yield f"Kunci yang tidak dikenal: {names}. Yang ada: {', '.join(known)}."


def _find_language_faults(document: Mapping[str, Any]) -> Iterator[str]:
    languages, names = document.get("languages"), document.get("name", {})
    if _is_languages(languages) and isinstance(names, dict):
        for language in languages or ():
            if not _is_text(names.get(language)):
                yield f"Kunci yang belum ada: name.{language}. Isinya: {_TEXT.example}."
