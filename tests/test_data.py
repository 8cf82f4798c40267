"""The packages as they stand on disk: the real city and the small one, read as plain CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from terang.packages.contract import LOGS

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data" / "palembang"
SMALL = ROOT / "tests" / "cities" / "contoh"
PACKAGES = sorted(path.parent for city in (REAL, SMALL) for path in city.glob("*/datapackage.json"))
NAMES = sorted({folder.name for folder in PACKAGES})

SNAPSHOT = "2026-08-05"
PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
WEB_ADDRESS = re.compile(r"https?://[^\s]+")
SCHEMA = ("name", "type", "title", "description", "unit", "translations")
COMMON_NOUN = re.compile(r"\bkoperasi\b")

Row = Mapping[str, str]


each_city = pytest.mark.parametrize("city", [REAL, SMALL], ids=["palembang", "contoh"])
each_package = pytest.mark.parametrize("folder", PACKAGES, ids=lambda f: f"{f.parent.name}/{f.name}")


@cache
def descriptor(folder: Path) -> dict[str, Any]:
    """Read the descriptor of one package."""
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


@cache
def rows(path: Path) -> tuple[Row, ...]:
    """Read the rows of one CSV file; every cell is text."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def resources(folder: Path) -> Iterator[tuple[dict[str, Any], tuple[Row, ...]]]:
    """Yield each resource of a package with its rows."""
    for resource in descriptor(folder)["resources"]:
        yield resource, rows(folder / resource["path"])


