"""Data packages on disk -> strict reading -> `Catalog`. Doors: Frictionless, pandas.

``descriptors`` makes sure of the descriptor, ``reading`` of the files, ``corrections`` mends
what was read, ``checking`` asks Frictionless, ``strays`` looks at what lies beside, ``loading``
makes the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from terang.catalog import Catalog
from terang.city import City
from terang.findings import Finding, is_blocked
from terang.packages.checking import check_package, find_changed_files
from terang.packages.contract import PACKAGES
from terang.packages.corrections import Mend, find_astray, ledger_shelf, mends_of, told_at_origin
from terang.packages.descriptors import read_descriptor
from terang.packages.loading import make_catalog
from terang.packages.reading import ReadTable, read_tables
from terang.packages.specs import DESCRIPTOR, PackageSpec, Shelf
from terang.packages.strays import find_strays
from terang.statuses import Nature

__all__ = ["Checked", "ReadPackage", "check_packages", "read_package"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The packages of a city after every check that needs one package only."""

    findings: tuple[Finding, ...]
    catalog: Catalog | None
    """None if a finding blocks: tables that cannot be trusted are not joined."""


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """One package, read."""

    spec: PackageSpec | None
    tables: tuple[ReadTable, ...]
    findings: tuple[Finding, ...]


def check_packages(city: City, *, simulated: bool = True) -> Checked:
    """Read and check every package of *city*; faults are findings, never exceptions.

    Without *simulated* the folder of the simulated packages is not even looked at.
    """
    natures = [Nature.REAL, Nature.SIMULATED] if simulated else [Nature.REAL]
    findings: list[Finding] = []
    sound = []
    mends = _read_mends(city)
    for nature in natures:
        packages = [(shelf, read_package(shelf, mends)) for shelf in _shelves(city, nature)]
        findings += [finding for _, package in packages for finding in package.findings]
        if nature is Nature.REAL:
            findings += find_astray(mends, {shelf.topic: package.spec for shelf, package in packages})
        if packages:
            findings += find_strays(city, nature, [(shelf, p.spec) for shelf, p in packages])
        sound += [(p.spec, p.tables) for _, p in packages if p.spec is not None]
    return Checked(tuple(findings), None if is_blocked(findings) else make_catalog(city, sound))


def _read_mends(city: City) -> tuple[Mend, ...]:
    """Return the corrections of *city*; none if it has none, or if they cannot be trusted."""
    shelf = ledger_shelf(city)
    package = read_package(shelf) if shelf else None
    if package is None or is_blocked(package.findings):
        return ()
    return mends_of((table.spec, table.rows) for table in package.tables)


def _shelves(city: City, nature: Nature) -> list[Shelf]:
    """Return where the packages of *nature* stand: for real ones also those that must be there."""
    present = {path.parent.name for path in city.packages(nature).glob(f"*/{DESCRIPTOR}")}
    needed = PACKAGES if nature is Nature.REAL else tuple(name for name in PACKAGES if name in present)
    return [Shelf(city, name, nature) for name in (*needed, *sorted(present - set(needed)))]


def read_package(shelf: Shelf, mends: Sequence[Mend] = ()) -> ReadPackage:
    """Read and check the package on *shelf* alone, corrected by *mends*."""
    spec, findings = read_descriptor(shelf)
    if spec is None:
        return ReadPackage(None, (), findings)
    tables = read_tables(spec, shelf.city, mends)
    found = (finding for table in tables for finding in table.findings)
    whole = (*findings, *found, *find_changed_files(spec), *check_package(spec, tables))
    for table in tables:
        whole = tuple(told_at_origin(whole, table.spec.file, table.origins)) if table.origins else whole
    return ReadPackage(spec, tables, whole)
