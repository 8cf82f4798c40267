"""What a telephone keeps: the manifests, the worker, the pictures, and the gate that reads them."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from components.parts import SITE

from terang.assets import THEME_FOLDER, load_assets
from terang.building.gate_offline import check_offline
from terang.building.published import Expected, Published, read_published
from terang.messages import Messages
from terang.offline import ICONS, manifest_json, mark_of, offline_files, short_name

LIGHTEST_WORKER = 3_072
"""Bytes that the worker may have: it is fetched anew on slow data whenever the site changes."""
ENGLISH = replace(SITE, lang="en", home="/en/")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages."""
    for name, text in {"index.html": "a", "en/index.html": "b"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def made(pages: Path, messages: Messages, english: Messages) -> dict[str, bytes]:
    """The files of a site in two languages under a path of its own."""
    sites = {"id": replace(SITE, base="/terang"), "en": replace(ENGLISH, base="/terang")}
    return offline_files(pages, load_assets(), sites, {"id": messages, "en": english})


def build_line(worker: bytes) -> dict[str, object]:
    names, values = worker.decode().partition("\n")[0].removeprefix("const [").split("] = ", 1)
    return dict(zip(names.split(", "), json.loads(values[:-1]), strict=True))


def test_each_language_has_a_manifest_and_all_share_one_worker(made: dict[str, bytes]) -> None:
    assert set(made) == {"manifest.webmanifest", "en/manifest.webmanifest", "sw.js"}
    manifest = json.loads(made["en/manifest.webmanifest"])

    assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == ("en", "/terang/en/", "/terang/")
    assert manifest["description"] == "Open data on the ward cooperatives of Kota Contoh"
    assert manifest["name"] == "Terang Contoh" and manifest["short_name"] == "Terang"
    assert json.loads(made["manifest.webmanifest"])["id"] != manifest["id"]


def test_the_home_screen_has_the_paper_of_the_tokens(messages: Messages) -> None:
    assets = load_assets()
    style = assets["site.css"]
    other = replace(style, content=style.content.replace(b"--paper: #fbfaf7", b"--paper: #abcdef", 1))
    manifest = json.loads(manifest_json(SITE, messages, {**assets, "site.css": other}))

    assert manifest["background_color"] == manifest["theme_color"] == "#abcdef"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Terang Contoh", "Terang"),
        ("Terang Batu", "Terang Batu"),
        ("Keterbukaan Contoh", "Keterbukaan"),
        ("Transparansinya", "Transparansinya"),
    ],
)
def test_the_short_name_is_of_whole_words(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(("name", "width", "purpose"), ICONS)
def test_an_icon_is_as_wide_as_it_says_and_light(name: str, width: int, purpose: str) -> None:
    content = load_assets()[name].content

    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (width, width)
    assert len(content) < 3_000
    # A picture that any shape may be cut from has no see-through corner.
    assert (b"tRNS" in content) is (purpose == "any")


def test_the_icons_have_the_colours_of_the_favicon() -> None:
    wanted = set(re.findall(rb"#(\w{6})", (THEME_FOLDER / "static/img/favicon.svg").read_bytes()))
    for name, _, _ in ICONS:
        content = load_assets()[name].content
        start = content.index(b"PLTE") + 4
        (size,) = struct.unpack(">I", content[start - 8 : start - 4])
        colours = {content[i : i + 3].hex().encode() for i in range(start, start + size, 3)}
        assert wanted <= colours, name


def test_the_worker_is_small_and_says_what_it_keeps(made: dict[str, bytes]) -> None:
    build = build_line(made["sw.js"])

    assert len(made["sw.js"]) <= LIGHTEST_WORKER
    assert build["base"] == "/terang" and build["offline"] == ["/terang/luring/", "/terang/en/luring/"]
    assert [re.sub("-[0-9a-f]{8}", "", str(path)) for path in build["files"]] == [  # type: ignore[attr-defined]
        f"/terang/aset/{name}" for name in ("site.css", "site.js", "offline.js", "favicon.svg")
    ]
    assert not re.search(rb"^\s|^//|https?://", made["sw.js"], re.MULTILINE)


def test_no_line_of_a_worker_is_lost_with_its_comments() -> None:
    """Comments and indentation are taken away line by line, so a text must never run over two lines."""
    for path in (THEME_FOLDER / "worker").iterdir():
        for line in path.read_text("utf-8").splitlines():
            assert line.count("`") % 2 == 0 and "/*" not in line, f"{path.name}: {line}"


def test_the_mark_changes_with_any_page_and_with_nothing_else(pages: Path) -> None:
    before = mark_of(pages)
    (pages / "data.csv").write_text("1")
    assert mark_of(pages) == before
    (pages / "en" / "index.html").write_text("c")
    assert mark_of(pages) != before


def test_the_worker_of_a_preview_only_goes_away(pages: Path, messages: Messages) -> None:
    made = offline_files(pages, load_assets(), {"id": replace(SITE, preview=True)}, {"id": messages})

    assert b"unregister" in made["sw.js"] and b'"fetch"' not in made["sw.js"]


def test_the_script_that_asks_for_the_worker_is_small_and_asks_nobody_else() -> None:
    content = load_assets()["offline.js"].content

    assert len(content) <= 1_500
    assert not re.search(rb"https?://|innerHTML|eval\(|fetch\(", content)


# Finished sites.


@pytest.fixture(scope="module")
def public(public_site: Path) -> Published:
    return read_published(public_site)


def expected(public: Published) -> Expected:
    return Expected(
        languages=("id", "en"),
        regions={},
        pages={},
        simulated=frozenset(),
        downloads={},
        address="https://terang.example/portal",
        preview=False,
    )


def faults(public: Published, **changes: bytes) -> set[tuple[str, str]]:
    changed = Published({**public.files, **{name.replace("__", "."): v for name, v in changes.items()}})
    return {(found.code, found.file) for found in check_offline(changed, expected(public))}


def test_public_pages_ask_for_the_worker_and_say_when_they_are_a_copy(public: Published) -> None:
    page = public.files["en/kelurahan/melati/index.html"].decode()

    assert '<link rel="manifest" href="/portal/en/manifest.webmanifest">' in page
    assert re.search(
        r'<script src="/portal/aset/offline-\w{8}\.js" data-worker="/portal/sw\.js" defer>', page
    )
    # The worker looks for these very words; `theme/worker/keep.js`.
    for path, content in public.files.items():
        if path.endswith(".html"):
            assert content.decode().count('id="luring" hidden') == 1, path
    assert b"'id=\"luring\" hidden'" in public.files["sw.js"]


def test_the_whole_site_lies_under_its_own_path(public: Published) -> None:
    """Compiled templates are kept between builds: none may hold the path of another site."""
    for path, content in public.files.items():
        if path.endswith(".html"):
            outside = re.findall(r'\b(?:href|src|data-[a-z]+)="(/(?!portal/)[^"]*)"', content.decode())
            assert not outside, path


def test_a_preview_is_kept_by_nobody(contoh_site: Path) -> None:
    page = (contoh_site / "kelurahan" / "melati" / "index.html").read_text("utf-8")

    assert "offline-" not in page and "manifest.webmanifest" not in page and 'id="luring"' not in page
    assert "unregister" in (contoh_site / "sw.js").read_text("utf-8")


def test_the_page_about_it_names_the_number_that_the_worker_keeps(public: Published) -> None:
    most = build_line(public.files["sw.js"])["most"]

    assert f"menyimpan {most} halaman yang terakhir" in public.files["luring/index.html"].decode()
    assert f"keeps the {most} pages" in public.files["en/luring/index.html"].decode()


def spoiled(public: Published) -> Iterator[tuple[str, bytes, str]]:
    worker, manifest = public.files["sw.js"], public.files["manifest.webmanifest"]
    yield "sw__js", worker.replace(b"/portal/luring/", b"/portal/hilang/", 1), "site-offline-dead"
    yield (
        "sw__js",
        worker.replace(b"/portal/aset/site-", b"https://lain.example/site-", 1),
        "site-offline-dead",
    )
    yield "sw__js", worker.replace(b"= [", b"= ", 1), "site-offline-broken"
    yield "manifest__webmanifest", manifest.replace(b"ikon-192", b"ikon-193"), "site-offline-dead"
    yield "manifest__webmanifest", manifest.replace(b"start_url", b"start"), "site-offline-broken"
    yield "manifest__webmanifest", manifest[:-3], "site-offline-broken"


def test_the_gate_names_whatever_leads_nowhere(
    public: Published, messages: Messages, english: Messages
) -> None:
    assert faults(public) == set()
    for name, content, code in spoiled(public):
        assert faults(public, **{name: content}) == {(code, name.replace("__", "."))}
        assert all(
            say.has(f"finding.{code}.{part}") for say in (messages, english) for part in ("wrong", "remedy")
        )
