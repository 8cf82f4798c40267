"""What every table says of itself and of the people behind it: on disk, on its page, in its README."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from components.pages import DATASET
from components.reading import read
from components.theme import render_page
from faults.mutations import describe

from terang.catalog import Catalog, Dataset, Disclosure
from terang.city import City, DisclosureLimits, read_city
from terang.disclosure.wording import disclosure_text
from terang.downloads.files import PublishedFile
from terang.downloads.readme import package_readme
from terang.errors import InvalidData
from terang.messages import Messages
from terang.packages.contract import PEOPLE_UNITS, TABLES
from terang.pages.blocks import ResourceBlock
from terang.pages.datasets import dataset_page
from terang.pages.desk import Desk
from terang.validation import load_catalog, validate_city

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("data", "tests/cities")
PACKAGES = sorted(path.parent for folder in FOLDERS for path in (ROOT / folder).rglob("datapackage.json"))
SIMULATED = ROOT / "tests" / "cities" / "simulasi" / "contoh"
PARTS = ("concept", "definition", "classification", "measure", "unit")
LIMITS = DisclosureLimits(hide_below=8, round_to=5, money_below=5)

each_package = pytest.mark.parametrize("folder", PACKAGES, ids=lambda f: f.relative_to(ROOT).as_posix())


@cache
def resources(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return the described tables of the package in *folder*."""
    return tuple(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"])


def rows(path: Path) -> list[dict[str, str]]:
    """Read one CSV file; every cell is text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@each_package
def test_every_table_says_the_five_things_in_both_languages(folder: Path) -> None:
    for resource in resources(folder):
        standard = resource["standard"]
        for texts in (standard, standard["translations"]["en"]):
            assert [name for name in PARTS if not texts[name].strip()] == [], resource["name"]
            assert texts["definition"].endswith("."), resource["name"]
        alike = {name for name in PARTS if standard[name] == standard["translations"]["en"][name]}
        assert alike == ({"unit"} if standard["unit"] == "rupiah" else set()), resource["name"]


def test_the_same_table_has_the_same_standard_rules_and_relations_in_every_city() -> None:
    said: dict[tuple[str, str], Any] = {}
    for folder in PACKAGES:
        for resource in resources(folder):
            fields = resource["schema"]["fields"]
            rules = {field["name"]: field["disclosure"]["rule"] for field in fields if "disclosure" in field}
            told = (resource["standard"], rules, resource.get("relations"))
            assert said.setdefault((folder.name, resource["name"]), told) == told, resource["name"]
    assert len(said) >= sum(not table.optional for table in TABLES.values())


@each_package
def test_exactly_the_columns_with_people_behind_them_name_a_rule(folder: Path) -> None:
    for resource in resources(folder):
        fields = resource["schema"]["fields"]
        names = {field["name"] for field in fields}
        needed = set(_with_people(resource, names, folder))
        assert {field["name"] for field in fields if "disclosure" in field} == needed, resource["name"]


def _with_people(resource: dict[str, Any], names: set[str], folder: Path) -> Iterator[str]:
    for field in resource["schema"]["fields"]:
        units = {field.get("unit", "")}
        if field["name"] == "nilai" and "satuan" in names:
            units |= {row["satuan"] for row in rows(folder / resource["path"])}
        is_money = "rupiah" in units and "kode_kelurahan" in names
        if field["type"] in ("integer", "number") and (units & PEOPLE_UNITS or is_money):
            yield field["name"]


@pytest.mark.parametrize("part", ["standard", *PARTS])
def test_a_table_without_its_standard_cannot_be_loaded(contoh_folder: Path, part: str) -> None:
    def forget(document: dict[str, Any]) -> None:
        resource = document["resources"][0]
        del (resource if part == "standard" else resource["standard"])[part]

    describe("keanggotaan", forget)(contoh_folder)
    city = read_city("contoh", contoh_folder)

    found = [f for f in validate_city(city).findings if f.severity == "block"]
    assert {finding.file for finding in found} == {"keanggotaan/datapackage.json"}
    with pytest.raises(InvalidData):
        load_catalog(city)


RULES = [
    (
        Disclosure("people"),
        "disembunyikan bila di bawah 8 (kecuali nol) atau bila membongkar angka lain; "
        "selebihnya dibulatkan ke kelipatan 5.",
    ),
    (
        Disclosure("money", behind="penerima_orang"),
        "disembunyikan bila menyangkut kurang dari 5 orang (kolom penerima_orang), "
        "bila kolom itu disembunyikan, atau bila membongkar angka lain.",
    ),
    (
        Disclosure("already_public", source="laporan-2026-03"),
        "tampil apa adanya, karena sudah dibuka untuk umum oleh sumbernya "
        "(Dokumen contoh: laporan koperasi Maret 2026).",
    ),
    (
        Disclosure("already_public", source="id_sumber"),
        "tampil apa adanya, karena sudah dibuka untuk umum oleh sumber pada kolom id_sumber.",
    ),
    (
        Disclosure("not_personal", why="office"),
        "tampil apa adanya, karena menghitung pemegang jabatan.",
    ),
    (
        Disclosure("not_personal", why="institution"),
        "tampil apa adanya, karena ini uang lembaga, bukan uang perorangan.",
    ),
    (
        Disclosure("not_personal", why="plan"),
        "tampil apa adanya, karena ini rencana, bukan hitungan orang.",
    ),
]


@pytest.mark.parametrize(("rule", "words"), RULES, ids=[f"{r.rule}{r.source or r.why}" for r, _ in RULES])
def test_a_rule_is_told_in_words(
    rule: Disclosure, words: str, members: Dataset, messages: Messages, english: Messages
) -> None:
    assert disclosure_text(rule, members, LIMITS, messages) == f"Aturan privasi: {words}"
    assert disclosure_text(rule, members, LIMITS, english).startswith("Privacy rule: ")


def test_a_rule_is_told_with_the_limits_of_its_city(members: Dataset, english: Messages) -> None:
    strict = DisclosureLimits(hide_below=12, round_to=10, money_below=6)

    assert disclosure_text(Disclosure("people"), members, strict, english) == (
        "Privacy rule: withheld if below 12 (zero is not) or if it gives another figure away; "
        "otherwise rounded to a multiple of 10."
    )
    assert "fewer than 6 people" in disclosure_text(Disclosure("money"), members, strict, english)


@pytest.fixture
def members(catalog: Catalog) -> Dataset:
    """The real dataset on the members of the small city."""
    return catalog.datasets["keanggotaan"]


def _block(desk: Desk, dataset: str, resource: str) -> ResourceBlock:
    page = dataset_page(desk, desk.catalog.datasets[dataset])
    return next(block for block in page.resources if block.id == resource)


def test_a_dataset_page_tells_the_standard_of_every_table(desk: Desk) -> None:
    facts = _block(desk, "keanggotaan", "simpanan").standard

    assert [fact.label for fact in facts] == ["Konsep", "Definisi", "Klasifikasi", "Ukuran", "Satuan"]
    assert facts[0].text == "Simpanan anggota koperasi"
    assert facts[4].text == "Orang, rupiah, dan transaksi"


def test_the_dictionary_tells_the_rule_of_a_column_only_where_it_has_one(desk: Desk) -> None:
    resource = desk.catalog.resource("keanggotaan_simpanan")
    told = {row[0].text: row[-1].text for row in _block(desk, "keanggotaan", "simpanan").dictionary.rows}
    rule = (
        "Aturan privasi: tampil apa adanya, karena sudah dibuka untuk umum oleh sumbernya "
        "(Dokumen contoh: laporan koperasi Maret 2026)."
    )

    for field in resource.fields:
        description = field.description["id"]
        expected = description if field.disclosure is None else f"{description} {rule}"
        assert told[field.name] == expected
    assert sum("Aturan privasi" in text for text in told.values()) == 5


def test_the_template_lists_the_standard_of_a_table() -> None:
    shown = replace(DATASET.resources[0], standard=DATASET.resources[0].standard[:1])
    html = read(render_page(replace(DATASET, resources=(shown,))))

    (article,) = html.all("article")
    assert [element.text for element in article.all("dt")] == ["Konsep"]
    assert [element.text for element in article.all("dd")] == ["Koperasi yang tercatat"]


def test_the_readme_tells_the_standard_and_the_rules(
    members: Dataset, city: City, messages: Messages, english: Messages
) -> None:
    tables = {name: PublishedFile(f"unduh/keanggotaan/{name}.csv", b"", "CSV") for name in members.resources}
    text = package_readme(members, tables, city, (messages, english), "").decode("utf-8")
    flat = " ".join(text.split())

    assert "\n  Konsep: Simpanan anggota koperasi.\n  Definisi: Simpanan pokok dibayar satu kali" in text
    assert "\n  Unit: People, rupiah and transactions.\n" in text
    for resource in members.resources.values():
        for part in PARTS:
            assert all(words in flat for words in getattr(resource.standard, part).values()), part
    assert flat.count("Aturan privasi: tampil apa adanya") == 6
    assert flat.count("Privacy rule: shown as it is") == 6


STOCK = ("anggota_orang", "anggota_baru_orang", "anggota_keluar_orang")


def test_the_small_citys_members_give_three_withheld_counts_away_unless_more_is_withheld() -> None:
    """Shown 100 is at most 102 and shown 125 at least 123: 21 joined, and 7 + 7 + 7 is the most."""
    path = SIMULATED / "keanggotaan" / "simulasi-anggota_bulanan.csv"
    table = [row for row in rows(path) if row["kode_kelurahan"] == "99.71.01.1002"]
    stock, joined, left = ([int(row[name]) for row in table] for name in STOCK)
    shown = [5 * round(number / 5) for number in stock]

    assert shown == [100, 110, 115, 125] and joined[1:] == [7, 7, 7] and left == [0, 0, 0, 0]
    fewest = (shown[-1] - 2) - (shown[0] + 2)
    assert fewest == sum(joined[1:]) == 3 * (LIMITS.hide_below - 1)


def test_the_small_citys_simulated_tables_are_whole_and_hold_every_kind_of_empty() -> None:
    statuses: set[str] = set()
    found = set()
    for folder in (folder for folder in PACKAGES if folder.parent == SIMULATED):
        for resource in resources(folder):
            table = rows(folder / resource["path"])
            keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in table]
            assert keys == sorted(keys) and len({key[0] for key in keys}) == 5, resource["name"]
            assert len(keys) == len(set(keys)) == 5 * len({key[1:] for key in keys}), resource["name"]
            statuses |= {cell for row in table for name, cell in row.items() if name.endswith("_status")}
            found.add((folder.name, resource["name"]))
    assert found == {key for key, table in TABLES.items() if table.is_awaited}
    assert statuses == {"ada", "nol", "belum_dilaporkan", "tidak_berlaku"}
