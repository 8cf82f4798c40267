"""Charts: the small arithmetic of their layout."""

from __future__ import annotations

import pytest
from drawings import ID, point
from hypothesis import given
from hypothesis import strategies as st

from terang.charts.axes import fitting
from terang.charts.histogram import make_bins
from terang.charts.periods import order_periods
from terang.charts.scales import linear_scale, log_scale
from terang.charts.strip import PLOT, spread
from terang.charts.text import apart, plain, shorten, text_width, wrap

values = st.one_of(st.integers(0, 10**12), st.floats(1e-6, 1e12))


@given(st.lists(st.floats(0, PLOT), max_size=60), st.floats(2, 11))
def test_dots_never_overlap(places: list[float], distance: float) -> None:
    centres = spread(sorted(places), distance)
    assert len(centres) == len(places)
    for n, (x, y) in enumerate(centres):
        assert all((x - u) ** 2 + (y - v) ** 2 >= (distance - 0.01) ** 2 for u, v in centres[:n])


def test_a_lonely_dot_stands_on_its_value() -> None:
    assert spread([10, 10, 100], 8) == [(10, 0.0), (10, -8.0), (100, 0.0)]


@given(st.lists(values, min_size=1, max_size=40), st.booleans())
def test_every_value_falls_into_one_bin(numbers: list[float], logarithmic: bool) -> None:
    points = [point(str(n), number) for n, number in enumerate(numbers)]
    bins = make_bins(points, logarithmic)
    assert sorted(p.label for each in bins for p in each.points) == sorted(p.label for p in points)
    assert all(each.low <= (p.value or 0) <= each.high for each in bins for p in each.points)


def test_bins_have_round_edges() -> None:
    bins = make_bins([point(str(n), n) for n in (5, 60, 140)])
    assert [(each.low, each.high) for each in bins] == [(low, low + 20) for low in range(0, 140, 20)]
    assert [len(each.points) for each in bins] == [1, 0, 0, 1, 0, 0, 1]
    powers = make_bins([point(str(n), n) for n in (0, 500, 60_000)], logarithmic=True)
    assert [(each.low, each.high) for each in powers] == [
        (0, 0),
        (100, 1000),
        (1000, 10_000),
        (10_000, 100_000),
    ]


@given(st.lists(values, min_size=1, max_size=20))
def test_every_value_lies_on_its_scale(numbers: list[float]) -> None:
    for scale in (linear_scale(numbers), linear_scale(numbers, zero=False), log_scale(numbers)):
        assert all(-1e-9 <= scale.fraction(number) <= 1 + 1e-9 for number in numbers)
        assert all(scale.low <= tick <= scale.high for tick in scale.ticks)
        assert len(scale.ticks) >= 2


def test_ticks_are_few_and_round() -> None:
    assert linear_scale([9.04, 12.9]).ticks == (0, 5, 10)
    assert linear_scale([9.04, 12.9]).high == 12.9
    assert linear_scale([5, 140], zero=False).ticks == (0, 50, 100, 150)
    assert linear_scale([1, 1], zero=False).ticks == (0, 1, 2)
    assert log_scale([500, 2e9]).type == "log"
    assert log_scale([0, 500]).type == "symlog"
    assert log_scale([-1, 500]).type == "linear"


def test_ticks_that_do_not_fit_go_in_step_and_zero_stays() -> None:
    ticks = [(float(n), "1.000.000", n * 30.0) for n in range(7)]
    assert [value for value, _, _ in fitting(ticks, 180)] == [0, 3, 6]
    crowded = [(0.0, "Rp0", 0.0), (1.0, "Rp100", 30.0), (2.0, "Rp1 ribu", 60.0), (3.0, "Rp10 ribu", 100.0)]
    assert [value for value, _, _ in fitting(crowded, 100)] == [0, 3]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([["2019", "2021"]], ["2019", "2020", "2021"]),
        ([["Maret 2023", "Maret 2025"]], ["Maret 2023", "Maret 2024", "Maret 2025"]),
        ([["Maret 2023", "September 2023"]], ["Maret 2023", "September 2023"]),
        ([["b", "d"], ["a", "b", "c", "d"]], ["a", "b", "c", "d"]),
        ([["1900", "2020"]], ["1900", "2020"]),
    ],
)
def test_periods_keep_their_order_and_years_their_distance(
    series: list[list[str]], expected: list[str]
) -> None:
    assert order_periods(series) == expected


def test_words_are_cut_with_an_ellipsis_but_numbers_never() -> None:
    assert shorten("Anu", 12, 100) == "Anu"
    assert shorten("Nama yang panjang sekali", 12, 60).endswith("…")
    assert text_width(shorten("Nama yang panjang sekali", 12, 60), 12) <= 60
    assert wrap("satu dua tiga", 12, 60) == ["satu dua", "tiga"]
    assert wrap("1.000.000.000.000 orang", 12, 40, whole=True) == ["1.000.000.000.000", "orang"]


def test_blocks_of_words_move_apart() -> None:
    assert apart([10, 12, 100], [14, 14, 14], 200) == [10, 26, 100]
    assert apart([100, 101], [14, 14], 110) == [87, 103]


def test_plain_words_hold_nothing_that_xml_forbids() -> None:
    assert plain(" a\x00\n b\ue000 ") == "a b"
    assert ID("chart.empty") == plain(ID("chart.empty"))
