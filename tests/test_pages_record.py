"""The record on pages of places: sentences, numbers and tables, each kind of empty told as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Dataset
from terang.messages import Messages, read_messages
from terang.observations import Observation, Observations, Reporting
from terang.pages.blocks import Section
from terang.pages.desk import Desk
from terang.pages.record import record_sections
from terang.pages.record_blocks import BLOCKS
from terang.pages.record_said import inside, per_hundred
from terang.pages.stats import stat_of
from terang.statuses import Nature, Status

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
EAST, CITY = "99.71.01", "99.71"


def _sections(desk: Desk, code: str) -> dict[str, Section]:
    return {section.id: section for section in record_sections(desk, desk.catalog.regions[code])}


def _stats(section: Section) -> dict[str, str]:
    return {stat.indicator_url.split("/")[-2]: stat.text for stat in section.stats}


def _changed(desk: Desk, indicator: str, region: str, *, only: str = "", **changes: object) -> Desk:
    """Return *desk* with the observations of *indicator* for *region* changed, of one period *only*."""
    known = desk.observations
    rows: list[Observation] = []
    for name in known.indicators:
        for code in known.regions_of(name):
            hit = (name, code) == (indicator, region)
            rows += [
                replace(o, **changes) if hit and only in ("", o.period) else o  # type: ignore[arg-type]
                for o in known.series(name, code)
            ]
    levels = {r.code: r.level for r in desk.catalog.regions.values()}
    return replace(desk, observations=Observations(known.indicators.values(), rows, levels))


def _late(desk: Desk, region: str, month: str) -> Desk:
    """Return *desk* as if the members of *region* had not been reported for *month*."""
    missing = {"value": None, "status": Status.NOT_REPORTED}
    return _changed(desk, "anggota_orang", region, only=month, **missing)


def _without(desk: Desk, *keys: str) -> Desk:
    """Return *desk* with a catalogue that lacks the tables *keys*, and no indicator made from them."""
    datasets = {}
    for name, dataset in desk.catalog.datasets.items():
        kept = {n: r for n, r in dataset.resources.items() if r.key not in keys}
        datasets[name] = replace(dataset, resources=kept)
    known = desk.observations
    indicators = [i for i in known.indicators.values() if not set(i.tables) & set(keys)]
    rows = [o for i in indicators for code in known.regions_of(i.id) for o in known.series(i.id, code)]
    levels = {r.code: r.level for r in desk.catalog.regions.values()}
    observations = Observations(indicators, rows, levels)
    return replace(desk, catalog=replace(desk.catalog, datasets=datasets), observations=observations)


def _made_real(desk: Desk, *topics: str) -> Desk:
    """Return *desk* as if an agency had published the simulated datasets of *topics*."""

    def real(dataset: Dataset) -> Dataset:
        is_meant = dataset.name.removeprefix("simulasi-") in topics
        return replace(dataset, nature=Nature.REAL) if is_meant else dataset

    datasets = {name: real(dataset) for name, dataset in desk.catalog.datasets.items()}
    return replace(desk, catalog=replace(desk.catalog, datasets=datasets))


def test_what_is_there_is_told_in_sentences_numbers_and_one_figure(record_desk: Desk) -> None:
    found = _sections(record_desk, HILIR7)

    # 125 of the 100 three months before; 5 of every 50 million rupiah owed by those overdue over 30 days.
    assert "125 orang (Maret 2026)" in found["anggota-bulanan"].lead
    assert "berubah 25,0 persen" in found["anggota-bulanan"].lead
    assert "Dari setiap Rp100" in found["pinjaman-anggota"].lead and "Rp10 " in found["pinjaman-anggota"].lead
    assert "Rp5 menunggak" in found["pinjaman-bank"].lead  # 12 of 240 million
    assert "4 kegiatan" in found["dukungan"].lead
    figures = [figure.id for section in found.values() for figure in section.figures]
    assert ["tren-anggota-orang"] == figures
    assert all(section.gap is None for section in found.values())


def test_a_sum_in_which_something_is_withheld_is_told_as_a_lower_limit(record_desk: Desk) -> None:
    # 7 Hilir has ten who graduated; the seven of 8-9 Hilir are withheld.
    stat = stat_of(record_desk, "graduasi_kpm", "99.71.01")

    assert stat.text == "sekurang-kurangnya 10 KPM"
    assert "disembunyikan karena kecil, jadi angka sebenarnya lebih besar" in stat.context
    assert record_desk.cell(record_desk.observations.latest("graduasi_kpm", "99.71.01")).text == "≥ 10"


def test_growth_may_be_larger_or_smaller_than_what_is_shown(record_desk: Desk) -> None:
    # How many members 8-9 Hilir had three months before is withheld.
    seen = record_desk.observations.latest("pertumbuhan_anggota_persen", "99.71.01")

    assert seen.reporting is not None and seen.reporting.withheld == 1
    assert "lebih besar" not in record_desk.coverage(seen)
    assert "sekurang-kurangnya" not in record_desk.text(seen)


def test_a_simulated_part_is_simulated_as_a_whole(record_desk: Desk) -> None:
    for code in (HILIR7, EAST, CITY):
        for section in _sections(record_desk, code).values():
            assert section.nature is Nature.SIMULATED
            parts = {*(stat.nature for stat in section.stats), *(one.nature for one in section.figures)}
            assert parts <= {Nature.SIMULATED}


def test_real_members_and_simulated_families_never_meet(record_desk: Desk) -> None:
    found = _sections(_made_real(record_desk, "keanggotaan"), HILIR7)

    assert Nature.REAL is found["anggota-bulanan"].nature
    assert Nature.SIMULATED is found["keluarga"].nature
    assert "anggota-orang" in _stats(found["anggota-bulanan"])
    mixed = {"keluarga-pkh-terjangkau-persen", "anggota-per-1000-rumah-tangga", "peminjam-anggota-persen"}
    assert not mixed & {name for section in found.values() for name in _stats(section)}


def test_a_part_that_is_half_there_asks_for_the_other_half(record_desk: Desk) -> None:
    found = _sections(_without(record_desk, "keanggotaan_pengurus"), HILIR7)["anggota-bulanan"]

    assert "125 orang" in found.lead and "kursi-pendamping-persen" not in _stats(found)
    assert found.gap is not None
    assert "pengurus koperasi" in found.gap.text
    assert "keanggotaan_pengurus" in found.gap.request
    assert "keanggotaan_anggota_bulanan" not in found.gap.request


def test_a_table_that_leads_may_be_missing_too(record_desk: Desk) -> None:
    found = _sections(_without(record_desk, "kemiskinan_keluarga"), HILIR7)["keluarga"]

    assert ["graduasi-kpm", "graduasi-target-persen"] == list(_stats(found))
    assert found.gap is not None and "kemiskinan_keluarga" in found.gap.request


def test_what_has_not_been_reported_is_said_and_is_no_zero(record_desk: Desk) -> None:
    section = _sections(record_desk, MELATI)["anggota-bulanan"]

    assert "Untuk Melati, bagian ini belum dilaporkan (Maret 2026)." in section.lead
    assert "bukan berarti nol" in section.lead
    assert not (section.stats or section.figures or section.tables)


def test_a_late_report_leaves_the_last_figure_there_is(record_desk: Desk) -> None:
    late = _late(record_desk, SUKARASA, "2026-03")
    lead = _sections(late, SUKARASA)["anggota-bulanan"].lead

    # 40 in December, 48 (shown as 50) in January, nothing in February, and now March missing as well.
    assert "anggota koperasi" in lead and "(Maret 2026)" in lead
    assert "Angka terakhir yang ada untuk anggota koperasi: 50 orang (Januari 2026)." in lead


def test_what_is_withheld_says_so_and_leads_to_the_reason(record_desk: Desk) -> None:
    section = _sections(record_desk, MELATI)["keluarga"]  # 7 families in PKH

    assert "Keluarga penerima PKH untuk Melati, 31 Maret 2026: disembunyikan demi privasi" in section.lead
    assert "disembunyikan demi privasi" == _stats(section)["kpm-pkh"]
    assert "/privasi/" in [link.url for link in section.links]
    assert "/privasi/" not in [link.url for link in _sections(record_desk, HILIR7)["dukungan"].links]


def test_what_does_not_apply_is_said_once(record_desk: Desk) -> None:
    section = _sections(record_desk, DAMAI)["pinjaman-bank"]

    assert "Untuk Kampung Damai, bagian ini tidak berlaku (Maret 2026)." == section.lead
    assert not (section.stats or section.tables)


def test_what_is_empty_alike_is_said_in_one_sentence(record_desk: Desk) -> None:
    hidden = record_desk
    for name in ("anggota_orang", "pertumbuhan_anggota_persen"):
        hidden = _changed(hidden, name, HILIR7, value=None, status=Status.WITHHELD)
    lead = _sections(hidden, HILIR7)["anggota-bulanan"].lead

    assert lead.startswith(
        "Anggota koperasi dan pertumbuhan anggota untuk 7 Hilir, Maret 2026: disembunyikan"
    )
    assert 1 == lead.count("disembunyikan")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.NOT_REPORTED, "Belum dilaporkan untuk 7 Hilir: omzet koperasi (Maret 2026)."),
        (Status.WITHHELD, "Omzet koperasi untuk 7 Hilir, Maret 2026: disembunyikan demi privasi"),
        (Status.NOT_APPLICABLE, "Omzet koperasi untuk 7 Hilir, Maret 2026: tidak berlaku."),
        (Status.NOT_AVAILABLE, "Omzet koperasi untuk 7 Hilir: tidak tersedia pada tingkat ini."),
    ],
)
def test_each_kind_of_empty_has_its_sentence(record_desk: Desk, status: Status, words: str) -> None:
    empty = _changed(record_desk, "omzet_rp", HILIR7, value=None, status=status)
    section = _sections(empty, HILIR7)["kegiatan"]

    assert words in section.lead
    assert "Rp0" not in section.lead and "Rp22.000.000" not in section.lead
    assert all(
        text == record_desk.say(f"status.{status}") for n, text in _stats(section).items() if n == "omzet-rp"
    )


def test_zero_that_was_reported_is_a_number(record_desk: Desk) -> None:
    section = _sections(record_desk, SUKARASA)["pinjaman-bank"]

    assert "adalah Rp0." in section.lead
    assert "Rp0" == _stats(section)["sisa-bank-rp"]
    assert "tidak berlaku" == _stats(section)["tunggakan-bank-persen"]  # nothing owed, nothing to divide by


def _cells(sections: dict[str, Section]) -> Iterator[tuple[str, Status, float | None]]:
    for section in sections.values():
        for stat in section.stats:
            yield stat.text, stat.status, stat.value
        for table in section.tables:
            for row in table.rows:
                yield from ((cell.text, cell.status, cell.sort) for cell in row)


@pytest.mark.parametrize("code", [HILIR7, HILIR89, DAMAI, MELATI, SUKARASA, EAST])
def test_no_empty_is_written_as_a_number_anywhere(record_desk: Desk, code: str) -> None:
    for text, status, value in _cells(_sections(record_desk, code)):
        if not status.has_value:
            assert value is None and not any(letter.isdigit() for letter in text), text


def test_small_tables_carry_units_and_tell_every_kind(record_desk: Desk) -> None:
    tables = {table.caption: table for table in _sections(record_desk, HILIR7)["dukungan"].tables}
    (support,) = tables.values()

    assert "Dukungan untuk koperasi menurut jenis, 7 Hilir, 2025" == support.caption
    assert 10 == len(support.rows)
    assert ["Pelatihan", "2 kegiatan"] == [cell.text for cell in support.rows[0]]
    (members,) = _sections(record_desk, HILIR7)["anggota-bulanan"].tables
    assert "Rincian lain: Anggota menurut bulan, 7 Hilir, Maret 2026" == members.caption
    assert ["Jumlah kursi pengurus (31 Maret 2026)", "5 kursi"] in [
        [cell.text for cell in row] for row in members.rows
    ]
    (loans,) = _sections(record_desk, HILIR7)["pinjaman-bank"].tables
    assert ["Batas pinjaman menurut aturan yang berlaku", "tidak berlaku"] in [
        [cell.text for cell in row] for row in loans.rows
    ]
    assert ["Angsuran yang dibayar ke bank", "Rp11.000.000"] in [
        [cell.text for cell in row] for row in loans.rows
    ]


def test_a_kecamatan_adds_up_says_who_stands_behind_it_and_lists_its_kelurahan(record_desk: Desk) -> None:
    found = _sections(record_desk, EAST)
    outlets, children = found["kegiatan"].tables

    assert ["Sembako", "4 gerai", "3 dari 3"] == [cell.text for cell in outlets.rows[1]]
    assert "Kegiatan koperasi dan gerai: kelurahan di Kecamatan Hilir Timur II" == children.caption
    assert ["7 Hilir", "8-9 Hilir", "Kampung Damai"] == [row[0].text for row in children.rows]
    assert "Omzet koperasi (rupiah), Maret 2026" == children.columns[1].title
    assert "Rp24.250.000" in found["kegiatan"].lead  # 22.000.000 + 1.500.000 + 750.000
    loans = next(s for s in found["pinjaman-bank"].stats if s.indicator_url.endswith("/sisa-bank-rp/"))
    assert "Tercatat di 2 dari 3 kelurahan." == loans.context
    assert "hari-buka" not in _stats(found["kegiatan"]), "days are not added up over koperasi"


def test_the_city_is_told_in_short_with_the_way_to_more(record_desk: Desk) -> None:
    found = _sections(record_desk, CITY)
    section = found["kegiatan"]

    assert [block.id for block in BLOCKS] == list(found), "nothing is missing, so no list of what is"
    assert not (section.stats or section.figures or section.tables)
    assert "Tercatat di 4 dari 5 kelurahan." in section.lead
    assert {"/indikator/omzet-rp/", "/data/simulasi-koperasi/#gerai"} <= {link.url for link in section.links}


def test_no_line_is_drawn_through_two_months(record_desk: Desk) -> None:
    known = record_desk.observations
    months = {o.period for o in known.series("anggota_orang", HILIR7)}
    short = record_desk
    for month in sorted(months)[:2]:
        short = _late(short, HILIR7, month)

    assert not _sections(short, HILIR7)["anggota-bulanan"].figures
    assert _sections(record_desk, HILIR7)["anggota-bulanan"].figures


def test_sums_over_more_and_fewer_places_make_no_line(record_desk: Desk) -> None:
    name, known = "omzet_rp", record_desk.observations
    behind = {o.period: o.reporting for o in known.series(name, EAST)}
    first = min(behind)
    uneven = _changed(record_desk, name, EAST, reporting=Reporting(1, 3), only=first)

    assert {(3, 3)} == {(r.reported, r.expected) for r in behind.values() if r is not None}
    assert _sections(record_desk, EAST)["kegiatan"].figures
    assert not _sections(uneven, EAST)["kegiatan"].figures


# Words


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (7.0, "7"),
        (6.6, "7"),
        (0.0, "0"),
        (100.0, "100"),
        (0.4, "0,4"),
        (99.7, "99,7"),
        (0.004, "0,004"),
        (140.0, "140"),
    ],
)
def test_of_a_hundred_is_a_whole_number_where_that_is_true(
    messages: Messages, percent: float, words: str
) -> None:
    assert words == per_hundred(messages, percent)


@given(st.floats(min_value=0.001, max_value=99.999))
def test_a_part_is_never_told_as_none_or_as_all(percent: float) -> None:
    assert per_hundred(read_messages("id"), percent) not in ("0", "100")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Omzet koperasi", "omzet koperasi"),
        ("KPM PKH", "KPM PKH"),
        ("RAT terlaksana", "RAT terlaksana"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_keeps_its_abbreviation(title: str, words: str) -> None:
    assert words == inside(title)
