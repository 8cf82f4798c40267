"""`invoke boundaries`: official boundaries are taken in whole and right, or refused in words."""

from __future__ import annotations

import copy
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invoke import Exit

import tasks
from terang import boundaries
from terang.boundaries import (
    InvalidBoundaries,
    Provenance,
    check_boundaries,
    command,
    read_boundaries,
    run_boundaries,
    simplify,
)
from terang.boundaries.borders import shared_borders
from terang.boundaries.checking import check_file
from terang.boundaries.codes import find_coding
from terang.boundaries.model import Boundaries, written
from terang.boundaries.reading import Feature
from terang.catalog import Catalog
from terang.city import City, read_city
from terang.findings import Severity, is_blocked
from terang.messages import Messages
from terang.packages.strays import find_strays
from terang.statuses import Nature

Document = dict[str, Any]

SQUARES = {
    "99.71.01.1001": (104.00, -2.018, 104.02, -2.00),
    "99.71.01.1002": (104.02, -2.02, 104.04, -2.00),
    "99.71.01.1004": (104.00, -2.04, 104.04, -2.02),
    "99.71.02.1001": (104.00, -2.08, 104.03, -2.04),
    "99.71.02.1003": (104.03, -2.08, 104.05, -2.042),
}
"""West, south, east, north: five rectangles that hold the centre points of the small city, and lie
side by side as its table of neighbours says."""

PROVENANCE = Provenance("Badan Informasi Contoh, batas wilayah", "bebas dipakai", "2025-07")
DOTTED = {code: code for code in SQUARES}
BPS = dict(zip(SQUARES, ("9971020003", "9971020001", "9971020002", "9971010001", "9971010004"), strict=True))


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """A rectangle against the clock, with a point at every hundredth of a degree along its sides."""
    xs = [west, *between(west, east), east]
    ys = [south, *between(south, north), north]
    bottom, right = [(x, south) for x in xs[:-1]], [(east, y) for y in ys[:-1]]
    top, left = [(x, north) for x in xs[:0:-1]], [(west, y) for y in ys[:0:-1]]
    return [list(point) for point in (*bottom, *right, *top, *left, (west, south))]


def between(low: float, high: float) -> list[float]:
    return [n / 100 for n in range(-300, 10500) if low + 0.001 < n / 100 < high - 0.001]


def collection(name: str = "kode_kelurahan", codes: dict[str, Any] | None = None) -> Document:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"nama": code, name: (codes or DOTTED)[code]},
                "geometry": {"type": "Polygon", "coordinates": [ring(*square)]},
            }
            for code, square in SQUARES.items()
        ],
    }


class Desk:
    """A fresh copy of the small city, and files to offer to it."""

    def __init__(self, folder: Path, catalog: Catalog, say: Messages) -> None:
        self.city = read_city("contoh", folder)
        self.catalog = replace(catalog, city=self.city)
        self.say = say
        self.file = folder.parent / "batas.geojson"

    def offer(self, document: Any) -> Path:
        content = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.file.write_bytes(content)
        return self.file

    def codes(self, document: Any, **options: str) -> set[str]:
        """The kinds of findings on *document*."""
        return {f.code for f in check_file(self.offer(document), self.catalog, **options).findings}

    def take(self, document: Any, provenance: Provenance = PROVENANCE) -> bytes:
        """What is written of *document*."""
        run_boundaries(self.catalog, self.offer(document), provenance, self.say)
        return (self.city.folder / "batas.json").read_bytes()


@pytest.fixture
def bench(contoh_folder: Path, catalog: Catalog, messages: Messages) -> Desk:
    return Desk(contoh_folder, catalog, messages)


def changed(edit: Callable[[Document], object]) -> Document:
    document = copy.deepcopy(collection())
    edit(document)
    return document


def geometry(document: Document, place: int = 0) -> Document:
    found: Document = document["features"][place]["geometry"]
    return found


