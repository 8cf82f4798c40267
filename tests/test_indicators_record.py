"""Indicators of members, loans, families and support, against numbers worked out by hand.

Four kelurahan: `a` and `b` in the kecamatan `ab`, `c` and `d` in `cd`. A cell of a table is a number or
the kind of empty that stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.catalog import Catalog, Dataset, Level, Region, Resource, Standard
from terang.city import City, read_city
from terang.indicators import compute, compute_indicators, registered
from terang.messages import fields_of, read_messages
from terang.observations import Observation, Observations, Reporting
from terang.statuses import Nature, Status

LATE, NEVER, HIDDEN, UNKNOWN = (
    Status.NOT_REPORTED,
    Status.NOT_APPLICABLE,
    Status.WITHHELD,
    Status.NOT_AVAILABLE,
)
EMPTIES = (LATE, NEVER, HIDDEN, UNKNOWN)

Cell = float | Status
Cells = Mapping[str, Sequence[Cell]]
"""Cells by kelurahan, in the order of the table's times."""

CITY = read_city("contoh")
AB, CD = f"{CITY.region_code}.01", f"{CITY.region_code}.02"
CODES = {"a": f"{AB}.1001", "b": f"{AB}.1002", "c": f"{CD}.1001", "d": f"{CD}.1002"}
PLACES = {"city": CITY.region_code, "ab": AB, "cd": CD, **CODES}

MEMBERS = "keanggotaan_anggota_bulanan"
BOARD = "keanggotaan_pengurus"
BANK = "pinjaman_bank_ke_koperasi"
LENT = "pinjaman_koperasi_ke_anggota"
FAMILIES = "kemiskinan_keluarga"
GRADUATES = "kemiskinan_graduasi"
OPERATION = "koperasi_operasi_bulanan"
OUTLETS = "koperasi_gerai"
MEETINGS = "koperasi_rat"
SUPPORT = "program_dukungan"
PEOPLE = "wilayah_penduduk"


def table(time: str, times: Sequence[str], **columns: Cells) -> pd.DataFrame:
    """Return a table with a row for every kelurahan of *columns* and each of *times*."""
    places = list(next(iter(columns.values())))
    frame: dict[str, object] = {
        "kode_kelurahan": [CODES[place] for place in places for _ in times],
        time: [when for _ in places for when in times],
        "id_sumber": "s",
    }
    for name, cells in columns.items():
        flat = [cell for place in places for cell in cells[place]]
        values = [None if isinstance(cell, Status) else cell for cell in flat]
        stated = [str(cell) if isinstance(cell, Status) else "nol" if cell == 0 else "ada" for cell in flat]
        frame[name] = pd.array(values, dtype="Float64")
        frame[f"{name}_status"] = pd.array(stated, dtype="string")
    return pd.DataFrame(frame).astype({time: "string", "kode_kelurahan": "string", "id_sumber": "string"})


def kinds(*tables: pd.DataFrame) -> pd.DataFrame:
    """Return one table of *tables*, each for a kind of thing."""
    return pd.concat([t.assign(jenis=f"jenis{i}") for i, t in enumerate(tables)], ignore_index=True)


def catalog_of(tables: Mapping[str, pd.DataFrame], simulated: frozenset[str] = frozenset()) -> Catalog:
    """Return a catalogue of *tables* by key; those of the keys *simulated* are simulated."""
    datasets: dict[str, Dataset] = {}
    for key, frame in tables.items():
        topic, name = key.split("_", 1)
        nature = Nature.SIMULATED if key in simulated else Nature.REAL
        package = topic if nature is Nature.REAL else f"simulasi-{topic}"
        standard = Standard({}, {}, {}, {}, {})
        resource = Resource(package, name, f"{name}.csv", {}, {}, (), (), frame, standard)
        known = datasets.get(package) or Dataset(package, {}, {}, "1", (), {}, {}, {}, nature, {})
        datasets[package] = replace(known, resources={**known.resources, name: resource})
    regions = {code: _region(code, CITY) for code in PLACES.values()}
    return Catalog(CITY, datasets, regions, {}, {})


