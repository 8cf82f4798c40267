"""How a dataset is cited and licensed, in its folder and on its page; a package stands by itself."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from cataloguing import ADDRESS, published, released
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog, Dataset, Licence
from terang.city import read_city
from terang.disclosure import Released
from terang.downloads import PublishedFile
from terang.downloads.citation import bibtex, citation_file, citation_of, ris
from terang.downloads.terms import terms_file
from terang.messages import Messages, read_messages
from terang.releases import Change, ChangeKind
from terang.statuses import Nature

PAIR = ("koperasi", "wilayah")


@pytest.fixture(scope="module")
def files(record: Released) -> dict[str, PublishedFile]:
    """Everything published of the small city, its sample included."""
    return published(record.catalog)


# In words


def test_before_the_first_release_a_citation_leads_to_the_page(catalog: Catalog, messages: Messages) -> None:
    cited = citation_of(catalog.datasets["koperasi"], catalog.city, messages, ADDRESS)

    # 2026: the newest source is of March 2026.
    assert cited.text == (
        "Terang. (2026). Koperasi kelurahan Kota Contoh (versi 1.0.0) [Himpunan data]. Terang Contoh. "
        f"Lisensi CC-BY-4.0. {ADDRESS}/data/koperasi/"
    )


def test_after_a_release_it_leads_to_what_never_changes(
    catalog: Catalog, messages: Messages, english: Messages
) -> None:
    dataset, history = catalog.datasets["koperasi"], released(catalog)
    cited = citation_of(dataset, catalog.city, messages, ADDRESS, history)
    told = citation_of(dataset, catalog.city, english, ADDRESS, history)

    assert cited.text == (
        "Terang. (2026). Koperasi kelurahan Kota Contoh (versi 9.9.9, rilis 1.2.0, 30 Juni 2026) "
        f"[Himpunan data]. Terang Contoh. Lisensi CC-BY-4.0. {ADDRESS}/arsip/1.2.0/"
    )
    assert "(version 9.9.9, release 1.2.0, 30 June 2026) [Data set]." in told.text


def test_what_is_not_in_the_release_is_not_cited_by_it(catalog: Catalog, messages: Messages) -> None:
    history = released(replace(catalog, datasets={"wilayah": catalog.datasets["wilayah"]}))
    cited = citation_of(catalog.datasets["koperasi"], catalog.city, messages, ADDRESS, history)

    assert (cited.version, cited.release, cited.address) == ("1.0.0", "", f"{ADDRESS}/data/koperasi/")


def test_what_has_changed_since_the_release_is_not_cited_by_it(catalog: Catalog, messages: Messages) -> None:
    change = Change(ChangeKind.REVISED, "koperasi", "simkopdes", column="npwp", old="1", new="2")
    history = replace(released(catalog), pending=(change,))
    cited = [citation_of(catalog.datasets[n], catalog.city, messages, ADDRESS, history) for n in PAIR]

    assert [c.address for c in cited] == [f"{ADDRESS}/data/koperasi/", f"{ADDRESS}/arsip/1.2.0/"]


def test_a_preview_has_no_address_and_a_sample_says_what_it_is(record: Released, messages: Messages) -> None:
    dataset = record.catalog.datasets["simulasi-pinjaman"]
    cited = citation_of(dataset, record.catalog.city, messages)

    assert cited.address == "" and not cited.text.endswith(" ")
    assert "[Himpunan data simulasi, angka buatan]" in cited.text


def test_without_a_dated_source_it_has_no_year(catalog: Catalog, messages: Messages) -> None:
    bare = replace(catalog.datasets["koperasi"], sources={})
    cited = citation_of(bare, catalog.city, messages)

    assert cited.text.startswith("Terang. (tanpa tahun). ")
    assert "year" not in bibtex(cited) and "PY" not in ris(cited)


def test_bibtex_and_ris_say_the_same(catalog: Catalog, messages: Messages) -> None:
    cited = citation_of(catalog.datasets["koperasi"], catalog.city, messages, ADDRESS, released(catalog))
    entry = dict(re.findall(r'^  (\w+) = "\{(.*)\}",?$', bibtex(cited), re.MULTILINE))
    record = dict(re.findall(r"^([A-Z0-9]{2})  - (.*)$", ris(cited), re.MULTILINE))

    assert bibtex(cited).startswith("@misc{terang-contoh-koperasi-1.2.0,\n") and bibtex(cited).endswith("\n}")
    assert (entry["author"], entry["title"], entry["year"]) == (record["AU"], record["TI"], record["PY"])
    assert entry["url"] == record["UR"] == f"{ADDRESS}/arsip/1.2.0/"
    assert (record["TY"], record["DA"], record["ER"]) == ("DATA", "2026/06/30", "")


def test_no_sign_of_a_title_breaks_bibtex(catalog: Catalog, messages: Messages) -> None:
    dataset = replace(catalog.datasets["koperasi"], title={"id": "50% & lebih_banyak {x} #1 \\ ~ ^ $"})
    title = re.findall(r'title = "\{(.*)\}"', bibtex(citation_of(dataset, catalog.city, messages)))[0]

    assert title == (
        r"50\% \& lebih\_banyak \{x\} \#1 \textbackslash{} \textasciitilde{} \textasciicircum{} \$"
    )


# CITATION.cff


def test_every_citation_file_has_what_the_format_requires(
    record: Released, files: dict[str, PublishedFile]
) -> None:
    for dataset in record.catalog.datasets.values():
        (file,) = (f for f in files.values() if f.package == dataset.name and f.format == "CFF")
        told = yaml.safe_load(file.content)

        assert {"cff-version", "message", "title", "authors", "type", "version", "license"} <= set(told)
        assert (told["cff-version"], told["type"], told["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
        assert told["authors"] == [{"name": "Terang"}]
        assert told["url"].startswith(f"{ADDRESS}/")
        assert [r["title"] for r in told.get("references", ())] == [s.title for s in dataset.sources.values()]
        assert ("imulasi" in told["title"]) == (dataset.nature is Nature.SIMULATED)
        assert all({"type", "title", "authors"} <= set(r) for r in told.get("references", ()))


def test_a_release_dates_the_citation_file(catalog: Catalog, messages: Messages) -> None:
    dataset = catalog.datasets["koperasi"]
    dated = yaml.safe_load(citation_file(dataset, catalog.city, messages, ADDRESS, released(catalog)))

    assert (str(dated["date-released"]), dated["version"]) == ("2026-06-30", "9.9.9")
    assert "date-released" not in yaml.safe_load(citation_file(dataset, catalog.city, messages))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_title_comes_out_of_the_citation_file_as_it_went_in(title: str) -> None:
    voice, city = read_messages("id"), read_city("contoh")
    licence = Licence("CC-BY-4.0", "CC", "https://creativecommons.org/licenses/by/4.0/")
    text, none = {"id": title}, MappingProxyType[str, Any]({})
    dataset = Dataset("uji", text, text, "1.0.0", (licence,), none, none, none, Nature.REAL, none)

    told = yaml.safe_load(citation_file(dataset, city, voice))
    assert (told["title"], told["abstract"]) == (title, title)


# LISENSI.txt


def test_the_licence_is_told_in_both_languages_with_the_terms_of_each_source(
    record: Released, files: dict[str, PublishedFile]
) -> None:
    for dataset in record.catalog.datasets.values():
        (file,) = (f for f in files.values() if f.package == dataset.name and f.path.endswith("/LISENSI.txt"))
        parts = file.content.decode().split("*" * 80)
        assert len(parts) == 2
        for part in parts:
            flat = " ".join(part.split())
            assert "https://creativecommons.org/licenses/by/4.0/" in flat
            for source in dataset.sources.values():
                assert " ".join(source.title.split()) in flat and " ".join(source.terms.split()) in flat
            assert ("SIMULA" in flat) == (dataset.nature is Nature.SIMULATED)


def test_a_licence_we_cannot_tell_is_only_named(catalog: Catalog, messages: Messages) -> None:
    other = Licence("ODbL-1.0", "Open Database License", "https://opendatacommons.org/licenses/odbl/1-0/")
    dataset = replace(catalog.datasets["koperasi"], licences=(other,))
    text = terms_file(dataset, catalog.city, (messages,)).decode()

    assert "Open Database License (ODbL-1.0)" in text
    assert "Anda boleh" not in text


# A package by itself


def test_a_zip_holds_licence_and_citation_and_is_valid_in_a_plain_folder(
    files: dict[str, PublishedFile], tmp_path: Path
) -> None:
    zips = [file for file in files.values() if file.package and file.format == "ZIP"]
    for file in zips:
        folder = tmp_path / file.path.rpartition("/")[2]
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            archive.extractall(folder)
        there = {path.name for path in folder.iterdir()}

        assert {"datapackage.json", "README.txt", "LISENSI.txt", "CITATION.cff"} <= there
        report = Package(str(folder / "datapackage.json")).validate()
        assert report.flatten(["name", "rowNumber", "type", "note"]) == [], file.path
    assert len(zips) > 10


def test_the_command_line_says_so_too(files: dict[str, PublishedFile], tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files["unduh/koperasi/koperasi.zip"].content)) as archive:
        archive.extractall(tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    # Whatever language and width the machine has: its tables are drawn in UTF-8.
    wide = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=wide)

    assert told.returncode == 0, told.stdout + told.stderr
    assert "INVALID" not in told.stdout and "VALID" in told.stdout.upper()
