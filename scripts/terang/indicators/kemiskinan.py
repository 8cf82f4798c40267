"""Poverty as the national statistics office publishes it: for the city and above, never below."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import place_series
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
