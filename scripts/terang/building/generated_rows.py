"""The rows of a made-up city: one function a table, from places, a model row and a seeded chance."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WARDS_IN_DISTRICT = 6
MOST_DISTRICTS = 90
"""A code has room for 99 districts; larger cities get larger districts."""

AREA_KM2 = 2
PEOPLE_IN_WARD = 5000
STEP_DEGREES = 0.01
BORDER_M = 500

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ward:
    """One generated kelurahan on its tile."""

    number: int
    city: str
    district: int
    """Counted from 1."""
    place: int
    """Its number inside its district, from 1."""
    column: int
    row: int

    @property
    def district_code(self) -> str:
        """Kemendagri code of its kecamatan."""
        return f"{self.city}.{self.district:02d}"

    @property
    def code(self) -> str:
        """Its own Kemendagri code."""
        return f"{self.district_code}.1{self.place:03d}"


def place_wards(wards: int, city: str) -> tuple[Ward, ...]:
    """Return *wards* kelurahan of the city with the code *city*, on a near-square map."""
    in_district = max(WARDS_IN_DISTRICT, math.ceil(wards / MOST_DISTRICTS))
    width = math.ceil(math.sqrt(wards))
    return tuple(
        Ward(n + 1, city, n // in_district + 1, n % in_district + 1, n % width + 1, n // width + 1)
        for n in range(wards)
    )


def _city(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    return [{**model[0], "luas_km2": str(AREA_KM2 * len(places))}]


def _facts(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    """Facts of the city in keeping with its size; what the generator does not know goes."""
    people = PEOPLE_IN_WARD * len(places)
    values = {
        "luas_km2": AREA_KM2 * len(places),
        "penduduk_jiwa": people,
        "penduduk_laki_laki_jiwa": people // 2,
        "penduduk_perempuan_jiwa": people - people // 2,
    }
    newest = {row["ukuran"]: row for row in model if row["ukuran"] in values}
    return [{**row, "nilai": str(values[name]), "id_catatan": ""} for name, row in newest.items()]


def _districts(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    firsts = {ward.district_code: ward for ward in reversed(places)}
    return [
        {
            **model[0],
            "kode_kecamatan": code,
            "nama": f"Kecamatan Buatan {ward.district:02d}",
            "nama_resmi_2025": f"Kecamatan Buatan {ward.district:02d}",
            "kode_bps": _bps(ward)[:7],
            "slug": f"buatan-{ward.district:02d}",
            "seberang": "Selatan" if _is_south(ward, places) else "Utara",
        }
        for code, ward in firsts.items()
    ]


def _wards(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    return [
        {
            **model[0],
            "kode_kelurahan": ward.code,
            "nama": f"Buatan {ward.number:05d}",
            "nama_resmi_2025": f"Buatan {ward.number:05d}",
            "slug": f"buatan-{ward.number:05d}",
            "kode_kecamatan": ward.district_code,
            "kode_bps": _bps(ward),
            "luas_km2": str(AREA_KM2),
            "lintang": plain(-2 - ward.row * STEP_DEGREES),
            "bujur": plain(104 + ward.column * STEP_DEGREES),
            "petak_kolom": str(ward.column),
            "petak_baris": str(ward.row),
        }
        for ward in places
    ]


def _borders(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    tiles = {(ward.column, ward.row): ward for ward in places}
    beside = ((ward, tiles.get((ward.column + right, ward.row + down)))
              for ward in places for right, down in ((1, 0), (0, 1)))  # fmt: skip
    return [
        {
            "kode_a": ward.code,
            "kode_b": other.code,
            "panjang_batas_m": str(BORDER_M),
            "menyeberangi_sungai": "ya" if _is_south(ward, places) != _is_south(other, places) else "tidak",
        }
        for ward, other in beside
        if other is not None
    ]


def _cooperatives(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    rows = []
    for ward in places:
        active = chance.random() < 0.4
        volume, rupiah = chance.randint(10, 5000), chance.randint(1, 900) * 10_000
        rows.append(
            {
                **model[0],
                "kode_kelurahan": ward.code,
                "koperasi": "1",
                "akun": "1" if active else str(chance.randint(0, 1)),
                "npwp": "1",
                "nib": str(chance.randint(0, 1)),
                **_pair("transaksi_volume", volume if active else None),
                **_pair("transaksi_rp", rupiah if active else None),
            }
        )
    return rows


def _savings(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    rows = []
    for ward in places:
        people, again = chance.randint(10, 400), chance.randint(1, 5)
        once, monthly = people * 100_000, people * again * 10_000
        values = {
            "penyetor_pokok_orang": people,
            "simpanan_pokok_rp": once,
            "simpanan_pokok_transaksi": people,
            "penyetor_wajib_orang": people,
            "simpanan_wajib_rp": monthly,
            "simpanan_wajib_transaksi": people * again,
            "simpanan_total_rp": once + monthly,
        }
        saves = chance.random() < 0.45
        cells: Row = {}
        for name, value in values.items():
            cells |= _pair(name, value if saves else None)
        rows.append({**model[0], "kode_kelurahan": ward.code, **cells})
    return rows


def _aliases(places: Sequence[Ward], model: Sequence[Row], chance: random.Random) -> list[Row]:
    return [
        {**model[0], "alias": f"B-{ward.number:05d}", "kode_kelurahan": ward.code, "jenis": "ejaan"}
        for ward in places[:1]
    ]


def _is_south(ward: Ward, places: Sequence[Ward]) -> bool:
    """Return True for the later half of the districts: the river runs between the halves."""
    return ward.district > (places[-1].district + 1) // 2


def _bps(ward: Ward) -> str:
    return f"{ward.city.replace('.', '')}{ward.district:02d}0{ward.place:03d}"


def _pair(name: str, value: int | None) -> Row:
    """Return a value column with its status beside it."""
    if value is None:
        return {name: "", f"{name}_status": "belum_dilaporkan"}
    return {name: str(value), f"{name}_status": "ada"}


def plain(value: float) -> str:
    """Return *value* as a canonical CSV holds it, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _no_reports(wards: Sequence[Ward], rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Nobody reports an error in a city that does not exist; the template's reports name its own places."""
    return []


def _claims_alone(wards: Sequence[Ward], rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Sources may differ, but are held against no figure: those of the kelurahan are others here."""
    kept = []
    for row in rows:
        claims = [entry for entry in row["harapan"].split(";") if entry.startswith("klaim:")]
        kept.append({**row, "tabel_resmi": "", "kolom_resmi": "", "harapan": ";".join(claims)})
    return kept


MAKERS: Mapping[str, Callable[[Sequence[Ward], Sequence[Row], random.Random], list[Row]]] = {
    "wilayah/kota.csv": _city,
    "wilayah/fakta_kota.csv": _facts,
    "wilayah/kecamatan.csv": _districts,
    "wilayah/kelurahan.csv": _wards,
    "wilayah/alias.csv": _aliases,
    "wilayah/tetangga.csv": _borders,
    "koperasi/simkopdes.csv": _cooperatives,
    "keanggotaan/simpanan.csv": _savings,
    "program/pertentangan.csv": _claims_alone,
    "laporan/laporan.csv": _no_reports,
    "koreksi/koreksi.csv": _no_reports,
    "koreksi/alasan.csv": _no_reports,
}
"""How the rows of each table are made; tables that are not named here keep the template's rows."""
