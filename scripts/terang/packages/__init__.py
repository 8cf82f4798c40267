"""Data packages on disk -> strict reading -> `Catalog`. Doors: Frictionless, pandas.

``descriptors`` makes sure of the descriptor, ``reading`` of the files, ``checking`` asks
Frictionless, ``strays`` looks at what lies beside, ``loading`` makes the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from terang.catalog import Catalog
from terang.city import City
from terang.findings import Finding, is_blocked
from terang.packages.checking import check_package, find_changed_files
from terang.packages.contract import PACKAGES
from terang.packages.descriptors import DESCRIPTOR, read_descriptor
from terang.packages.loading import make_catalog
from terang.packages.reading import ReadTable, read_tables
from terang.packages.specs import PackageSpec
from terang.packages.strays import find_strays

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


def check_packages(city: City) -> Checked:
    """Read and check every package of *city*; faults are findings, never exceptions."""
    present = {path.parent.name for path in city.folder.glob(f"*/{DESCRIPTOR}")}
    names = [*PACKAGES, *sorted(present - set(PACKAGES))]
    packages = {name: read_package(city, name) for name in names}
    findings = [finding for package in packages.values() for finding in package.findings]
    findings += find_strays(city, {name: package.spec for name, package in packages.items()})
    if is_blocked(findings):
        return Checked(tuple(findings), None)
    sound = [(package.spec, package.tables) for package in packages.values() if package.spec is not None]
    return Checked(tuple(findings), make_catalog(city, sound))


def read_package(city: City, name: str) -> ReadPackage:
    """Read and check the package *name* of *city* alone."""
    spec, findings = read_descriptor(city, name)
    if spec is None:
        return ReadPackage(None, (), findings)
    tables = read_tables(spec, city)
    found = (*findings, *(finding for table in tables for finding in table.findings))
    return ReadPackage(spec, tables, (*found, *find_changed_files(spec), *check_package(spec, tables)))
