"""Hand-written pages that cannot be used are refused, naming the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from terang.errors import BuildFailed
from terang.pages.desk import Desk
from terang.pages.prose import prose_pages

PAGE = "Title: Judul\nSlug: {slug}\nDescription: Satu kalimat.\n\nIsi **tebal**.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "umum" / "id").mkdir(parents=True)
    (tmp_path / "contoh" / "id").mkdir(parents=True)
    (tmp_path / "umum" / "id" / "satu.md").write_text(PAGE.format(slug="satu"), encoding="utf-8")
    return tmp_path


def test_a_page_is_read(desk: Desk, content: Path) -> None:
    (page,) = prose_pages(replace(desk), content)

    assert ("/satu/", "Judul", "<p>Isi <strong>tebal</strong>.</p>") == (page.url, page.title, page.body)


def test_a_city_replaces_a_common_page_of_the_same_slug(desk: Desk, content: Path) -> None:
    own = PAGE.format(slug="satu").replace("Judul", "Judul kota")
    (content / "contoh" / "id" / "lain.md").write_text(own, encoding="utf-8")

    assert ["Judul kota"] == [page.title for page in prose_pages(replace(desk), content)]


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("dua.md", PAGE.format(slug="satu").encode(), "Slug yang sama.*umum/id/satu.md"),
        ("dua.md", PAGE.format(slug="../../luar").encode(), "huruf kecil.*umum/id/dua.md"),
        ("dua.md", PAGE.format(slug="Dua").encode(), "huruf kecil.*umum/id/dua.md"),
        ("dua.md", PAGE.format(slug="dua").replace("Isi", "Isi \u2013").encode("cp1252"), "UTF-8.*dua.md"),
        ("dua.md", b"Slug: dua\n\nIsi", "tanpa title, description.*dua.md"),
    ],
)
def test_a_page_that_cannot_be_used_is_named(
    desk: Desk, content: Path, name: str, written: bytes, told: str
) -> None:
    (content / "umum" / "id" / name).write_bytes(written)

    with pytest.raises(BuildFailed, match=told):
        prose_pages(replace(desk), content)
