"""Every download of one portal, from its catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from terang.catalog import Catalog
from terang.downloads.changes import changes_file
from terang.downloads.documents import place_documents
from terang.downloads.everything import whole_files
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, in_order, published_name
from terang.downloads.indicator_documents import indicator_documents
from terang.downloads.indicators import INDICATOR_COLUMNS, indicator_files
from terang.downloads.listing import CHECKSUMS, checksum_file, index_file
from terang.downloads.openapi import openapi_file
from terang.downloads.packages import package_files, zip_files
from terang.downloads.places import PLACE_COLUMNS, place_files
from terang.downloads.quadrant import quadrant_files
from terang.downloads.quality import quality_files
from terang.downloads.readme import Block, heading, in_languages, item, paragraph, reading_notes
from terang.downloads.twins import twin_files
from terang.messages import Messages, read_messages
from terang.observations import Observations
from terang.releases import NO_HISTORY, History
from terang.statuses import Nature

EVERYTHING = "semua-data"
"""Name of the zip that holds every package."""


def make_downloads(
    catalog: Catalog,
    address: str = "",
    observations: Observations | None = None,
    history: History = NO_HISTORY,
    cache: Path | None = None,
) -> tuple[PublishedFile, ...]:
    """Return every published file of *catalog* by address, the checksums of all others among them.

    *address* is the public address of the portal without a slash at the end, empty in a preview.
    With *observations* of that catalogue there is a file for each indicator, and a document for each
    place. *history* tells what changed since the releases before; workbooks are kept in the folder
    *cache*, None for nowhere. Raises `BuildFailed` if two files share an address or a cell would run
    as a formula.
    """
    homepage = f"{address}/" if address else ""
    voices = tuple(read_messages(lang) for lang in catalog.city.languages)
    packages = [
        file
        for dataset in catalog.datasets.values()
        for file in package_files(dataset, catalog.city, voices, homepage, history)
    ]
    seen = _observed(catalog, observations, voices[0]) if observations is not None else ()
    alone = (changes_file(history, catalog, voices[0]), *quality_files(catalog, history))
    own = [
        *alone,
        _folder_readme(catalog, (*seen, *alone), voices, homepage),
        *_everything(packages),
    ]
    plain = in_order([*packages, *place_files(catalog, voices[0]), *seen, *own])
    twins = twin_files(catalog, observations, history, plain, voices[0], homepage, cache)
    listed = in_order([*plain, *twins])
    listed = in_order((*listed, openapi_file(catalog, listed, history, voices[0], address)))
    known = () if observations is None else tuple(observations.indicators.values())
    described = (*listed, index_file(catalog, known, listed, voices, homepage))
    return in_order((*described, checksum_file(described)))


def joined(files: Iterable[PublishedFile], more: Iterable[PublishedFile]) -> tuple[PublishedFile, ...]:
    """Return *files* with *more* that were made later, the checksums taken anew over all of them."""
    listed = in_order([*(file for file in files if file.address != CHECKSUMS), *more])
    return in_order((*listed, checksum_file(listed)))


def _observed(catalog: Catalog, observations: Observations, voice: Messages) -> tuple[PublishedFile, ...]:
    """Return the files that tell what is observed: by indicator, by place, of two and of all at once."""
    indicators = tuple(indicator_files(catalog, observations))
    return (
        *indicators,
        *indicator_documents(catalog, observations, voice),
        *place_documents(catalog, observations, voice),
        *quadrant_files(catalog, observations),
        *whole_files(catalog, observations, indicators, voice),
    )


def _everything(packages: Sequence[PublishedFile]) -> Iterator[PublishedFile]:
    """Return one zip of all packages; simulated ones have a zip of their own."""
    for nature in Nature:
        files = [file for file in packages if file.nature is nature and file.format != "ZIP"]
        if len(files) > 0:
            path = f"{DOWNLOAD_FOLDER}/{published_name(EVERYTHING, nature)}.zip"
            yield PublishedFile(path, zip_files(files, DOWNLOAD_FOLDER), "ZIP", nature=nature)


def _folder_readme(
    catalog: Catalog, seen: Iterable[PublishedFile], voices: Sequence[Messages], homepage: str
) -> PublishedFile:
    alone = [file for file in seen if not (file.indicator or file.region)]

    def part(voice: Messages) -> Iterable[Block]:
        yield heading(voice("download.folder.title", site=catalog.city.site_name), "=")
        yield paragraph(voice("download.folder.lead"))
        yield [homepage] if homepage else []
        if any(dataset.nature is Nature.SIMULATED for dataset in catalog.datasets.values()):
            yield paragraph(voice("download.folder.simulated"))
        yield heading(voice("download.folder.packages"))
        yield paragraph(voice("download.folder.packages.lead", name=f"{EVERYTHING}.zip"))
        for dataset in catalog.datasets.values():
            yield item(f"{published_name(dataset.name, dataset.nature)}/: {voice.pick(dataset.title)}")
        yield heading(voice("download.folder.places"))
        yield paragraph(voice("download.folder.places.lead"))
        yield [line for name in PLACE_COLUMNS for line in item(f"{name}: {voice(f'download.place.{name}')}")]
        yield paragraph(voice("download.folder.documents"))
        yield heading(voice("download.folder.indicators"))
        yield paragraph(voice("download.folder.indicators.lead"))
        yield [
            line
            for name in INDICATOR_COLUMNS
            for line in item(f"{name}: {voice(f'download.indicator.{name}')}")
        ]
        yield [line for f in alone for line in item(f"{f.address}: {voice(f'download.alone.{f.resource}')}")]
        yield paragraph(voice("download.folder.api"))
        yield heading(voice("download.folder.checksums"))
        yield paragraph(voice("download.folder.checksums.lead"))
        yield from reading_notes(voice)

    return PublishedFile(f"{DOWNLOAD_FOLDER}/README.txt", in_languages(voices, part), "TXT")
