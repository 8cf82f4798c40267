"""Charts: what no drawing may hold, whatever its data; the same in, the same out; the cache."""

from __future__ import annotations

import dataclasses
import gzip
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from drawings import EMPTIES, EN, ID, KINDS, SVG, figure, of_kind, places, point
from hypothesis import given, settings
from hypothesis import strategies as st

from terang import charts
from terang.charts import draw_figure, draw_figures, drawing, drawing_key
from terang.charts.kinds import known_kinds, specify
from terang.charts.style import PALETTE, SMALL, WIDTH
from terang.errors import ChartFailed
from terang.messages import Messages
from terang.pages.figures import Axis, Figure, Point
from terang.statuses import Status

SCRIPTS = Path(charts.__file__).parents[2]
NASTY = '<script>alert("&")</script> \x00\ue000 data-keys="a" \'x\' ' + "Nama Yang Sangat Panjang " * 6
TAGS = {"svg", "g", "path", "rect", "circle", "text", "tspan", "title", "desc"}
ATTRIBUTES = set(
    "xmlns viewBox font-family role aria-labelledby id x y dy cx cy r d width height opacity fill stroke "
    "stroke-width stroke-dasharray font-size font-weight font-style text-anchor".split()
)


def awkward(kind: str) -> list[Figure]:
    """Figures of *kind* that data may one day ask for."""
    empties = [point(f"S {status}", None, empty=status) for status in EMPTIES]
    nasty = [point(f"{n} {NASTY}", n, series=NASTY, key=NASTY) for n in range(3)]
    words = dict.fromkeys(("id", "title", "description", "highlight", "highlight_label"), NASTY)
    extremes = (0, 1e-6, 500, 2e15, -3e14, None)
    money = Axis("", "rupiah", True)
    return [
        figure(kind),
        figure(kind, *empties),
        figure(kind, point("Satu", 7)),
        figure(kind, point("Nol", 0)),
        figure(kind, *(point(f"Nol {n}", 0) for n in range(4))),
        figure(kind, *(point(f"Sama {n}", 1) for n in range(107))),
        figure(kind, *(point(f"T {n}", value) for n, value in enumerate(extremes))),
        figure(kind, *(point(f"T {n}", value) for n, value in enumerate((0, 500, 2e9))), axis=money),
        figure(kind, *nasty, axis=Axis(NASTY), **words),
        figure(kind, *(point("Kembar", n, series=f"Seri {n % 9}") for n in range(18))),
    ]


