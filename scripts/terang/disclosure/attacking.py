"""The attack: try to recover every withheld number from nothing but the files of a finished build."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from terang.city import DisclosureLimits
from terang.disclosure.attackers import Attacker, bold, bounds_for, cautious, target_of
from terang.disclosure.cells import Cell
from terang.disclosure.derived import derived_equations
from terang.disclosure.observed import read_indicators
from terang.disclosure.ranges import Bounds, find_leaks
from terang.disclosure.reading import (
    Files,
    Findings,
    place_paths,
    read_files,
    read_packages,
    take_places,
    withheld_of,
)
from terang.disclosure.relations import Equation, equations_of


@dataclass(frozen=True, slots=True)
class Recovered:
    """A withheld number that can be worked out; the number itself is nowhere told."""

    file: str
    """File of its table, from the root of the site."""
    cell: Cell


@dataclass(frozen=True, slots=True)
class AttackReport:
    """What the attack did and found; `COVERS` says what it covers."""

    recovered: tuple[Recovered, ...]
    attacked: int
    """How many withheld cells there were."""
    files: int
    """How many files were read."""
    relations: int
    """How many equations between cells were reckoned with."""


COVERS = """
The attack reads the data packages (tables, descriptors, the relations these state), the extracts by
place, the files, documents and tables of indicators, those for Indonesian Excel as well. It knows every
rule of the portal. It reckons with:

* rounding: what a rounded count may stand for;
* every relation between columns, months and tables, all at once, exactly (linear programming);
* a cell that is withheld in one file and shown in another;
* totals of kecamatan and city less what is shown of their kelurahan;
* ratios, and growth against three months before, of which a part is withheld.

It does so twice: once knowing only that no number is below zero, once taking every withheld count of
people for a small one. A count is recovered if fewer than `MINIMUM_CHOICES` whole numbers remain; money if
its range is not wider than a tenth of its upper bound (`NARROW`).

It does not cover: what somebody knows beforehand of a person or a kelurahan; earlier versions of the
site, or figures published by others; reckoning that is not linear or that needs whole numbers throughout;
what is likely rather than certain; conclusions from which further numbers we chose to withhold;
indicators made in another way than as a sum, a ratio or growth; workbooks and Parquet, which the gate
holds to the cells of the files it reads; text, pages, pictures and archives, which are made from the
same figures as these.
"""
"""What the attack covers, and what it does not."""


def attack(folder: Path, limits: DisclosureLimits | None = None) -> AttackReport:
    """Return what an outsider can recover from the finished build in *folder*, the root of the site.

    *limits* are those that the portal states publicly; without them the attacker guesses them from
    the smallest counts that are shown. Raises `OSError`, `ValueError`, `LookupError`, `TypeError` or
    `csv.Error` for files that are not those of a portal.
    """
    return attack_files(read_files(folder), limits)


def attack_files(files: Files, limits: DisclosureLimits | None = None) -> AttackReport:
    """Do as `attack` does, with *files* that are read already."""
    found = read_packages(files)
    take_places(files, found)
    published = read_indicators(files)
    known = limits if limits is not None else guessed_limits(found.values())
    recovered, relations = list[Recovered](), 0
    for nature, findings in sorted(found.items()):
        shown = bounds_for(cautious(), findings.figures, findings.tables, known)
        derived = list(derived_equations(published, nature, findings, shown))
        own = list(equations_of(findings.world))
        relations += len(own) + len(derived)
        cells = set(_leaks(findings, own, derived, known))
        recovered += [Recovered(findings.files[cell.table], cell) for cell in sorted(cells)]
    tables = sum(len(findings.files) for findings in found.values())
    return AttackReport(
        recovered=tuple(recovered),
        attacked=sum(1 for findings in found.values() for _ in withheld_of(findings)),
        files=tables + len(place_paths(files)) + published.files,
        relations=relations,
    )


def guessed_limits(found: Iterable[Findings]) -> DisclosureLimits:
    """Return the limits that shown counts of people suggest: by their step, and by the smallest."""
    shown = {
        int(value)
        for findings in found
        for cell, value in findings.figures.items()
        if value is not None and value > 0 and cell.column in findings.tables[cell.table].people
    }
    if not shown:
        return DisclosureLimits()
    step = math.gcd(*shown)
    return DisclosureLimits(hide_below=min(shown) - step // 2, round_to=step)


def _leaks(
    findings: Findings,
    own: Sequence[Equation],
    derived: Sequence[tuple[Equation, Equation]],
    limits: DisclosureLimits,
) -> Iterator[Cell]:
    yield from findings.elsewhere
    ways = list(zip(*derived, strict=True)) if derived else [()]
    for further in ways:
        for attacker in (cautious(), bold(limits)):
            yield from _recovered(findings, [*own, *further], attacker, limits)


def _recovered(
    findings: Findings, equations: Sequence[Equation], attacker: Attacker, limits: DisclosureLimits
) -> Iterator[Cell]:
    bounds = _with_elsewhere(findings, bounds_for(attacker, findings.figures, findings.tables, limits))
    hidden = defaultdict[str, list[Cell]](list)
    for cell in sorted(withheld_of(findings)):
        hidden[cell.region].append(cell)
    for regions, group in _groups(equations):
        cells = [cell for region in regions for cell in hidden[region]]
        targets = [target_of(cell, findings.tables, limits) for cell in cells]
        if targets:
            yield from (leak.cell for leak in find_leaks(group, targets, bounds, mends=attacker.mends).leaks)


def _with_elsewhere(findings: Findings, bounds: Bounds) -> Bounds:
    if not findings.elsewhere:
        return bounds

    def found(cell: Cell) -> tuple[float, float]:
        value = findings.elsewhere.get(cell)
        return bounds(cell) if value is None else (value, value)

    return found


def _groups(equations: Iterable[Equation]) -> list[tuple[list[str], list[Equation]]]:
    """Return the equations by regions: those together that an equation ties to each other."""
    head: dict[str, str] = {}

    def find(region: str) -> str:
        while head.setdefault(region, region) != region:
            region = head[region]
        return region

    kept = list(equations)
    for equation in kept:
        first, *others = {cell.region: None for cell, _ in equation.terms}
        for other in others:
            head[find(other)] = find(first)
        find(first)
    regions, groups = defaultdict[str, list[str]](list), defaultdict[str, list[Equation]](list)
    for region in sorted(head):
        regions[find(region)].append(region)
    for equation in kept:
        groups[find(equation.terms[0][0].region)].append(equation)
    return [(regions[name], groups[name]) for name in sorted(groups)]
