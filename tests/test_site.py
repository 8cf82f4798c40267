"""Finished sites: the small city and the real one, as anybody would find them in the output folder."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from terang.building.staging import digest_of
from terang.city import ROOT
from terang.site import _keeper

LIMIT = 60_000
"""Bytes that a kelurahan page may transfer in all."""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_real_site_has_every_kelurahan_in_both_languages(real_site: Path) -> None:
    assert 107 == len(list(real_site.glob("kelurahan/*/index.html")))
    assert 107 == len(list(real_site.glob("en/kelurahan/*/index.html")))
    assert 18 == len(list(real_site.glob("kecamatan/*/index.html")))


def test_the_home_page_tells_the_city_s_totals(real_site: Path) -> None:
    home = _text(real_site / "index.html")

    for figure in ("60 dari 107 kelurahan", "mencatat kegiatan koperasi", "Di 47 lainnya", "1.691 orang"):
        assert figure in home
    assert "Rp6.044.820.800" in home
    assert "108 koperasi" in home


def test_the_flagship_shows_claims_and_records_side_by_side(real_site: Path) -> None:
    page = _text(real_site / "kelurahan" / "sukodadi" / "index.html")

    for claim in (
        "30 orang",
        "208 orang",
        "200 orang",
        "60 orang",
        "140 orang",
        "Rp5.000.000 per hari",
        "Rp60.000",
    ):
        assert claim in page, claim
    assert page.count("SIMKOPDES") > 3


@pytest.mark.parametrize(
    ("slug", "headline"),
    [
        ("sukodadi", "Ada kegiatan tercatat"),
        ("35-ilir", "Belum ada kegiatan tercatat"),
        ("alang-alang-lebar", "Baru simpanan yang tercatat"),
        ("karya-baru", "Baru transaksi yang tercatat"),
    ],
)
def test_real_kelurahan_open_with_their_answer(real_site: Path, slug: str, headline: str) -> None:
    assert headline in _text(real_site / "kelurahan" / slug / "index.html")


def test_no_kelurahan_page_states_a_poverty_figure_of_its_own(real_site: Path) -> None:
    for path in real_site.glob("kelurahan/*/index.html"):
        section = _text(path).split('id="kemiskinan"')[1].split("</section>")[0]
        assert "bukan angka kelurahan" in section, path.parent.name
        assert section.count(", seluruh Kota") >= 2, path.parent.name


def test_a_kelurahan_page_is_light(real_site: Path) -> None:
    assets = (path for path in (real_site / "aset").iterdir() if path.is_file())
    shared = sum(len(gzip.compress(path.read_bytes())) for path in assets)
    for path in real_site.glob("**/kelurahan/*/index.html"):
        assert shared + len(gzip.compress(path.read_bytes())) <= LIMIT, path


def test_every_kelurahan_page_holds_at_least_four_drawings_with_tables(real_site: Path) -> None:
    for path in real_site.glob("kelurahan/*/index.html"):
        html = _text(path)
        figures = re.findall(r"<figure.*?</figure>", html, flags=re.DOTALL)
        drawn = [f for f in figures if 'role="img"' in f]
        assert len(drawn) >= 4, path
        assert all("<table" in f for f in drawn), path


def test_the_sitemap_points_languages_at_each_other(public_site: Path) -> None:
    root = ElementTree.fromstring(_text(public_site / "sitemap.xml"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {
        entry.findtext("s:loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)
        }
        for entry in root.findall("s:url", names)
    }
    portal = "https://terang.example/portal"
    home = entries[f"{portal}/en/kelurahan/melati/"]

    assert {
        "id": f"{portal}/kelurahan/melati/",
        "en": f"{portal}/en/kelurahan/melati/",
        "x-default": f"{portal}/kelurahan/melati/",
    } == home
    assert f"{portal}/404.html" not in entries
    for loc, links in entries.items():
        assert loc in links.values()
        assert set(links.values()) <= set(entries)


def test_a_host_that_hides_files_of_its_own_kind_is_told_not_to(contoh_site: Path) -> None:
    assert (contoh_site / ".nojekyll").read_bytes() == b""


def test_published_packages_pass_frictionless_from_where_they_lie(contoh_site: Path) -> None:
    from frictionless import Package

    descriptors = sorted((contoh_site / "unduh").glob("*/datapackage.json"))
    assert len(descriptors) == 15
    for descriptor in descriptors:
        report = Package(str(descriptor)).validate()
        assert report.valid, report.flatten(["fieldName", "rowNumber", "note"])


def test_real_package_sums_equal_the_city_row_of_the_snapshot(real_site: Path) -> None:
    import pandas as pd

    table = pd.read_csv(
        real_site / "unduh" / "koperasi" / "simkopdes.csv", dtype={"kode_kelurahan": "string"}
    )
    savings = pd.read_csv(
        real_site / "unduh" / "keanggotaan" / "simpanan.csv", dtype={"kode_kelurahan": "string"}
    )

    assert (108, 6_044_820_800) == (table["koperasi"].sum(), table["transaksi_rp"].sum())
    assert 1_691 == savings["penyetor_pokok_orang"].sum()


@pytest.mark.parametrize(
    "circumstances",
    [
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1", "DRAWINGS": "anew"},
        {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "DRAWINGS": "kept"},
    ],
)
def test_the_same_data_give_the_same_bytes(
    contoh_site: Path, tmp_path: Path, circumstances: dict[str, str]
) -> None:
    output = tmp_path / "a folder with another name" / "output"
    output.parent.mkdir()
    program = (
        "import os, sys; from pathlib import Path; import terang.portal as p\n"
        "if os.environ['DRAWINGS'] == 'anew': p.prepare_portal.__kwdefaults__['cache'] = None\n"
        "from terang.building.builder import build_site\n"
        "build_site('contoh', Path(sys.argv[1]), preview=True)"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(output)],
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")} | circumstances,
    )

    assert digest_of(contoh_site) == digest_of(output.resolve())


def test_a_public_site_has_absolute_addresses_and_lets_search_engines_in(public_site: Path) -> None:
    page = _text(public_site / "kelurahan" / "melati" / "index.html")

    assert '<link rel="canonical" href="https://terang.example/portal/kelurahan/melati/">' in page
    assert 'hreflang="en" href="https://terang.example/portal/en/kelurahan/melati/"' in page
    assert 'href="/portal/aset/site-' in page
    assert "Sitemap: https://terang.example/portal/sitemap.xml" in _text(public_site / "robots.txt")
    descriptor = json.loads(_text(public_site / "unduh" / "koperasi" / "datapackage.json"))
    assert descriptor["homepage"].startswith("https://terang.example/portal")


def test_prose_keeps_its_links_under_the_site_s_own_path(public_site: Path) -> None:
    assert not re.findall(r'href="/(?!portal/)', _text(public_site / "metode" / "index.html"))


def test_the_plain_pelican_command_builds_the_same_pages(contoh_site: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pelican", "-s", str(ROOT / "pelicanconf.py"), "-o", str(tmp_path / "plain"),
         "--fatal", "warnings"],
        check=True,
        cwd=ROOT,
        env=os.environ | {"CITY": "contoh"},
    )  # fmt: skip

    path = Path("kelurahan") / "7-hilir" / "index.html"
    assert _text(contoh_site / path) == _text(tmp_path / "plain" / path)


def test_parts_that_pages_share_are_rendered_once_and_never_mixed_up() -> None:
    rendered = []

    class Macro:
        name = "part"

        def __call__(self, part: str) -> str:
            rendered.append(part)
            return f"<p>{part}</p>"

    kept, macro = _keeper(), Macro()
    first, second = "satu", "dua"

    assert ["<p>satu</p>", "<p>dua</p>", "<p>satu</p>"] == [
        kept(macro, part) for part in (first, second, first)
    ]
    assert ["satu", "dua"] == rendered
