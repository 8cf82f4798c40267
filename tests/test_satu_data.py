"""The page on Satu Data Indonesia: what it counts is what stands in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cataloguing import published

from terang.catalog import Catalog, Resource
from terang.messages import Messages
from terang.pages.datasets import datasets_page
from terang.pages.desk import Desk
from terang.pages.figures import DataTable
from terang.pages.models_satu_data import SatuDataPage
from terang.pages.satu_data import satu_data_page


@pytest.fixture(scope="module")
def page(desk: Desk, catalog: Catalog) -> SatuDataPage:
    """The page of the small city."""
    return satu_data_page(replace(desk, files=tuple(published(catalog, "").values())))


def row(table: DataTable, name: str) -> list[str]:
    """Return the texts of the row that begins with *name*."""
    return [cell.text for cell in next(row for row in table.rows if row[0].text == name)]


def changed(desk: Desk, package: str, resource: Resource) -> Desk:
    """Return *desk* with another *resource* in *package*."""
    dataset = desk.catalog.datasets[package]
    dataset = replace(dataset, resources={**dataset.resources, resource.name: resource})
    return replace(desk, catalog=replace(desk.catalog, datasets={**desk.catalog.datasets, package: dataset}))


def test_every_real_table_is_measured_against_every_principle(page: SatuDataPage, catalog: Catalog) -> None:
    standard, metadata, interoperability, codes = page.principles
    tables = sum(len(dataset.resources) for dataset in catalog.datasets.values())

    assert len(standard.table.rows) == len(codes.table.rows) == tables
    assert len(metadata.table.rows) == len(interoperability.table.rows) == len(catalog.datasets)
    assert {cells[-1].text for cells in standard.table.rows} == {"5 dari 5"}


def test_the_koperasi_are_described_like_this(page: SatuDataPage, catalog: Catalog) -> None:
    _, metadata, interoperability, codes = page.principles
    koperasi = catalog.datasets["koperasi"]
    columns = sum(len(resource.fields) for resource in koperasi.resources.values())
    described = sum(bool(f.description["id"]) for r in koperasi.resources.values() for f in r.fields)

    told = row(metadata.table, "Koperasi kelurahan Kota Contoh")
    # Six numbers in simkopdes and one in each of the other two tables, which name their unit in each row.
    assert told[1:] == ["1.0.0", f"{described} dari {columns}", "8 dari 8", "3 dari 3", "3 dari 3", told[-1]]
    assert told[-1] == str(len(koperasi.caveats))
    forms, machine = row(interoperability.table, "Koperasi kelurahan Kota Contoh")[1:3]
    assert forms.startswith("ZIP, CSV")
    assert machine == "Data Package, CSVW, schema.org, CITATION.cff"
    assert row(codes.table, "Koperasi per kelurahan")[1] == "kode_kelurahan"
    assert row(codes.table, "Kelurahan")[1] == "kode_kelurahan, kode_kecamatan, kode_bps"


def test_the_crosswalk_by_name_is_confessed(page: SatuDataPage) -> None:
    # Of five kelurahan only Kampung Damai has a code matched by name, as in kelurahan.csv; 8 aliases.
    assert page.principles[3].met[1].startswith("Dari 5 kelurahan, 5 juga punya kode BPS; 4 di antaranya")
    assert "tercatat 8 ejaan lain" in page.principles[3].met[1]
    assert any(
        text.startswith("1 kelurahan punya kode BPS yang dicocokkan dari nama") for text in page.missing
    )
    assert page.missing[0].startswith("Konsep dan definisi di sini kami susun sendiri")


def test_what_is_missing_in_the_data_is_told(desk: Desk) -> None:
    simkopdes = desk.catalog.datasets["koperasi"].resources["simkopdes"]
    poor = replace(
        simkopdes,
        standard=replace(simkopdes.standard, unit={"id": "Koperasi"}),
        fields=tuple(replace(f, unit="") if f.name == "npwp" else f for f in simkopdes.fields),
    )
    before, after = satu_data_page(desk), satu_data_page(changed(desk, "koperasi", poor))

    # The place of a tile on the map, its column and its row, is a number without a unit.
    assert "2 kolom angka tidak bersatuan." in before.missing
    assert set(after.missing) - set(before.missing) == {
        "1 tabel belum lengkap kelima bagian standarnya.",
        "3 kolom angka tidak bersatuan.",
    }
    assert row(after.principles[0].table, "Koperasi per kelurahan")[-1] == "4 dari 5"


def test_nothing_simulated_counts(record_desk: Desk, desk: Desk) -> None:
    assert satu_data_page(record_desk).principles == satu_data_page(desk).principles


def test_the_list_of_datasets_leads_here_in_both_languages(desk: Desk, english: Messages) -> None:
    for voice, url in ((desk.say, "/satu-data/"), (english, "/en/satu-data/")):
        there = replace(desk, say=voice)
        links = [card.link.url for group in datasets_page(there).groups for card in group.cards]
        assert url in links and satu_data_page(there).url == url


def test_a_crosswalk_without_any_official_code_says_so(desk: Desk) -> None:
    regions = {
        code: replace(region, bps_code_basis="pencocokan_nama")
        for code, region in desk.catalog.regions.items()
    }
    page = satu_data_page(replace(desk, catalog=replace(desk.catalog, regions=regions)))

    assert "5 juga punya kode BPS; tidak satu pun dari daftar padanan resmi." in page.principles[3].met[1]
    assert page.missing[1].startswith("5 kelurahan punya kode BPS yang dicocokkan dari nama")
