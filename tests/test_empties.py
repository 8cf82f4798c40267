"""Nothing is not zero: the five kinds of empty are told apart in file, table, chart, map and sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from terang.catalog import Catalog, Field, Resource, Standard
from terang.charts import draw_figure
from terang.charts.periods import read_lines
from terang.city import City
from terang.downloads import PublishedFile, make_downloads
from terang.downloads.packages import package_files
from terang.downloads.places import PLACE_COLUMNS, lines_by_place
from terang.indicators import compute_indicators
from terang.messages import Messages, read_messages
from terang.observations import Observation, Observations
from terang.pages.assemble import build_pages
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Figure, Point, Stat, Tile
from terang.pages.models import Page
from terang.pages.models_quality import QualityPage
from terang.pages.trends import is_yearly, trend
from terang.portal import Portal, figures_of, prepare_portal
from terang.site import write_site
from terang.statuses import Nature, Status, status_of
from terang.validation import load_catalog
from tests.drawings import texts
from tests.twins import is_plain

ID = read_messages("id")
EMPTIES = tuple(status for status in Status if not status.has_value)
WORDS = {ID(f"status.{status}"): status for status in EMPTIES}
NO_FIGURE = ID("page.no_figure")

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
STATES = {
    HILIR7: Status.ZERO,
    HILIR89: Status.NOT_REPORTED,
    DAMAI: Status.NOT_APPLICABLE,
    MELATI: Status.WITHHELD,
    SUKARASA: Status.NOT_AVAILABLE,
}
"""One kelurahan for each kind of empty, in the savings of the small city."""
SAVED = "simpanan_total_rp"
MONTHS = [f"2026-{month:02d}" for month in range(1, 10)]
ANY_KIND = pytest.mark.parametrize(("code", "status"), STATES.items(), ids=list(STATES.values()))


@pytest.fixture(scope="module")
def every_kind(city: City) -> Catalog:
    """The small city with every kind of empty in one column."""
    catalog = load_catalog(city, simulated=False)
    dataset = catalog.datasets["keanggotaan"]
    table = dataset.resources["simpanan"].table.copy()
    statuses = [STATES[code] for code in table["kode_kelurahan"]]
    table[SAVED] = pd.array([0 if s is Status.ZERO else pd.NA for s in statuses], dtype=table[SAVED].dtype)
    table[f"{SAVED}_status"] = pd.array([status.value for status in statuses], dtype="string")
    resources = {**dataset.resources, "simpanan": replace(dataset.resources["simpanan"], table=table)}
    changed = replace(dataset, resources=resources)
    return replace(catalog, datasets={**catalog.datasets, "keanggotaan": changed})


@pytest.fixture(scope="module")
def portal(city: City, every_kind: Catalog) -> Portal:
    """The portal of the small city with every kind of empty."""
    return prepare_portal(city, every_kind)


@pytest.fixture(scope="module")
def site(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its finished site."""
    folder = tmp_path_factory.mktemp("empties")
    write_site(portal, folder)
    return folder


@pytest.fixture(scope="module")
def files(portal: Portal) -> dict[str, PublishedFile]:
    """Its downloads by their address."""
    return {file.address: file for file in portal.files}


@pytest.fixture(scope="module")
def whole(city: City) -> Portal:
    """The portal of the small city as the preview shows it: with what is simulated, and withheld."""
    return prepare_portal(city, load_catalog(city))


@pytest.fixture(scope="module")
def preview(whole: Portal) -> Callable[[], Portal]:
    """The same behind a call, for what would otherwise be printed in full where an example fails."""
    return lambda: whole


