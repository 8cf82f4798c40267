"""One data package as published: its CSV files, descriptor, README, and a zip of them all."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from terang.catalog import Dataset, Resource
from terang.city import City
from terang.downloads.citation import CITATION_FILE, citation_file
from terang.downloads.files import (
    DOWNLOAD_FOLDER,
    Format,
    PublishedFile,
    nature_column,
    published_name,
)
from terang.downloads.readme import package_readme
from terang.downloads.terms import TERMS_FILE, terms_file
from terang.messages import Messages
from terang.releases import NO_HISTORY, History
from terang.written import table_csv

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_RIGHTS = 0o100644 << 16


def package_files(
    dataset: Dataset,
    city: City,
    voices: Sequence[Messages],
    homepage: str,
    history: History = NO_HISTORY,
) -> tuple[PublishedFile, ...]:
    """Return the files of *dataset*: a CSV a resource, descriptor, README, terms, citation and the zip.

    *voices* are the languages of the README, in their order; *homepage* is the address of the
    portal, or empty. *history* tells which release a citation leads to.
    """
    package = published_name(dataset.name, dataset.nature)
    folder = f"{DOWNLOAD_FOLDER}/{package}"
    tables = tuple(_resource_file(resource, dataset, folder) for resource in dataset.resources.values())
    descriptor = json_bytes(published_descriptor(dataset, tables, voices, homepage))
    known = {table.resource: table for table in tables}
    readme = package_readme(dataset, known, city, voices, homepage, history)

    def publish(name: str, content: bytes, kind: Format) -> PublishedFile:
        return PublishedFile(f"{folder}/{name}", content, kind, dataset.name, nature=dataset.nature)

    files = (
        *tables,
        publish("datapackage.json", descriptor, "JSON"),
        publish("README.txt", readme, "TXT"),
        publish(TERMS_FILE, terms_file(dataset, city, voices, homepage.rstrip("/"), history), "TXT"),
        publish(CITATION_FILE, citation_file(dataset, city, voices[0], homepage.rstrip("/"), history), "CFF"),
    )
    return (*files, publish(f"{package}.zip", zip_files(files, folder), "ZIP"))


def _resource_file(resource: Resource, dataset: Dataset, folder: str) -> PublishedFile:
    content = table_csv(resource.table, [f.name for f in resource.fields], nature_column(dataset.nature))
    path = f"{folder}/{published_name(resource.name, dataset.nature)}.csv"
    return PublishedFile(path, content, "CSV", dataset.name, resource.name, nature=dataset.nature)


def published_descriptor(
    dataset: Dataset, tables: Iterable[PublishedFile], voices: Sequence[Messages], homepage: str
) -> dict[str, Any]:
    """Return the package's own descriptor with the paths, sizes and checksums of *tables*.

    Nothing is dropped but an empty address of a source, which the standard does not allow.
    """
    descriptor = _plain(dataset.descriptor)
    descriptor["name"] = published_name(dataset.name, dataset.nature)
    descriptor["nature"] = dataset.nature.value
    if homepage:
        descriptor["homepage"] = homepage
    descriptor["sources"] = [
        {key: value for key, value in source.items() if key != "path" or value}
        for source in descriptor.get("sources", [])
    ]
    files = {table.resource: table for table in tables}
    for resource in descriptor["resources"]:
        file = files[resource["name"]]
        resource["path"] = file.path.rpartition("/")[2]
        resource["bytes"] = file.size
        resource["hash"] = f"sha256:{file.sha256}"
        added = [_nature_field(name, value, voices) for name, value in nature_column(dataset.nature)]
        resource["schema"]["fields"] += added
    return descriptor


def _nature_field(name: str, value: str, voices: Sequence[Messages]) -> dict[str, Any]:
    words = [
        {"title": voice("download.nature_column.title"), "description": voice("download.nature_column.text")}
        for voice in voices
    ]
    return {
        "name": name,
        "type": "string",
        **words[0],
        "translations": {voice.lang: text for voice, text in zip(voices[1:], words[1:], strict=True)},
        "constraints": {"required": True, "enum": [value]},
    }


def _plain(value: Any) -> Any:
    """Return frozen mappings and sequences as the dicts and lists that JSON knows."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """Return *document* as readable JSON in UTF-8, keys in their own order."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def zip_files(files: Iterable[PublishedFile], folder: str) -> bytes:
    """Return a zip of *files*, named by their path below *folder*: same files in, same bytes out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(files, key=lambda file: file.path):
            entry = zipfile.ZipInfo(file.path.removeprefix(f"{folder}/"), _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _ZIP_RIGHTS
            entry.create_system = 3  # Unix, whatever the machine
            archive.writestr(entry, file.content, compresslevel=9)
    return stream.getvalue()
