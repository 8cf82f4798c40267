"""Files that are no tables: never published, told to the maintainer, searched for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from terang.city import City
from terang.findings import Finding
from terang.packages.encoding import SIZE_LIMIT
from terang.packages.grids import split_line
from terang.packages.privacy import Personal, find_personal, find_personal_in_line, is_personal_column
from terang.packages.specs import DESCRIPTOR, PackageSpec, Shelf
from terang.packages.telling import block, warn
from terang.statuses import Nature

_TEXT_ENDINGS = (
    ".csv",
    ".tsv",
    ".txt",
    ".bak",
    ".old",
    ".orig",
    ".tmp",
    ".json",
    ".md",
    ".geojson",
    ".html",
    ".xml",
    ".log",
    "~",
)
_SETTINGS = "city.toml"
_BOUNDARIES = "batas.json"
_WELCOME_NAMES = frozenset({"README.md", _SETTINGS, _BOUNDARIES, ".gitkeep"})
_WELCOME_ENDINGS = frozenset({".geojson"})


def find_strays(
    city: City, nature: Nature, packages: Sequence[tuple[Shelf, PackageSpec | None]]
) -> Iterator[Finding]:
    """Yield every file among the city's packages of *nature* that none of *packages* lists."""
    folder = city.packages(nature)
    label = "" if nature is Nature.REAL else f"{nature}/"
    listed = {shelf.folder / DESCRIPTOR for shelf, _ in packages}
    unreadable = {shelf.folder for shelf, spec in packages if spec is None}
    for _, spec in packages:
        listed |= {table.path for table in spec.tables} if spec else set()
    if nature is Nature.REAL:
        yield from _find_personal_settings(city)
    for path in _files(folder):
        if path in listed or (path.parent in unreadable and path.suffix == ".csv"):
            continue
        file = label + path.relative_to(folder).as_posix()
        if fault := _personal_fault(path, file):
            yield fault
        elif path.name not in _WELCOME_NAMES and path.suffix not in _WELCOME_ENDINGS:
            yield warn("stray-file", file)


def _find_personal_settings(city: City) -> Iterator[Finding]:
    """Yield personal data in the city's settings; its contacts may be a telephone number or an e-mail."""
    section = ""
    for number, line in enumerate(_lines(city.folder / _SETTINGS), 1):
        section = line.strip() if line.lstrip().startswith("[") else section
        is_contact = section == "[contact]"
        for span in find_personal(line):
            if span.kind is Personal.IDENTITY or not is_contact:
                yield block(f"personal-{span.kind}", _SETTINGS, number)
                break


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _personal_fault(path: Path, file: str) -> Finding | None:
    if find_personal_in_line(file.replace("/", ";")) or find_personal_in_line(path.stem):
        return block("stray-personal", file)
    is_text = path.name.lower().endswith(_TEXT_ENDINGS) and path.is_file() and not path.is_symlink()
    for number, line in enumerate(_lines(path) if is_text else (), 1):
        if find_personal_in_line(line) or (number == 1 and any(map(is_personal_column, _header(line)))):
            return block("stray-personal", file, number)
    return None


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    with path.open("rb") as stream:
        return stream.read(SIZE_LIMIT).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()


def _header(line: str) -> tuple[str, ...]:
    cells = (split_line(line) or ()) if "," in line else tuple(line.replace("\t", ";").split(";"))
    return tuple(cell for cell in cells if len(cell) <= 40)
