"""Indicators of the small city against numbers worked out by hand from its tables."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog
from terang.errors import InvalidIndicator
from terang.indicators import frames, indicator, registered
from terang.indicators.compute import _divided
from terang.messages import Messages
from terang.observations import Observation, Observations, peer_median, rank_of, total
from terang.statuses import Nature, Status

CITY = "99.71"
HILIR, MELATI = "99.71.01", "99.71.02"


@pytest.mark.parametrize(
    ("name", "region", "value"),
    [
        ("koperasi_terdaftar", CITY, 6),  # 1 + 1 + 2 + 1 + 1
        ("koperasi_terdaftar", HILIR, 4),  # 1 + 1 + 2
        ("koperasi_npwp", CITY, 6),
        ("koperasi_nib", CITY, 4),  # Melati has none: a zero that is reported
        ("koperasi_akun", "99.71.02.1001", 0),
        ("transaksi_rp", CITY, 4_000_000),  # 3.000.000 + 1.000.000 + 0
        ("transaksi_rp", HILIR, 4_000_000),
        ("transaksi_rp", MELATI, 0),  # Sukarasa reports zero, Melati nothing
        ("penyetor_pokok_orang", CITY, 30),  # 10 + 20
        ("simpanan_total_rp", CITY, 1_740_000),  # 740.000 + 1.000.000
        ("kegiatan_tercatat", CITY, 3),  # 7 Hilir, 8-9 Hilir, Kampung Damai
        ("kegiatan_tercatat", HILIR, 3),
        ("rata_simpanan_pokok_rp", "99.71.01.1001", 50_000),  # 500.000 / 10
        ("rata_simpanan_pokok_rp", CITY, 50_000),  # 1.500.000 / 30
        ("koperasi_rekening", CITY, 4),
    ],
)
def test_value_worked_out_by_hand(observations: Observations, name: str, region: str, value: float) -> None:
    assert value == observations.latest(name, region).value


@pytest.mark.parametrize(
    ("name", "region", "status"),
    [
        ("transaksi_rp", "99.71.02.1003", Status.ZERO),
        ("transaksi_rp", "99.71.02.1001", Status.NOT_REPORTED),
        ("transaksi_rp", MELATI, Status.ZERO),
        ("penyetor_wajib_orang", "99.71.01.1002", Status.NOT_APPLICABLE),
        ("penyetor_pokok_orang", MELATI, Status.NOT_REPORTED),
        ("rata_simpanan_pokok_rp", MELATI, Status.NOT_REPORTED),
        ("p0_persen", "99.71.01.1001", Status.NOT_AVAILABLE),
        ("koperasi_rekening", "99.71.01", Status.NOT_AVAILABLE),
        ("no_such_indicator", CITY, Status.NOT_AVAILABLE),
    ],
)
def test_the_kinds_of_empty_stay_apart(
    observations: Observations, name: str, region: str, status: Status
) -> None:
    assert status is observations.latest(name, region).status


def test_a_sum_says_how_many_stand_behind_it(observations: Observations) -> None:
    reporting = observations.latest("transaksi_rp", CITY).reporting

    assert reporting is not None
    assert (3, 5) == (reporting.reported, reporting.expected)


def test_an_earlier_city_figure_keeps_its_own_source(observations: Observations) -> None:
    earlier, newest = observations.series("koperasi_nib", CITY)

    assert ("2025-12-31", 3, ("koperasi/laporan-2025-12",)) == (
        earlier.period,
        earlier.value,
        earlier.sources,
    )
    assert ("2026-03-31", 4, ("koperasi/laporan-2026-03",)) == (newest.period, newest.value, newest.sources)


def test_poverty_is_known_for_the_city_and_above_only(catalog: Catalog, observations: Observations) -> None:
    regions = observations.regions_of("p0_persen")

    assert CITY in regions
    assert not [code for code in regions if code in catalog.regions and code != CITY]


def test_every_observation_has_a_source_and_is_real(catalog: Catalog, observations: Observations) -> None:
    for name in observations.indicators:
        for region in observations.regions_of(name):
            for seen in observations.series(name, region):
                assert seen.nature is Nature.REAL
                assert seen.sources, f"{name} {region} {seen.period}"
                for source in seen.sources:
                    package, _, key = source.partition("/")
                    assert key in catalog.datasets[package].sources


def test_every_indicator_has_its_words_in_both_languages(messages: Messages, english: Messages) -> None:
    for name, entry in registered().items():
        for say in (messages, english):
            for part in ("title", "definition", "method", "limits"):
                assert say.has(f"indicator.{name}.{part}"), f"{say.lang}: indicator.{name}.{part}"
            assert say.has(f"unit.{entry.indicator.unit}.name")


def test_two_indicators_of_one_name_are_refused() -> None:
    def transaksi_rp(koperasi_simkopdes: pd.DataFrame) -> pd.DataFrame:
        """Twice."""
        return koperasi_simkopdes

    with pytest.raises(InvalidIndicator, match="transaksi_rp"):
        indicator(unit="rupiah")(transaksi_rp)


def _seen(value: float | None, region: str = "a") -> Observation:
    status = Status.NOT_REPORTED if value is None else Status.ZERO if value == 0 else Status.REPORTED
    return Observation("x", region, "2026-01-01", value, status)


def test_no_ratio_is_made_from_zero() -> None:
    (found,) = _divided([_seen(5.0)], [_seen(0.0)])

    assert found.value is None
    assert found.status is Status.NOT_APPLICABLE


def test_a_ratio_with_a_missing_part_keeps_its_kind_of_empty() -> None:
    table = pd.DataFrame(
        {
            "kode_kelurahan": ["a"],
            "tanggal": ["2026-01-01"],
            "uang": pd.array([100], dtype="Int64"),
            "orang": pd.array([pd.NA], dtype="Int64"),
            "orang_status": ["disembunyikan"],
            "id_sumber": ["s"],
        }
    )

    made = frames.ratio(frames.measure(table, "uang"), frames.measure(table, "orang"))

    assert pd.isna(made.loc[0, "value"])
    assert "disembunyikan" == made.loc[0, "status"]


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