def _region(code: str, city: City) -> Region:
    levels: dict[int, Level] = {2: "kota", 3: "kecamatan", 4: "kelurahan"}
    level = levels[len(code.split("."))]
    parent = None if level == "kota" else code.rsplit(".", 1)[0]
    return Region(code, level, code, code, code, parent, "", "", None, None, None, None, None)


def observe(
    tables: Mapping[str, pd.DataFrame], *names: str, simulated: frozenset[str] = frozenset()
) -> Observations:
    """Return the observations of the indicators *names* alone, so that a table needs only their columns."""
    chosen = {name: entry for name, entry in registered().items() if name in names}
    with patch.object(compute, "registered", lambda: chosen):
        return compute_indicators(catalog_of(tables, simulated))


def seen(found: Observations, name: str, place: str, period: str = "") -> Observation:
    """Return the observation of *period*, the newest one if none is named."""
    if not period:
        return found.latest(name, PLACES[place])
    (one,) = (o for o in found.series(name, PLACES[place]) if o.period == period)
    return one


MONTHLY = ["2025-12", "2026-01", "2026-02", "2026-03"]


def still(a: Cell, b: Cell) -> Cells:
    """Return the same figures in each of four months for two kelurahan, and none for the third."""
    return {"a": [a] * 4, "b": [b] * 4, "c": [LATE] * 4}


def _members() -> dict[str, pd.DataFrame]:
    """People and households, members by month, board seats."""
    return {
        PEOPLE: table(
            "tanggal",
            ["2025-06-30", "2026-06-30"],
            rumah_tangga={"a": [100, 400], "b": [100, 600], "c": [100, 500]},
        ),
        MEMBERS: table(
            "bulan",
            MONTHLY,
            anggota_orang={"a": [100, 100, 110, 120], "b": [50, 50, 45, 40], "c": [LATE] * 4},
            anggota_perempuan_orang=still(60, 30),
            anggota_kpm_orang=still(30, 10),
        ),
        BOARD: table(
            "tanggal",
            ["2026-03-31"],
            kursi_pengurus={"a": [5], "b": [3], "c": [LATE]},
            kursi_pendamping_pkh={"a": [1], "b": [0], "c": [LATE]},
        ),
    }


def _loans() -> dict[str, pd.DataFrame]:
    """Both flows of loans by month."""
    return {
        BANK: table(
            "bulan",
            MONTHLY,
            sisa_bank_rp=still(2_000_000, 500_000),
            dicairkan_bank_rp=still(300_000, 0),
            tunggakan_bank_rp=still(100_000, 0),
        ),
        LENT: table(
            "bulan",
            MONTHLY,
            dicairkan_anggota_rp=still(400_000, 100_000),
            sisa_anggota_rp=still(1_000_000, 600_000),
            peminjam_orang=still(24, 8),
            peminjam_kpm_orang=still(12, 8),
            tunggakan_30_rp=still(70_000, 90_000),
            tunggakan_90_rp=still(20_000, 12_000),
        ),
    }


def _families() -> dict[str, pd.DataFrame]:
    """Families by decile and aid on two dates, those who graduated in two years."""
    return {
        FAMILIES: table(
            "tanggal",
            ["2025-06-30", "2026-02-15"],
            desil_1_keluarga={"a": [1, 10], "b": [1, 20], "c": [1, LATE]},
            desil_2_keluarga={"a": [1, 15], "b": [1, 25], "c": [1, LATE]},
            desil_3_keluarga={"a": [1, 20], "b": [1, 30], "c": [1, LATE]},
            desil_4_keluarga={"a": [1, 25], "b": [1, 35], "c": [1, LATE]},
            kpm_pkh={"a": [120, 60], "b": [80, 40], "c": [10, LATE]},
            kpm_sembako={"a": [1, 70], "b": [1, 50], "c": [1, LATE]},
            pbi_jkn_jiwa={"a": [1, 300], "b": [1, 200], "c": [1, LATE]},
        ),
        GRADUATES: table(
            "tahun",
            ["2024", "2025"],
            graduasi_kpm={"a": [1, 15], "b": [1, 10], "c": [1, LATE]},
            target_kpm={"a": [10, 20], "b": [10, 30], "c": [10, 10]},
        ),
    }


