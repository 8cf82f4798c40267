"""The catalogues as other portals read them: parsed by rdflib, without network, and asked questions."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cataloguing import ADDRESS, inline, published, released, without_network
from components.pages import DATASET
from components.theme import render_page
from rdflib import DCAT, DCTERMS, RDF, XSD, Graph, Literal, Namespace, URIRef

from terang.catalog import Catalog
from terang.catalogue import dataset_jsonld
from terang.catalogue.dcat import catalogue_file
from terang.catalogue.facts import box_of, described, frequency, modified, span_of
from terang.catalogue.open_data import open_data_file
from terang.disclosure import Released
from terang.downloads import PublishedFile
from terang.messages import Messages
from terang.pages.assemble import build_pages
from terang.pages.datasets import dataset_page
from terang.pages.desk import Desk
from terang.pages.models import DatasetPage
from terang.statuses import Nature

SCHEMA = Namespace("https://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
PACKAGES = {"keanggotaan", "kemiskinan", "koperasi", "laporan", "pinjaman", "program", "wilayah"}
"""Packages that every city has."""
ASKED_FOR = (
    "name license creator publisher url identifier version keywords spatialCoverage includedInDataCatalog "
    "dateModified"
).split()
"""What a search engine looks for in every dataset, beside what is tested on its own."""


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, PublishedFile]:
    """Everything published of the real small city."""
    return published(catalog)


@pytest.fixture(scope="module")
def graph(files: dict[str, PublishedFile]) -> Graph:
    """The catalogue of the small city as a reader takes it in."""
    return parsed(files["katalog.jsonld"].content)


def parsed(content: bytes, address: str = f"{ADDRESS}/katalog.jsonld") -> Graph:
    with without_network():
        return Graph().parse(data=content, format="json-ld", publicID=address)


def asked(graph: Graph, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in row) for row in graph.query(query))  # type: ignore[union-attr]


# katalog.jsonld


def test_the_catalogue_names_every_dataset_with_title_publisher_licence_and_place(
    graph: Graph, catalog: Catalog
) -> None:
    rows = asked(
        graph,
        """SELECT ?id ?title ?publisher ?licence ?place WHERE {
             ?c a dcat:Catalog; dcat:dataset ?d . ?d a dcat:Dataset; dct:identifier ?id; dct:title ?title;
               dct:publisher/foaf:name ?publisher; dct:license ?licence; dct:spatial/dct:identifier ?place .
             FILTER (lang(?title) = "en") }""",
    )

    assert {row[0] for row in rows} == set(catalog.datasets) >= PACKAGES
    for name, title, publisher, licence, place in rows:
        dataset = catalog.datasets[name]
        assert title == dataset.title["en"]
        assert (publisher, licence, place) == ("Terang", dataset.licences[0].path, "99.71")


def test_a_distribution_tells_size_type_and_checksum_of_the_very_file(
    graph: Graph, files: dict[str, PublishedFile]
) -> None:
    told = {
        str(url): (int(size), str(digest), str(media))
        for url, size, digest, media in graph.query(  # type: ignore[misc]
            """SELECT ?url ?size ?digest ?media WHERE { ?d dcat:downloadURL ?url; dcat:byteSize ?size;
                 dcat:mediaType ?media; spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256;
                 spdx:checksumValue ?digest ] }"""
        )
    }

    forms = {"CSV", "XLSX", "PARQUET", "ZIP"}
    wanted = {path: f for path, f in files.items() if f.package and f.format in forms}
    assert set(told) == {f"{ADDRESS}/{path}" for path in wanted}
    for path, file in wanted.items():
        size, digest, media = told[f"{ADDRESS}/{path}"]
        assert (size, digest) == (len(file.content), hashlib.sha256(file.content).hexdigest())
        assert media.rpartition("media-types/")[2].startswith(("text/csv", "application/"))
    assert all(size.datatype == XSD.nonNegativeInteger for size in graph.objects(None, DCAT.byteSize))


def test_time_and_sources_of_a_dataset_come_from_its_data(graph: Graph) -> None:
    koperasi = URIRef(f"{ADDRESS}/data/koperasi/")
    (period,) = graph.objects(koperasi, DCTERMS.temporal)

    # simkopdes is of 31 March 2026, the city's series begins on 31 December 2025.
    assert list(graph.objects(period, DCAT.startDate)) == [Literal("2025-12-31", datatype=XSD.date)]
    assert list(graph.objects(period, DCAT.endDate)) == [Literal("2026-03-31", datatype=XSD.date)]
    titles = {
        str(t) for s in graph.objects(koperasi, DCTERMS.source) for t in graph.objects(s, DCTERMS.title)
    }
    assert titles == {
        "Dokumen contoh: laporan koperasi Desember 2025",
        "Dokumen contoh: laporan koperasi Maret 2026",
        "Dokumen contoh: kabar kota tentang unit usaha",
    }
    rights = {
        str(r) for s in graph.objects(koperasi, DCTERMS.source) for r in graph.objects(s, DCTERMS.rights)
    }
    assert rights == {"contoh untuk uji; tidak ada lisensi dinyatakan"}


def test_a_month_and_a_year_keep_their_own_type(graph: Graph, catalog: Catalog) -> None:
    span = span_of(catalog.datasets["kemiskinan"])
    (period,) = graph.objects(URIRef(f"{ADDRESS}/data/kemiskinan/"), DCTERMS.temporal)
    (start,) = graph.objects(period, DCAT.startDate)
    types = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}

    assert span is not None and len(span.start) < 10
    assert (str(start), start.datatype) == (span.start, types[len(span.start)])  # type: ignore[union-attr]


def test_nothing_simulated_is_handed_on_even_in_a_preview(record: Released, catalog: Catalog) -> None:
    files = published(record.catalog, "")

    assert any(dataset.nature is Nature.SIMULATED for dataset in record.catalog.datasets.values())
    for name in ("katalog.jsonld", "data.json"):
        assert "simulas" not in files[name].content.decode().casefold()
    graph = parsed(files["katalog.jsonld"].content, "http://127.0.0.1:8000/katalog.jsonld")
    found = {str(name) for name in graph.objects(None, DCTERMS.identifier)}
    assert found == {*catalog.datasets, "99.71"}


def test_a_preview_has_addresses_from_the_root_that_lead_to_files(contoh_site: Path) -> None:
    graph = parsed((contoh_site / "katalog.jsonld").read_bytes(), "http://127.0.0.1:8000/katalog.jsonld")
    leads = [*graph.objects(None, DCAT.downloadURL), *graph.objects(None, DCAT.landingPage)]

    assert len(leads) > 60
    for lead in map(str, leads):
        path = contoh_site / lead.removeprefix("http://127.0.0.1:8000/")
        assert (path / "index.html" if lead.endswith("/") else path).is_file(), lead


def test_a_release_gives_the_catalogue_its_date_and_version(
    catalog: Catalog, files: dict[str, PublishedFile], messages: Messages, english: Messages
) -> None:
    voices = {"id": messages, "en": english}
    file = catalogue_file(catalog, files.values(), voices, ADDRESS, released(catalog))
    graph = parsed(file.content)
    (node,) = graph.subjects(RDF.type, DCAT.Catalog)

    assert list(graph.objects(node, DCTERMS.modified)) == [Literal("2026-06-30", datatype=XSD.date)]
    assert list(graph.objects(node, URIRef(f"{DCAT}version"))) == [Literal("1.2.0")]


# data.json


def test_data_json_counts_what_the_catalogue_counts(files: dict[str, PublishedFile], graph: Graph) -> None:
    document = json.loads(files["data.json"].content)
    needed = {"title", "description", "keyword", "modified", "publisher", "identifier", "accessLevel"}

    assert len(document["dataset"]) == len(list(graph.subjects(RDF.type, DCAT.Dataset)))
    urls = [d["downloadURL"] for record in document["dataset"] for d in record["distribution"]]
    assert sorted(urls) == sorted(map(str, graph.objects(None, DCAT.downloadURL)))
    for record in document["dataset"]:
        assert needed <= set(record) and record["accessLevel"] == "public"
        assert record["publisher"]["name"] == "Terang"
    assert "conformsTo" not in document, "the schema asks for an e-mail address, and there is none"


def test_data_json_claims_its_schema_once_there_is_an_address_to_write_to(
    catalog: Catalog, files: dict[str, PublishedFile], messages: Messages
) -> None:
    contact = replace(catalog.city.contact, email="data@contoh.example.org")
    city = replace(catalog.city, contact=contact)
    file = open_data_file(replace(catalog, city=city), files.values(), {"id": messages}, ADDRESS)
    document = json.loads(file.content)

    assert document["conformsTo"].endswith("/v1.1/schema")
    assert all(d["contactPoint"]["hasEmail"] == "mailto:data@contoh.example.org" for d in document["dataset"])


# schema.org


def test_search_engines_get_what_they_ask_for(catalog: Catalog, files: dict[str, PublishedFile]) -> None:
    for name, dataset in catalog.datasets.items():
        document = json.loads(files[f"unduh/{name}/{name}.jsonld"].content)
        with without_network():
            graph = Graph().parse(data=json.dumps(inline(document)), format="json-ld")
        (me,) = graph.subjects(RDF.type, SCHEMA.Dataset)

        assert str(me) == f"{ADDRESS}/data/{name}/"
        for asked_for in ASKED_FOR:
            assert list(graph.objects(me, SCHEMA[asked_for])), (name, asked_for)
        assert 50 <= len(document["description"]) <= 5000
        assert document["isAccessibleForFree"] is True
        assert len(document.get("isBasedOn", ())) == len(dataset.sources)
        paths = [d["contentUrl"].removeprefix(f"{ADDRESS}/") for d in document["distribution"]]
        assert Counter(files[path].package for path in paths) == {name: len(paths)}
        for path, download in zip(paths, document["distribution"], strict=True):
            assert (download["sha256"], download["contentSize"]) == (
                files[path].sha256,
                f"{files[path].size} B",
            )


def test_the_koperasi_are_measured_in_these_units(files: dict[str, PublishedFile]) -> None:
    document = json.loads(files["unduh/koperasi/koperasi.jsonld"].content)
    units = {item["propertyID"]: item["unitText"] for item in document["variableMeasured"]}

    assert units["simkopdes.npwp"] == "koperasi"
    assert units["simkopdes.transaksi_rp"] == "rupiah"
    assert document["temporalCoverage"] == "2025-12-31/2026-03-31"
    # In kelurahan.csv 7 Hilir lies farthest north and west, Sukarasa farthest south and east.
    assert document["spatialCoverage"]["geo"]["box"] == "-2.06 104.01 -2.01 104.04"


def test_what_is_simulated_says_so_before_all_else(record: Released, messages: Messages) -> None:
    dataset = replace(record.catalog.datasets["simulasi-pinjaman"], title={"id": "Pinjaman"})
    document = dataset_jsonld(record.catalog, dataset, ())

    assert document["name"] == "Simulasi: Pinjaman"
    assert document["description"].startswith("SIMULASI. Semua angka di himpunan data ini buatan")
    assert document["identifier"] == "simulasi-pinjaman"


def test_a_description_is_made_long_enough_and_cut_at_a_word(catalog: Catalog, messages: Messages) -> None:
    dataset = catalog.datasets["koperasi"]
    short = described(replace(dataset, description={"id": "Koperasi."}), messages)
    long = described(replace(dataset, description={"id": "kata " * 2000}), messages)

    assert short.startswith("Koperasi. Isinya: Koperasi per kelurahan; ") and len(short) >= 50
    assert len(long) <= 5000 and long.endswith("kata…")


def test_what_is_not_known_is_left_out(catalog: Catalog) -> None:
    regions = {
        code: replace(region, latitude=None) if region.slug == "melati" else region
        for code, region in catalog.regions.items()
    }
    bare = replace(catalog.datasets["koperasi"], sources={}, resources={})
    unknown = replace(catalog, regions=regions)
    document = dataset_jsonld(unknown, bare, ())

    assert box_of(unknown) is None and "geo" not in document["spatialCoverage"]
    left_out = {"temporalCoverage", "isBasedOn", "dateModified", "variableMeasured", "distribution"}
    assert left_out.isdisjoint(document)
    assert None not in document.values()


def test_how_often_and_when_come_from_the_descriptor(catalog: Catalog) -> None:
    koperasi = catalog.datasets["koperasi"]
    received = [source.received for source in koperasi.sources.values()]

    assert modified(koperasi) == max(received)
    undeclared = {name: replace(r, freshness=None) for name, r in koperasi.resources.items()}
    assert frequency(replace(koperasi, resources=undeclared)) == ""


# On the page


def test_the_dataset_page_holds_its_description_for_search_engines(
    desk: Desk, catalog: Catalog, english: Messages, files: dict[str, PublishedFile]
) -> None:
    there = replace(desk, say=english, address=ADDRESS, files=tuple(files.values()))
    page = dataset_page(there, catalog.datasets["koperasi"])
    (script,) = scripts_of(page)
    document = json.loads(script)

    assert document["name"] == catalog.datasets["koperasi"].title["en"]
    assert (document["@id"], document["url"]) == (
        f"{ADDRESS}/data/koperasi/",
        f"{ADDRESS}/en/data/koperasi/",
    )
    assert len(document["distribution"]) >= 4


def test_no_text_gets_out_of_the_script(desk: Desk) -> None:
    hostile = {"name": "</script><script>alert('&')</script><!--"}
    html = render_page(replace(DATASET, structured=hostile))

    assert html.count("</script>") == 3 and "<!--" not in html
    (script,) = scripts_of(replace(DATASET, structured=hostile))
    assert json.loads(script) == hostile
    assert "&" not in script


def scripts_of(page: DatasetPage) -> list[str]:
    """Return what stands in the data blocks of *page*, as a browser gives it to a search engine."""
    html = render_page(page)
    start = '<script type="application/ld+json">'
    return [part.partition("</script>")[0] for part in html.split(start)[1:]]


def test_the_built_page_and_the_file_say_the_same(contoh_site: Path) -> None:
    for name in sorted(PACKAGES):
        html = (contoh_site / "data" / name / "index.html").read_text(encoding="utf-8")
        _, _, rest = html.partition('<script type="application/ld+json">')
        shown: dict[str, Any] = json.loads(rest.partition("</script>")[0])
        file = json.loads((contoh_site / "unduh" / name / f"{name}.jsonld").read_bytes())

        assert shown == file
        assert shown["distribution"]
        anchors = {item["url"].rpartition("#")[2] for item in shown.get("variableMeasured", ())}
        assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []


def test_every_dataset_of_the_site_is_described_on_its_page(record_desk: Desk) -> None:
    pages = [page for page in build_pages(record_desk) if isinstance(page, DatasetPage)]

    assert len(pages) == len(record_desk.catalog.datasets)
    for page in pages:
        assert page.structured["@type"] == "Dataset"
        assert ("imulasi" in str(page.structured["name"])) == (page.nature is Nature.SIMULATED)
