"""Charts: what a reader must find in a drawing."""

from __future__ import annotations

import re

import pytest
from drawings import EMPTIES, EN, ID, diamonds, figure, marks, of_kind, places, point, texts

from terang.charts import draw_figure
from terang.charts.scales import short_text, tick_text
from terang.charts.style import DATA


def test_numbers_are_written_as_the_language_writes_them() -> None:
    values = [point(name, value, ID) for name, value in (("A", 1234.25), ("B", 2000), ("C", 500))]
    assert "1.234,25 orang" in texts(draw_figure(figure("bars", *values), ID))
    assert "median 1.234,25 orang" in texts(draw_figure(figure("strip", *values), ID))
    assert {"1.000", "2.000"} <= set(texts(draw_figure(figure("strip", *values), ID)))
    english = [point(name, value, EN) for name, value in (("A", 1234.25), ("B", 2000), ("C", 500))]
    assert "median 1,234.25 people" in texts(draw_figure(figure("strip", *english), EN))
    assert {"1,000", "2,000"} <= set(texts(draw_figure(figure("strip", *english), EN)))


def test_ticks_of_money_are_words() -> None:
    assert [tick_text(v, "rupiah", ID) for v in (0, 500, 1500, 2e6, 1.5e9, 1e12)] == [
        "Rp0",
        "Rp500",
        "Rp1,5 ribu",
        "Rp2 juta",
        "Rp1,5 miliar",
        "Rp1 triliun",
    ]
    assert tick_text(2e9, "rupiah", EN) == "Rp2 billion"
    assert [tick_text(v, "orang", ID) for v in (40, 2.5, 1500, 25000)] == ["40", "2,5", "1.500", "25 ribu"]
    assert [short_text(v, ID) for v in (500, 60000, 7e6, 2e9)] == ["500", "60 rb", "7 jt", "2 M"]


def test_strip_loses_no_place() -> None:
    svg = draw_figure(figure("strip", *places(41, 66)), ID)
    assert len(marks(svg, "circle", fill=DATA)) == 41
    assert diamonds(svg) == 66
    assert "belum dilaporkan (66)" in texts(svg)


def test_each_kind_of_empty_has_a_row_and_a_shape_of_its_own() -> None:
    empties = [point(f"S {status}", None, empty=status) for status in EMPTIES]
    svg = draw_figure(figure("strip", *empties), ID)
    assert [t for t in texts(svg) if t.endswith("(1)")] == [f"{ID(f'status.{s}')} (1)" for s in EMPTIES]
    shapes = {re.sub(r"[\d.]+", "", mark["d"]) for mark in marks(svg, "path", fill="none")}
    assert len(shapes) == len(EMPTIES)


def test_missing_is_never_drawn_as_zero() -> None:
    svg = draw_figure(figure("bars", point("Anu", 5), point("Bunga", None)), ID)
    assert len(marks(svg, "rect")) == 1
    assert "belum dilaporkan" in texts(svg)
    assert "0 orang" not in texts(svg)
    uprights = marks(svg, "path", stroke_width="1.5")
    assert not uprights
    zero = draw_figure(figure("bars", point("Anu", 5), point("Bunga", 0)), ID)
    assert len(marks(zero, "path", stroke_width="1.5")) == 1
    assert "0 orang" in texts(zero)


def test_the_least_value_above_zero_is_still_seen() -> None:
    svg = draw_figure(figure("bars", point("Anu", 2e9), point("Bunga", 500)), ID)
    assert min(float(bar["width"]) for bar in marks(svg, "rect")) >= 1


def test_bars_keep_the_order_given_and_never_cut_a_number() -> None:
    points = [point("Zaitun", 3), point("Anu", 1_000_000_000_000_000), point("Mawar", 9)]
    words = texts(draw_figure(figure("bars", *points), ID))
    assert [w for w in words if w in ("Zaitun", "Anu", "Mawar")] == ["Zaitun", "Anu", "Mawar"]
    assert "1.000.000.000.000.000 orang" in "".join(words).replace("000orang", "000 orang")