def _work() -> dict[str, pd.DataFrame]:
    """Monthly operation, outlets, annual meetings, support of the city."""
    return {
        OPERATION: table(
            "bulan",
            MONTHLY,
            hari_buka=still(20, 25),
            transaksi={"a": [3, 0, 9, 9], "b": [HIDDEN, LATE, NEVER, 4], "c": [LATE] * 4},
            omzet_rp=still(5_000_000, 1_000_000),
        ),
        OUTLETS: kinds(
            table("tanggal", ["2026-03-31"], gerai={"a": [2], "b": [1], "c": [LATE]}),
            table("tanggal", ["2026-03-31"], gerai={"a": [1], "b": [0], "c": [LATE]}),
        ),
        MEETINGS: table("tahun", ["2024", "2025"], rat={"a": [0, 1], "b": [0, 1], "c": [0, LATE]}),
        SUPPORT: kinds(
            table("tahun", ["2025"], kegiatan={"a": [3], "b": [1], "c": [LATE]}),
            table("tahun", ["2025"], kegiatan={"a": [2], "b": [0], "c": [LATE]}),
            table("tahun", ["2025"], kegiatan={"a": [0], "b": [0], "c": [LATE]}),
        ),
    }


RECORD = compute_indicators(catalog_of(_members() | _loans() | _families() | _work()))


@pytest.mark.parametrize(
    ("name", "period", "a", "b", "city"),
    [
        ("anggota_orang", "2026-03", 120, 40, 160),
        ("anggota_perempuan_persen", "2026-03", 50, 75, 56.25),  # 60/120, 30/40, 90/160
        ("anggota_kpm_persen", "2026-03", 25, 25, 25),  # 30/120, 10/40, 40/160
        ("pertumbuhan_anggota_persen", "2026-03", 20, -20, 100 / 15),  # +20/100, -10/50, +10/150
        ("anggota_per_1000_rumah_tangga", "2026-03", 300, 1000 * 40 / 600, 160),  # 120/400, 40/600, 160/1.000
        (
            "anggota_per_1000_rumah_tangga",
            "2025-12",
            250,
            1000 * 50 / 600,
            150,
        ),  # an older month, the same homes
        ("keluarga_pkh_terjangkau_persen", "2026-03", 50, 25, 40),  # 30/60, 10/40, 40/100
        ("keluarga_pkh_terjangkau_persen", "2026-02", 50, 25, 40),  # counted within the month
        ("keluarga_pkh_terjangkau_persen", "2026-01", 25, 12.5, 20),  # 30/120, 10/80, 40/200
        ("kursi_pendamping_persen", "2026-03-31", 20, 0, 12.5),  # 1/5, 0/3, 1/8
        ("sisa_bank_rp", "2026-03", 2_000_000, 500_000, 2_500_000),
        ("dicairkan_bank_rp", "2026-03", 300_000, 0, 300_000),
        ("tunggakan_bank_persen", "2026-03", 5, 0, 4),  # 100.000/2.000.000, 0/500.000, 100.000/2.500.000
        ("dicairkan_anggota_rp", "2026-03", 400_000, 100_000, 500_000),
        ("sisa_anggota_rp", "2026-03", 1_000_000, 600_000, 1_600_000),
        ("peminjam_orang", "2026-03", 24, 8, 32),
        ("peminjam_kpm_persen", "2026-03", 50, 100, 62.5),  # 12/24, 8/8, 20/32
        ("peminjam_anggota_persen", "2026-03", 20, 20, 20),  # 24/120, 8/40, 32/160
        ("tunggakan_30_persen", "2026-03", 7, 15, 10),  # 70.000/1.000.000, 90.000/600.000, 160.000/1.600.000
        ("tunggakan_90_persen", "2026-03", 2, 2, 2),  # 20.000/1.000.000, 12.000/600.000, 32.000/1.600.000
        ("keluarga_desil_1_4", "2026-02-15", 70, 110, 180),  # 10 + 15 + 20 + 25, 20 + 25 + 30 + 35
        ("kpm_pkh", "2026-02-15", 60, 40, 100),
        ("kpm_sembako", "2026-02-15", 70, 50, 120),
        ("pbi_jkn_jiwa", "2026-02-15", 300, 200, 500),
        ("graduasi_kpm", "2025", 15, 10, 25),
        ("graduasi_target_persen", "2025", 75, 100 / 3, 50),  # 15/20, 10/30, 25/50: not of c's target too
        ("omzet_rp", "2026-03", 5_000_000, 1_000_000, 6_000_000),
        ("hari_buka", "2026-03", 20, 25, None),
        ("gerai_berjalan", "2026-03-31", 3, 1, 4),
        ("rat_terlaksana", "2025", 1, 1, 2),
        ("kelengkapan_laporan_persen", "2026-03", 100, 50, 50),  # 4/4, 2/4, (4 + 2 + 0)/12
        ("dukungan_kegiatan", "2025", 5, 1, 6),
        ("dukungan_jenis", "2025", 2, 1, None),
    ],
)
def test_value_worked_out_by_hand(name: str, period: str, a: float, b: float, city: float | None) -> None:
    expected = (a, b) if city is None else (a, b, city, city)
    places = ("a", "b", "ab", "city")[: len(expected)]
    if name == "kelengkapan_laporan_persen":
        expected = (a, b, 75, city)  # of `ab` alone: (4 + 2)/8

    assert expected == pytest.approx([seen(RECORD, name, place, period).value for place in places])


