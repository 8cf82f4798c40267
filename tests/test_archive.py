"""Freezing a release: whole or not at all, never twice, never without a reason; published byte for byte."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from releasing import (
    DATES,
    FIRST,
    REASONS,
    SECOND,
    add_rows,
    catalog_of,
    change_five_ways,
    change_row,
    copied_city,
    frozen,
    one_release,
    raise_versions,
    released,
    remove_row,
    two_releases,
)

import terang.portal
from terang.archive import Order, ReleaseRefused, archive_files, freeze, run_changes, run_release, zip_path
from terang.archive import freezing as freezing_module
from terang.catalog import Catalog
from terang.city import City
from terang.disclosure import Released
from terang.downloads import make_downloads
from terang.errors import InvalidData
from terang.messages import Messages
from terang.portal import prepare_portal
from terang.releases import InvalidRelease, find_unversioned, read_history
from terang.statuses import Nature

NOTE = {"id": "Data bulan Juli.", "en": "Data of July."}
WARD = {"kode_kelurahan": "99.71.01.1001"}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The small city with one release; tests leave it as it is."""
    return one_release(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def first_state(first: City) -> Released:
    """What may be published of it."""
    return released(first)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The same with the five changes pending; tests leave it as it is."""
    city = one_release(tmp_path_factory.mktemp("changed"))
    change_five_ways(city)
    return city


@pytest.fixture(scope="module")
def changed_state(changed: City) -> Released:
    """What may be published of it."""
    return released(changed)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalogue of the small city with two releases."""
    return catalog_of(two_releases(tmp_path_factory.mktemp("two")))


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# What is frozen


def test_a_release_holds_the_published_files_of_the_real_packages(first: City, first_state: Released) -> None:
    folder = first.releases / FIRST
    files = _files(folder)
    published = {f.address: f.content for f in make_downloads(first_state.catalog, first.address)}
    packages = {p.parent.name for p in first.folder.glob("*/datapackage.json")}

    assert {path.partition("/")[0] for path in files} == {*packages, "rilis.json"}
    for package in packages:
        own = {path.partition("/")[2] for path in files if path.startswith(f"{package}/")}
        assert {"datapackage.json", "README.txt", "LISENSI.txt", "CITATION.cff"} <= own
        assert {p.name for p in (first.folder / package).glob("*.csv")} == {
            n for n in own if n.endswith(".csv")
        }
    for path in files:
        if path.endswith((".csv", "datapackage.json")):
            assert files[path] == published[path], path
        if path.endswith("README.txt"):
            said = " ".join(files[path].decode("utf-8").split())
            assert f"(versi 1.0.0, rilis {FIRST}, 10 April 2026)" in said, "it cites itself"


def test_its_list_names_every_file_with_size_and_checksum(first: City) -> None:
    files = _files(first.releases / FIRST)
    document = json.loads(files.pop("rilis.json"))

    assert (document["version"], document["date"]) == (FIRST, DATES[FIRST])
    assert document["note"] == {"id": "Rilis percobaan.", "en": "Trial release."}
    assert document["packages"]["koperasi"] == "1.0.0"
    assert {file["path"] for file in document["files"]} == files.keys()
    for file in document["files"]:
        assert file["bytes"] == len(files[file["path"]])
        assert file["sha256"] == hashlib.sha256(files[file["path"]]).hexdigest()


def test_a_release_says_itself_how_to_cite_it(two: Catalog) -> None:
    for release in read_history(two).releases:
        terms = (release.folder / "koperasi" / "LISENSI.txt").read_text(encoding="utf-8")
        assert f"rilis {release.version}" in terms
        citation = (release.folder / "koperasi" / "CITATION.cff").read_text(encoding="utf-8")
        assert f"date-released: {release.date}\n" in citation


def test_nothing_simulated_is_ever_frozen(record: Released, tmp_path: Path) -> None:
    city = replace(record.catalog.city, folder=tmp_path / "contoh")
    catalog = replace(record.catalog, city=city)
    assert any(dataset.nature is Nature.SIMULATED for dataset in catalog.datasets.values())

    release = freeze(replace(record, catalog=catalog), Order("2026-04-10", NOTE))

    assert not any("simulasi" in path for path in _files(release.folder))
    assert not any("simulasi" in package for package in release.packages)


def test_the_same_data_freeze_to_the_same_bytes(first: City, tmp_path: Path) -> None:
    again = copied_city(tmp_path)
    frozen(again, DATES[FIRST], FIRST)

    assert _files(again.releases / FIRST) == _files(first.releases / FIRST)


# Whole or not at all


def test_a_release_that_breaks_off_leaves_nothing(
    changed: City, changed_state: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(changed.releases)
    write, written = freezing_module._write_file, list[Path]()

    def full_disk(path: Path, content: bytes) -> None:
        if len(written) == 20:
            raise OSError(28, "No space left on device", str(path))
        written.append(path)
        write(path, content)

    monkeypatch.setattr(freezing_module, "_write_file", full_disk)
    with pytest.raises(OSError, match="No space left"):
        freeze(changed_state, Order(DATES[SECOND], NOTE))

    assert len(written) == 20
    assert _files(changed.releases) == before
    assert [path.name for path in changed.releases.iterdir()] == [FIRST]


def test_what_was_written_wrong_is_never_moved_into_place(
    changed: City, changed_state: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = freezing_module._write_file
    monkeypatch.setattr(freezing_module, "_write_file", lambda path, content: write(path, content[:-1]))

    with pytest.raises(InvalidRelease):
        freeze(changed_state, Order(DATES[SECOND], NOTE))

    assert [path.name for path in changed.releases.iterdir()] == [FIRST]


def test_what_an_earlier_attempt_left_is_cleared_away(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    left = city.releases / ".sementara-1.0.1"
    left.mkdir()
    (left / "rilis.json").write_text("{")
    change_five_ways(city)

    frozen(city, DATES[SECOND])

    assert sorted(path.name for path in city.releases.iterdir()) == [FIRST, SECOND]


def test_two_at_once_never_overwrite_each_other(
    changed: City, changed_state: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(changed.releases)

    def overtaken(source: Path, target: Path) -> None:
        target.mkdir()
        (target / "rilis.json").write_text("of somebody else")
        os.replace(source, target)

    monkeypatch.setattr(freezing_module.os, "rename", overtaken)
    with pytest.raises(OSError):
        freeze(changed_state, Order(DATES[SECOND], NOTE))

    found = _files(changed.releases)
    (changed.releases / SECOND / "rilis.json").unlink()
    (changed.releases / SECOND).rmdir()
    assert found == before | {f"{SECOND}/rilis.json": b"of somebody else"}


# Refused


ORDERS = {
    "taken": (
        Order("2026-07-10", NOTE, "1.0.0"),
        "Versi 1.0.0 tidak lebih tinggi daripada rilis terakhir, 1.0.0",
    ),
    "lower": (Order("2026-07-10", NOTE, "0.9.0"), "Versi 0.9.0 tidak lebih tinggi"),
    "too low": (Order("2026-07-10", NOTE, "1.0.1"), "Versi 1.0.1 terlalu rendah: ada baris, periode"),
    "no version": (Order("2026-07-10", NOTE, "juli"), "Versi juli tidak dikenali"),
    "a path": (Order("2026-07-10", NOTE, "../1.1.0"), "tidak dikenali"),
    "no day": (Order("2026-02-30", NOTE), "Tanggal 2026-02-30 tidak dikenali"),
    "a week": (Order("2026-W28-5", NOTE), "Tanggal 2026-W28-5 tidak dikenali"),
    "a month": (Order("2026-07", NOTE), "Tanggal 2026-07 tidak dikenali"),
    "too early": (Order("2026-04-09", NOTE), "lebih awal daripada rilis terakhir, 1.0.0 (2026-04-10)"),
    "no note": (Order("2026-07-10", {"id": " ", "en": "x"}), "Catatan rilis (bahasa: id) belum ada"),
    "one language": (Order("2026-07-10", {"id": "x"}), "Catatan rilis (bahasa: en) belum ada"),
    "a story": (Order("2026-07-10", NOTE | {"id": "x" * 501}), "lebih dari 500 huruf"),
    "two lines": (Order("2026-07-10", NOTE | {"en": "x\ny"}), "Catatan rilis (bahasa: en)"),
    "a telephone": (
        Order("2026-07-10", NOTE | {"id": "Tanya 0812-3456-7890."}),
        "memuat nomor atau alamat pribadi",
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_an_order_that_is_not_sound_is_refused_in_words(
    name: str, changed: City, changed_state: Released
) -> None:
    order, words = ORDERS[name]
    before = _files(changed.releases)

    with pytest.raises(ReleaseRefused) as told:
        freeze(changed_state, order)

    assert words in str(told.value)
    assert "0812" not in str(told.value)
    assert _files(changed.releases) == before


def test_without_a_change_there_is_no_release(first: City, first_state: Released) -> None:
    with pytest.raises(ReleaseRefused, match=r"Tidak ada yang berubah sejak rilis 1\.0\.0"):
        freeze(first_state, Order("2026-07-10", NOTE))

    moved = replace(
        first_state, catalog=replace(first_state.catalog, city=replace(first, address="https://a.example"))
    )
    with pytest.raises(ReleaseRefused, match="Tidak ada yang berubah"):
        freeze(moved, Order("2026-07-10", NOTE))


def test_words_about_the_data_are_a_patch(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    path = city.folder / "koperasi" / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"version": "1.0.0"', '"version": "1.0.1"'))

    release = frozen(city, "2026-07-10")

    assert (release.version, release.packages["koperasi"]) == ("1.0.1", "1.0.1")
    assert read_history(catalog_of(city)).changes["1.0.1"] == ()


def test_a_revised_old_period_without_a_reason_is_refused_until_it_has_one(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    change_five_ways(city, reasons=REASONS[:1])

    with pytest.raises(ReleaseRefused) as told:
        frozen(city, DATES[SECOND])

    text = str(told.value)
    for part in (
        "keanggotaan/simpanan.csv",
        "kolom simpanan_wajib_transaksi",
        "24 → 26",
        "kode_kelurahan=99.71.01.1001;tanggal=2026-03-31",
        "Perbaikan:",
        "koreksi/alasan.csv",
    ):
        assert part in text
    assert "kemiskinan/seri.csv" not in text, "that one has its reason"

    add_rows(city, "koreksi/alasan", REASONS[1])
    assert frozen(city, DATES[SECOND]).version == SECOND


def test_a_removed_old_period_without_a_reason_is_refused(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    remove_row(city, "kemiskinan/seri", kode_bps="9972", indikator="p0_persen", periode="2021-03")

    with pytest.raises(ReleaseRefused) as told:
        frozen(city, DATES[SECOND])

    assert "kode_bps=9972;indikator=p0_persen;periode=2021-03" in str(told.value)


def test_a_frozen_file_that_was_altered_stops_the_next_release(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    change_row(city, "koperasi/simkopdes", WARD, {"transaksi_volume": "121"})
    state = released(city)
    path = city.releases / FIRST / "koperasi" / "simkopdes.csv"
    path.write_bytes(path.read_bytes().replace(b"120.5", b"121"))

    with pytest.raises(InvalidRelease, match=r"koperasi/simkopdes\.csv: berubah sejak dibekukan"):
        freeze(state, Order("2026-07-10", NOTE))


# Published


def test_every_frozen_file_is_published_byte_for_byte(two: Catalog) -> None:
    history = read_history(two)
    published = {file.path: file for file in archive_files(history)}

    for release in history.releases:
        own = {path: file for path, file in published.items() if path.startswith(f"arsip/{release.version}/")}
        standing = {release.path + path: content for path, content in _files(release.folder).items()}
        made = own.keys() - standing.keys()
        assert made == {zip_path(release), f"{release.path}SHA256SUMS"}
        assert {path: own[path].content for path in standing} == standing
    assert all(file.nature is Nature.REAL and not file.package for file in published.values())


def test_the_checksums_of_a_release_cover_its_files_and_its_zip(two: Catalog) -> None:
    history = read_history(two)
    published = {file.path: file.content for file in archive_files(history)}

    for release in history.releases:
        lines = published[f"{release.path}SHA256SUMS"].decode("ascii").splitlines()
        listed = {release.path + line[66:]: line[:64] for line in lines}
        own = {path for path in published if path.startswith(release.path)} - {f"{release.path}SHA256SUMS"}
        assert listed.keys() == own
        assert all(hashlib.sha256(published[path]).hexdigest() == digest for path, digest in listed.items())
        with zipfile.ZipFile(io.BytesIO(published[zip_path(release)])) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == _files(release.folder)


def test_the_archive_of_a_release_does_not_change_with_the_next(first: City, two: Catalog) -> None:
    before = {file.path: file.content for file in archive_files(read_history(released(first).catalog))}
    after = {file.path: file.content for file in archive_files(read_history(two))}

    assert len(before) > 50
    assert before.items() <= after.items()


# The site


def test_a_public_site_is_not_built_on_a_revision_without_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = one_release(tmp_path)
    change_five_ways(city, reasons=())
    catalog = released(city).catalog
    monkeypatch.setattr(terang.portal, "build_pages", lambda desk: ())

    with pytest.raises(InvalidData) as told:
        prepare_portal(city, catalog, preview=False, cache=None)
    assert "24 → 26" in str(told.value) and "HARUS DIPERBAIKI DULU" in str(told.value)

    shown = prepare_portal(city, catalog, preview=True, cache=None)
    assert {(finding.severity, finding.file) for finding in shown.warnings} == {
        ("warn", "keanggotaan/simpanan.csv"),
        ("warn", "kemiskinan/seri.csv"),
    }
    assert f"arsip/{FIRST}/rilis.json" in {file.path for file in shown.files}


# Versions of packages


BEHIND = {
    "kemiskinan/datapackage.json": "1.1.0",
    "wilayah/datapackage.json": "1.1.0",
    "keanggotaan/datapackage.json": "1.0.1",
    "koperasi/datapackage.json": "1.0.1",
}
"""What each package must be called after the five changes: rows that come or go ask for more than cells."""


def unversioned(city: City) -> dict[str, str]:
    """Return the version that each package of *city* lacks, by the file that has to say it."""
    catalog = released(city).catalog
    found = find_unversioned(catalog.datasets, read_history(catalog), stops=True)
    return {finding.file: finding.details["next"] for finding in found}


def test_a_package_that_changed_needs_a_version_of_its_own(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    assert unversioned(city) == {}
    change_five_ways(city)
    assert unversioned(city) == {}

    raise_versions(city, "kemiskinan", "wilayah", "keanggotaan", "koperasi", version=FIRST)
    assert unversioned(city) == BEHIND
    raise_versions(city, "kemiskinan", "keanggotaan", version="1.0.1")
    assert unversioned(city) == {name: v for name, v in BEHIND.items() if "keanggotaan" not in name}
    raise_versions(city, "kemiskinan", "wilayah", "koperasi", version="2.0.0")
    assert unversioned(city) == {}


def test_the_site_s_own_logs_grow_without_a_version(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    remove_row(city, "laporan/laporan", id_laporan="p0-2024")

    assert {change.package for change in read_history(released(city).catalog).pending} == {"laporan"}
    assert unversioned(city) == {}


def test_an_old_version_keeps_a_release_and_a_public_site_away(
    tmp_path: Path, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = one_release(tmp_path)
    change_five_ways(city)
    raise_versions(city, "wilayah", version=FIRST)
    monkeypatch.setattr(terang.portal, "build_pages", lambda desk: ())
    wanted = 'Tulis "version": "1.1.0"'

    with pytest.raises(ReleaseRefused, match=wanted):
        frozen(city, DATES[SECOND])
    with pytest.raises(InvalidData, match=wanted):
        prepare_portal(city, released(city).catalog, preview=False, cache=None)
    assert wanted in run_changes(city, messages)
    shown = prepare_portal(city, released(city).catalog, preview=True, cache=None)
    assert [(finding.severity, finding.file) for finding in shown.warnings] == [
        ("warn", "wilayah/datapackage.json")
    ]


# The commands


def test_the_commands_tell_what_changed_and_what_was_frozen(tmp_path: Path, messages: Messages) -> None:
    city = one_release(tmp_path)
    assert "Sejak itu tidak ada nilai" in run_changes(city, messages)
    change_five_ways(city, reasons=REASONS[:1])

    told = run_changes(city, messages)

    assert told.startswith("Rilis terakhir: 1.0.0, 10 April 2026.")
    assert told.endswith("Versi rilis berikutnya: 1.1.0.")
    assert told.count("\n  - ") == 5
    assert "transaksi_volume, (belum_dilaporkan) → 15\n" in told
    assert "periode=2021-03. Alasan: Penerbit menarik angka ini." in told
    assert "24 → 26. Alasannya belum ditulis." in told

    add_rows(city, "koreksi/alasan", REASONS[1])
    done = run_release(city, Order(DATES[SECOND], NOTE), messages)
    assert done.startswith("Rilis 1.1.0 bertanggal 10 Juli 2026 sudah dibekukan: ")
    assert (city.releases / SECOND / "rilis.json").is_file()


def test_before_the_first_release_the_command_says_so(catalog: Catalog, messages: Messages) -> None:
    assert run_changes(catalog.city, messages).startswith("Belum ada rilis.")