def test_five_squares_are_taken_in_and_read_back(bench: Desk) -> None:
    bench.take(collection())
    found = read_boundaries(bench.city, SQUARES)

    assert found is not None
    assert (found.source, found.licence, found.date) == (
        "Badan Informasi Contoh, batas wilayah", "bebas dipakai", "2025-07"
    )  # fmt: skip
    # Four corners, and the one of 8-9 Hilir that lies on its side; other points of the sides are gone.
    corners = {(10402000, -200000), (10400000, -200000), (10400000, -201800), (10402000, -201800)}
    ((outer,),) = found.shapes["99.71.01.1001"]
    assert len(outer) == 5 and set(outer) == corners | {(10402000, -201000)}


def test_the_same_is_written_whichever_way_and_from_wherever_rings_run(bench: Desk) -> None:
    once = bench.take(collection())

    def turn(document: Document) -> None:
        document["features"].reverse()
        for feature in document["features"]:
            points = feature["geometry"]["coordinates"][0][:-1][::-1]
            points = points[3:] + points[:3]
            feature["geometry"] = {"type": "MultiPolygon", "coordinates": [[[*points, points[0]]]]}

    assert bench.take(changed(turn)) == once


def topology(quantized: bool) -> Document:
    """The five squares with every stretch of border once, as arcs between corners where borders meet."""
    collected = collection()
    arcs: list[list[list[float]]] = []
    geometries = []
    for feature in collected["features"]:
        line = feature["geometry"]["coordinates"][0]
        indexes = []
        for start, end in itertools.pairwise(line):
            if [end, start] in arcs:
                indexes.append(~arcs.index([end, start]))
            else:
                arcs.append([start, end])
                indexes.append(len(arcs) - 1)
        geometries.append({"type": "Polygon", "arcs": [indexes], "properties": feature["properties"]})
    found: Document = {
        "type": "Topology",
        "objects": {"kelurahan": {"type": "GeometryCollection", "geometries": geometries}},
    }
    if quantized:
        found["transform"] = {"scale": [0.001, 0.001], "translate": [104, -2.08]}
        steps = [[[round((x - 104) / 0.001), round((y + 2.08) / 0.001)] for x, y in arc] for arc in arcs]
        found["arcs"] = [[a, [b[0] - a[0], b[1] - a[1]]] for a, b in steps]
    else:
        found["arcs"] = arcs
    return found


@pytest.mark.parametrize("quantized", [False, True])
def test_topojson_gives_what_geojson_gives(bench: Desk, quantized: bool) -> None:
    once = bench.take(collection())
    document = topology(quantized)

    assert any(index < 0 for g in document["objects"]["kelurahan"]["geometries"] for index in g["arcs"][0])
    assert bench.take(document) == once


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("kode_kelurahan", DOTTED),
        ("KDEPUM", {code: code.replace(".", "") for code in SQUARES}),
        ("Kode Desa", {code: int(code.replace(".", "")) for code in SQUARES}),
        ("kode", {code: float(bps) for code, bps in BPS.items()}),
        ("ADM4_PCODE", {code: f"ID{bps}" for code, bps in BPS.items()}),
        ("kode_bps", BPS),
    ],
)
def test_codes_are_found_under_common_names_in_common_forms(
    bench: Desk, name: str, codes: dict[str, Any]
) -> None:
    assert bench.take(collection(name, codes)) == bench.take(collection())


def test_a_code_property_of_another_name_is_named(bench: Desk) -> None:
    document = collection("rahasia")

    assert bench.codes(document) == {"boundary-no-code-property"}
    assert bench.codes(document, code_property="rahasia") == set()
    assert bench.codes(document, code_property="nama") == set(), "it holds the codes as well"
    assert bench.codes(collection(), code_property="tidak_ada") == {"boundary-code-property"}


def test_ten_digits_are_read_all_in_one_way(catalog: Catalog) -> None:
    """Without dots a Kemendagri code may be somebody else's BPS code: the reading that fits all wins."""
    texts = {code: code.replace(".", "") for code in SQUARES}
    features = [Feature(n, {"kode": text}, None, None) for n, text in enumerate(texts.values(), 1)]
    coding = find_coding(features, catalog)

    assert coding is not None
    assert dict(coding.codes) == {text: code for code, text in texts.items()}


