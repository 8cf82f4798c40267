"""The gate lets a sound site through and names every planted fault."""

from __future__ import annotations

import hashlib
import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from terang.building import (
    gate,
    gate_disclosure,
    gate_files,
    gate_links,
    gate_offline,
    gate_pages,
    gate_passports,
    gate_privacy,
    gate_search,
    gate_share,
    gate_twins,
    scan,
)
from terang.building.gate import check_site
from terang.building.gate_files import PAGE_BUDGET, gzip_size
from terang.building.published import Expected, locate
from terang.building.scan import scan_page
from terang.findings import Finding, is_blocked
from terang.messages import read_messages
from terang.second import second_process
from terang.validation import tell

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'"
PLACES = ("kelurahan/melati", "kelurahan/mawar", "kecamatan/taman")
CSV = b"kode,nilai\n99.71.01.1001,62812345678\n99.71.01.1002,\n"
MELATI = "kelurahan/melati/index.html"
NOINDEX = '<meta name="robots" content="noindex">'
MODULES = (gate_files, gate_links, gate_pages, gate_privacy)


def page(lang: str, title: str, body: str = "", head: str = "", base: str = "") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{head}'
        f'<title>{title}</title><link rel="stylesheet" href="{base}/aset/site.css"></head>'
        f'<body><h1 id="atas">{title}</h1><a href="{base}/">Beranda</a>{body}</body></html>'
    )


class Site:
    """A small sound site on disk, and what is expected of it."""

    def __init__(self, folder: Path, base: str = "") -> None:
        self.folder = folder
        self.expected = Expected(
            languages=("id", "en"),
            regions={"kelurahan": 2, "kecamatan": 1},
            pages=self._pages(base),
            simulated=frozenset(),
            downloads={"unduh/koperasi.csv": CSV},
            address=f"https://contoh.go.id{base}" if base else "https://contoh.go.id",
            preview=False,
        )
        self.write("aset/site.css", b"body{color:#1c1b1a}")
        self.write("unduh/koperasi.csv", CSV)
        self.checksums()
        home = self.expected.home
        shown = [path.removesuffix("index.html") for path in self.expected.pages if "404" not in path]
        locations = "".join(f"<url><loc>{home}/{path}</loc></url>" for path in shown)
        self.write("sitemap.xml", f"<urlset>{locations}</urlset>".encode())

    def _pages(self, base: str) -> dict[str, str]:
        pages = {"404.html": "id"}
        self.write("404.html", page("id", "Tidak ada", head=NOINDEX, base=base))
        for lang in ("id", "en"):
            prefix = "" if lang == "id" else "en/"
            for path in ("", *(f"{place}/" for place in PLACES)):
                pages[f"{prefix}{path}index.html"] = lang
                link = f'<a href="{base}/kelurahan/melati/#atas">Melati</a>'
                self.write(f"{prefix}{path}index.html", page(lang, path or "Beranda", link, base=base))
        return pages

    def write(self, path: str, content: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def add(self, markup: str, path: str = MELATI) -> None:
        """Put *markup* into the body of the page *path*."""
        text = (self.folder / path).read_text()
        self.write(path, text.replace("</body>", f"{markup}</body>"))

    def change(self, old: str, new: str, path: str = MELATI) -> None:
        text = (self.folder / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new))

    def checksums(self) -> None:
        files = sorted(
            p for p in (self.folder / "unduh").rglob("*") if p.is_file() and p.name != "SHA256SUMS"
        )
        lines = [
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(self.folder / 'unduh')}\n"
            for p in files
        ]
        self.write("unduh/SHA256SUMS", "".join(lines))

    def publish(self, name: str, content: bytes) -> None:
        """Add the download *name*, properly listed."""
        self.write(f"unduh/{name}", content)
        self.checksums()

    def faults(self) -> set[tuple[str, str]]:
        return {(found.code, found.file) for found in check_site(self.folder, self.expected)}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_sound_site_passes(site):
    assert site.faults() == set()


def test_a_page_about_a_folder_needs_no_checksum_in_it(site):
    site.write("unduh/index.html", page("id", "Unduhan"))
    assert "site-checksum-missing" not in {code for code, _ in site.faults()}


