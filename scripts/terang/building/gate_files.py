"""The gate, files: downloads whole, checksums right, pages light, nothing empty or stray."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from terang.building.databases import is_database
from terang.building.pagefind import is_index_file
from terang.building.published import Expected, Published, locate
from terang.building.verdicts import unless_passed
from terang.downloads.excel import EXCEL_ENDING, SEPARATOR
from terang.findings import Finding
from terang.packages.telling import block

CHECKSUMS = "SHA256SUMS"
SITEMAP = "sitemap.xml"
NOT_FOUND = "404.html"
PAGE_BUDGET = 60_000
"""Bytes that a kelurahan page may weigh on the wire: gzip of the page, its style sheets, its scripts."""

TEXT_SUFFIXES = frozenset(
    {".html", ".css", ".js", ".svg", ".csv", ".json", ".jsonld", ".geojson", ".xml", ".atom", ".txt",
     ".md", ".ttl", ".cff", ".webmanifest", ".map"}
)  # fmt: skip
OTHER_SUFFIXES = frozenset(
    {".zip", ".xlsx", ".parquet", ".sqlite", ".png", ".jpg", ".webp", ".ico", ".woff2", ".pdf"}
)
KNOWN_SUFFIXES = TEXT_SUFFIXES | OTHER_SUFFIXES
NAMES = frozenset({CHECKSUMS, "CNAME", ".nojekyll", "LICENSE"})
BYTE_ORDER_MARK = "\ufeff"
MAY_BE_EMPTY = frozenset({".nojekyll"})

_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.])")
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")


def check_kinds(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every file is of a kind that a portal publishes, not empty, and what its name says."""
    for path, content in site.files.items():
        pure = PurePosixPath(path)
        if not content and pure.name not in MAY_BE_EMPTY:
            yield block("site-file-empty", path)
        elif not (pure.suffix in KNOWN_SUFFIXES or pure.name in NAMES or is_index_file(path)):
            yield block("site-file-unknown", path)
        elif _is_broken(path, content):
            yield block("site-file-broken", path)


def check_downloads(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that every download is there, byte for byte, and every CSV is one to any reader."""
    for path, content in expected.downloads.items():
        if site.files.get(path) != content:
            yield block("site-download", path)
    tables = {path: content for path, content in site.files.items() if path.endswith(".csv")}
    yield from unless_passed(expected.verdicts, "csv", tables, lambda: _table_faults(tables))


def check_checksums(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that the lists of checksums are right and leave out no file of their folder."""
    lists = [path for path in site.files if PurePosixPath(path).name == CHECKSUMS]
    if expected.downloads and not lists:
        yield block("site-checksums-absent", CHECKSUMS)
    for path in lists:
        folder = path.removesuffix(CHECKSUMS)
        listed = _listed(site.files[path].decode("utf-8", errors="replace"), folder)
        for file in sorted(p for p in site.files if p.startswith(folder) and p != path):
            if file not in listed and file not in site.pages:  # a page about a folder may stand in it
                yield block("site-checksum-missing", file, list=path)
        for file, checksum in listed.items():
            if hashlib.sha256(site.files.get(file, b"")).hexdigest() != checksum:
                yield block("site-checksum-wrong", file, list=path)


def check_sitemap(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that the sitemap lists exactly the pages that search engines may show."""
    if SITEMAP not in site.files:
        yield block("site-sitemap-absent", SITEMAP)
        return
    hidden = expected.simulated | expected.unlisted
    shown = {p for p in site.pages if p not in hidden and PurePosixPath(p).name != NOT_FOUND}
    locations = _LOCATION.findall(site.files[SITEMAP].decode("utf-8", errors="replace"))
    places = [locate(html.unescape(text), SITEMAP, expected.home) for text in locations]
    listed = {place.path if place.scheme == "own" else place.scheme for place in places}
    for path in sorted(shown - listed):
        yield block("site-sitemap-lacks", SITEMAP, value=path)
    for path in sorted(listed - shown):
        yield block("site-sitemap-extra", SITEMAP, value=path)
    for path in sorted(shown & listed):
        if not expected.preview and "noindex" in site.pages[path].robots:
            yield block("site-sitemap-hidden", path)


def check_weight(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check that no kelurahan page is too heavy for slow data."""
    for path, weight in page_weights(site, expected.home, "kelurahan").items():
        if weight > PAGE_BUDGET:
            yield block("site-weight", path, found=_kilobytes(weight), budget=_kilobytes(PAGE_BUDGET))


def page_weights(site: Published, home: str, level: str) -> dict[str, int]:
    """Return what each page of *level* weighs in bytes: gzip of the page, its style sheets, its scripts."""
    named = re.compile(rf"(?:[a-z]{{2}}/)?{level}/[^/]+/index\.html")
    parts = {
        path: {locate(address, path, home).path for address in facts.weights} & site.files.keys()
        for path, facts in site.pages.items()
        if named.fullmatch(path)
    }
    weighed = sorted(parts.keys() | set().union(*parts.values()))
    with ThreadPoolExecutor() as hands:  # compressing leaves the interpreter free
        sizes = hands.map(gzip_size, (site.files[path] for path in weighed))
    known = dict(zip(weighed, sizes, strict=True))
    return {path: known[path] + sum(known[part] for part in loaded) for path, loaded in parts.items()}


def gzip_size(content: bytes) -> int:
    """Return the size of *content* in bytes as a server sends it with gzip."""
    return len(zlib.compress(content, 6)) + 12


def is_text(path: str) -> bool:
    """Return True if the file *path* is one that people read as text."""
    pure = PurePosixPath(path)
    return pure.suffix in TEXT_SUFFIXES or pure.name in NAMES


def _is_broken(path: str, content: bytes) -> bool:
    """Return True if *content* is not what the name of its file says."""
    if path.endswith((".zip", ".xlsx")):
        return not zipfile.is_zipfile(io.BytesIO(content))
    if path.endswith(".sqlite"):
        return not is_database(content)
    if not is_text(path):
        return False
    try:
        text = content.decode("utf-8")
        if path.endswith((".json", ".jsonld")):
            json.loads(text)
    except ValueError:
        return True
    return False


def read_csv(path: str, text: str) -> list[list[str]]:
    """Return the rows of a CSV; one for Excel must have a mark in front and ``;`` between its cells.

    Raises `csv.Error` for a file that is no CSV.
    """
    if not path.endswith(EXCEL_ENDING):
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not text.startswith(BYTE_ORDER_MARK):
        raise csv.Error(BYTE_ORDER_MARK)
    plain = io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")
    return list(csv.reader(plain, delimiter=SEPARATOR, strict=True))


def _table_faults(tables: Mapping[str, bytes]) -> Iterator[Finding]:
    for path, content in tables.items():
        yield from _csv_faults(path, content.decode("utf-8", errors="replace"))


def _csv_faults(path: str, text: str) -> Iterator[Finding]:
    try:
        rows = read_csv(path, text)
    except csv.Error:
        yield block("site-file-broken", path)
        return
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            yield block("site-csv-width", path, row=number, found=str(len(row)), expected=str(len(rows[0])))
        for cell in row:
            if _FORMULA.match(cell):
                yield block("site-csv-formula", path, row=number)


def _listed(text: str, folder: str) -> dict[str, str]:
    """Return the checksum of every file that a list in *folder* names."""
    lines = [line.partition("  ") for line in text.splitlines() if line]
    return {folder + name.removeprefix("*"): checksum for checksum, _, name in lines}


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"
