"""The sample: the same from the same seed, true to its descriptors, and of every shape it promises."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from terang.catalog import Catalog
from terang.city import ROOT, City, read_city
from terang.errors import InvalidData
from terang.messages import read_messages
from terang.packages.contract import PEOPLE_UNITS, TABLES
from terang.simulation import SEED, Rows, run_simulation, simulate, write_simulation
from terang.simulation.chance import Chance
from terang.simulation.shape import LAST_DAY, MONTHS, month_end
from terang.simulation.writing import as_csv
from terang.validation import load_catalog

CITY = "palembang"
SAMPLE = ROOT / "data" / "simulasi" / CITY
AWAITED = {key: table for key, table in TABLES.items() if table.is_awaited}
TIMES = ("bulan", "tahun", "tanggal")
EMPTY = ("belum_dilaporkan", "tidak_berlaku", "tidak_tersedia")

Table = Mapping[str, str]


@cache
def catalogue(slug: str) -> Catalog:
    return load_catalog(read_city(slug), simulated=False)


@cache
def sample(slug: str, seed: int = SEED) -> Mapping[str, Rows]:
    return simulate(catalogue(slug), seed)


@cache
def resources() -> Mapping[str, dict[str, Any]]:
    """The resources of the sample's descriptors by the key of their table."""
    return {
        f"{path.parent.name}_{resource['name']}": resource
        for path in sorted(SAMPLE.glob("*/datapackage.json"))
        for resource in json.loads(path.read_text(encoding="utf-8"))["resources"]
    }


def number(row: Mapping[str, str], column: str) -> float | None:
    return float(row[column]) if row[column] else None


def numbers(key: str, column: str) -> list[float]:
    return [float(row[column]) for row in sample(CITY)[key] if row[column]]


def amounts(tables: Mapping[str, Rows]) -> set[float]:
    """Every amount of rupiah above zero, apart from the ceiling that the rule itself names."""
    return {
        float(row[column])
        for rows in tables.values()
        for row in rows
        for column in row
        if column.endswith("_rp") and column != "plafon_bank_rp" and row[column] not in ("", "0")
    }


# The same in, the same out


def test_the_same_seed_gives_the_same_bytes():
    first, second = (simulate(catalogue("contoh"), 7) for _ in range(2))
    assert {key: as_csv(rows) for key, rows in first.items()} == {
        key: as_csv(rows) for key, rows in second.items()
    }


def test_another_seed_gives_other_bytes_in_every_table():
    for key, rows in sample(CITY).items():
        assert as_csv(rows) != as_csv(sample(CITY, 1)[key]), key


def test_the_committed_files_are_what_the_generator_writes():
    found = {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in SAMPLE.glob("*/*.csv")}
    assert found == {
        f"{package}/simulasi-{table}.csv": as_csv(sample(CITY)[f"{package}_{table}"])
        for package, table in AWAITED
    }


def test_the_die_falls_the_same_way_everywhere():
    """Worked out once; a Python in which this differs would change every file of the sample."""
    die = Chance(20260805, "dadu")
    assert [die.whole(1, 6) for _ in range(12)] == [2, 2, 5, 3, 5, 5, 3, 4, 1, 2, 4, 4]
    assert Chance(1, "a").shuffled("abcde") == ["d", "a", "e", "c", "b"]
    assert Chance(1, "a").rounded(3) == 3


def test_amounts_are_whole_thousands_and_never_round():
    die = Chance("rupiah")
    drawn = [die.rupiah(500_000, 5_000_000) for _ in range(500)]
    assert all(amount % 1000 == 0 and amount % 10_000 for amount in drawn)
    assert min(drawn) < 700_000 and max(drawn) > 4_800_000


# True to the descriptors


@pytest.mark.parametrize(("package", "name"), AWAITED)
def test_descriptors_hold_exactly_the_awaited_tables(package: str, name: str):
    table, resource = AWAITED[package, name], resources()[f"{package}_{name}"]
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(fields) == [column.name for column in table.columns]
    assert tuple(resource["schema"]["primaryKey"]) == table.key
    for column in table.columns:
        field = fields[column.name]
        if column.choices:
            assert tuple(field["constraints"]["enum"]) == column.choices
        if not column.optional:
            assert field["constraints"]["required"] is True
        if column.twin:
            assert field["unit"] and field["constraints"]["minimum"] == 0
        if field.get("unit") in PEOPLE_UNITS or field.get("unit") == "rupiah":
            assert field["disclosure"]["rule"]