_ONE = {
    "anggota_orang": MEMBERS,
    "sisa_bank_rp": BANK,
    "dicairkan_bank_rp": BANK,
    "dicairkan_anggota_rp": LENT,
    "sisa_anggota_rp": LENT,
    "peminjam_orang": LENT,
    "kpm_pkh": FAMILIES,
    "kpm_sembako": FAMILIES,
    "pbi_jkn_jiwa": FAMILIES,
    "graduasi_kpm": GRADUATES,
    "omzet_rp": OPERATION,
    "hari_buka": OPERATION,
}
INPUTS = {
    **{name: (f"{key}.{name}",) for name, key in _ONE.items()},
    "anggota_perempuan_persen": (f"{MEMBERS}.anggota_perempuan_orang", f"{MEMBERS}.anggota_orang"),
    "anggota_kpm_persen": (f"{MEMBERS}.anggota_kpm_orang", f"{MEMBERS}.anggota_orang"),
    "pertumbuhan_anggota_persen": (f"{MEMBERS}.anggota_orang",),
    "anggota_per_1000_rumah_tangga": (f"{MEMBERS}.anggota_orang", f"{PEOPLE}.rumah_tangga"),
    "keluarga_pkh_terjangkau_persen": (f"{MEMBERS}.anggota_kpm_orang", f"{FAMILIES}.kpm_pkh"),
    "kursi_pendamping_persen": (f"{BOARD}.kursi_pendamping_pkh", f"{BOARD}.kursi_pengurus"),
    "tunggakan_bank_persen": (f"{BANK}.tunggakan_bank_rp", f"{BANK}.sisa_bank_rp"),
    "peminjam_kpm_persen": (f"{LENT}.peminjam_kpm_orang", f"{LENT}.peminjam_orang"),
    "peminjam_anggota_persen": (f"{LENT}.peminjam_orang", f"{MEMBERS}.anggota_orang"),
    "tunggakan_30_persen": (f"{LENT}.tunggakan_30_rp", f"{LENT}.sisa_anggota_rp"),
    "tunggakan_90_persen": (f"{LENT}.tunggakan_90_rp", f"{LENT}.sisa_anggota_rp"),
    "keluarga_desil_1_4": tuple(f"{FAMILIES}.desil_{n}_keluarga" for n in (1, 2, 3, 4)),
    "graduasi_target_persen": (f"{GRADUATES}.graduasi_kpm", f"{GRADUATES}.target_kpm"),
    "gerai_berjalan": (f"{OUTLETS}.gerai",),
    "rat_terlaksana": (f"{MEETINGS}.rat",),
    "kelengkapan_laporan_persen": (f"{OPERATION}.transaksi",),
    "dukungan_kegiatan": (f"{SUPPORT}.kegiatan",),
    "dukungan_jenis": (f"{SUPPORT}.kegiatan",),
}
"""Every indicator of the record with the columns it is made from, what is divided first."""


