"""Checks that were passed before: the same bytes, by the same code, need not be read again.

Only "nothing was found" is kept, never a finding: what was refused once is looked at again each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from terang.city import ROOT
from terang.findings import Finding
from terang.kept import keep, read_kept

VERDICTS = ROOT / ".cache" / "lulus"
"""Checks passed, by the hash of what was checked and of how; deleting it costs time only."""

_LIBRARIES = ("highspy", "pyarrow")
"""Outside libraries that a kept check leans on."""


def unless_passed(
    folder: Path | None,
    about: object,
    files: Mapping[str, bytes],
    check: Callable[[], Iterable[Finding]],
) -> Iterator[Finding]:
    """Yield what *check* finds; nothing, without asking, if it found nothing before in the same.

    The same is: *about*, which says by its `repr` what is checked and by which limits, the content of
    all *files* under their names, and our code. *check* may read nothing else. *folder* is where it is
    noted that a check was passed, None for nowhere.
    """
    if folder is None:
        yield from check()
        return
    key = _key(about, files)
    if read_kept(folder, key) is not None:
        return
    found = list(check())
    if not found:
        keep(folder, key, b"")
    yield from found


def _key(about: object, files: Mapping[str, bytes]) -> str:
    hashes = sorted((path, sha256(content).hexdigest()) for path, content in files.items())
    return sha256(repr((_GROUND, about, hashes)).encode("utf-8", "surrogatepass")).hexdigest()


def _ground() -> str:
    """Return the hash of what every check stands on: all of our code, the language, the libraries."""
    files = sorted((ROOT / "scripts" / "terang").rglob("*.py"))
    code = sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
    return f"{code} {sys.version} {[version(name) for name in _LIBRARIES]}"


_GROUND = _ground()
"""Taken when this module is loaded: code that changes during a build is not the code that checks."""
