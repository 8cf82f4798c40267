"""Published indicators as an outsider finds them, wherever they are repeated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from terang.disclosure.reading import FOLDER, Files, nature_of, paths_in, read_rows, text_of
from terang.statuses import SIMULATED_PREFIX, Nature

_FILES = "indikator"
_DOCUMENTS = ("kelurahan", "kecamatan")
_CITY, _LONG = "kota", "pengamatan"
"""Names of the document of the city, and of the table of every observation."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an indicator is made of."""

    unit: str
    inputs: tuple[tuple[str, str], ...]
    """Table and column each; of a ratio, what is divided comes first."""
    nature: Nature


@dataclass(frozen=True, slots=True)
class Observed:
    """One published value of an indicator."""

    indicator: str
    region: str
    period: str
    value: float
    tolerance: float
    """How far the value may be off: half of its last digit, if it has been cut at all."""


@dataclass(frozen=True, slots=True)
class Published:
    """All indicators of a site."""

    known: Mapping[str, Known]
    values: tuple[Observed, ...]
    """Each once, however often it is repeated."""
    files: int


def read_indicators(files: Files) -> Published:
    """Return the indicators among *files*: from their own, from documents, from other tables."""
    known: dict[str, Known] = {}
    values: dict[Observed, None] = {}
    paths = paths_in(files, f"{FOLDER}/{_FILES}", ".csv")
    tables = paths_in(files, FOLDER, ".csv")
    for path in (*paths, *(path for path in tables if _is(path, _LONG))):
        nature = nature_of(PurePosixPath(path).name)
        for row in read_rows(files, path):
            inputs = tuple((table, column) for table, _, column in _inputs(row["masukan"]))
            if inputs:
                known.setdefault(row["indikator"], Known(row["satuan"], inputs, nature))
            if row["nilai"]:
                values[_observed(row["indikator"], row["wilayah"], row["periode"], row["nilai"])] = None
    folders = (*_DOCUMENTS, _FILES)
    documents = [path for name in folders for path in paths_in(files, f"{FOLDER}/{name}", ".json")]
    documents += [path for path in paths_in(files, FOLDER, ".json") if _is(path, _CITY)]
    for path in documents:
        values.update(dict.fromkeys(_in_document(text_of(files, path))))
    for path in tables:
        values.update(dict.fromkeys(_in_table(read_rows(files, path), known)))
    return Published(known, tuple(values), len(paths) + len(documents) + len(tables))


def _is(path: str, name: str) -> bool:
    """Return True if the file *path* has that *name*, whatever its nature."""
    return PurePosixPath(path).stem.removeprefix(SIMULATED_PREFIX) == name


def _inputs(text: str) -> Iterator[tuple[str, str, str]]:
    return (part.partition(".") for part in text.split(";") if part)


def _observed(indicator: str, region: str, period: str, text: str) -> Observed:
    decimals = len(text.partition(".")[2])
    return Observed(
        indicator, region, period, float(text), max(1e-6, 0.5 * 10.0**-decimals) if decimals > 1 else 1e-6
    )


def _in_document(text: str) -> Iterator[Observed]:
    """Yield the values of the document of a place, by indicator, or of an indicator, by place."""
    document = json.loads(text, parse_float=str, parse_int=str)
    for entry in (*document.get("pengamatan", ()), *document.get("wilayah", ())):
        told = {**document, **entry}
        for seen in entry.get("deret", ()):
            if seen["nilai"] is not None:
                yield _observed(told["indikator"], told["kode"], seen["periode"], seen["nilai"])


def _in_table(rows: Iterable[Mapping[str, str]], known: Mapping[str, Known]) -> Iterator[Observed]:
    """Yield the values of a table with a row a kelurahan and, by name, columns of indicators."""
    for row in rows:
        for name in known.keys() & row.keys():
            if row[name] and "kode_kelurahan" in row and f"{name}_periode" in row:
                yield _observed(name, row["kode_kelurahan"], row[f"{name}_periode"], row[name])