def test_there_is_no_other_table_than_the_awaited_ones():
    assert set(resources()) == {f"{package}_{name}" for package, name in AWAITED} == set(sample(CITY))


@pytest.mark.parametrize("slug", [CITY, "contoh"])
def test_every_kelurahan_stands_at_every_time_once_and_in_order(slug: str):
    codes = [region.code for region in catalogue(slug).level("kelurahan")]
    for (package, name), table in AWAITED.items():
        rows = sample(slug)[f"{package}_{name}"]
        keys = [tuple(row[column] for column in table.key) for row in rows]
        assert keys == sorted(set(keys)), name
        rest = {key[1:] for key in keys}
        assert set(keys) == {(code, *other) for code in codes for other in rest}, name
        kind = table.column("jenis")
        if kind:
            assert {key[-1] for key in keys} == set(kind.choices)
        if "bulan" in table.key:
            assert {key[1] for key in keys} == set(MONTHS)


def test_months_are_one_year_up_to_the_last_snapshot():
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("2025-08", "2026-07", 12)
    assert month_end(0) == date(2025, 8, 31) and month_end(6) == date(2026, 2, 28)


@pytest.mark.parametrize("slug", [CITY, "contoh"])
@pytest.mark.parametrize("seed", [SEED, 1, 2])
def test_values_and_statuses_say_the_same(slug: str, seed: int):
    for key, rows in sample(slug, seed).items():
        for row in rows:
            for column in (name for name in row if f"{name}_status" in row):
                value, status = number(row, column), row[f"{column}_status"]
                if status == "ada":
                    assert value is not None and value > 0, (key, row)
                else:
                    assert (value, status) == (0, "nol") or (value is None and status in EMPTY), (key, row)


def broken_relations(tables: Mapping[str, Rows]) -> Iterator[str]:
    """Yield every row in which a relation of the descriptors does not hold."""
    by_code: dict[tuple[str, str], list[Table]] = defaultdict(list)
    for key, rows in tables.items():
        for row in rows:
            by_code[key, row["kode_kelurahan"]].append(row)
    for key, resource in resources().items():
        for relation in resource.get("relations", []):
            for row in tables[key]:
                code, time = row["kode_kelurahan"], time_of(row)
                before = [other for other in by_code[key, code] if time_of(other) == month_before(time)]
                others = by_code[relation.get("table", key), code]
                if not holds(relation, row, before[0] if before else None, others):
                    yield f"{key} {relation['kind']} {relation['whole']} {code} {time}"


def holds(relation: dict[str, Any], row: Table, before: Table | None, others: list[Table]) -> bool:
    kind, name = relation["kind"], relation["whole"]
    parts = [number(row, part) for part in relation["parts"]]
    known = [part for part in parts if part is not None]
    if kind == "at_most":
        wholes = [number(other, name) for other in counterparts(relation, row, others)]
        return all(part <= whole for part in known for whole in wholes if whole is not None)
    whole = number(row, name)
    if kind == "times":
        return whole is None or parts[0] is None or whole == relation["factor"] * parts[0]
    start = number(before, name) if before else None
    if whole is None or start is None or None in parts:
        return True
    if kind == "grows_by":
        return whole <= start + sum(known)
    assert kind == "stock_flow"
    gone = [number(row, part) for part in relation["minus"]]
    return None in gone or whole == start + sum(known) - sum(part for part in gone if part is not None)


def counterparts(relation: dict[str, Any], row: Table, others: list[Table]) -> list[Table]:
    """Rows of the other table of the same month; all of them where times differ in kind."""
    if "table" not in relation:
        return [row]
    return [other for other in others if "bulan" not in other or other["bulan"] == row["bulan"]]


def time_of(row: Table) -> str:
    return next(row[name] for name in TIMES if name in row)


def month_before(time: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}", time):
        return ""
    year, month = map(int, time.split("-"))
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}"


