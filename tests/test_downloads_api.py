"""The static API: every JSON file keeps to the shape that the OpenAPI document gives its address."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from terang.catalog import Catalog
from terang.disclosure import Released
from terang.downloads import PublishedFile
from terang.downloads.api_addresses import ADDRESSES, MEDIA_TYPES, address_of, pattern_of
from terang.downloads.openapi import openapi_file
from terang.messages import Messages
from terang.releases import NO_HISTORY, History, Release
from terang.statuses import Nature

HILIR7, DAMAI, MELATI = "99.71.01.1001", "99.71.01.1004", "99.71.02.1001"
Files = Mapping[str, PublishedFile]


@pytest.fixture(scope="module")
def api(contoh_site: Path) -> dict[str, Any]:
    """The OpenAPI document of the small city's site."""
    document: dict[str, Any] = json.loads((contoh_site / "unduh" / "openapi.json").read_bytes())
    return document


@pytest.fixture(scope="module")
def paths(contoh_site: Path) -> list[str]:
    """Every file of the site that is data: what a program may fetch."""
    folders = [path for name in ("unduh", "arsip", "umpan") for path in (contoh_site / name).rglob("*")]
    every = (*folders, contoh_site / "data.json", contoh_site / "katalog.jsonld")
    found = sorted(path.relative_to(contoh_site).as_posix() for path in every if path.is_file())
    return [path for path in found if not path.endswith(".html")]


def document(files: Files, address: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(files[address].content)
    return told


def faults(api: dict[str, Any], schema: dict[str, Any], value: object) -> list[ValidationError]:
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator({**schema, "components": api["components"]})
    return list(validator.iter_errors(value))


def schema_of(api: dict[str, Any], path: str) -> dict[str, Any]:
    """The schema that the document gives for the answer at *path*, the most exact address first."""
    found = [known for known in api["paths"] if pattern_of(known[1:]).fullmatch(path)]
    assert found, path
    best = min(found, key=lambda known: known.count("{"))
    (content,) = api["paths"][best]["get"]["responses"]["200"]["content"].values()
    schema: dict[str, Any] = content.get("schema", {})
    return schema


def test_every_published_file_has_its_address_in_the_document(api: dict[str, Any], paths: list[str]) -> None:
    promised = [pattern_of(known[1:]) for known in api["paths"]]
    plain = [path.replace("/simulasi-", "/") for path in paths]

    assert len(plain) > 400
    assert [path for path in plain if not any(p.fullmatch(path) for p in promised)] in (
        [],
        # The small city has no such measures that are real.
        [f"unduh/peta-selisih{ending}" for ending in ("-excel.csv", ".csv", ".xlsx")],
    )


def test_every_address_in_the_document_has_a_file(api: dict[str, Any], paths: list[str]) -> None:
    empty = [
        known for known in api["paths"] if not any(pattern_of(known[1:]).fullmatch(path) for path in paths)
    ]

    assert empty == []


def test_every_json_file_keeps_to_its_schema(
    api: dict[str, Any], paths: list[str], contoh_site: Path
) -> None:
    checked = dict.fromkeys(("Daftar", "Indikator", "Wilayah", "Paket", "OpenAPI", "DataJson"), 0)
    for path in (path for path in paths if path.endswith(".json")):
        schema = schema_of(api, path.replace("/simulasi-", "/"))
        value = json.loads((contoh_site / path).read_bytes())
        if schema:
            assert [(f.json_path, f.message) for f in faults(api, schema, value)] == [], path
            checked[schema["$ref"].rsplit("/", 1)[1]] += 1
    assert all(checked.values()), checked
    assert checked["Wilayah"] == 2 * (5 + 2 + 1)


@pytest.mark.parametrize(
    ("address", "spoil"),
    [
        ("kota.json", lambda d: d["pengamatan"][0].update(nilai="12")),
        ("kota.json", lambda d: d["pengamatan"][0].update(status="kosong")),
        ("kota.json", lambda d: d.update(lain=1)),
        ("kelurahan/melati.json", lambda d: d.pop("sumber")),
        ("indikator/transaksi-rp.json", lambda d: d["wilayah"][0]["deret"][0].pop("periode")),
        ("indikator/transaksi-rp.json", lambda d: d["wilayah"][0].update(periode="Maret 2026")),
        ("index.json", lambda d: d["files"][0].update(sha256="abc")),
    ],
)
def test_a_file_that_breaks_its_shape_is_found(
    api: dict[str, Any], files: Files, address: str, spoil: Any
) -> None:
    value = document(files, address)
    spoil(value)

    assert faults(api, schema_of(api, f"unduh/{address}"), value)


def test_the_document_is_openapi(api: dict[str, Any]) -> None:
    names = []
    assert api["openapi"].startswith("3.1.")
    for path, item in api["paths"].items():
        operation = item["get"]
        names.append(operation["operationId"])
        told = operation.get("parameters", [])
        assert [one["name"] for one in told] == re.findall(r"\{(\w+)\}", path), path
        assert all(one["in"] == "path" and one["required"] for one in told)
        assert set(operation["responses"]) == {"200", "404"}
        assert operation["summary"]
        assert set(operation["responses"]["200"]["content"]) <= set(MEDIA_TYPES.values())
    assert len(names) == len(set(names))
    for schema in api["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    known = {f"#/components/schemas/{name}" for name in api["components"]["schemas"]}
    assert set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(api))) <= known


