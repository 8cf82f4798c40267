"""From packages to the catalogue: types, texts, regions, and no door left open."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pandas as pd
import pytest
from faults.descriptors import column
from faults.mutations import both, content, describe

from terang.catalog import Catalog, Neighbour
from terang.city import read_city
from terang.findings import Severity
from terang.messages import Messages
from terang.packages import check_packages, read_package
from terang.packages.contract import LOGS, PACKAGES, TABLES, UNITS
from terang.packages.specs import Shelf
from terang.statuses import Nature


def test_columns_have_the_types_of_their_schemas(catalog: Catalog) -> None:
    table = catalog.table("koperasi_simkopdes")

    assert dict(table.dtypes.astype(str)) == {
        "kode_kelurahan": "string",
        "tanggal": "string",
        "koperasi": "Int64",
        "akun": "Int64",
        "npwp": "Int64",
        "nib": "Int64",
        "transaksi_volume": "Float64",
        "transaksi_volume_status": "string",
        "transaksi_rp": "Float64",
        "transaksi_rp_status": "string",
        "id_sumber": "string",
    }
    assert catalog.table("wilayah_tetangga")["menyeberangi_sungai"].dtype == "boolean"


def test_empty_is_not_zero(catalog: Catalog) -> None:
    table = catalog.table("koperasi_simkopdes").set_index("kode_kelurahan")

    assert table.loc["99.71.01.1002", "transaksi_rp"] is pd.NA
    assert table.loc["99.71.02.1003", "transaksi_rp"] == 0


def test_rows_stand_two_below_their_index(catalog: Catalog) -> None:
    table = catalog.table("koperasi_simkopdes")
    file = catalog.city.folder / "koperasi" / "simkopdes.csv"
    lines = file.read_text(encoding="utf-8").splitlines()

    assert lines[3 + 2 - 1].startswith(table.loc[3, "kode_kelurahan"])


def test_a_dataset_carries_its_words_sources_and_caveats(catalog: Catalog) -> None:
    dataset = catalog.datasets["koperasi"]

    assert set(dataset.title) == {"id", "en"}
    assert dataset.nature is Nature.REAL
    assert dataset.licences[0].name == "CC-BY-4.0"
    assert dataset.sources["laporan-2026-03"].date == "2026-03-31"
    assert set(dataset.caveats["dua-koperasi"].text) == {"id", "en"}
    field = dataset.resources["simkopdes"].fields[8]
    assert (field.name, field.type, field.unit, field.required) == ("transaksi_rp", "number", "rupiah", False)


def test_the_descriptor_is_kept_as_it_stands_on_disk(catalog: Catalog) -> None:
    for name, dataset in catalog.datasets.items():
        path = catalog.city.folder / name / "datapackage.json"
        assert dataset.descriptor == json.loads(path.read_text(encoding="utf-8"))


def test_regions_know_their_parents_banks_and_tiles(catalog: Catalog) -> None:
    city, ward = catalog.regions["99.71"], catalog.regions["99.71.01.1004"]

    assert (city.level, city.parent, city.column) == ("kota", None, None)
    assert (ward.level, ward.parent, ward.bank) == ("kelurahan", "99.71.01", "Utara")
    assert (ward.name, ward.official_name, ward.slug) == ("Kampung Damai", "Kampungdamai", "kampung-damai")
    assert (ward.column, ward.row, ward.latitude) == (2, 2, -2.03)
    assert [region.code for region in catalog.children("99.71")] == ["99.71.01", "99.71.02"]


def test_aliases_and_borders_lead_both_ways(catalog: Catalog) -> None:
    assert catalog.aliases["99.71.01.1001"] == ("Tujuh Hilir", "VII Hilir")
    assert catalog.aliases["99.71.02.1001"] == ()
    assert catalog.borders["99.71.01.1004"] == (
        Neighbour("99.71.01.1002", 600, False),
        Neighbour("99.71.02.1001", 1200, True),
    )
    assert Neighbour("99.71.01.1004", 1200, True) in catalog.borders["99.71.02.1001"]


def test_the_small_city_holds_every_table_the_engine_needs(catalog: Catalog) -> None:
    needed = {key: table for key, table in TABLES.items() if not table.optional}
    for (package, resource), table in needed.items():
        found = catalog.datasets[package].resources[resource]
        assert found.primary_key == table.key
        assert {known.name for known in table.columns} <= {field.name for field in found.fields}
    assert tuple(catalog.datasets) == (*PACKAGES, *sorted(LOGS))


def test_a_twin_follows_every_value_that_may_be_missing() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        for known in table.columns:
            if known.twin:
                assert names[names.index(known.name) + 1] == f"{known.name}_status"


def test_every_unit_has_words(messages: Messages, english: Messages) -> None:
    for voice in (messages, english):
        named = {
            key.split(".")[1] for key in voice.words if key.startswith("unit.") and key.endswith(".name")
        }
        assert named == UNITS


def test_no_catalogue_is_made_of_files_that_cannot_be_trusted(contoh_folder: Path) -> None:
    content("koperasi/simkopdes.csv", b"")(contoh_folder)

    assert check_packages(read_city("contoh", contoh_folder)).catalog is None


def test_the_network_is_never_touched(contoh_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    both(
        describe("koperasi", lambda d: d["resources"][0].update(path="https://example.org/a.csv")),
        describe("program", lambda d: d["resources"][0].update(schema="https://example.org/schema.json")),
        describe("pinjaman", lambda d: d.update({"$schema": "https://example.org/profile.json"})),
    )(contoh_folder)

    findings = check_packages(read_city("contoh", contoh_folder)).findings

    assert {"path-remote", "property-type", "package-standard"} <= {finding.code for finding in findings}


def test_a_check_that_stops_early_says_so(contoh_folder: Path) -> None:
    header = "tanggal,jenis,jenis_en,jumlah,satuan,id_sumber,id_catatan\n"
    rows = [f"2025-12-31,Gerai nomor {n} baru,Outlet {n},1,gerai,kabar-kota,\n" for n in range(1100)]
    content("koperasi/unit_usaha_kota.csv", (header + "".join(rows)).encode())(contoh_folder)
    describe("koperasi", lambda d: column(d, "satuan", "unit_usaha_kota")["constraints"].update(unique=True))(
        contoh_folder
    )

    findings = read_package(Shelf(read_city("contoh", contoh_folder), "koperasi", Nature.REAL)).findings

    assert [f.severity for f in findings if f.code == "library-stopped"] == [Severity.WARN]


def test_what_the_strict_reader_told_is_not_told_twice(contoh_folder: Path) -> None:
    path = contoh_folder / "koperasi" / "simkopdes.csv"
    path.write_text(path.read_text().replace("3000000", "Rp3").replace("99.71.02.1001", "99.71.02.100x"))

    findings = read_package(Shelf(read_city("contoh", contoh_folder), "koperasi", Nature.REAL)).findings

    places = [(finding.file, finding.row, finding.column) for finding in findings]
    assert sorted(places) == [
        ("koperasi/simkopdes.csv", 2, "transaksi_rp"),
        ("koperasi/simkopdes.csv", 5, "kode_kelurahan"),
    ]
