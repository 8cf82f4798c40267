"""The rules of the record, both ways: what must hold passes, what does not is told with both sides."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from disclosing import HOME, PEOPLE, catalog, money, resource
from faults.record import MEMBERS, put, with_record, without_rows
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog, Relation, Resource
from terang.city import City, read_city
from terang.findings import Finding, Severity
from terang.messages import Messages
from terang.packages.contract import TABLES
from terang.packages.obligations import NEEDED
from terang.rules import RULES, check_catalog
from terang.rules.coverage import missing_periods
from terang.rules.periods import end_of, month_number
from terang.rules.places import descriptor_of, file_of, find_resource
from terang.rules.units import _usual
from terang.validation import explain, load_catalog, validate_city

BELOW = Relation("at_most", "anggota_orang", ("kpm_orang",))
FLOW = Relation("stock_flow", "anggota_orang", ("baru_orang",), ("keluar_orang",))
GROWTH = Relation("grows_by", "sisa_rp", ("dicairkan_rp",))
MONEY = {"peminjam_orang": PEOPLE, "sisa_rp": money("peminjam_orang")}


@pytest.fixture(scope="module")
def whole(city: City) -> Catalog:
    """The small city with its simulated packages, as it is before anything is withheld."""
    return load_catalog(city)


def _table(rows: list[dict[str, Any]], *relations: Relation, **more: Any) -> Resource:
    columns = dict.fromkeys(c for row in rows for c in row if c.endswith(("_orang", "_rp")))
    return resource("keanggotaan", "anggota", columns, rows, relations, **more)


def _people(package: str, rows: list[dict[str, Any]], **more: Any) -> Resource:
    """Return the table that a relation across tables looks into."""
    return resource(package, "penduduk", {"penduduk_orang": None}, rows, **more)


def _told(name: str, *resources: Resource) -> list[Finding]:
    return list(RULES[name](catalog(*resources)))


def _other_side(finding: Finding) -> tuple[str, ...]:
    return tuple(finding.details[name] for name in ("other", "other_value", "other_file", "other_row"))


def _changed(catalog: Catalog, key: str, row: int, **values: Any) -> Catalog:
    """Return *catalog* with other values in the row *row* of a table, as a spreadsheet counts."""
    found = catalog.resource(key)
    table = found.table.copy()
    for name, value in values.items():
        table.loc[row - 2, name] = pd.NA if value is None else value
    dataset = catalog.datasets[found.package]
    resources = {**dataset.resources, found.name: replace(found, table=table)}
    datasets = {**catalog.datasets, found.package: replace(dataset, resources=resources)}
    return replace(catalog, datasets=datasets)


def _codes(findings: Iterable[Finding]) -> list[str]:
    return sorted({finding.code for finding in findings} - {"period-gap"})


def test_the_record_of_the_small_city_breaks_no_rule(whole: Catalog) -> None:
    assert len(RULES) >= 42
    assert _codes(check_catalog(whole)) == []


# Parts and wholes in a row


@pytest.mark.parametrize(
    ("whole", "part", "is_wrong"),
    [(20, 19, False), (20, 20, False), (20, 21, True), (0, 1, True), (None, 21, False), (20, None, False)],
)
def test_a_part_is_no_larger_than_its_whole(whole: int | None, part: int | None, is_wrong: bool) -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": whole, "kpm_orang": part}]

    found = _told("relations.parts_stay_below_their_whole", _table(rows, BELOW))

    assert [f.code for f in found] == ["relation-above"] * is_wrong


def test_both_sides_of_a_bound_are_named() -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": 20, "kpm_orang": 21}]

    (found,) = _told("relations.parts_stay_below_their_whole", _table(rows, BELOW))

    file = "keanggotaan/anggota.csv"
    assert (found.severity, found.file, found.row) == (Severity.BLOCK, file, 2)
    assert (found.column, found.value) == ("kpm_orang", "21")
    assert _other_side(found) == ("anggota_orang", "20", file, "2")


def test_a_withheld_cell_is_no_zero() -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": "?", "kpm_orang": 5}]

    assert _told("relations.parts_stay_below_their_whole", _table(rows, BELOW)) == []


@pytest.mark.parametrize(("total", "codes"), [(7, []), (8, ["relation-sum"]), (6, ["relation-sum"])])
def test_a_whole_is_the_sum_of_its_parts(total: int, codes: list[str]) -> None:
    relation = Relation("sum", "semua_orang", ("baru_orang", "lama_orang"))
    rows = [{"bulan": "2026-01", "baru_orang": 3, "lama_orang": 4, "semua_orang": total}]

    found = _told("relations.parts_sum_to_their_whole", _table(rows, relation))

    assert [f.code for f in found] == codes
    for finding in found:
        assert finding.details["expected"] == "7"
        assert finding.details["made_of"] == "baru_orang (3) + lama_orang (4)"


def test_a_sum_with_an_unknown_part_is_not_reckoned() -> None:
    relation = Relation("sum", "semua_orang", ("baru_orang", "lama_orang"))
    rows = [{"bulan": "2026-01", "baru_orang": 3, "lama_orang": None, "semua_orang": 1}]

    assert _told("relations.parts_sum_to_their_whole", _table(rows, relation)) == []


@pytest.mark.parametrize(("target", "codes"), [(20, []), (21, ["relation-times"]), (None, [])])
def test_a_target_is_so_many_times_its_companions(target: int | None, codes: list[str]) -> None:
    relation = Relation("times", "target_orang", ("pendamping_orang",), factor=10)
    rows = [{"bulan": "2026-01", "pendamping_orang": 2, "target_orang": target}]

    found = _told("relations.products_are_products", _table(rows, relation))

    assert [f.code for f in found] == codes
    assert [f.details["made_of"] for f in found] == ["10 × pendamping_orang (2)"] * len(codes)


# From month to month


def _months(*stocks: int | None, months: tuple[str, ...] = ("2025-12", "2026-01")) -> list[dict[str, Any]]:
    return [
        {"bulan": month, "anggota_orang": stock, "baru_orang": 5, "keluar_orang": 2}
        for month, stock in zip(months, stocks, strict=True)
    ]


@pytest.mark.parametrize(
    ("stocks", "codes"),
    [((20, 23), []), ((20, 24), ["relation-flow"]), ((20, 20), ["relation-flow"]), ((None, 20), [])],
)
def test_a_stock_follows_its_flows(stocks: tuple[int | None, ...], codes: list[str]) -> None:
    found = _told("relations.stocks_follow_their_flows", _table(_months(*stocks), FLOW))

    assert [f.code for f in found] == codes


def test_a_flow_that_does_not_fit_names_both_months() -> None:
    (found,) = _told("relations.stocks_follow_their_flows", _table(_months(20, 24), FLOW))

    assert (found.row, found.column, found.value) == (3, "baru_orang", "5")
    assert _other_side(found) == ("anggota_orang", "24", "keanggotaan/anggota.csv", "3")
    assert (found.details["before_row"], found.details["expected"]) == ("2", "23")
    assert found.details["made_of"] == "anggota_orang (20) + baru_orang (5) − keluar_orang (2)"


def test_a_flow_is_not_reckoned_over_a_gap_nor_between_kelurahan() -> None:
    gap = _months(20, 90, months=("2025-11", "2026-01"))
    strangers = _months(20, 90)
    strangers[1]["kode_kelurahan"] = "99.71.01.1002"

    for rows in (gap, strangers):
        assert _told("relations.stocks_follow_their_flows", _table(rows, FLOW)) == []


@pytest.mark.parametrize(
    ("left", "codes"), [(0, []), (90, []), (150, []), (151, ["relation-growth"]), (None, [])]
)
def test_a_debt_grows_by_no_more_than_was_paid_out(left: int | None, codes: list[str]) -> None:
    rows = [
        {"bulan": "2025-12", "sisa_rp": 100, "dicairkan_rp": 40},
        {"bulan": "2026-01", "sisa_rp": left, "dicairkan_rp": 50},
    ]

    found = _told("relations.stocks_grow_by_no_more_than_came_in", _table(rows, GROWTH))

    assert [f.code for f in found] == codes
    assert [f.details["expected"] for f in found] == ["150"] * len(codes)


# Across tables

ACROSS = Relation("at_most", "penduduk_orang", ("anggota_orang",), table="wilayah_penduduk")
BOUNDS = "relations.parts_stay_below_their_whole"


@pytest.mark.parametrize(("members", "codes"), [(100, []), (101, ["relation-above"])])
def test_monthly_tables_are_compared_month_by_month(members: int, codes: list[str]) -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": members}, {"bulan": "2026-03", "anggota_orang": 999}]
    people = [{"bulan": "2026-01", "penduduk_orang": 100}, {"bulan": "2026-02", "penduduk_orang": 1}]

    found = _told(BOUNDS, _table(rows, ACROSS), _people("wilayah", people))

    assert [f.code for f in found] == codes
    assert [_other_side(f) for f in found] == [("penduduk_orang", "100", "wilayah/penduduk.csv", "2")] * len(
        codes
    )


@pytest.mark.parametrize(
    ("day", "members", "is_wrong"),
    [
        ("2026-01-31", 60, True),  # the newest count on the last day of the month
        ("2026-02-01", 60, False),  # too late: the count of 2024 holds
        ("2026-02-01", 101, True),
    ],
)
def test_otherwise_the_newest_row_until_then_counts(day: str, members: int, is_wrong: bool) -> None:
    keys = ("kode_kelurahan", "tanggal")
    people = [{"tanggal": "2024-12-31", "penduduk_orang": 100}, {"tanggal": day, "penduduk_orang": 50}]
    rows = [{"bulan": "2026-01", "anggota_orang": members}]

    found = _told(BOUNDS, _table(rows, ACROSS), _people("wilayah", people, keys=keys))

    assert bool(found) is is_wrong


def test_nothing_is_compared_with_a_table_that_comes_later_or_is_not_there() -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": 60}]
    later = _people(
        "wilayah", [{"tanggal": "2026-05-01", "penduduk_orang": 1}], keys=("kode_kelurahan", "tanggal")
    )

    assert _told(BOUNDS, _table(rows, ACROSS), later) == []
    assert _told(BOUNDS, _table(rows, ACROSS)) == []


def test_real_and_simulated_tables_are_never_compared() -> None:
    rows = [{"bulan": "2026-01", "anggota_orang": 60}]
    people = [{"bulan": "2026-01", "penduduk_orang": 50}]

    assert _told(BOUNDS, _table(rows, ACROSS), _people("simulasi-wilayah", people)) == []
    assert len(_told(BOUNDS, _table(rows, ACROSS), _people("wilayah", people))) == 1


def test_a_relation_to_a_table_must_find_its_column() -> None:
    name = "relations.wholes_elsewhere_can_be_found"
    table = _table([{"bulan": "2026-01", "anggota_orang": 60}], ACROSS)
    there = _people("wilayah", [{"bulan": "2026-01", "penduduk_orang": 50}])
    without = resource("wilayah", "penduduk", {"jiwa_orang": None}, [{"bulan": "2026-01", "jiwa_orang": 1}])
    kinds = _people("wilayah", [{"bulan": "2026-01"}], keys=("kode_kelurahan", "bulan", "jenis"))

    assert _told(name, table, there) == []
    assert _told(name, table) == []  # an awaited table that nobody publishes yet
    assert [(f.code, f.severity) for f in _told(name, table, without)] == [
        ("relation-target", Severity.BLOCK)
    ]
    assert [f.code for f in _told(name, table, kinds)] == ["relation-target"]
    (lost,) = _told(name, _table([{"bulan": "2026-01"}], replace(ACROSS, table="wilayah_desa")))
    assert (lost.code, lost.severity, lost.value) == ("relation-target", Severity.WARN, "wilayah_desa")


def test_every_relation_that_is_needed_names_columns_of_its_tables() -> None:
    for owner, relations in NEEDED.items():
        assert TABLES[owner].optional
        for relation in relations:
            home = TABLES[tuple(relation["table"].split("_", 1))] if relation["table"] else TABLES[owner]
            assert home.column(relation["whole"])
            assert all(TABLES[owner].column(name) for name in (*relation["parts"], *relation["minus"]))


# Money and people


@pytest.mark.parametrize(
    ("people", "amount", "told"),
    [
        (3, 900, []),
        (0, 0, []),
        (0, 900, [("money-without-people", "block")]),
        (3, 0, [("people-without-money", "warn")]),
        (None, 900, []),
        ("?", 900, []),
        (3, None, []),
    ],
)
def test_money_has_people_behind_it(people: Any, amount: Any, told: list[tuple[str, str]]) -> None:
    rows = [{"bulan": "2026-01", "peminjam_orang": people, "sisa_rp": amount}]

    found = _told("people.money_has_people_behind_it", resource("pinjaman", "p", MONEY, rows))

    assert [(f.code, str(f.severity)) for f in found] == told
    for finding in found:
        assert (finding.column, finding.value) == ("sisa_rp", str(amount))
        assert _other_side(finding) == ("peminjam_orang", str(people), "pinjaman/p.csv", "2")


def test_rows_that_count_people_need_a_declaration_of_their_column(whole: Catalog) -> None:
    name = "people.rows_that_count_people_say_so"
    series = whole.resource("keanggotaan_seri_kota")
    silent = replace(series, fields=tuple(replace(field, disclosure=None) for field in series.fields))
    of_shops = replace(silent, table=series.table.assign(satuan="gerai"))

    assert list(RULES[name](whole)) == []
    assert [(f.code, f.row, f.column) for f in _told(name, silent)] == [("disclosure-missing", 2, "nilai")]
    assert _told(name, of_shops) == []


# Bank loans and their rules

LOANS = "pinjaman_bank_ke_koperasi"


@pytest.mark.parametrize(
    ("row", "values", "codes"),
    [
        (2, {"plafon_bank_rp": 500_000_000.0}, []),
        (2, {"plafon_bank_rp": 500_000_001.0}, ["loan-ceiling-above"]),
        (2, {"id_aturan": None, "plafon_bank_rp": None}, []),
        (2, {"id_aturan": None}, ["loan-ceiling-without-rule"]),
        (3, {"id_aturan": None, "plafon_bank_rp": None}, ["loan-without-rule"]),
        (2, {"bulan": "2025-12"}, []),  # the rule is of the first of December
        (2, {"bulan": "2025-11"}, ["loan-rule-not-in-force"]),
        (3, {"bulan": "2026-03"}, ["loan-rule-not-in-force"]),  # and ends with February
        (2, {"id_aturan": "rancangan-2025"}, ["loan-rule-kind"]),
        (2, {"id_aturan": "peraturan-9"}, ["reference-unknown"]),
    ],
)
def test_a_loan_is_held_to_the_rule_of_its_month(
    whole: Catalog, row: int, values: dict[str, Any], codes: list[str]
) -> None:
    catalog = _changed(whole, LOANS, row, **values)
    names = [name for name in RULES if name.startswith("loans.")] + ["references.external_keys_are_known"]

    found = [finding for name in names for finding in RULES[name](catalog)]

    assert [f.code for f in found] == codes
    assert [f.row for f in found] == [row] * len(codes)


def test_a_ceiling_too_high_is_told_beside_the_term_of_its_rule(whole: Catalog) -> None:
    catalog = _changed(whole, LOANS, 2, plafon_bank_rp=600_000_000.0)

    (found,) = RULES["loans.ceilings_follow_their_rule"](catalog)

    assert found.file == "simulasi/pinjaman/simulasi-bank_ke_koperasi.csv"
    assert _other_side(found) == ("plafon_maks_rp", "500000000", "pinjaman/ketentuan.csv", "5")


@pytest.mark.parametrize(
    ("day", "codes"), [("2026-01-31", []), ("2026-02-05", []), ("2026-01-30", ["report-early"]), (None, [])]
)
def test_a_report_follows_its_month(whole: Catalog, day: str | None, codes: list[str]) -> None:
    catalog = _changed(whole, "koperasi_operasi_bulanan", 2, tanggal_lapor=day)

    assert [f.code for f in RULES["times.reports_follow_their_month"](catalog)] == codes


# Coverage, totals and magnitudes


def _checked(folder: Path) -> list[Finding]:
    return [f for f in validate_city(read_city("contoh", folder)).findings if f.file == MEMBERS]


def test_a_month_missing_for_one_blocks_and_one_missing_for_all_asks_for_a_look(contoh_folder: Path) -> None:
    without_rows(MEMBERS, "99.71.01.1002,2026-02")(contoh_folder)

    (one,) = _checked(contoh_folder)

    assert (one.code, one.severity, one.details["date"]) == ("coverage-missing", Severity.BLOCK, "2026-02")
    assert one.details["missing"] == "99.71.01.1002 (8-9 Hilir)"

    without_rows(MEMBERS, ",2026-02,")(contoh_folder)

    (everyone,) = _checked(contoh_folder)

    assert (everyone.code, everyone.severity) == ("period-gap", Severity.WARN)
    assert everyone.details["missing"] == "2026-02"


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (["2025-12", "2026-01", "2026-03"], ("2026-02",)),
        (["2024", "2026", "2025"], ()),
        (["2023", "2024", "2026"], ("2025",)),
    ],
)
def test_months_and_years_are_series_too(periods: list[str], missing: tuple[str, ...]) -> None:
    assert missing_periods(periods) == missing


def test_each_kelurahan_has_every_kind_that_occurs(whole: Catalog) -> None:
    key = "koperasi_gerai"
    rows = whole.resource(key).table
    last = rows.index[-1]
    shorter = replace(whole.resource(key), table=rows.drop(index=last))
    dataset = whole.datasets["simulasi-koperasi"]
    changed = replace(dataset, resources={**dataset.resources, "gerai": shorter})
    name = "coverage.every_kelurahan_at_every_date"

    assert list(RULES[name](whole)) == []
    (found,) = RULES[name](replace(whole, datasets={**whole.datasets, dataset.name: changed}))
    assert found.code == "coverage-missing"
    assert found.details["date"] == f"{rows.loc[last, 'tanggal']} / {rows.loc[last, 'jenis']}"
    assert found.details["missing"].startswith(rows.loc[last, "kode_kelurahan"])


def _five(values: list[list[int]], month: str = "2026-01", kind: str = "") -> list[dict[str, Any]]:
    """Return a row for each of some kelurahan with its *values* of a_orang and b_orang."""
    return [
        {"kode_kelurahan": f"99.71.01.{1001 + i}", "bulan": month, "jenis": kind, "a_orang": a, "b_orang": b}
        for i, (a, b) in enumerate(values)
    ]


@pytest.mark.parametrize(("last", "is_total"), [([10, 40], True), ([10, 41], False), ([11, 41], False)])
def test_a_total_in_disguise_is_found_month_by_month(last: list[int], is_total: bool) -> None:
    rows = _five([[1, 10], [2, 10], [3, 10], [4, 10], last])
    rows += _five([[7, 9], [9, 8], [5, 7], [4, 3], [2, 5]], "2026-02")

    found = _told("totals.no_row_is_the_sum_of_the_others", _table(rows))

    assert [(f.code, f.row) for f in found] == [("row-is-sum", 6)] * is_total


def test_a_total_in_disguise_is_found_kind_by_kind() -> None:
    columns = {"a_orang": None}
    keys = ("kode_kelurahan", "bulan", "jenis")
    rows = _five([[1, 0], [2, 0], [3, 0], [4, 0], [10, 0]], kind="mutu")
    other = _five([[5, 0], [5, 0], [5, 0], [5, 0], [20, 0]], kind="pelatihan")
    unlike = _five([[5, 0], [5, 0], [5, 0], [5, 0], [7, 0]], kind="pelatihan")

    name = "totals.no_row_is_the_sum_of_the_others"

    assert [f.row for f in _told(name, resource("program", "d", columns, rows + other, keys=keys))] == [6]
    assert _told(name, resource("program", "d", columns, rows + unlike, keys=keys)) == []


def _lent(amounts: list[int], people: list[int]) -> Resource:
    rows = [
        {"kode_kelurahan": f"99.71.01.{1001 + i}", "bulan": "2026-01", "peminjam_orang": p, "sisa_rp": amount}
        for i, (amount, p) in enumerate(zip(amounts, people, strict=True))
    ]
    return resource("pinjaman", "p", MONEY, rows)


@pytest.mark.parametrize(
    ("amount", "people", "codes"),
    [
        (40, 20, ["row-scaled"]),  # 40 million, written in millions
        (40, 1, []),  # so few people may owe so little
        (400_000, 20, []),
        (0, 20, []),
    ],
)
def test_a_row_in_millions_is_worth_a_look(amount: int, people: int, codes: list[str]) -> None:
    table = _lent([30_000_000, 50_000_000, 45_000_000, 60_000_000, amount], [18, 22, 25, 30, people])

    found = _told("units.rows_keep_their_magnitude", table)

    assert [(f.code, str(f.severity), f.row) for f in found] == [(code, "warn", 6) for code in codes]
    assert [f.details["usual"] for f in found] == ["47500000"] * len(codes)


@pytest.mark.parametrize(("amount", "codes"), [(12_000_000_000, []), (15_000_000_000, ["value-far"])])
def test_a_loan_hundreds_of_times_the_usual_is_worth_a_look(amount: int, codes: list[str]) -> None:
    table = _lent([30_000_000, 50_000_000, 45_000_000, 60_000_000, amount], [18, 22, 25, 30, 20])

    assert [f.code for f in _told("units.values_keep_their_magnitude", table)] == codes


@given(st.lists(st.integers(1, 20).map(float), min_size=2, max_size=12))
def test_the_usual_value_is_the_median_of_the_others(values: list[float]) -> None:
    for index, value in enumerate(values):
        others = values[:index] + values[index + 1 :]

        assert _usual(sorted(values), value) == statistics.median(others)


def test_a_value_alone_has_no_usual_one() -> None:
    assert _usual([5.0], 5.0) is None


# Where things stand


@pytest.mark.parametrize(
    ("period", "end"),
    [("2026", "2026-12-31"), ("2024-02", "2024-02-29"), ("2026-02", "2026-02-28"), ("2026-03-09",) * 2],
)
def test_periods_end(period: str, end: str) -> None:
    assert end_of(period) == end


def test_months_are_counted_over_the_years() -> None:
    assert month_number("2026-01") - month_number("2025-12") == 1
    assert month_number("2026") == month_number("2026-01") == month_number("2026-01-31")


def test_simulated_files_are_named_by_their_own_folder(whole: Catalog) -> None:
    assert file_of(whole.resource("keanggotaan_anggota_bulanan")) == MEMBERS
    assert descriptor_of("simulasi-pinjaman") == "simulasi/pinjaman/datapackage.json"
    assert file_of(whole.resource("pinjaman_aturan")) == "pinjaman/aturan.csv"


def test_tables_are_found_real_or_simulated(whole: Catalog, catalog: Catalog) -> None:
    simulated = find_resource(whole, "pinjaman", "bank_ke_koperasi")

    assert simulated is not None and simulated.package == "simulasi-pinjaman"
    assert find_resource(whole, "pinjaman", "aturan") is whole.resource("pinjaman_aturan")
    assert find_resource(catalog, "pinjaman", "bank_ke_koperasi") is None


def test_the_finding_is_told_with_both_sides_in_both_languages(
    contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    put("simulasi/pinjaman/simulasi-koperasi_ke_anggota.csv", 2, "peminjam_orang", "111")(contoh_folder)

    findings = validate_city(read_city("contoh", contoh_folder)).findings

    (found,) = [finding for finding in findings if finding.code == "relation-above"]
    assert (
        explain(found, messages)
        == f"Angka ini lebih besar daripada anggota_orang, yaitu 110 ({MEMBERS} baris 3)."
    )
    assert (
        explain(found, english)
        == f"This number is larger than anggota_orang, which is 110 ({MEMBERS} row 3)."
    )


def test_the_public_site_checks_real_tables_only(contoh_folder: Path) -> None:
    with_record(contoh_folder)
    without_rows(MEMBERS, "99.71.01.1002,2026-02")(contoh_folder)
    city = read_city("contoh", contoh_folder)

    assert validate_city(city).is_blocked
    assert not validate_city(city, simulated=False).is_blocked
    assert HOME in {region.code for region in load_catalog(city, simulated=False).level("kelurahan")}