def test_every_observation_says_which_columns_it_was_made_from() -> None:
    assert set(INPUTS) == set(RECORD.indicators)
    for name, inputs in INPUTS.items():
        for region in RECORD.regions_of(name):
            assert {inputs} == {o.inputs for o in RECORD.series(name, region)}, name


def test_what_has_not_come_in_is_not_reported_and_not_counted() -> None:
    assert LATE is seen(RECORD, "anggota_orang", "c").status
    assert LATE is seen(RECORD, "tunggakan_30_persen", "cd").status
    assert Reporting(2, 3) == seen(RECORD, "tunggakan_30_persen", "city").reporting


def test_growth_begins_when_there_is_something_to_compare_with() -> None:
    months = ["2025-11", "2025-12", "2026-02", "2026-03"]
    members = table(
        "bulan",
        months,
        anggota_orang={
            "a": [100, 80, 150, 60],
            "b": [HIDDEN, 50, 60, 50],
            "c": [10, LATE, 20, 20],
            "d": [0, 20, 9, NEVER],
        },
    )
    growth = "pertumbuhan_anggota_persen"
    found = observe({MEMBERS: members}, growth)

    assert ["2026-02", "2026-03"] == [o.period for o in found.series(growth, CODES["a"])]
    assert (50, -25) == tuple(o.value for o in found.series(growth, CODES["a"]))  # +50/100, -20/80
    assert [HIDDEN, Status.ZERO] == [o.status for o in found.series(growth, CODES["b"])]
    assert (100, None) == tuple(o.value for o in found.series(growth, CODES["c"]))  # +10/10
    assert [NEVER, NEVER] == [o.status for o in found.series(growth, CODES["d"])]  # from zero; then no more
    assert LATE is seen(found, growth, "c", "2026-03").status
    # Members of a and c in February, 150 + 20 against 100 + 10, with d's 9 against none.
    february = seen(found, growth, "city", "2026-02")
    assert pytest.approx(100 * (170 - 110 + 9) / 110) == february.value
    assert Reporting(3, 4, withheld=1) == february.reporting


def test_families_of_a_later_date_serve_only_where_none_is_earlier() -> None:
    name = "keluarga_pkh_terjangkau_persen"
    members = table("bulan", ["2026-01", "2026-06"], anggota_kpm_orang={"a": [10, 20]})
    families = table("tanggal", ["2026-04-01", "2026-06-30", "2026-09-30"], kpm_pkh={"a": [100, 50, 10]})

    found = observe({MEMBERS: members, FAMILIES: families}, name)

    assert [10, 40] == [o.value for o in found.series(name, CODES["a"])]


def test_members_without_a_count_of_households_are_not_compared() -> None:
    name = "anggota_per_1000_rumah_tangga"
    members = table("bulan", ["2026-01"], anggota_orang={"a": [10], "b": [20], "c": [30], "d": [40]})
    homes = table("tanggal", ["2025", "2026"], rumah_tangga={"a": [9, 100], "b": [9, HIDDEN], "c": [9, 0]})

    found = observe({MEMBERS: members, PEOPLE: homes}, name)

    assert [100, None, None, None] == [seen(found, name, place).value for place in "abcd"]
    assert [HIDDEN, NEVER, LATE] == [seen(found, name, place).status for place in "bcd"]
    # a and c: (10 + 30)/100 households; d has no row there, which counts as not reported.
    assert 400 == seen(found, name, "city").value
    assert Reporting(2, 4, withheld=1) == seen(found, name, "city").reporting


