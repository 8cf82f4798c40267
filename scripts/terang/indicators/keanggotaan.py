"""Members who have paid their savings. Payers are not all members, and the words say so."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import city_series, joined, measure, ratio
from terang.indicators.registry import indicator


@indicator(unit="orang")
def penyetor_pokok_orang(
    keanggotaan_simpanan: pd.DataFrame, keanggotaan_seri_kota: pd.DataFrame
) -> pd.DataFrame:
    """Members who have paid the one-off principal saving."""
    return joined(
        measure(keanggotaan_simpanan, "penyetor_pokok_orang"),
        city_series(keanggotaan_seri_kota, "penyetor_pokok_orang"),
    )


@indicator(unit="rupiah", logarithmic=True)
def simpanan_pokok_rp(
    keanggotaan_simpanan: pd.DataFrame, keanggotaan_seri_kota: pd.DataFrame
) -> pd.DataFrame:
    """Principal savings paid in, in rupiah."""
    return joined(
        measure(keanggotaan_simpanan, "simpanan_pokok_rp"),
        city_series(keanggotaan_seri_kota, "simpanan_pokok_rp"),
    )


@indicator(unit="orang")
def penyetor_wajib_orang(
    keanggotaan_simpanan: pd.DataFrame, keanggotaan_seri_kota: pd.DataFrame
) -> pd.DataFrame:
    """Members who have paid the recurring mandatory saving."""
    return joined(
        measure(keanggotaan_simpanan, "penyetor_wajib_orang"),
        city_series(keanggotaan_seri_kota, "penyetor_wajib_orang"),
    )


@indicator(unit="rupiah", logarithmic=True)
def simpanan_wajib_rp(
    keanggotaan_simpanan: pd.DataFrame, keanggotaan_seri_kota: pd.DataFrame
) -> pd.DataFrame:
    """Mandatory savings paid in, in rupiah."""
    return joined(
        measure(keanggotaan_simpanan, "simpanan_wajib_rp"),
        city_series(keanggotaan_seri_kota, "simpanan_wajib_rp"),
    )


@indicator(unit="rupiah", logarithmic=True)
def simpanan_total_rp(
    keanggotaan_simpanan: pd.DataFrame, keanggotaan_seri_kota: pd.DataFrame
) -> pd.DataFrame:
    """Principal and mandatory savings together, in rupiah."""
    return joined(
        measure(keanggotaan_simpanan, "simpanan_total_rp"),
        city_series(keanggotaan_seri_kota, "simpanan_total_rp"),
    )


@indicator(unit="rupiah")
def rata_simpanan_pokok_rp(keanggotaan_simpanan: pd.DataFrame) -> pd.DataFrame:
    """Principal savings divided by the members who paid them: what one payer has paid on average."""
    return ratio(
        measure(keanggotaan_simpanan, "simpanan_pokok_rp"),
        measure(keanggotaan_simpanan, "penyetor_pokok_orang"),
    )
