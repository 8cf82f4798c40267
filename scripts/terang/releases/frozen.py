"""One frozen release on disk: its list ``rilis.json``, and the files it lists, byte for byte."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from terang.releases.model import FrozenFile, InvalidRelease, Release
from terang.releases.tables import PublishedTable, Tables, frozen_tables

LIST = "rilis.json"
"""Name of the file that lists a release."""

DESCRIPTOR = "datapackage.json"

_KEYS = frozenset({"version", "date", "note", "packages", "files", "digest"})
_PATH = re.compile(r"[a-z0-9][a-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:csv|json|txt|cff)")
_PACKAGE = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REMEDY = (
    "Yang dibekukan tidak boleh berubah. Kembalikan dari riwayat git; perubahan data masuk ke rilis baru."
)


def release_document(release: Release) -> bytes:
    """Return ``rilis.json`` of *release*."""
    document = {
        "version": release.version,
        "date": release.date,
        "note": dict(release.note),
        "packages": dict(release.packages),
        "files": [{"path": f.path, "bytes": f.size, "sha256": f.sha256} for f in release.files],
    }
    document["digest"] = digest_of(document)
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the checksum of a list of a release, without the one it holds itself."""
    plain = {key: value for key, value in document.items() if key != "digest"}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_release(folder: Path, version: str = "") -> Release:
    """Return the release frozen in *folder*, every byte checked.

    *version* is what it must be, the name of the folder by default. Raises `InvalidRelease` naming
    the file that was altered, is missing, or does not belong there.
    """
    version = version or folder.name
    document = _read_list(folder, version)
    release = Release(
        version=version,
        date=document["date"],
        note=document["note"],
        packages=document["packages"],
        files=tuple(FrozenFile(file["path"], file["bytes"], file["sha256"]) for file in document["files"]),
        folder=folder,
    )
    _refuse_strays(release)
    for file in release.files:
        read_file(release, file)
    return release


def read_file(release: Release, file: FrozenFile) -> bytes:
    """Return the bytes of *file*; raise `InvalidRelease` if they are not those that were frozen."""
    path = release.folder / file.path
    if path.is_symlink() or not path.is_file():
        raise _fault(release.version, file.path, "tidak ada")
    content = path.read_bytes()
    if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sha256:
        raise _fault(release.version, file.path, "berubah sejak dibekukan")
    return content


def read_list(release: Release) -> bytes:
    """Return the bytes of ``rilis.json`` of *release*; raise `InvalidRelease` if it says something else."""
    _read_list(release.folder, release.version)
    return (release.folder / LIST).read_bytes()


def read_tables(release: Release) -> Tables:
    """Return every table of *release* as it was published."""
    tables: list[PublishedTable] = []
    for package in release.packages:
        own = [file for file in release.files if file.path.startswith(f"{package}/")]
        files = {file.path.partition("/")[2]: read_file(release, file) for file in own}
        try:
            tables += frozen_tables(package, json.loads(files[DESCRIPTOR]), files)
        except (KeyError, ValueError) as error:
            raise _fault(release.version, f"{package}/{DESCRIPTOR}", "tidak dapat dibaca") from error
        except InvalidRelease as error:
            raise InvalidRelease(f"Rilis {release.version}", *error.details, _REMEDY) from error
    return {table.dataset: table for table in tables}


def _read_list(folder: Path, version: str) -> Mapping[str, Any]:
    path = folder / LIST
    if path.is_symlink() or not path.is_file():
        raise _fault(version, LIST, "tidak ada")
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        raise _fault(version, LIST, "bukan JSON yang sah") from error
    if not isinstance(document, dict) or document.keys() != _KEYS:
        raise _fault(version, LIST, f"tidak memuat tepat kunci {', '.join(sorted(_KEYS))}")
    for key, holds in _HOLDS.items():
        if not holds(document[key]):
            raise _fault(version, LIST, f"salah isi pada kunci {key}")
    if document["version"] != version:
        raise _fault(version, LIST, "menyebut versi lain daripada nama foldernya")
    if document["digest"] != digest_of(document):
        raise _fault(version, LIST, "berubah sejak dibekukan")
    if {file["path"].partition("/")[0] for file in document["files"]} != document["packages"].keys():
        raise _fault(version, LIST, "menyebut paket tanpa berkas, atau berkas tanpa paket")
    return document


def is_date(value: object) -> bool:
    """Return True for a day written as an ISO date, such as ``2026-08-05``."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_texts(value: object) -> bool:
    return (
        isinstance(value, dict)
        and len(value) > 0
        and all(isinstance(text, str) and text.strip() for text in value.values())
    )


def _is_packages(value: object) -> bool:
    return _is_texts(value) and isinstance(value, dict) and all(map(_PACKAGE.fullmatch, value))


def _is_files(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_file, value)):
        return False
    paths = [file["path"].casefold() for file in value]
    return len(paths) == len(set(paths)) > 0


def _is_file(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"path", "bytes", "sha256"}
        and isinstance(value["path"], str)
        and _PATH.fullmatch(value["path"]) is not None
        and type(value["bytes"]) is int
        and isinstance(value["sha256"], str)
        and _SHA256.fullmatch(value["sha256"]) is not None
    )


_HOLDS = {
    "version": lambda value: isinstance(value, str),
    "date": is_date,
    "note": _is_texts,
    "packages": _is_packages,
    "files": _is_files,
}


def _refuse_strays(release: Release) -> None:
    known = {LIST, *(file.path for file in release.files)}
    for path in sorted(release.folder.rglob("*")):
        name = path.relative_to(release.folder).as_posix()
        if name not in known and (path.is_symlink() or not path.is_dir()):
            raise _fault(release.version, name, "tidak termasuk rilis ini")


def _fault(version: str, name: str, what: str) -> InvalidRelease:
    return InvalidRelease(f"Rilis {version}, berkas {name}: {what}.", _REMEDY)