def test_members_named_id_will_do(bench: Desk) -> None:
    def identify(document: Document) -> None:
        for feature in document["features"]:
            feature["id"] = feature["properties"].pop("kode_kelurahan")
            feature["properties"] = None

    assert bench.codes(changed(identify)) == set()


def _set_type(kind: str) -> Callable[[Document], object]:
    return lambda d: geometry(d).update(type=kind)


def _each_point(change: Callable[[float, float], list[Any]]) -> Callable[[Document], object]:
    def edit(document: Document) -> None:
        for place in range(5):
            lines = geometry(document, place)["coordinates"]
            lines[0] = [change(x, y) for x, y in lines[0]]

    return edit


def _line(points: list[Any]) -> Callable[[Document], object]:
    return lambda d: geometry(d).update(coordinates=[points])


def _crs(system: Any) -> Callable[[Document], object]:
    return lambda d: d.update(crs=system)


def _code(value: Any, place: int = 0) -> Callable[[Document], object]:
    return lambda d: d["features"][place]["properties"].update(kode_kelurahan=value)


REFUSED: dict[str, tuple[str, Callable[[Document], object]]] = {
    "another type": ("boundary-kind", lambda d: d.update(type="Feature")),
    "no type": ("boundary-kind", lambda d: d.pop("type")),
    "no features": ("boundary-no-features", lambda d: d.update(features=[])),
    "features that are none": ("boundary-no-features", lambda d: d.update(features={"a": 1})),
    "a feature that is none": ("boundary-not-feature", lambda d: d["features"].append("x")),
    "metres": ("boundary-projected", _each_point(lambda x, y: [x * 4000, y * 110000 + 1e7])),
    "swapped": ("boundary-swapped", _each_point(lambda x, y: [y, x])),
    "another city": ("boundary-far", _each_point(lambda x, y: [x + 3, y])),
    "another system": (
        "boundary-crs",
        _crs({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32748"}}),
    ),
    "a system by address": ("boundary-crs", _crs({"type": "link", "properties": {"href": "x"}})),
    "a system that is none": ("boundary-crs", _crs("EPSG:4326")),
    "a collection of geometries": ("boundary-geometry", _set_type("GeometryCollection")),
    "a line": ("boundary-geometry", _set_type("LineString")),
    "no geometry": ("boundary-geometry", lambda d: d["features"][0].update(geometry=None)),
    "no coordinates": ("boundary-coordinates", lambda d: geometry(d).pop("coordinates")),
    "words for numbers": ("boundary-coordinates", _line([["104", "-2"]] * 4)),
    "booleans for numbers": ("boundary-coordinates", _line([[True, False]] * 4)),
    "a huge number": ("boundary-coordinates", _line([[10**400, 0]] * 4)),
    "three points": ("boundary-few-points", _line([[104, -2], [104.01, -2], [104, -2]])),
    "an open ring": ("boundary-open", lambda d: geometry(d)["coordinates"][0].pop()),
    "no area": ("boundary-flat", _line([[104, -2], [104.01, -2], [104.02, -2], [104, -2]])),
    "smaller than the grid": (
        "boundary-flat", _line([[104, -2], [104.000001, -2], [104.000001, -2.000001], [104, -2]])
    ),
    "no code": ("boundary-no-code", _code(None)),
    "a code of elsewhere": ("boundary-code-unknown", _code("99.72.01.1001")),
    "a code twice": ("boundary-code-double", _code("99.71.01.1002")),
    "a kelurahan too few": ("boundary-missing", lambda d: d["features"].pop()),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_and_nothing_is_written(bench: Desk, name: str) -> None:
    code, edit = REFUSED[name]
    earlier = bench.take(collection())
    findings = check_file(bench.offer(changed(edit)), bench.catalog).findings

    assert code in {f.code for f in findings if f.severity is Severity.BLOCK}
    with pytest.raises(InvalidBoundaries) as told:
        bench.take(changed(edit))
    assert bench.say(f"finding.{code}.remedy") in str(told.value)
    assert "batas.geojson" in str(told.value)
    assert (bench.city.folder / "batas.json").read_bytes() == earlier


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("degrees by name", _crs({"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})),
        ("degrees by number", _crs({"type": "name", "properties": {"name": "EPSG:4326"}})),
        ("degrees by urn", _crs({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}})),
        ("heights", _each_point(lambda x, y: [x, y, 12.5])),
        ("a further member", lambda d: d.update(name="batas", bbox=[1, 2, 3, 4])),
    ],
)
def test_what_is_harmless_is_accepted(bench: Desk, name: str, edit: Callable[[Document], object]) -> None:
    assert bench.take(changed(edit)) == bench.take(collection())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "boundary-not-json"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "boundary-not-json"),
        (b'{"type": "FeatureCollection", "features": [Infinity]}', "boundary-not-json"),
        (b"[" * 100_000, "boundary-not-json"),
        (b"1" * 10_000, "boundary-not-json"),
        (b"\xff\xfe\x00", "boundary-encoding"),
        (b"[]", "boundary-kind"),
        (b'{"type": "Topology", "arcs": []}', "boundary-layers"),
        (b'{"type": "Topology", "objects": {"a": {"type": "GeometryCollection"}}}', "boundary-topology"),
    ],
)
def test_a_file_that_is_none_is_refused(bench: Desk, content: bytes, code: str) -> None:
    assert bench.codes(content) == {code}