@pytest.mark.parametrize(
    ("slug", "seed"), [(CITY, SEED), (CITY, 1), ("contoh", SEED), ("contoh", 1), ("contoh", 2)]
)
def test_every_relation_holds_in_every_row(slug: str, seed: int):
    assert list(broken_relations(sample(slug, seed))) == []


@pytest.mark.parametrize(
    ("key", "column", "kinds"),
    [
        ("keanggotaan_anggota_bulanan", "anggota_orang", {"at_most", "stock_flow"}),
        ("keanggotaan_anggota_bulanan", "anggota_kpm_orang", {"at_most"}),
        ("pinjaman_koperasi_ke_anggota", "tunggakan_90_rp", {"at_most"}),
        ("pinjaman_koperasi_ke_anggota", "sisa_anggota_rp", {"grows_by"}),
        ("pinjaman_bank_ke_koperasi", "sisa_bank_rp", {"grows_by"}),
        ("kemiskinan_graduasi", "target_kpm", {"times"}),
    ],
)
def test_the_check_of_relations_sees_a_broken_row(key: str, column: str, kinds: set[str]):
    tables = {name: tuple(dict(row) for row in rows) for name, rows in sample("contoh").items()}
    place = max(i for i, row in enumerate(tables[key]) if row[column] and time_of(row) not in MONTHS[:2])
    tables[key][place][column] = "99000000001"
    assert {line.split()[1] for line in broken_relations(tables)} >= kinds


# Of every shape it promises


def test_every_kind_of_empty_occurs_but_the_one_that_the_portal_itself_makes():
    found = Counter(
        value
        for rows in sample(CITY).values()
        for row in rows
        for name, value in row.items()
        if name.endswith("_status")
    )
    assert set(found) == {"ada", "nol", *EMPTY}
    assert min(found.values()) >= 20


def reported_months(key: str, column: str) -> dict[str, list[bool]]:
    months: dict[str, list[bool]] = defaultdict(list)
    for row in sample(CITY)[key]:
        months[row["kode_kelurahan"]].append(bool(row[column]))
    return months


def test_some_never_report_some_stop_some_start_late_and_some_miss_single_months():
    months = reported_months("keanggotaan_anggota_bulanan", "anggota_orang").values()
    assert 5 <= sum(not any(told) for told in months) <= 12
    assert sum(any(told) and not any(told[-3:]) for told in months) >= 3
    assert sum(any(told) and not any(told[:2]) for told in months) >= 5
    assert sum("101" in "".join(str(int(one)) for one in told) for told in months) >= 10
    assert sum(all(told) for told in months) >= 20
    whole_city = [sum(told[month] for told in months) for month in range(12)]
    assert min(whole_city) > 60, "no month is missing for everybody"


def test_a_report_comes_after_its_month_and_some_come_weeks_late():
    delays = []
    for row in sample(CITY)["koperasi_operasi_bulanan"]:
        assert bool(row["tanggal_lapor"]) == bool(row["hari_buka"])
        if row["tanggal_lapor"]:
            day = date.fromisoformat(row["tanggal_lapor"])
            delays.append(day - month_end(MONTHS.index(row["bulan"])))
            assert day <= LAST_DAY
    assert min(delays) >= timedelta(days=1)
    assert sum(delay > timedelta(days=21) for delay in delays) >= 50
    assert sum(delay <= timedelta(days=5) for delay in delays) >= 500


def test_the_newest_months_are_still_coming_in():
    told = reported_months("koperasi_operasi_bulanan", "hari_buka").values()
    counts = [sum(months[index] for months in told) for index in range(12)]
    assert counts[11] < counts[10] < counts[9]


def test_membership_grows_from_a_wave_and_reaches_from_a_handful_to_hundreds():
    rows = sample(CITY)["keanggotaan_anggota_bulanan"]
    joined = {
        month: sum(number(r, "anggota_baru_orang") or 0 for r in rows if r["bulan"] == month)
        for month in MONTHS
    }
    assert joined["2025-09"] > 2 * joined["2026-03"], "Ramadan is a lull"
    members = numbers("keanggotaan_anggota_bulanan", "anggota_orang")
    assert min(members) <= 4 and 300 <= max(members) <= 420
    assert sum(1 <= count <= 7 for count in members) >= 20
    assert {"nol", "ada"} <= {row["anggota_keluar_orang_status"] for row in rows}