def test_a_table_without_rows_makes_no_observation() -> None:
    members = table("bulan", ["2026-01"], anggota_orang={"a": [10]}, anggota_kpm_orang={"a": [5]})
    families = table("tanggal", ["2026-01-01"], kpm_pkh={"a": [10]})
    names = ("pertumbuhan_anggota_persen", "keluarga_pkh_terjangkau_persen")

    without_members = observe({MEMBERS: members[:0], FAMILIES: families}, *names)
    without_families = observe({MEMBERS: members, FAMILIES: families[:0]}, *names)

    assert not [region for name in names for region in without_members.regions_of(name)]
    assert LATE is seen(without_families, names[1], "a").status


@pytest.mark.parametrize("name", ["gerai_berjalan", "dukungan_kegiatan", "dukungan_jenis"])
def test_no_kinds_no_sum(name: str) -> None:
    key, column, time = (
        (OUTLETS, "gerai", "tanggal") if name == "gerai_berjalan" else (SUPPORT, "kegiatan", "tahun")
    )
    empty = kinds(table(time, ["2026"], **{column: {"a": [1]}}))[:0]

    assert () == observe({key: empty}, name).regions_of(name)


@pytest.mark.parametrize(
    ("cells", "value", "status"),
    [
        ((1, 2, 3, 4), 10, Status.REPORTED),
        ((0, 0, 0, 0), 0, Status.ZERO),
        ((1, 2, 3, HIDDEN), None, HIDDEN),
        ((1, LATE, 3, HIDDEN), None, HIDDEN),
        ((1, LATE, 3, 4), None, LATE),
        ((1, LATE, NEVER, 4), None, LATE),
        ((UNKNOWN,) * 4, None, UNKNOWN),
    ],
)
def test_deciles_are_added_up_only_where_all_four_are_there(
    cells: tuple[Cell, ...], value: float | None, status: Status
) -> None:
    columns = {f"desil_{n}_keluarga": {"a": [cell]} for n, cell in enumerate(cells, 1)}

    found = observe({FAMILIES: table("tanggal", ["2026-01-01"], **columns)}, "keluarga_desil_1_4")

    assert (value, status) == (found.latest("keluarga_desil_1_4", CODES["a"]).value, status)
    assert status is found.latest("keluarga_desil_1_4", CODES["a"]).status


@pytest.mark.parametrize(
    ("cells", "activities", "different", "status"),
    [
        ((4, 1, 0), 5, 2, Status.REPORTED),
        ((4, NEVER, 0), 4, 1, Status.REPORTED),  # a kind that does not apply adds nothing
        ((NEVER, 0, 0), 0, 0, Status.ZERO),
        ((4, LATE, 0), None, None, LATE),  # four would pass for the whole
        ((4, HIDDEN, LATE), None, None, HIDDEN),
        ((NEVER, NEVER, NEVER), None, None, NEVER),
    ],
)
def test_kinds_are_added_up_only_where_each_that_applies_is_there(
    cells: tuple[Cell, ...], activities: float | None, different: float | None, status: Status
) -> None:
    support = kinds(*(table("tahun", ["2025"], kegiatan={"a": [cell]}) for cell in cells))
    names = ("dukungan_kegiatan", "dukungan_jenis")

    found = observe({SUPPORT: support}, *names)

    assert [activities, different] == [seen(found, name, "a").value for name in names]
    assert {status} == {seen(found, name, "a").status for name in names}


