"""A folder that nobody sees until it is whole: staged, sealed, swapped in by one rename.

``output`` is a symbolic link to ``.terang/builds/<hash>``. A build writes into its own
``*.staging`` folder beside the finished ones, so a failure, a full disk or a killed process leaves
the link, and with it the last good site, as it was.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from terang.errors import BuildFailed

STATE_NAME = ".terang"
BUILDS_KEPT = 3
"""How many finished builds stay, the newest first; the one a link points to always does."""

STAGING_SUFFIX = ".staging"
LINK_SUFFIX = ".tautan"
FOLDER_MODE = 0o755
FILE_MODE = 0o644


def state_folder(output: Path) -> Path:
    """Return the folder for builds and lock of *output*: beside it, so on the same file system."""
    return output.parent if output.parent.name == STATE_NAME else output.parent / STATE_NAME


def check_output(output: Path, builds: Path) -> None:
    """Raise `BuildFailed` in words if *output* is something that is not ours to replace."""
    if output.is_symlink():
        if _points_into(output, builds):
            return
        raise BuildFailed(f"{output} adalah tautan ke tempat lain. Hapus tautan itu, lalu ulangi.")
    if output.is_dir() and any(output.iterdir()):
        raise BuildFailed(
            f"{output} adalah folder berisi yang bukan buatan perintah ini.",
            "Pindahkan atau hapus folder itu, lalu ulangi.",
        )
    if output.exists() and not output.is_dir():
        raise BuildFailed(f"{output} adalah berkas. Pindahkan atau hapus, lalu ulangi.")


def sweep(output: Path, builds: Path) -> None:
    """Remove what killed builds left behind; only the holder of the lock may call this."""
    for leftover in builds.glob(f"*{STAGING_SUFFIX}"):
        shutil.rmtree(leftover)
    for leftover in output.parent.glob(f".*{LINK_SUFFIX}"):
        leftover.unlink()


@contextmanager
def staging(builds: Path) -> Iterator[Path]:
    """Offer an empty folder inside *builds*; whatever is still in it at the end is removed."""
    builds.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", suffix=STAGING_SUFFIX, dir=builds))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def seal(folder: Path) -> str:
    """Give every file the same mode under any umask, bring it to the disk; return the digest.

    The digest is the first 16 hex digits of a SHA-256 over all names and contents.
    """
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
    with ThreadPoolExecutor() as hands:  # a disk brings many files home in little more time than one
        for _ in hands.map(_sync, paths):
            pass
    return digest_of(folder)


def digest_of(folder: Path) -> str:
    """Return 16 hex digits that change with any name or any byte in *folder*."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        whole.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()[:16]


def swap_in(staged: Path, digest: str, output: Path, builds: Path) -> Path:
    """Name *staged* after its *digest* and point *output* to it; return the finished folder.

    Both steps are single renames: at any moment *output* shows one whole site.
    """
    target = _place(staged, digest, builds)
    os.utime(target)
    _sync(builds)
    check_output(output, builds)
    if output.is_dir() and not output.is_symlink():
        output.rmdir()
    link = output.with_name(f".{output.name}.{os.getpid()}{LINK_SUFFIX}")
    link.unlink(missing_ok=True)
    try:
        link.symlink_to(os.path.relpath(target, output.parent), target_is_directory=True)
        os.replace(link, output)
    finally:
        link.unlink(missing_ok=True)
    _sync(output.parent)
    return target


def prune(builds: Path, kept: int = BUILDS_KEPT) -> None:
    """Remove all but the newest *kept* builds; a build that a link points to stays.

    A build that cannot be removed is left for the next time: the new site is already in place.
    """
    state = builds.parent
    links = [path for folder in (state, state.parent) for path in folder.iterdir() if path.is_symlink()]
    shown = {_target_of(link) for link in links}
    finished = [path for path in builds.iterdir() if path.is_dir() and path.suffix != STAGING_SUFFIX]
    newest = sorted(finished, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in newest[kept:]:
        if old not in shown:
            shutil.rmtree(old, ignore_errors=True)


def remove(path: Path) -> None:
    """Remove *path*, whatever it is, if it is there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def _place(staged: Path, digest: str, builds: Path) -> Path:
    """Move *staged* to its final name; an equal build that is already there is used again.

    A build of that name that somebody has edited since is left alone: it may be what readers see.
    """
    number = 1
    while True:
        target = builds / (digest if number == 1 else f"{digest}-{number}")
        if not target.exists():
            os.rename(staged, target)
            return target
        if digest_of(target) == digest:
            return target
        number += 1


def _points_into(link: Path, builds: Path) -> bool:
    return _target_of(link).parent == builds


def _target_of(link: Path) -> Path:
    """Return where *link* points, absolute and without ``..``, whether or not it is there."""
    return Path(os.path.normpath(link.parent / os.readlink(link)))


def _sync(path: Path) -> None:
    """Bring *path* to the disk before anything points to it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
