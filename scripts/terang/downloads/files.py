"""One published file, its address, and the writing of many."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from terang.errors import BuildFailed
from terang.releases import ARCHIVE_FOLDER
from terang.statuses import SIMULATED_PREFIX, Nature

DOWNLOAD_FOLDER = "unduh"
"""Folder of the site that holds every published file."""

NATURE_COLUMN = "sifat_data"
"""Column at the end of every CSV with simulated values."""

FEED_FOLDER = "umpan"
"""Folder of the site that holds the feeds of changes."""

Format = Literal[
    "CSV", "XLSX", "PARQUET", "SQLITE", "ZIP", "JSON", "JSON-LD", "ATOM", "CFF", "TXT", "PDF"
]  # fmt: skip

_FOLDERS = f"(?:{DOWNLOAD_FOLDER}|{ARCHIVE_FOLDER}|{FEED_FOLDER})"
_SAFE_ADDRESS = re.compile(rf"{_FOLDERS}(/[A-Za-z0-9][A-Za-z0-9._-]*)+|data\.json|katalog\.jsonld")


def published_name(name: str, nature: Nature) -> str:
    """Return *name* as the public sees it: a simulated file or package says so in its name."""
    if nature is not Nature.SIMULATED or name.startswith(SIMULATED_PREFIX):
        return name
    return SIMULATED_PREFIX + name


def nature_column(nature: Nature) -> tuple[tuple[str, str], ...]:
    """Return the column, a name and its one value, that simulated rows carry; none for real ones."""
    return ((NATURE_COLUMN, nature.value),) if nature is Nature.SIMULATED else ()


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file that a reader may take; raise `BuildFailed` if its address could leave the folder."""

    path: str
    """Address from the root of the site, such as ``unduh/<package>/<resource>.csv``: below the folder
    of downloads, of the archive or of the feeds, or one of the catalogues at the root."""
    content: bytes = field(repr=False)
    format: Format
    package: str = ""
    """Name of its data package in the catalogue; empty where it belongs to none."""
    resource: str = ""
    """Name of its resource; empty where it holds no single one."""
    region: str = ""
    """Code of the place it is about; empty where it is not about one."""
    indicator: str = ""
    """Id of the indicator it is about; empty where it is not about one."""
    nature: Nature = Nature.REAL

    def __post_init__(self) -> None:
        """Refuse an address that is not plain."""
        if not _SAFE_ADDRESS.fullmatch(self.path):
            raise BuildFailed(f"Alamat berkas unduhan tidak aman: {self.path}")

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """Checksum of the content, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def address(self) -> str:
        """Address from the download folder, such as ``<package>/<resource>.csv``."""
        return self.path.removeprefix(f"{DOWNLOAD_FOLDER}/")


def in_order(files: Iterable[PublishedFile]) -> tuple[PublishedFile, ...]:
    """Return *files* by address; raise `BuildFailed` if two share one, on any file system."""
    found: dict[str, PublishedFile] = {}
    for file in files:
        key = file.path.casefold()
        if key in found:
            raise BuildFailed(f"Dua berkas unduhan beralamat sama: {found[key].path} dan {file.path}")
        found[key] = file
    return tuple(sorted(found.values(), key=lambda file: file.path))


def write_downloads(files: Iterable[PublishedFile], folder: Path) -> None:
    """Write *files* below *folder*, the root of the site; an `OSError` is left to the caller."""
    made: set[Path] = set()
    for file in files:
        target = folder / file.path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(file.content)
