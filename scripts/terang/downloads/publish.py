"""Every download of one portal, from its catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from terang.catalog import Catalog
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, in_order, published_name
from terang.downloads.listing import checksum_file, index_file
from terang.downloads.packages import package_files, zip_files
from terang.downloads.places import PLACE_COLUMNS, place_files
from terang.downloads.readme import Block, heading, in_languages, item, paragraph, reading_notes
from terang.messages import Messages, read_messages
from terang.statuses import Nature

EVERYTHING = "semua-data"
"""Name of the zip that holds every package."""


def make_downloads(catalog: Catalog, address: str = "") -> tuple[PublishedFile, ...]:
    """Return every published file of *catalog* by address, the checksums of all others among them.

    *address* is the public address of the portal without a slash at the end, empty in a preview.
    Raises `BuildFailed` if two files share an address or a cell would run as a formula.
    """
    homepage = f"{address}/" if address else ""
    voices = tuple(read_messages(lang) for lang in catalog.city.languages)
    packages = [
        file
        for dataset in catalog.datasets.values()
        for file in package_files(dataset, catalog.city, voices, homepage)
    ]
    own = [_folder_readme(catalog, voices, homepage), *_everything(packages)]
    listed = in_order([*packages, *place_files(catalog, voices[0]), *own])
    described = (*listed, index_file(catalog, listed, homepage))
    return in_order((*described, checksum_file(described)))


def _everything(packages: Sequence[PublishedFile]) -> Iterator[PublishedFile]:
    """Return one zip of all packages; simulated ones have a zip of their own."""
    for nature in Nature:
        files = [file for file in packages if file.nature is nature and file.format != "ZIP"]
        if len(files) > 0:
            path = f"{DOWNLOAD_FOLDER}/{published_name(EVERYTHING, nature)}.zip"
            yield PublishedFile(path, zip_files(files, DOWNLOAD_FOLDER), "ZIP", nature=nature)


def _folder_readme(catalog: Catalog, voices: Sequence[Messages], homepage: str) -> PublishedFile:
    def part(voice: Messages) -> Iterable[Block]:
        yield heading(voice("download.folder.title", site=catalog.city.site_name), "=")
        yield paragraph(voice("download.folder.lead"))
        yield [homepage] if homepage else []
        yield heading(voice("download.folder.packages"))
        yield paragraph(voice("download.folder.packages.lead", name=f"{EVERYTHING}.zip"))
        for dataset in catalog.datasets.values():
            yield item(f"{published_name(dataset.name, dataset.nature)}/: {voice.pick(dataset.title)}")
        yield heading(voice("download.folder.places"))
        yield paragraph(voice("download.folder.places.lead"))
        yield [line for name in PLACE_COLUMNS for line in item(f"{name}: {voice(f'download.place.{name}')}")]
        yield heading(voice("download.folder.checksums"))
        yield paragraph(voice("download.folder.checksums.lead"))
        yield from reading_notes(voice)

    return PublishedFile(f"{DOWNLOAD_FOLDER}/README.txt", in_languages(voices, part), "TXT")
