"""Poverty: rates by the statistics office, never below the city; families helped, by kelurahan."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import measure, place_series, ratio, summed
from terang.indicators.registry import indicator


@indicator(unit="persen", level="kota")
def p0_persen(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """Share of people below the poverty line (P0)."""
    return place_series(kemiskinan_seri, "p0_persen")


@indicator(unit="ribu_jiwa", level="kota")
def penduduk_miskin_ribu(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """People below the poverty line, in thousands."""
    return place_series(kemiskinan_seri, "penduduk_miskin_ribu")


@indicator(unit="indeks", level="kota")
def p1_indeks(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """Poverty gap index (P1): how far below the line poor people are on average."""
    return place_series(kemiskinan_seri, "p1_indeks")


@indicator(unit="indeks", level="kota")
def p2_indeks(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """Poverty severity index (P2): how unequal poor people are among themselves."""
    return place_series(kemiskinan_seri, "p2_indeks")


@indicator(unit="rupiah_per_kapita_per_bulan", level="kota")
def garis_kemiskinan_rp(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """Poverty line: rupiah per person per month."""
    return place_series(kemiskinan_seri, "garis_kemiskinan_rp")


@indicator(unit="persen", level="kota")
def miskin_ekstrem_persen(kemiskinan_seri: pd.DataFrame) -> pd.DataFrame:
    """Share of people in extreme poverty; the threshold changed over the years."""
    return place_series(kemiskinan_seri, "miskin_ekstrem_persen")


@indicator(unit="keluarga")
def keluarga_desil_1_4(kemiskinan_keluarga: pd.DataFrame) -> pd.DataFrame:
    """Families in the four lowest tenths by welfare, where all four are known."""
    return summed(
        measure(kemiskinan_keluarga, "desil_1_keluarga"),
        measure(kemiskinan_keluarga, "desil_2_keluarga"),
        measure(kemiskinan_keluarga, "desil_3_keluarga"),
        measure(kemiskinan_keluarga, "desil_4_keluarga"),
    )


@indicator(unit="kpm")
def kpm_pkh(kemiskinan_keluarga: pd.DataFrame) -> pd.DataFrame:
    """Families in the PKH programme of conditional cash transfers."""
    return measure(kemiskinan_keluarga, "kpm_pkh")


@indicator(unit="kpm")
def kpm_sembako(kemiskinan_keluarga: pd.DataFrame) -> pd.DataFrame:
    """Families that receive staple food aid."""
    return measure(kemiskinan_keluarga, "kpm_sembako")


@indicator(unit="jiwa")
def pbi_jkn_jiwa(kemiskinan_keluarga: pd.DataFrame) -> pd.DataFrame:
    """People whose health insurance contribution the state pays."""
    return measure(kemiskinan_keluarga, "pbi_jkn_jiwa")


@indicator(unit="kpm")
def graduasi_kpm(kemiskinan_graduasi: pd.DataFrame) -> pd.DataFrame:
    """Families that left the PKH programme in a year because they can do without."""
    return measure(kemiskinan_graduasi, "graduasi_kpm")


@indicator(unit="persen", decimals=1)
def graduasi_target_persen(kemiskinan_graduasi: pd.DataFrame) -> pd.DataFrame:
    """Families that left the PKH programme in a year against that year's target."""
    return ratio(
        measure(kemiskinan_graduasi, "graduasi_kpm"),
        measure(kemiskinan_graduasi, "target_kpm"),
        times=100,
    )