def test_sound_site_under_a_path_passes(tmp_path):
    assert Site(tmp_path, base="/terang").faults() == set()


def archive(name: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(name, text)
    return stream.getvalue()


Plant = Callable[[Site], object]
NIK = "1671014505900003"

FAULTS: list[tuple[str, str, Plant]] = [
    ("site-page-count", "en/kelurahan", lambda s: (s.folder / "en" / MELATI).unlink()),
    ("site-page-count", "kecamatan", lambda s: s.write("kecamatan/dua/index.html", page("id", "Dua"))),
    ("site-page-missing", MELATI, lambda s: (s.folder / MELATI).unlink()),
    ("site-page-extra", "sisa.html", lambda s: s.write("sisa.html", page("id", "Sisa"))),
    ("site-language", MELATI, lambda s: s.change('lang="id"', 'lang="en"')),
    ("site-title", MELATI, lambda s: s.change("<title>kelurahan/melati/</title>", "<title> </title>")),
    ("site-heading", MELATI, lambda s: s.add("<h1>Lagi</h1>")),
    ("site-heading", MELATI, lambda s: s.change("h1", "h2")),
    ("site-id-twice", MELATI, lambda s: s.add('<p id="atas">')),
    ("site-unrendered", MELATI, lambda s: s.add("<p>{{ page.title }}</p>")),
    ("site-unrendered", MELATI, lambda s: s.add("<p>{% if %}</p>")),
    ("site-unrendered", MELATI, lambda s: s.add("<td> None </td>")),
    ("site-unrendered", MELATI, lambda s: s.add("<td>nan</td>")),
    ("site-unrendered", MELATI, lambda s: s.add("<td>&lt;NA&gt;</td>")),
    ("site-policy-missing", MELATI, lambda s: s.change("Content-Security-Policy", "X")),
    ("site-policy-missing", MELATI, lambda s: s.change("default-src", "media-src")),
    ("site-policy-loose", MELATI, lambda s: s.change("img-src 'self'", "img-src https://cdn.example")),
    ("site-policy-loose", MELATI, lambda s: s.change("img-src 'self'", "img-src *")),
    ("site-policy-broken", MELATI, lambda s: s.add("<script>alert(1)</script>")),
    ("site-policy-broken", MELATI, lambda s: s.add('<p onclick="x()">')),
    ("site-policy-broken", MELATI, lambda s: s.add('<p style="color:red">')),
    ("site-policy-broken", MELATI, lambda s: s.add("<style>p{}</style>")),
    ("site-link-dead", MELATI, lambda s: s.add('<a href="/kelurahan/hilang/">')),
    ("site-link-dead", MELATI, lambda s: s.add('<a href="/kelurahan/mawar">')),
    ("site-link-dead", MELATI, lambda s: s.add('<a href="../hilang/">')),
    ("site-link-dead", MELATI, lambda s: s.add('<a href="https://contoh.go.id/hilang/">')),
    ("site-link-dead", MELATI, lambda s: s.add('<img src="/aset/hilang.png">')),
    ("site-link-dead", MELATI, lambda s: s.add('<img srcset="/aset/a.png 1x, /aset/b.png 2x">')),
    ("site-link-dead", MELATI, lambda s: s.add('<form action="/cari/"></form>')),
    ("site-link-dead", "aset/site.css", lambda s: s.write("aset/site.css", "p{background:url(hilang.png)}")),
    ("site-fragment-dead", MELATI, lambda s: s.add('<a href="#hilang">')),
    ("site-fragment-dead", MELATI, lambda s: s.add('<a href="/kelurahan/mawar/#hilang">')),
    ("site-fragment-dead", MELATI, lambda s: s.add('<svg><path clip-path="url(#clip0)"/></svg>')),
    ("site-link-scheme", MELATI, lambda s: s.add('<a href="javascript:alert(1)">')),
    ("site-third-party", MELATI, lambda s: s.add('<script src="https://cdn.example/a.js"></script>')),
    ("site-third-party", MELATI, lambda s: s.add('<img src="//cdn.example/a.png">')),
    ("site-third-party", MELATI, lambda s: s.add('<link rel="preconnect" href="https://cdn.example">')),
    ("site-third-party", MELATI, lambda s: s.add('<svg><image href="http://cdn.example/a.png"/></svg>')),
    ("site-third-party", MELATI, lambda s: s.add('<iframe src="https://video.example/"></iframe>')),
    ("site-third-party", "aset/site.css", lambda s: s.write("aset/site.css", '@import "https://font.example/a";')),
    ("site-file-empty", "aset/kosong.js", lambda s: s.write("aset/kosong.js", "")),
    ("site-file-unknown", "catatan.bak", lambda s: s.write("catatan.bak", "x")),
    ("site-file-unknown", ".DS_Store", lambda s: s.write(".DS_Store", "x")),
    ("site-file-broken", "aset/a.js", lambda s: s.write("aset/a.js", b"\xff\xfe")),
    ("site-file-broken", "unduh/a.zip", lambda s: s.publish("a.zip", b"bukan zip")),
    ("site-file-broken", "unduh/a.json", lambda s: s.publish("a.json", b'{"a": ')),
    ("site-file-broken", "unduh/a.csv", lambda s: s.publish("a.csv", b'a,b\n"1,2\n')),
    ("site-csv-width", "unduh/a.csv", lambda s: s.publish("a.csv", b"a,b\n1,2,3\n")),
    ("site-csv-formula", "unduh/a.csv", lambda s: s.publish("a.csv", b"a,b\n1,=SUM(A1)\n")),
    ("site-csv-formula", "unduh/a.csv", lambda s: s.publish("a.csv", b"a,b\n1,@x\n")),
    ("site-download", "unduh/koperasi.csv", lambda s: s.publish("koperasi.csv", CSV + b"99,1\n")),
    ("site-checksum-wrong", "unduh/koperasi.csv", lambda s: s.write("unduh/koperasi.csv", CSV + b"99,1\n")),
    ("site-checksum-wrong", "unduh/x.csv", lambda s: s.write("unduh/SHA256SUMS", "0" * 64 + "  x.csv")),
    ("site-checksum-missing", "unduh/b.csv", lambda s: s.write("unduh/b.csv", "a\n1\n")),
    ("site-checksums-absent", "SHA256SUMS", lambda s: (s.folder / "unduh/SHA256SUMS").unlink()),
    ("site-sitemap-absent", "sitemap.xml", lambda s: (s.folder / "sitemap.xml").unlink()),
    ("site-sitemap-lacks", "sitemap.xml", lambda s: s.change("/kelurahan/melati/", "/", "sitemap.xml")),
    ("site-sitemap-extra", "sitemap.xml", lambda s: s.change("/en/</loc>", "/404.html</loc>", "sitemap.xml")),
    ("site-sitemap-extra", "sitemap.xml", lambda s: s.change("//contoh", "//lain", "sitemap.xml")),
    ("site-sitemap-hidden", MELATI, lambda s: s.change("<title>", f"{NOINDEX}<title>")),
    ("site-weight", MELATI, lambda s: s.add(random.Random(1).randbytes(PAGE_BUDGET).hex())),
    ("site-personal", MELATI, lambda s: s.add(f"<td>{NIK}</td>")),
    ("site-personal", MELATI, lambda s: s.add(f'<img alt="{NIK}" src="data:,">')),
    ("site-personal", MELATI, lambda s: s.add("<p>Hubungi 0812-3456-7890</p>")),
    ("site-personal", MELATI, lambda s: s.add("<p>warga&#64;contoh.id</p>")),
    ("site-personal", "aset/a.js", lambda s: s.write("aset/a.js", f"// {NIK}\n")),
    ("site-personal", "unduh/a.csv", lambda s: s.publish("a.csv", f"a,b\n1,{NIK}\n".encode())),
    ("site-personal", "unduh/a.json", lambda s: s.publish("a.json", b'{"a": ["warga@contoh.id"]}')),
    ("site-personal", "unduh/a.zip (b.csv)", lambda s: s.publish("a.zip", archive("b.csv", f"a\n{NIK}\n"))),
    ("site-personal", f"unduh/{NIK}.csv", lambda s: s.publish(f"{NIK}.csv", b"a\n1\n")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "file", "plant"), FAULTS, ids=[f"{n}-{f[0]}" for n, f in enumerate(FAULTS)])
def test_planted_fault_is_found(site, code, file, plant):
    plant(site)
    findings = check_site(site.folder, site.expected)
    assert is_blocked(findings)
    hidden = re.sub(r"[0-9]{16}", NIK[:2] + "*" * 14, file)
    assert (code, hidden) in {(found.code, found.file) for found in findings}


@pytest.mark.parametrize(("code", "file", "plant"), FAULTS, ids=[f"{n}-{f[0]}" for n, f in enumerate(FAULTS)])
def test_fault_is_told_in_both_languages_without_personal_data(site, code, file, plant):
    plant(site)
    findings = check_site(site.folder, site.expected)
    told = repr(findings) + tell(findings, read_messages("id")) + tell(findings, read_messages("en"))
    assert NIK not in told
    assert "warga@" not in told
    assert "3456-7890" not in told


HARMLESS = {
    "external link": '<a href="https://www.bps.go.id/id/statistics-table/2/MjI2#x">BPS</a>',
    "canonical": '<link rel="canonical" href="https://contoh.go.id/kelurahan/melati/">',
    "licence": '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    "data image": '<img src="data:image/svg+xml,x" alt="">',
    "own fragment": '<a href="#atas">Atas</a>',
    "top": '<a href="#top">Atas</a>',
    "download": '<a href="/unduh/koperasi.csv">CSV</a>',
    "structured data": '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    "rupiah": "<td>Rp1.234.567.890.123</td><td>62.812.345.678</td>",
    "code and number": "<td>99.71.01.1001</td><td>123456</td>",
    "drawing": '<svg><path d="M12.3456,78.9012L34.5678,90.1234" id="p"/></svg>',
    "checksum": f"<code>{'a1671014505900003b' + 'c' * 46}</code>",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_markup_passes(site, name):
    site.add(HARMLESS[name])
    assert site.faults() == set()


def test_own_channel_may_be_published(site):
    site.add('<a href="mailto:kontak@contoh.go.id">kontak@contoh.go.id</a>')
    assert site.faults() == {("site-personal", MELATI)}
    site.expected = replace(site.expected, contacts=("kontak@contoh.go.id",))
    assert site.faults() == set()


def test_simulated_values_are_never_public(site):
    site.expected = replace(site.expected, simulated=frozenset({MELATI, "unduh/koperasi.csv"}))
    assert {
        ("site-simulated-public", MELATI),
        ("site-simulated-public", "unduh/koperasi.csv"),
    } <= site.faults()


def test_simulated_pages_of_the_preview_are_kept_from_search_engines(site):
    site.expected = replace(site.expected, simulated=frozenset({MELATI}), preview=True)
    site.change("<url><loc>https://contoh.go.id/kelurahan/melati/</loc></url>", "", "sitemap.xml")
    assert site.faults() == {("site-simulated-indexed", MELATI)}
    site.change("<title>", '<meta name="robots" content="noindex, nofollow"><title>')
    assert site.faults() == set()


def test_links_without_the_base_are_dead_under_a_path(tmp_path):
    site = Site(tmp_path, base="/terang")
    site.add('<a href="/kelurahan/mawar/">')
    assert site.faults() == {("site-link-dead", MELATI)}


def test_same_fault_on_a_page_is_told_once(site):
    site.add('<a href="/hilang/"></a><a href="/hilang/"></a>')
    found = check_site(site.folder, site.expected)
    assert [(f.code, f.value) for f in found] == [("site-link-dead", "/hilang/")]


@pytest.mark.parametrize(
    ("address", "scheme", "path", "fragment"),
    [
        ("/terang/", "own", "index.html", ""),
        ("/terang/unduh/a%20b.csv", "own", "unduh/a b.csv", ""),
        ("../mawar/#atas", "own", "kelurahan/mawar/index.html", "atas"),
        ("?q=1", "own", "kelurahan/melati/index.html", ""),
        ("/lain/", "own", "", ""),
        ("http://contoh.go.id/terang/", "own", "index.html", ""),
        ("https://contoh.go.id.jahat.example/", "https", "", ""),
        ("mailto:a@b.id", "mailto", "", ""),
        ("https://[rusak", "invalid", "", ""),
    ],
)
def test_where_an_address_leads(address, scheme, path, fragment):
    place = locate(address, MELATI, "https://contoh.go.id/terang")
    assert (place.scheme, place.path, place.fragment) == (scheme, path, fragment)


def test_title_of_a_drawing_is_not_the_title_of_the_page():
    facts = scan_page("<head><title>Halaman</title></head><svg><title>Grafik</title></svg>")
    assert facts.title == "Halaman"


SHORT_CUTS = {
    "marks": '<svg id="a"><path d="M1 2"/><g transform="translate(1,2)"><text x="1">a</text></g></svg>',
    "request in a paint": '<rect fill="url(https://cdn.example/a)" x="1"/>',
    "id among plain ones": '<td class="n" id="b" scope="row">1</td><td class="n" id="b">2</td>',
    "handler": '<td class="n" onclick="x()">',
    "link": '<a class="n" href="/a/">a</a><td class="n">1</td>',
    "tag in an attribute": '<img alt="<td class=n>" src="/a.png"><p title="</td>" id="c">',
    "tag in a script": '<script>var a = "<td>";</script><h1>a</h1>',
    "comment": '<!-- <td id="d"> <h1> --><h1>b</h1>',
    "heading": '<h1 class="a">a</h1><h10 class="b"><header class="c"><H1>b</H1>',
    "drawing with title": '<title>a</title><svg class="a"><title>b</title><style>p{}</style></svg>',
}  # fmt: skip


@pytest.mark.parametrize("name", SHORT_CUTS)
def test_plain_tags_can_be_left_out(name, monkeypatch):
    quick = scan_page(SHORT_CUTS[name])
    monkeypatch.setattr(scan, "_PLAIN_TAG", re.compile(r"(?!)"))
    scan._line_facts.cache_clear()
    assert scan_page(SHORT_CUTS[name]) == quick
    scan._line_facts.cache_clear()


def test_second_process_finds_the_same(site):
    site.add("<p>Hubungi 0812-3456-7890</p>")
    site.add('<a href="/hilang/"></a>')
    with second_process() as second:
        found = check_site(site.folder, site.expected, second)
    assert found == check_site(site.folder, site.expected)
    assert {f.code for f in found} == {"site-personal", "site-link-dead"}


def test_weight_counts_style_and_script_once_each(site):
    from terang.building.gate_files import page_weights
    from terang.building.published import read_published

    site.write("aset/a.js", "let a = 1;\n")
    site.add('<script src="/aset/a.js"></script><script src="/aset/a.js"></script>')
    weights = page_weights(read_published(site.folder), site.expected.home, "kelurahan")
    parts = [MELATI, "aset/site.css", "aset/a.js"]
    assert weights[MELATI] == sum(gzip_size((site.folder / part).read_bytes()) for part in parts)
    assert set(weights) == {f"{p}{place}/index.html" for p in ("", "en/") for place in PLACES[:2]}


def test_every_code_has_words_in_both_languages_and_a_planted_fault():
    sources = "".join(Path(m.__file__).read_text() for m in MODULES)
    codes = set(re.findall(r'block\("([a-z-]+)"', sources))
    assert len(codes) > 25
    for lang in ("id", "en"):
        voice = read_messages(lang)
        missing = [c for c in codes for part in ("wrong", "remedy") if not voice.has(f"finding.{c}.{part}")]
        assert missing == []
    planted = {code for code, _, _ in FAULTS} | {"site-simulated-public", "site-simulated-indexed"}
    assert codes == planted


def test_every_check_runs():
    # Faults for the attack are planted in tests/test_disclosure_attack.py, those of the worker in
    # tests/test_offline.py, those of the search in tests/test_pagefind.py, of origins in
    # tests/test_passports.py, of the forms of a table in tests/test_gate_twins.py.
    elsewhere = (gate_disclosure, gate_offline, gate_search, gate_share, gate_passports, gate_twins)
    written = {name for m in (*MODULES, *elsewhere) for name in vars(m)
               if name.startswith("check_")}  # fmt: skip
    assert {check.__name__ for check in gate.CHECKS} == written


def test_finding_is_a_finding(site):
    site.add('<a href="/hilang/">')
    (found,) = check_site(site.folder, site.expected)
    assert isinstance(found, Finding)