def test_a_file_that_is_not_there_is_refused(bench: Desk) -> None:
    found = (
        check_file(bench.file.parent, bench.catalog).findings + check_file(bench.file, bench.catalog).findings
    )

    assert [f.code for f in found] == ["boundary-no-file"] * 2


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["arcs"].pop(),
        lambda d: d["arcs"].__setitem__(0, None),
        lambda d: d["arcs"][0].__setitem__(0, ["a", 1]),
        lambda d: d.update(transform={"scale": [1], "translate": [0, 0]}),
        lambda d: d.update(transform=3),
        lambda d: d["objects"]["kelurahan"].update(geometries=[3]),
        lambda d: d["objects"]["kelurahan"]["geometries"][0].update(arcs=[["0"]]),
        lambda d: d["objects"]["kelurahan"]["geometries"][0].update(arcs=[0]),
    ],
)
def test_a_broken_topology_is_refused(bench: Desk, edit: Callable[[Document], object]) -> None:
    document = topology(quantized=False)
    edit(document)

    assert bench.codes(document) == {"boundary-topology"}


def test_a_topology_that_unfolds_without_end_is_refused(bench: Desk) -> None:
    document = topology(quantized=False)
    document["arcs"][0] = [[104.0, -2.0]] * 1000
    document["objects"]["kelurahan"]["geometries"][0]["arcs"] = [[0] * 10_000]

    assert bench.codes(document) == {"boundary-topology"}


def test_a_part_that_encloses_nothing_is_left_out_with_a_warning(bench: Desk) -> None:
    def add(document: Document) -> None:
        speck = [[104.01, -2.01], [104.012, -2.01], [104.01, -2.01], [104.008, -2.01], [104.01, -2.01]]
        geometry(document).update(
            type="MultiPolygon", coordinates=[[speck], geometry(document)["coordinates"]]
        )

    assert bench.codes(changed(add)) == {"boundary-speck"}
    assert bench.take(changed(add)) == bench.take(collection())


# Warnings: written all the same.


def test_a_centre_outside_its_area_is_a_warning(bench: Desk) -> None:
    def swap(document: Document) -> None:
        first, second = document["features"][:2]
        first["properties"], second["properties"] = second["properties"], first["properties"]

    checked = check_file(bench.offer(changed(swap)), bench.catalog)

    assert not is_blocked(checked.findings)
    assert [f.value for f in checked.findings if f.code == "boundary-centre"] == [
        "99.71.01.1001",
        "99.71.01.1002",
    ]


