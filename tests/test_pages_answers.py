"""The answer and its tests: what passes, what fails, what nobody knows; the ladder and its dates."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from terang.catalog import Catalog
from terang.messages import Messages
from terang.observations import Observations
from terang.pages.answers import TESTS, answer
from terang.pages.blocks_answer import Answer, Evidence
from terang.pages.desk import Desk
from terang.pages.ladders import LADDER, ladder, ladder_steps
from terang.statuses import Nature, Status

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
SAVED, TRADE, PAYERS = "simpanan_total_rp", "transaksi_rp", "penyetor_pokok_orang"
STATES = ("both", "savings", "transactions", "none")


def answered(desk: Desk, code: str) -> Answer:
    return answer(desk, desk.catalog.regions[code])


def evidence(desk: Desk, code: str, label: str) -> Evidence:
    (found,) = (test for test in answered(desk, code).evidence if test.label == label)
    return found


def withheld(desk: Desk, code: str, *indicators: str) -> Desk:
    """Return *desk* where these figures of one kelurahan are too small to be shown."""
    known = desk.observations
    rows = [
        replace(o, value=None, status=Status.WITHHELD) if (name, region) in wanted else o
        for wanted in [{(indicator, code) for indicator in indicators}]
        for name in known.indicators
        for region in known.regions_of(name)
        for o in known.series(name, region)
    ]
    levels = {region.code: region.level for region in desk.catalog.regions.values()}
    return replace(desk, observations=Observations(known.indicators.values(), rows, levels))


def with_real_reports(desk: Desk, **changes: object) -> Desk:
    """Return *desk* where the monthly reports are real; *changes* replace columns of their table."""
    dataset = desk.catalog.datasets["simulasi-koperasi"]
    resource = dataset.resources["operasi_bulanan"]
    table = resource.table.assign(**changes)
    resources = {**dataset.resources, "operasi_bulanan": replace(resource, table=table)}
    real = replace(dataset, resources=resources, nature=Nature.REAL)
    return replace(
        desk,
        catalog=replace(desk.catalog, datasets={**desk.catalog.datasets, "simulasi-koperasi": real}),
    )


def test_every_test_is_listed_in_the_order_of_the_ladder_with_its_rule(desk: Desk) -> None:
    found = answered(desk, HILIR7)

    assert [test.label for test in found.evidence] == [
        "Badan hukum", "NPWP", "NIB", "Akun", "Rekening", "Simpanan", "Transaksi", "Laporan bulanan",
    ]  # fmt: skip
    assert len(found.evidence) == len(TESTS) + 1
    assert found.rule is not None and found.rule.url == "/metode/#jawaban"


def test_a_test_passes_fails_holds_in_part_or_is_not_known(desk: Desk) -> None:
    def verdicts(code: str) -> list[str]:
        return [test.verdict for test in answered(desk, code).evidence]

    assert verdicts(HILIR7) == ["pass"] * 4 + ["unknown", "pass", "pass", "unknown"]
    assert verdicts(DAMAI) == ["pass", "pass", "partial", "partial", "unknown", "unknown", "pass", "unknown"]
    assert verdicts(MELATI)[2:5] == ["fail", "fail", "unknown"]
    assert verdicts(SUKARASA)[6] == "fail", "a zero that was reported"


def test_what_is_dated_says_so_and_names_its_source(desk: Desk) -> None:
    for test in answered(desk, HILIR7).evidence[:-1]:
        assert test.sources and ("2026" in test.text or "2025" in test.text), test.label


def test_bank_accounts_are_the_city_s_with_the_city_s_date(desk: Desk) -> None:
    found = evidence(desk, HILIR7, "Rekening")

    assert found.verdict == "unknown"
    assert found.text == (
        "Tidak tersedia pada tingkat ini. Untuk seluruh Kota Contoh: 4 koperasi punya rekening bank,"
        " per 31 Desember 2025."
    )
    assert [source.date for source in found.sources] == ["31 Desember 2025"]


def test_without_the_city_s_figure_bank_accounts_are_just_not_known(desk: Desk) -> None:
    city = desk.city_region.code
    found = evidence(withheld(desk, city, "koperasi_rekening"), HILIR7, "Rekening")

    assert (found.verdict, found.sources) == ("unknown", ())
    assert "tidak tersedia" in found.text and not any(letter.isdigit() for letter in found.text)


def test_simulated_reports_answer_nothing(desk: Desk, record_desk: Desk) -> None:
    assert record_desk.catalog.has("koperasi_operasi_bulanan")
    for code in (HILIR7, MELATI):
        assert answered(record_desk, code) == answered(desk, code)
        found = evidence(record_desk, code, "Laporan bulanan")
        assert (found.verdict, found.sources) == ("unknown", ())


def test_real_reports_pass_with_any_of_the_last_three_months(record_desk: Desk) -> None:
    """The table has January to March; one kelurahan skipped February, another reported nothing."""
    real = with_real_reports(record_desk)

    assert evidence(real, SUKARASA, "Laporan bulanan").verdict == "pass"
    assert evidence(real, SUKARASA, "Laporan bulanan").text == (
        "Sudah ada laporan untuk Januari 2026 dan Maret 2026."
    )
    silent = evidence(real, MELATI, "Laporan bulanan")
    assert silent.verdict == "fail" and silent.sources
    assert silent.text == "Belum ada laporan untuk Januari 2026, Februari 2026, dan Maret 2026."
    assert answered(real, MELATI).status == "none", "reports do not decide"


def test_a_report_of_long_ago_is_not_recent(record_desk: Desk) -> None:
    """With January moved to November, Sukarasa's only other report, of March, is all that counts."""
    table = record_desk.catalog.table("koperasi_operasi_bulanan")
    moved = with_real_reports(record_desk, bulan=table["bulan"].replace("2026-01", "2025-11"))

    assert evidence(moved, SUKARASA, "Laporan bulanan").text == "Sudah ada laporan untuk Maret 2026."
    assert "November" not in evidence(moved, MELATI, "Laporan bulanan").text


