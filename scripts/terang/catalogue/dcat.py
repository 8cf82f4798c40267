"""All real datasets for other portals, in the words of DCAT 3 as JSON-LD.

Nothing simulated is in it, not even in a preview: who harvests it must not take it for data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from terang.catalog import Catalog, Dataset, Source, Text
from terang.catalogue.facts import (
    EXCEL_SUFFIX,
    MEDIA_TYPES,
    Span,
    box_of,
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
from terang.releases import NO_HISTORY, History
from terang.written import number_text

CATALOGUE = "katalog.jsonld"

_VOCABULARIES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "geo": "http://www.opengis.net/ont/geosparql#",
}
"""Every prefix in use; the context stands in the file, so no reader has to ask anybody for it."""

_PROFILES = {
    "package": "https://datapackage.org/profiles/2.0/datapackage.json",
    "csv": "https://www.rfc-editor.org/info/rfc4180",
}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
_FREQUENCIES = {"P1M": "MONTHLY", "P3M": "QUARTERLY", "P6M": "ANNUAL_2", "P1Y": "ANNUAL", "event": "IRREG"}
_TIMES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def catalogue_file(
    catalog: Catalog,
    files: Iterable[PublishedFile],
    voices: Mapping[str, Messages],
    address: str = "",
    history: History = NO_HISTORY,
) -> PublishedFile:
    """Return ``katalog.jsonld``: a dcat:Catalog of every real dataset with its distributions."""
    city, known = catalog.city, tuple(files)
    latest = history.latest
    document = {
        "@context": _VOCABULARIES,
        "@id": iri(address, "data/"),
        "@type": "dcat:Catalog",
        "dct:title": _told(
            {lang: say("catalogue.title", site=city.site_name) for lang, say in voices.items()}
        ),
        "dct:description": _told({lang: _lead(catalog, say) for lang, say in voices.items()}),
        "dct:publisher": _publisher(catalog, address),
        "dct:language": [{"@id": f"{_LANGUAGE}{lang}"} for lang in city.languages],
        "dct:license": {"@id": city.licence_address},
        "foaf:homepage": {"@id": iri(address, "")},
        "dct:spatial": _place(catalog),
        **({"dct:modified": _time(latest.date), "dcat:version": latest.version} if latest else {}),
        "dcat:dataset": [
            _dataset(catalog, dataset, known, voices, address) for dataset in real_datasets(catalog)
        ],
    }
    return PublishedFile(CATALOGUE, json_bytes(document), "JSON-LD")


def _lead(catalog: Catalog, say: Messages) -> str:
    city = catalog.city
    return say("catalogue.description", site=city.site_name, city=say.pick(city.name))


def _told(text: Text) -> list[dict[str, str]]:
    return [{"@value": words, "@language": lang} for lang, words in text.items() if words]


def _time(iso: str) -> dict[str, str]:
    return {"@value": iso, "@type": _TIMES[len(iso)]}


def _publisher(catalog: Catalog, address: str) -> dict[str, Any]:
    """Return who publishes; the same node wherever it is named."""
    return {
        "@id": f"{iri(address, 'data/')}#penerbit",
        "@type": "foaf:Agent",
        "foaf:name": catalog.city.publisher,
    }


def _place(catalog: Catalog) -> dict[str, Any]:
    city = catalog.city
    place: dict[str, Any] = {
        "@type": "dct:Location",
        "skos:prefLabel": _told(city.name),
        "dct:identifier": city.region_code,
    }
    box = box_of(catalog)
    if box is not None:
        west, south, east, north = map(number_text, (box.west, box.south, box.east, box.north))
        ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
        place["dcat:bbox"] = {"@value": f"POLYGON(({ring}))", "@type": "geo:wktLiteral"}
    return place


def _dataset(
    catalog: Catalog,
    dataset: Dataset,
    files: Iterable[PublishedFile],
    voices: Mapping[str, Messages],
    address: str,
) -> dict[str, Any]:
    me, span, often = iri(address, page_path(dataset)), span_of(dataset), frequency(dataset)
    contacts = _contact(catalog)
    told = {
        "@id": me,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.name,
        "dct:title": _told(dataset.title),
        "dct:description": _told({lang: described(dataset, say) for lang, say in voices.items()}),
        "dcat:keyword": [
            {"@value": word, "@language": catalog.city.default_language} for word in keywords_of(dataset)
        ],
        "dcat:version": dataset.version,
        "dct:modified": _time(modified(dataset)) if modified(dataset) else None,
        "dct:publisher": _publisher(catalog, address),
        "dct:creator": _publisher(catalog, address),
        "dcat:contactPoint": contacts,
        "dct:license": {"@id": dataset.licences[0].path},
        "dct:accessRights": {"@id": _PUBLIC},
        "dct:language": {"@id": f"{_LANGUAGE}{catalog.city.default_language}"},
        "dcat:landingPage": {"@id": me},
        "dct:spatial": _place(catalog),
        "dct:temporal": _period(span) if span is not None else None,
        "dct:accrualPeriodicity": {"@id": f"{_FREQUENCY}{_FREQUENCIES[often]}"} if often else None,
        "dct:conformsTo": {"@id": _PROFILES["package"]},
        "dct:source": [_source(source, me) for source in dataset.sources.values()],
        "dcat:distribution": [
            _distribution(dataset, file, address) for file in distributions(dataset, files)
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _contact(catalog: Catalog) -> dict[str, Any] | None:
    """Return where the maintainers are reached in public; None where no channel is open."""
    contact = catalog.city.contact
    channels = {
        "vcard:hasEmail": f"mailto:{contact.email}" if contact.email else "",
        "vcard:hasURL": contact.issues,
    }
    told = {name: {"@id": channel} for name, channel in channels.items() if channel}
    return {"@type": "vcard:Organization", "vcard:fn": catalog.city.publisher, **told} if told else None


def _period(span: Span) -> dict[str, Any]:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _time(span.start),
        "dcat:endDate": _time(span.end),
    }


def _source(source: Source, page: str) -> dict[str, Any]:
    """Return a document as a node of its own: many datasets may stand on one, each with its terms."""
    told = {
        "@id": f"{page}#sumber-{source.name}",
        "@type": "dct:BibliographicResource",
        "dct:title": source.title,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": source.publisher} if source.publisher else None,
        "dct:issued": _time(source.date) if source.date else None,
        "foaf:page": {"@id": source.path} if source.path else None,
        "dct:rights": source.terms or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _distribution(dataset: Dataset, file: PublishedFile, address: str) -> dict[str, Any]:
    """Return a file with its address, type, size and checksum; plain CSV also says how it is written."""
    url = iri(address, file.path)
    told: dict[str, Any] = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": file_name(file),
        "dcat:downloadURL": {"@id": url},
        "dcat:accessURL": {"@id": iri(address, page_path(dataset))},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[file.format]}"},
        "dct:license": {"@id": dataset.licences[0].path},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if file.format == "CSV" and not file.path.endswith(EXCEL_SUFFIX):
        told["dct:conformsTo"] = {"@id": _PROFILES["csv"]}
    return told