def test_lending_is_rare_and_arrears_are_of_every_size():
    rows = sample(CITY)["pinjaman_koperasi_ke_anggota"]
    lenders = {row["kode_kelurahan"] for row in rows if number(row, "peminjam_orang")}
    assert 30 <= len(lenders) <= 40
    latest = [row for row in rows if row["bulan"] == "2026-06" and row["peminjam_orang"]]
    overdue = [number(row, "penunggak_30_orang") for row in latest]
    assert sum(count >= 8 for count in overdue) >= 15
    assert sum(1 <= count <= 7 for count in overdue) >= 5
    assert 0 in overdue
    ratios = [number(row, "tunggakan_30_rp") / number(row, "sisa_anggota_rp") for row in latest]
    assert max(ratios) < 0.25 and sum(ratio > 0.1 for ratio in ratios) >= 10
    assert any(number(row, "penunggak_90_orang") for row in latest)


def test_where_nobody_lends_the_table_does_not_apply():
    outlets = {
        row["kode_kelurahan"]: row["gerai"]
        for row in sample(CITY)["koperasi_gerai"]
        if row["jenis"] == "simpan_pinjam" and row["gerai"]
    }
    for row in sample(CITY)["pinjaman_koperasi_ke_anggota"]:
        if outlets.get(row["kode_kelurahan"]) == "0":
            assert row["peminjam_orang_status"] in ("tidak_berlaku", "belum_dilaporkan")
        elif row["peminjam_orang"]:
            assert outlets.get(row["kode_kelurahan"], "1") == "1"


def test_money_and_people_go_together():
    pairs = {
        "dicairkan_anggota_rp": "penerima_orang",
        "sisa_anggota_rp": "peminjam_orang",
        "tunggakan_30_rp": "penunggak_30_orang",
        "tunggakan_90_rp": "penunggak_90_orang",
    }
    for row in sample(CITY)["pinjaman_koperasi_ke_anggota"]:
        for money, people in pairs.items():
            assert row[f"{money}_status"] == row[f"{people}_status"], row
            if row[money]:
                assert number(row, money) <= 5_001_000 * number(row, people)


def test_nothing_is_outstanding_that_was_never_paid_out():
    """Where every month is known, what is outstanding is at most everything paid out so far."""
    for key, paid, left in (
        ("pinjaman_koperasi_ke_anggota", "dicairkan_anggota_rp", "sisa_anggota_rp"),
        ("pinjaman_bank_ke_koperasi", "dicairkan_bank_rp", "sisa_bank_rp"),
    ):
        by_code: dict[str, list[Table]] = defaultdict(list)
        for row in sample(CITY)[key]:
            by_code[row["kode_kelurahan"]].append(row)
        whole = [
            rows for rows in by_code.values() if all("belum_dilaporkan" != r[f"{paid}_status"] for r in rows)
        ]
        assert len(whole) >= 20
        for rows in whole:
            total = 0.0
            for row in rows:
                total += number(row, paid) or 0
                assert (number(row, left) or 0) <= total


def test_members_from_pkh_families_fit_in_everywhere():
    families = {
        row["kode_kelurahan"]: number(row, "kpm_pkh")
        for row in sample(CITY)["kemiskinan_keluarga"]
        if row["kpm_pkh"]
    }
    members = {
        (row["kode_kelurahan"], row["bulan"]): number(row, "anggota_kpm_orang")
        for row in sample(CITY)["keanggotaan_anggota_bulanan"]
    }
    for (code, _), count in members.items():
        assert count is None or count <= families.get(code, count)
    for row in sample(CITY)["pinjaman_koperasi_ke_anggota"]:
        borrowers, known = number(row, "peminjam_kpm_orang"), members[row["kode_kelurahan"], row["bulan"]]
        assert borrowers is None or known is None or borrowers <= known


