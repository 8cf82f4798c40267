"""A release: the published data of one day, frozen; a change: one cell or row that differs from it.

Vocabulary follows the table of kinds below, which is public: it stands in ``perubahan.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from terang.catalog import Text
from terang.errors import PortalError

ARCHIVE_FOLDER = "arsip"
"""Folder of the site that holds every frozen release."""


class InvalidRelease(PortalError):
    """Rilis data yang dibekukan tidak utuh. Tidak ada yang dibangun darinya."""


class ChangeKind(StrEnum):
    """What happened to a row or a cell since the release before."""

    NEW_PERIOD = "periode_baru"
    """A row of a time that its table did not reach before."""
    NEW = "baru"
    """A row that was not there, of a time that was, or of a table without time."""
    REMOVED = "hilang"
    """A row that is there no more."""
    REVISED = "revisi"
    """A cell that reads otherwise now, an empty one that was filled included."""
    SHAPE = "bentuk"
    """A table or a column that came, went, or means something else now; its rows are not listed one by one.

    A column that came or went is named in ``column``. ``old`` and ``new`` say which it was: what came
    has only a ``new`` (its name), what went only an ``old``. With both, a column has another type or
    unit (``integer rupiah`` and ``number rupiah``), or, where no column is named, a table another
    primary key (``kode_kelurahan;tanggal`` and ``kode_kelurahan;bulan``).
    """


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two releases, by key; cells as they are published, empty for none."""

    kind: ChangeKind
    package: str
    resource: str
    key: tuple[tuple[str, str], ...] = ()
    """Columns of the primary key with their cells; empty for a change of shape."""
    region: str = ""
    """Kemendagri code of the place the row is about; empty where it is about none."""
    period: str = ""
    """ISO date, month or year of the row; empty in a table without time."""
    column: str = ""
    """The column that was revised, or that came or went; empty where a whole row or table did."""
    old: str = ""
    """Empty too where the value is withheld from now on: it is not told once more."""
    new: str = ""
    old_status: str = ""
    """Status of the old value in a column that has one; empty otherwise."""
    new_status: str = ""
    reason: Text = field(default_factory=dict)
    """Why, by language: of a correction, or of a revision by the source; empty where none is given."""
    owed: bool = False
    """Whether it changes what was said of an old period, and so may not be published without a reason."""

    @property
    def dataset(self) -> str:
        """The table, as ``<package>/<resource>``."""
        return f"{self.package}/{self.resource}"


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """One file of a release."""

    path: str
    """Path below the folder of its release, such as ``koperasi/simkopdes.csv``."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """One frozen release; its bytes never change."""

    version: str
    """Semantic version of the data as a whole, such as ``1.2.0``."""
    date: str
    """ISO date on which it was frozen."""
    note: Text
    """What it brings, in a sentence, by language."""
    packages: Mapping[str, str]
    """Version of every package in it."""
    files: tuple[FrozenFile, ...]
    folder: Path
    """Where its files stand in the project."""

    @property
    def path(self) -> str:
        """Address of its page and its files from the root of the site, such as ``arsip/1.2.0/``."""
        return f"{ARCHIVE_FOLDER}/{self.version}/"


@dataclass(frozen=True, slots=True)
class History:
    """Every release of a city, and what changed from each to the next."""

    releases: tuple[Release, ...] = ()
    """Oldest first."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """By version: its differences from the release before it. The first release has none."""
    pending: tuple[Change, ...] = ()
    """What differs now from the newest release, and is in none yet; empty before the first."""

    @property
    def latest(self) -> Release | None:
        """The newest release; None before the first."""
        return self.releases[-1] if self.releases else None

    def of(self, version: str, *, region: str = "", package: str = "") -> tuple[Change, ...]:
        """Return the changes that *version* brought (empty: those pending), of a place or package alone."""
        changes = self.changes.get(version, ()) if version else self.pending
        return tuple(chosen(changes, region=region, package=package))


def chosen(changes: Iterable[Change], *, region: str = "", package: str = "") -> Iterable[Change]:
    """Yield those of *changes* that are about *region* (or a place inside it) and *package*, if given."""
    for change in changes:
        inside = change.region == region or change.region.startswith(f"{region}.")
        if (not region or inside) and (not package or change.package == package):
            yield change


NO_HISTORY = History()
"""The history of a city that has released nothing yet."""
