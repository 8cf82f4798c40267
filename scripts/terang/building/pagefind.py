"""The index of the full-text search, made by Pagefind from the finished pages.

Pagefind finds what stands in the pages with ``data-pagefind-body``, so it is shown no others: it would
read them all in vain. It writes a folder of its own, of which we keep the engine and the index, not the
ready-made user interfaces.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from terang.building.staging import remove, staging
from terang.errors import BuildFailed

INDEX_FOLDER = "pagefind"
ENTRY = f"{INDEX_FOLDER}/pagefind-entry.json"
ENGINE = f"{INDEX_FOLDER}/pagefind.js"
SEARCHED = b" data-pagefind-body"
"""What a page says that the search is to find."""

SIGNATURE = b"pagefind_dcd"
"""How each file of the index begins once it is unpacked."""

ASKING_PAGE = "cari/index.html"
"""The page, in each language, that runs the engine: WebAssembly, which no other page may run."""

EXCLUDED = (
    *("nav", "button", ".actions", ".share", ".report", ".search", ".finder__list", ".downloads"),
    *(".copyable", ".figure__table", ".sources", ".terms", ".tile-map__body"),
)
"""What no reader looks for: ways elsewhere, letters, folded tables, documents, words explained, tiles."""

_KEPT = re.compile(
    r"pagefind-entry\.json|pagefind\.js|wasm\.[a-z]{2}\.pagefind|pagefind\.[a-z]{2}_[0-9a-f]+\.pf_meta"
    r"|jenis\.[a-z]{2}\.json|(?P<folder>fragment|index)/[a-z]{2}_[0-9a-f]+\.pf_(?P=folder)"
)


def is_index_file(path: str) -> bool:
    """Return True if *path*, from the root of the site, is a file that the search needs."""
    folder, _, name = path.partition("/")
    return folder == INDEX_FOLDER and _KEPT.fullmatch(name) is not None


def write_index(site: Path) -> None:
    """Add the index of the finished pages in *site* to it; raise `BuildFailed` in Pagefind's words.

    Pagefind is given no settings but these: neither a file in the current folder nor the environment.
    """
    remove(site / INDEX_FOLDER)
    with staging(site.parent) as shown:
        _show_searched(site, shown)
        done = _ask_pagefind(shown, site)
    if done.returncode != 0:
        said = (done.stderr + done.stdout).strip().splitlines()
        raise BuildFailed("Indeks pencarian tidak dapat disusun.", *said)
    if not (site / ENTRY).is_file():
        raise BuildFailed("Indeks pencarian tidak dapat disusun.", "Tidak ada halaman untuk dicari.")
    _tidy(site)


def _show_searched(site: Path, shown: Path) -> None:
    """Put the pages of *site* that are to be found into *shown*, under the same names."""
    for path in sorted(site.rglob("*.html")):
        content = path.read_bytes()
        if SEARCHED in content:
            place = shown / path.relative_to(site)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def _ask_pagefind(shown: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Run Pagefind on the pages in *shown*; the index goes into *site*."""
    command = [str(get_executable()), "--site", str(shown), "--output-path", str(site / INDEX_FOLDER)]
    command += ["--quiet", "--exclude-selectors", ", ".join(EXCLUDED)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return subprocess.run(command, cwd=shown, env=environment, capture_output=True, text=True, check=False)


def unpacked(content: bytes) -> Any:
    """Return what a fragment of the index says of its page; ValueError or OSError if it is none."""
    return json.loads(gzip.decompress(content).removeprefix(SIGNATURE))


def _tidy(site: Path) -> None:
    """Remove what the search does not need, and put the languages of the index in order.

    Pagefind lists them in an order that changes from run to run: all else that we let it write is
    the same. Its filters would not be, so the kind of every page goes into files of our own.
    """
    for path in sorted((site / INDEX_FOLDER).rglob("*")):
        if path.is_file() and not is_index_file(path.relative_to(site).as_posix()):
            remove(path)
    entry = json.loads((site / ENTRY).read_text(encoding="utf-8"))
    (site / ENTRY).write_text(json.dumps(entry, sort_keys=True) + "\n", encoding="utf-8")
    for lang in sorted(entry["languages"]):
        kinds = json.dumps(dict(_kinds(site, lang)), separators=(",", ":"))
        (site / INDEX_FOLDER / f"jenis.{lang}.json").write_text(kinds + "\n", encoding="utf-8")


def _kinds(site: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the name of every page in the index of *lang*, and what kind it is of."""
    for path in sorted((site / INDEX_FOLDER / "fragment").glob(f"{lang}_*.pf_fragment")):
        meta = unpacked(path.read_bytes())["meta"]
        if "jenis" in meta:
            yield path.stem, meta["jenis"]
