"""Many poor families, few members: medians and quadrants worked by hand, the page, the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.catalog import Catalog
from terang.downloads.quadrant import QUADRANT_COLUMNS, quadrant_files
from terang.messages import Messages
from terang.observations import Indicator, Observation, Observations
from terang.pages.desk import Desk
from terang.pages.quadrant import quadrant_page
from terang.quadrants import MEASURES, MEMBERS, POOR, Quadrant, Quadrants, quadrants, unpublished
from terang.statuses import Nature, Status, status_of

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = CODES = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
SOURCE = "koperasi/laporan-2026-03"
Values = Mapping[str, float | Status | None]

POOR_VALUES: Values = {HILIR7: 300, HILIR89: 100, DAMAI: 200, MELATI: 250, SUKARASA: Status.WITHHELD}
"""The median of 100, 200, 250, 300 is 225."""
MEMBER_VALUES: Values = {HILIR7: 20, HILIR89: 80, DAMAI: 40, MELATI: 10, SUKARASA: 60}
"""The median of 10, 20, 40, 60, 80 is 40."""

REAL, SIMULATED = Nature.REAL, Nature.SIMULATED


def rows(name: str, period: str, values: Values, nature: Nature = REAL) -> list[Observation]:
    """One observation of a measure for each place; a status in place of a number is a kind of empty."""
    found = []
    for code, told in values.items():
        value = None if isinstance(told, Status) else told
        status = told if isinstance(told, Status) else status_of(value)
        found.append(Observation(name, code, period, value, status, nature, (SOURCE,)))
    return found


def observed(*found: Observation) -> Observations:
    """Observations of the two measures."""
    known = (
        Indicator(POOR, "kemiskinan", "kpm", "kelurahan", (), False),
        Indicator(MEMBERS, "keanggotaan", "orang_per_1000_rumah_tangga", "kelurahan", (), False),
    )
    levels = dict.fromkeys(CODES, "kelurahan")
    return Observations([i for i in known if any(o.indicator == i.id for o in found)], found, levels)


def both(poor: Values = POOR_VALUES, members: Values = MEMBER_VALUES, nature: Nature = REAL) -> Observations:
    """Both measures in one period each."""
    return observed(*rows(POOR, "2026-03-31", poor, nature), *rows(MEMBERS, "2026-03", members, nature))


def parted(observations: Observations) -> Quadrants:
    """The quadrants, which there must be."""
    found = quadrants(observations, CODES)
    assert found is not None
    return found


def at(desk: Desk, observations: Observations) -> Desk:
    """The desk of the small city with other observations, and the file that goes with them."""
    files = quadrant_files(desk.catalog, observations)
    return replace(desk, observations=observations, files=files)


# --- the reckoning ---------------------------------------------------------------------------


def test_medians_and_quadrants_as_worked_by_hand() -> None:
    found = parted(both())

    assert (225, 40) == (found.poor_median, found.members_median)
    assert ("2026-03-31", "2026-03", REAL) == (found.poor_period, found.members_period, found.nature)
    assert {
        HILIR7: Quadrant.CONCERN,  # 300 > 225, 20 < 40
        HILIR89: Quadrant.AT_EASE,  # 100, 80
        DAMAI: Quadrant.AT_EASE,  # 200, and 40 is not below its median
        MELATI: Quadrant.CONCERN,  # 250 > 225, 10 < 40
        SUKARASA: None,  # withheld
    } == {place.code: place.quadrant for place in found.places}
    assert {Status.WITHHELD: 1} == found.left_out


def test_those_of_most_concern_come_first() -> None:
    # Ranks from the most families: 7 Hilir 1, Melati 2; from the fewest members: Melati 1, 7 Hilir 2.
    # Their sums are equal, so the one with more families is first; Damai 3 + 3, 8-9 Hilir 4 + 4.
    assert [HILIR7, MELATI, DAMAI, HILIR89, SUKARASA] == [place.code for place in parted(both()).places]

    poor = {**POOR_VALUES, MELATI: 400}  # first by both: 1 + 1 against 2 + 2
    assert [MELATI, HILIR7] == [place.code for place in parted(both(poor)).of(Quadrant.CONCERN)]


def test_a_place_on_a_median_is_of_no_concern() -> None:
    poor = {HILIR7: 200, HILIR89: 100, DAMAI: 300}
    members = {HILIR7: 10, HILIR89: 50, DAMAI: 30}

    found = parted(both(poor, members))

    assert (200, 30) == (found.poor_median, found.members_median)
    assert not found.of(Quadrant.CONCERN)
    assert [HILIR7] == [place.code for place in found.of(Quadrant.BOTH_FEW)]
    assert [DAMAI] == [place.code for place in found.of(Quadrant.BOTH_MANY)]


def test_values_of_two_periods_never_mix() -> None:
    late = [*rows(POOR, "2026-03-31", POOR_VALUES), *rows(MEMBERS, "2026-02", MEMBER_VALUES)]
    march = {**dict.fromkeys(CODES, Status.NOT_REPORTED), HILIR7: 21, HILIR89: 81, DAMAI: 41}
    found = parted(observed(*late, *rows(MEMBERS, "2026-03", march)))

    assert "2026-03" == found.members_period and 41 == found.members_median
    assert {Status.NOT_REPORTED: 1, Status.WITHHELD: 1} == found.left_out

    alone = {**dict.fromkeys(CODES, Status.NOT_REPORTED), HILIR7: 21}  # too few for a median
    assert "2026-02" == parted(observed(*late, *rows(MEMBERS, "2026-03", alone))).members_period


@pytest.mark.parametrize(
    ("observations", "missing"),
    [
        (observed(), MEASURES),
        (observed(*rows(POOR, "2026", POOR_VALUES)), (MEMBERS,)),
        (both(members={HILIR7: 1, HILIR89: 2}), (MEMBERS,)),
        (both(poor=dict.fromkeys(CODES, Status.NOT_REPORTED)), (POOR,)),
        (
            observed(*rows(POOR, "2026", POOR_VALUES, SIMULATED), *rows(MEMBERS, "2026", MEMBER_VALUES)),
            (POOR,),
        ),
        (
            observed(*rows(POOR, "2026", POOR_VALUES), *rows(MEMBERS, "2026", MEMBER_VALUES, SIMULATED)),
            (MEMBERS,),
        ),
        (both(), ()),
        (both(nature=SIMULATED), ()),
    ],
)
def test_what_is_missing_is_named_and_real_never_meets_simulated(
    observations: Observations, missing: tuple[str, ...]
) -> None:
    assert missing == unpublished(observations, CODES)
    assert (quadrants(observations, CODES) is None) == bool(missing)


empties = st.sampled_from([status for status in Status if not status.has_value])
given_values = st.fixed_dictionaries({code: st.integers(0, 40).map(float) | empties for code in CODES})


@settings(max_examples=60, deadline=None)
@given(given_values, given_values)
def test_every_kelurahan_stands_once_and_only_with_both_values(poor: Values, members: Values) -> None:
    observations = both(poor, members)
    found = quadrants(observations, CODES)

    enough = [sum(not isinstance(v, Status) for v in values.values()) >= 3 for values in (poor, members)]
    assert (found is not None) == all(enough)
    if found is not None:
        assert sorted(CODES) == sorted(place.code for place in found.places)
        for place in found.places:
            whole = None not in (place.poor.value, place.members.value)
            assert whole == (place.quadrant is not None) == (place.empty is None)
        assert 2 * len(found.of(Quadrant.CONCERN)) <= len(CODES)
        assert len(CODES) == sum(len(found.of(q)) for q in Quadrant) + found.left_out.total()


# --- the page --------------------------------------------------------------------------------


def test_the_page_says_how_many_and_why_some_are_left_out(desk: Desk) -> None:
    page = quadrant_page(at(desk, both()))

    assert page.lead.startswith("Di 2 dari 5 kelurahan")
    assert page.left_out == "1 kelurahan belum dapat ditempatkan: 1 disembunyikan demi privasi."
    assert ("/peta-selisih/", "peta-selisih/index.html") == (page.url, page.save_as)
    assert [link.url for link in page.measures] == [
        "/indikator/kpm-pkh/",
        "/indikator/anggota-per-1000-rumah-tangga/",
    ]
    assert page.gap is None


def test_the_figure_has_the_medians_and_no_point_without_both_values(desk: Desk) -> None:
    figure = quadrant_page(at(desk, both())).figure

    assert figure is not None and figure.across is not None
    assert (225, 40) == (figure.across.middle, figure.axis.middle)
    assert "225 keluarga penerima PKH dan 40,0 anggota per 1.000 rumah tangga" in figure.title
    points = {point.key: (point.across, point.value, bool(point.series)) for point in figure.points}
    assert points == {
        HILIR7: (300, 20, True),
        HILIR89: (100, 80, False),
        DAMAI: (200, 40, False),
        MELATI: (250, 10, True),
        SUKARASA: (None, None, False),
    }
    assert [row[-1].text for row in figure.table.rows] == ["2", "0", "0", "2", "1"]
    assert figure.sources and "30 Juni" not in figure.subtitle and "31 Maret 2026" in figure.subtitle


def test_the_table_tells_every_value_or_its_kind_of_empty(desk: Desk) -> None:
    table = quadrant_page(at(desk, both())).table

    assert table is not None
    assert [[cell.text for cell in row] for row in table.rows][0::4] == [
        ["7 Hilir", "Hilir Timur II", "300", "20,0", "Banyak keluarga miskin, sedikit anggota"],
        [
            "Sukarasa",
            "Melati",
            "disembunyikan demi privasi",
            "60,0",
            "Belum ditempatkan: disembunyikan demi privasi",
        ],
    ]
    assert [row[2].sort for row in table.rows] == [300, 250, 200, 100, None]
    assert table.rows[-1][4].status is Status.WITHHELD
    assert table.rows[0][0].url == "/kelurahan/7-hilir/"


@pytest.mark.parametrize("status", [status for status in Status if not status.has_value])
def test_each_kind_of_empty_keeps_its_name_and_none_becomes_zero(desk: Desk, status: Status) -> None:
    page = quadrant_page(at(desk, both(members={**MEMBER_VALUES, HILIR89: status})))

    assert page.table is not None and page.figure is not None
    row = next(row for row in page.table.rows if row[0].text == "8-9 Hilir")
    assert (row[3].text, row[3].status, row[3].sort) == (desk.say(f"status.{status}"), status, None)
    point = next(point for point in page.figure.points if point.key == HILIR89)
    assert (point.across, point.value, point.status) == (None, None, status)
    assert desk.say(f"status.{status}") in page.left_out


def test_a_zero_is_a_value(desk: Desk) -> None:
    page = quadrant_page(at(desk, both(members={**MEMBER_VALUES, MELATI: 0})))

    assert page.figure is not None and page.table is not None
    assert next(p for p in page.figure.points if p.key == MELATI).value == 0
    assert next(row for row in page.table.rows if row[0].text == "Melati")[3].status is Status.ZERO


def test_simulated_values_mark_page_figure_and_file(desk: Desk) -> None:
    page = quadrant_page(at(desk, both(nature=SIMULATED)))

    assert page.figure is not None
    assert SIMULATED is page.nature is page.figure.nature
    assert ["/unduh/simulasi-peta-selisih.csv"] == [download.url for download in page.downloads]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_is_not_published_is_said_with_who_could(desk: Desk, lang: str, english: Messages) -> None:
    voice = desk if lang == "id" else replace(desk, say=english)
    page = quadrant_page(at(voice, observed(*rows(MEMBERS, "2026-03", MEMBER_VALUES))))

    assert page.figure is None and page.table is None and not page.downloads
    assert page.gap is not None
    assert "PKH" in page.gap.text and "rumah tangga" not in page.gap.text
    assert "Kota Contoh" in page.gap.holder or "Contoh City" in page.gap.holder
    assert page.gap.request == "" and REAL is page.nature
    assert not any(letter.isdigit() for letter in page.lead)


# --- the file --------------------------------------------------------------------------------


def lines(catalog: Catalog, observations: Observations) -> list[dict[str, str]]:
    """The lines of the one file, by column."""
    (file,) = quadrant_files(catalog, observations)
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8"), newline="")))


def test_the_file_is_the_table_of_the_page(catalog: Catalog, desk: Desk) -> None:
    page, found = quadrant_page(at(desk, both())), lines(catalog, both())

    assert page.table is not None
    assert [row[0].text for row in page.table.rows] == [line["nama"] for line in found]
    assert list(found[0]) == list(QUADRANT_COLUMNS)
    assert list(found[0].values()) == [
        *(HILIR7, "7 Hilir", "Hilir Timur II"),
        *("300", "ada", "2026-03-31"),
        *("20", "ada", "2026-03"),
        *("banyak_kpm_sedikit_anggota", SOURCE),
    ]
    last = found[-1]
    assert ("", "disembunyikan", "60", "") == (
        last["kpm_pkh"],
        last["kpm_pkh_status"],
        last["anggota_per_1000_rumah_tangga"],
        last["kuadran"],
    )


def test_a_simulated_file_says_so_in_its_name_and_in_every_line(catalog: Catalog) -> None:
    (file,) = quadrant_files(catalog, both(nature=SIMULATED))

    assert "unduh/simulasi-peta-selisih.csv" == file.path and SIMULATED is file.nature
    text = file.content.decode("utf-8")
    assert {"sifat_data", "simulasi"} == {line.rpartition(",")[2] for line in text.splitlines()}
    (real,) = quadrant_files(catalog, both())
    assert b"simulasi" not in real.content and "unduh/peta-selisih.csv" == real.path


def test_there_is_no_file_without_both_measures(catalog: Catalog) -> None:
    assert () == quadrant_files(catalog, observed(*rows(POOR, "2026", POOR_VALUES)))


@settings(max_examples=60, deadline=None)
@given(given_values, given_values)
def test_page_and_file_hold_every_kelurahan_once(
    catalog: Catalog, desk: Desk, poor: Values, members: Values
) -> None:
    observations = both(poor, members)
    page = quadrant_page(at(desk, observations))
    if page.table is None:
        assert not quadrant_files(catalog, observations)
        return
    names = [row[0].text for row in page.table.rows]
    assert sorted(names) == sorted(desk.name(code) for code in CODES)
    assert names == [line["nama"] for line in lines(catalog, observations)]
