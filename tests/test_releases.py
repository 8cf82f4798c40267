"""What was frozen, read back and compared: the five known ways and no other; nothing frozen may differ."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from releasing import (
    DATES,
    FIRST,
    SECOND,
    catalog_of,
    change_five_ways,
    change_row,
    one_release,
    two_releases,
)

from terang.catalog import Catalog
from terang.city import City
from terang.disclosure import Released
from terang.messages import Messages
from terang.releases import NO_HISTORY, Change, ChangeKind, InvalidRelease, find_unexplained, read_history
from terang.releases.frozen import digest_of
from terang.releases.tables import catalog_tables
from terang.validation import describe

WITHDRAWN = {"id": "Penerbit menarik angka ini.", "en": "The publisher withdrew this figure."}
LATE = {
    "id": "Sumber menambahkan dua setoran yang terlambat dicatat.",
    "en": "The source added two payments that were recorded late.",
}
FIVE = [
    Change(
        ChangeKind.NEW_PERIOD,
        "kemiskinan",
        "seri",
        (("kode_bps", "9971"), ("indikator", "p0_persen"), ("periode", "2025-03")),
        region="99.71",
        period="2025-03",
    ),
    Change(
        ChangeKind.NEW,
        "wilayah",
        "alias",
        (("alias", "Kampoeng Damai"), ("kode_kelurahan", "99.71.01.1004")),
        region="99.71.01.1004",
    ),
    Change(
        ChangeKind.REMOVED,
        "kemiskinan",
        "seri",
        (("kode_bps", "9972"), ("indikator", "p0_persen"), ("periode", "2021-03")),
        period="2021-03",
        reason=WITHDRAWN,
        owed=True,
    ),
    Change(
        ChangeKind.REVISED,
        "keanggotaan",
        "simpanan",
        (("kode_kelurahan", "99.71.01.1001"), ("tanggal", "2026-03-31")),
        region="99.71.01.1001",
        period="2026-03-31",
        column="simpanan_wajib_transaksi",
        old="24",
        new="26",
        old_status="ada",
        new_status="ada",
        reason=LATE,
        owed=True,
    ),
    Change(
        ChangeKind.REVISED,
        "koperasi",
        "simkopdes",
        (("kode_kelurahan", "99.71.01.1002"), ("tanggal", "2026-03-31")),
        region="99.71.01.1002",
        period="2026-03-31",
        column="transaksi_volume",
        old="",
        new="15",
        old_status="belum_dilaporkan",
        new_status="ada",
    ),
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The small city with two releases; tests leave it as it is."""
    return two_releases(tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def newest(two: City) -> Catalog:
    """Its catalogue after the second release."""
    return catalog_of(two)


@pytest.fixture
def copied(two: City, tmp_path: Path) -> City:
    """The same city in a copy that may be spoiled."""
    shutil.copytree(two.folder.parent, tmp_path / "cities")
    return replace(two, folder=tmp_path / "cities" / two.slug)


def _sorted(changes: Iterable[Change]) -> list[str]:
    return sorted(map(repr, changes))


def test_two_releases_differ_in_exactly_the_five_known_ways(newest: Catalog) -> None:
    history = read_history(newest)

    assert _sorted(history.changes[SECOND]) == _sorted(FIVE)
    assert [release.version for release in history.releases] == [FIRST, SECOND]
    assert [release.date for release in history.releases] == list(DATES.values())
    assert history.changes[FIRST] == history.pending == ()
    assert history.latest is history.releases[1]


def test_the_same_five_are_pending_until_they_are_frozen(tmp_path: Path) -> None:
    city = one_release(tmp_path)
    assert read_history(catalog_of(city)).pending == ()
    change_five_ways(city)

    history = read_history(catalog_of(city))

    assert _sorted(history.pending) == _sorted(FIVE)
    assert find_unexplained(history, stops=True) == ()


def test_changes_are_found_by_place_and_package(newest: Catalog) -> None:
    history = read_history(newest)

    assert {c.dataset for c in history.of(SECOND, region="99.71.01")} == {
        "wilayah/alias",
        "keanggotaan/simpanan",
        "koperasi/simkopdes",
    }
    assert [c.column for c in history.of(SECOND, region="99.71.01.1002")] == ["transaksi_volume"]
    assert {c.kind for c in history.of(SECOND, package="kemiskinan")} == {
        ChangeKind.NEW_PERIOD,
        ChangeKind.REMOVED,
    }
    assert history.of("", package="kemiskinan") == ()


def test_a_city_without_releases_has_no_history(catalog: Catalog) -> None:
    assert read_history(catalog) == NO_HISTORY


def test_the_sample_is_no_part_of_a_history(record: Released, catalog: Catalog) -> None:
    assert any(name.startswith("simulasi-") for name in record.catalog.datasets)
    assert catalog_tables(record.catalog).keys() == catalog_tables(catalog).keys()


def test_without_a_reason_the_two_that_owe_one_are_told(tmp_path: Path, messages: Messages) -> None:
    city = one_release(tmp_path)
    change_five_ways(city, reasons=())

    found = find_unexplained(read_history(catalog_of(city)), stops=True)

    told = describe(found, messages)
    assert {finding.file for finding in found} == {"kemiskinan/seri.csv", "keanggotaan/simpanan.csv"}
    assert "kolom simpanan_wajib_transaksi" in told and "24 → 26" in told
    assert "kode_bps=9972;indikator=p0_persen;periode=2021-03" in told
    assert "koreksi/alasan.csv: paket keanggotaan, tabel simpanan" in told


def test_a_reason_explains_one_release_only(copied: City) -> None:
    cells = {"simpanan_wajib_transaksi": "30"}
    change_row(copied, "keanggotaan/simpanan", {"kode_kelurahan": "99.71.01.1001"}, cells)

    history = read_history(catalog_of(copied))

    assert [(c.old, c.new, dict(c.reason)) for c in history.pending] == [("26", "30", {})]
    assert [finding.severity for finding in find_unexplained(history, stops=False)] == ["warn"]
    assert _sorted(history.changes[SECOND]) == _sorted(FIVE)


Spoil = Callable[[Path], None]


def _edit(name: str, old: bytes, new: bytes) -> Spoil:
    def spoil(folder: Path) -> None:
        content = (folder / name).read_bytes()
        assert old in content
        (folder / name).write_bytes(content.replace(old, new, 1))

    return spoil


def _list(**keys: object) -> Spoil:
    """Rewrite the list of a release with *keys* and with a digest that fits."""

    def spoil(folder: Path) -> None:
        document = json.loads((folder / "rilis.json").read_bytes()) | keys
        document = {key: value for key, value in document.items() if value is not None}
        (folder / "rilis.json").write_text(json.dumps(document | {"digest": digest_of(document)}))

    return spoil


def _one_file(**keys: object) -> Spoil:
    def spoil(folder: Path) -> None:
        files = json.loads((folder / "rilis.json").read_bytes())["files"]
        _list(files=[files[0] | keys, *files[1:]])(folder)

    return spoil


def _linked(folder: Path) -> None:
    (folder / "koperasi/simkopdes.csv").rename(folder.parent / ".away")
    (folder / "koperasi/simkopdes.csv").symlink_to(folder.parent / ".away")


FAULTS: dict[str, tuple[Spoil, str]] = {
    "one digit": (_edit("koperasi/simkopdes.csv", b"120.5", b"120.6"), "koperasi/simkopdes.csv: berubah"),
    "line ends": (_edit("koperasi/simkopdes.csv", b"\r\n", b"\n"), "koperasi/simkopdes.csv: berubah"),
    "a file is gone": (lambda f: (f / "wilayah/README.txt").unlink(), "wilayah/README.txt: tidak ada"),
    "a package is gone": (lambda f: shutil.rmtree(f / "wilayah"), "berkas wilayah/"),
    "a stray file": (lambda f: (f / "catatan.txt").write_text("x"), "catatan.txt: tidak termasuk"),
    "a hidden stray": (lambda f: (f / "koperasi/.DS_Store").write_text("x"), ".DS_Store: tidak termasuk"),
    "a link for a file": (_linked, "koperasi/simkopdes.csv: tidak ada"),
    "no list": (lambda f: (f / "rilis.json").unlink(), "rilis.json: tidak ada"),
    "list is no JSON": (lambda f: (f / "rilis.json").write_text("{"), "rilis.json: bukan JSON"),
    "list in latin-1": (lambda f: (f / "rilis.json").write_bytes(b'"\xe9"'), "rilis.json: bukan JSON"),
    "list is a list": (lambda f: (f / "rilis.json").write_text("[]"), "rilis.json: tidak memuat tepat"),
    "another note": (_edit("rilis.json", b"percobaan", b"resmi"), "rilis.json: berubah sejak dibekukan"),
    "another date": (_edit("rilis.json", b"2026-04-10", b"2026-04-11"), "rilis.json: berubah sejak"),
    "a key too many": (_list(extra=1), "rilis.json: tidak memuat tepat"),
    "a key too few": (_list(note=None), "rilis.json: tidak memuat tepat"),
    "another version": (_list(version="1.0.1"), "rilis.json: menyebut versi lain"),
    "version is a number": (_list(version=1), "salah isi pada kunci version"),
    "no such day": (_list(date="2026-02-30"), "salah isi pada kunci date"),
    "a note of nothing": (_list(note={"id": " "}), "salah isi pada kunci note"),
    "a package unlisted": (_list(packages={"koperasi": "1.0.0"}), "menyebut paket tanpa berkas"),
    "no files": (_list(files=[]), "salah isi pada kunci files"),
    "a way out": (_one_file(path="../../city.toml"), "salah isi pada kunci files"),
    "a way out inside": (_one_file(path="koperasi/../x.csv"), "salah isi pada kunci files"),
    "a program": (_one_file(path="koperasi/x.html"), "salah isi pada kunci files"),
    "a size of nothing": (_one_file(bytes=True), "salah isi pada kunci files"),
    "a short checksum": (_one_file(sha256="abc"), "salah isi pada kunci files"),
    "not a version": (lambda f: f.rename(f.with_name("terbaru")), "Bukan rilis: rilis/contoh/terbaru"),
    "a file among releases": (
        lambda f: f.with_name("1.2.0").write_text("x"),
        "Bukan rilis: rilis/contoh/1.2.0",
    ),
    "a later date before": (_list(date="2026-08-01"), "lebih tua daripada rilis 1.0.0"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_was_frozen_and_is_not_as_it_was_stops_everything(
    name: str, copied: City, newest: Catalog
) -> None:
    spoil, words = FAULTS[name]
    catalog = replace(newest, city=copied)
    read_history(catalog)
    spoil(copied.releases / FIRST)

    with pytest.raises(InvalidRelease) as told:
        read_history(catalog)

    assert words in str(told.value)
    assert len(told.value.details) == 2, "what, and what to do"


def test_a_table_that_does_not_fit_its_frozen_descriptor_is_told(copied: City, newest: Catalog) -> None:
    folder = copied.releases / FIRST
    _edit("koperasi/simkopdes.csv", b"kode_kelurahan,", b"kode,")(folder)
    _reseal(folder)
    with pytest.raises(InvalidRelease, match=r"Kolom koperasi/simkopdes\.csv tidak sama"):
        read_history(replace(newest, city=copied))

    (folder / "koperasi/datapackage.json").write_text("{}")
    _reseal(folder)
    with pytest.raises(InvalidRelease, match=r"koperasi/datapackage\.json tidak memuat tabel"):
        read_history(replace(newest, city=copied))


def _reseal(folder: Path) -> None:
    """List the files of a release as they are now, as somebody who means harm might."""
    document = json.loads((folder / "rilis.json").read_bytes())
    for file in document["files"]:
        content = (folder / file["path"]).read_bytes()
        file |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "rilis.json").write_text(json.dumps(document | {"digest": digest_of(document)}))


def test_what_a_system_leaves_beside_the_releases_is_no_release(copied: City, newest: Catalog) -> None:
    (copied.releases / ".DS_Store").write_text("x")
    (copied.releases / ".sementara-1.2.0").mkdir()

    assert len(read_history(replace(newest, city=copied)).releases) == 2


def test_versions_are_in_the_order_of_their_numbers(copied: City, newest: Catalog) -> None:
    for version, other in ((FIRST, "1.9.0"), (SECOND, "1.10.0")):
        _list(version=other)(copied.releases / version)
        (copied.releases / version).rename(copied.releases / other)

    history = read_history(replace(newest, city=copied))

    assert [release.version for release in history.releases] == ["1.9.0", "1.10.0"]
    assert _sorted(history.changes["1.10.0"]) == _sorted(FIVE)
