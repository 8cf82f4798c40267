"""index.json and SHA256SUMS: every published file, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from terang.catalog import LEVELS, Catalog, Dataset, Region
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, published_name
from terang.downloads.packages import json_bytes
from terang.messages import Messages
from terang.observations import Indicator

CHECKSUMS = "SHA256SUMS"
"""Name of the list of checksums inside the download folder."""


def index_file(
    catalog: Catalog,
    indicators: Iterable[Indicator],
    files: Sequence[PublishedFile],
    voices: Sequence[Messages],
    homepage: str,
) -> PublishedFile:
    """Return index.json: packages, indicators, places with their files, by address from that file."""
    city = catalog.city
    regions = tuple(region for level in LEVELS for region in catalog.level(level))
    by_region: dict[str, list[PublishedFile]] = {}
    for file in files:
        by_region.setdefault(file.region, []).append(file)
    document = {
        "title": city.site_name,
        "publisher": city.publisher,
        "licence": {"name": city.licence_name, "title": city.licence_title, "path": city.licence_address},
        **({"homepage": homepage} if homepage else {}),
        "packages": [_package(dataset, files) for dataset in catalog.datasets.values()],
        "indicators": [_indicator(known, files, voices) for known in indicators],
        "files": [_entry(file) for file in files if _stands_alone(file)],
        "places": [_place(region, by_region.get(region.code, ())) for region in regions],
    }
    return PublishedFile(f"{DOWNLOAD_FOLDER}/index.json", json_bytes(document), "JSON")


def _stands_alone(file: PublishedFile) -> bool:
    """Return True for a file of no package, indicator or place, such as the zip of everything."""
    return not (file.package or file.indicator or file.region)


def _package(dataset: Dataset, files: Iterable[PublishedFile]) -> dict[str, Any]:
    own = [f for f in files if f.package == dataset.name and f.nature is dataset.nature]
    return {
        "name": published_name(dataset.name, dataset.nature),
        "title": dict(dataset.title),
        "version": dataset.version,
        "nature": dataset.nature.value,
        "files": [_entry(file) for file in own],
    }


def _indicator(
    known: Indicator, files: Iterable[PublishedFile], voices: Sequence[Messages]
) -> dict[str, Any]:
    own = [file for file in files if file.indicator == known.id]
    return {
        "id": known.id,
        "title": {voice.lang: voice(f"indicator.{known.id}.title") for voice in voices},
        "unit": known.unit,
        "level": known.level,
        "tables": list(known.tables),
        "files": [{**_entry(file), "nature": file.nature.value} for file in own],
    }


def _place(region: Region, files: Iterable[PublishedFile]) -> dict[str, Any]:
    return {
        "code": region.code,
        "name": region.name,
        "level": region.level,
        "files": [{**_entry(file), "nature": file.nature.value} for file in files],
    }


def _entry(file: PublishedFile) -> Mapping[str, Any]:
    resource = {"resource": file.resource} if file.resource else {}
    return {
        "path": file.address,
        **resource,
        "format": file.format,
        "bytes": file.size,
        "sha256": file.sha256,
    }


def checksum_file(files: Iterable[PublishedFile]) -> PublishedFile:
    """Return SHA256SUMS over those of *files* in the download folder, as ``sha256sum -c`` reads it there."""
    own = (file for file in files if file.path.startswith(f"{DOWNLOAD_FOLDER}/"))
    known = sorted((file.address, file.sha256) for file in own)
    text = "".join(f"{digest}  {address}\n" for address, digest in known)
    return PublishedFile(f"{DOWNLOAD_FOLDER}/{CHECKSUMS}", text.encode("ascii"), "TXT")
