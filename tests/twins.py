"""What the tests of published tables share: which CSV is the plain one, its cells, its other forms."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from terang.catalog import Catalog
from terang.downloads import PublishedFile
from terang.downloads.excel import EXCEL_ENDING
from terang.observations import Observations

FORMS = (EXCEL_ENDING, ".xlsx", ".parquet")
"""How the names of the other forms of a table end."""

SOME = (
    "kelurahan/8-9-hilir.csv",
    "kelurahan/simulasi-7-hilir.csv",
    "kecamatan/hilir-timur-ii.csv",
    "indikator/p0-persen.csv",
    "indikator/simulasi-anggota-per-1000-rumah-tangga.csv",
    "wilayah/kelurahan.csv",
    "koperasi/simkopdes.csv",
    "program/klaim.csv",
    "simulasi-keanggotaan/simulasi-anggota_bulanan.csv",
    "kelurahan.csv",
    "pengamatan.csv",
)
"""Tables of every kind, for tools that take their time."""

Cells = list[list[str]]

_COUNTS = re.compile(r"sel(_|$)")
"""Columns of mutu.csv: how many cells there are of each kind."""

_NUMBERS = frozenset({"nilai", "dilaporkan", "diharapkan", "disembunyikan"})


def is_plain(file: PublishedFile) -> bool:
    """Return True for a CSV that is not the twin of another."""
    return file.format == "CSV" and not file.path.endswith(EXCEL_ENDING)


def plain(files: Iterable[PublishedFile]) -> Iterator[PublishedFile]:
    """Yield the plain CSV files among *files*."""
    return filter(is_plain, files)


def is_twin(path: str) -> bool:
    """Return True for a file in the folder of downloads that repeats a plain CSV."""
    return path.endswith(FORMS)


def cells_of(content: bytes, delimiter: str = ",") -> Cells:
    """Return the rows of a CSV, its header first."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@dataclass(frozen=True)
class Tables:
    """The downloads of a city, as somebody finds them who knows only what is published."""

    files: tuple[PublishedFile, ...]
    catalog: Catalog
    observations: Observations

    @cached_property
    def by_address(self) -> Mapping[str, PublishedFile]:
        """Every file by its address in the folder of downloads."""
        return {file.address: file for file in self.files}

    @cached_property
    def all(self) -> tuple[PublishedFile, ...]:
        """The plain CSV of every table."""
        return tuple(plain(self.files))

    @property
    def some(self) -> tuple[PublishedFile, ...]:
        """A few of them, of every kind."""
        return tuple(self.by_address[address] for address in SOME)

    def twin(self, file: PublishedFile, ending: str) -> bytes:
        """Return the other form of *file* whose name ends so."""
        return self.by_address[file.address.removesuffix(".csv") + ending].content

    def types(self, file: PublishedFile) -> list[str]:
        """Return the type of every column: as the descriptor says it, else by what its name is known for."""
        header = cells_of(file.content)[0]
        if not file.package:
            return ["number" if name in self._numbers or _COUNTS.match(name) else "string" for name in header]
        folder = file.address.rpartition("/")[0]
        descriptor = json.loads(self.by_address[f"{folder}/datapackage.json"].content)
        name = file.address.rpartition("/")[2]
        (resource,) = (found for found in descriptor["resources"] if found["path"] == name)
        return [field["type"] for field in resource["schema"]["fields"]]

    def numbers(self, file: PublishedFile) -> list[bool]:
        """Return of every column whether its cells are numbers to reckon with."""
        return [kind in ("integer", "number") for kind in self.types(file)]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return _NUMBERS | self.observations.indicators.keys()


def converted(files: Mapping[str, bytes], folder: Path, filters: str = "") -> dict[str, Cells]:
    """Return the cells that LibreOffice finds in *files*, by name; *filters* says how it reads them."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
    command += [f"--infilter={filters}"] if filters else []
    # The first sheet as CSV in UTF-8: values, not how they are shown.
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false"]
    command += ["--outdir", str(folder / "hasil"), *sorted(files)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return {name: cells_of((folder / "hasil" / name).with_suffix(".csv").read_bytes()) for name in files}


def differences(found: Cells, wanted: Cells, numbers: list[bool]) -> list[tuple[str, str]]:
    """Return the cells in which two tables differ; a number may differ in its sixteenth digit."""
    assert len(found) == len(wanted)
    pairs = [
        (one, other, number and place > 0)
        for place, (line, row) in enumerate(zip(found, wanted, strict=True))
        for one, other, number in zip(line, row, numbers, strict=True)
    ]
    return [
        (one, other) for one, other, number in pairs if one != other and not (number and _near(one, other))
    ]


def _near(one: str, other: str) -> bool:
    return one != "" and other != "" and math.isclose(float(one), float(other), rel_tol=1e-14)
