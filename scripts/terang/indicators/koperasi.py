"""The koperasi themselves: how many there are, which papers they hold, what they record."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import city_series, joined, measure, over_kinds
from terang.indicators.registry import indicator
from terang.indicators.times import reported_share
from terang.statuses import Status


@indicator(unit="koperasi")
def koperasi_terdaftar(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi listed in the official system, by kelurahan and for the city at earlier dates."""
    return joined(measure(koperasi_simkopdes, "koperasi"), city_series(koperasi_seri_kota, "koperasi"))


@indicator(unit="koperasi")
def koperasi_npwp(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi with a tax number, by kelurahan and for the city at earlier dates."""
    return joined(measure(koperasi_simkopdes, "npwp"), city_series(koperasi_seri_kota, "npwp"))


@indicator(unit="koperasi")
def koperasi_nib(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi with a business number, by kelurahan and for the city at earlier dates."""
    return joined(measure(koperasi_simkopdes, "nib"), city_series(koperasi_seri_kota, "nib"))


@indicator(unit="koperasi")
def koperasi_akun(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi with an account in the official system, by kelurahan."""
    return joined(measure(koperasi_simkopdes, "akun"), city_series(koperasi_seri_kota, "akun"))


@indicator(unit="kelurahan")
def kegiatan_tercatat(koperasi_simkopdes: pd.DataFrame, keanggotaan_simpanan: pd.DataFrame) -> pd.DataFrame:
    """Kelurahan where the system holds any transaction or any saving: 1 where it does, else not reported.

    A kelurahan with neither is "not reported", never zero: the system holds only what is entered.
    What is withheld is there, too: nothing is never withheld.
    """
    both = measure(koperasi_simkopdes, "transaksi_rp").merge(
        measure(keanggotaan_simpanan, "simpanan_total_rp")[["region", "period", "value", "status", "inputs"]],
        on=["region", "period"],
        suffixes=("", "_savings"),
    )
    active = _is_there(both["value"], both["status"]) | _is_there(
        both["value_savings"], both["status_savings"]
    )
    both["value"] = pd.Series(pd.NA, index=both.index, dtype="Float64").mask(active, 1.0)
    both["status"] = both["status"].mask(active, str(Status.REPORTED)).mask(~active, str(Status.NOT_REPORTED))
    both["inputs"] = both["inputs"] + " " + both["inputs_savings"]
    return both.drop(columns=["value_savings", "status_savings", "inputs_savings"])


def _is_there(values: pd.Series, statuses: pd.Series) -> pd.Series:
    return (values.fillna(0) > 0) | (statuses == str(Status.WITHHELD))


@indicator(unit="rupiah", logarithmic=True)
def transaksi_rp(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Value of the transactions recorded up to the date of the snapshot."""
    return joined(
        measure(koperasi_simkopdes, "transaksi_rp"), city_series(koperasi_seri_kota, "transaksi_rp")
    )


@indicator(unit="unit_barang", logarithmic=True)
def transaksi_volume(koperasi_simkopdes: pd.DataFrame, koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Units of goods in the recorded transactions: not a number of transactions."""
    return joined(
        measure(koperasi_simkopdes, "transaksi_volume"), city_series(koperasi_seri_kota, "transaksi_volume")
    )


@indicator(unit="koperasi", level="kota")
def koperasi_rekening(koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi with a bank account, as stated for the city."""
    return city_series(koperasi_seri_kota, "rekening")


@indicator(unit="koperasi", level="kota")
def koperasi_rat(koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Koperasi that have held their annual members' meeting, as stated for the city."""
    return city_series(koperasi_seri_kota, "rat")


@indicator(unit="unit_usaha", level="kota")
def unit_usaha(koperasi_seri_kota: pd.DataFrame) -> pd.DataFrame:
    """Business units formed, as stated for the city."""
    return city_series(koperasi_seri_kota, "unit_usaha")


@indicator(unit="rupiah", logarithmic=True)
def omzet_rp(koperasi_operasi_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Turnover of a month, in rupiah."""
    return measure(koperasi_operasi_bulanan, "omzet_rp")


@indicator(unit="hari", additive=False)
def hari_buka(koperasi_operasi_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Days of a month on which the koperasi was open; days of several koperasi are never added up."""
    return measure(koperasi_operasi_bulanan, "hari_buka")


@indicator(unit="gerai")
def gerai_berjalan(koperasi_gerai: pd.DataFrame) -> pd.DataFrame:
    """Outlets that are running, all kinds together."""
    return over_kinds(measure(koperasi_gerai, "gerai"))


@indicator(unit="rapat")
def rat_terlaksana(koperasi_rat: pd.DataFrame) -> pd.DataFrame:
    """Annual members' meetings that were held."""
    return measure(koperasi_rat, "rat")


@indicator(unit="persen", decimals=1)
def kelengkapan_laporan_persen(koperasi_operasi_bulanan: pd.DataFrame) -> pd.DataFrame:
    """Months with a report among all months that the monthly record covers."""
    return reported_share(koperasi_operasi_bulanan, "transaksi", times=100)
