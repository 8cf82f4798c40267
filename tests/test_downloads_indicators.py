"""Files by indicator, documents by place: every kind of empty told apart, nothing rounded or mixed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from terang.catalog import Catalog, Caveat
from terang.city import City
from terang.downloads import PublishedFile, make_downloads
from terang.downloads.indicators import INDICATOR_COLUMNS, nature_of
from terang.errors import BuildFailed
from terang.indicators import compute_indicators
from terang.messages import Messages
from terang.observations import Indicator, Observation, Observations, Reporting
from terang.pages.desk import Desk
from terang.statuses import Nature, Status
from terang.validation import load_catalog
from terang.written import number_text
from tests.test_downloads import only_real
from tests.twins import is_plain, plain

HILIR7, DAMAI, MELATI = "99.71.01.1001", "99.71.01.1004", "99.71.02.1001"
CITY = "99.71"
PAYERS = Indicator("penyetor_pokok_orang", "keanggotaan", "orang", "kelurahan", (), False)


@pytest.fixture(scope="module")
def whole(city: City) -> Catalog:
    """The small city with its simulated packages."""
    return load_catalog(city)


@pytest.fixture(scope="module")
def catalog(whole: Catalog) -> Catalog:
    """The small city without its simulated packages."""
    return only_real(whole)


@pytest.fixture(scope="module")
def observations(catalog: Catalog) -> Observations:
    """What is observed of the real small city."""
    return compute_indicators(catalog)


@pytest.fixture(scope="module")
def files(catalog: Catalog, observations: Observations) -> dict[str, PublishedFile]:
    """Every download of the small city, by its address in the folder."""
    return {file.address: file for file in make_downloads(catalog, "", observations)}


def of_payers(catalog: Catalog, *rows: Observation, nature: Nature = Nature.REAL) -> Observations:
    """One indicator with *rows* alone."""
    known = {region.code: region.level for region in catalog.regions.values()}
    return Observations([PAYERS], [replace(row, nature=nature) for row in rows], known)


def seen(
    region: str, value: float | None, status: Status, period: str = "2026-02", **more: Any
) -> Observation:
    return Observation(PAYERS.id, region, period, value, status, **more)


def rows_of(file: PublishedFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


def lines(catalog: Catalog, observations: Observations, region: str) -> list[tuple[str, str, str]]:
    """What the file of the payers says of *region*: period, value, status."""
    made = {file.indicator: file for file in plain(make_downloads(catalog, "", observations))}
    told = (row for row in rows_of(made[PAYERS.id]) if row["wilayah"] == region)
    return [(row["periode"], row["nilai"], row["status"]) for row in told]


def document(catalog: Catalog, observations: Observations, address: str) -> dict[str, Any]:
    made = {file.address: file for file in make_downloads(catalog, "", observations)}
    told: dict[str, Any] = json.loads(made[address].content)
    return told


def test_every_indicator_has_its_file_in_the_same_columns(
    files: dict[str, PublishedFile], observations: Observations
) -> None:
    for name in observations.indicators:
        file = files[f"indikator/{name.replace('_', '-')}.csv"]
        rows = rows_of(file)
        assert file.indicator == name
        assert tuple(rows[0]) == INDICATOR_COLUMNS
        assert {row["indikator"] for row in rows} == {name}


def test_the_file_of_the_payers_reads_like_this(files: dict[str, PublishedFile]) -> None:
    text = files["indikator/penyetor-pokok-orang.csv"].content.decode()

    column = "keanggotaan_simpanan.penyetor_pokok_orang"
    for line in (
        f"penyetor_pokok_orang,{HILIR7},7 Hilir,kelurahan,2026-03-31,10,ada,orang,,,,{column}",
        f"penyetor_pokok_orang,{MELATI},Melati,kelurahan,2026-03-31,,belum_dilaporkan,orang,,,,{column}",
        f"penyetor_pokok_orang,99.71.01,Hilir Timur II,kecamatan,2026-03-31,30,ada,orang,2,3,0,{column}",
    ):
        assert f"\r\n{line}\r\n" in text, line


def test_a_place_below_the_level_of_an_indicator_has_a_line_that_says_so(
    files: dict[str, PublishedFile],
) -> None:
    rows = rows_of(files["indikator/p0-persen.csv"])

    kelurahan = [row for row in rows if row["tingkat"] == "kelurahan"]
    assert len(kelurahan) == 5
    assert {(row["periode"], row["nilai"], row["status"]) for row in kelurahan} == {
        ("", "", "tidak_tersedia")
    }
    outside = [(row["wilayah"], row["tingkat"]) for row in rows if row["wilayah"].startswith("bps:")]
    assert list(dict.fromkeys(outside)) == [
        ("bps:00", "negara"),
        ("bps:99", "provinsi"),
        ("bps:9972", "kabkota"),
    ]


def test_all_kinds_of_empty_stand_in_the_file_and_in_the_document(catalog: Catalog) -> None:
    states = {
        "2026-01": (0.0, Status.ZERO),
        "2026-02": (None, Status.NOT_REPORTED),
        "2026-03": (None, Status.NOT_APPLICABLE),
        "2026-04": (None, Status.WITHHELD),
        "2026-05": (None, Status.NOT_AVAILABLE),
        "2026-06": (12.0, Status.REPORTED),
    }
    known = of_payers(catalog, *(seen(HILIR7, *state, period) for period, state in states.items()))

    assert lines(catalog, known, HILIR7) == [
        ("2026-01", "0", "nol"),
        ("2026-02", "", "belum_dilaporkan"),
        ("2026-03", "", "tidak_berlaku"),
        ("2026-04", "", "disembunyikan"),
        ("2026-05", "", "tidak_tersedia"),
        ("2026-06", "12", "ada"),
    ]
    (entry,) = document(catalog, known, "kelurahan/7-hilir.json")["pengamatan"]
    assert [(point["nilai"], point["status"]) for point in entry["deret"]] == [
        (0, "nol"),
        (None, "belum_dilaporkan"),
        (None, "tidak_berlaku"),
        (None, "disembunyikan"),
        (None, "tidak_tersedia"),
        (12, "ada"),
    ]
    assert (entry["periode"], entry["nilai"], entry["status"]) == ("2026-06", 12, "ada")


def test_a_place_without_any_observation_has_not_reported(catalog: Catalog) -> None:
    known = of_payers(catalog, seen(HILIR7, 12.0, Status.REPORTED))

    assert lines(catalog, known, MELATI) == [("", "", "belum_dilaporkan")]
    (entry,) = document(catalog, known, "kelurahan/melati.json")["pengamatan"]
    assert (entry["periode"], entry["nilai"], entry["status"]) == (None, None, "belum_dilaporkan")
    assert entry["deret"] == []


def test_a_sum_says_how_many_are_in_it_and_how_many_are_withheld(catalog: Catalog) -> None:
    reporting = Reporting(1, 3, 2)
    known = of_payers(catalog, seen("99.71.01", 40.0, Status.REPORTED, reporting=reporting, at_least=True))

    (row,) = (row for row in _payer_rows(catalog, known) if row["wilayah"] == "99.71.01")
    assert (row["dilaporkan"], row["diharapkan"], row["disembunyikan"]) == ("1", "3", "2")
    (entry,) = document(catalog, known, "kecamatan/hilir-timur-ii.json")["pengamatan"]
    assert (entry["dilaporkan"], entry["diharapkan"], entry["disembunyikan"]) == (1, 3, 2)
    assert entry["paling_sedikit"] is True


def _payer_rows(catalog: Catalog, observations: Observations) -> list[dict[str, str]]:
    made = {file.indicator: file for file in plain(make_downloads(catalog, "", observations))}
    return rows_of(made[PAYERS.id])


def test_read_back_a_file_gives_what_the_pages_show(
    files: dict[str, PublishedFile], catalog: Catalog, observations: Observations, messages: Messages
) -> None:
    desk = Desk(catalog, observations, messages, {"id": messages})
    third = replace(desk.observations.latest("p0_persen", CITY), value=100 / 3)
    assert desk.say.quantity(float(_written(third.value)), "persen") == desk.text(third) == "33,33 persen"
    checked = 0
    for file in files.values():
        if file.indicator and is_plain(file):
            for row in rows_of(file):
                if row["nilai"]:
                    (shown,) = (
                        desk.text(o)
                        for o in observations.series(row["indikator"], row["wilayah"])
                        if o.period == row["periode"]
                    )
                    assert desk.say.quantity(float(row["nilai"]), row["satuan"]) == shown
                    checked += 1
    assert checked > 100


def _written(value: float | None) -> str:
    assert value is not None
    return number_text(value)


def test_a_document_and_the_files_say_the_same(
    files: dict[str, PublishedFile], observations: Observations, catalog: Catalog
) -> None:
    told = {
        (row["indikator"], row["wilayah"], row["periode"] or None): (row["nilai"], row["status"])
        for file in plain(files.values())
        if file.indicator
        for row in rows_of(file)
    }
    checked = 0
    for _, place in _documents(files):
        assert [entry["indikator"] for entry in place["pengamatan"]] == list(observations.indicators)
        for entry in place["pengamatan"]:
            for point in (entry, *entry["deret"]):
                nilai, status = told[entry["indikator"], place["kode"], point["periode"]]
                assert (None if nilai == "" else float(nilai), status) == (point["nilai"], point["status"])
                checked += 1
    assert checked > 2 * 7 * 10


def _documents(files: dict[str, PublishedFile]) -> Iterator[tuple[PublishedFile, dict[str, Any]]]:
    for address, file in files.items():
        if address.startswith(("kelurahan/", "kecamatan/")) and file.format == "JSON":
            yield file, json.loads(file.content)


def test_a_document_names_its_place_and_explains_every_source_and_caveat(
    catalog: Catalog, observations: Observations, files: dict[str, PublishedFile]
) -> None:
    for file, place in _documents(files):
        region = catalog.regions[place["kode"]]
        assert (file.region, place["nama"], place["tingkat"]) == (region.code, region.name, region.level)
        assert (place["kota"], place["sifat_data"]) == ("Kota Contoh", "nyata")
        assert ("kecamatan" in place) == (region.level == "kelurahan")
        for part in ("sumber", "catatan"):
            named = {name for entry in place["pengamatan"] for name in entry[part]}
            assert named == place[part].keys()
        for name, source in place["sumber"].items():
            package, _, own = name.partition("/")
            known = catalog.datasets[package].sources[own]
            assert (source["judul"], source["alamat"], source["tanggal"]) == (
                known.title,
                known.path,
                known.date,
            )
    place = json.loads(files["kelurahan/kampung-damai.json"].content)
    assert place["kecamatan"] == "Hilir Timur II"


def test_the_words_of_a_caveat_come_along(catalog: Catalog) -> None:
    caveat = Caveat("x", {"id": "Angka sementara.", "en": "Preliminary."})
    dataset = catalog.datasets["keanggotaan"]
    told = replace(dataset, caveats={**dataset.caveats, "x": caveat})
    other = replace(catalog, datasets={**catalog.datasets, "keanggotaan": told})
    known = of_payers(catalog, seen(HILIR7, 12.0, Status.REPORTED, caveats=("keanggotaan/x",)))

    place = document(other, known, "kelurahan/7-hilir.json")

    assert place["catatan"] == {"keanggotaan/x": "Angka sementara."}
    assert place["pengamatan"][0]["catatan"] == ["keanggotaan/x"]


def test_what_is_simulated_stands_in_files_of_its_own(whole: Catalog) -> None:
    known = compute_indicators(whole)
    files = make_downloads(whole, "", known)
    natures = {name: nature_of(one, whole, known) for name, one in known.indicators.items()}
    assert set(natures.values()) == set(Nature)
    for file in (file for file in plain(files) if file.indicator):
        assert file.nature is natures[file.indicator]
        prefix = "simulasi-" if file.nature is Nature.SIMULATED else ""
        assert file.address == f"indikator/{prefix}{file.indicator.replace('_', '-')}.csv"
        assert {row.get("sifat_data", "nyata") for row in rows_of(file)} == {file.nature.value}
    for file in (file for file in files if file.region and file.format == "JSON"):
        place = json.loads(file.content)
        assert place["sifat_data"] == file.nature.value
        told = {entry["indikator"] for entry in place["pengamatan"]}
        assert told == {name for name, nature in natures.items() if nature is file.nature}


def test_an_indicator_that_mixes_real_and_simulated_is_refused(catalog: Catalog) -> None:
    rows = [seen(HILIR7, 12.0, Status.REPORTED), seen(DAMAI, 9.0, Status.REPORTED, nature=Nature.SIMULATED)]
    levels = {region.code: region.level for region in catalog.regions.values()}

    with pytest.raises(BuildFailed, match="penyetor_pokok_orang mencampur"):
        make_downloads(catalog, "", Observations([PAYERS], rows, levels))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(catalog: Catalog, value: float) -> None:
    known = of_payers(catalog, seen(HILIR7, value, Status.REPORTED))

    with pytest.raises(BuildFailed, match="Bukan bilangan"):
        make_downloads(catalog, "", known)


def test_a_negative_change_is_a_number_and_no_formula(catalog: Catalog, english: Messages) -> None:
    known = of_payers(catalog, seen(HILIR7, -2.5, Status.REPORTED))

    assert lines(catalog, known, HILIR7) == [("2026-02", "-2.5", "ada")]
    place = document(catalog, known, "kelurahan/7-hilir.json")
    assert place["pengamatan"][0]["nilai"] == -2.5