def test_neighbours_are_compared_with_the_table(bench: Desk) -> None:
    assert bench.codes(collection()) == set()

    def move(document: Document) -> None:
        geometry(document, 0)["coordinates"] = [ring(104.00, -2.02, 104.02, -2.00)]
        geometry(document, 4)["coordinates"] = [ring(104.031, -2.08, 104.05, -2.042)]

    moved = check_file(bench.offer(changed(move)), bench.catalog).findings
    assert [(f.code, f.value, str(f.severity)) for f in moved] == [
        ("boundary-new-border", "99.71.01.1001, 99.71.01.1004", "warn"),
        ("boundary-no-border", "99.71.02.1001, 99.71.02.1003", "warn"),
    ]
    assert 2220 <= int(moved[0].details["length"]) <= 2260, "0.02 degrees, and the ends around the corners"


@pytest.mark.parametrize(("gap", "shared"), [(0, True), (10, True), (20, False)])
def test_a_gap_of_few_metres_is_no_gap(gap: int, shared: bool) -> None:
    def square(west: int, south: int) -> Any:
        return (((west, south), (west + 1000, south), (west + 1000, south + 1000), (west, south + 1000)),)

    metres = 1 / 1.1132
    found = shared_borders({"a": (square(0, 0),), "b": (square(1000 + round(gap * metres), 0),)})

    assert found is not None
    assert (found.get(("a", "b"), 0) >= 1000) is shared


def test_a_corner_is_no_border() -> None:
    def square(west: int, south: int) -> Any:
        return (((west, south), (west + 1000, south), (west + 1000, south + 1000), (west, south + 1000)),)

    found = shared_borders({"a": (square(0, 0),), "b": (square(1000, 1000),)})

    assert found is not None
    assert found.get(("a", "b"), 0) < 100


# Simplification.