def test_banks_lend_to_a_dozen_and_only_under_a_rule():
    rows = sample(CITY)["pinjaman_bank_ke_koperasi"]
    assert 8 <= len({row["kode_kelurahan"] for row in rows if number(row, "sisa_bank_rp")}) <= 14
    refused = {row["kode_kelurahan"] for row in rows if number(row, "diajukan_bank_rp")} - {
        row["kode_kelurahan"] for row in rows if number(row, "disetujui_bank_rp")
    }
    assert refused
    for row in rows:
        if row["diajukan_bank_rp_status"] == "belum_dilaporkan":
            assert row["id_aturan"] == "" and row["plafon_bank_rp_status"] == "belum_dilaporkan"
        elif row["bulan"] <= "2025-11":
            assert (row["id_aturan"], row["plafon_bank_rp"]) == ("pmk-49-2025", "3000000000")
        else:
            assert (row["id_aturan"], row["plafon_bank_rp_status"]) == ("", "tidak_berlaku")
            assert row["diajukan_bank_rp"] == row["disetujui_bank_rp"] == "0"


def test_no_instalment_is_paid_before_the_grace_period_ends():
    by_code: dict[str, list[Table]] = defaultdict(list)
    for row in sample(CITY)["pinjaman_bank_ke_koperasi"]:
        by_code[row["kode_kelurahan"]].append(row)
    waited = []
    for rows in by_code.values():
        starts = [
            i for i in range(1, 12) if rows[i - 1]["sisa_bank_rp"] == "0" and number(rows[i], "sisa_bank_rp")
        ]
        payments = [i for i in range(12) if number(rows[i], "angsuran_bank_rp")]
        if starts and payments:
            waited.append(payments[0] - starts[0])
    assert len(waited) >= 5 and min(waited) >= 6
    assert max(numbers("pinjaman_bank_ke_koperasi", "tunggakan_bank_rp")) > 0


def test_kelurahan_differ_as_they_do():
    people = numbers("wilayah_penduduk", "penduduk_jiwa")
    assert min(people) >= 2000 and max(people) <= 25_000 and max(people) > 4 * min(people)
    for row in sample(CITY)["wilayah_penduduk"]:
        if row["penduduk_jiwa"]:
            assert 3.4 < number(row, "penduduk_jiwa") / number(row, "rumah_tangga") < 4.7
    pkh = numbers("kemiskinan_keluarga", "kpm_pkh")
    assert min(pkh) >= 50 and 700 < max(pkh) <= 900
    assert any(1 <= count <= 7 for count in numbers("kemiskinan_keluarga", "desil_1_keluarga"))
    assert set(numbers("kemiskinan_graduasi", "pendamping_orang")) == {0, 1, 2, 3, 4}
    assert max(numbers("kemiskinan_graduasi", "graduasi_kpm")) <= 12


def test_neighbours_resemble_each_other():
    """Poverty does not jump at every border: neighbours differ less than any two kelurahan do."""
    share = {}
    for row in sample(CITY)["kemiskinan_keluarga"]:
        if row["tanggal"] == "2025-12-31" and row["desil_1_keluarga"]:
            poor = sum(number(row, f"desil_{n}_keluarga") for n in (1, 2, 3, 4))
            share[row["kode_kelurahan"]] = poor
    people = {r["kode_kelurahan"]: number(r, "rumah_tangga") for r in sample(CITY)["wilayah_penduduk"]}
    share = {code: poor / people[code] for code, poor in share.items() if people[code]}
    near = [
        abs(share[code] - share[other.code])
        for code in share
        for other in catalogue(CITY).borders[code]
        if other.code in share and not other.across_river
    ]
    far = [abs(one - two) for one in share.values() for two in share.values()]
    assert sum(near) / len(near) < 0.8 * sum(far) / len(far)


# Nothing of it is real


@pytest.mark.parametrize("slug", [CITY, "contoh"])
@pytest.mark.parametrize("seed", [SEED, 3])
def test_no_real_amount_of_rupiah_occurs(slug: str, seed: int):
    folder = catalogue(slug).city.folder
    real = set()
    for path in folder.glob("*/*.csv"):
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))):
            real |= {
                row[name]
                for name in row
                if name.endswith("_rp") or (name == "nilai" and "rupiah" in row["satuan"])
            }
    real_amounts = {float(value) for value in real if value and float(value) > 0}
    assert real_amounts
    assert not amounts(sample(slug, seed)) & real_amounts


