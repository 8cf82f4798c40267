"""Releases of the data: what was frozen, and what changed since.

::

    model      a release, a change, a history
    tables     a table as published, from the catalogue or from a frozen release
    frozen     one frozen release on disk, byte for byte
    comparing  two states of the data -> what differs, by key
    reasons    why, where somebody wrote it down
    versions   which version a change asks for
    guarding   what may not change without a reason
    reading    the frozen files of a city -> its history
"""

from terang.releases.guarding import find_unexplained, find_unversioned, key_text
from terang.releases.model import (
    ARCHIVE_FOLDER,
    NO_HISTORY,
    Change,
    ChangeKind,
    FrozenFile,
    History,
    InvalidRelease,
    Release,
)
from terang.releases.reading import read_history, read_releases

__all__ = [
    "ARCHIVE_FOLDER",
    "NO_HISTORY",
    "Change",
    "ChangeKind",
    "FrozenFile",
    "History",
    "InvalidRelease",
    "Release",
    "find_unexplained",
    "find_unversioned",
    "key_text",
    "read_history",
    "read_releases",
]
