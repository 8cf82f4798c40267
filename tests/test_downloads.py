"""What a reader downloads: the values of the catalogue, whole, checkable, the same every time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from terang.catalog import Catalog
from terang.city import ROOT, City
from terang.downloads import PublishedFile, make_downloads, published_name, write_downloads
from terang.downloads.citation import citation_of
from terang.downloads.files import in_order
from terang.downloads.indicators import INDICATOR_COLUMNS
from terang.downloads.packages import zip_files
from terang.downloads.places import PLACE_COLUMNS
from terang.errors import BuildFailed
from terang.indicators import compute_indicators
from terang.messages import read_messages
from terang.observations import Observations
from terang.statuses import Nature, Status
from terang.validation import load_catalog
from tests.twins import is_twin, plain


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


@pytest.fixture
def folder(catalog: Catalog, observations: Observations, tmp_path: Path) -> Path:
    """The download folder of the example city, written."""
    write_downloads(make_downloads(catalog, "https://contoh.example.org", observations), tmp_path)
    return tmp_path / "unduh"


def only_real(catalog: Catalog) -> Catalog:
    """Return *catalog* without its simulated datasets."""
    real = {name: dataset for name, dataset in catalog.datasets.items() if dataset.nature is Nature.REAL}
    return replace(catalog, datasets=real)


def test_every_package_is_valid_by_itself(catalog: Catalog, folder: Path, tmp_path: Path) -> None:
    packages = sorted(path.parent for path in folder.glob("*/datapackage.json"))
    assert [package.name for package in packages] == sorted(catalog.datasets)
    for package in packages:
        unpacked = tmp_path / "elsewhere" / package.name
        with zipfile.ZipFile(package / f"{package.name}.zip") as archive:
            archive.extractall(unpacked)

        assert {path.name: path.read_bytes() for path in unpacked.iterdir()} == {
            path.name: path.read_bytes() for path in package.iterdir() if _is_zipped(path.name)
        }
        for place in (package, unpacked):
            report = Package(str(place / "datapackage.json")).validate()
            assert report.flatten(["name", "rowNumber", "type", "note"]) == []


def _is_zipped(name: str) -> bool:
    """Return True for what the zip of a package holds: all but itself and the other forms of a table."""
    return not (name.endswith(".zip") or is_twin(name))


def test_one_zip_holds_every_package(catalog: Catalog, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "semua-data.zip") as archive:
        archive.extractall(tmp_path / "semua")

    packages = sorted((tmp_path / "semua").glob("*/datapackage.json"))
    assert [package.parent.name for package in packages] == sorted(catalog.datasets)
    assert all(Package(str(package)).validate().valid for package in packages)


def test_a_changed_byte_is_noticed(folder: Path) -> None:
    path = folder / "koperasi" / "simkopdes.csv"
    path.write_bytes(path.read_bytes().replace(b",1,", b",2,", 1))

    report = Package(str(path.parent / "datapackage.json")).validate()

    assert [error[0] for error in report.flatten(["type"])] == ["hash-count"]
    assert subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True).returncode == 1


def test_the_descriptor_keeps_all_and_tells_size_and_checksum(catalog: Catalog, folder: Path) -> None:
    for dataset in catalog.datasets.values():
        published = json.loads((folder / dataset.name / "datapackage.json").read_bytes())
        assert published.pop("homepage") == "https://contoh.example.org/"
        for resource in published["resources"]:
            content = (folder / dataset.name / resource["path"]).read_bytes()
            assert resource.pop("bytes") == len(content)
            assert resource.pop("hash") == f"sha256:{hashlib.sha256(content).hexdigest()}"
        kept = json.loads(json.dumps(dataset.descriptor, default=dict))
        for source in kept["sources"]:
            if not source["path"]:  # the standard knows no empty address
                del source["path"]
        assert published == kept


def test_a_source_without_address_has_none(catalog: Catalog) -> None:
    dataset = catalog.datasets["wilayah"]
    sources = [{**source, "path": ""} for source in dataset.descriptor["sources"]]
    dataset = replace(dataset, descriptor={**dataset.descriptor, "sources": sources})

    files = make_downloads(replace(catalog, datasets={"wilayah": dataset}))

    descriptor = json.loads(next(f.content for f in files if f.path.endswith("datapackage.json")))
    assert all("path" not in source for source in descriptor["sources"])
    assert "homepage" not in descriptor


def test_sha256sum_accepts_every_file(folder: Path) -> None:
    check = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True
    )

    told = {line.partition(": ")[0] for line in check.stdout.splitlines()}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert check.returncode == 0, check.stderr
    assert told == found - {"SHA256SUMS"}


def test_the_readme_tells_columns_sources_caveats_terms_in_both_languages(
    catalog: Catalog, folder: Path
) -> None:
    for dataset in catalog.datasets.values():
        text = (folder / dataset.name / "README.txt").read_text(encoding="utf-8")
        for part, lang in zip(text.split("*" * 80), ("id", "en"), strict=True):
            flat = " ".join(part.split())
            wanted = [dataset.title[lang], dataset.description[lang], dataset.version]
            wanted += [field.name for r in dataset.resources.values() for field in r.fields]
            wanted += [word for s in dataset.sources.values() for word in (s.title, s.path, s.terms)]
            wanted += [caveat.text[lang] for caveat in dataset.caveats.values()]
            wanted += [licence.path for licence in dataset.licences]
            assert [words for words in wanted if words not in flat] == []


def test_the_readme_of_the_koperasi_reads_like_this(folder: Path) -> None:
    text = (folder / "koperasi" / "README.txt").read_text(encoding="utf-8")

    for block in (
        "Versi: 1.0.0\nSifat data: nyata (angka dari sumber yang disebut di bawah)\nPenerbit: Terang\n",
        "\nsimkopdes.csv: Koperasi per kelurahan (5 baris)\n",
        "\n  npwp (bilangan bulat): Koperasi ber-NPWP. Banyaknya koperasi yang memiliki\n"
        "      Nomor Pokok Wajib Pajak (NPWP). Satuan: koperasi.\n",
        "\n  satuan (teks): Satuan. Satuan nilai pada baris ini. Pilihan: gerai,\n      unit_usaha.\n",
        "\n- belum_dilaporkan: belum ada laporan. Ini bukan nol.\n",
        "\n- [kabar-kota] Dokumen contoh: kabar kota tentang unit usaha.\n"
        "  Pemerintah Kota Contoh (karangan), 31 Desember 2025\n"
        "  https://example.org/kabar-kota\n",
    ):
        assert block in text, block


def test_the_readme_cites_as_the_page_of_the_dataset_does(folder: Path, catalog: Catalog, city: City) -> None:
    for dataset in catalog.datasets.values():
        flat = " ".join((folder / dataset.name / "README.txt").read_text(encoding="utf-8").split())
        for lang in ("id", "en"):
            cited = citation_of(dataset, city, read_messages(lang), "https://contoh.example.org")
            assert cited.text in flat


def test_the_readme_of_the_folder_tells_every_package_column_and_kind_of_empty(
    catalog: Catalog, folder: Path
) -> None:
    indonesian, english = (folder / "README.txt").read_text(encoding="utf-8").split("*" * 80)

    assert "\n- koperasi/: Koperasi kelurahan Kota Contoh\n" in indonesian
    for part in (indonesian, english):
        listed = {line[2:].split(":")[0] for line in part.splitlines() if line.startswith("- ")}
        columns = {*PLACE_COLUMNS, *INDICATOR_COLUMNS}
        assert {f"{name}/" for name in catalog.datasets} | columns | set(Status) <= listed
        assert "null" in part
        assert "simulasi" not in part


def test_index_tells_every_file_of_a_package_indicator_or_place(catalog: Catalog, folder: Path) -> None:
    index = json.loads((folder / "index.json").read_bytes())

    assert [(p["name"], p["version"], p["nature"]) for p in index["packages"]] == [
        (d.name, d.version, "nyata") for d in catalog.datasets.values()
    ]
    parts = index["packages"] + index["indicators"] + index["places"]
    entries = [file for part in parts for file in part["files"]]
    for entry in entries:
        content = (folder / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    inside = {path.relative_to(folder).as_posix() for path in folder.glob("*/*")}
    assert {entry["path"] for entry in entries} == inside | {"kota.json"}


def test_what_is_simulated_says_so_in_name_and_column(
    catalog: Catalog, observations: Observations, whole: Catalog, tmp_path: Path
) -> None:
    files = make_downloads(whole, "", compute_indicators(whole))
    write_downloads(files, tmp_path)

    real = [file for file in files if file.nature is Nature.REAL]
    simulated = [file for file in files if file.nature is Nature.SIMULATED]
    assert [file.path for file in simulated if not re.search(r"/simulasi-[^/]+(/|$)", file.path)] == []
    assert [file.path for file in real if "simulasi" in file.path] == []
    tables = list(plain(simulated))
    assert len([file for file in tables if file.package]) == 11
    assert len([file for file in tables if file.region]) == 5 + 2
    for file in tables:
        assert file.path.rpartition("/")[2].startswith("simulasi-")
        table = pd.read_csv(io.BytesIO(file.content), dtype=str)
        assert table.columns[-1] == "sifat_data"
        assert set(table["sifat_data"]) == {"simulasi"}
    for document in (file for file in simulated if file.region and file.format == "JSON"):
        assert json.loads(document.content)["sifat_data"] == "simulasi"
    kept = {file.path: file.content for file in make_downloads(catalog, "", observations)}
    changed = {file.path for file in real if kept[file.path] != file.content}
    assert changed == {"unduh/README.txt", "unduh/SHA256SUMS", "unduh/index.json"}
    assert kept.keys() == {file.path for file in real}


def test_a_simulated_package_is_one_by_itself_under_its_own_name(whole: Catalog, tmp_path: Path) -> None:
    write_downloads(make_downloads(whole, "", compute_indicators(whole)), tmp_path)

    for dataset in whole.datasets.values():
        if dataset.nature is Nature.SIMULATED:
            package = tmp_path / "unduh" / dataset.name
            descriptor = json.loads((package / "datapackage.json").read_bytes())
            assert (descriptor["name"], descriptor["nature"]) == (dataset.name, "simulasi")
            assert {resource["path"] for resource in descriptor["resources"]} == {
                f"simulasi-{name}.csv" for name in dataset.resources
            }
            for resource in descriptor["resources"]:
                assert resource["schema"]["fields"][-1]["name"] == "sifat_data"
                assert resource["standard"]["concept"]
            assert Package(str(package / "datapackage.json")).validate().valid
            assert (package / f"{dataset.name}.zip").is_file()
            assert "SIMULASI" in (package / "README.txt").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "unduh" / "simulasi-semua-data.zip") as archive:
        assert all(re.fullmatch(r"simulasi-[a-z]+/.+", name) for name in archive.namelist())
    with zipfile.ZipFile(tmp_path / "unduh" / "semua-data.zip") as archive:
        assert not any("simulasi" in name for name in archive.namelist())
    index = json.loads((tmp_path / "unduh" / "index.json").read_bytes())
    for told in index["packages"]:
        assert {file["path"].split("/")[0] for file in told["files"]} == {told["name"]}
        assert (told["nature"] == "simulasi") == told["name"].startswith("simulasi-")
    told = " ".join((tmp_path / "unduh" / "README.txt").read_text(encoding="utf-8").split())
    assert "berawal simulasi-" in told
    assert "- simulasi-peta-selisih.csv: keluarga penerima PKH" in told
    assert "simulasi-peta-selisih.csv" in {file["path"] for file in index["files"]}


def test_a_zip_depends_on_nothing_but_its_files() -> None:
    files = [PublishedFile("unduh/a/b.csv", b"1", "CSV"), PublishedFile("unduh/a/a.csv", b"2", "CSV")]

    made = zip_files(files, "unduh/a")

    assert made == zip_files(files[::-1], "unduh/a")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a.csv", "b.csv"]
    # What would tell the machine: its clock, its system, the rights of whoever built.
    assert {(e.date_time[:3], e.create_system, e.external_attr >> 16) for e in entries} == {
        ((1980, 1, 1), 3, 0o100644)
    }
    with zipfile.ZipFile(io.BytesIO(zip_files(files, "unduh"))) as archive:
        assert archive.namelist() == ["a/a.csv", "a/b.csv"]


def test_the_naming_rule() -> None:
    assert published_name("gerai", Nature.REAL) == "gerai"
    assert published_name("gerai", Nature.SIMULATED) == "simulasi-gerai"
    assert published_name("simulasi-gerai", Nature.SIMULATED) == "simulasi-gerai"


@pytest.mark.parametrize(
    "path", ["unduh/../rahasia.csv", "/etc/passwd", "unduh/.x", "unduh/9/10 Hilir.csv", "unduh"]
)
def test_no_file_leaves_the_folder(path: str) -> None:
    with pytest.raises(BuildFailed, match="tidak aman"):
        PublishedFile(path, b"", "CSV")


def test_no_two_files_share_an_address_even_without_case() -> None:
    with pytest.raises(BuildFailed, match=r"unduh/a\.csv dan unduh/A\.csv"):
        in_order([PublishedFile("unduh/a.csv", b"1", "CSV"), PublishedFile("unduh/A.csv", b"2", "CSV")])


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ],
)
def test_same_in_same_out_anywhere(
    catalog: Catalog, observations: Observations, surroundings: dict[str, str], tmp_path: Path
) -> None:
    program = (
        "import sys; from terang.city import read_city; from terang.validation import load_catalog\n"
        "from terang.downloads import make_downloads\n"
        "from terang.indicators import compute_indicators\n"
        "catalog = load_catalog(read_city('contoh'), simulated=False)\n"
        "files = make_downloads(catalog, '', compute_indicators(catalog))\n"
        "sys.stdout.write(''.join(f'{f.sha256} {f.path}\\n' for f in files))"
    )
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT / "scripts")}
    there = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    here = "".join(f"{file.sha256} {file.path}\n" for file in make_downloads(catalog, "", observations))
    assert there.stdout == here
