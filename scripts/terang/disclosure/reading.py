"""The files of a finished build as an outsider finds them: tables first, then what repeats their cells.

Nothing here knows the catalogue: only what is published is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from terang.catalog import Disclosure, relation_of
from terang.disclosure.cells import UNIT_COLUMN, Cell, Place, TableRules, World, table_rules
from terang.packages.contract import PEOPLE_UNITS
from terang.statuses import SIMULATED_PREFIX, Nature, Status

FOLDER = "unduh"
"""Folder of the site that holds every published file."""

_PLACE_FOLDERS = ("kelurahan", "kecamatan")
_NUMBERS = ("integer", "number")
_THOUSANDS = "ribu_jiwa"

EXCEL_ENDING = "-excel.csv"
"""How the name of a CSV for Indonesian Excel ends: ``;`` between cells, a decimal comma."""

_COMMA_NUMBER = re.compile(r"-?[0-9]+,[0-9]+")

Files = Mapping[str, bytes]
"""The content of every published file by its path from the root of the site."""

Rows = list[dict[str, str]]


@dataclass
class Findings:
    """What was found of one nature, real or simulated."""

    tables: dict[str, TableRules] = field(default_factory=dict)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    figures: dict[Cell, float | None] = field(default_factory=dict)
    units: dict[tuple[str, str], str] = field(default_factory=dict)
    """Unit of each column by table and column; empty where each row names its own."""
    files: dict[str, str] = field(default_factory=dict)
    """Path of each table's file from the root of the site."""
    elsewhere: dict[Cell, float] = field(default_factory=dict)
    """Cells that are withheld in their table but not in another file."""

    @property
    def world(self) -> World:
        """The tables, rows and figures."""
        return World(self.tables, self.places, self.figures)


def nature_of(name: str) -> Nature:
    """Return the nature that the name of a package or file tells."""
    return Nature.SIMULATED if name.startswith(SIMULATED_PREFIX) else Nature.REAL


def read_files(root: Path) -> Files:
    """Return the published files of the site below *root*, in the order of their paths."""
    paths = sorted(path for path in (root / FOLDER).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def paths_in(files: Files, folder: str, suffix: str) -> tuple[str, ...]:
    """Return the paths of the files that lie in *folder* itself and end in *suffix*."""
    pure = (PurePosixPath(path) for path in files if path.startswith(f"{folder}/"))
    return tuple(sorted(str(p) for p in pure if str(p.parent) == folder and p.suffix == suffix))


def text_of(files: Files, path: str) -> str:
    """Return the text of the file *path*."""
    return files[path].decode("utf-8")


def read_rows(files: Files, path: str) -> Iterator[dict[str, str]]:
    """Yield the rows of the CSV file *path* by the names of its header.

    One for Indonesian Excel reads as its plain twin does, its numbers with a decimal point.
    """
    text = text_of(files, path)
    if path.endswith(EXCEL_ENDING):
        reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
        lines: Iterable[list[str]] = ([_with_point(cell) for cell in row] for row in reader)
    else:
        lines = csv.reader(io.StringIO(text, newline=""))
    rows = iter(lines)
    header = next(rows, [])
    return (dict(zip(header, row, strict=False)) for row in rows)


def _with_point(cell: str) -> str:
    return cell.replace(",", ".") if _COMMA_NUMBER.fullmatch(cell) else cell


def read_packages(files: Files) -> dict[Nature, Findings]:
    """Return what the data packages among *files* hold."""
    found: dict[Nature, Findings] = {}
    for path in sorted(path for path in files if _is_descriptor(path)):
        descriptor = json.loads(text_of(files, path))
        findings = found.setdefault(nature_of(descriptor["name"]), Findings())
        for resource in descriptor["resources"]:
            key = f"{descriptor['name'].removeprefix(SIMULATED_PREFIX)}_{resource['name']}"
            findings.files[key] = str(PurePosixPath(path).with_name(resource["path"]))
            _take_table(findings, key, resource, list(read_rows(files, findings.files[key])))
    return found


def _is_descriptor(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] == FOLDER and parts[2] == "datapackage.json"


def _take_table(findings: Findings, key: str, resource: Mapping[str, Any], rows: Rows) -> None:
    fields = resource["schema"]["fields"]
    rules = table_rules(
        key,
        [item["name"] for item in fields],
        resource["schema"]["primaryKey"],
        {item["name"]: Disclosure(**item["disclosure"]) for item in fields if "disclosure" in item},
        map(relation_of, resource.get("relations", [])),
    )
    words = {name: [row[name] for row in rows] for name in (rules.region, rules.time, *rules.details) if name}
    places = rules.places(words, len(rows))
    findings.tables[key], findings.places[key] = rules, places
    for item in (item for item in fields if item["type"] in _NUMBERS):
        column = item["name"]
        findings.units[key, column] = item.get("unit", "")
        for place, row in zip(places, rows, strict=True):
            unit = row.get(UNIT_COLUMN, item.get("unit", ""))
            if column in rules.people and (unit not in PEOPLE_UNITS or unit == _THOUSANDS):
                continue
            if row[column]:
                findings.figures[Cell(key, column, *place)] = float(row[column])
            elif row.get(f"{column}_status") == Status.WITHHELD:
                findings.figures[Cell(key, column, *place)] = None


def place_paths(files: Files) -> tuple[str, ...]:
    """Return the paths of the extracts by place."""
    return tuple(path for name in _PLACE_FOLDERS for path in paths_in(files, f"{FOLDER}/{name}", ".csv"))


def take_places(files: Files, found: Mapping[Nature, Findings]) -> None:
    """Add to *found* what the extracts by place show of cells that are withheld in their tables."""
    columns = {(nature, c.table, c.column) for nature, f in found.items() for c in withheld_of(f)}
    for path in place_paths(files):
        for row in read_rows(files, path):
            if not row["nilai"]:
                continue
            nature = nature_of(row["dataset"])
            table = f"{row['dataset'].removeprefix(SIMULATED_PREFIX)}_{row['tabel']}"
            if (nature, table, row["ukuran"]) in columns:
                cell, findings = _cell(table, row), found[nature]
                if findings.figures.get(cell, 0.0) is None:
                    findings.elsewhere[cell] = float(row["nilai"])


def _cell(table: str, row: Mapping[str, str]) -> Cell:
    details = (part.partition("=")[2] for part in row["rincian"].split("; "))
    return Cell(table, row["ukuran"], row["kode_kelurahan"], row["periode"], ";".join(details))


def withheld_of(findings: Findings) -> Iterator[Cell]:
    """Yield every cell that is withheld in its table."""
    return (cell for cell, value in findings.figures.items() if value is None)
