"""Rules: each is documented, none breaks on odd but valid data, and they name what is missing."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from faults.mutations import cell, drop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terang.catalog import Catalog
from terang.city import read_city
from terang.findings import Finding
from terang.packages.telling import warn
from terang.rules import RULES, check_catalog, rule
from terang.rules.coverage import missing_periods
from terang.rules.times import is_before
from terang.validation import validate_city

CONTOH = Path(__file__).parent / "cities" / "contoh"
FILES = sorted(
    path.relative_to(CONTOH).as_posix()
    for path in CONTOH.glob("*/*.csv")
    if path.read_text(encoding="utf-8").count("\n") > 1
)
"""Every table that has rows: a log may have none."""

TOKENS = [
    *",0,1,-1,2.5,300000,99.71,99.71.01,99.71.01.1001,99.71.02.1001,9971,2024,2026-03,2026-03-31".split(","),
    *"ada,nol,belum_dilaporkan,disembunyikan,ya,tidak,persen,rupiah,orang,laporan-2026-03,lain".split(","),
    *"Melati,melati,keanggotaan_simpanan,tanggal,2025-12-31".split(","),
]


def test_every_rule_says_what_must_hold() -> None:
    assert len(RULES) >= 30
    assert all(function.__doc__ for function in RULES.values())


def test_the_small_city_breaks_no_rule_but_for_the_year_it_lacks(catalog: Catalog) -> None:
    findings = check_catalog(catalog)

    assert {finding.code for finding in findings} == {"period-gap"}
    assert {finding.details["missing"] for finding in findings} == {"2023-03"}


def test_a_rule_is_one_decorated_function(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terang.rules.registry.RULES", RULES.copy())

    @rule
    def names_are_short(catalog: Catalog) -> Iterable[Finding]:
        """No name has more than seven letters."""
        for region in catalog.level("kelurahan"):
            if len(region.name) > 7:
                yield warn("name-long", "wilayah/kelurahan.csv", value=region.name)

    from terang.rules.registry import RULES as registered

    (name,) = set(registered) - set(RULES)
    assert name.endswith("names_are_short")
    assert [f.value for f in registered[name](catalog)] == ["8-9 Hilir", "Kampung Damai", "Sukarasa"]


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (["2025-01", "2025-02", "2025-04"], ("2025-03",)),
        (["2025-01-31", "2025-02-28", "2025-05-31"], ("2025-03", "2025-04")),
        (["2021-03", "2022-03", "2024-03"], ("2023-03",)),
        (["2019", "2020", "2023"], ("2021", "2022")),
        (["2025-03", "2025-06", "2025-12"], ("2025-09",)),
        (["2010-03", "2019-03", "2020-03"], ()),
        (["2025-09", "2026-06", "2026-08"], ()),
        (["2024-03", "2024-09", "2025-03"], ()),
        (["2022-03", "2022-09", "2023-03", "2025-03"], ("2024-03",)),
        (["2024"], ()),
        ([], ()),
    ],
)
def test_holes_in_a_regular_series_are_named(periods: list[str], missing: tuple[str, ...]) -> None:
    assert missing_periods(periods) == missing


def test_moments_of_different_precision_are_compared_by_what_both_say() -> None:
    assert is_before("2024", "2025-03-01")
    assert not is_before("2025", "2025-03-01")
    assert not is_before("2025-03-01", "2025-03")


def test_the_missing_kelurahan_are_named(contoh_folder: Path) -> None:
    drop("koperasi/simkopdes.csv", 4)(contoh_folder)

    findings = validate_city(read_city("contoh", contoh_folder)).findings

    (finding,) = [finding for finding in findings if finding.code == "coverage-required"]
    assert finding.details["missing"] == "99.71.01.1004 (Kampung Damai)"
    assert finding.details["date"] == "2026-03-31"


def test_a_kelurahan_that_vanished_is_named_by_the_tables_that_know_it(contoh_folder: Path) -> None:
    for file, row in (("wilayah/kelurahan.csv", 6), ("wilayah/tetangga.csv", 5), ("wilayah/alias.csv", 7)):
        drop(file, row)(contoh_folder)

    findings = validate_city(read_city("contoh", contoh_folder)).findings

    (finding,) = [finding for finding in findings if finding.code == "region-too-few"]
    assert (finding.details["expected"], finding.details["found"]) == ("5", "4")
    assert finding.details["candidates"] == "99.71.02.1003"


def test_the_total_that_does_not_fit_is_told_with_both_numbers(contoh_folder: Path) -> None:
    cell("koperasi/simkopdes.csv", 2, "koperasi", "3")(contoh_folder)

    findings = validate_city(read_city("contoh", contoh_folder)).findings

    (finding,) = [finding for finding in findings if finding.code == "total-disagrees"]
    assert (finding.column, finding.value, finding.details["expected"]) == ("koperasi", "8", "6")
    assert (finding.details["other_file"], finding.details["other_row"]) == ("koperasi/seri_kota.csv", "11")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_rule_breaks_on_odd_cells(data: st.DataObject, contoh_folder: Path) -> None:
    changed = set()
    for _ in range(data.draw(st.integers(1, 3))):
        file = data.draw(st.sampled_from(FILES))
        rows = list(csv.reader((CONTOH / file).read_text(encoding="utf-8").splitlines()))
        row, column = data.draw(st.integers(2, len(rows))), data.draw(st.sampled_from(rows[0]))
        cell(file, row, column, data.draw(st.sampled_from(TOKENS)))(contoh_folder)
        changed.add(file)

    validate_city(read_city("contoh", contoh_folder))

    for file in changed:
        (contoh_folder / file).write_bytes((CONTOH / file).read_bytes())