def fields(resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields of a resource."""
    return list(resource["schema"]["fields"])


def reported(path: str, name: str) -> set[str]:
    """Return the codes of the kelurahan of the real city that have a value in a column."""
    return {row["kode_kelurahan"] for row in rows(REAL / path) if row[name] != ""}


def in_one_piece(tiles: set[tuple[int, int]]) -> bool:
    """Return True if one can walk over *tiles* from any to any other, side by side."""
    reached, edge = set(), {min(tiles)}
    while edge:
        reached |= edge
        beside = {(x + dx, y + dy) for x, y in edge for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))}
        edge = beside & tiles - reached
    return reached == tiles


def test_both_cities_have_every_package() -> None:
    assert {folder.name for folder in PACKAGES if folder.parent == REAL} >= {
        "wilayah", "koperasi", "keanggotaan", "pinjaman", "kemiskinan", "program",
    }  # fmt: skip
    for name in NAMES:
        assert REAL / name in PACKAGES and SMALL / name in PACKAGES, name


@each_package
def test_frictionless_finds_nothing(folder: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    assert [task.warnings for task in report.tasks if task.warnings] == []


@each_package
def test_files_are_in_canonical_form(folder: Path) -> None:
    for resource in descriptor(folder)["resources"]:
        data = (folder / resource["path"]).read_bytes()
        table = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        key = [table[0].index(name) for name in resource["schema"]["primaryKey"]]
        ordered = sorted(table[1:], key=itemgetter(*key))
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows([table[0], *ordered])
        assert out.getvalue().encode("utf-8") == data, resource["path"]
        assert table[0] == [field["name"] for field in fields(resource)], resource["path"]


@each_package
def test_numbers_are_plain(folder: Path) -> None:
    for resource, table in resources(folder):
        for field in fields(resource):
            if field["type"] in ("number", "integer"):
                odd = [row[field["name"]] for row in table if row[field["name"]] != ""]
                odd = [cell for cell in odd if not PLAIN_NUMBER.fullmatch(cell)]
                assert odd == [], (resource["name"], field["name"])


@each_package
def test_package_says_where_it_comes_from(folder: Path) -> None:
    package = descriptor(folder)
    assert package["nature"] == "nyata"
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert package["sources"] and package["caveats"]
    for source in package["sources"]:
        assert source["title"] and source["publisher"] and source["terms"], source["name"]
        assert ISO_DATE.fullmatch(source["date"]), source["name"]
        is_own = folder.name in LOGS and source["path"] == ""
        assert is_own or WEB_ADDRESS.fullmatch(source["path"]), source["name"]
    for caveat in package["caveats"]:
        assert caveat["text"] and caveat["translations"]["en"]["text"], caveat["name"]


@each_package
def test_sources_and_caveats_of_rows_exist(folder: Path) -> None:
    package = descriptor(folder)
    sources = {source["name"] for source in package["sources"]}
    caveats = {caveat["name"] for caveat in package["caveats"]}
    for resource, table in resources(folder):
        for row in table:
            named = {cell for name, cell in row.items() if name.startswith("id_sumber") and cell}
            assert named <= sources, resource["name"]
            assert {row.get("id_catatan", "")} <= caveats | {""}, resource["name"]


@each_package
def test_status_agrees_with_value(folder: Path) -> None:
    for resource, table in resources(folder):
        names = [field["name"] for field in fields(resource)]
        for status in (name for name in names if name.endswith("_status")):
            value = status.removesuffix("_status")
            assert names.index(status) == names.index(value) + 1
            for row in table:
                empty = row[value] == ""
                assert empty == (row[status] not in ("ada", "nol")), (value, row)
                assert empty or (float(row[value]) == 0) == (row[status] == "nol"), (value, row)


@pytest.mark.parametrize("name", NAMES)
def test_both_cities_share_one_schema(name: str) -> None:
    def shape(folder: Path) -> list[Any]:
        return [
            [
                resource["name"],
                [[field.get(part) for part in SCHEMA] for field in fields(resource)],
                resource["schema"]["primaryKey"],
                resource.get("totals"),
            ]
            for resource in descriptor(folder)["resources"]
        ]

    assert shape(REAL / name) == shape(SMALL / name)


@each_city
def test_regions_are_complete(city: Path) -> None:
    districts, wards = rows(city / "wilayah/kecamatan.csv"), rows(city / "wilayah/kelurahan.csv")
    assert (len(districts), len(wards)) == {REAL: (18, 107), SMALL: (2, 5)}[city]
    for table in (districts, wards):
        assert len({row["slug"] for row in table}) == len(table)
    assert {row["kode_kecamatan"] for row in districts} == {row["kode_kecamatan"] for row in wards}
    codes = {row["kode_kelurahan"] for row in wards}
    assert all(row["kode_kelurahan"].startswith(row["kode_kecamatan"]) for row in wards)
    for table_path in ("koperasi/simkopdes.csv", "keanggotaan/simpanan.csv"):
        assert {row["kode_kelurahan"] for row in rows(city / table_path)} == codes


@each_city
def test_neighbours_are_known_and_ordered(city: Path) -> None:
    codes = {row["kode_kelurahan"] for row in rows(city / "wilayah/kelurahan.csv")}
    table = rows(city / "wilayah/tetangga.csv")
    assert len(table) == {REAL: 275, SMALL: 4}[city]
    assert all(row["kode_a"] < row["kode_b"] for row in table)
    assert {row["kode_a"] for row in table} | {row["kode_b"] for row in table} == codes


@each_city
def test_an_alias_names_one_place_and_is_no_other_name(city: Path) -> None:
    names = {row["nama"].casefold(): row["kode_kelurahan"] for row in rows(city / "wilayah/kelurahan.csv")}
    seen: dict[str, str] = {}
    for row in rows(city / "wilayah/alias.csv"):
        alias = row["alias"].casefold()
        assert alias not in names, alias
        assert seen.setdefault(alias, row["kode_kelurahan"]) == row["kode_kelurahan"], alias


@each_city
def test_tiles_are_unique_and_the_river_parts_them(city: Path) -> None:
    bank = {row["kode_kecamatan"]: row["seberang"] for row in rows(city / "wilayah/kecamatan.csv")}
    tiles: dict[tuple[int, int], str] = {}
    for row in rows(city / "wilayah/kelurahan.csv"):
        tiles[int(row["petak_kolom"]), int(row["petak_baris"])] = row["kode_kecamatan"]
    assert len(tiles) == len(rows(city / "wilayah/kelurahan.csv"))
    columns, lines = {tile[0] for tile in tiles}, {tile[1] for tile in tiles}
    assert min(columns) == 1 and max(columns) <= 13 and min(lines) == 1
    above = {tile[1] for tile, code in tiles.items() if bank[code] == {REAL: "Ilir", SMALL: "Utara"}[city]}
    assert max(above) + 2 == min(lines - above)
    for code in bank:
        assert in_one_piece({tile for tile in tiles if tiles[tile] == code}), code


CITY_TOTALS = {
    "koperasi": 108, "akun": 107, "npwp": 108, "nib": 107,
    "transaksi_rp": 6_044_820_800, "transaksi_volume": 530_444,
    "penyetor_pokok_orang": 1_691, "simpanan_pokok_rp": 111_570_000, "simpanan_pokok_transaksi": 1_691,
    "penyetor_wajib_orang": 1_409, "simpanan_wajib_rp": 131_215_000, "simpanan_wajib_transaksi": 6_123,
    "simpanan_total_rp": 242_785_000,
}  # fmt: skip


@pytest.mark.parametrize("path", ["koperasi/simkopdes.csv", "keanggotaan/simpanan.csv"])
def test_wards_add_up_to_the_city_row_of_the_snapshot(path: str) -> None:
    table, series = rows(REAL / path), rows((REAL / path).parent / "seri_kota.csv")
    stated = {row["ukuran"]: row["nilai"] for row in series if row["tanggal"] == SNAPSHOT}
    measures = [name for name in CITY_TOTALS if name in table[0]]
    assert measures and set(stated) == set(measures)
    for name in measures:
        assert stated[name] == str(CITY_TOTALS[name])
        assert sum(int(row[name]) for row in table if row[name] != "") == CITY_TOTALS[name]


def test_nothing_reported_is_not_zero() -> None:
    sales = reported("koperasi/simkopdes.csv", "transaksi_rp")
    first = reported("keanggotaan/simpanan.csv", "simpanan_pokok_rp")
    regular = reported("keanggotaan/simpanan.csv", "simpanan_wajib_rp")
    savings = reported("keanggotaan/simpanan.csv", "simpanan_total_rp")
    assert (len(sales), len(first), len(regular), len(savings)) == (38, 41, 38, 44)
    assert savings == first | regular
    assert len(sales & savings) == 22
    assert 107 - len(sales | savings) == 47
    assert "nol" not in {row["transaksi_rp_status"] for row in rows(REAL / "koperasi/simkopdes.csv")}


def test_a_verdict_rests_on_its_evidence() -> None:
    for row in rows(REAL / "program/komitmen.csv"):
        cited = {
            bool(row[name]) for name in ("capaian", "capaian_en", "capaian_tanggal", "id_sumber_capaian")
        }
        assert len(cited) == 1, row["id_komitmen"]
        if row["status"] == "tidak_terpenuhi":
            assert row["capaian_tanggal"] >= row["tenggat"] > "", "the evidence must not precede the deadline"
        if row["status"] == "berjalan" and row["tenggat"]:
            assert row["tenggat"] > row["tanggal"] and row["capaian_tanggal"] <= row["tenggat"]


def test_english_has_an_english_word_for_a_cooperative() -> None:
    for path in sorted(REAL.glob("*/*.csv")):
        for row in rows(path):
            english = [cell for name, cell in row.items() if name.endswith("_en")]
            assert not [cell for cell in english if COMMON_NOUN.search(cell)], path.name


def test_the_ward_with_two_cooperatives() -> None:
    more = [row["kode_kelurahan"] for row in rows(REAL / "koperasi/simkopdes.csv") if row["koperasi"] != "1"]
    assert more == ["16.71.06.1005"]
