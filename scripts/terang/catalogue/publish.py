"""Every file of the catalogues, from the files that hold the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terang.catalog import Catalog
from terang.catalogue.csvw import csvw_files
from terang.catalogue.dcat import catalogue_file
from terang.catalogue.jsonld import dataset_jsonld
from terang.catalogue.open_data import open_data_file
from terang.downloads import PublishedFile, published_name
from terang.downloads.files import DOWNLOAD_FOLDER
from terang.downloads.packages import json_bytes
from terang.messages import read_messages
from terang.releases import NO_HISTORY, History


def catalogue_files(
    catalog: Catalog, files: Iterable[PublishedFile], address: str = "", history: History = NO_HISTORY
) -> Iterator[PublishedFile]:
    """Yield ``katalog.jsonld``, ``data.json``, and the JSON-LD and CSVW of every package.

    *files* are the downloads of *catalog*; *address* is the public address of the site without a slash
    at the end, empty in a preview: then every address starts at the root of the site.
    """
    known = tuple(files)
    voices = {lang: read_messages(lang) for lang in catalog.city.languages}
    yield catalogue_file(catalog, known, voices, address, history)
    yield open_data_file(catalog, known, voices, address)
    yield from csvw_files(catalog)
    for dataset in catalog.datasets.values():
        name = published_name(dataset.name, dataset.nature)
        content = json_bytes(dataset_jsonld(catalog, dataset, known, address))
        path = f"{DOWNLOAD_FOLDER}/{name}/{name}.jsonld"
        yield PublishedFile(path, content, "JSON-LD", dataset.name, nature=dataset.nature)
