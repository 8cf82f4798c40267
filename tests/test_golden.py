"""One page of each kind in each language, held against the page it is meant to be.

The drawings and the checksums in file names are left out: `tests/test_charts.py` looks after the
first, the gate after the second. ``invoke golden`` writes the pages anew; a person reads the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden" / "contoh"

KINDS = {
    "home": "index.html",
    "kelurahan": "kelurahan/7-hilir/index.html",
    "kelurahan-silent": "kelurahan/melati/index.html",
    "kecamatan": "kecamatan/hilir-timur-ii/index.html",
    "places": "kelurahan/index.html",
    "districts": "kecamatan/index.html",
    "indicator": "indikator/transaksi-rp/index.html",
    "indicator-city": "indikator/p0-persen/index.html",
    "indicators": "indikator/index.html",
    "dataset": "data/koperasi/index.html",
    "datasets": "data/index.html",
    "commitments": "komitmen/index.html",
    "prose": "tentang/index.html",
    "map": "peta/index.html",
    "compare": "bandingkan/7-hilir-dengan-8-9-hilir/index.html",
    "passports": "kelurahan/7-hilir/asal/index.html",
    "changes": "perubahan/index.html",
    "corrections": "koreksi/index.html",
    "quality": "mutu/index.html",
    "api": "data/api/index.html",
    "satu-data": "satu-data/index.html",
}

CASES = [(lang, kind) for lang in ("id", "en") for kind in KINDS] + [("id", "not-found")]


def _settled(html: str) -> str:
    """Return a page without what changes for reasons of its own: drawings, checksums, file sizes."""
    html = re.sub(r"<svg [^>]*role=\"img\".*?</svg>", "<svg/>", html, flags=re.DOTALL)
    html = re.sub(r"(aset/[a-z-]+)-[0-9a-f]{8}", r"\1", html)
    return re.sub(r"\b[\d.,]+ kB\b", "… kB", html)


@pytest.mark.parametrize(("lang", "kind"), CASES)
def test_page_is_as_it_is_meant_to_be(contoh_site: Path, lang: str, kind: str) -> None:
    path = "404.html" if kind == "not-found" else KINDS[kind]
    made = _settled((contoh_site / ("" if lang == "id" else lang) / path).read_text(encoding="utf-8"))
    kept = GOLDEN / lang / f"{kind}.html"
    if os.environ.get("TERANG_GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(made, encoding="utf-8")

    assert kept.read_text(encoding="utf-8") == made


def test_no_golden_page_is_left_over() -> None:
    assert {(path.parent.name, path.stem) for path in GOLDEN.glob("*/*.html")} == set(CASES)
