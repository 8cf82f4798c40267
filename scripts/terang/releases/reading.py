"""From the frozen files of a city to its history; a frozen file that is not as it was stops everything."""

from __future__ import annotations

from itertools import pairwise

from terang.catalog import Catalog
from terang.city import City
from terang.releases.comparing import compare
from terang.releases.frozen import read_release, read_tables
from terang.releases.model import NO_HISTORY, Change, History, InvalidRelease, Release
from terang.releases.reasons import with_reasons
from terang.releases.tables import Tables, catalog_tables
from terang.releases.versions import parse_version


def read_history(catalog: Catalog) -> History:
    """Return every release of the city of *catalog*, and what changed, up to the catalogue itself.

    *catalog* must be one that may be published; its simulated datasets count for nothing. Raises
    `InvalidRelease` if a frozen file was altered, is missing or does not belong there.
    """
    city = catalog.city
    releases = read_releases(city)
    if not releases:
        return NO_HISTORY
    states = [read_tables(release) for release in releases]
    steps = [_changes(old, new, city) for old, new in pairwise([*states, catalog_tables(catalog)])]
    changes = {release.version: found for release, found in zip(releases, [(), *steps[:-1]], strict=True)}
    return History(releases, changes, steps[-1])


def _changes(old: Tables, new: Tables, city: City) -> tuple[Change, ...]:
    return with_reasons(compare(old, new, city), old, new, city.languages)


def read_releases(city: City) -> tuple[Release, ...]:
    """Return the releases of *city*, oldest first; raise `InvalidRelease` for what is not as it was."""
    folder = city.releases
    if not folder.is_dir():
        return ()
    # What begins with a full stop is no release: a freeze that was cut short, or what a system leaves.
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    for entry in entries:
        if parse_version(entry.name) is None or entry.is_symlink() or not entry.is_dir():
            raise InvalidRelease(
                f"Bukan rilis: rilis/{city.slug}/{entry.name}",
                "Pindahkan dari sana. Isi folder itu hanya folder bernama versi, seperti 1.2.0.",
            )
    found = (read_release(entry) for entry in entries)
    releases = sorted(found, key=lambda release: parse_version(release.version) or ())
    for old, new in pairwise(releases):
        if new.date < old.date:
            raise InvalidRelease(
                f"Rilis {new.version} ({new.date}) lebih tua daripada rilis {old.version} ({old.date}).",
                "Kembalikan rilis.json keduanya dari riwayat git.",
            )
    return tuple(releases)
