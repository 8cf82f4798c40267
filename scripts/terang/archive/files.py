"""What is published of the frozen releases: every file byte for byte, its checksums, and a zip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from terang.downloads import PublishedFile
from terang.downloads.files import Format
from terang.downloads.listing import CHECKSUMS
from terang.downloads.packages import zip_files
from terang.releases import History, Release
from terang.releases.frozen import LIST, read_file, read_list

_FORMATS: Mapping[str, Format] = {".csv": "CSV", ".json": "JSON", ".txt": "TXT", ".cff": "CFF"}


def zip_path(release: Release) -> str:
    """Return the address of the zip of *release* from the root of the site."""
    return f"{release.path}rilis-{release.version}.zip"


def checksums_path(release: Release) -> str:
    """Return the address of the checksums of *release* from the root of the site."""
    return f"{release.path}{CHECKSUMS}"


def archive_files(history: History) -> tuple[PublishedFile, ...]:
    """Return the published files of every release: as they stand in the project, with checksums and a zip.

    Raises `InvalidRelease` if a frozen file is no longer what it was.
    """
    return tuple(file for release in history.releases for file in _release_files(release))


def _release_files(release: Release) -> Iterator[PublishedFile]:
    frozen = [PublishedFile(f"{release.path}{LIST}", read_list(release), "JSON")]
    frozen += [
        PublishedFile(
            release.path + file.path, read_file(release, file), _FORMATS[PurePosixPath(file.path).suffix]
        )
        for file in release.files
    ]
    frozen.append(PublishedFile(zip_path(release), zip_files(frozen, release.path.rstrip("/")), "ZIP"))
    yield from frozen
    yield PublishedFile(checksums_path(release), _checksums(frozen, release), "TXT")


def _checksums(files: Iterable[PublishedFile], release: Release) -> bytes:
    known = sorted((file.path.removeprefix(release.path), file.sha256) for file in files)
    return "".join(f"{digest}  {path}\n" for path, digest in known).encode("ascii")
