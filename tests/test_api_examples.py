"""The examples of the page for programs, run as they stand there against a served copy of the site."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest
from components.reading import Element, read

from terang.building.serve import PreviewHandler
from terang.pages.api import STAND_IN, api_page
from terang.pages.api_examples import EXAMPLES
from terang.pages.desk import Desk
from terang.statuses import SIMULATED_PREFIX

PAGES = ("data/api/index.html", "en/data/api/index.html")

HIGHEST = [("8-9 Hilir", 20), ("7 Hilir", 10)]
"""Who has most members that paid the principal saving, as data/keanggotaan/simpanan.csv says."""

LABELS = {
    "sheets": "Google Sheets",
    "excel": "Excel",
    "r": "R",
    "duckdb": "DuckDB",
    "sqlite": "SQLite",
    "curl": "curl",
}


class _Quiet(PreviewHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Tell nothing."""


@pytest.fixture(scope="module")
def server(contoh_site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    handler = partial(_Quiet, directory=str(contoh_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, contoh_site: Path) -> Element:
    """The page as it was built, in each language."""
    return read((contoh_site / request.param).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def examples(page: Element) -> dict[str, str]:
    """The code of every example on the page, as a reader copies it."""
    found = {}
    for article in page.having("class", "resource"):
        (code,) = article.all("code")
        found[article.attributes["id"]] = "".join(part for part in code.children if isinstance(part, str))
    return found


@pytest.fixture
def code(examples: dict[str, str], server: str) -> dict[str, str]:
    """The same with the address of the served site."""
    return {name: text.replace(STAND_IN, server) for name, text in examples.items()}


def fetched(address: str, folder: Path) -> Path:
    """Fetch a file of the served site into *folder*."""
    target = folder / address.rpartition("/")[2]
    with urllib.request.urlopen(address) as answer:
        target.write_bytes(answer.read())
    return target


def test_every_example_stands_on_the_page_with_its_name(page: Element, examples: dict[str, str]) -> None:
    assert list(examples) == list(EXAMPLES)
    titles = {
        article.attributes["id"]: article.all("h3")[0].text for article in page.having("class", "resource")
    }
    assert {name: titles[name] for name in LABELS} == LABELS
    assert all(text == text.strip() and "${" not in text for text in examples.values())


def test_every_address_in_every_example_exists(examples: dict[str, str], contoh_site: Path) -> None:
    for name, text in examples.items():
        addresses = re.findall(r"https?://[^\s\"')]+", text)
        assert addresses or name == "sqlite", name
        for address in addresses:
            assert address.startswith(f"{STAND_IN}/unduh/"), name
            assert (contoh_site / urlsplit(address).path.lstrip("/")).is_file(), address


def test_what_every_example_asks_for_is_there(examples: dict[str, str], contoh_site: Path) -> None:
    wide = (contoh_site / "unduh/kelurahan.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    long = (contoh_site / "unduh/pengamatan.csv").read_text(encoding="utf-8").splitlines()[0].split(",")

    assert "penyetor_pokok_orang" in wide
    assert '{ {"penyetor_pokok_orang", type number} }' in examples["excel"]
    for column in ("wilayah", "periode", "indikator", "tingkat", "nama", "nilai", "satuan"):
        assert column in long
        assert column in examples["pandas"]
        assert column in examples["r"]


def test_the_separator_of_sheets_is_that_of_the_language(page: Element, examples: dict[str, str]) -> None:
    (html,) = page.all("html")
    sign = ";" if html.attributes["lang"] == "id" else ","

    assert examples["sheets"] == f'=IMPORTDATA("{STAND_IN}/unduh/kelurahan.csv"{sign} ","{sign} "en_US")'


def test_pandas(code: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text(code["pandas"], encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)

    lines = done.stdout.splitlines()
    assert lines[0].split() == ["nama", "periode", "nilai", "satuan"]
    for (name, value), line in zip(HIGHEST, lines[1:], strict=False):
        assert re.search(rf"\b{name}\s+2026-03-31\s+{value}\.0\s+orang$", line), line


def test_duckdb(code: dict[str, str], server: str, tmp_path: Path) -> None:
    """DuckDB itself fetches by an extension that it downloads; here the file is fetched for it."""
    (address,) = re.findall(r"'(http[^']+)'", code["duckdb"])
    query = code["duckdb"].replace(address, str(fetched(address, tmp_path)))
    rows = duckdb.sql(query).fetchall()

    assert [(name, value) for name, _, value, _ in rows[:2]] == HIGHEST
    assert {unit for _, _, _, unit in rows} == {"orang"}
    assert len(rows) == 5


def test_sqlite(code: dict[str, str], server: str, tmp_path: Path) -> None:
    path = fetched(f"{server}/unduh/semua-data.sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute(code["sqlite"].removesuffix(";")).fetchall()

    assert [(name, value) for name, _, value, _ in rows[:2]] == HIGHEST


@pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "curl", "sha256sum"))), reason="bash, curl atau sha256sum tidak ada"
)
def test_curl(code: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code["curl"]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip().startswith("kelurahan.csv: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["7-hilir.json", "kelurahan.csv"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R tidak terpasang di sini")
def test_r(code: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "example.R"
    script.write_text(f"print({{\n{code['r']}\n}})\n", encoding="utf-8")
    done = subprocess.run(["Rscript", str(script)], capture_output=True, text=True, check=True)

    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[-2:] for line in lines[1:3]] == [["20", "orang"], ["10", "orang"]]


def test_the_page_has_the_site_s_own_address_where_there_is_one(record_desk: Desk) -> None:
    placed = api_page(replace(record_desk, address="https://data.example.org/kota"))
    bare = api_page(record_desk)

    assert placed.note == ""
    assert STAND_IN in bare.note
    for example in placed.examples:
        assert STAND_IN not in example.code
        assert example.id == "sqlite" or "https://data.example.org/kota/unduh/" in example.code


def test_the_page_speaks_of_real_data_alone(contoh_site: Path) -> None:
    for path in PAGES:
        html = (contoh_site / path).read_text(encoding="utf-8")
        assert SIMULATED_PREFIX not in html
        assert 'name="robots"' not in html


def test_every_link_of_the_table_of_addresses_leads_to_a_file(page: Element, contoh_site: Path) -> None:
    (table,) = page.all("table")
    links = [link.attributes["href"] for link in table.all("a")]

    assert len(links) == len(table.all("tr")) - 1
    assert [link for link in links if not (contoh_site / link.lstrip("/")).is_file()] == []


def test_the_list_of_datasets_leads_to_the_page(contoh_site: Path) -> None:
    for path, link in (("data/index.html", "/data/api/"), ("en/data/index.html", "/en/data/api/")):
        assert f'href="{link}"' in (contoh_site / path).read_text(encoding="utf-8")
