"""Charts: what is marked out for one place, in a drawing that many pages share."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest
from drawings import EN, ID, KINDS, figure, marks, of_kind, places, point, texts

from terang.charts import draw_figure, draw_figures, drawing_key, finish_drawing, mark_highlight
from terang.charts.style import ACCENT
from terang.statuses import Nature


@pytest.mark.parametrize(
    ("kind", "tag", "count"),
    [
        ("strip", "circle", 1),
        ("bars", "rect", 2),
        ("histogram", "rect", 1),
        ("matrix", "text", 1),
        ("steps", "rect", 2),
    ],
)
def test_the_highlight_marks_one_place(kind: str, tag: str, count: int) -> None:
    svg = draw_figure(dataclasses.replace(of_kind(kind), highlight="Anu"), ID)
    assert len(marks(svg, tag, fill=ACCENT)) == count
    assert "Anu" in "".join(texts(svg)) or kind in ("strip", "histogram")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_red_without_a_highlight(kind: str) -> None:
    assert ACCENT not in draw_figure(of_kind(kind), ID)
    assert ACCENT not in draw_figure(dataclasses.replace(of_kind(kind), highlight="Entah"), ID)


def test_the_highlighted_dot_is_larger_on_top_and_named() -> None:
    lit = figure("strip", *places(12, 3), highlight="Tempat-4", highlight_label="Tempat 4: 17 orang")
    svg = draw_figure(lit, ID)
    dots = marks(svg, "circle")
    assert dots[-1]["fill"] == ACCENT
    assert float(dots[-1]["r"]) > float(dots[0]["r"])
    assert len(dots) == 12
    assert "Tempat 4: 17 orang" in texts(svg)
    assert ET.fromstring(svg).attrib["viewBox"].split()[1] == "-18"


def test_a_place_without_a_value_is_marked_in_its_row() -> None:
    lit = figure("strip", *places(3, 3), highlight="Sunyi-1", highlight_label="Sunyi 1: belum dilaporkan")
    svg = draw_figure(lit, ID)
    assert len(marks(svg, "path", fill=ACCENT)) == 1
    assert "Sunyi 1: belum dilaporkan" in texts(svg)


def test_a_key_that_begins_like_another_is_not_marked() -> None:
    twins = [point("A", 3, key="16.71.01"), point("B", 4, key="16.71.01.1001"), point("C", 5, key="16x71.01")]
    svg = draw_figure(figure("strip", *twins, highlight="16.71.01"), ID)
    assert len(marks(svg, "circle", fill=ACCENT)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_figures_that_differ_in_the_highlight_share_a_drawing(kind: str) -> None:
    one = of_kind(kind)
    other = dataclasses.replace(one, id="lain", highlight="Anu", title="Lain", description="Lain")
    assert drawing_key(one, ID) == drawing_key(other, ID)
    drawings = draw_figures([(one, ID), (other, ID)])
    assert len(drawings) == 1
    (drawing,) = drawings.values()
    assert finish_drawing(drawing, one) == draw_figure(one, ID)
    assert finish_drawing(drawing, other) == draw_figure(other, ID)


def test_no_key_is_left_in_a_finished_drawing() -> None:
    (drawing,) = draw_figures([(figure("strip", *places(5, 2)), ID)]).values()
    assert "data-keys" in drawing
    assert "data-" not in mark_highlight(drawing, "Tempat-1", "Tempat 1")
    assert "data-" not in mark_highlight(drawing, "")


def test_a_simulated_figure_says_so_in_the_picture() -> None:
    real = of_kind("bars")
    simulated = dataclasses.replace(real, nature=Nature.SIMULATED)
    assert "SIMULASI" in texts(draw_figure(simulated, ID))
    assert "SIMULATED · not real data" in texts(draw_figure(simulated, EN))
    assert "SIMULASI" not in draw_figure(real, ID)
    assert drawing_key(real, ID) != drawing_key(simulated, ID)
