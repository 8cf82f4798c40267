"""A city of any size, and the table of what a build costs."""

from __future__ import annotations

import pytest

from terang.building import bench, staging
from terang.building.generated_city import write_city
from terang.city import read_city
from terang.findings import Severity
from terang.messages import read_messages
from terang.stages import STAGES
from terang.validation import validate_city


@pytest.mark.parametrize("wards", [2, 7, 50])
def test_generated_city_passes_every_check(tmp_path, wards):
    write_city(read_city("contoh").folder, tmp_path / "buatan", wards)
    city = read_city("buatan", tmp_path / "buatan")
    report = validate_city(city)
    assert [f for f in report.findings if f.severity is Severity.BLOCK] == []
    assert city.expected["kelurahan"] == wards == len(report.catalog.level("kelurahan"))
    assert "Buatan Mesin" in city.site_name


def test_generated_city_is_the_same_every_time(tmp_path):
    for name in ("a", "b"):
        write_city(read_city("contoh").folder, tmp_path / name, 40, seed=7)
    assert staging.digest_of(tmp_path / "a") == staging.digest_of(tmp_path / "b")
    write_city(read_city("contoh").folder, tmp_path / "c", 40, seed=8)
    assert staging.digest_of(tmp_path / "c") != staging.digest_of(tmp_path / "a")


def test_swapped_figures_keep_the_totals(tmp_path):
    table = tmp_path / "simkopdes.csv"
    table.write_text("kode_kelurahan,tanggal,npwp\na,2026,1\nb,2026,1\nc,2026,3\n")
    bench.swap_figures(table)
    assert table.read_text() == "kode_kelurahan,tanggal,npwp\na,2026,3\nb,2026,1\nc,2026,1\n"


def test_table_of_the_bench_shows_every_stage_and_the_ratio():
    accounts = {
        "cold": bench.Account(10.0, {"charts": 8.0}, {"charts": 300}, 400, 50, 3.25),
        "changed": bench.Account(2.5, {"charts": 0.5}, {"charts": 290}, 300, 50, 3.25),
    }
    lines = bench.table_of("contoh", accounts, read_messages("id")).splitlines()
    assert len(lines) == 1 + len(STAGES) + 7
    cells = {line[:36].strip(): line[36:].split() for line in lines}
    assert cells["Menggambar grafik"] == ["8,00", "0,50"]
    assert cells["Seluruhnya"] == ["10,00", "2,50"]
    assert cells["Perbandingan dengan tanpa singgahan"] == ["1,00", "0,25"]
    assert cells["Halaman per detik"] == ["5,0", "20,0"]
    assert len({len(line) for line in lines}) == 1


def test_every_stage_has_its_speed_and_memory():
    account = bench.Account(10.0, {"charts": 8.0}, {"charts": 300}, 400, 50, 3.25)
    lines = bench.stage_table(account, read_messages("id")).splitlines()
    cells = {line[:30].strip(): line[30:].split() for line in lines}
    assert len(lines) == 1 + len(STAGES)
    assert cells["Menggambar grafik"] == ["6,3", "300"]
    assert cells["Menulis situs"] == ["–", "–"]
