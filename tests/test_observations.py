"""Observations: which one is the newest, which kind of empty it is, and what sums and ranks say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.observations import (
    Indicator,
    Observation,
    Observations,
    Reporting,
    empty_of,
    peer_median,
    rank_of,
    total,
)
from terang.statuses import Nature, Status


def _seen(value: float | None, region: str = "a") -> Observation:
    status = Status.NOT_REPORTED if value is None else Status.ZERO if value == 0 else Status.REPORTED
    return Observation("x", region, "2026-01-01", value, status)


def test_a_series_is_told_by_time_whatever_its_sources() -> None:
    rows = [
        Observation("x", "a", period, 1.0, Status.REPORTED, sources=(source,))
        for period, source in (("2026-03-31", "s/a"), ("2025-12-31", "s/b"), ("2026-01-31", "s/c"))
    ]

    found = Observations([], rows, {})

    assert ["2025-12-31", "2026-01-31", "2026-03-31"] == [o.period for o in found.series("x", "a")]
    assert "2026-03-31" == found.latest("x", "a").period


def test_the_newest_period_is_the_last_whole_day() -> None:
    periods = ("2025-12-31", "2026-01-15", "2026-03", "2027")
    rows = [Observation("x", "a", period, 1.0, Status.REPORTED) for period in periods]

    assert "2026-01-15" == Observations([], rows, {}).newest_period()
    assert "" == Observations([], rows[2:], {}).newest_period()


def test_a_simulated_date_is_not_how_new_the_real_figures_are() -> None:
    real = Observation("x", "a", "2026-01-15", 1.0, Status.REPORTED)
    simulated = replace(real, period="2026-12-31", nature=Nature.SIMULATED)

    assert "2026-01-15" == Observations([], [real, simulated], {}).newest_period()
    assert "2026-12-31" == Observations([], [simulated], {}).newest_period()


def test_what_cannot_be_added_up_is_known_at_its_own_level_alone() -> None:
    known = Indicator("x", "t", "hari", "kelurahan", (), False, additive=False)
    found = Observations([known], [], {"a": "kota", "b": "kecamatan", "c": "kelurahan"})

    statuses = [found.latest("x", region).status for region in "abc"]

    assert [Status.NOT_AVAILABLE, Status.NOT_AVAILABLE, Status.NOT_REPORTED] == statuses


def test_no_report_is_not_yet_reported_down_to_the_level_known_and_not_available_below() -> None:
    known = Indicator("x", "t", "orang", "kecamatan", (), False)
    found = Observations([known], [], {"a": "kota", "b": "kecamatan", "c": "kelurahan"})

    statuses = [found.latest("x", region).status for region in "abc"]

    assert [Status.NOT_REPORTED, Status.NOT_REPORTED, Status.NOT_AVAILABLE] == statuses


def test_a_total_unites_sources_and_caveats_and_is_simulated_if_any_part_is() -> None:
    real = replace(_seen(1.0), sources=("p/b", "p/a"), caveats=("p/x",))
    made_up = replace(_seen(2.0, "b"), sources=("p/c",), caveats=("p/x", "p/w"), nature=Nature.SIMULATED)

    found = total([real, made_up], "above")

    assert ("p/a", "p/b", "p/c") == found.sources
    assert ("p/w", "p/x") == found.caveats
    assert Nature.SIMULATED is found.nature
    assert Nature.REAL is total([real], "above").nature


def test_a_total_keeps_the_columns_of_its_parts_in_their_order() -> None:
    rows = [replace(_seen(1.0), inputs=("t.z", "t.a")), replace(_seen(2.0, "b"), inputs=("t.z", "t.a"))]

    assert ("t.z", "t.a") == total(rows, "above").inputs


def test_a_total_says_how_many_are_withheld() -> None:
    hidden = replace(_seen(None, "b"), status=Status.WITHHELD)

    found = total([_seen(3.0), hidden, _seen(None, "c"), _seen(0.0, "d")], "above")

    assert (3.0, Reporting(2, 4, withheld=1)) == (found.value, found.reporting)
    assert found.at_least
    assert not total([_seen(3.0), _seen(None, "c")], "above").at_least


def test_zeros_beside_something_withheld_do_not_add_up_to_zero() -> None:
    hidden = replace(_seen(None, "b"), status=Status.WITHHELD)

    found = total([_seen(0.0), hidden], "above")

    assert (None, Status.WITHHELD, False) == (found.value, found.status, found.at_least)
    assert (0.0, Status.ZERO) == ((zero := total([_seen(0.0)], "above")).value, zero.status)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ("belum_dilaporkan disembunyikan tidak_berlaku", Status.WITHHELD),
        ("tidak_tersedia tidak_berlaku belum_dilaporkan", Status.NOT_REPORTED),
        ("tidak_tersedia tidak_berlaku", Status.NOT_APPLICABLE),
        ("tidak_tersedia tidak_tersedia", Status.NOT_AVAILABLE),
    ],
)
def test_an_empty_total_is_of_the_weightiest_kind_of_its_parts(parts: str, kind: Status) -> None:
    rows = [replace(_seen(None), status=Status(status)) for status in parts.split()]

    assert kind is total(rows, "above").status
    assert kind is empty_of(row.status for row in reversed(rows))


def test_the_median_is_the_one_in_the_middle() -> None:
    assert 2.0 == peer_median([_seen(1.0), _seen(None), _seen(90.0), _seen(2.0)])
    assert 3.0 == peer_median([_seen(1.0), _seen(2.0), _seen(4.0), _seen(90.0)])


def test_ties_share_a_rank_and_the_next_one_is_passed_over() -> None:
    rows = [_seen(value) for value in (5.0, 7.0, 7.0, 1.0)]

    assert [3, 1, 1, 4] == [rank_of(row, rows) for row in rows]


numbers = st.lists(st.one_of(st.none(), st.integers(0, 10**9).map(float)), min_size=1, max_size=30)


@given(numbers)
def test_a_total_is_none_only_where_nobody_reports(values: list[float | None]) -> None:
    found = total([_seen(v) for v in values], "above")
    reported = [v for v in values if v is not None]

    assert (sum(reported) if reported else None) == found.value
    assert found.reporting is not None
    assert (len(reported), len(values)) == (found.reporting.reported, found.reporting.expected)


@given(numbers)
def test_median_and_rank_need_three_reporters_and_ignore_order(values: list[float | None]) -> None:
    rows = [_seen(v) for v in values]
    reported = sorted(v for v in values if v is not None)

    assert peer_median(rows) == peer_median(rows[::-1])
    assert (peer_median(rows) is None) == (len(reported) < 3)
    for row in rows:
        rank = rank_of(row, rows)
        if row.value is None or len(reported) < 3:
            assert rank is None
        else:
            assert rank is not None
            assert 1 <= rank <= len(reported)
