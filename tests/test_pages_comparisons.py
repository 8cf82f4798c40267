"""Comparisons in sentences: hand-worked in the small city, true for any numbers, silent where few report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from terang.messages import Messages, read_messages
from terang.observations import Observation, Observations
from terang.pages.comparisons import Peers, compared, comparison, own_sentence, sentences
from terang.pages.desk import Desk
from terang.pages.relations import BASES, relation, short
from terang.statuses import Nature, Status, status_of

ID, EN = read_messages("id"), read_messages("en")
HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
PAYERS, TRADE, MEMBERS = "penyetor_pokok_orang", "transaksi_rp", "anggota_orang"
EMPTIES = tuple(status for status in Status if not status.has_value)


def lines(desk: Desk, indicator: str, code: str) -> tuple[str, ...]:
    found = comparison(desk, indicator, desk.catalog.regions[code])
    assert found is not None
    return found.lines


# The small city, by hand. Transactions: 3,000,000 and 1,000,000 and a reported 0; two report none.


def test_among_three_reporters_the_highest_is_three_times_the_median(desk: Desk) -> None:
    assert lines(desk, TRADE, HILIR7) == (
        "Dari 1 kelurahan yang berbatasan, belum satu pun mencatatnya.",
        "Dari 2 kelurahan lain di Kecamatan Hilir Timur II, 1 mencatatnya: terlalu sedikit untuk"
        " dibandingkan.",
        "Dari 5 kelurahan di Kota Contoh, 3 mencatatnya; nilai tengahnya Rp1.000.000. Angka 7 Hilir tiga"
        " kali lipatnya. Urutan ke-1 dari 3 yang mencatat; urutan ini bukan nilai baik-buruk.",
        "Dari 4 kelurahan yang serupa, 2 mencatatnya: terlalu sedikit untuk dibandingkan.",
    )


def test_on_the_median_is_the_same_and_a_reported_zero_is_below(desk: Desk) -> None:
    assert "Angka Kampung Damai sama dengan itu. Urutan ke-2 dari 3" in lines(desk, TRADE, DAMAI)[2]
    assert "Angka Sukarasa nol, jadi di bawah itu. Urutan ke-3 dari 3" in lines(desk, TRADE, SUKARASA)[2]


def test_who_has_no_figure_still_reads_those_of_the_others(desk: Desk) -> None:
    found = comparison(desk, TRADE, desk.catalog.regions[MELATI])
    assert found is not None

    assert found.own.startswith("Angka ini belum tercatat untuk Melati per 31 Maret 2026.")
    assert found.lines[2:] == (
        "Dari 5 kelurahan di Kota Contoh, 3 mencatatnya; nilai tengahnya Rp1.000.000.",
        "Dari 4 kelurahan yang serupa, 3 mencatatnya; nilai tengahnya Rp1.000.000.",
    )


def test_two_reporters_are_too_few_for_any_comparison(desk: Desk) -> None:
    assert (
        "Dari 5 kelurahan di Kota Contoh, 2 mencatatnya: terlalu sedikit untuk dibandingkan."
        == lines(desk, PAYERS, HILIR7)[2]
    )


def test_members_stand_apart_and_are_marked_where_they_are_simulated(desk: Desk, record_desk: Desk) -> None:
    real, whole = (compared(one, one.catalog.regions[HILIR7]) for one in (desk, record_desk))

    assert [m.nature for m in real.measures] == [Nature.REAL] * 2
    assert [m.nature for m in whole.measures] == [Nature.REAL, Nature.REAL, Nature.SIMULATED]
    assert whole.measures[:2] == real.measures, "what is simulated changes no sentence on what is real"
    # Rounded to fives: 125, 125, 30, 60; the median is 92.5, and 125 is 35.1 percent more.
    members = whole.measures[2]
    assert members.own == "7 Hilir mencatat 125 orang per Maret 2026."
    assert "nilai tengahnya 92,5 orang. Angka 7 Hilir 35 persen lebih banyak." in members.lines[2]
    assert "Urutan ke-1 dari 4 yang mencatat, sama dengan 1 kelurahan lain;" in members.lines[2]
    assert "3 mencatatnya; nilai tengahnya 60 orang. Angka 7 Hilir lebih dari dua kali" in members.lines[3]


def test_those_alike_are_links_and_the_way_they_are_found_is_told(desk: Desk) -> None:
    found = compared(desk, desk.catalog.regions[MELATI])

    assert [link.text for link in found.similar] == ["Sukarasa", "7 Hilir", "Kampung Damai", "8-9 Hilir"]
    assert {link.url for link in found.similar} >= {"/kelurahan/sukarasa/", "/kelurahan/7-hilir/"}
    assert "Angka koperasi tidak ikut menentukan." in found.method
    assert found.rule.url == "/metode/#mirip"


def test_a_place_of_unknown_size_is_compared_with_all_but_the_alike(desk: Desk) -> None:
    regions = dict(desk.catalog.regions)
    regions[MELATI] = replace(regions[MELATI], area_km2=None)
    found = compared(replace(desk, catalog=replace(desk.catalog, regions=regions)), regions[MELATI])

    assert found.similar == () and "tidak dapat dicari" in found.method
    assert [len(measure.lines) for measure in found.measures] == [3, 3]


def with_values(desk: Desk, indicator: str, *rows: tuple[str, str, float | None, Status]) -> Desk:
    """Return *desk* where *indicator* has but these rows of code, period, value, and status."""
    seen = [Observation(indicator, code, period, value, status) for code, period, value, status in rows]
    levels = {region.code: region.level for region in desk.catalog.regions.values()}
    return replace(desk, observations=Observations(desk.observations.indicators.values(), seen, levels))


def test_values_of_two_months_never_meet(desk: Desk) -> None:
    """Three report January, two report February: January it is, for all."""
    january = [(code, "2026-01", 10.0, Status.REPORTED) for code in (HILIR7, DAMAI, MELATI)]
    february = [(code, "2026-02", 99.0, Status.REPORTED) for code in (HILIR7, HILIR89)]
    mixed = with_values(desk, PAYERS, *january, *february)
    city = lines(mixed, PAYERS, HILIR7)[2]

    assert "3 mencatatnya, semuanya 10 orang. Angka 7 Hilir sama dengan itu." in city
    assert "Urutan" not in city, "where all are equal there is no order"
    assert "Januari 2026" in own_sentence(mixed, mixed.observations.series(PAYERS, HILIR7)[0])


def test_what_nobody_ever_stated_is_not_compared(desk: Desk) -> None:
    silent = with_values(desk, PAYERS)

    assert comparison(silent, PAYERS, desk.catalog.regions[HILIR7]) is None
    assert compared(silent, desk.catalog.regions[HILIR7]).measures == ()


@pytest.mark.parametrize("status", EMPTIES)
@pytest.mark.parametrize("say", [ID, EN], ids=["id", "en"])
def test_each_kind_of_empty_has_its_own_sentence(desk: Desk, say: Messages, status: Status) -> None:
    voice = replace(desk, say=say)
    said = {kind: own_sentence(voice, Observation(PAYERS, MELATI, "2026-03", None, kind)) for kind in EMPTIES}

    assert len(set(said.values())) == len(EMPTIES)
    assert "Melati" in said[status] and not re.search(r"\d", said[status].replace("2026", ""))


# How far two numbers are apart, in words.


@pytest.mark.parametrize(
    ("value", "base", "unit", "words"),
    [
        (40, 40, "orang", "sama dengan itu"),
        (0, 0, "rupiah", "sama dengan itu"),
        (0, 40, "orang", "nol, jadi di bawah itu"),
        (42, 40, "orang", "hampir sama: 2 orang lebih banyak"),
        (39, 40, "orang", "hampir sama: 1 orang lebih sedikit"),
        (54, 40, "orang", "35 persen lebih banyak"),
        (26, 40, "orang", "35 persen lebih sedikit"),
        (76, 40, "orang", "hampir dua kali lipatnya"),
        (80, 40, "orang", "dua kali lipatnya"),
        (81, 40, "orang", "lebih dari dua kali lipatnya"),
        (119, 40, "orang", "hampir tiga kali lipatnya"),
        (480, 40, "orang", "12 kali lipatnya"),
        (20, 40, "orang", "setengahnya"),
        (19, 40, "orang", "kurang dari setengahnya"),
        (13, 40, "orang", "kurang dari sepertiganya"),
        (9, 40, "orang", "kurang dari seperempatnya"),
        (3, 40, "orang", "kurang dari sepersepuluhnya"),
        (12, 4, "orang", "8 orang lebih banyak"),
        (9, 4.5, "orang", "4,5 orang lebih banyak"),
        (1, 4, "orang", "3 orang lebih sedikit"),
        (3_090_000, 90_000, "rupiah", "Rp3 juta lebih banyak"),
        (2_000_000, 99_999, "rupiah", "sekitar Rp1,9 juta lebih banyak"),
        (60_000, 99_999, "rupiah", "Rp39.999 lebih sedikit"),
        (3, 90, "gerai", "87 gerai lebih sedikit"),
    ],
)
def test_two_numbers_in_words(value: float, base: float, unit: str, words: str) -> None:
    assert words == relation(ID, float(value), float(base), unit)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (935_000, "Rp935.000"),
        (2_900_000, "Rp2,9 juta"),
        (2_940_000, "sekitar Rp2,9 juta"),
        (1_500_000_000, "Rp1,5 miliar"),
        (10_000_000_000, "Rp10 miliar"),
    ],
)
def test_long_amounts_are_short_and_say_where_they_are_rounded(value: float, words: str) -> None:
    assert words == short(ID, float(value), "rupiah")


def _number(text: str) -> int:
    words = {ID(f"comparison.times.{n}"): n for n in range(2, 11)}
    return words[text] if text in words else int(text.replace(".", ""))


def is_true(words: str, value: float, base: float) -> bool:
    """Return whether what *words* say of *value* and *base* is so, read without the code that wrote them."""
    if found := re.fullmatch(r"(hampir |lebih dari |)([\w.]+) kali lipatnya", words):
        times = _number(found[2])
        below, above = {"hampir ": (times - 0.1, times), "lebih dari ": (times, times + 0.9)}.get(
            found[1], (times, times)
        )
        return times > 1 and below * base - 1e-6 <= value <= above * base + 1e-6
    if found := re.fullmatch(r"(\d+) persen lebih (banyak|sedikit)", words):
        share = abs(value - base) / base * 100
        return abs(share - int(found[1])) <= 0.5001 and (value > base) == (found[2] == "banyak")
    if found := re.fullmatch(r"kurang dari (\w+)nya", words):
        part = {"setengah": 2, "sepertiga": 3, "seperempat": 4, "sepersepuluh": 10}[found[1]]
        return 0 < value < base / part
    if found := re.fullmatch(r"(?:hampir sama: )?(sekitar )?(.*) lebih (banyak|sedikit)", words):
        difference = abs(value - base)
        told = _amount(found[2])
        near = abs(told - difference) <= (max(0.05 * told, 1) if found[1] else 0.001)
        return near and (value > base) == (found[3] == "banyak")
    exact = {"setengahnya": value * 2 == base, "sama dengan itu": value == base}
    return exact.get(words, words.startswith("nol,") and value == 0 < base)


def _amount(text: str) -> float:
    found = re.fullmatch(r"(?:Rp)?([\d.]+(?:,\d+)?)(?: (juta|miliar|orang))?", text)
    assert found, text
    scale = {"juta": 1e6, "miliar": 1e9}.get(found[2] or "", 1)
    return float(found[1].replace(".", "").replace(",", ".")) * scale


people = st.tuples(st.integers(0, 5000), st.integers(0, 10_000).map(lambda n: n / 2), st.just("orang"))
money = st.tuples(st.integers(0, 10**10), st.integers(0, 10**10), st.just("rupiah"))


@given(st.one_of(people, money))
def test_what_is_said_of_two_numbers_is_so(numbers: tuple[float, float, str]) -> None:
    value, base, unit = float(numbers[0]), float(numbers[1]), numbers[2]
    words = relation(ID, value, base, unit)

    assert is_true(words, value, base), (words, value, base)
    if base < BASES[unit]:
        assert not re.search(r"persen|lipat|setengah|seper", words)
    assert not re.search(r"\b(0|nol|satu|1) kali", words)


# Any group of any numbers.

values = st.one_of(st.none(), st.integers(0, 400).map(float))


def seen_of(numbers: Sequence[float | None], statuses: Sequence[Status]) -> list[Observation]:
    return [
        Observation(PAYERS, f"x{place}", "2026-03", value, status_of(value, empty))
        for place, (value, empty) in enumerate(zip(numbers, statuses, strict=True))
    ]


@pytest.mark.parametrize("say", [ID, EN], ids=["id", "en"])
@given(own=values, others=st.lists(values, max_size=9), data=st.data())
def test_a_sentence_names_no_number_but_those_it_is_made_from(
    desk: Desk, say: Messages, own: float | None, others: list[float | None], data: st.DataObject
) -> None:
    statuses = data.draw(st.tuples(*(st.sampled_from(EMPTIES) for _ in others)))
    voice = replace(desk, say=say)
    mine = Observation(PAYERS, MELATI, "2026-03", own, status_of(own))
    seen = [mine, *seen_of(others, statuses)]
    text = sentences(voice, mine, Peers("x", (), ranked=True), seen)
    known = [o.value for o in seen if o.value is not None]
    hidden = sum(o.status is Status.WITHHELD for o in seen)

    assert not re.search(r"tidak berjalan|not running|None|nan|\{", text)
    told = {float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", text)}
    allowed = {float(len(seen)), float(len(known)), float(hidden)}
    if len(known) < 3:
        assert told <= allowed
        assert not re.search(r"nilai tengah|median|Angka Melati|figure for Melati|Urutan|Number", text)
        return
    middle = float(median(known))
    allowed.add(middle)
    if own is not None:
        allowed |= {abs(own - middle), 1.0 + sum(v > own for v in known), float(known.count(own) - 1)}
        if middle >= BASES["orang"]:
            share = own / middle
            allowed |= {
                float(int(share)),
                float(int(share) + 1),
                float(int(abs(own - middle) * 100 / middle + 0.5)),
            }
    assert told <= allowed, (text, told - allowed)


@given(own=values, others=st.lists(values, max_size=9))
def test_the_rank_never_stands_without_its_meaning(
    desk: Desk, own: float | None, others: list[float | None]
) -> None:
    mine = Observation(PAYERS, MELATI, "2026-03", own, status_of(own))
    seen = [mine, *seen_of(others, [Status.NOT_REPORTED] * len(others))]
    known = [o.value for o in seen if o.value is not None]
    text = sentences(desk, mine, Peers("x", (), ranked=True), seen)
    assume(len(known) >= 3)

    ranked = own is not None and len(set(known)) > 1
    assert ("Urutan ke-" in text) is ranked is ("bukan nilai baik-buruk" in text)
    assert ("semuanya" in text) is (len(set(known)) == 1)


def test_an_empty_group_and_what_is_withheld_are_told(desk: Desk) -> None:
    mine = Observation(PAYERS, MELATI, "2026-03", 10.0, Status.REPORTED)
    peers = Peers("kelurahan yang berbatasan", ())
    seen = seen_of([10.0, 20.0, 30.0, None, None], [Status.WITHHELD] * 5)

    assert sentences(desk, mine, peers, []) == "Tidak ada kelurahan yang berbatasan di data kami."
    assert sentences(desk, mine, peers, seen) == (
        "Dari 5 kelurahan yang berbatasan, 3 mencatatnya; nilai tengahnya 20 orang. Angka 2 kelurahan"
        " disembunyikan demi privasi dan tidak ikut dihitung. Angka Melati setengahnya."
    )