def rows_of(file: PublishedFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


def written(status: Status) -> str:
    """What stands in the cell beside *status* in these tests."""
    return "0" if status is Status.ZERO else ""


def shown(status: Status) -> str:
    """What a page says of *status* in these tests."""
    return "Rp0" if status is Status.ZERO else ID(f"status.{status}")


def parts_of(part: object) -> Iterator[object]:
    yield part
    if isinstance(part, tuple):
        for item in part:
            yield from parts_of(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from parts_of(getattr(part, item.name))


# Every surface tells all five apart: the real output of the small city.


@ANY_KIND
def test_the_twin_column_of_a_table_says_why(
    files: dict[str, PublishedFile], code: str, status: Status
) -> None:
    (row,) = (row for row in rows_of(files["keanggotaan/simpanan.csv"]) if row["kode_kelurahan"] == code)

    assert (row[SAVED], row[f"{SAVED}_status"]) == (written(status), status.value)


@ANY_KIND
def test_the_extract_of_a_place_and_the_file_of_an_indicator_say_why(
    portal: Portal, files: dict[str, PublishedFile], code: str, status: Status
) -> None:
    slug = portal.catalog.regions[code].slug
    (line,) = (row for row in rows_of(files[f"kelurahan/{slug}.csv"]) if row["ukuran"] == SAVED)
    (row,) = (row for row in rows_of(files["indikator/simpanan-total-rp.csv"]) if row["wilayah"] == code)

    assert (line["nilai"], line["status"]) == (row["nilai"], row["status"]) == (written(status), status.value)


@ANY_KIND
def test_the_document_of_a_place_says_why(
    portal: Portal, files: dict[str, PublishedFile], code: str, status: Status
) -> None:
    document = json.loads(files[f"kelurahan/{portal.catalog.regions[code].slug}.json"].content)
    (entry,) = (entry for entry in document["pengamatan"] if entry["indikator"] == SAVED)

    assert (entry["nilai"], entry["status"]) == (0 if status is Status.ZERO else None, status.value)


@ANY_KIND
def test_a_table_says_why_in_words_and_with_a_mark(
    site: Path, portal: Portal, code: str, status: Status
) -> None:
    html = (site / "indikator" / "simpanan-total-rp" / "index.html").read_text(encoding="utf-8")
    name = re.escape(portal.catalog.regions[code].name)
    cells = re.findall(
        rf'<th scope="row"><a [^>]*>{name}</a></th>\s*<td>[^<]*</td>\s*<td([^>]*)>(.*?)</td>', html
    )

    if status is Status.ZERO:
        assert cells[-1] == (' class="n" data-sort="0.0"', "Rp0")
    else:
        mark = f'<span class="empty empty--{status}">{shown(status)}</span>'
        assert cells[-1] == (' class="n"', mark)


@ANY_KIND
def test_a_tile_of_the_map_says_why_in_words_and_by_pattern(
    site: Path, portal: Portal, code: str, status: Status
) -> None:
    html = (site / "indikator" / "simpanan-total-rp" / "index.html").read_text(encoding="utf-8")
    name = portal.catalog.regions[code].name
    ((kind, text, symbol),) = re.findall(
        rf'class="tile tile--(\w+)"><title>{re.escape(name)}, [^:]*: ([^<]*)</title>.*?href="#([^"]*)"', html
    )

    assert text == shown(status)
    assert symbol == f"peta-simpanan-total-rp-{kind}"
    kinds = {
        Status.ZERO: "zero",
        Status.NOT_REPORTED: "s_not_reported",
        Status.NOT_APPLICABLE: "s_not_applicable",
        Status.WITHHELD: "s_withheld",
        Status.NOT_AVAILABLE: "s_not_available",
    }
    assert kind == kinds[status]
    drawn = {
        key: re.findall(rf'<symbol id="{symbol[: -len(kind)]}{key}".*?</symbol>', html)
        for key in kinds.values()
    }
    pictures = [re.sub(r'id="[^"]*"', "", picture) for (picture,) in drawn.values()]
    assert len(set(pictures)) == len(pictures)
    legend = re.findall(rf'<use href="#{symbol}"/></svg> ([^<]*) <span class="legend__count">(\d+)<', html)
    assert legend == [(shown(status), "1")]


@ANY_KIND
def test_a_chart_says_why_in_words(portal: Portal, code: str, status: Status) -> None:
    page = next(page for page in portal.pages if page.url == "/indikator/simpanan-total-rp/")
    figures = [figure for figure in figures_of(page) if code in {point.key for point in figure.points}]
    assert len(figures) > 0
    for figure in figures:
        (point,) = (point for point in figure.points if point.key == code)
        assert (point.status, point.text) == (status, shown(status))

        words = texts(draw_figure(figure, ID))

        assert (f"{shown(status)} (1)" in words) == (status is not Status.ZERO)
        assert not any(text.startswith(("nol (", "Rp0 (")) for text in words)


@ANY_KIND
def test_a_matrix_says_why_by_symbol(portal: Portal, code: str, status: Status) -> None:
    slug = portal.catalog.regions[code].slug
    page = next(page for page in portal.pages if page.url == f"/kelurahan/{slug}/")
    (figure,) = (figure for figure in figures_of(page) if figure.kind == "matrix")
    rung = ID(f"page.rung.{SAVED}")
    (point,) = (point for point in figure.points if (point.key, point.series) == (code, rung))
    assert point.status is status

    words = texts(draw_figure(figure, ID))

    assert ID(f"status.{status}") in words
    alone = [draw_figure(replace(figure, points=(_as(point, s),)), ID) for s in EMPTIES]
    shapes = {re.sub(r"<text.*?</text>|<title.*?</title>", "", drawn) for drawn in alone}
    assert len(shapes) == len(EMPTIES)


def _as(point: Point, status: Status) -> Point:
    return replace(point, value=None, status=status, text=ID(f"status.{status}"))


@ANY_KIND
def test_a_sentence_says_why(site: Path, portal: Portal, code: str, status: Status) -> None:
    slug = portal.catalog.regions[code].slug
    html = (site / "kelurahan" / slug / "index.html").read_text(encoding="utf-8")

    if status is Status.ZERO:
        assert "<p>Tercatat nol per 31 Maret 2026.</p>" in html
        assert "<p>Tidak diketahui: belum dilaporkan.</p>" not in html.split("Tercatat nol")[0]
    elif status is Status.WITHHELD:
        assert f"<p>Tercatat per 31 Maret 2026; angkanya {shown(status)}.</p>" in html
    else:
        assert f"<p>Tidak diketahui: {shown(status)}.</p>" in html


# What disclosure control withholds in the small city is told everywhere.


def test_what_is_withheld_is_told_on_every_surface(whole: Portal, contoh_site: Path) -> None:
    words = ID(f"status.{Status.WITHHELD}")
    tables = [rows_of(f) for f in whole.files if f.package and is_plain(f)]
    assert any(
        row[f"{name}_status"] == Status.WITHHELD and row[name] == ""
        for rows in tables
        for row in rows
        for name in row
        if f"{name}_status" in row
    )
    assert any(Status.WITHHELD in _statuses(json.loads(f.content)) for f in whole.files if _is_document(f))
    pages = [path.read_text(encoding="utf-8") for path in contoh_site.rglob("index.html")]
    assert any(f'<span class="empty empty--{Status.WITHHELD}">{words}</span>' in html for html in pages)
    assert any(re.search(rf'class="tile tile--s_withheld"><title>[^<]*: {words}<', html) for html in pages)
    assert any(re.search(rf"<text[^>]*>{words}( \(\d+\))?</text>", html) for html in pages)
    sentence = ID("record.said.disembunyikan", title="@", place="@", date="@")
    pattern = ".*".join(re.escape(part) for part in sentence.split("@") if part)
    assert any(re.search(pattern, html) for html in pages)


def _is_document(file: PublishedFile) -> bool:
    return file.format == "JSON" and file.region != ""


def _statuses(document: dict[str, list[dict[str, str]]]) -> set[str]:
    return {entry["status"] for entry in document["pengamatan"]}


# No file, page or chart prints a number where there is none.


def faults_of(page: Page, say: Messages) -> list[str]:
    """Every cell, number, point and tile of *page* whose value, status and words do not agree."""
    words = {say(f"status.{status}"): status for status in EMPTIES}
    # The report on quality counts cells: what stands beside a mark there is how many there are.
    counts = isinstance(page, QualityPage)
    parts = (part for part in parts_of(page) if not (counts and isinstance(part, Cell)))
    return [f"{page.url}: {part}" for part in parts if not _agrees(part, words, say)]


def _agrees(part: object, words: dict[str, Status], say: Messages) -> bool:
    if isinstance(part, Stat | Point):
        if part.status.has_value:
            zero = part.status is Status.ZERO
            return part.value is not None and (part.value == 0) == zero and part.text not in words
        # Loans have words of their own: nobody publishes them yet.
        is_unpublished = part.status is Status.NOT_AVAILABLE and part.text == say("page.unpublished")
        return part.value is None and (words.get(part.text) is part.status or is_unpublished)
    if isinstance(part, Cell):
        if part.status.has_value:
            return part.text not in words
        own_words = (say("page.no_figure"), say("page.unpublished"))
        told = words.get(part.text.rpartition(": ")[2]) is part.status or part.text in own_words
        return part.sort is None and told and not re.search(r"\d", part.text)
    if isinstance(part, Tile):
        is_empty = part.tile_class.startswith("s_")
        told = words.get(part.text)
        return (told is None or part.tile_class == f"s_{told.name.lower()}") and not (
            is_empty and re.search(r"\d", part.text)
        )
    return True


@pytest.mark.parametrize("which", ["portal", "whole"])
def test_on_no_page_does_a_null_pass_for_a_number(which: str, request: pytest.FixtureRequest) -> None:
    found: Portal = request.getfixturevalue(which)
    faults = [fault for page in found.pages for fault in faults_of(page, found.voices[page.lang])]
    kinds = {p.status for page in found.pages for p in parts_of(page) if isinstance(p, Stat | Point | Cell)}

    assert faults == []
    assert kinds == set(Status)


def test_a_null_that_passes_for_zero_is_found(portal: Portal) -> None:
    page = next(page for page in portal.pages if page.url == "/kelurahan/melati/")
    stat = next(part for part in parts_of(page) if isinstance(part, Stat) and part.value is None)
    for spoiled in (
        replace(stat, text="Rp0"),
        replace(stat, value=0.0),
        replace(stat, status=Status.ZERO),
        replace(stat, status=next(s for s in EMPTIES if s is not stat.status)),
        Cell("0", status=Status.NOT_REPORTED, sort=0.0),
        Cell("0", status=Status.WITHHELD),
        Cell(ID("status.disembunyikan")),
    ):
        assert not _agrees(spoiled, WORDS, ID), spoiled


def scrambled(known: Observations, chance: Random, levels: dict[str, str]) -> Observations:
    """Return *known* with values, zeros and every kind of empty thrown about, and some months gone."""

    def thrown(seen: Observation) -> Observation:
        status = chance.choice(list(Status))
        if status is Status.REPORTED and seen.value is not None:
            return seen
        if status is Status.REPORTED:
            status = Status.NOT_REPORTED
        return replace(seen, value=0.0 if status is Status.ZERO else None, status=status)

    rows = [
        thrown(seen)
        for name in known.indicators
        for region in known.regions_of(name)
        for seen in known.series(name, region)
        if len(seen.period) > len(MONTHS[0]) or chance.random() > 0.1
    ]
    return Observations(known.indicators.values(), rows, levels)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=8)
@given(st.integers(0, 10**6))
def test_whatever_is_missing_no_page_and_no_file_makes_it_a_number(
    preview: Callable[[], Portal], seed: int
) -> None:
    whole = preview()
    levels = {region.code: region.level for region in whole.catalog.regions.values()}
    known = scrambled(whole.observations, Random(seed), levels)  # type: ignore[arg-type]
    desk = Desk(whole.catalog, known, ID, whole.voices)
    pages = build_pages(desk)

    assert [fault for page in pages for fault in faults_of(page, ID)] == []
    for figure in (figure for page in pages for figure in figures_of(page) if figure.kind == "trend"):
        assert broken_lines(figure, known) == []
    for file in make_downloads(whole.catalog, "", known):
        if file.indicator and is_plain(file):
            assert all(_is_told(row["nilai"], row["status"]) for row in rows_of(file))
        elif _is_document(file):
            for entry in json.loads(file.content)["pengamatan"]:
                for point in (entry, *entry["deret"]):
                    assert _is_told("" if point["nilai"] is None else str(point["nilai"]), point["status"])


def _is_told(cell: str, status: str) -> bool:
    """Return True if an empty cell has a kind of empty, 0 is zero, and any other cell has a value."""
    if cell == "":
        return Status(status) in EMPTIES
    return Status(status) is (Status.ZERO if float(cell) == 0 else Status.REPORTED)


# Files: tables made in code, whatever they hold.


def _numbers(kind: str) -> st.SearchStrategy[tuple[float | None, Status]]:
    values = st.integers(0, 10**9) if kind == "integer" else st.floats(0, 10**9, allow_nan=False)
    there = values.map(lambda value: (value, status_of(value)))
    return st.one_of(there, st.sampled_from(EMPTIES).map(lambda status: (None, status)))


@settings(deadline=None, max_examples=60)
@given(st.data(), st.sampled_from(["integer", "number"]), st.sampled_from(list(Nature)))
def test_every_empty_cell_of_a_file_has_a_status_that_says_why(
    preview: Callable[[], Portal], data: st.DataObject, kind: str, nature: Nature
) -> None:
    whole = preview()
    cells = data.draw(st.lists(_numbers(kind), min_size=5, max_size=5))
    resource = _table(kind, cells)
    name = "simulasi-uji" if nature is Nature.SIMULATED else "uji"
    dataset = replace(
        whole.catalog.datasets["keanggotaan"],
        name=name,
        nature=nature,
        resources={"tabel": replace(resource, package=name)},
        descriptor={"name": name, "resources": [{"name": "tabel", "schema": {"fields": []}}]},
    )

    (table,) = (f for f in package_files(dataset, whole.city, [ID], "") if f.format == "CSV")
    lines = lines_by_place(whole.catalog, [dataset], ID)

    for row, (value, status) in zip(rows_of(table), cells, strict=True):
        assert row["ukuran_orang_status"] == status.value
        assert _is_told(row["ukuran_orang"], row["ukuran_orang_status"])
        assert (None if row["ukuran_orang"] == "" else float(row["ukuran_orang"])) == value
        told = (dict(zip(PLACE_COLUMNS, line, strict=False)) for line in lines[row["kode_kelurahan"]])
        assert [(line["nilai"], line["status"]) for line in told] == [(row["ukuran_orang"], status.value)]


def _table(kind: str, cells: list[tuple[float | None, Status]]) -> Resource:
    """Return a table of one measure with its twin, a row a kelurahan."""
    names = (
        ("kode_kelurahan", "string"),
        ("bulan", "string"),
        ("ukuran_orang", kind),
        ("ukuran_orang_status", "string"),
    )
    values = [None if value is None else value for value, _ in cells]
    columns = {
        "kode_kelurahan": pd.array(list(STATES), dtype="string"),
        "bulan": pd.array(["2026-01"] * len(cells), dtype="string"),
        "ukuran_orang": pd.array(values, dtype="Int64" if kind == "integer" else "Float64"),
        "ukuran_orang_status": pd.array([status.value for _, status in cells], dtype="string"),
    }
    made = tuple(
        Field(name, of, {"id": name}, {"id": ""}, "orang" if name == "ukuran_orang" else "", False, ())
        for name, of in names
    )
    blank = Standard({}, {}, {}, {}, {})
    key = ("kode_kelurahan", "bulan")
    return Resource(
        "uji", "tabel", "tabel.csv", {"id": ""}, {"id": ""}, made, key, pd.DataFrame(columns), blank
    )


def test_in_every_published_table_an_empty_number_is_explained(whole: Portal) -> None:
    checked = 0
    for dataset in whole.catalog.datasets.values():
        for resource in dataset.resources.values():
            named = (f for f in whole.files if (f.package, f.resource) == (dataset.name, resource.name))
            (file,) = (f for f in named if f.format == "CSV" and is_plain(f))
            numbers = [f.name for f in resource.fields if f.type in ("integer", "number")]
            for row in rows_of(file):
                for name in numbers:
                    if f"{name}_status" in row:
                        assert _is_told(row[name], row[f"{name}_status"]), (file.path, row)
                        checked += 1
                    elif row[name] == "":
                        # A statement in words: it measures nothing, and has neither measure nor unit.
                        assert row["satuan"] == "", (file.path, name, row)
    assert checked > 300


def test_in_every_extract_and_every_file_of_an_indicator_an_empty_cell_is_explained(whole: Portal) -> None:
    checked = 0
    for file in whole.files:
        if is_plain(file) and (file.region or file.indicator):
            for row in rows_of(file):
                assert _is_told(row["nilai"], row["status"]), (file.path, row)
                checked += 1
    assert checked > 1000


# No line is drawn across a period in which nothing was reported.


def broken_lines(figure: Figure, known: Observations) -> list[str]:
    """Every step of a line in *figure* that leaps over a month, or a year, of its indicator."""
    name = figure.id.removeprefix("tren-").replace("-", "_")
    periods = {seen.period for region in known.regions_of(name) for seen in known.series(name, region)}
    if any(len(period) > len(MONTHS[0]) for period in periods):
        return []  # reports that come when they come: nothing is missing between two of them
    months = sorted({_month(period) for period in periods})
    rhythm = min((second - first for first, second in pairwise(months)), default=1)
    by_label = {ID.date(period): _month(period) for period in periods}
    if rhythm >= 12:
        by_label = {period[:4]: _month(period[:4]) for period in periods}
    faults = []
    for line in read_lines(figure.points)[1]:
        for run in line.runs:
            told = [point for place, _ in run if (point := line.points[place]) is not None]
            faults += [
                f"{figure.id} {line.name}: {first.label} to {second.label}"
                for first, second in pairwise(told)
                if by_label[second.label] - by_label[first.label] > rhythm
            ]
    return faults


def _month(period: str) -> int:
    """Return the number of a month, counted from year 0; a year is its January."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month or 1) - 1


def test_no_line_leaps_over_a_period_without_a_value(whole: Portal) -> None:
    figures = [
        figure
        for page in whole.pages
        if page.lang == "id"
        for figure in figures_of(page)
        if figure.kind == "trend"
    ]

    assert len(figures) > 5
    assert any(len(line.runs) > 1 for figure in figures for line in read_lines(figure.points)[1])
    assert [fault for figure in figures for fault in broken_lines(figure, whole.observations)] == []
    members = next(f for f in figures if f.id == "tren-anggota-orang" and len({p.key for p in f.points}) == 1)
    leaping = replace(members, points=(members.points[0], *members.points[2:]))
    assert len(broken_lines(leaping, whole.observations)) == 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["gone", *Status]), min_size=9, max_size=9))
def test_a_month_without_a_value_breaks_the_line_even_where_it_has_no_row(
    preview: Callable[[], Portal], states: list[str]
) -> None:
    whole = preview()
    levels = {region.code: region.level for region in whole.catalog.regions.values()}
    rows = [
        Observation("anggota_orang", HILIR7, month, _value_of(Status(state)), Status(state), Nature.SIMULATED)
        for month, state in zip(MONTHS, states, strict=True)
        if state != "gone"
    ]
    assume(any("gone" not in pair for pair in pairwise(states)))  # else nothing says that it is monthly
    known = Observations([whole.observations.indicators["anggota_orang"]], rows, levels)
    desk = Desk(whole.catalog, known, ID, whole.voices)

    figure = trend(desk, "anggota_orang", (HILIR7,))

    (line,) = read_lines(figure.points)[1]
    joined = {
        frozenset((first.label, second.label))
        for run in line.runs
        for first, second in pairwise([line.points[place] for place, _ in run])
        if first is not None and second is not None
    }
    there = [state in (Status.REPORTED, Status.ZERO) for state in states]
    wanted = {
        frozenset((ID.date(MONTHS[place]), ID.date(MONTHS[place + 1])))
        for place in range(len(MONTHS) - 1)
        if there[place] and there[place + 1]
    }
    assert joined == wanted


def _value_of(status: Status) -> float | None:
    return {Status.REPORTED: 40.0, Status.ZERO: 0.0}.get(status)


# No ratio from nothing, or by zero.


def test_no_ratio_stands_on_a_null_or_a_zero(whole: Portal) -> None:
    divided = refused = 0
    for known in whole.observations.indicators.values():
        for region in whole.catalog.level("kelurahan"):
            for seen in whole.observations.series(known.id, region.code):
                if not _is_ratio(seen):
                    continue
                top, base = (_cells(whole.catalog, name, seen) for name in seen.inputs)
                if seen.value is None:
                    refused += 1
                    continue
                divided += 1
                assert None not in top, seen
                assert None not in base and all(value != 0 for value in base), seen
                assert any(
                    times * a / b == pytest.approx(seen.value)
                    for times in (1, 100, 1000)
                    for a in top
                    for b in base
                    if a is not None and b
                ), seen
    assert divided > 10
    assert refused > 10


def _is_ratio(seen: Observation) -> bool:
    """Return True for a quotient of two columns: what a share, a rate or a mean is made from."""
    return len(seen.inputs) == 2 and (
        seen.indicator.endswith(("_persen", "_per_1000_rumah_tangga")) or seen.indicator.startswith("rata_")
    )


def _cells(catalog: Catalog, name: str, seen: Observation) -> list[float | None]:
    """Return the cells of the column *name* for the place of *seen*: of its period, else of every one."""
    key, _, column = name.partition(".")
    resource = catalog.resource(key)
    own = [row for row in resource.records if row["kode_kelurahan"] == seen.region]
    same = [row[column] for row in own if row[resource.time] == seen.period]
    return same or [row[column] for row in own if row[column] is not None] or [None]


def test_a_ratio_of_a_kecamatan_is_divided_after_adding_up(whole: Portal) -> None:
    checked = empty = 0
    for known in whole.observations.indicators.values():
        for region in (*whole.catalog.level("kecamatan"), *whole.catalog.level("kota")):
            for seen in whole.observations.series(known.id, region.code):
                tables = {name.partition(".")[0] for name in seen.inputs}
                if not _is_ratio(seen) or len(tables) > 1:
                    continue
                tops, bases = _parts(whole.catalog, seen)
                assert seen.reporting is not None
                if not tops or sum(bases) == 0 or (sum(tops) == 0 and seen.reporting.withheld):
                    assert seen.value is None, seen  # "at least nothing" would say nothing
                    empty += 1
                    continue
                assert seen.value is not None, seen
                divided = [times * sum(tops) / sum(bases) for times in (1, 100)]
                assert any(value == pytest.approx(seen.value) for value in divided), seen
                checked += 1
    assert checked > 20
    assert empty > 2


def _parts(catalog: Catalog, seen: Observation) -> tuple[list[float], list[float]]:
    """Return what the two inputs of *seen* have in the kelurahan of its region.

    A kelurahan counts that has both, and one whose upper part alone is withheld: only below the line, so
    that what is withheld never makes a ratio too high.
    """
    resource = catalog.resource(seen.inputs[0].partition(".")[0])
    upper, lower = (name.partition(".")[2] for name in seen.inputs)
    rows = [
        row
        for row in resource.records
        if row[resource.time] == seen.period and row["kode_kelurahan"].startswith(seen.region)
    ]
    both = [row for row in rows if row[upper] is not None and row[lower] is not None]
    hidden = [
        row
        for row in rows
        if row.get(f"{upper}_status") == Status.WITHHELD and row.get(f"{lower}_status") != Status.WITHHELD
    ]
    return [row[upper] for row in both], [row[lower] for row in (*both, *hidden) if row[lower] is not None]


@settings(deadline=None, max_examples=12)
@given(st.data())
def test_a_ratio_of_anything_to_nothing_is_nothing(
    preview: Callable[[], Portal], data: st.DataObject
) -> None:
    whole = preview()
    key = "pinjaman_koperasi_ke_anggota"
    resource = whole.catalog.resource(key)
    count = len(resource.table)
    columns = ("tunggakan_30_rp", "sisa_anggota_rp")
    drawn = {c: data.draw(st.lists(_numbers("integer"), min_size=count, max_size=count)) for c in columns}
    table = resource.table.copy()
    for column, cells in drawn.items():
        table[column] = pd.array([value for value, _ in cells], dtype=table[column].dtype)
        table[f"{column}_status"] = pd.array([status.value for _, status in cells], dtype="string")
    dataset = whole.catalog.datasets[resource.package]
    resources = {**dataset.resources, resource.name: replace(resource, table=table)}
    changed = {**whole.catalog.datasets, resource.package: replace(dataset, resources=resources)}

    known = compute_indicators(replace(whole.catalog, datasets=changed))

    rows = zip(table["kode_kelurahan"], table["bulan"], *drawn.values(), strict=True)
    for code, month, (top, top_status), (base, base_status) in rows:
        (seen,) = (o for o in known.series("tunggakan_30_persen", code) if o.period == month)
        if top is None or base is None:
            assert seen.value is None
            assert seen.status is (top_status if top is None else base_status)
        elif base == 0:
            assert (seen.value, seen.status) == (None, Status.NOT_APPLICABLE)
        else:
            assert seen.value == pytest.approx(100 * top / base)


def test_two_months_in_a_row_are_no_years_even_across_the_turn_of_the_year() -> None:
    assert not is_yearly(["2025-12", "2026-01"])
    assert is_yearly(["2025-03", "2026-03"])
