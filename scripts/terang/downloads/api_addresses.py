"""The addresses that a program may rely on: what stands where, in which formats, and what may vary.

One list for the OpenAPI document and for the page that explains it. Only real data are promised: what
is simulated stands beside them under names of its own, and goes with the preview.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from terang.catalog import Catalog
from terang.downloads.files import PublishedFile
from terang.releases import History
from terang.statuses import SIMULATED_PREFIX, Nature

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""The part of an address that varies."""

_TABLE = (".csv", "-excel.csv", ".xlsx")
_FEED = (".atom.xml",)

MEDIA_TYPES = {
    "-excel.csv": "text/csv",
    ".atom.xml": "application/atom+xml",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".csv-metadata.json": "application/csvm+json",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".sqlite": "application/vnd.sqlite3",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    "": "text/plain",
}
"""What a file is, by the ending of its address."""


@dataclass(frozen=True, slots=True)
class Address:
    """One kind of file: its address without an ending, and the endings it comes with."""

    name: str
    """Identifier; ``api.address.<name>`` says what it holds."""
    path: str
    """From the root of the site, what varies in braces."""
    endings: tuple[str, ...]
    schema: str = ""
    """Name of the schema of its JSON form; empty where it has none."""
    needs: Literal["", "file", "release"] = ""
    """What a city must have for it to be there: one such file among its downloads, or a release."""

    def patterns(self) -> Iterator[tuple[str, str]]:
        """Yield the whole address in each form, with its ending."""
        return ((self.path + ending, ending) for ending in self.endings)

    def matches(self, path: str) -> bool:
        """Return True if the file at *path*, from the root of the site, is one of this kind."""
        return any(pattern_of(pattern).fullmatch(path) for pattern, _ in self.patterns())


ADDRESSES = (
    Address("whole", "unduh/semua-data", (".sqlite", ".zip")),
    Address("observations", "unduh/pengamatan", (*_TABLE, ".parquet")),
    Address("wide", "unduh/kelurahan", _TABLE),
    Address("indicator", "unduh/indikator/{indikator}", (".json", *_TABLE), "Indikator"),
    Address("city", "unduh/kota", (".json",), "Wilayah"),
    Address("kecamatan", "unduh/kecamatan/{kecamatan}", (".json", *_TABLE), "Wilayah"),
    Address("kelurahan", "unduh/kelurahan/{kelurahan}", (".json", *_TABLE), "Wilayah"),
    Address("sheet", "unduh/lembar/{kelurahan}", (".pdf",)),
    Address("sheet_other", "unduh/lembar/{bahasa}/{kelurahan}", (".pdf",)),
    Address("package", "unduh/{paket}/datapackage", (".json",), "Paket"),
    Address("package_whole", "unduh/{paket}/{nama}", (".zip", ".jsonld")),
    Address("table", "unduh/{paket}/{tabel}", (*_TABLE, ".parquet", ".csv-metadata.json")),
    Address("package_tables", "unduh/{paket}/csv-metadata", (".json",)),
    Address("package_readme", "unduh/{paket}/README", (".txt",)),
    Address("package_terms", "unduh/{paket}/LISENSI", (".txt",)),
    Address("package_citation", "unduh/{paket}/CITATION", (".cff",)),
    Address("quadrant", "unduh/peta-selisih", _TABLE, needs="file"),
    Address("quality", "unduh/mutu", _TABLE),
    Address("changes", "unduh/perubahan", _TABLE),
    Address("index", "unduh/index", (".json",), "Daftar"),
    Address("openapi", "unduh/openapi", (".json",), "OpenAPI"),
    Address("checksums", "unduh/SHA256SUMS", ("",)),
    Address("readme", "unduh/README", (".txt",)),
    Address("dcat", "katalog", (".jsonld",)),
    Address("data_json", "data", (".json",), "DataJson"),
    Address("feed_city", "umpan/kota", _FEED),
    Address("feed_kecamatan", "umpan/kecamatan/{kecamatan}", _FEED),
    Address("feed_kelurahan", "umpan/kelurahan/{kelurahan}", _FEED),
    Address("feed_package", "umpan/data/{paket}", _FEED),
    Address("release_table", "arsip/{versi}/{paket}/{tabel}", (".csv",), needs="release"),
    Address("release_package", "arsip/{versi}/{paket}/datapackage", (".json",), "Paket", needs="release"),
    Address("release", "arsip/{versi}/rilis", (".json",), needs="release"),
    Address("release_zip", "arsip/{versi}/{nama}", (".zip",), needs="release"),
    Address("release_checksums", "arsip/{versi}/SHA256SUMS", ("",), needs="release"),
)
"""Every kind of file, the largest first."""


@cache
def pattern_of(path: str) -> re.Pattern[str]:
    """Return what fits every address that *path* with its braces stands for."""
    parts = PLACEHOLDER.split(path)
    return re.compile("".join("[^/]+?" if place % 2 else re.escape(part) for place, part in enumerate(parts)))


def address_of(path: str) -> Address | None:
    """Return the kind of the file at *path*, the one with the fewest braces; None if there is none.

    A simulated file is of the kind that its real twin is of.
    """
    plain = path.replace(f"/{SIMULATED_PREFIX}", "/")
    found = (address for address in ADDRESSES if address.matches(plain))
    return min(found, key=lambda address: len(PLACEHOLDER.findall(address.path)), default=None)


def addresses_in(catalog: Catalog, files: Iterable[PublishedFile], history: History) -> tuple[Address, ...]:
    """Return the kinds that are promised to those who fetch *files* of *catalog*, with that *history*."""
    files = tuple(files)
    real = [file.path for file in files if file.nature is Nature.REAL]
    known = choices(catalog, files)

    def is_there(one: Address) -> bool:
        if one.needs == "release":
            return history.latest is not None
        if any(known.get(name) == () for name in PLACEHOLDER.findall(one.path)):
            return False
        return not one.needs or any(map(one.matches, real))

    return tuple(filter(is_there, ADDRESSES))


def choices(catalog: Catalog, files: Iterable[PublishedFile]) -> dict[str, tuple[str, ...]]:
    """Return what each part that varies may be, where that is known beforehand."""
    real = [file for file in files if file.nature is Nature.REAL]
    return {
        "bahasa": catalog.city.languages[1:],
        "indikator": tuple(sorted({f.indicator.replace("_", "-") for f in real if f.indicator})),
        "kecamatan": tuple(sorted(region.slug for region in catalog.level("kecamatan"))),
        "kelurahan": tuple(sorted(region.slug for region in catalog.level("kelurahan"))),
        "paket": tuple(sorted({f.package for f in real if f.package})),
    }
