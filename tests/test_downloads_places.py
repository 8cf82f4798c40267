"""Extracts by place: every observation of a kelurahan on a line, cut by schema and not by name."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from terang.catalog import Catalog, Field, Resource, Standard
from terang.downloads import PublishedFile, make_downloads
from terang.downloads.places import PLACE_COLUMNS, layout_of, lines_by_place
from terang.errors import BuildFailed
from terang.messages import read_messages
from tests.test_downloads import only_real
from tests.twins import plain


def field(name: str, kind: str = "string", unit: str = "", enum: tuple[str, ...] = ()) -> Field:
    return Field(name, kind, {"id": name}, {"id": ""}, unit, False, enum)


def resource(columns: dict[str, list[object]], fields: list[Field], key: tuple[str, ...]) -> Resource:
    kinds = {"string": "string", "date": "string", "integer": "Int64", "number": "Float64"}
    arrays = {f.name: pd.array(columns[f.name], dtype=kinds[f.type]) for f in fields}
    standard = Standard({}, {}, {}, {}, {})
    return Resource("uji", "tabel", "tabel.csv", {}, {}, tuple(fields), key, pd.DataFrame(arrays), standard)


def lines_of(catalog: Catalog, table: Resource, code: str) -> list[dict[str, str]]:
    """Return the lines of the place *code* if *table* were all that is known."""
    dataset = replace(catalog.datasets["program"], name="uji", resources={"tabel": table})
    found = lines_by_place(catalog, [dataset], read_messages("id"))
    return [dict(zip(PLACE_COLUMNS, line, strict=True)) for line in found.get(code, ())]


@pytest.fixture(scope="module")
def catalog(catalog: Catalog) -> Catalog:
    """The small city without its simulated packages."""
    return only_real(catalog)


@pytest.fixture
def places(catalog: Catalog) -> dict[str, PublishedFile]:
    return {file.region: file for file in plain(make_downloads(catalog)) if file.region != ""}


def rows_of(file: PublishedFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


def test_every_place_has_its_file(catalog: Catalog, places: dict[str, PublishedFile]) -> None:
    assert len(places) == 5 + 2
    for region in (*catalog.level("kelurahan"), *catalog.level("kecamatan")):
        assert places[region.code].path == f"unduh/{region.level}/{region.slug}.csv"


def test_a_file_holds_its_own_rows_and_a_kecamatan_those_of_its_kelurahan(
    catalog: Catalog, places: dict[str, PublishedFile]
) -> None:
    for kecamatan in catalog.level("kecamatan"):
        children = catalog.children(kecamatan.code)
        for child in children:
            rows = rows_of(places[child.code])
            assert {(row["kode_kelurahan"], row["nama"]) for row in rows} == {(child.code, child.name)}
        assert rows_of(places[kecamatan.code]) == [row for c in children for row in rows_of(places[c.code])]


def test_every_value_of_a_kelurahan_is_in_its_file(
    catalog: Catalog, places: dict[str, PublishedFile]
) -> None:
    table = catalog.table("keanggotaan_simpanan")
    for row in table.to_dict("records"):
        found = {
            line["ukuran"]: (line["nilai"], line["status"], line["satuan"], line["id_sumber"])
            for line in rows_of(places[row["kode_kelurahan"]])
            if (line["tabel"], line["periode"]) == ("simpanan", row["tanggal"])
        }
        value, status = row["penyetor_pokok_orang"], row["penyetor_pokok_orang_status"]
        expected = ("" if pd.isna(value) else str(value), status, "orang", row["id_sumber"])
        assert found["penyetor_pokok_orang"] == expected
        assert len(found) == 7


def test_lines_are_in_the_order_of_dataset_table_period_and_detail(
    places: dict[str, PublishedFile],
) -> None:
    for place in (places[code] for code in places if code.count(".") == 3):
        told = [
            tuple(row[name] for name in ("dataset", "tabel", "periode", "rincian")) for row in rows_of(place)
        ]
        assert told == sorted(told)
        assert len({key[0] for key in told}) > 1


def test_an_address_that_a_spreadsheet_would_run_is_refused(catalog: Catalog) -> None:
    dataset = catalog.datasets["koperasi"]
    (name, source), *_ = dataset.sources.items()
    spoiled = replace(dataset, sources={**dataset.sources, name: replace(source, title="=HYPERLINK(1)")})

    with pytest.raises(BuildFailed, match="Kolom sources"):
        make_downloads(replace(catalog, datasets={**catalog.datasets, "koperasi": spoiled}))


def test_a_line_names_its_source(catalog: Catalog, places: dict[str, PublishedFile]) -> None:
    line = rows_of(places["99.71.01.1001"])[0]

    source = catalog.datasets[line["dataset"]].sources[line["id_sumber"]]
    shown = (line["sumber_judul"], line["sumber_alamat"], line["sumber_tanggal"])
    assert shown == (source.title, source.path, source.date)


def test_a_statement_keeps_who_said_what_and_its_caveat(catalog: Catalog) -> None:
    fields = [
        field("id_klaim"),
        field("kode_wilayah"),
        field("tanggal", "date"),
        field("ukuran"),
        field("nilai", "number"),
        field("satuan"),
        field("penutur"),
        field("penutur_en"),
        field("id_catatan"),
    ]
    columns: dict[str, list[object]] = {
        "id_klaim": ["a", "b", "c"],
        "kode_wilayah": ["99.71.01.1001", "99.71.01.1001", "99.71"],
        "tanggal": ["2026-01-15", "2026-02-01", "2026-02-01"],
        "ukuran": ["anggota_orang", pd.NA, "anggota_orang"],
        "nilai": [25.0, pd.NA, 40.0],
        "satuan": ["orang", pd.NA, "orang"],
        "penutur": ["ketua koperasi", "wali kota", "wali kota"],
        "penutur_en": ["chair", "mayor", "mayor"],
        "id_catatan": [pd.NA, "hari-tidak-diketahui", pd.NA],
    }
    caveat = catalog.datasets["program"].caveats["hari-tidak-diketahui"].text["id"]

    table = resource(columns, fields, ("id_klaim",))
    lines = lines_of(catalog, table, "99.71.01.1001")

    shown = [
        (line["rincian"], line["ukuran"], line["nilai"], line["status"], line["satuan"]) for line in lines
    ]
    assert shown == [
        ("id_klaim=a", "anggota_orang", "25", "ada", "orang"),
        ("id_klaim=b", "", "", "tidak_berlaku", ""),
    ]
    assert [line["catatan"] for line in lines] == [
        "penutur: ketua koperasi",
        f"penutur: wali kota; catatan: {caveat}",
    ]
    assert lines_of(catalog, table, "99.71") == []


def test_the_rest_of_the_key_tells_lines_apart(catalog: Catalog) -> None:
    fields = [
        field("kode_kelurahan"),
        field("tanggal", "date"),
        field("jenis"),
        field("jumlah", "integer", "gerai"),
        field("urutan", "integer"),
    ]
    columns: dict[str, list[object]] = {
        "kode_kelurahan": ["99.71.01.1001"] * 3,
        "tanggal": ["2026-03-31"] * 3,
        "jenis": ["apotek", "sembako", "gudang"],
        "jumlah": [2, 0, pd.NA],
        "urutan": [1, 2, 3],
    }

    lines = lines_of(
        catalog, resource(columns, fields, ("kode_kelurahan", "tanggal", "jenis")), "99.71.01.1001"
    )

    shown = [(line["rincian"], line["ukuran"], line["nilai"], line["status"]) for line in lines]
    assert shown == [
        ("jenis=apotek", "jumlah", "2", "ada"),
        ("jenis=sembako", "jumlah", "0", "nol"),
        ("jenis=gudang", "jumlah", "", "tidak_tersedia"),
    ]


@pytest.mark.parametrize(
    ("column", "kind", "when"),
    [
        ("tanggal", "date", "2026-03-31"),
        ("bulan", "string", "2026-03"),
        ("tahun", "string", "2026"),
        ("periode", "string", "2026-03"),
    ],
)
def test_a_day_a_month_and_a_year_all_say_when(catalog: Catalog, column: str, kind: str, when: str) -> None:
    fields = [field("kode_kelurahan"), field(column, kind), field("anggota_orang", "integer", "orang")]
    columns: dict[str, list[object]] = {
        "kode_kelurahan": ["99.71.01.1001"],
        column: [when],
        "anggota_orang": [40],
    }

    (line,) = lines_of(catalog, resource(columns, fields, ("kode_kelurahan", column)), "99.71.01.1001")

    assert (line["periode"], line["rincian"], line["nilai"]) == (when, "", "40")


def test_a_table_without_kelurahan_or_without_measures_has_no_lines() -> None:
    city = resource({"tanggal": [], "nilai": []}, [field("tanggal"), field("nilai", "number", "orang")], ())
    names = resource({"alias": [], "kode_kelurahan": []}, [field("alias"), field("kode_kelurahan")], ())

    assert layout_of(city) is None
    assert layout_of(names) is None