def test_a_withheld_report_came(record_desk: Desk) -> None:
    table = record_desk.catalog.table("koperasi_operasi_bulanan")
    hidden = pd.Series(str(Status.WITHHELD), index=table.index, dtype="string")
    found = evidence(with_real_reports(record_desk, transaksi_status=hidden), MELATI, "Laporan bulanan")

    assert found.verdict == "pass"


@pytest.mark.parametrize(
    ("code", "indicators", "state", "words"),
    [
        (MELATI, (SAVED,), "savings", "Simpanan anggota sudah tercatat, tetapi angkanya disembunyikan"),
        (MELATI, (TRADE,), "transactions", "Transaksi sudah tercatat, tetapi angkanya disembunyikan"),
        (MELATI, (SAVED, TRADE), "both", "Simpanan anggota dan transaksi sudah tercatat"),
        (HILIR89, (SAVED,), "savings", "20 orang membayar simpanan pokok"),
        (HILIR7, (PAYERS,), "both", "Ada simpanan Rp740.000 dan transaksi tercatat sebesar Rp3.000.000"),
        (HILIR7, (TRADE,), "both", "Simpanan anggota dan transaksi sudah tercatat"),
    ],
)
def test_what_is_withheld_counts_as_recorded(
    desk: Desk, code: str, indicators: tuple[str, ...], state: str, words: str
) -> None:
    found = answered(withheld(desk, code, *indicators), code)

    assert found.status == state
    assert found.sentence.startswith(words)
    told = {test.label: test for test in found.evidence}
    for indicator, label in ((SAVED, "Simpanan"), (TRADE, "Transaksi")):
        if indicator in indicators:
            assert told[label].verdict == "pass"
            assert told[label].text == "Tercatat per 31 Maret 2026; angkanya disembunyikan demi privasi."


@pytest.mark.parametrize("hidden", [(), (SAVED,), (TRADE,), (SAVED, TRADE), (PAYERS,)])
def test_no_answer_ever_says_not_running(desk: Desk, english: Messages, hidden: tuple[str, ...]) -> None:
    for voice in (desk, replace(desk, say=english)):
        for code in (HILIR7, HILIR89, DAMAI, MELATI, SUKARASA):
            found = answered(withheld(voice, code, *hidden), code)
            said = " ".join((found.headline, found.sentence, *(test.text for test in found.evidence)))
            assert found.status in STATES
            assert "tidak berjalan" not in said and "not running" not in said


def test_the_ladder_climbs_from_the_papers_to_loans(desk: Desk) -> None:
    steps = ladder(desk, desk.catalog.regions[HILIR7])

    assert [step.label for step in steps] == [
        "Badan hukum", "NPWP", "NIB", "Rekening", "Simpanan", "Transaksi", "Pinjaman",
    ]  # fmt: skip
    assert [step.text for step in steps][3] == "tidak tersedia pada tingkat ini"
    assert "koperasi_akun" not in LADDER


def test_a_withheld_amount_stands_on_its_rung(desk: Desk) -> None:
    steps = ladder(withheld(desk, MELATI, SAVED), desk.catalog.regions[MELATI])

    assert ("Simpanan", "pass", "disembunyikan demi privasi") in [(s.label, s.verdict, s.text) for s in steps]


def test_the_funnel_marks_the_rung_of_another_date(desk: Desk) -> None:
    figure = ladder_steps(desk, desk.city_region.code)
    words = {point.label: point.text for point in figure.points}

    assert figure.subtitle.endswith("31 Maret 2026")
    assert words["Rekening"] == "4 koperasi, per 31 Desember 2025"
    assert [label for label, text in words.items() if "per " in text] == ["Rekening"]
    assert words["Pinjaman"] == "belum dipublikasikan"
    assert [row[1].text for row in figure.table.rows] == list(words.values())
    assert {"31 Desember 2025", "31 Maret 2026"} <= {source.date for source in figure.sources}


def test_a_kecamatan_has_the_same_rungs_without_the_city_s_bank_accounts(desk: Desk) -> None:
    figure = ladder_steps(desk, "99.71.01")
    bank = figure.points[3]

    assert [point.label for point in figure.points][3:] == ["Rekening", "Simpanan", "Transaksi", "Pinjaman"]
    assert (bank.value, bank.text) == (None, "tidak tersedia pada tingkat ini")


def test_the_catalogue_without_monthly_reports_says_who_is_missing(catalog: Catalog, desk: Desk) -> None:
    assert not catalog.has("koperasi_operasi_bulanan")
    assert "belum ada lembaga" in evidence(desk, HILIR7, "Laporan bulanan").text


def test_the_sentence_leads_to_the_origin_of_the_first_figure_it_tells(real_desk: Desk) -> None:
    led = set()
    for region in real_desk.catalog.level("kelurahan"):
        found = answer(real_desk, region)
        page, _, name = found.passport.partition("#")
        told = {
            one: found.sentence.find(real_desk.text(real_desk.observations.latest(one, region.code)))
            for one in (PAYERS, SAVED, TRADE)
        }
        places = {one: place for one, place in told.items() if place >= 0}
        led.add(name)

        assert page == real_desk.passport(region.code)
        if found.status != "none":
            assert name.replace("-", "_") == min(places, key=lambda one: places[one]), region.name

    assert led == {"penyetor-pokok-orang", "simpanan-total-rp", "transaksi-rp", "kegiatan-tercatat"}
