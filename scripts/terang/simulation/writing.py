"""The sample as files, beside descriptors that people wrote."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from terang.city import City
from terang.errors import InvalidData
from terang.findings import Severity
from terang.messages import Messages
from terang.packages.contract import TABLES
from terang.packages.descriptors import read_descriptor
from terang.packages.specs import DESCRIPTOR, Shelf
from terang.simulation.tables import SOURCE, Rows, simulate
from terang.statuses import SIMULATED_PREFIX, Nature
from terang.validation import describe, load_catalog

SEED = 20260805
"""The seed of the sample that is kept in the project: the date of its source."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the sample."""

    path: Path
    rows: int


def run_simulation(city: City, seed: int, messages: Messages) -> str:
    """Write the sample of *city* into its packages and return in words what was written.

    Raises `InvalidData` if the real packages cannot be trusted, or if the descriptors of the
    simulated ones are missing or faulty, or belong to a sample written by hand.
    """
    _check_descriptors(city, messages)
    folder = city.packages(Nature.SIMULATED)
    written = write_simulation(folder, simulate(load_catalog(city, simulated=False), seed))
    lines = [
        messages("simulate.table", file=item.path.relative_to(folder.parent).as_posix(), count=item.rows)
        for item in written
    ]
    return "\n".join((messages("simulate.done", count=len(written), seed=str(seed)), *lines))


def write_simulation(folder: Path, tables: Mapping[str, Rows]) -> tuple[Written, ...]:
    """Write *tables* into the packages under *folder* whose descriptors list them; return what was written.

    A table that no descriptor lists is not written, nor is a sample that somebody wrote by hand: its
    descriptor does not name the generator as source. No other file is touched.
    """
    written = []
    for package, table in TABLES:
        rows = tables.get(f"{package}_{table}")
        path = folder / package / f"{SIMULATED_PREFIX}{table}.csv"
        if rows is not None and path.name in _listed(path.parent / DESCRIPTOR):
            path.write_bytes(as_csv(rows))
            written.append(Written(path, len(rows)))
    return tuple(written)


def as_csv(rows: Rows) -> bytes:
    """Return *rows* as every table of the project is kept: UTF-8, commas, a line feed after each row."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")


def _check_descriptors(city: City, messages: Messages) -> None:
    """Raise `InvalidData` if there is no descriptor, or one at fault; their tables may still be missing."""
    folder = city.packages(Nature.SIMULATED)
    shelves = [Shelf(city, path.parent.name, Nature.SIMULATED) for path in folder.glob(f"*/{DESCRIPTOR}")]
    if not shelves:
        raise InvalidData(messages("simulate.no_descriptors", folder=f"{folder.parent.name}/{folder.name}"))
    findings = [finding for shelf in shelves for finding in read_descriptor(shelf)[1]]
    faults = [f for f in findings if f.severity is Severity.BLOCK and f.code != "path-missing"]
    if faults:
        raise InvalidData(describe(faults, messages))
    by_hand = [shelf.file for shelf in shelves if not _listed(shelf.folder / DESCRIPTOR)]
    if by_hand:
        raise InvalidData(messages("simulate.by_hand", file=sorted(by_hand)[0], source=SOURCE))


def _listed(descriptor: Path) -> frozenset[str]:
    """Return the paths of the tables that *descriptor* lists with the generator as their source."""
    if not descriptor.is_file():
        return frozenset()
    document = json.loads(descriptor.read_text(encoding="utf-8-sig"))
    if SOURCE not in (source["name"] for source in document["sources"]):
        return frozenset()
    return frozenset(resource["path"] for resource in document["resources"])
