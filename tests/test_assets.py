"""The theme's files: one style sheet, and names that change when the content does."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from terang.assets import load_assets
from terang.errors import BuildFailed


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of two style sheets, a script and a file without an ending."""
    static = tmp_path / "static"
    (static / "css").mkdir(parents=True)
    (static / "css" / "20-b.css").write_bytes(b"b {}\n")
    (static / "css" / "10-a.css").write_bytes(b"a {}\n\n")
    (static / "site.js").write_bytes(b"1")
    (static / "LICENSE").write_bytes(b"2")
    return tmp_path


def test_all_style_sheets_are_one_in_the_order_of_their_names(theme: Path) -> None:
    assets = load_assets(theme)

    assert set(assets) == {"site.css", "site.js", "LICENSE"}
    assert assets["site.css"].content == b"a {}\nb {}\n"


def test_a_name_tells_the_content(theme: Path) -> None:
    before = load_assets(theme)
    (theme / "static" / "site.js").write_bytes(b"changed")
    after = load_assets(theme)

    assert before["site.js"].path == f"aset/site-{hashlib.sha256(b'1').hexdigest()[:8]}.js"
    assert before["LICENSE"].path == f"aset/LICENSE-{hashlib.sha256(b'2').hexdigest()[:8]}"
    assert before["site.js"].path != after["site.js"].path
    assert before["site.css"] == after["site.css"]


def test_two_files_of_one_name_are_refused(theme: Path) -> None:
    (theme / "static" / "more").mkdir()
    (theme / "static" / "more" / "site.js").write_bytes(b"3")

    with pytest.raises(BuildFailed, match=r"site\.js"):
        load_assets(theme)


def test_a_theme_without_style_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="Tema tanpa gaya"):
        load_assets(tmp_path)
