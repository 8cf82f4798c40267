"""Which kelurahan are alike: hand-worked, by size and place alone, the same however the data are put."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog, Region
from terang.disclosure import Released
from terang.similar import GROUP, KM_PER_DEGREE, alike, from_middle, groups_of, households, scaled
from terang.statuses import Nature

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)


def place(code: str, area: float | None, latitude: float | None = 0.0, longitude: float = 0.0) -> Region:
    return Region(
        code, "kelurahan", code, code, code, None, "", "", latitude, longitude, area, None, None
    )  # fmt: skip


def test_size_alone_tells_where_all_lie_together() -> None:
    regions = [place("a", 1.0), place("b", 2.0), place("c", 8.0), place("d", 16.0)]
    groups = groups_of(regions, {})

    assert groups["a"] == ("b", "c", "d")
    assert groups["b"] == ("a", "c", "d"), "twice as large is nearer than four times as large"
    assert groups["c"] == ("d", "b", "a")


def test_distance_from_the_middle_alone_tells_where_all_are_of_a_size() -> None:
    # Middle at 0: distances 3, 1, 1, 3 degrees; those alike lie on opposite sides.
    regions = [place("a", 1.0, -3.0), place("b", 1.0, -1.0), place("c", 1.0, 1.0), place("d", 1.0, 3.0)]
    groups = groups_of(regions, {})

    assert groups["a"][0] == "d"
    assert groups["b"][0] == "c"
    assert groups["b"] == ("c", "a", "d"), "a tie goes by code"


def test_households_weigh_in_only_where_they_are_given() -> None:
    regions = [place("a", 1.0), place("b", 1.0), place("c", 1.0)]

    assert groups_of(regions, {})["a"] == ("b", "c")
    assert groups_of(regions, {"a": 10.0, "b": 90.0, "c": 20.0})["a"] == ("c", "b")


def test_a_place_of_unknown_size_or_position_is_in_no_group_and_has_none() -> None:
    regions = [place("a", 1.0), place("b", None), place("c", 1.0, None), place("d", 1.0)]

    assert groups_of(regions, {}) == {"a": ("d",), "d": ("a",)}
    assert groups_of([], {}) == {}


def test_traits_are_told_in_standard_deviations() -> None:
    assert scaled([1.0, 3.0]) == [-1.0, 1.0]
    assert scaled([5.0, 5.0, 5.0]) == [0.0, 0.0, 0.0]
    assert scaled([]) == []


def test_distances_are_in_kilometres_and_narrow_away_from_the_equator() -> None:
    assert from_middle([(0.0, -1.0), (0.0, 1.0)]) == pytest.approx([KM_PER_DEGREE] * 2)
    assert from_middle([(60.0, -1.0), (60.0, 1.0)]) == pytest.approx([KM_PER_DEGREE / 2] * 2)
    assert from_middle([]) == []


def test_the_small_city_worked_by_hand(catalog: Catalog) -> None:
    """Mean centre -2.034, 104.024; log areas 0.916, 0.405, 1.447, 1.749, 1.792."""
    found = alike(catalog)
    km = KM_PER_DEGREE
    # The cosine of two degrees is 0.99937: by hand it may be left out.
    far = [km * sqrt(x * x + y * y) for x, y in ((24, 14), (24, 6), (4, 4), (26, 4), (26, 16))]
    far = [value / 1000 for value in far]
    areas = [log(value) for value in (2.5, 1.5, 4.25, 5.75, 6.0)]
    assert [round(value, 1) for value in far] == [3.1, 2.8, 0.6, 2.9, 3.4]
    assert far == pytest.approx(from_middle(_centres(catalog)), rel=0.001)

    assert [round(v, 2) for v in scaled(areas)] == [-0.65, -1.62, 0.35, 0.92, 1.0]
    assert [round(v, 1) for v in scaled(far)] == [0.5, 0.2, -2.0, 0.4, 0.8]
    # From 7 Hilir (-0.65, 0.5): 8-9 Hilir 1.0, Melati 1.6, Sukarasa 1.7, Kampung Damai 2.7.
    assert not found.by_households
    assert found.groups[HILIR7] == (HILIR89, MELATI, SUKARASA, DAMAI)
    assert found.groups[MELATI] == (SUKARASA, HILIR7, DAMAI, HILIR89)


def _centres(catalog: Catalog) -> list[tuple[float, float]]:
    return [(r.latitude or 0.0, r.longitude or 0.0) for r in catalog.level("kelurahan")]


def test_simulated_households_never_make_a_group(catalog: Catalog, record: Released) -> None:
    assert record.catalog.has("wilayah_penduduk")
    assert households(record.catalog) == {}
    assert alike(record.catalog) == alike(catalog)


def test_real_households_do(record: Released) -> None:
    datasets = {
        name: replace(dataset, nature=Nature.REAL) for name, dataset in record.catalog.datasets.items()
    }
    real = replace(record.catalog, datasets=datasets)

    assert len(households(real)) == 5
    assert alike(real).by_households
    fewer = replace(real, regions={**real.regions, "x": place("x", 1.0)})
    assert not alike(fewer).by_households, "one place without a count, and none counts"


def test_no_outcome_plays_a_part(catalog: Catalog) -> None:
    bare = replace(catalog, datasets={"wilayah": catalog.datasets["wilayah"]})

    assert alike(bare) == alike(catalog)


places = st.lists(
    st.tuples(st.floats(0.1, 50.0), st.floats(-3.0, 3.0), st.floats(100.0, 106.0)), min_size=0, max_size=15
)


@given(places)
def test_a_group_is_of_others_each_once_the_nearest_first(traits: list[tuple[float, float, float]]) -> None:
    regions = [place(f"{n:02}", *values) for n, values in enumerate(traits)]
    groups = groups_of(regions, {})

    assert set(groups) == {region.code for region in regions}
    for code, group in groups.items():
        assert code not in group
        assert len(group) == len(set(group)) == min(GROUP, len(regions) - 1)
    assert groups == groups_of(regions[::-1], {})


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_scaling_keeps_the_order(values: list[float]) -> None:
    found = scaled(values)
    ordered = [one for _, one in sorted(zip(values, found, strict=True))]

    assert all(one <= other for one, other in pairwise(ordered))
