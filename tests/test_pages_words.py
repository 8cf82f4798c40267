"""What pages say where little is known: no zero posing as a finding, every caveat beside its number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from terang.messages import Messages
from terang.observations import Observation, Observations
from terang.pages.assemble import build_pages
from terang.pages.desk import Desk
from terang.pages.measures import is_uniform
from terang.pages.models import HomePage, IndicatorPage, KecamatanPage, KelurahanPage, Page
from terang.pages.stats import stat_of, stats_of
from terang.statuses import Status


def _changed(desk: Desk, **changes: object) -> Desk:
    """Return *desk* with every observation changed alike."""
    known = desk.observations
    rows = [
        replace(o, **changes)  # type: ignore[arg-type]
        for name in known.indicators
        for region in known.regions_of(name)
        for o in known.series(name, region)
    ]
    levels = {region.code: region.level for region in desk.catalog.regions.values()}
    return replace(desk, observations=Observations(known.indicators.values(), rows, levels))


def _only(pages: tuple[Page, ...], url: str) -> Page:
    return next(page for page in pages if page.url == url)


def test_where_nothing_is_recorded_no_sentence_begins_with_zero(desk: Desk) -> None:
    pages = build_pages(_changed(desk, value=None, status=Status.NOT_REPORTED))
    kecamatan = [page for page in pages if isinstance(page, KecamatanPage)]

    assert kecamatan
    for page in kecamatan:
        assert page.headline.startswith("Belum satu pun dari")
        assert "tidak berarti koperasi tidak berjalan" in page.headline
        assert not page.tile_map.title.startswith("0 ")
    for page in pages:
        assert not page.description.startswith("0 dari") or isinstance(page, HomePage)


def test_what_a_kelurahan_has_not_reported_is_named_once_and_not_shown_as_a_number(desk: Desk) -> None:
    page = _only(build_pages(desk), "/kelurahan/melati/")
    assert isinstance(page, KelurahanPage)
    trade = next(section for section in page.sections if section.id == "usaha")

    assert "Belum dilaporkan di Melati: volume barang tercatat." in trade.lead
    assert not trade.stats


def test_a_disputed_number_says_so_beside_it_and_a_list_says_it_once(desk: Desk) -> None:
    name = "kemiskinan/p1-dipersoalkan"
    doubtful = _changed(desk, caveats=(name,))
    words = doubtful.caveat(name)
    city = doubtful.city_region.code
    first, second = stats_of(doubtful, ("p0_persen", "koperasi_terdaftar"), city)

    assert ((words,), ()) == (first.caveats, second.caveats)
    page = _only(build_pages(doubtful), "/indikator/p0-persen/")
    assert isinstance(page, IndicatorPage)
    assert (words,) == page.stats[0].caveats
    assert words not in page.limits, "said at the number, not again below"
    assert page.description.endswith(words), "and to those who see the description alone"


def test_any_other_caveat_stands_with_the_origin_of_the_number(desk: Desk) -> None:
    name = "koperasi/kosong-bukan-nol"
    noted = _changed(desk, caveats=(name,))
    stat = stat_of(noted, "transaksi_rp", noted.city_region.code)

    assert ((), (noted.caveat(name),)) == (stat.caveats, stat.notes)


@pytest.mark.parametrize(
    ("values", "uniform"),
    [((1.0, 1.0), True), ((1.0, 2.0), False), ((1.0, None), False), ((), False)],
)
def test_equal_values_make_no_map(values: tuple[float | None, ...], uniform: bool) -> None:
    seen = [
        Observation("x", "a", "2026", v, Status.NOT_REPORTED if v is None else Status.REPORTED)
        for v in values
    ]

    assert uniform is is_uniform(seen)


def test_an_indicator_that_is_the_same_everywhere_says_so_in_place_of_a_map(desk: Desk) -> None:
    page = _only(build_pages(_changed(desk, value=1.0, status=Status.REPORTED)), "/indikator/koperasi-nib/")
    assert isinstance(page, IndicatorPage)

    assert page.tile_map is None
    assert "sama di semua 5 kelurahan: 1 koperasi" in page.ranking_note


def test_an_indicator_leads_to_the_others_of_its_topic(desk: Desk) -> None:
    page = _only(build_pages(desk), "/indikator/p0-persen/")
    assert isinstance(page, IndicatorPage)

    assert "/indikator/garis-kemiskinan-rp/" in {link.url for link in page.siblings}
    assert page.url not in {link.url for link in page.siblings}


@pytest.mark.parametrize(
    ("reported", "words"), [(0, "Belum tercatat di satu pun"), (2, "Tercatat di 2 dari")]
)
def test_none_of_the_places_is_said_in_words(desk: Desk, reported: int, words: str) -> None:
    assert desk.tally("page.coverage", reported, expected=5).startswith(words)


def test_one_place_is_one_in_english(desk: Desk, english: Messages) -> None:
    said = replace(desk, say=english).tally("indicator.transaksi_rp.finding", 1, expected=5, title="")

    assert "1 of 5 kelurahan records transactions" == said
