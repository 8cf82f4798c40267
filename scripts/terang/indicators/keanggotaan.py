"""Members and what they have saved. Payers of savings are not all members, and the words say so."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import city_series, joined, measure, ratio
from terang.indicators.registry import indicator
from terang.indicators.times import as_of, growth, newest_for


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


@indicator(unit="orang")
def anggota_orang(keanggotaan_anggota_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Members at the end of a month."""
    return measure(keanggotaan_anggota_bulanan, "anggota_orang")


@indicator(unit="persen", decimals=1)
def anggota_perempuan_persen(keanggotaan_anggota_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Women among the members of the same month."""
    return ratio(
        measure(keanggotaan_anggota_bulanan, "anggota_perempuan_orang"),
        measure(keanggotaan_anggota_bulanan, "anggota_orang"),
        times=100,
    )


@indicator(unit="persen", decimals=1)
def anggota_kpm_persen(keanggotaan_anggota_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Members from families in the PKH programme among the members of the same month."""
    return ratio(
        measure(keanggotaan_anggota_bulanan, "anggota_kpm_orang"),
        measure(keanggotaan_anggota_bulanan, "anggota_orang"),
        times=100,
    )


@indicator(unit="persen", decimals=1, signed=True)
def pertumbuhan_anggota_persen(keanggotaan_anggota_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Members gained in three months, against those there were; below zero where more left than came."""
    return growth(measure(keanggotaan_anggota_bulanan, "anggota_orang"), months=3, times=100)


@indicator(unit="orang_per_1000_rumah_tangga")
def anggota_per_1000_rumah_tangga(
    keanggotaan_anggota_bulanan: pd.DataFrame, wilayah_penduduk: pd.DataFrame
) -> pd.DataFrame:
    """Members of a month for every 1,000 households of the newest count, which serves every month."""
    members = measure(keanggotaan_anggota_bulanan, "anggota_orang")
    return ratio(members, newest_for(measure(wilayah_penduduk, "rumah_tangga"), members), times=1000)


@indicator(unit="persen", decimals=1)
def keluarga_pkh_terjangkau_persen(
    keanggotaan_anggota_bulanan: pd.DataFrame, kemiskinan_keluarga: pd.DataFrame
) -> pd.DataFrame:
    """Members from families in the PKH programme against all those families, as counted last by then."""
    members = measure(keanggotaan_anggota_bulanan, "anggota_kpm_orang")
    return ratio(members, as_of(measure(kemiskinan_keluarga, "kpm_pkh"), members), times=100)


@indicator(unit="persen", decimals=1)
def kursi_pendamping_persen(keanggotaan_pengurus: pd.DataFrame) -> pd.DataFrame:
    """Seats on the board that PKH companions hold, among all its seats."""
    return ratio(
        measure(keanggotaan_pengurus, "kursi_pendamping_pkh"),
        measure(keanggotaan_pengurus, "kursi_pengurus"),
        times=100,
    )
