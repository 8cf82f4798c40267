"""Checks that were passed before: the same bytes are not read again, anything else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from terang.building import builder, gate_disclosure, gate_twins, verdicts
from terang.building.gate_disclosure import check_disclosure
from terang.building.gate_files import check_downloads
from terang.building.gate_twins import check_twins
from terang.building.published import Expected, Published
from terang.building.verdicts import VERDICTS, unless_passed
from terang.city import DisclosureLimits
from terang.downloads.excel import excel_csv
from terang.downloads.workbook import Sheet, workbook_bytes
from terang.errors import BuildFailed
from terang.findings import Finding
from terang.packages.telling import block
from terang.portal import Portal
from terang.written import csv_lines

ROWS = [["kode", "nilai"], ["9-10 Ulu", "208.5"], ["0012", "-12"]]
OTHER = [ROWS[0], ["9-10 Ulu", "208.6"], ROWS[2]]
CSV, EXCEL, BOOK = "unduh/a.csv", "unduh/a-excel.csv", "unduh/a.xlsx"
FILES = {CSV: b"a\r\n1\r\n"}


def forms(rows: list[list[str]]) -> dict[str, bytes]:
    return {
        CSV: csv_lines(rows).encode(),
        EXCEL: excel_csv(rows, [False, True]),
        BOOK: workbook_bytes("a", "b", [Sheet("Data", rows, {1: "orang"})]),
    }


@pytest.fixture
def expected(tmp_path: Path) -> Expected:
    return Expected(("id",), {}, {}, frozenset(), {}, "", True, verdicts=tmp_path / "lulus")


def told(found: Iterator[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in found]


class Check:
    """A check that counts how often it is asked."""

    def __init__(self, *found: Finding) -> None:
        self.found, self.asked = found, 0

    def __call__(self) -> tuple[Finding, ...]:
        self.asked += 1
        return self.found


def test_what_was_passed_is_not_asked_again(tmp_path: Path) -> None:
    check = Check()
    for _ in range(3):
        assert list(unless_passed(tmp_path, "twins", FILES, check)) == []

    assert check.asked == 1


def test_what_was_refused_is_asked_again_each_time(tmp_path: Path) -> None:
    check = Check(block("site-file-broken", CSV))
    for _ in range(3):
        assert list(unless_passed(tmp_path, "twins", FILES, check)) == list(check.found)

    assert check.asked == 3
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_everything_is_asked_each_time() -> None:
    check = Check()
    for _ in range(2):
        assert list(unless_passed(None, "twins", FILES, check)) == []

    assert check.asked == 2


@pytest.mark.parametrize(
    ("about", "files"),
    [
        ("csv", FILES),
        ("twins", {CSV: b"a\r\n2\r\n"}),
        ("twins", {EXCEL: FILES[CSV]}),
        ("twins", {**FILES, EXCEL: b""}),
        ("twins", {}),
    ],
)
def test_anything_else_is_asked(tmp_path: Path, about: str, files: dict[str, bytes]) -> None:
    list(unless_passed(tmp_path, "twins", FILES, Check()))
    check = Check()
    list(unless_passed(tmp_path, about, files, check))

    assert check.asked == 1


def test_other_code_asks_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(unless_passed(tmp_path, "twins", FILES, Check()))
    monkeypatch.setattr(verdicts, "_GROUND", "lain")
    check = Check()
    list(unless_passed(tmp_path, "twins", FILES, check))

    assert check.asked == 1


@pytest.mark.parametrize("damage", [b"", b"0" * 64, b"0" * 64 + b"lulus"])
def test_a_damaged_note_is_none(tmp_path: Path, damage: bytes) -> None:
    list(unless_passed(tmp_path, "twins", FILES, Check()))
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    refused = block("site-file-broken", CSV)

    assert list(unless_passed(tmp_path, "twins", FILES, Check(refused))) == [refused]


def test_a_form_that_changed_is_caught_though_all_were_passed_before(expected: Expected) -> None:
    files = forms(ROWS)
    assert told(check_twins(Published(files), expected)) == []

    for twin in (EXCEL, BOOK):
        spoiled = {**files, twin: forms(OTHER)[twin]}
        assert told(check_twins(Published(spoiled), expected)) == [("site-twin-differs", twin)]
    spoiled = {**files, CSV: forms(OTHER)[CSV]}
    both = [("site-twin-differs", EXCEL), ("site-twin-differs", BOOK)]
    assert told(check_twins(Published(spoiled), expected)) == both
    assert told(check_twins(Published(files), expected)) == []


def test_a_form_passed_before_is_not_read(expected: Expected, monkeypatch: pytest.MonkeyPatch) -> None:
    files = forms(ROWS)
    list(check_twins(Published(files), expected))
    monkeypatch.setattr(gate_twins, "_faults", lambda *anything: pytest.fail("read again"))

    assert told(check_twins(Published(files), expected)) == []
    with pytest.raises(pytest.fail.Exception, match="read again"):
        list(check_twins(Published(files), replace(expected, verdicts=None)))


def test_a_formula_is_caught_though_the_tables_were_passed_before(expected: Expected) -> None:
    assert told(check_downloads(Published(forms(ROWS)), expected)) == []

    spoiled = {**forms(ROWS), CSV: csv_lines([*ROWS, ["=1+1", ""]]).encode()}
    assert told(check_downloads(Published(spoiled), expected)) == [("site-csv-formula", CSV)]


def test_other_limits_are_attacked_anew(expected: Expected, monkeypatch: pytest.MonkeyPatch) -> None:
    attacked = []

    def attack(files: dict[str, bytes], limits: DisclosureLimits) -> Iterator[Finding]:
        attacked.append((sorted(files), limits))
        yield from ()

    monkeypatch.setattr(gate_disclosure, "_recovered", attack)
    site = Published({**forms(ROWS), "index.html": b"<html>"})
    other = DisclosureLimits(hide_below=expected.limits.hide_below + 5)
    for limits in (expected.limits, expected.limits, other, other):
        list(check_disclosure(site, replace(expected, limits=limits)))

    files = sorted(forms(ROWS))
    assert attacked == [(files, expected.limits), (files, other)]


@pytest.mark.parametrize(("preview", "trusted"), [(True, VERDICTS), (False, None)])
def test_only_a_preview_trusts_what_passed_before(
    preview: bool, trusted: Path | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | None] = []

    def expected_of(portal: Portal, address: str, preview: bool, verdicts: Path | None = None) -> Expected:
        asked.append(verdicts)
        raise BuildFailed("Cukup.")

    monkeypatch.setattr(builder, "expected_of", expected_of)
    with pytest.raises(BuildFailed):
        builder.build_site("contoh", tmp_path / "output", preview=preview)

    assert asked == [trusted]
