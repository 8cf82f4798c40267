"""The index of the full-text search: the same from the same pages, nothing but what it needs, guarded."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from terang.building import gate_search, pagefind
from terang.building.gate_files import check_kinds
from terang.building.gate_pages import check_policy
from terang.building.gate_search import check_search
from terang.building.pagefind import EXCLUDED, SIGNATURE, is_index_file, unpacked, write_index
from terang.building.published import Expected, Published, read_published
from terang.errors import BuildFailed
from terang.findings import Finding
from terang.messages import read_messages

EXPECTED = Expected(
    languages=("id", "en"),
    regions={},
    pages={},
    simulated=frozenset(),
    downloads={},
    address="https://contoh.go.id/terang",
    preview=False,
)
PAGES = {
    "index.html": ("id", "Beranda", "Koperasi kelurahan dan simpanan pokok."),
    "kelurahan/melati/index.html": ("id", "Melati", "Simpanan di Melati Rp1.234.567."),
    "kelurahan/mawar/index.html": ("id", "Mawar", "Pinjaman di Mawar."),
    "en/index.html": ("en", "Home", "Cooperatives and their savings."),
}


def page(lang: str, title: str, text: str, searched: bool = True) -> str:
    kind = "wilayah" if title in ("Melati", "Mawar") else "penjelasan"
    mark = f' data-pagefind-body data-pagefind-meta="jenis:{kind}"' if searched else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>'
        f'<header>Menu utama</header><main{mark}><h1>{title}</h1><p id="isi">{text}</p>'
        '<p class="copyable">Kepada Yth.</p></main></body></html>'
    )


def site_in(folder: Path, order: int = 1) -> Path:
    """Return *folder* with the pages, written in one order or the other."""
    for path, content in list(PAGES.items())[::order]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(page(*content), encoding="utf-8")
    (folder / "404.html").write_text(page("id", "Tidak ada", "Rahasia.", searched=False), encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_index(site_in(tmp_path / "situs"))
    return tmp_path / "situs"


def fragments(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """Return what the index says of each page, by its address."""
    said = [unpacked(content) for path, content in files.items() if path.endswith(".pf_fragment")]
    return {content["url"]: content for content in said}


def test_the_same_pages_have_the_same_index_byte_for_byte(tmp_path: Path) -> None:
    written = []
    for number in range(6):  # the languages used to change places in every second run or so
        folder = site_in(tmp_path / f"{number}-situs", order=(-1) ** number)
        write_index(folder)
        written.append(read_published(folder).files)

    assert all(files == written[0] for files in written)


def test_only_the_engine_and_the_index_stay(site: Path) -> None:
    inside = [path for path in read_published(site).files if path.startswith("pagefind/")]

    assert all(map(is_index_file, inside))
    assert {path for path in inside if path.count("/") == 1 and "pf_meta" not in path} == {
        "pagefind/jenis.en.json",
        "pagefind/jenis.id.json",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
        "pagefind/wasm.id.pagefind",
    }


def test_what_is_searched_is_the_matter_of_the_pages_that_say_so(site: Path) -> None:
    found = fragments(dict(read_published(site).files))

    assert set(found) == {"/", "/kelurahan/melati/", "/kelurahan/mawar/", "/en/"}
    assert found["/kelurahan/mawar/"]["content"] == "Mawar. Pinjaman di Mawar."
    assert found["/kelurahan/mawar/"]["meta"] == {"title": "Mawar", "jenis": "wilayah"}


def test_the_kind_of_every_page_is_told_by_the_name_of_its_fragment(site: Path) -> None:
    kinds = json.loads((site / "pagefind" / "jenis.id.json").read_text())
    named = {p.stem: unpacked(p.read_bytes())["url"] for p in (site / "pagefind/fragment").glob("id_*")}

    assert {named[name]: kind for name, kind in kinds.items()} == {
        "/": "penjelasan",
        "/kelurahan/melati/": "wilayah",
        "/kelurahan/mawar/": "wilayah",
    }


def test_an_index_that_was_there_leaves_no_trace(site: Path) -> None:
    before = read_published(site).files
    (site / "pagefind" / "fragment" / "id_0000000.pf_fragment").write_bytes(b"lama")
    write_index(site)

    assert read_published(site).files == before


def test_pagefind_is_shown_the_searched_pages_only_and_leaves_nothing_beside_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "alat"
    tool.write_text(f"#!/bin/sh\nfind . -type f | sort > {tmp_path}/terlihat\nexit 3\n")
    tool.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: tool)
    with pytest.raises(BuildFailed):
        write_index(site_in(tmp_path / "builds" / "situs"))

    shown = (tmp_path / "terlihat").read_text().splitlines()
    assert shown == sorted(f"./{path}" for path in PAGES)  # not 404.html
    assert [path.name for path in (tmp_path / "builds").iterdir()] == ["situs"]


def test_no_settings_from_outside_are_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["h1"]\n')
    write_index(site_in(tmp_path / "lagi"))

    assert read_published(tmp_path / "lagi").files == read_published(site).files


def test_a_failure_is_told_in_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "alat"
    tool.write_text("#!/bin/sh\necho 'rusak sekali' >&2\nexit 3\n")
    tool.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: tool)

    with pytest.raises(BuildFailed, match=r"(?s)tidak dapat disusun.*rusak sekali"):
        write_index(site_in(tmp_path / "situs"))


def test_an_index_that_was_not_written_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: Path("/bin/true"))

    with pytest.raises(BuildFailed, match="Tidak ada halaman"):
        write_index(site_in(tmp_path / "situs"))


def test_every_part_that_is_left_out_is_one_of_the_theme() -> None:
    theme = Path(pagefind.__file__).parents[3] / "theme" / "templates"
    markup = "".join(path.read_text("utf-8") for path in theme.rglob("*.html"))

    assert [part for part in EXCLUDED if part.startswith(".") and f'"{part[1:]}' not in markup] == []


@pytest.mark.parametrize(
    "path",
    ["pagefind/pagefind-ui.js", "pagefind/pagefind-worker.js", "pagefind/a/b.pf_index", "pagefind/x.html",
     "pagefind/fragment/id_1.pf_index", "pagefind/filter/id_1.pf_filter",
     "pagefind/wasm.unknown.pagefind", "lain/pagefind.js", "pagefind.js"],
)  # fmt: skip
def test_no_other_file_is_part_of_the_index(path: str) -> None:
    assert not is_index_file(path)


def faults(files: dict[str, bytes]) -> list[tuple[str, str]]:
    found = [*check_search(Published(files), EXPECTED), *check_kinds(Published(files), EXPECTED)]
    assert all(isinstance(fault, Finding) for fault in found)
    return [(fault.code, fault.file) for fault in found]


@pytest.fixture
def files(site: Path) -> dict[str, bytes]:
    return dict(read_published(site).files)


def fragment_of(files: dict[str, bytes], url: str) -> str:
    """Return the path of the fragment for the page at *url*."""
    return next(path for path in files if path.endswith("fragment") and unpacked(files[path])["url"] == url)


def _packed(content: dict[str, object]) -> bytes:
    return gzip.compress(SIGNATURE + json.dumps(content).encode(), mtime=0)


def test_a_whole_index_passes_the_gate(files: dict[str, bytes]) -> None:
    assert faults(files) == []


def test_a_site_without_search_needs_no_index() -> None:
    assert faults({"index.html": page("id", "Beranda", "Isi.", searched=False).encode()}) == []


def test_a_foreign_file_among_the_index_is_named(files: dict[str, bytes]) -> None:
    assert faults(files | {"pagefind/pagefind-ui.js": b"1"}) == [
        ("site-search-file", "pagefind/pagefind-ui.js")
    ]
    assert faults(files | {"data/id_1.pf_index": b"1"}) == [("site-file-unknown", "data/id_1.pf_index")]


@pytest.mark.parametrize("lost", ["fragment", "pagefind/pagefind.js", "pagefind/pagefind-entry.json", "all"])
def test_an_index_with_something_missing_is_refused(files: dict[str, bytes], lost: str) -> None:
    path = fragment_of(files, "/kelurahan/melati/") if lost == "fragment" else lost
    kept = {name: content for name, content in files.items() if name != path}
    if lost == "all":
        kept = {name: content for name, content in files.items() if not name.startswith("pagefind/")}

    assert faults(kept) == [("site-search-absent", "pagefind")]


def test_a_page_that_is_no_longer_there_is_noticed(files: dict[str, bytes]) -> None:
    del files["kelurahan/mawar/index.html"]

    assert ("site-search-absent", "pagefind") in faults(files)


@pytest.mark.parametrize("field", ["content", "meta", "anchors"])
def test_text_that_no_page_holds_is_found(files: dict[str, bytes], field: str) -> None:
    path = fragment_of(files, "/kelurahan/mawar/")
    content = unpacked(files[path])
    said = {"content": "Mawar. Rahasia.", "meta": {"title": "Rahasia"}, "anchors": [{"text": "Rahasia"}]}
    files[path] = _packed(content | {field: said[field]})

    assert faults(files) == [("site-search-stray", path)]


@pytest.mark.parametrize("content", [b"rusak", gzip.compress(b"{", mtime=0), gzip.compress(b"[]", mtime=0)])
def test_a_broken_fragment_is_found(files: dict[str, bytes], content: bytes) -> None:
    path = fragment_of(files, "/kelurahan/mawar/")
    files[path] = content

    assert set(faults(files)) == {("site-search-stray", path), ("site-search-absent", "pagefind")}


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("cari/index.html", True), ("en/cari/index.html", True), ("index.html", False),
     ("kelurahan/mencari/index.html", False)],
)  # fmt: skip
def test_only_the_search_page_may_run_webassembly(path: str, allowed: bool) -> None:
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
    html = f'<html><head><meta http-equiv="Content-Security-Policy" content="{policy}"></head></html>'
    found = list(check_policy(Published({path: html.encode()}), replace(EXPECTED, preview=True)))

    assert [fault.code for fault in found] == ([] if allowed else ["site-policy-loose"])


def test_every_fault_of_the_index_has_words_in_both_languages() -> None:
    source = Path(gate_search.__file__).read_text("utf-8")
    for code in ("site-search-file", "site-search-stray", "site-search-absent"):
        assert f'"{code}"' in source
        for lang in ("id", "en"):
            voice = read_messages(lang)
            assert voice.has(f"finding.{code}.wrong") and voice.has(f"finding.{code}.remedy")