def test_places_of_one_name_have_a_row_each() -> None:
    twins = [point("Anu", 3, key="1"), point("Anu", 4, key="2")]
    assert texts(draw_figure(figure("bars", *twins), ID)).count("Anu") == 2


@pytest.mark.parametrize(
    ("values", "paths"),
    [([1, 2, 3, 4, 5], 1), ([1, 2, None, 4, 5], 2), ([1, None, 3, None, 5], 0), ([None, 2, 3, 4, None], 1)],
)
def test_no_line_crosses_a_gap(values: list[float | None], paths: int) -> None:
    points = [point(f"Bulan {n}", value, key="k") for n, value in enumerate(values)]
    svg = draw_figure(figure("trend", *points), ID)
    drawn = marks(svg, "path", stroke=DATA, stroke_width="2.5")
    known = [value for value in values if value is not None]
    assert len(drawn) == paths
    assert len(marks(svg, "circle")) == len(known)
    assert all(line["d"].count("M") == 1 for line in drawn)
    assert ("belum dilaporkan" in texts(svg)) == (None in values)


def test_years_that_nobody_gave_break_the_line_too() -> None:
    svg = draw_figure(
        figure("trend", *(point(str(year), year - 2000) for year in (2010, 2019, 2020, 2021))), ID
    )
    (line,) = marks(svg, "path", stroke=DATA, stroke_width="2.5")
    assert line["d"].count("L") == 2
    assert "tidak ada angka" in texts(svg)


def test_series_are_told_apart_without_colour() -> None:
    svg = draw_figure(of_kind("trend"), ID)
    looks = {
        (line.get("stroke-width"), line.get("stroke-dasharray")) for line in marks(svg, "path", fill="none")
    }
    assert ("2.5", None) in looks and ("1.75", "6,3") in looks
    assert {"Anu", "Kota"} <= set(" ".join(texts(svg)).replace("4 orang", " 4 orang").split())


def test_the_main_line_has_its_first_and_last_value() -> None:
    words = texts(draw_figure(of_kind("trend"), ID))
    assert "5 orang" in words
    assert any(text.endswith("4 orang") for text in words)


def test_matrix_tells_zero_from_empty() -> None:
    cells = [("Anu", 1.0), ("Bunga", 3.0), ("Candi", 0.0), ("Delima", None)]
    svg = draw_figure(figure("matrix", *(point(name, value, series="NIB") for name, value in cells)), ID)
    assert {"3", "0", "Anu", "NIB", "nol", "belum dilaporkan"} <= set(texts(svg))
    assert "1" not in texts(svg)
    hollow = [box for box in marks(svg, "rect") if box["fill"] == "none"]
    assert len(hollow) == 2  # the cell of zero, and its entry in the legend
    assert diamonds(svg) == 2


def test_histogram_counts_every_place_and_keeps_the_empties_apart() -> None:
    svg = draw_figure(figure("histogram", *places(41, 66)), ID)  # 5, 8, 11 … 125
    assert texts(svg)[:7] == ["5", "7", "7", "6", "7", "7", "2"]
    assert {"0", "20", "140", "belum dilaporkan (66)"} <= set(texts(svg))
    heights = [float(bar["height"]) for bar in marks(svg, "rect", fill=DATA)]
    (empty,) = marks(svg, "rect", fill="none")
    assert float(empty["width"]) / 66 == pytest.approx(heights[0] / 5, rel=0.02)


def test_steps_name_every_date() -> None:
    points = [point("NIB", v, series=d) for d, v in (("4 Sep 2025", 101), ("2 Jun 2026", 107))]
    words = texts(draw_figure(figure("steps", *points), ID))
    assert words.count("NIB") == 1
    assert {"4 Sep 2025", "2 Jun 2026", "101 orang", "107 orang"} <= set(words)