def wavy(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """A border of many small bends, its last point left out."""
    (xa, ya), (xb, yb) = start, end
    return [
        (xa + (xb - xa) * i // 200 + (i % 3 if xa == xb and i else 0),
         ya + (yb - ya) * i // 200 + (i % 3 if ya == yb and i else 0))
        for i in range(200)
    ]  # fmt: skip


def test_what_two_share_is_simplified_once_for_both() -> None:
    middle = wavy((1000, 0), (1000, 1000))
    back = [(1000, 1000), *middle[:0:-1]]
    left = (((0, 0), *middle, (1000, 1000), (0, 1000)),)
    right = ((*back, (1000, 0), (2000, 0), (2000, 1000)),)
    found = simplify({"a": (left,), "b": (right,)}, 5)
    line = {p for p in found["a"][0][0] if 900 < p[0] < 1100}

    assert 2 <= len(line) < 10, "of 201"
    assert line == {p for p in found["b"][0][0] if 900 < p[0] < 1100}
    assert set(simplify({"a": (left,), "b": (right,)}, 0)["a"][0][0]) == set(left[0])


def test_an_enclave_keeps_to_the_hole_it_lies_in() -> None:
    circle = tuple(wavy((100, 100), (200, 100)) + wavy((200, 100), (200, 200)) + [(200, 200), (100, 200)])
    turned = circle[70:] + circle[:70]
    around = ((0, 0), (300, 0), (300, 300), (0, 300))
    found = simplify({"in": ((circle,),), "out": ((around, turned[::-1]),)}, 4)

    assert set(found["in"][0][0]) == set(found["out"][0][1])
    assert len(found["in"][0][0]) < 12


def bent(document: Document) -> None:
    """Give every rectangle a lower side of 900 small bends."""
    for place, (west, south, east, north) in enumerate(SQUARES.values()):
        step = (east - west) / 900
        bottom = [[west + i * step, south + (i % 7) * 1e-5 * (0 < i)] for i in range(900)]
        line = [*bottom, [east, south], [east, north], [west, north], [west, south]]
        geometry(document, place)["coordinates"] = [line]


def test_a_large_file_is_simplified_until_it_is_small(bench: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bench.take(changed(bent))
    monkeypatch.setattr(command, "LARGEST", len(whole) // 4)
    smaller = bench.take(changed(bent))

    assert len(smaller) <= len(whole) // 4
    assert bench.take(changed(bent)) == smaller
    monkeypatch.setattr(command, "LARGEST", 100)
    with pytest.raises(InvalidBoundaries, match="terlalu rumit"):
        bench.take(changed(bent))
    assert (bench.city.folder / "batas.json").read_bytes() == smaller


# Where they come from.


@pytest.mark.parametrize(
    ("provenance", "code"),
    [
        (Provenance("", "bebas", "2025"), "boundary-no-provenance"),
        (Provenance("Badan", " ", "2025"), "boundary-no-provenance"),
        (Provenance("Badan", "bebas", ""), "boundary-no-provenance"),
        (Provenance("Badan", "bebas", "Juli 2025"), "boundary-date"),
        (Provenance("Badan", "bebas", "2025-13"), "boundary-date"),
        (Provenance("Badan", "bebas", "2025-02-30"), "boundary-date"),
        (Provenance("B" * 400, "bebas", "2025"), "boundary-bad-provenance"),
        (Provenance("Badan\nContoh", "bebas", "2025"), "boundary-bad-provenance"),
        (Provenance("surel seseorang@contoh.id", "bebas", "2025"), "boundary-personal"),
    ],
)
def test_without_source_terms_and_date_nothing_is_taken(
    bench: Desk, provenance: Provenance, code: str
) -> None:
    with pytest.raises(InvalidBoundaries) as told:
        bench.take(collection(), provenance)

    assert bench.say(f"finding.{code}.wrong") in str(told.value)
    assert "@contoh" not in str(told.value)
    assert not (bench.city.folder / "batas.json").exists()


def test_every_date_that_is_one_is_taken(bench: Desk) -> None:
    for day in ("2025", "2025-07", "2025-07-21"):
        assert f'"tanggal": "{day}"' in bench.take(collection(), Provenance("Badan", "bebas", day)).decode()


def test_the_file_is_no_stray_and_holds_nothing_that_looks_personal(bench: Desk) -> None:
    bench.take(collection())
    assert "batas.json" not in {f.file for f in find_strays(bench.city, Nature.REAL, ())}
    bench.city.folder.joinpath("batas-lama.json").write_text("{}")
    assert "batas-lama.json" in {f.file for f in find_strays(bench.city, Nature.REAL, ())}


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "null", '{"versi": 1}', "[" * 10_000,
        '{"versi": 1, "sumber": "a", "lisensi": "b", "tanggal": "2025", "kelurahan": []}',
        '{"versi": 1, "sumber": "a", "lisensi": "b", "tanggal": "2025", "kelurahan": {"x": [[[1, 2]]]}}',
        '{"versi":1,"sumber":"a","lisensi":"b","tanggal":"2025","kelurahan":{"x":[[[1,2,3,4,5,1e9]]]}}',
        '{"versi": 2, "sumber": "a", "lisensi": "b", "tanggal": "2025", "kelurahan": {}}',
    ],
)  # fmt: skip
def test_a_spoiled_file_of_ours_is_told_in_words(bench: Desk, content: str) -> None:
    (bench.city.folder / "batas.json").write_text(content)
    with pytest.raises(InvalidBoundaries, match="invoke boundaries"):
        read_boundaries(bench.city, SQUARES)
    assert [(f.code, f.file) for f in check_boundaries(bench.city, SQUARES)] == [
        ("boundary-kept-form", "batas.json")
    ]


def test_boundaries_of_other_kelurahan_are_told_in_words(bench: Desk) -> None:
    bench.take(collection())
    with pytest.raises(InvalidBoundaries, match=r"99\.71\.02\.1009"):
        read_boundaries(bench.city, [*SQUARES, "99.71.02.1009"])
    (found,) = check_boundaries(bench.city, [*SQUARES, "99.71.02.1009"])
    assert (found.code, found.severity) == ("boundary-kept-places", Severity.BLOCK)
    assert check_boundaries(bench.city, SQUARES) == ()


def test_a_city_without_boundaries_has_none(city: City) -> None:
    assert read_boundaries(city, SQUARES) is None
    assert check_boundaries(city, SQUARES) == ()


# Hostile input.

KEYS = ["type", "features", "geometry", "coordinates", "properties", "kode", "arcs", "objects", "crs", "id"]
WORDS = ["Polygon", "MultiPolygon", "Feature", "kode", 10**30, 104.01, -2.01, "99.71.01.1001"]
simple = st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=8)
json_values = st.recursive(
    simple | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=25,
)
PLACES: tuple[tuple[Any, ...], ...] = (
    (),
    ("features",),
    ("features", 0),
    ("features", 0, "properties"),
    ("features", 0, "properties", "kode_kelurahan"),
    ("features", 0, "geometry"),
    ("features", 0, "geometry", "type"),
    ("features", 0, "geometry", "coordinates"),
    ("features", 0, "geometry", "coordinates", 0),
    ("features", 0, "geometry", "coordinates", 0, 1),
    ("features", 0, "geometry", "coordinates", 0, 1, 0),
    ("crs",),
    ("arcs",),
    ("arcs", 0),
    ("arcs", 0, 0),
    ("transform",),
    ("objects",),
    ("objects", "kelurahan"),
    ("objects", "kelurahan", "geometries"),
    ("objects", "kelurahan", "geometries", 0, "arcs"),
    ("objects", "kelurahan", "geometries", 0, "arcs", 0),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.sampled_from(PLACES), value=json_values, quantized=st.booleans())
def test_whatever_stands_where_the_end_is_findings_in_words(
    bench: Desk, place: tuple[Any, ...], value: Any, quantized: bool
) -> None:
    document: Any = (
        topology(quantized) if place[:1] in (("arcs",), ("transform",), ("objects",)) else collection()
    )
    if place:
        inner = document
        for key in place[:-1]:
            inner = inner[key]
        inner[place[-1]] = value
    else:
        document = value
    checked = check_file(bench.offer(document), bench.catalog)

    assert is_blocked(checked.findings) or set(checked.shapes) == set(SQUARES)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_end_in_findings(bench: Desk, content: bytes) -> None:
    assert is_blocked(check_file(bench.offer(content), bench.catalog).findings)


@given(
    st.lists(
        st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=3, max_size=30, unique=True
    ),
    st.floats(0, 200),
)
def test_simplifying_keeps_points_and_never_adds_any(points: list[tuple[int, int]], tolerance: float) -> None:
    found = simplify({"a": ((tuple(points),),)}, tolerance)["a"][0][0]

    assert len(set(found)) >= 3
    assert set(found) <= set(points)


# The command.


def test_the_command_says_what_it_wrote_or_why_it_did_not(
    bench: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("terang.city.CITY_FOLDERS", (bench.city.folder.parent,))
    monkeypatch.setattr(tasks, "CITY", "contoh")
    monkeypatch.chdir(bench.city.folder)
    path = str(bench.offer(collection()))
    tasks.boundaries.body(None, path, source="Badan", licence="bebas", date="2025")
    said = capsys.readouterr().out

    assert "Batas 5 kelurahan tersimpan" in said
    with pytest.raises(Exit) as ended:
        tasks.boundaries.body(None, path)
    assert ended.value.code == 1
    assert "--source" in str(ended.value) and "--licence" in str(ended.value) and "--date" in str(ended.value)


def test_every_finding_has_words_in_both_languages(messages: Messages, english: Messages) -> None:
    folder = Path(boundaries.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'"(boundary-[a-z-]+)"', sources))

    assert len(codes) > 30
    for voice in (messages, english):
        assert [
            c for c in codes for part in ("wrong", "remedy") if not voice.has(f"finding.{c}.{part}")
        ] == []
        told = {key.split(".")[1] for key in voice.words if key.startswith("finding.boundary-")}
        assert told == codes


def test_the_text_is_canonical() -> None:
    shapes = {"b": (((1, 2), (5, 2), (5, 9)),), "a": (((0, 0), (4, 0), (4, 4)),)}
    text = written(Boundaries("s", "l", "2025", {code: (shape,) for code, shape in shapes.items()}))

    assert text.index('"a"') < text.index('"b"')
    assert '    "a": [[[0, 0, 4, 0, 0, 4]]],\n' in text
    assert json.loads(text)["versi"] == 1
