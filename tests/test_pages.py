"""Page models of the small city: every state of the answer, every kind of empty, every page there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog
from terang.charts.periods import read_lines
from terang.messages import Messages
from terang.observations import Observation, Observations
from terang.pages.answers import answer
from terang.pages.assemble import build_pages
from terang.pages.comparisons import standing
from terang.pages.desk import Desk
from terang.pages.figures import Cell, DataTable, Figure, Point, Stat
from terang.pages.ladders import ladder
from terang.pages.models import KecamatanPage, KelurahanPage, Page
from terang.pages.models_quality import QualityPage
from terang.pages.places import natural_key
from terang.pages.short_names import short_name
from terang.pages.spreads import ranking_table
from terang.pages.tiles import _classes_used, activity, class_edges
from terang.pages.trends import is_yearly, since_last_gap, trend
from terang.portal import figures_of
from terang.statuses import Status

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)


@pytest.fixture(scope="session")
def pages(desk: Desk) -> tuple[Page, ...]:
    """Every Indonesian page of the small city."""
    return build_pages(desk)


def _page(pages: tuple[Page, ...], url: str) -> Page:
    return next(page for page in pages if page.url == url)


def _parts(part: object) -> Iterator[object]:
    yield part
    if isinstance(part, tuple):
        for item in part:
            yield from _parts(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from _parts(getattr(part, item.name))


@pytest.mark.parametrize(
    ("code", "state"),
    [(HILIR7, "both"), (HILIR89, "savings"), (DAMAI, "transactions"), (MELATI, "none"), (SUKARASA, "none")],
)
def test_the_answer_follows_from_the_records(desk: Desk, code: str, state: str) -> None:
    found = answer(desk, desk.catalog.regions[code])

    assert state == activity(desk, code) == found.status
    assert "31 Maret 2026" in found.sentence


def test_the_answer_names_the_deciding_figures(desk: Desk) -> None:
    found = answer(desk, desk.catalog.regions[HILIR7])

    assert "10 orang membayar simpanan pokok" in found.sentence
    assert "Rp3.000.000" in found.sentence


def test_nothing_recorded_is_never_called_not_running(desk: Desk) -> None:
    found = answer(desk, desk.catalog.regions[MELATI])

    assert "Belum ada kegiatan tercatat" == found.headline
    assert "tidak berarti koperasi tidak berjalan" in found.reservation
    assert "tidak berjalan" not in found.headline + found.sentence


def test_the_ladder_tells_all_part_none_and_unknown_apart(desk: Desk) -> None:
    def verdicts(code: str) -> list[str]:
        return [step.verdict for step in ladder(desk, desk.catalog.regions[code])]

    # badan hukum, NPWP, NIB, rekening, simpanan, transaksi, pinjaman
    assert ["pass", "pass", "pass", "unknown", "pass", "pass", "unknown"] == verdicts(HILIR7)
    assert ["pass", "pass", "partial", "unknown", "unknown", "pass", "unknown"] == verdicts(DAMAI)
    assert ["pass", "pass", "fail", "unknown", "unknown", "unknown", "unknown"] == verdicts(MELATI)
    assert "fail" == verdicts(SUKARASA)[5]  # zero that was reported


def test_every_region_has_its_page_and_no_address_is_taken_twice(
    catalog: Catalog, pages: tuple[Page, ...]
) -> None:
    urls = [page.url for page in pages]

    assert len(urls) == len(set(urls))
    assert 5 == sum(isinstance(page, KelurahanPage) for page in pages)
    assert 2 == sum(isinstance(page, KecamatanPage) for page in pages)
    for name in catalog.datasets:
        assert f"/data/{name}/" in urls


def test_every_kelurahan_page_has_its_figures_with_tables_sources_and_anchors(
    pages: tuple[Page, ...],
) -> None:
    for page in pages:
        if isinstance(page, KelurahanPage):
            figures = figures_of(page)
            assert len(figures) >= 4
            assert len(figures) == len({figure.id for figure in figures})
            assert all(figure.table.rows and figure.sources and figure.title for figure in figures)


def test_every_number_in_a_figure_stands_in_its_table(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for figure in figures_of(page):
            if figure.kind in ("strip", "bars", "histogram", "trend"):
                sorts = [cell.sort for row in figure.table.rows for cell in row if cell.sort is not None]
                values = [point.value for point in figure.points if point.value is not None]
                assert sorted(sorts) == sorted(values), f"{page.url} {figure.id}"


def test_a_missing_value_is_never_written_as_a_number(pages: tuple[Page, ...]) -> None:
    checked = 0
    for page in pages:
        for part in _parts(page):
            # A cell of the report on quality counts cells, and says by its mark what most others are.
            counted = isinstance(page, QualityPage) and isinstance(part, Cell)
            if isinstance(part, Stat | Point | Cell) and not part.status.has_value and not counted:
                checked += 1
                assert not any(letter.isdigit() for letter in part.text), f"{page.url}: {part}"
            if isinstance(part, Stat | Point):
                assert (part.value is None) == (not part.status.has_value), f"{page.url}: {part}"
    assert checked > 100


def test_poverty_on_a_kelurahan_page_is_said_to_be_the_city_s(pages: tuple[Page, ...]) -> None:
    page = _page(pages, "/kelurahan/melati/")
    assert isinstance(page, KelurahanPage)
    section = next(section for section in page.sections if section.id == "kemiskinan")

    assert "bukan angka kelurahan" in section.lead
    assert all(stat.label.endswith(", seluruh Kota Contoh") for stat in section.stats)
    assert section.gap is None, "what is missing of the kelurahan itself stands with the record"
    (missing,) = (one.gap for one in page.sections if one.id == "keluarga")
    assert missing is not None
    assert "Melati" in missing.request


def test_both_sides_of_a_contradiction_stand_beside_the_official_figure(pages: tuple[Page, ...]) -> None:
    page = _page(pages, "/kelurahan/7-hilir/")
    assert isinstance(page, KelurahanPage)
    (found,) = page.contradictions

    assert ["25 orang", "40 orang", "10 orang"] == [claim.value for claim in found.claims]
    assert all(claim.sources for claim in found.claims)


def test_neighbours_across_the_river_come_last_and_are_marked(pages: tuple[Page, ...]) -> None:
    page = _page(pages, "/kelurahan/kampung-damai/")
    assert isinstance(page, KelurahanPage)

    assert [("8-9 Hilir", False), ("Melati", True)] == [
        (n.link.text, n.across_river) for n in page.neighbours
    ]


def test_no_line_is_drawn_across_a_skipped_year(desk: Desk) -> None:
    figure = trend(desk, "p0_persen", (desk.city_region.code,))
    periods, (line,) = read_lines(figure.points)

    assert ["2021", "2022", "2023", "2024"] == periods
    assert [[(0, 12), (1, 11)], [(3, 10)]] == line.runs


def _yearly(*periods: str) -> tuple[Observation, ...]:
    return tuple(Observation("x", "a", period, 1.0, Status.REPORTED) for period in periods)


@pytest.mark.parametrize(
    ("periods", "kept"),
    [
        (("2010", "2012-03", "2013-03", "2014-03"), ("2012-03", "2013-03", "2014-03")),
        (("2010", "2012"), ("2010", "2012")),
        (("2010", "2011", "2012"), ("2010", "2011", "2012")),
        (("2025-09-04", "2026-08-05"), ("2025-09-04", "2026-08-05")),
        ((), ()),
    ],
)
def test_a_recent_trend_starts_after_the_last_gap(periods: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert kept == tuple(o.period for o in since_last_gap(_yearly(*periods)))


@pytest.mark.parametrize(
    ("periods", "yearly"),
    [
        (["2010", "2012-03"], True),
        (["2024-03", "2024-09"], False),
        (["2025-09-04", "2026-08-05"], False),
        ([], True),
    ],
)
def test_what_counts_as_yearly(periods: list[str], yearly: bool) -> None:
    assert yearly == is_yearly(periods)


def test_too_few_reporters_are_not_compared(desk: Desk) -> None:
    assert "terlalu sedikit" in standing(desk, "penyetor_pokok_orang", HILIR7)
    assert "Terbanyak di antara 3" in standing(desk, "transaksi_rp", HILIR7)
    assert "Urutan ke-2 dari 3" in standing(desk, "transaksi_rp", DAMAI)
    assert "Sejauh ini tercatat di 3 dari 5 kelurahan." == standing(desk, "transaksi_rp", MELATI)


def test_a_city_without_any_report_still_gets_every_page(
    catalog: Catalog, observations: Observations, messages: Messages, english: Messages
) -> None:
    silent = [
        replace(o, value=None, status=Status.NOT_REPORTED)
        for name in observations.indicators
        for region in observations.regions_of(name)
        for o in observations.series(name, region)
    ]
    levels = {region.code: region.level for region in catalog.regions.values()}
    muted = Observations(observations.indicators.values(), silent, levels)
    pages = build_pages(Desk(catalog, muted, messages, {"id": messages, "en": english}))

    assert 5 == sum(isinstance(page, KelurahanPage) for page in pages)


def test_languages_have_the_same_pages(desk: Desk, english: Messages, pages: tuple[Page, ...]) -> None:
    translated = build_pages(replace(desk, say=english))

    assert {"/en" + page.url for page in pages if page.url != "/404.html"} == {
        page.url for page in translated
    }


def test_addresses_of_languages_point_at_each_other(
    desk: Desk, english: Messages, pages: tuple[Page, ...]
) -> None:
    known = {page.url for page in (*pages, *build_pages(replace(desk, say=english)))}
    for page in pages:
        assert {alternate.url for alternate in page.alternates} <= known
        assert page.url in {alternate.url for alternate in page.alternates}


@given(st.lists(st.integers(0, 1000).map(float), max_size=60))
def test_map_classes_cover_every_value_and_never_split_equal_ones(values: list[float]) -> None:
    edges = class_edges(values)

    assert list(edges) == sorted(set(edges))
    assert len(edges) <= 5
    if values:
        assert edges[-1] == max(values)


def test_numbered_names_sort_by_number() -> None:
    names = ["10 Hilir", "Melati", "2 Hilir", "2 Hulu"]

    assert ["2 Hilir", "2 Hulu", "10 Hilir", "Melati"] == sorted(names, key=natural_key)


@pytest.mark.parametrize(
    ("name", "short"), [("35 Hilir", "35 H"), ("26 Hilir D.IV", "26 DIV"), ("Melati", "Melati")]
)
def test_what_fits_into_a_tile(name: str, short: str) -> None:
    assert short == short_name(name)


def test_a_table_has_as_many_cells_as_columns(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for part in _parts(page):
            if isinstance(part, DataTable):
                assert {len(row) for row in part.rows} <= {len(part.columns)}, f"{page.url}: {part.caption}"


def test_figures_of_finds_them_wherever_they_stand(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert len([part for part in _parts(page) if isinstance(part, Figure)]) == len(figures_of(page))


def test_an_observation_without_a_value_cannot_stand_as_a_number(observations: Observations) -> None:
    for name in observations.indicators:
        for region in observations.regions_of(name):
            for seen in observations.series(name, region):
                assert isinstance(seen, Observation)
                assert (seen.value is None) == (not seen.status.has_value)


def test_sources_stand_newest_first(desk: Desk) -> None:
    notes = desk.source_notes(["koperasi/laporan-2025-12", "koperasi/laporan-2026-03"])

    assert ["31 Maret 2026", "31 Desember 2025"] == [note.date for note in notes]


def test_in_a_ranking_the_highest_stand_first_and_the_empties_last(desk: Desk) -> None:
    table = ranking_table(desk, "transaksi_rp")

    assert [3_000_000, 1_000_000, 0, None, None] == [row[-1].sort for row in table.rows]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_the_highest_class_of_a_map_is_always_the_darkest(count: int) -> None:
    edges = tuple(float(number) for number in range(count))

    assert "c4" == _classes_used(edges)[-1]
    assert count == len(_classes_used(edges))