def test_a_coincidence_is_drawn_again():
    """If an amount of the sample stood in a real table, the sample would be another one."""
    before = catalogue("contoh")
    taken = max(amounts(sample("contoh")))
    dataset = before.datasets["keanggotaan"]
    resource = dataset.resources["simpanan"]
    table = resource.table.copy()
    table.loc[0, "simpanan_pokok_rp"] = taken
    changed = replace(
        before,
        datasets={
            **before.datasets,
            "keanggotaan": replace(
                dataset, resources={**dataset.resources, "simpanan": replace(resource, table=table)}
            ),
        },
    )
    assert taken not in amounts(simulate(changed, SEED))


# The command


@pytest.fixture
def small(tmp_path: Path) -> City:
    """The small city with the real city's simulated descriptors, and no tables yet."""
    city = read_city("contoh")
    shutil.copytree(city.folder, tmp_path / "contoh")
    for path in SAMPLE.glob("*/datapackage.json"):
        target = tmp_path / "simulasi" / "contoh" / path.parent.name / path.name
        target.parent.mkdir(parents=True)
        text = path.read_text(encoding="utf-8").replace("^16\\\\.71", "^99\\\\.71")
        target.write_text(text, encoding="utf-8")
    return replace(city, folder=tmp_path / "contoh")


def tables_in(city: City) -> dict[str, bytes]:
    folder = city.folder.parent / "simulasi"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.csv")}


def test_the_command_writes_every_table_and_a_second_run_changes_nothing(small: City):
    words = run_simulation(small, SEED, read_messages("id"))
    first = tables_in(small)
    assert words.startswith("11 tabel simulasi selesai dibuat dari bilangan awal 20260805.")
    assert "- contoh/wilayah/simulasi-penduduk.csv: 5 baris" in words
    assert len(first) == len(AWAITED)
    run_simulation(small, SEED, read_messages("id"))
    assert tables_in(small) == first
    run_simulation(small, 1, read_messages("id"))
    assert tables_in(small).keys() == first.keys() and tables_in(small) != first


def test_what_it_writes_can_be_read_beside_the_real_packages(small: City):
    run_simulation(small, SEED, read_messages("id"))
    together = load_catalog(small)
    for package, name in AWAITED:
        assert together.nature(f"{package}_{name}") == "simulasi"
    assert len(together.table("program_dukungan")) == 5 * 2 * 10


def test_only_what_a_descriptor_lists_is_written(small: City):
    shutil.rmtree(small.folder.parent / "simulasi" / "contoh" / "koperasi")
    run_simulation(small, SEED, read_messages("id"))
    assert len(tables_in(small)) == len(AWAITED) - 3
    assert not (small.folder.parent / "simulasi" / "contoh" / "koperasi").exists()


def test_a_city_without_descriptors_is_refused_in_words(small: City):
    shutil.rmtree(small.folder.parent / "simulasi")
    with pytest.raises(InvalidData, match=r"simulasi/contoh/ belum berisi datapackage\.json"):
        run_simulation(small, SEED, read_messages("id"))
    assert tables_in(small) == {}


def test_a_faulty_descriptor_is_refused_in_words(small: City):
    path = small.folder.parent / "simulasi" / "contoh" / "wilayah" / "datapackage.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"simulasi/wilayah/datapackage\.json"):
        run_simulation(small, SEED, read_messages("id"))
    assert tables_in(small) == {}


def test_a_sample_written_by_hand_is_never_overwritten(small: City):
    path = small.folder.parent / "simulasi" / "contoh" / "wilayah" / "datapackage.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace("generator-simulasi", "tangan"), encoding="utf-8"
    )
    with pytest.raises(InvalidData, match=r"simulasi/wilayah/datapackage\.json .* ditulis tangan"):
        run_simulation(small, SEED, read_messages("id"))
    assert tables_in(small) == {}
    assert all(
        written.path.parent.name != "wilayah"
        for written in write_simulation(path.parents[1], sample("contoh"))
    )


def test_tables_are_written_as_every_table_of_the_project():
    for path in SAMPLE.glob("*/*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\n") and b"\r" not in content and b'"' not in content
        assert content.decode("ascii")
