"""What a descriptor must say for readers: names, licence, sources, caveats, words in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from terang.findings import Finding
from terang.packages.contract import LOGS
from terang.packages.dates import EARLIEST_YEAR, LATEST_YEAR, moment_fault
from terang.packages.received import find_received_faults
from terang.packages.specs import Json, Shelf
from terang.packages.telling import block, warn
from terang.statuses import SIMULATED_PREFIX, Nature

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The profile that every package states; libraries read the rest of the descriptor by it."""

RESERVED = frozenset({"kelurahan", "kecamatan", "indikator"})
"""Names that published files by place and by indicator already have."""

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_VERSION = re.compile(r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)", re.ASCII)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(?::\d+)?(?:/\S*)?")


def find_meaning_faults(document: Json, shelf: Shelf) -> Iterator[Finding]:
    """Yield what the descriptor *document* of the package on *shelf* fails to tell its readers."""
    file = shelf.file
    if document["$schema"] != STANDARD:
        yield block("package-standard", file, value=document["$schema"], expected=STANDARD)
    if document["name"] != shelf.dataset or not _NAME.fullmatch(shelf.dataset):
        yield block("package-name", file, value=document["name"], expected=shelf.dataset)
    if shelf.topic in RESERVED or shelf.topic.startswith(SIMULATED_PREFIX):
        yield block("package-reserved", file, value=shelf.topic)
    if document["nature"] != shelf.nature:
        yield block("package-nature", file, value=document["nature"], allowed=shelf.nature)
    if shelf.nature is Nature.SIMULATED:
        yield from _find_unmarked_names(document, file)
    if not _VERSION.fullmatch(document["version"]):
        yield block("package-version", file, value=document["version"])
    yield from _find_licence_faults(document, file)
    yield from _find_source_faults(document, file, own=shelf.topic in LOGS)
    yield from _find_doubles(document.get("caveats", []), "caveats", file)
    for place, item, keys in _texts_for_readers(document):
        yield from _find_wording_faults(place, item, keys, file, shelf.city.languages[1:])


def _find_unmarked_names(document: Json, file: str) -> Iterator[Finding]:
    """Yield simulated tables whose file does not say so in its name: it may be passed on by itself."""
    for index, resource in enumerate(document["resources"]):
        if not resource["path"].startswith(SIMULATED_PREFIX):
            place = f"resources[{index}].path"
            yield block("simulated-name", file, value=resource["path"], place=place, prefix=SIMULATED_PREFIX)


def _find_licence_faults(document: Json, file: str) -> Iterator[Finding]:
    if not document["licenses"]:
        yield block("licence-missing", file)
    for index, licence in enumerate(document["licenses"]):
        if not licence["name"].strip() or not _ADDRESS.fullmatch(licence["path"]):
            yield block("licence-incomplete", file, value=licence["path"], place=f"licenses[{index}]")


def _find_source_faults(document: Json, file: str, *, own: bool) -> Iterator[Finding]:
    """Yield what is wrong with the sources; the site's *own* log has no document elsewhere."""
    if not document["sources"]:
        yield block("source-missing", file)
    yield from _find_doubles(document["sources"], "sources", file)
    for index, source in enumerate(document["sources"]):
        place = f"sources[{index}]"
        for key in ("name", "title", "publisher"):
            if not source[key].strip():
                yield block("text-missing", file, place=f"{place}.{key}")
        if moment_fault(source["date"], f"{LATEST_YEAR}-12-31"):
            yield block(
                "source-date",
                file,
                value=source["date"],
                place=place,
                earliest=str(EARLIEST_YEAR),
                latest=str(LATEST_YEAR),
            )
        is_elsewhere = document["nature"] == Nature.REAL and not own
        yield from find_received_faults(source, place, file, required=is_elsewhere)
        if not source["path"] and is_elsewhere:
            yield warn("source-without-address", file, value=source["name"], place=place)
        elif source["path"] and not _ADDRESS.fullmatch(source["path"]):
            yield block("source-address", file, value=source["path"], place=f"{place}.path")


def _find_doubles(items: list[Json], place: str, file: str) -> Iterator[Finding]:
    for name, count in Counter(item["name"] for item in items).items():
        if count > 1:
            yield block("name-double", file, value=name, place=place)


def _texts_for_readers(document: Json) -> Iterator[tuple[str, Json, tuple[str, ...]]]:
    """Yield every object that readers see, with its place and the names of its texts."""
    both = ("title", "description")
    yield "", document, both
    for index, caveat in enumerate(document.get("caveats", [])):
        yield f"caveats[{index}]", caveat, ("text",)
    for number, resource in enumerate(document["resources"]):
        yield f"resources[{number}]", resource, both
        for index, field in enumerate(resource["schema"]["fields"]):
            yield f"resources[{number}].schema.fields[{index}]", field, both


def _find_wording_faults(
    place: str, item: Json, keys: tuple[str, ...], file: str, languages: tuple[str, ...]
) -> Iterator[Finding]:
    translations: dict[str, Any] = item.get("translations", {})
    prefix = f"{place}." if place else ""
    for key in keys:
        if not item[key].strip():
            yield block("text-missing", file, place=f"{prefix}{key}")
        for language in languages:
            if not translations.get(language, {}).get(key, "").strip():
                yield block("translation-missing", file, place=f"{prefix}{key}", language=language)
