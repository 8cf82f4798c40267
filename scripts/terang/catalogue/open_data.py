"""All real datasets for other portals, as the ``data.json`` of Project Open Data (DCAT-US 1.1).

Nothing simulated is in it, not even in a preview.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from terang.catalog import Catalog, Dataset
from terang.catalogue.facts import (
    MEDIA_TYPES,
    described,
    distributions,
    file_name,
    frequency,
    iri,
    keywords_of,
    modified,
    page_path,
    real_datasets,
    span_of,
)
from terang.downloads import PublishedFile
from terang.downloads.packages import json_bytes
from terang.messages import Messages

OPEN_DATA = "data.json"

_PROJECT_OPEN_DATA = "https://project-open-data.cio.gov/v1.1/schema"


def open_data_file(
    catalog: Catalog,
    files: Iterable[PublishedFile],
    voices: Mapping[str, Messages],
    address: str = "",
) -> PublishedFile:
    """Return ``data.json``, in the default language; it claims its schema only where nothing is missing.

    The schema asks for an e-mail address of the maintainers, which a city need not have.
    """
    city, known = catalog.city, tuple(files)
    say = voices[city.default_language]
    conforms = {"conformsTo": _PROJECT_OPEN_DATA} if city.contact.email else {}
    document = {
        "@context": f"{_PROJECT_OPEN_DATA}/catalog.jsonld",
        "@id": iri(address, OPEN_DATA),
        "@type": "dcat:Catalog",
        **conforms,
        "describedBy": f"{_PROJECT_OPEN_DATA}/catalog.json",
        "dataset": [_record(catalog, dataset, known, say, address) for dataset in real_datasets(catalog)],
    }
    return PublishedFile(OPEN_DATA, json_bytes(document), "JSON")


def _record(
    catalog: Catalog, dataset: Dataset, files: Iterable[PublishedFile], say: Messages, address: str
) -> dict[str, Any]:
    city, span, often = catalog.city, span_of(dataset), frequency(dataset)
    email = {"@type": "vcard:Contact", "fn": city.publisher, "hasEmail": f"mailto:{city.contact.email}"}
    regular = f"R/{often}" if often.startswith("P") else ""
    told = {
        "@type": "dcat:Dataset",
        "identifier": iri(address, page_path(dataset)),
        "title": say.pick(dataset.title),
        "description": described(dataset, say),
        "keyword": keywords_of(dataset),
        "modified": modified(dataset),
        "publisher": {"@type": "org:Organization", "name": city.publisher},
        "contactPoint": email if city.contact.email else None,
        "accessLevel": "public",
        "license": dataset.licences[0].path,
        "language": [city.default_language],
        "spatial": say.pick(city.name),
        "temporal": f"{span.start}/{span.end}" if span is not None else "",
        "accrualPeriodicity": regular or ("irregular" if often else ""),
        "landingPage": iri(address, page_path(dataset)),
        "references": [source.path for source in dataset.sources.values() if source.path],
        "distribution": [_offer(file, address) for file in distributions(dataset, files)],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _offer(file: PublishedFile, address: str) -> dict[str, str]:
    return {
        "@type": "dcat:Distribution",
        "title": file_name(file),
        "format": file.format,
        "mediaType": MEDIA_TYPES[file.format],
        "downloadURL": iri(address, file.path),
    }
