"""Charts: the scatter. A mark for every place with both values, none for any other."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest
from drawings import EMPTIES, EN, ID, SVG, figure, marks, point, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.charts import draw_figure, drawing_key
from terang.charts.kinds import specify
from terang.charts.style import ACCENT, DATA
from terang.errors import ChartFailed
from terang.messages import Messages
from terang.pages.figures import Axis, Figure, Point
from terang.statuses import Nature, Status

POOR = Axis("Keluarga penerima PKH (KPM)", "kpm", middle=200)
MEMBERS = Axis("Anggota", "orang_per_1000_rumah_tangga", middle=40)
CONCERN = "Banyak keluarga miskin, sedikit anggota"


def place(label: str, across: float, value: float, series: str = "", voice: Messages = ID) -> Point:
    """A place with both values."""
    return dataclasses.replace(point(label, value, voice, series=series), across=across)


def scatter(*points: Point, across: Axis | None = POOR, **more: object) -> Figure:
    """A scatter of *points* just as they are."""
    plain = figure("bars", **{"axis": MEMBERS, **more})
    return dataclasses.replace(plain, kind="scatter", points=points, across=across)


FOUR = (
    place("Anu", 300, 20, CONCERN),
    place("Bunga", 100, 80),
    place("Candi", 250, 90),
    place("Delima", 50, 10),
)
LEFT_OUT = tuple(point(f"S {status}", None, empty=status) for status in EMPTIES)


def centre(mark: dict[str, str]) -> tuple[float, float]:
    """Where the middle of a circle or box is."""
    if "cx" in mark:
        return float(mark["cx"]), float(mark["cy"])
    x, y, width, height = (float(mark[name]) for name in ("x", "y", "width", "height"))
    return x + width / 2, y + height / 2


def drawn(svg: str) -> dict[str, tuple[float, float]]:
    """Where every mark stands, by the place its hint names."""
    found = {}
    for tag in ("circle", "rect"):
        for mark in ET.fromstring(svg).iter(f"{SVG}{tag}"):
            hint = mark.find(f"{SVG}title")
            if hint is not None and hint.text:
                found[hint.text.partition(":")[0]] = centre(mark.attrib)
    return found


def test_more_families_stand_further_right_and_more_members_further_up() -> None:
    places = drawn(draw_figure(scatter(*FOUR), ID))
    assert sorted(places, key=lambda name: places[name][0]) == ["Delima", "Bunga", "Candi", "Anu"]
    assert sorted(places, key=lambda name: -places[name][1]) == ["Delima", "Anu", "Bunga", "Candi"]
    x = {name: at for name, (at, _) in places.items()}
    assert (x["Candi"] - x["Bunga"]) / (x["Anu"] - x["Bunga"]) == pytest.approx(0.75, abs=0.01)


def test_the_medians_part_the_plane_where_they_lie() -> None:
    svg = draw_figure(scatter(*FOUR), ID)
    places = drawn(svg)
    lines = [mark["d"] for mark in marks(svg, "path", stroke="#1c1b1a")]
    upright, level = ([float(n) for n in d[1:].replace("L", ",").split(",")] for d in lines)
    assert upright[0] == upright[2] and level[1] == level[3]
    assert places["Bunga"][0] < upright[0] < places["Candi"][0]
    assert places["Anu"][1] > level[1] > places["Bunga"][1]
    assert "median 200" in texts(svg)
    assert "median40,0" in texts(svg)  # on two lines, right of the plot


def test_the_group_of_concern_has_its_own_shape_and_is_named() -> None:
    svg = draw_figure(scatter(*FOUR), ID)
    assert len(marks(svg, "rect", fill=DATA)) == 2  # the place, and its entry in the legend
    assert len(marks(svg, "circle", fill="none")) == 3 + 1
    assert {CONCERN, "kelurahan lain"} <= set(texts(svg))
    assert CONCERN not in texts(draw_figure(scatter(*FOUR[1:]), ID))


def test_the_empties_are_counted_in_words_and_never_drawn() -> None:
    full, without = draw_figure(scatter(*FOUR), ID), draw_figure(scatter(*FOUR, *LEFT_OUT), ID)
    assert drawn(full) == drawn(without)
    words = "".join(texts(without)).replace(" ", "")
    for status in EMPTIES:
        assert f"{ID(f'status.{status}')}(1)".replace(" ", "") in words
    assert "Tidakdigambar" in words and "Tidak digambar" not in "".join(texts(full))


def test_where_nothing_has_both_values_nothing_is_drawn() -> None:
    svg = draw_figure(scatter(*LEFT_OUT, point("Separuh", 7)), ID)
    assert not drawn(svg) and not marks(svg, "circle") and not marks(svg, "rect")
    assert "tidak ada angka" in "".join(texts(svg))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.integers(0, 900)), st.one_of(st.none(), st.integers(0, 300))),
        max_size=30,
    )
)
def test_no_mark_without_both_values(rows: list[tuple[int | None, int | None]]) -> None:
    points = [
        dataclasses.replace(point(f"T{n}", value), across=across if value is not None else None)
        for n, (across, value) in enumerate(rows)
    ]
    svg = draw_figure(scatter(*points), ID)
    whole = {p.label for p in points if p.value is not None and p.across is not None}
    hints = [t.text or "" for t in ET.fromstring(svg).iter(f"{SVG}title")][1:]
    assert {part.partition(":")[0] for hint in hints for part in hint.split("; ")} == whole


def test_places_on_one_spot_share_a_larger_mark_that_names_both() -> None:
    svg = draw_figure(scatter(*FOUR, place("Kembar", 100, 80)), ID)
    radii = sorted(float(mark["r"]) for mark in marks(svg, "circle", fill="none"))
    assert radii[-1] > radii[-2]
    assert "Bunga: 80 orang; Kembar: 80 orang" in "".join(ET.fromstring(svg).itertext())
    lit = draw_figure(scatter(*FOUR, place("Kembar", 100, 80), highlight="Kembar"), ID)
    assert len(marks(lit, "circle", fill=ACCENT)) == 1


def test_a_place_of_concern_can_be_marked_out() -> None:
    svg = draw_figure(scatter(*FOUR, highlight="Anu", highlight_label="Anu: 20"), ID)
    assert len(marks(svg, "rect", fill=ACCENT)) == 1
    assert "Anu: 20" in texts(svg)


def test_numbers_follow_the_language_and_simulation_stands_in_the_picture() -> None:
    far = (place("Anu", 3000, 20), place("Bunga", 1000, 12.5))
    assert {"2.000", "3.000"} <= set(texts(draw_figure(scatter(*far), ID)))
    assert {"2,000", "3,000"} <= set(texts(draw_figure(scatter(*far), EN)))
    assert "SIMULASI" in texts(draw_figure(scatter(*far, nature=Nature.SIMULATED), ID))


def test_a_withheld_value_stops_the_build_on_either_axis() -> None:
    leak = Point("Anu", None, Status.WITHHELD, "disembunyikan", across=3.0)
    with pytest.raises(ChartFailed, match="Anu"):
        draw_figure(scatter(leak), ID)
    with pytest.raises(ChartFailed, match="Anu"):
        draw_figure(scatter(place("Anu", float("inf"), 1)), ID)


def test_the_key_follows_the_second_axis_and_the_medians() -> None:
    one = scatter(*FOUR)
    others = [
        scatter(*FOUR, across=Axis("Lain", "kpm", middle=200)),
        scatter(*FOUR, across=dataclasses.replace(POOR, middle=201)),
        scatter(*FOUR, axis=dataclasses.replace(MEMBERS, middle=41)),
        scatter(place("Anu", 301, 20, CONCERN), *FOUR[1:]),
    ]
    assert len({drawing_key(each, ID) for each in (one, *others)}) == 5


@pytest.mark.parametrize("count", [1, 2, 107])
def test_it_is_valid_vega_lite_whatever_the_number(count: int) -> None:
    points = [place(f"T{n}", 10 * n % 170, 7 * n % 90) for n in range(count)]
    specify(scatter(*points), ID, validate=True)
    bare = scatter(*points, across=None, axis=Axis(""))
    assert len(drawn(draw_figure(bare, ID))) >= min(count, 2)