def test_what_may_vary_is_what_there_is(api: dict[str, Any], record: Released) -> None:
    parameters = {
        one["name"]: one["schema"]
        for item in api["paths"].values()
        for one in item["get"].get("parameters", [])
    }

    assert parameters["kelurahan"]["enum"] == sorted(r.slug for r in record.catalog.level("kelurahan"))
    assert len(parameters["kecamatan"]["enum"]) == 2
    assert "penyetor-pokok-orang" in parameters["indikator"]["enum"]
    assert "anggota-orang" not in parameters["indikator"]["enum"], "simulated: the document promises none"
    assert "koperasi" in parameters["paket"]["enum"]


def made_for(
    catalog: Catalog, files: Files, messages: Messages, history: History = NO_HISTORY, address: str = ""
) -> dict[str, Any]:
    """The document of *files* with another history or address."""
    told: dict[str, Any] = json.loads(
        openapi_file(catalog, files.values(), history, messages, address).content
    )
    return told


def test_the_document_does_not_differ_for_the_sample_and_knows_the_site(
    record: Released, files: Files, messages: Messages
) -> None:
    real = {name: one for name, one in record.catalog.datasets.items() if one.nature is Nature.REAL}
    alone = {name: file for name, file in files.items() if file.nature is Nature.REAL}
    address = "https://data.example.org"

    made = made_for(replace(record.catalog, datasets=real), alone, messages)
    placed = made_for(record.catalog, files, messages, address=address)

    assert made == document(files, "openapi.json")
    assert made["servers"] == [{"url": ".."}]
    assert placed == {**made, "servers": [{"url": address}]}


def test_the_archive_is_promised_from_the_first_release_on(
    record: Released, files: Files, messages: Messages, tmp_path: Path
) -> None:
    released = History((Release("1.0.0", "2026-08-05", {}, {}, (), tmp_path),))

    for history, expected in ((NO_HISTORY, False), (released, True)):
        promised = made_for(record.catalog, files, messages, history)["paths"]
        assert ("/arsip/{versi}/{paket}/{tabel}.csv" in promised) is expected


def test_other_languages_are_promised_where_there_are_any(
    record: Released, files: Files, messages: Messages
) -> None:
    alone = replace(record.catalog, city=replace(record.catalog.city, languages=("id",)))

    assert "/unduh/lembar/{bahasa}/{kelurahan}.pdf" in document(files, "openapi.json")["paths"]
    assert "/unduh/lembar/{bahasa}/{kelurahan}.pdf" not in made_for(alone, files, messages)["paths"]


