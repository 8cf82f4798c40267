"""Indicators of the small city against numbers worked out by hand from its tables."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from terang.catalog import Catalog
from terang.errors import InvalidIndicator
from terang.indicators import compute, compute_indicators, frames, indicator, registered
from terang.indicators.compute import _divided
from terang.indicators.registry import Registered
from terang.messages import Messages
from terang.observations import Indicator, Observation, Observations
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
        ("koperasi_rat", CITY, 2),
        ("unit_usaha", CITY, 4),
        ("transaksi_volume", CITY, 160.5),  # 120,5 + 40 + 0
        ("simpanan_pokok_rp", CITY, 1_500_000),  # 500.000 + 1.000.000
        ("simpanan_wajib_rp", CITY, 240_000),  # 7 Hilir alone
        ("penyetor_wajib_orang", CITY, 12),
        ("p0_persen", CITY, 10),
        ("penduduk_miskin_ribu", CITY, 1),
        ("p1_indeks", CITY, 2),
        ("p2_indeks", CITY, 0.4),
        ("garis_kemiskinan_rp", CITY, 500_000),
        ("miskin_ekstrem_persen", CITY, 0.5),
    ],
)
def test_value_worked_out_by_hand(observations: Observations, name: str, region: str, value: float) -> None:
    assert value == observations.latest(name, region).value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("koperasi_terdaftar", 6),
        ("koperasi_npwp", 5),
        ("koperasi_nib", 3),
        ("transaksi_rp", 2_500_000),
        ("penyetor_pokok_orang", 24),
        ("simpanan_pokok_rp", 1_200_000),
        ("penyetor_wajib_orang", 8),
        ("simpanan_wajib_rp", 80_000),
        ("simpanan_total_rp", 1_280_000),
    ],
)
def test_the_city_s_earlier_figure_comes_before_the_sum(
    observations: Observations, name: str, value: float
) -> None:
    earlier, _ = observations.series(name, CITY)

    assert ("2025-12-31", value) == (earlier.period, earlier.value)


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


def test_a_figure_keeps_the_caveat_of_its_row(observations: Observations) -> None:
    assert ("koperasi/rat-tingkat-kota",) == observations.latest("koperasi_rat", CITY).caveats


def test_a_sum_keeps_the_caveat_of_the_stated_figure_it_stands_for(observations: Observations) -> None:
    _, newest = observations.series("koperasi_terdaftar", CITY)

    assert newest.reporting is not None
    assert ("koperasi/dua-koperasi",) == newest.caveats
    assert () == observations.latest("koperasi_terdaftar", HILIR).caveats


def test_poverty_is_known_for_the_city_and_above_only(catalog: Catalog, observations: Observations) -> None:
    regions = observations.regions_of("p0_persen")

    assert CITY in regions
    assert not [code for code in regions if code in catalog.regions and code != CITY]


def test_every_observation_has_sources_of_its_own_nature_and_columns(
    catalog: Catalog, observations: Observations
) -> None:
    for name, known in observations.indicators.items():
        for region in observations.regions_of(name):
            for seen in observations.series(name, region):
                assert seen.sources and seen.inputs, f"{name} {region} {seen.period}"
                assert {column.split(".")[0] for column in seen.inputs} <= set(known.tables)
                for source in seen.sources:
                    package, _, key = source.partition("/")
                    assert key in catalog.datasets[package].sources
                    assert seen.nature is catalog.datasets[package].nature


def test_every_indicator_has_its_words_in_both_languages(messages: Messages, english: Messages) -> None:
    wanted = {f"page.topic.{entry.indicator.topic}" for entry in registered().values()}
    for name, entry in registered().items():
        unit = entry.indicator.unit
        wanted |= {f"indicator.{name}.{part}" for part in ("title", "definition", "method", "limits")}
        # Rupiah are written with a sign instead of a word.
        wanted |= {f"unit.{unit}.name"} | ({f"unit.{unit}.value"} if unit != "rupiah" else set())

    for say in (messages, english):
        missing = sorted(key for key in wanted if not say.has(key))
        assert not missing, f"content/messages/{say.lang}: {', '.join(missing)}"


def test_an_indicator_is_counted_in_the_unit_of_what_it_is_made_from(
    catalog: Catalog, observations: Observations
) -> None:
    units = {
        field.name: field.unit
        for key in ("koperasi_simkopdes", "keanggotaan_simpanan")
        for field in catalog.resource(key).fields
    }
    units |= {row["indikator"]: row["satuan"] for row in catalog.records("kemiskinan_seri")}
    shared = units.keys() & observations.indicators.keys()

    assert len(shared) >= 13
    assert {name: units[name] for name in shared} == {
        name: observations.indicators[name].unit for name in shared
    }


def test_topics_come_by_name_and_nobody_can_change_the_register() -> None:
    topics = [entry.indicator.topic for entry in registered().values()]

    assert sorted(topics) == topics
    assert "koperasi_terdaftar" == next(n for n in registered() if n.startswith("koperasi"))
    with pytest.raises(TypeError):
        registered()["x"] = registered()["p0_persen"]  # type: ignore[index]


def test_a_city_without_a_table_lacks_only_what_needs_it(catalog: Catalog) -> None:
    datasets = {name: dataset for name, dataset in catalog.datasets.items() if name != "keanggotaan"}

    found = compute_indicators(replace(catalog, datasets=datasets))

    assert found.has("koperasi_npwp")
    assert not found.has("kegiatan_tercatat")  # reads koperasi and keanggotaan


def test_an_indicator_of_real_and_simulated_tables_is_left_out(catalog: Catalog) -> None:
    simulated = replace(catalog.datasets["keanggotaan"], nature=Nature.SIMULATED)

    found = compute_indicators(replace(catalog, datasets={**catalog.datasets, "keanggotaan": simulated}))

    assert not found.has("kegiatan_tercatat")  # reads koperasi and keanggotaan
    assert Nature.SIMULATED is found.latest("simpanan_total_rp", HILIR).nature
    assert Nature.REAL is found.latest("koperasi_npwp", CITY).nature


def test_savings_that_are_withheld_are_on_record_all_the_same(catalog: Catalog) -> None:
    dataset = catalog.datasets["keanggotaan"]
    savings = dataset.resources["simpanan"].table.copy()
    row = savings["kode_kelurahan"] == "99.71.02.1001"  # Melati, which has no transaction either
    savings.loc[row, "simpanan_total_rp_status"] = str(Status.WITHHELD)
    resources = {**dataset.resources, "simpanan": replace(dataset.resources["simpanan"], table=savings)}
    datasets = {**catalog.datasets, "keanggotaan": replace(dataset, resources=resources)}

    found = compute_indicators(replace(catalog, datasets=datasets))

    assert found.latest("kegiatan_tercatat", "99.71.02.1001").value == 1
    assert found.latest("kegiatan_tercatat", CITY).value == 4


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("transaksi_rp", ("koperasi_simkopdes.transaksi_rp",)),
        ("kegiatan_tercatat", ("koperasi_simkopdes.transaksi_rp", "keanggotaan_simpanan.simpanan_total_rp")),
        (
            "rata_simpanan_pokok_rp",
            ("keanggotaan_simpanan.simpanan_pokok_rp", "keanggotaan_simpanan.penyetor_pokok_orang"),
        ),
    ],
)
def test_a_value_and_its_sums_say_which_columns_they_were_made_from(
    observations: Observations, name: str, inputs: tuple[str, ...]
) -> None:
    for region in ("99.71.01.1001", HILIR, CITY):
        assert inputs == observations.latest(name, region).inputs


def test_a_stated_city_figure_says_which_column_it_comes_from(observations: Observations) -> None:
    earlier, newest = observations.series("koperasi_nib", CITY)

    assert ("koperasi_seri_kota.nilai",) == earlier.inputs
    assert ("koperasi_simkopdes.nib",) == newest.inputs
    assert ("kemiskinan_seri.nilai",) == observations.latest("p0_persen", CITY).inputs


def test_a_frame_without_its_columns_is_refused(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(koperasi_simkopdes: pd.DataFrame) -> pd.DataFrame:
        return frames.measure(koperasi_simkopdes, "npwp").drop(columns=["status", "period"])

    known = Indicator("rusak", "koperasi", "koperasi", "kelurahan", ("koperasi_simkopdes",), False)
    monkeypatch.setattr(compute, "registered", lambda: {"rusak": Registered(known, broken)})

    with pytest.raises(InvalidIndicator, match="rusak tidak memberi kolom period, status"):
        compute_indicators(catalog)


def test_an_indicator_says_what_it_counts() -> None:
    def tanpa_catatan(koperasi_simkopdes: pd.DataFrame) -> pd.DataFrame:
        return koperasi_simkopdes

    with pytest.raises(InvalidIndicator, match="tanpa_catatan"):
        indicator(unit="rupiah")(tanpa_catatan)
    assert "tanpa_catatan" not in registered()


def test_two_indicators_of_one_name_are_refused() -> None:
    def transaksi_rp(koperasi_simkopdes: pd.DataFrame) -> pd.DataFrame:
        """Twice."""
        return koperasi_simkopdes

    with pytest.raises(InvalidIndicator, match="transaksi_rp"):
        indicator(unit="rupiah")(transaksi_rp)


def _savings(money: list[int | None], people: list[int | None]) -> pd.DataFrame:
    """Return a table of kelurahan a, b … whose empty cells are not yet reported."""
    table = pd.DataFrame(
        {
            "kode_kelurahan": list("abcd")[: len(money)],
            "tanggal": "2026-01-01",
            "uang": pd.array(money, dtype="Int64"),
            "orang": pd.array(people, dtype="Int64"),
            "id_sumber": "s",
        }
    )
    return frames.keyed(table, "uji_simpanan")


def test_a_ratio_is_made_only_where_both_parts_are_there() -> None:
    table = _savings([100, None, 50], [4, 6, None])

    made = frames.ratio(frames.measure(table, "uang"), frames.measure(table, "orang"))

    # Payers without money (b) must not swell the base of the sum, nor money without payers (c) its top.
    assert [100.0, None, None] == [None if pd.isna(v) else v for v in made["value"]]
    assert [4.0, None, None] == [None if pd.isna(v) else v for v in made["base"]]


def test_of_two_rows_for_one_place_and_day_the_first_counts() -> None:
    first, second = _savings([1, 2], [1, 1]), _savings([9, 9, 9], [1, 1, 1])

    found = frames.joined(frames.measure(first, "uang"), frames.measure(second, "uang"))

    assert [("a", 1), ("b", 2), ("c", 9)] == list(zip(found["region"], found["value"], strict=True))


def test_no_ratio_is_made_from_zero() -> None:
    reported = Observation("x", "a", "2026-01-01", 5.0, Status.REPORTED)
    nothing = replace(reported, value=0.0, status=Status.ZERO)

    (found,) = _divided([reported], [nothing])

    assert found.value is None
    assert found.status is Status.NOT_APPLICABLE


def test_a_ratio_with_a_missing_part_keeps_its_kind_of_empty() -> None:
    table = _savings([100], [None]).assign(orang_status="disembunyikan")

    made = frames.ratio(frames.measure(table, "uang"), frames.measure(table, "orang"))

    assert pd.isna(made.loc[0, "value"])
    assert "disembunyikan" == made.loc[0, "status"]


def test_a_ratio_can_be_told_by_the_hundred_and_names_the_divided_column_first() -> None:
    table = _savings([3, 2], [4, 8])

    made = frames.ratio(frames.measure(table, "uang"), frames.measure(table, "orang"), times=100)

    assert [300, 200] == list(made["value"])
    assert [4, 8] == list(made["base"])
    assert "uji_simpanan.uang uji_simpanan.orang" == made.loc[0, "inputs"]


@pytest.mark.parametrize("time", ["tanggal", "bulan", "tahun", "periode"])
def test_a_measure_is_told_by_the_time_its_table_has(time: str) -> None:
    table = _savings([1], [1]).rename(columns={"tanggal": time})

    assert ["2026-01-01"] == list(frames.measure(table, "uang")["period"])
