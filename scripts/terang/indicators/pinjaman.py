"""Two flows of loans that never share a number: from the bank to koperasi, from koperasi to members."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import measure, ratio
from terang.indicators.registry import indicator


@indicator(unit="rupiah", logarithmic=True)
def sisa_bank_rp(pinjaman_bank_ke_koperasi: pd.DataFrame) -> pd.DataFrame:
    """What koperasi still owe the bank at the end of a month."""
    return measure(pinjaman_bank_ke_koperasi, "sisa_bank_rp")


@indicator(unit="rupiah", logarithmic=True)
def dicairkan_bank_rp(pinjaman_bank_ke_koperasi: pd.DataFrame) -> pd.DataFrame:
    """What the bank paid out to koperasi in a month."""
    return measure(pinjaman_bank_ke_koperasi, "dicairkan_bank_rp")


@indicator(unit="persen", decimals=1)
def tunggakan_bank_persen(pinjaman_bank_ke_koperasi: pd.DataFrame) -> pd.DataFrame:
    """Overdue part of what koperasi still owe the bank."""
    return ratio(
        measure(pinjaman_bank_ke_koperasi, "tunggakan_bank_rp"),
        measure(pinjaman_bank_ke_koperasi, "sisa_bank_rp"),
        times=100,
    )


@indicator(unit="rupiah", logarithmic=True)
def dicairkan_anggota_rp(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """What koperasi paid out to their members in a month."""
    return measure(pinjaman_koperasi_ke_anggota, "dicairkan_anggota_rp")


@indicator(unit="rupiah", logarithmic=True)
def sisa_anggota_rp(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """What members still owe their koperasi at the end of a month."""
    return measure(pinjaman_koperasi_ke_anggota, "sisa_anggota_rp")


@indicator(unit="orang")
def peminjam_orang(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """Members with a loan at the end of a month."""
    return measure(pinjaman_koperasi_ke_anggota, "peminjam_orang")


@indicator(unit="persen", decimals=1)
def peminjam_kpm_persen(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """Borrowers from families in the PKH programme, among all borrowers."""
    return ratio(
        measure(pinjaman_koperasi_ke_anggota, "peminjam_kpm_orang"),
        measure(pinjaman_koperasi_ke_anggota, "peminjam_orang"),
        times=100,
    )


@indicator(unit="persen", decimals=1)
def peminjam_anggota_persen(
    pinjaman_koperasi_ke_anggota: pd.DataFrame, keanggotaan_anggota_bulanan: pd.DataFrame
) -> pd.DataFrame:
    """Members with a loan, among all members of the same month."""
    return ratio(
        measure(pinjaman_koperasi_ke_anggota, "peminjam_orang"),
        measure(keanggotaan_anggota_bulanan, "anggota_orang"),
        times=100,
    )


@indicator(unit="persen", decimals=1)
def tunggakan_30_persen(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """Part of what members still owe that is with borrowers more than 30 days overdue."""
    return ratio(
        measure(pinjaman_koperasi_ke_anggota, "tunggakan_30_rp"),
        measure(pinjaman_koperasi_ke_anggota, "sisa_anggota_rp"),
        times=100,
    )


@indicator(unit="persen", decimals=1)
def tunggakan_90_persen(pinjaman_koperasi_ke_anggota: pd.DataFrame) -> pd.DataFrame:
    """Part of what members still owe that is with borrowers more than 90 days overdue."""
    return ratio(
        measure(pinjaman_koperasi_ke_anggota, "tunggakan_90_rp"),
        measure(pinjaman_koperasi_ke_anggota, "sisa_anggota_rp"),
        times=100,
    )