def check(svg: str) -> None:
    """Fail where *svg* holds anything that a page may not hold, or that cannot be read."""
    root = ET.fromstring(svg)
    left, top, width, height = (float(part) for part in root.attrib["viewBox"].split())
    assert (left, width) == (0, WIDTH)
    assert height > 0
    assert top <= 0
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("fill", "stroke"):
            assert element.attrib.get(name, "none") in PALETTE | {"none"}
        assert float(element.attrib.get("font-size", SMALL)) >= SMALL
    tags = "".join(re.findall("<[^>]*>", re.sub("<(title|desc)[^>]*>[^<]*", "", svg)))
    assert not re.search(r"nan|infinity|undefined|null|\.\d{3}|e-\d", tags.lower().replace('role="img"', ""))
    first, second = root[0], root[1]
    assert (first.tag, second.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{first.attrib['id']} {second.attrib['id']}"


def test_every_kind_of_figure_can_be_drawn() -> None:
    assert known_kinds() == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_copes_with_whatever_comes(kind: str) -> None:
    for each in awkward(kind):
        check(draw_figure(each, ID))


@pytest.mark.parametrize("kind", KINDS)
def test_every_specification_is_valid_vega_lite(kind: str) -> None:
    specify(of_kind(kind), ID, validate=True)


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_is_named_or_counted(kind: str) -> None:
    svg = draw_figure(figure(kind, *places(3, 2)), ID)
    words = "".join(ET.fromstring(svg).itertext())
    expected = {"histogram": "(2)", "trend": "belum dilaporkan", "scatter": "belum dilaporkan (2)"}
    assert expected.get(kind, "Sunyi 1") in words
    assert kind == "histogram" or "Tempat 2" in words


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(KINDS),
    st.lists(
        st.tuples(
            st.text(max_size=30),
            st.one_of(st.none(), st.floats(-1e15, 1e15), st.integers(-9, 10**15)),
            st.text(max_size=12),
            st.sampled_from(EMPTIES),
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_no_text_and_no_number_breaks_a_drawing(
    kind: str, rows: list[tuple[str, float | None, str, Status]], logarithmic: bool
) -> None:
    points = []
    for label, value, series, empty in rows:
        status = empty if value is None else Status.ZERO if value == 0 else Status.REPORTED
        points.append(Point(label, value, status, label, series, key=series))
    check(draw_figure(figure(kind, *points, axis=Axis("x", "orang", logarithmic), highlight="a"), EN))


def test_title_and_description_are_there_for_those_who_cannot_see() -> None:
    root = ET.fromstring(draw_figure(figure("bars", point("A", 1), title='Satu & "dua"', id="g-1"), ID))
    assert (root[0].text, root[0].attrib["id"]) == ('Satu & "dua"', "g-1-title")
    assert (root[1].text, root[1].attrib["id"]) == ("Uraian", "g-1-desc")


def test_a_withheld_value_is_not_drawn_and_stops_the_build() -> None:
    leak = Point("Anu", 3.0, Status.WITHHELD, "disembunyikan")
    with pytest.raises(ChartFailed, match="Anu"):
        draw_figure(figure("strip", leak), ID)
    with pytest.raises(ChartFailed, match="Anu"):
        draw_figure(figure("bars", Point("Anu", None, Status.ZERO, "0")), ID)
    with pytest.raises(ChartFailed, match="Anu"):
        draw_figure(figure("bars", Point("Anu", float("inf"), Status.REPORTED, "?")), ID)


def test_an_engine_that_fails_names_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(specification: object, lang: str) -> str:
        raise ChartFailed("vl-convert: rusak")

    monkeypatch.setattr(drawing, "render", broken)
    with pytest.raises(ChartFailed, match=r"gambar \(id\)\nvl-convert: rusak"):
        draw_figure(of_kind("bars"), ID)


def test_drawings_are_small() -> None:
    strip = figure("strip", *places(41, 66), highlight="Tempat-3", highlight_label="Tempat 3: 14 orang")
    assert len(gzip.compress(draw_figure(strip, ID).encode())) <= 3000
    for kind in set(KINDS) - {"strip"}:
        assert len(gzip.compress(draw_figure(of_kind(kind), ID).encode())) <= 2000


# --- the same in, the same out ---------------------------------------------------------------


def every_kind() -> list[tuple[Figure, Messages]]:
    return [(of_kind(kind), voice) for kind in KINDS for voice in (ID, EN)]


def test_a_drawing_does_not_depend_on_those_before_it() -> None:
    forward = draw_figures(every_kind())
    assert draw_figures(every_kind()[::-1]) == forward
    assert len(forward) == 2 * len(KINDS)


def test_a_drawing_from_the_cache_is_the_fresh_one(tmp_path: Path) -> None:
    fresh = draw_figures(every_kind(), tmp_path)
    assert draw_figures(every_kind(), tmp_path) == fresh == draw_figures(every_kind())
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".svg"] * len(fresh)


def test_another_process_draws_the_same_and_starts_no_engine_for_the_cache(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib, pathlib\n"
        "from drawings import ID, EN, KINDS, of_kind\n"
        "from terang.charts import draw_figures\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "drawn = draw_figures([(of_kind(k), v) for k in KINDS for v in (ID, EN)], folder)\n"
        "print(hashlib.sha256(repr(sorted(drawn.items())).encode()).hexdigest())\n"
        "print('altair' in sys.modules, 'vl_convert' in sys.modules)\n"
    )
    path = f"{SCRIPTS}:{Path(__file__).parent}"
    runs = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(tmp_path)]
        environment = {"PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": "America/New_York"}
        runs.append(
            subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        )
    assert [run.splitlines()[1] for run in runs] == ["True True", "False False"]
    assert runs[0].splitlines()[0] == runs[1].splitlines()[0]


@pytest.mark.parametrize("damage", [b"", b"kosong", b"\xff\xfe", None])
def test_a_damaged_entry_is_drawn_again(tmp_path: Path, damage: bytes | None) -> None:
    one = [(of_kind("bars"), ID)]
    fresh = draw_figures(one, tmp_path)
    (entry,) = tmp_path.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(good[:-20] if damage is None else damage)
    assert draw_figures(one, tmp_path) == fresh
    assert entry.read_bytes() == good


def test_a_key_follows_everything_that_the_drawing_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    one = of_kind("bars")
    words = {**ID.words, "chart.empty": ("Lain",)}
    others = [
        drawing_key(dataclasses.replace(one, kind="steps"), ID),
        drawing_key(dataclasses.replace(one, axis=Axis("Lain", "orang")), ID),
        drawing_key(dataclasses.replace(one, points=one.points[::-1]), ID),
        drawing_key(dataclasses.replace(one, points=(dataclasses.replace(one.points[0], text="x"),)), ID),
        drawing_key(one, EN),
        drawing_key(one, dataclasses.replace(ID, words=words)),
    ]
    monkeypatch.setattr(charts.keys, "_grounds", [])
    monkeypatch.setattr(charts.keys, "code_hash", lambda: "kode lain")
    others.append(drawing_key(one, ID))
    assert drawing_key(one, ID) == others[-1]
    monkeypatch.undo()
    assert len({drawing_key(one, ID), *others}) == 1 + len(others)