def test_every_kind_of_address_is_known_by_one_name() -> None:
    assert len({one.name for one in ADDRESSES}) == len(ADDRESSES)
    for path, name in {
        "unduh/kelurahan/7-hilir.csv": "kelurahan",
        "unduh/kelurahan/simulasi-7-hilir.json": "kelurahan",
        "unduh/kelurahan.csv": "wide",
        "unduh/koperasi/simkopdes-excel.csv": "table",
        "unduh/koperasi/datapackage.json": "package",
        "unduh/indikator/p0-persen.xlsx": "indicator",
        "unduh/simulasi-kota.json": "city",
    }.items():
        found = address_of(path)
        assert found is not None
        assert found.name == name, path
    assert address_of("unduh/koperasi/rahasia.exe") is None
    assert address_of("unduh/a/b/c.csv") is None


# The document of an indicator, and of the city.


def test_the_document_of_an_indicator_tells_the_series_of_every_place(files: Files) -> None:
    told = document(files, "indikator/penyetor-pokok-orang.json")
    places = {entry["kode"]: entry for entry in told["wilayah"]}

    assert (told["indikator"], told["satuan"], told["tingkat"]) == (
        "penyetor_pokok_orang",
        "orang",
        "kelurahan",
    )
    assert told["definisi"] and told["cara"] and told["sifat_data"] == "nyata"
    assert places[HILIR7]["nilai"] == 10
    assert places[HILIR7]["deret"] == [{"periode": "2026-03-31", "nilai": 10, "status": "ada"}]
    assert places[MELATI]["nilai"] is None
    assert places[MELATI]["status"] == "belum_dilaporkan"
    assert places["99.71.01"]["nilai"] == 30
    assert (places["99.71.01"]["dilaporkan"], places["99.71.01"]["diharapkan"]) == (2, 3)
    assert set(places[HILIR7]["sumber"]) <= set(told["sumber"])
    assert set(told["arti_status"]) == {
        "ada", "nol", "belum_dilaporkan", "tidak_berlaku", "disembunyikan", "tidak_tersedia"
    }  # fmt: skip


def test_the_document_of_an_indicator_says_what_its_file_says(files: Files) -> None:
    checked = 0
    for address, file in files.items():
        if not file.indicator or not address.endswith(".json"):
            continue
        text = files[address.removesuffix(".json") + ".csv"].content.decode()
        rows = csv.DictReader(io.StringIO(text, newline=""))
        expected = [
            (
                row["wilayah"],
                row["periode"] or None,
                float(row["nilai"]) if row["nilai"] else None,
                row["status"],
            )
            for row in rows
        ]
        found = [
            (entry["kode"], one["periode"], one["nilai"], one["status"])
            for entry in document(files, address)["wilayah"]
            for one in (entry["deret"] or [entry])
        ]
        assert found == expected, address
        checked += len(found)
    assert checked > 500


def test_five_kinds_of_empty_stay_apart_in_the_documents_of_indicators(files: Files) -> None:
    seen = {
        one["status"]
        for address, file in files.items()
        if file.indicator and address.endswith(".json")
        for entry in document(files, address)["wilayah"]
        for one in (*entry["deret"], entry)
        if one["nilai"] is None
    }

    assert seen == {"belum_dilaporkan", "tidak_berlaku", "disembunyikan", "tidak_tersedia"}


def test_the_city_has_a_document_of_its_own(files: Files) -> None:
    told = document(files, "kota.json")
    entries = {entry["indikator"]: entry for entry in told["pengamatan"]}

    assert (told["kode"], told["tingkat"], told["sifat_data"]) == ("99.71", "kota", "nyata")
    assert "kecamatan" not in told
    assert entries["penyetor_pokok_orang"]["nilai"] == 30 + entries_of(files, "sukarasa")
    sample = {entry["indikator"]: entry for entry in document(files, "simulasi-kota.json")["pengamatan"]}
    march = [one for one in sample["anggota_orang"]["deret"] if one["periode"] == "2026-03"]
    assert (march[0]["nilai"], march[0]["dilaporkan"], march[0]["diharapkan"]) == (340, 4, 5)
    assert document(files, "index.json")["places"][0]["level"] == "kota"


def entries_of(files: Files, slug: str) -> int:
    """What the document of one kelurahan says of those who paid; nothing where it has not reported."""
    told = document(files, f"kelurahan/{slug}.json")
    (entry,) = [one for one in told["pengamatan"] if one["indikator"] == "penyetor_pokok_orang"]
    value: int = entry["nilai"] or 0
    return value
