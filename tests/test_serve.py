"""The preview on localhost behaves like a plain host and outlives failed rebuilds."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from terang.building import serve
from terang.city import ROOT, city_folder
from terang.messages import read_messages


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for name, text in {"index.html": "beranda", "404.html": "tidak ada", "en/404.html": "not found",
                       "unduh/a.csv": "a\n", "unduh/SHA256SUMS": "x\n"}.items():  # fmt: skip
        (tmp_path / "situs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "situs" / name).write_text(text)
    with serve.serving(tmp_path / "situs", port=8940) as found:
        yield found


def _get(address: str) -> tuple[int, str, str | None, str | None]:
    try:
        answer = urllib.request.urlopen(address)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        heads = answer.headers
        return answer.status, answer.read().decode(), heads["Content-Type"], heads["Cache-Control"]


def test_preview_serves_like_a_plain_host(address):
    assert _get(address) == (200, "beranda", "text/html; charset=utf-8", "no-store")
    assert _get(f"{address}unduh/a.csv") == (200, "a\n", "text/csv; charset=utf-8", "no-store")
    assert _get(f"{address}unduh/SHA256SUMS")[2] == "text/plain; charset=utf-8"
    assert _get(f"{address}hilang/") == (404, "tidak ada", "text/html; charset=utf-8", "no-store")
    assert _get(f"{address}en/hilang/")[:2] == (404, "not found")
    assert _get(f"{address}unduh/")[:2] == (404, "tidak ada")


def test_preview_takes_the_next_free_port(tmp_path, address):
    first = int(address.rstrip("/").rpartition(":")[2])
    with serve.serving(tmp_path, first) as second:
        assert int(second.rstrip("/").rpartition(":")[2]) > first


def test_preview_keeps_serving_after_a_failed_rebuild(tmp_path, capsys):
    outcomes = iter([True, False, True])
    folder = tmp_path / "situs"
    folder.mkdir()
    (folder / "index.html").write_text("baik")
    told, pages = [], []

    def changes() -> Iterator[list[str]]:
        for name in ("data/a.csv", "theme/b.css"):
            told.append(capsys.readouterr().out)
            pages.append(_get(told[0].split()[1])[1])
            yield [name]
        raise KeyboardInterrupt

    serve.serve_preview(folder, lambda: next(outcomes), changes(), read_messages("id"), 8960)
    assert told[0].startswith("Pratinjau: http://localhost:")
    assert pages == ["baik", "baik"]
    assert "Situs terakhir yang baik tetap tampil" in told[1]
    assert "Server pratinjau berhenti" in capsys.readouterr().out


def test_folders_of_cities_are_watched():
    watched = [ROOT / name for name in serve.WATCHED]
    assert any(city_folder("contoh").is_relative_to(folder) for folder in watched)


def test_rebuild_is_a_fresh_process_with_our_code(tmp_path):
    """A city that does not exist ends the process in words; the preview counts that as a failure."""
    assert serve.rebuild_in(ROOT, "antah-berantah", tmp_path / "preview")() is False
