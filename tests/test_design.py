"""The design page shows every example of every component, in both schemes, and stays out of every site."""

from __future__ import annotations

import re
from pathlib import Path

from components.design import write_design
from components.examples import EXAMPLES

from terang.city import ROOT


def test_every_example_stands_on_the_page_in_both_schemes(tmp_path: Path) -> None:
    page = write_design(tmp_path / "design").read_text("utf-8")
    examples = sum(len(examples) for examples in EXAMPLES.values())

    assert page.count('class="design__terang"') == page.count('class="design__gelap"') == examples
    assert re.findall(r'<section class="section" id="komponen-(\w+)">', page) == list(EXAMPLES)


def test_each_scheme_has_its_own_paper(tmp_path: Path) -> None:
    write_design(tmp_path)
    style = (tmp_path / "design.css").read_text("utf-8")
    parts = style.split(".design__terang {")[1].split(".design__gelap {")
    papers = [re.findall(r"--paper: (#\w{6})", part)[-1] for part in parts]

    assert papers == ["#fbfaf7", "#191815"]


def test_no_site_holds_the_page(contoh_site: Path) -> None:
    assert not [path for path in contoh_site.rglob("*.html") if b"page--design" in path.read_bytes()]
    assert "/.terang" in (ROOT / ".gitignore").read_text("utf-8").replace(".terang/", "/.terang")
