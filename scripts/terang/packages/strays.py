"""Files that lie beside the data: never published, told to the maintainer, searched for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from terang.city import City
from terang.findings import Finding
from terang.packages.descriptors import DESCRIPTOR
from terang.packages.encoding import SIZE_LIMIT
from terang.packages.grids import split_line
from terang.packages.privacy import find_personal_in_line, is_personal_column
from terang.packages.specs import PackageSpec
from terang.packages.telling import block, warn

_TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".bak", ".old", ".orig", ".tmp", ".json", ".md", "~")
_WELCOME = frozenset({"README.md", "city.toml", ".gitkeep"})


def find_strays(city: City, packages: dict[str, PackageSpec | None]) -> Iterator[Finding]:
    """Yield every file in the city's folder that no package lists."""
    listed = {city.folder / name / DESCRIPTOR for name in packages}
    unreadable = {city.folder / name for name, spec in packages.items() if spec is None}
    for spec in packages.values():
        listed |= {table.path for table in spec.tables} if spec else set()
    for path in _files(city.folder):
        if path in listed or path.name in _WELCOME or path.suffix == ".geojson":
            continue
        if path.parent in unreadable and path.suffix == ".csv":
            continue
        yield _stray_finding(path, path.relative_to(city.folder).as_posix())


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _stray_finding(path: Path, file: str) -> Finding:
    if path.name.lower().endswith(_TEXT_ENDINGS) and path.is_file() and not path.is_symlink():
        with path.open("rb") as stream:
            text = stream.read(SIZE_LIMIT).decode("utf-8", "replace").removeprefix("\ufeff")
        for number, line in enumerate(text.splitlines(), 1):
            if find_personal_in_line(line) or (number == 1 and any(map(is_personal_column, _header(line)))):
                return block("stray-personal", file, number)
    return warn("stray-file", file)


def _header(line: str) -> tuple[str, ...]:
    cells = (split_line(line) or ()) if "," in line else tuple(line.replace("\t", ";").split(";"))
    return tuple(cell for cell in cells if len(cell) <= 40)