@pytest.mark.parametrize("name", ["hari_buka", "dukungan_jenis"])
def test_what_cannot_be_added_up_is_not_available_above_the_kelurahan(name: str) -> None:
    assert set(CODES.values()) > set(RECORD.regions_of(name))
    assert {UNKNOWN} == {seen(RECORD, name, place).status for place in ("ab", "cd", "city")}
    assert LATE is seen(RECORD, name, "d").status


def test_a_sum_counts_what_is_shown_and_says_how_many_are_withheld() -> None:
    cells: Cells = {"a": [30, 30], "b": [HIDDEN, HIDDEN], "c": [LATE, 20], "d": [HIDDEN, HIDDEN]}
    members = table("bulan", ["2026-01", "2026-02"], anggota_orang=cells)

    found = observe({MEMBERS: members}, "anggota_orang")

    city, cd = seen(found, "anggota_orang", "city", "2026-01"), seen(found, "anggota_orang", "cd", "2026-01")
    assert (30, Reporting(1, 4, withheld=2)) == (city.value, city.reporting)
    assert (None, HIDDEN, Reporting(0, 2, withheld=1)) == (cd.value, cd.status, cd.reporting)
    assert Reporting(2, 4, withheld=2) == seen(found, "anggota_orang", "city").reporting


def test_a_ratio_of_sums_counts_what_is_withheld_as_too_little_never_as_too_much() -> None:
    members = table(
        "bulan",
        ["2026-01"],
        anggota_orang={"a": [100], "b": [200], "c": [HIDDEN], "d": [0]},
        anggota_kpm_orang={"a": [50], "b": [HIDDEN], "c": [30], "d": [0]},
    )

    found = observe({MEMBERS: members}, "anggota_kpm_persen")

    assert [50, None, None, None] == [seen(found, "anggota_kpm_persen", place).value for place in "abcd"]
    assert [HIDDEN, HIDDEN, NEVER] == [seen(found, "anggota_kpm_persen", place).status for place in "bcd"]
    city = seen(found, "anggota_kpm_persen", "city")
    # 50 of a's 100; b's 200 members stay below the line, though who of them is KPM is withheld.
    assert 100 * 50 / (100 + 200) == city.value
    assert (Reporting(2, 4, withheld=2), True) == (city.reporting, city.at_least)
    assert HIDDEN is seen(found, "anggota_kpm_persen", "cd").status


def test_real_and_simulated_never_meet_in_one_number() -> None:
    members = table("bulan", ["2026-01"], anggota_orang={"a": [10]})
    homes = table("tanggal", ["2026-01-01"], rumah_tangga={"a": [100]})
    names = ("anggota_orang", "anggota_per_1000_rumah_tangga")
    tables = {MEMBERS: members, PEOPLE: homes}

    mixed = observe(tables, *names, simulated=frozenset({MEMBERS}))
    simulated = observe(tables, *names, simulated=frozenset({MEMBERS, PEOPLE}))

    assert ["anggota_orang"] == list(mixed.indicators)
    assert UNKNOWN is seen(mixed, names[1], "a").status
    for place in ("a", "ab", "city"):
        both = seen(simulated, names[1], place)
        assert (100, Nature.SIMULATED) == (both.value, both.nature)
        assert ("simulasi-keanggotaan/s", "simulasi-wilayah/s") == both.sources
        assert Nature.SIMULATED is seen(mixed, "anggota_orang", place).nature


cells = st.one_of(st.sampled_from(EMPTIES), st.integers(0, 40).map(float))
places = st.fixed_dictionaries({place: st.lists(cells, min_size=4, max_size=4) for place in CODES})


@settings(max_examples=60, deadline=None)
@given(places, places)
def test_no_ratio_comes_from_what_is_missing_or_from_zero(tops: Cells, bases: Cells) -> None:
    months = ["2026-01", "2026-02", "2026-03", "2026-04"]
    members = table("bulan", months, anggota_kpm_orang=tops, anggota_orang=bases)
    names = ("anggota_kpm_persen", "pertumbuhan_anggota_persen")

    found = observe({MEMBERS: members}, *names)

    below = {"ab": "ab", "cd": "cd", "city": "abcd", **{place: place for place in CODES}}
    for place, parts in below.items():
        for at, month in enumerate(months):
            pairs = [(tops[part][at], bases[part][at]) for part in parts]
            _holds(seen(found, names[0], place, month), pairs)
        grown = [(_less(bases[part][3], bases[part][0]), bases[part][0]) for part in parts]
        _holds(seen(found, names[1], place, "2026-04"), grown, signed=True)


