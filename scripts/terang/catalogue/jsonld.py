"""A dataset in the words of schema.org, for search engines: on its page, and as a file in its folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from terang.catalog import Catalog, Dataset, Field, Resource, Source
from terang.catalogue.facts import (
    MEDIA_TYPES,
    box_of,
    described,
    distributions,
    file_name,
    iri,
    keywords_of,
    modified,
    page_path,
    span_of,
    title_of,
)
from terang.city import City
from terang.downloads import PublishedFile, published_name
from terang.messages import Messages, read_messages
from terang.written import number_text

_NUMBERS = ("integer", "number")


def dataset_jsonld(
    catalog: Catalog,
    dataset: Dataset,
    files: Iterable[PublishedFile],
    address: str = "",
    voice: Messages | None = None,
) -> dict[str, Any]:
    """Return *dataset* as a schema.org/Dataset in the language of *voice*, the city's own by default.

    *address* is the public address of the site without a slash at the end; in a preview it is empty,
    and every address starts at the root of the site.
    """
    city = catalog.city
    say = voice or read_messages(city.default_language)
    me = iri(address, page_path(dataset))
    span = span_of(dataset)
    told = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": me,
        "url": me,
        "identifier": published_name(dataset.name, dataset.nature),
        "name": title_of(dataset, say),
        "description": described(dataset, say),
        "version": dataset.version,
        "keywords": keywords_of(dataset),
        "inLanguage": city.default_language,
        "license": dataset.licences[0].path,
        "isAccessibleForFree": True,
        "dateModified": modified(dataset),
        "creator": _publisher(city, address),
        "publisher": _publisher(city, address),
        "temporalCoverage": span.interval if span is not None else "",
        "spatialCoverage": _place(catalog, say),
        "variableMeasured": [
            _variable(resource, field, me, say)
            for resource in dataset.resources.values()
            for field in resource.fields
            if field.type in _NUMBERS and field.unit
        ],
        "distribution": [_download(file, address) for file in distributions(dataset, files)],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": iri(address, "data/"),
            "name": say("catalogue.title", site=city.site_name),
            "url": iri(address, "data/"),
        },
        "isBasedOn": [_source(source) for source in dataset.sources.values()],
    }
    return {name: value for name, value in told.items() if value not in ("", [])}


def _publisher(city: City, address: str) -> dict[str, str]:
    return {"@type": "Organization", "name": city.publisher, "url": iri(address, "")}


def _place(catalog: Catalog, say: Messages) -> dict[str, Any]:
    """Return the city, with the box around the centres of its kelurahan if these are known."""
    city = catalog.city
    place: dict[str, Any] = {
        "@type": "Place",
        "name": say.pick(city.name),
        "identifier": {"@type": "PropertyValue", "propertyID": "Kemendagri", "value": city.region_code},
    }
    box = box_of(catalog)
    if box is not None:
        corners = (box.south, box.west, box.north, box.east)
        place["geo"] = {"@type": "GeoShape", "box": " ".join(map(number_text, corners))}
    return place


def _variable(resource: Resource, field: Field, page: str, say: Messages) -> dict[str, str]:
    """Return a column of numbers: what it measures, in which unit, and where it stands."""
    unit = f"unit.{field.unit}.name"
    told = {
        "@type": "PropertyValue",
        "name": say.pick(field.title),
        "description": say.pick(field.description),
        "propertyID": f"{resource.name}.{field.name}",
        "unitText": say(unit) if say.has(unit) else field.unit,
        "url": f"{page}#{resource.name}",
    }
    return {name: value for name, value in told.items() if value}


def _download(file: PublishedFile, address: str) -> dict[str, str]:
    """Return a file: where it is, what it is, how large, and the checksum of its bytes."""
    return {
        "@type": "DataDownload",
        "name": file_name(file),
        "contentUrl": iri(address, file.path),
        "encodingFormat": MEDIA_TYPES[file.format],
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _source(source: Source) -> Mapping[str, Any]:
    """Return a document that figures were taken from, with its own terms."""
    told: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.path,
        "datePublished": source.date,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else "",
        "copyrightNotice": source.terms,
    }
    return {name: value for name, value in told.items() if value != ""}
