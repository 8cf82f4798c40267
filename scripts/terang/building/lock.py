"""One build at a time: a lock that dies with the process that holds it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from terang.errors import PortalError

_held: set[Path] = set()
"""Locks of this process: the operating system would grant the same process a second one."""


class BuildBusy(PortalError):
    """Pembangunan lain sedang berjalan. Tunggu sampai selesai, lalu ulangi."""


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock file *path*; raise `BuildBusy` at once if another build holds it.

    A record lock (``lockf``), not ``flock``: chart workers forked by a build do not inherit it, so
    a worker that outlives a killed build cannot block the next one.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path in _held:
        raise BuildBusy(_holder(str(os.getpid())))
    with path.open("a+", encoding="ascii") as stream:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            stream.seek(0)
            raise BuildBusy(_holder(stream.read().strip())) from None
        _held.add(path)
        try:
            stream.truncate(0)
            stream.write(f"{os.getpid()}\n")
            stream.flush()
            yield
        finally:
            _held.discard(path)


def _holder(process: str) -> str:
    return f"Nomor proses: {process or 'tidak diketahui'}"
