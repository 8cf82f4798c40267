"""What the JSON files hold, as JSON Schema 2020-12: the shapes that `openapi` names.

Every object is closed: a property that is not named here is a fault of ours, and the tests find it. A
file may get further properties with a new minor version, so a program should pass over what it does
not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from terang.downloads.files import NATURE_COLUMN
from terang.statuses import Status

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WORDS: Schema = {"type": "string", "minLength": 1}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NAMES: Schema = {"type": "array", "items": _WORDS}
_TEXTS: Schema = {"type": "object", "additionalProperties": _WORDS}
_STATUS: Schema = {"type": "string", "enum": [status.value for status in Status]}
_PERIOD: Schema = {
    "type": ["string", "null"],
    "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _closed(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return an object of *properties*, each required unless it is *optional*."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_OBSERVED: dict[str, Schema] = {
    "periode": _PERIOD,
    "nilai": {"type": ["number", "null"]},
    "status": _STATUS,
    "dilaporkan": _COUNT,
    "diharapkan": _COUNT,
    "disembunyikan": _COUNT,
    "paling_sedikit": {"type": "boolean"},
}
_OF_SUMS = ("dilaporkan", "diharapkan", "disembunyikan", "paling_sedikit")

_BEHIND: dict[str, Schema] = {
    NATURE_COLUMN: _WORDS,
    "sumber": {"type": "object", "additionalProperties": _ref("Sumber")},
    "catatan": _TEXTS,
}
_NAMED_BEHIND: dict[str, Schema] = {"sumber": _NAMES, "catatan": _NAMES}

_FILE: dict[str, Schema] = {
    "path": _WORDS,
    "resource": _WORDS,
    "format": _WORDS,
    "bytes": _COUNT,
    "sha256": _SHA256,
    "nature": _WORDS,
}


def _index() -> Schema:
    """Return the list of every file."""
    entry = _ref("Berkas")
    licence = _closed({"name": _WORDS, "title": _WORDS, "path": _WORDS})
    package = {"name": _WORDS, "title": _TEXTS, "version": _WORDS, "nature": _WORDS, "files": _list(entry)}
    indicator = {
        "id": _WORDS, "title": _TEXTS, "unit": _TEXT, "level": _WORDS, "tables": _NAMES, "files": _list(entry)
    }  # fmt: skip
    place = {"code": _WORDS, "name": _WORDS, "level": _WORDS, "files": _list(entry)}
    parts: dict[str, Schema] = {
        "title": _WORDS,
        "publisher": _WORDS,
        "licence": licence,
        "homepage": _WORDS,
        "packages": _list(_closed(package)),
        "indicators": _list(_closed(indicator)),
        "files": _list(entry),
        "places": _list(_closed(place)),
    }
    return _closed(parts, ("homepage",))


def _place() -> Schema:
    """Return the document of a place: an entry an indicator."""
    entry = {
        "indikator": _WORDS,
        "judul": _WORDS,
        "satuan": _TEXT,
        **_OBSERVED,
        **_NAMED_BEHIND,
        "deret": _list(_ref("Pengamatan")),
    }
    return _closed(
        {
            "kode": _WORDS,
            "nama": _WORDS,
            "tingkat": {"type": "string", "enum": ["kota", "kecamatan", "kelurahan"]},
            "kecamatan": _WORDS,
            "kota": _WORDS,
            **_BEHIND,
            "pengamatan": _list(_closed(entry, _OF_SUMS)),
        },
        ("kecamatan",),
    )


def _indicator() -> Schema:
    """Return the document of an indicator: an entry a place."""
    entry = {
        "kode": _WORDS,
        "nama": _TEXT,
        "tingkat": _TEXT,
        **_OBSERVED,
        **_NAMED_BEHIND,
        "masukan": _NAMES,
        "deret": _list(_ref("Pengamatan")),
    }
    words = dict.fromkeys(("indikator", "judul", "definisi", "cara", "satuan", "satuan_nama"), _WORDS)
    return _closed(
        {
            **words,
            "tingkat": _WORDS,
            "dapat_dijumlahkan": {"type": "boolean"},
            "tabel": _NAMES,
            "arti_status": _TEXTS,
            **_BEHIND,
            "wilayah": _list(_closed(entry, _OF_SUMS)),
        }
    )


def schemas() -> dict[str, Schema]:
    """Return every schema by its name."""
    source = {"judul": _WORDS, "alamat": _TEXT, "tanggal": _TEXT, "penerbit": _TEXT}
    return {
        "Berkas": _closed(_FILE, ("resource", "nature")),
        "Daftar": _index(),
        "DataJson": {"type": "object", "required": ["dataset"]},
        "Indikator": _indicator(),
        "OpenAPI": {"type": "object", "required": ["openapi", "info", "paths", "components"]},
        "Paket": {
            "type": "object",
            "required": ["name", "title", "version", "licenses", "sources", "resources"],
        },
        "Pengamatan": _closed(_OBSERVED, _OF_SUMS),
        "Sumber": _closed(source),
        "Wilayah": _place(),
    }
