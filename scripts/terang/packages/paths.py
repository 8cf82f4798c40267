"""Where the files of a package may be: inside the package, as plain CSV files, each named once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from terang.findings import Finding
from terang.packages.specs import PackageSpec, TableSpec
from terang.packages.telling import block

_PLAIN_PATH = re.compile(r"(?:[a-z0-9][a-z0-9_\-]*/)*[a-z0-9][a-z0-9_\-.]*\.csv")
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")


def find_path_faults(spec: PackageSpec) -> Iterator[Finding]:
    """Yield every path of *spec* that no library may be asked to open."""
    seen: set[Path] = set()
    for index, table in enumerate(spec.tables):
        place = f"resources[{index}].path"
        code = _path_fault(table, spec.folder)
        if code is None and table.path.resolve() in seen:
            code = "path-twice"
        if code is not None:
            file = table.file if code == "path-missing" else spec.file
            yield block(code, file, value=table.descriptor["path"], place=place, resource=table.name)
        else:
            seen.add(table.path.resolve())


def _path_fault(table: TableSpec, folder: Path) -> str | None:
    path = table.descriptor["path"]
    if _REMOTE.match(path) and not re.match(r"[A-Za-z]:[\\/]", path):
        return "path-remote"
    if path.startswith(("/", "\\", "~")) or ".." in path or "\\" in path or ":" in path:
        return "path-outside"
    if not _PLAIN_PATH.fullmatch(path):
        return "path-not-csv"
    if not table.path.is_symlink() and not table.path.is_file():
        return "path-missing"
    return None if stays_inside(table.path, folder) else "path-outside"


def stays_inside(path: Path, folder: Path) -> bool:
    """Return True if *path*, with every symbolic link followed, is a file inside *folder*."""
    try:
        resolved = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return resolved.is_file() and resolved.is_relative_to(folder.resolve())
