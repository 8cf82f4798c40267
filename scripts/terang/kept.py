"""What took long to make, on disk, found again by what it was made from.

An entry carries the hash of its own content: one that was cut short or changed is as good as absent.
"""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

_DIGEST = 64


def read_kept(folder: Path, key: str) -> bytes | None:
    """Return what is kept in *folder* under *key*; None where nothing is, or it is damaged."""
    try:
        entry = (folder / key).read_bytes()
    except FileNotFoundError:
        return None
    content = entry[_DIGEST:]
    return content if entry[:_DIGEST] == _digest(content) else None


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep *content* in *folder* under *key*, in one step: a reader finds the old, the new, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{key}.", suffix=".tmp", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_digest(content) + content)
        part.replace(folder / key)
    finally:
        part.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode("ascii")
