"""How complete and how old: counted by hand on the small city, on its page, in its file, on its figures."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog, Freshness
from terang.city import read_city
from terang.disclosure import Released
from terang.downloads.quality import QUALITY_COLUMNS, quality_files
from terang.findings import Finding, Severity
from terang.messages import Messages
from terang.observations import Observation
from terang.pages.blocks_quality import QualityPart
from terang.pages.datasets import dataset_page
from terang.pages.desk import Desk
from terang.pages.figures import Cell, DataTable
from terang.pages.kecamatan import kecamatan_page
from terang.pages.kelurahan import kelurahan_page
from terang.pages.measures import indicator_page
from terang.pages.quality import dataset_line, quality_page
from terang.pages.quality_said import percent, span, stale_words
from terang.pages.staleness import stale
from terang.pages.stats import stat_of
from terang.quality import (
    Age,
    Reference,
    TableQuality,
    Tally,
    added,
    age_at,
    assess,
    reference_of,
    standing_warnings,
    suppliers_of,
)
from terang.quality.suppliers import body_of
from terang.quality.tally import tally_of
from terang.releases import NO_HISTORY, History, Release
from terang.rules.acknowledged import details_of
from terang.statuses import Nature, Status
from terang.validation import validate_city

HILIR7, HILIR89, DAMAI = "99.71.01.1001", "99.71.01.1002", "99.71.01.1004"
MELATI, SUKARASA = "99.71.02.1001", "99.71.02.1003"
DAY = "2026-03-31"
TODAY = Reference(DAY)
STALE_IN_2024 = "Data berumur 2 tahun; batas segarnya 18 bulan"


def released(version: str, date: str) -> History:
    """A history with one release."""
    return History((Release(version, date, {}, {}, (), Path()),))


def tables_of(catalog: Catalog) -> dict[str, TableQuality]:
    """Every table by its key."""
    return {table.resource.key: table for table in assess(catalog, TODAY)}


def rows_of(table: DataTable) -> dict[str, list[str]]:
    """The texts of each row behind its head."""
    return {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}


# Counting


def test_every_status_is_counted_and_only_what_is_due_is_owed() -> None:
    tally = tally_of([*Status, Status.NOT_REPORTED])

    assert tally == Tally(1, 1, 2, 1, 1, 1)
    assert (tally.cells, tally.filled, tally.due) == (7, 3, 5)
    assert tally.share == 0.6
    assert Tally(not_applicable=3, not_available=2).share is None


@given(st.lists(st.lists(st.sampled_from(Status), max_size=8), max_size=5))
def test_counting_together_is_adding_what_was_counted_apart(groups: list[list[Status]]) -> None:
    together = tally_of([status for group in groups for status in group])

    assert added(map(tally_of, groups)) == together
    assert together.cells == sum(map(len, groups))
    assert together.filled <= together.due <= together.cells
    assert together.share is None or (together.share == 1) == (together.not_reported == 0)


def test_a_cell_tells_its_worst_gap() -> None:
    assert Tally(reported=5, not_reported=1, withheld=1).status is Status.NOT_REPORTED
    assert Tally(reported=5, withheld=1).status is Status.WITHHELD
    assert Tally(zero=2, not_applicable=4).status.has_value
    assert Tally(not_applicable=4, not_available=1).status is Status.NOT_APPLICABLE


def test_the_tables_of_the_small_city_are_as_complete_as_counted_by_hand(catalog: Catalog) -> None:
    tables = tables_of(catalog)
    places, savings = tables["koperasi_simkopdes"], tables["keanggotaan_simpanan"]

    # Six figures each: two kelurahan report no trade; four zeros, two of them numbers of papers.
    assert places.total == Tally(reported=22, zero=4, not_reported=4)
    assert places.at(MELATI, DAY) == Tally(reported=2, zero=2, not_reported=2)
    # Seven figures each: one kelurahan whole, one without obligatory savings, three report nothing.
    assert savings.total == Tally(reported=11, not_reported=21, not_applicable=3)
    assert savings.at(HILIR89, DAY) == Tally(reported=4, not_applicable=3)
    assert savings.at(HILIR89, DAY).share == 1
    assert savings.over([HILIR7, HILIR89], DAY).filled == 11
    assert savings.over([MELATI]) == Tally(not_reported=7)


def test_a_table_that_is_not_by_kelurahan_has_an_age_but_no_share(catalog: Catalog) -> None:
    series = tables_of(catalog)["kemiskinan_seri"]

    assert series.total.share is None
    assert (series.newest, series.age) == ("2024-03", Age(730, 550))


def test_what_is_withheld_was_reported(record: Released) -> None:
    members = tables_of(record.catalog)["keanggotaan_anggota_bulanan"]

    # Melati never reports: five figures in four months; Sukarasa is silent in February.
    assert members.over([MELATI]) == Tally(not_reported=20)
    assert members.at(SUKARASA, "2026-02") == Tally(not_reported=5)
    assert members.total.not_reported == 25
    assert members.total.withheld > 0
    assert members.total.filled == 100 - 25


def test_logs_are_not_judged(catalog: Catalog) -> None:
    keys = set(tables_of(catalog))

    assert catalog.has("laporan_laporan") and catalog.has("mutu_peringatan")
    assert not {key for key in keys if key.startswith(("laporan", "koreksi", "mutu"))}


def test_corrections_are_counted_by_table(catalog: Catalog) -> None:
    koreksi = catalog.datasets["koreksi"]
    table = koreksi.resources["koreksi"]
    row = dict.fromkeys(table.table.columns, "x") | {"paket": "koperasi", "tabel": "simkopdes"}
    log = replace(table, table=pd.DataFrame([row, row], dtype="string"))
    changed = replace(koreksi, resources={**koreksi.resources, "koreksi": log})
    tables = tables_of(replace(catalog, datasets={**catalog.datasets, "koreksi": changed}))

    assert tables["koperasi_simkopdes"].corrections == 2
    assert tables["keanggotaan_simpanan"].corrections == 0


# Age


@pytest.mark.parametrize(
    ("period", "days"), [("2026-03-31", 0), ("2026-03", 0), ("2026-02", 31), ("2025", 90), ("2027", 0)]
)
def test_age_is_counted_from_the_last_day_of_a_period(period: str, days: int) -> None:
    assert age_at(TODAY, period) == Age(days)


@given(st.integers(0, 2000), st.integers(1, 2000))
def test_a_figure_is_stale_from_the_day_after_its_limit(days: int, limit: int) -> None:
    assert Age(days, limit).is_stale == (days > limit)
    assert not Age(days).is_stale


def test_ages_are_counted_to_the_newest_figures_until_a_release_is_newer(catalog: Catalog) -> None:
    assert reference_of(catalog, NO_HISTORY) == Reference(DAY)
    assert reference_of(catalog, released("1.0.0", "2026-01-01")) == Reference(DAY)
    assert reference_of(catalog, released("1.1.0", "2026-06-30")) == Reference("2026-06-30", "1.1.0")


def test_simulated_figures_do_not_make_real_ones_look_older(record: Released) -> None:
    dataset = record.catalog.datasets["simulasi-koperasi"]
    monthly = dataset.resources["operasi_bulanan"]
    later = replace(monthly, table=monthly.table.assign(bulan="2027-01"), freshness=Freshness("P1M", 31))
    changed = replace(dataset, resources={**dataset.resources, "operasi_bulanan": later})
    datasets = {**record.catalog.datasets, dataset.name: changed}

    assert reference_of(replace(record.catalog, datasets=datasets), NO_HISTORY) == TODAY


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "0 hari"), (59, "59 hari"), (60, "2 bulan"), (550, "18 bulan"), (730, "2 tahun"), (1094, "2 tahun")],
)
def test_spans_are_told_as_people_say_them(messages: Messages, days: int, text: str) -> None:
    assert span(messages, days) == text


def test_an_age_and_a_limit_that_read_alike_are_told_in_days(messages: Messages, english: Messages) -> None:
    assert stale_words(messages, Age(100, 92)) == "Data berumur 100 hari; batas segarnya 92 hari"
    assert (
        stale_words(english, Age(335, 92)) == "The data are 11 months old; they count as fresh for 3 months"
    )
    assert stale_words(messages, Age(92, 92)) == stale_words(messages, None) == ""


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0"), (0.001, "1"), (0.6, "60"), (0.999, "99"), (1.0, "100")]
)
def test_only_the_whole_is_a_hundred_percent(messages: Messages, share: float, text: str) -> None:
    assert percent(messages, share) == f"{text} persen"


# Suppliers


def test_a_supplier_is_the_body_however_its_figures_came() -> None:
    assert body_of("Badan Contoh, disalin di situs lain") == body_of("Badan Contoh") == "Badan Contoh"


def test_suppliers_answer_for_their_figures(record: Released) -> None:
    tables = assess(record.catalog, TODAY)
    real, simulated = suppliers_of(record.catalog, tables, TODAY)

    assert (real.nature, simulated.nature) == (Nature.REAL, Nature.SIMULATED)
    assert (real.tally.filled, real.tally.due) == (37, 62)
    assert (real.newest, real.age) == (DAY, Age(0, 92))
    assert {t.nature for t in real.tables} == {Nature.REAL}


def test_a_supplier_is_as_old_as_its_newest_figures(catalog: Catalog) -> None:
    poverty = catalog.datasets["kemiskinan"]
    other = {
        name: replace(source, publisher="Badan Statistik, disalin di situs lain")
        for name, source in poverty.sources.items()
    }
    changed = replace(catalog, datasets={**catalog.datasets, "kemiskinan": replace(poverty, sources=other)})
    found = {s.name: s for s in suppliers_of(changed, assess(changed, TODAY), TODAY)}["Badan Statistik"]

    assert (found.newest, found.age, found.tally.share) == ("2024-03", Age(730, 550), None)


# Warnings


def gap(series: str) -> Finding:
    """The warning that *series* lacks a year."""
    details = {"series": series, "missing": "2023-03"}
    return Finding("period-gap", Severity.WARN, "kemiskinan/seri.csv", column="periode", details=details)


def test_a_warning_stands_with_the_reason_given_for_it(catalog: Catalog) -> None:
    ours, another = gap("9971 / p0_persen"), gap("00 / p0_persen")
    blocking = replace(ours, severity=Severity.BLOCK)
    open_one, reasoned = standing_warnings(catalog, [ours, another, blocking])

    assert details_of(ours) == "periode | 2023-03 | 9971 / p0_persen"
    assert (open_one.finding, open_one.is_open) == (another, True)
    assert (reasoned.finding, reasoned.is_open, reasoned.date) == (ours, False, "2026-04-03")
    assert set(reasoned.reason) == {"id", "en"}


def test_a_warning_that_has_grown_is_open_again(catalog: Catalog) -> None:
    grown = replace(
        gap("9971 / p0_persen"), details={"series": "9971 / p0_persen", "missing": "2022, 2023-03"}
    )

    assert [standing.is_open for standing in standing_warnings(catalog, [grown])] == [True]


def test_a_note_on_a_warning_that_is_gone_is_told(contoh_folder: Path) -> None:
    city = read_city("contoh", contoh_folder)
    assert [f for f in validate_city(city, simulated=False).findings if f.code == "note-idle"] == []

    path = contoh_folder / "mutu" / "peringatan.csv"
    path.write_text(path.read_text("utf-8").replace("2023-03", "2022-03"), "utf-8")
    (idle,) = (f for f in validate_city(city, simulated=False).findings if f.code == "note-idle")

    assert (idle.severity, idle.file, idle.row) == (Severity.WARN, "mutu/peringatan.csv", 2)


# The page


@pytest.fixture(scope="module")
def warned(record_desk: Desk) -> Desk:
    """The desk of the whole record, with two warnings."""
    return replace(record_desk, warnings=(gap("9971 / p0_persen"), gap("00 / p0_persen")))


def test_the_report_counts_real_figures_alone_in_its_lead(warned: Desk) -> None:
    page = quality_page(warned)

    assert page.lead == (
        "Dari 62 angka nyata tentang kelurahan yang dapat diisi, 37 sudah terisi (60 persen).",
        "2 dari 6 tabel yang punya batas segar sudah lewat batasnya.",
    )
    assert page.nature is Nature.SIMULATED
    assert "31 Maret 2026" in page.how[0]


def test_real_and_simulated_tables_never_meet(warned: Desk) -> None:
    page = quality_page(warned)
    parts: tuple[QualityPart, ...] = (*page.tables, *page.places, *page.times, *page.suppliers)

    assert {part.nature for part in parts} == set(Nature)
    for part in page.tables:
        links = [row[0].url for row in part.table.rows]
        assert all(("/data/simulasi-" in url) == (part.nature is Nature.SIMULATED) for url in links)


def test_the_report_tells_age_limit_and_completeness_of_every_table(warned: Desk) -> None:
    rows = rows_of(quality_page(warned).tables[0].table)

    assert rows["Koperasi per kelurahan"] == [
        "31 Maret 2026",
        "0 hari",
        "3 bulan (tiap tiga bulan)",
        "87 persen (26 dari 30)",
        "0",
    ]
    assert rows["Seri kemiskinan"][:3] == ["Maret 2024", "2 tahun, lewat batas", "18 bulan (tahunan)"]
    assert rows["Komitmen dan tenggat"][1:3] == ["tidak menua", "peristiwa"]


def test_the_matrix_of_places_counts_kecamatan_and_kelurahan(warned: Desk) -> None:
    real = quality_page(warned).places[0]
    inside = rows_of(real.folded[0].table) | rows_of(real.folded[1].table)

    assert rows_of(real.table) == {
        "Hilir Timur II": ["16/18", "11/18", "75 persen"],
        "Melati": ["10/12", "0/14", "38 persen"],
    }
    assert len(inside) == 5
    assert inside["8-9 Hilir"] == ["4/6", "4/4", "80 persen"]
    assert inside["Melati"] == ["4/6", "0/7", "31 persen"]


def test_the_matrix_over_time_shows_the_silent_month(warned: Desk) -> None:
    (members,) = (part for part in quality_page(warned).times if "Anggota koperasi" in part.table.caption)
    (folded,) = members.folded

    assert [column.title for column in members.table.columns[1:]] == [
        "Desember 2025",
        "Januari 2026",
        "Februari 2026",
        "Maret 2026",
    ]
    assert rows_of(folded.table)["Sukarasa"] == ["5/5", "5/5", "0/5", "5/5"]
    assert rows_of(folded.table)["Melati"] == ["0/5"] * 4
    silent: Cell = next(row for row in folded.table.rows if row[0].text == "Sukarasa")[3]
    assert silent.status is Status.NOT_REPORTED


def test_warnings_stand_with_their_reasons_the_open_ones_first(warned: Desk) -> None:
    page = quality_page(warned)
    assert page.warnings is not None
    first, second = page.warnings.rows

    assert first[-1].text == "Belum diberi alasan"
    assert second[2].text == "period-gap | periode | 2023-03 | 9971 / p0_persen"
    assert second[-1].text == "Survei Maret 2023 tidak diadakan di kota ini. (dicatat 3 April 2026)"
    assert page.warnings_note.startswith("Pemeriksaan data memberi 2 peringatan")
    assert quality_page(replace(warned, warnings=())).warnings is None


def test_the_release_whose_date_ages_are_counted_to_is_named(desk: Desk) -> None:
    page = quality_page(replace(desk, history=released("1.2.0", "2026-12-31")))

    assert "31 Desember 2026" in page.how[0] and "1.2.0" in page.how[0]
    assert page.lead[1] == "6 dari 6 tabel yang punya batas segar sudah lewat batasnya."


# Lines and marks on other pages


def test_a_place_says_how_complete_and_how_old_it_is(desk: Desk, catalog: Catalog) -> None:
    melati = kelurahan_page(desk, catalog.regions[MELATI]).quality
    district = kecamatan_page(desk, catalog.regions["99.71.02"]).quality

    assert melati is not None and district is not None
    assert melati.text == (
        "4 dari 13 angka kelurahan terisi (31 persen). Data terbaru: 31 Maret 2026, berumur 0 hari."
    )
    assert melati.link.url == "/mutu/"
    assert district.text.startswith("10 dari 26 angka kelurahan terisi (38 persen).")


def test_a_dataset_says_how_complete_and_how_old_it_is(desk: Desk, catalog: Catalog) -> None:
    line = dataset_page(desk, catalog.datasets["koperasi"]).quality

    assert line is not None
    assert line.text == (
        "Data terbaru: 31 Maret 2026. 26 dari 30 angka per kelurahan terisi (87 persen). "
        "1 dari 3 tabel lewat batas segarnya."
    )
    assert dataset_line(desk, catalog.datasets["pinjaman"]) is None


def test_a_stale_figure_is_told_so_and_a_fresh_one_is_not(desk: Desk) -> None:
    city = desk.city_region.code

    assert stat_of(desk, "p0_persen", city).stale == STALE_IN_2024
    assert stat_of(desk, "koperasi_terdaftar", city).stale == ""
    poor = indicator_page(desk, desk.observations.indicators["p0_persen"])
    assert poor.figures and all(figure.stale == STALE_IN_2024 for figure in poor.figures)
    payers = indicator_page(desk, desk.observations.indicators["penyetor_pokok_orang"])
    assert payers.tile_map is not None
    assert payers.tile_map.stale == ""
    assert not any(figure.stale for figure in payers.figures)


def test_a_map_of_old_figures_is_told_so(desk: Desk) -> None:
    later = replace(desk, history=released("1.2.0", "2026-12-31"))
    page = indicator_page(later, desk.observations.indicators["penyetor_pokok_orang"])

    assert page.tile_map is not None
    assert page.tile_map.stale == "Data berumur 9 bulan; batas segarnya 3 bulan"
    assert all(figure.stale == page.tile_map.stale for figure in page.figures)


def test_a_figure_is_as_stale_as_what_went_into_it_first(desk: Desk) -> None:
    seen = Observation("p0_persen", "99.71", "2025-12", 1.0, Status.REPORTED)
    fast = replace(seen, inputs=("koperasi_unit_usaha_kota.jumlah", "kemiskinan_seri.nilai"))

    assert stale(desk, seen) == ""
    assert stale(desk, fast) == "Data berumur 3 bulan; batas segarnya 2 bulan"
    assert stale(desk, replace(fast, period="")) == ""
    assert stale(desk) == ""


def test_every_regular_table_of_a_city_says_how_long_it_is_fresh(catalog: Catalog) -> None:
    said = {r.key: r.freshness for d in catalog.datasets.values() for r in d.resources.values()}

    assert said["koperasi_simkopdes"] == Freshness("P3M", 92)
    assert said["program_klaim"] == Freshness("event")
    assert said["wilayah_kelurahan"] is None


# The file


def test_the_file_holds_every_count_real_and_simulated_apart(record: Released) -> None:
    real, simulated = quality_files(record.catalog, NO_HISTORY)
    rows = list(csv.DictReader(io.StringIO(real.content.decode(), newline="")))

    assert (real.path, simulated.path) == ("unduh/mutu.csv", "unduh/simulasi-mutu.csv")
    assert tuple(rows[0]) == QUALITY_COLUMNS
    assert len(rows) == 5 * 2
    assert sum(int(row["sel_terisi"]) for row in rows) == 37
    assert sum(int(row["sel_dapat_diisi"]) for row in rows) == 62
    parts = [name for name in QUALITY_COLUMNS if name.startswith("sel_")][:6]
    assert all(int(row["sel"]) == sum(int(row[name]) for name in parts) for row in rows)
    assert b"simulasi" not in real.content
    assert b"sifat_data" in simulated.content.splitlines()[0]


def test_the_limits_of_the_city_are_published_with_its_tables(contoh_site: Path) -> None:
    text = (contoh_site / "unduh" / "koperasi" / "datapackage.json").read_text("utf-8")
    published = {r["name"]: r.get("freshness") for r in json.loads(text)["resources"]}

    assert published["unit_usaha_kota"] == {"every": "P1M", "fresh_days": 60}
