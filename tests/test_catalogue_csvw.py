"""Every table as a CSVW reader takes it in, from a plain folder and without network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cataloguing import published, without_network
from csvw import CSVW, Table, TableGroup

from terang.catalog import Catalog
from terang.catalogue.csvw import csvw_files
from terang.disclosure import Released
from terang.downloads import published_name, write_downloads
from terang.statuses import Nature


@pytest.fixture(scope="module")
def folder(record: Released, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The download folder of the small city, its sample included."""
    root = tmp_path_factory.mktemp("csvw")
    write_downloads(published(record.catalog, "").values(), root)
    return root / "unduh"


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No reader may ask a server for a context or a type."""
    with without_network():
        yield


def test_every_table_and_package_is_valid(folder: Path, record: Released) -> None:
    paths = sorted(folder.glob("*/*-metadata.json"))
    datasets = record.catalog.datasets.values()

    assert len(paths) == sum(len(dataset.resources) + 1 for dataset in datasets)
    for path in paths:
        found = CSVW(str(path), validate=True)
        assert found.is_valid, (path, found.warnings)
        assert not found.warnings, (path, [str(warning.message) for warning in found.warnings])


def test_every_row_is_read_with_its_type(folder: Path, record: Released) -> None:
    for dataset in record.catalog.datasets.values():
        for resource in dataset.resources.values():
            name = f"{published_name(resource.name, dataset.nature)}.csv-metadata.json"
            path = folder / published_name(dataset.name, dataset.nature) / name
            rows = list(Table.from_file(path).iterdicts(strict=True))
            assert len(rows) == len(resource.records), path
            for field in resource.fields:
                told = [row[field.name] is None for row in rows]
                assert told == [row[field.name] is None for row in resource.records], (path, field.name)


def test_numbers_dates_and_empties_of_the_koperasi(folder: Path) -> None:
    rows = list(Table.from_file(folder / "koperasi" / "simkopdes.csv-metadata.json").iterdicts(strict=True))
    seven = next(row for row in rows if row["kode_kelurahan"] == "99.71.01.1001")

    assert (seven["koperasi"], float(seven["transaksi_volume"])) == (1, 120.5)
    assert seven["tanggal"].date().isoformat() == "2026-03-31"
    assert any(row["transaksi_rp"] is None for row in rows)


def test_keys_lead_to_rows_in_this_package_and_the_next(folder: Path) -> None:
    group = TableGroup.from_file(folder / "koperasi" / "csv-metadata.json")
    simkopdes = next(t for t in group.tables if str(t.url) == "simkopdes.csv")
    (key,) = simkopdes.tableSchema.foreignKeys

    assert key.columnReference == ["kode_kelurahan"]
    assert str(key.reference.resource) == "../wilayah/kelurahan.csv"
    assert simkopdes.tableSchema.primaryKey == ["kode_kelurahan", "tanggal"]
    assert group.check_referential_integrity(strict=True)


def test_a_key_that_leads_nowhere_and_a_wrong_cell_are_noticed(folder: Path, tmp_path: Path) -> None:
    for name in ("wilayah", "koperasi"):
        (tmp_path / name).mkdir()
        for path in (folder / name).glob("*.csv*"):
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
        metadata = (folder / name / "csv-metadata.json").read_bytes()
        (tmp_path / name / "csv-metadata.json").write_bytes(metadata)
    spoiled = tmp_path / "koperasi" / "simkopdes.csv"
    good = spoiled.read_bytes()

    spoiled.write_bytes(good.replace(b"99.71.01.1001", b"99.71.09.1001", 1))
    with pytest.raises(ValueError, match=r"99\.71\.09\.1001"):
        TableGroup.from_file(tmp_path / "koperasi" / "csv-metadata.json").check_referential_integrity()

    spoiled.write_bytes(good.replace(b",ada,", b",ada-ada,", 1))
    group = TableGroup.from_file(tmp_path / "koperasi" / "csv-metadata.json")
    table = next(table for table in group.tables if str(table.url) == "simkopdes.csv")
    with pytest.raises(ValueError, match="ada-ada"):
        list(table.iterdicts(strict=True))


def test_titles_are_told_in_both_languages_the_name_of_the_column_first(
    folder: Path, catalog: Catalog
) -> None:
    table = json.loads((folder / "koperasi" / "simkopdes.csv-metadata.json").read_bytes())
    column = next(column for column in table["tableSchema"]["columns"] if column["name"] == "npwp")
    field = catalog.datasets["koperasi"].resources["simkopdes"].field("npwp")

    assert column["titles"] == {lang: ["npwp", field.title[lang]] for lang in ("id", "en")}
    assert column["schema:unitText"] == "koperasi"
    assert table["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert {title["@language"] for title in table["dc:title"]} == {"id", "en"}


def test_what_is_simulated_is_marked_in_its_metadata(folder: Path) -> None:
    for path in folder.glob("*/*-metadata.json"):
        document = json.loads(path.read_bytes())
        tables = document.get("tables", [document])
        simulated = path.parent.name.startswith("simulasi-")
        assert (tables[0].get("dc:type") == Nature.SIMULATED.value) == simulated, path
        names = {column["name"] for column in tables[0]["tableSchema"]["columns"]}
        assert ("sifat_data" in names) == simulated, path


def test_a_word_with_signs_of_its_own_is_one_choice(catalog: Catalog) -> None:
    dataset = catalog.datasets["koperasi"]
    table = dataset.resources["simkopdes"]
    columns = tuple(replace(f, enum=("a.b", "c|d")) if f.name == "id_sumber" else f for f in table.fields)
    dataset = replace(dataset, resources={**dataset.resources, "simkopdes": replace(table, fields=columns)})
    changed = replace(catalog, datasets={**catalog.datasets, "koperasi": dataset})
    (file,) = (f for f in csvw_files(changed) if f.path.endswith("/simkopdes.csv-metadata.json"))

    told = json.loads(file.content)["tableSchema"]["columns"][-1]
    assert told["datatype"] == {"base": "string", "format": r"a\.b|c\|d"}