def test_what_is_above_a_line_with_nothing_below_it_is_no_ratio() -> None:
    # b has one of none, d has something withheld of an unknown number: nothing shown to divide by.
    members = table(
        "bulan",
        ["2026-01"],
        anggota_kpm_orang={"a": [LATE], "b": [1], "c": [LATE], "d": [HIDDEN]},
        anggota_orang={"a": [LATE], "b": [0], "c": [LATE], "d": [LATE]},
    )

    city = seen(observe({MEMBERS: members}, "anggota_kpm_persen"), "anggota_kpm_persen", "city")

    assert (None, HIDDEN, False) == (city.value, city.status, city.at_least)


def _less(now: Cell, before: Cell) -> Cell:
    if isinstance(now, Status):
        return now
    return before if isinstance(before, Status) else now - before


def _holds(made: Observation, pairs: list[tuple[Cell, Cell]], *, signed: bool = False) -> None:
    """Hold *made* against the ratio of what is there of *pairs*.

    A withheld top counts as nothing above the line, yet its base stays below it, unless *signed*.
    """
    whole = [(t, b) for t, b in pairs if not isinstance(t, Status) and not isinstance(b, Status)]
    kept = [b for t, b in pairs if t is HIDDEN and not isinstance(b, Status) and not signed]
    base = sum(b for _, b in whole) + sum(kept)
    empties = [next(cell for cell in pair if isinstance(cell, Status)) for pair in pairs if pair not in whole]
    hidden = empties.count(HIDDEN)
    if whole and base > 0 and (hidden == 0 or any(t for t, _ in whole)):
        assert pytest.approx(100 * sum(t for t, _ in whole) / base) == made.value
        assert made.status is (Status.ZERO if made.value == 0 else Status.REPORTED)
        assert made.at_least is (hidden > 0 and len(pairs) > 1 and not signed)
    else:
        assert made.value is None
        assert made.status in ({*empties, NEVER} if whole else empties)
    if len(pairs) > 1:
        assert Reporting(len(whole), len(pairs), hidden) == made.reporting


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", INPUTS)
def test_a_sentence_says_an_indicator_in_plain_words(name: str, lang: str) -> None:
    say = read_messages(lang)
    (text,) = say.words[f"indicator.{name}.sentence"]
    fields = fields_of(text)

    assert {"name", "date"} < fields <= {"name", "date", "value", "per100"}
    assert 1 == len(fields & {"value", "per100"})
    assert "per100" not in fields or "persen" == registered()[name].indicator.unit
    said = say(f"indicator.{name}.sentence", name="Melati", date="2026", value="7 x", per100="7")
    assert said.endswith(".")
    assert max(len(part.split()) for part in said.split(". ")) <= 25


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", INPUTS)
def test_neighbours_and_spread_have_their_words(name: str, lang: str) -> None:
    say = read_messages(lang)

    assert "2" in say(f"indicator.{name}.finding", reported=2, expected=5, count=2, title="")
    for key in (f"indicator.{name}.neighbours", f"indicator.{name}.neighbours.none"):
        assert "Melati" in say(key, name="Melati", value="7", reported=2, expected=5, count=2)


def test_arrears_are_said_as_rupiah_of_a_hundred() -> None:
    key, fields = "indicator.tunggakan_30_persen.sentence", {"name": "Melati", "date": "Maret 2026"}

    assert (
        "Dari setiap Rp100 yang belum dikembalikan anggota di Melati, "
        "Rp7 menunggak lebih dari 30 hari (Maret 2026)." == read_messages("id")(key, per100="7", **fields)
    )
