"""Drawings on disk, found again by what they were drawn from.

An entry carries the hash of its own text. One that was cut short or changed is as good as absent:
it is drawn again and replaced whole.
"""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def read_drawing(folder: Path, key: str) -> str | None:
    """Return the drawing kept in *folder* under *key*; None where there is none, or it is damaged."""
    try:
        text = _path(folder, key).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    digest, _, drawing = text.partition("\n")
    return drawing if digest == _digest(drawing) else None


def keep_drawing(folder: Path, key: str, drawing: str) -> None:
    """Keep *drawing* in *folder* under *key*, in one step: a reader finds the old, the new, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{key}.", suffix=".tmp", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{_digest(drawing)}\n{drawing}")
        part.replace(_path(folder, key))
    finally:
        part.unlink(missing_ok=True)


def _path(folder: Path, key: str) -> Path:
    return folder / f"{key}.svg"


def _digest(drawing: str) -> str:
    return sha256(drawing.encode()).hexdigest()
