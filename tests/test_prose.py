"""Hand-written prose: whole in every language, linked right, free of figures that belong in the data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown

from terang.messages import read_messages

CONTENT = Path(__file__).resolve().parents[1] / "content"
COMMON = "umum"
OWNERS = sorted(p.name for p in CONTENT.iterdir() if p.is_dir() and p.name != "messages")
LANGUAGES = sorted(p.name for p in (CONTENT / "messages").iterdir() if p.is_dir())
DEFAULT_LANGUAGE = "id"
FIELDS = ("title", "slug", "lang", "description")
SECTIONS = frozenset(
    "|data|indikator|kelurahan|kecamatan|komitmen|privasi|peta-selisih|laporan|koreksi".split("|")
)
"""First parts of addresses that the engine itself makes pages for."""

DATASETS = frozenset(f"data/{path.parent.name}" for path in CONTENT.parent.glob("data/*/*/datapackage.json"))
"""Pages of datasets: of those that every city has, and of a city's own."""

GLOSSARY_TERMS = {
    "akun", "badan-hukum", "desil", "dtsen", "garis-kemiskinan", "gerai", "graduasi", "inpres",
    "kecamatan", "kelurahan", "kemiskinan-ekstrem", "kkmp", "koperasi", "kpm", "median", "nib", "npwp",
    "p0", "p1", "p2", "pinjaman-bank-koperasi", "pinjaman-koperasi-anggota", "pkh", "plafon", "pmk",
    "rat", "simkopdes", "simpanan-pokok", "simpanan-wajib", "tenor", "tunggakan",
}  # fmt: skip
"""Terms that figures and messages lean on: a reader must find each of them explained."""

DATA_FIGURE = re.compile(r"\d[.,]\d{3}\b|\d\s*(?:%|persen\b|percent\b|juta\b|ribu\b|million\b)|Rp\s*\d", re.I)
LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
"""Where a link leads: an address elsewhere may have a figure in it that is not ours."""

PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.\w|\b\d{16}\b|(?:\+62|\b08)[\d -]{8,}")
ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")
MAINTAINERS_ONLY = ("finding.", "build.")
"""Words that only a maintainer meets, in the terminal."""

EVERYDAY = {
    "URL", "ZIP", "JSON", "HTML", "XLSX", "PDF", "PNG", "UTF", "BOM", "RIS", "README", "RFC",
    "LISENSI", "CITATION",
    "PERHATIAN", "WARNING", "SIMULASI", "SIMULATION", "SIMULATED",
}  # fmt: skip
"""Names of formats, of files, and words that shout: the glossary leaves them alone."""

LONGEST_SENTENCE = 32  # words


class _Reading(HTMLParser):
    """Collects ids, links, headings and running text of one rendered page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.blocks: list[tuple[str, str]] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found.get("href", ""))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((tag, found.get("id", "")))
        if tag in ("p", "li", "td", "th"):
            self._open = tag
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)


@dataclass(frozen=True)
class Prose:
    """One page as a reader and a link checker see it."""

    owner: str
    lang: str
    path: Path
    meta: dict[str, str]
    text: str
    reading: _Reading

    @property
    def name(self) -> str:
        return f"{self.owner}/{self.lang}/{self.path.name}"

    @property
    def slug(self) -> str:
        return self.meta["slug"]


def read_prose(path: Path) -> Prose:
    reader = Markdown(extensions=["meta", "extra", "sane_lists"], output_format="html")
    text = path.read_text(encoding="utf-8")
    reading = _Reading()
    reading.feed(reader.convert(text))
    meta = {key: " ".join(lines).strip() for key, lines in reader.Meta.items()}  # type: ignore[attr-defined]
    return Prose(path.parents[1].name, path.parent.name, path, meta, text, reading)


PAGES = [read_prose(path) for owner in OWNERS for path in sorted((CONTENT / owner).glob("*/*.md"))]
GLOSSARIES = [page for page in PAGES if page.meta.get("slug") == "glosarium"]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[\"”]?\s+", text.strip()) if part]


def _section(address: str, prefix: str) -> str:
    """Return the part of *address* between language and closing slash; ``?`` if it has no such form."""
    whole = address.startswith(prefix) and address.endswith("/")
    return address.removeprefix(prefix).rstrip("/") if whole else "?"


def broken_links(page: Prose, pages: list[Prose]) -> list[str]:
    """Return the internal links of *page* that lead nowhere or into another language."""
    reachable = {p.slug: p for p in pages if p.lang == page.lang and p.owner in (COMMON, page.owner)}
    prefix = "/" if page.lang == DEFAULT_LANGUAGE else f"/{page.lang}/"
    wrong = []
    for link in page.reading.links:
        address, _, anchor = link.partition("#")
        if link.startswith("https://") or _section(address, prefix) in SECTIONS | DATASETS:
            continue
        target = page if not address else reachable.get(_section(address, prefix))
        if target is None or (anchor and anchor not in target.reading.ids):
            wrong.append(link)
    return wrong


def test_there_is_prose_to_check() -> None:
    slugs = {page.slug for page in PAGES if page.owner == COMMON}
    assert {"metode", "glosarium", "tentang"} <= slugs
    assert DEFAULT_LANGUAGE in LANGUAGES and len(LANGUAGES) > 1


@pytest.mark.parametrize("owner", OWNERS)
def test_every_page_exists_in_every_language(owner: str) -> None:
    by_language = {lang: {p.slug for p in PAGES if (p.owner, p.lang) == (owner, lang)} for lang in LANGUAGES}
    assert by_language[DEFAULT_LANGUAGE]
    for lang, slugs in by_language.items():
        assert slugs == by_language[DEFAULT_LANGUAGE], f"{owner}/{lang}"


@every_page
def test_metadata_is_complete_and_agrees_with_the_place_of_the_file(page: Prose) -> None:
    assert [name for name in FIELDS if not page.meta.get(name)] == []
    assert page.slug == page.path.stem and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.slug)
    assert page.meta["lang"] == page.lang
    assert 60 <= len(page.meta["description"]) <= 170


@every_page
def test_internal_links_lead_somewhere_in_the_same_language(page: Prose) -> None:
    assert broken_links(page, PAGES) == []


@every_page
def test_anchors_are_unique_and_every_heading_has_one(page: Prose) -> None:
    assert [name for name, count in Counter(page.reading.ids).items() if count > 1] == []
    assert [anchor for _, anchor in page.reading.headings if not anchor] == []
    assert {tag for tag, _ in page.reading.headings} <= {"h2", "h3"}, "the title is the only h1"


@every_page
def test_languages_have_the_same_anchors_in_the_same_order(page: Prose) -> None:
    same = (page.owner, DEFAULT_LANGUAGE, page.slug)
    original = next(p for p in PAGES if (p.owner, p.lang, p.slug) == same)
    assert page.reading.ids == original.reading.ids
    tables = [tag for tag, _ in page.reading.blocks if tag in ("li", "td", "th")]
    assert tables == [tag for tag, _ in original.reading.blocks if tag in ("li", "td", "th")]


@every_page
def test_figures_stay_in_the_data(page: Prose) -> None:
    words = LINK_TARGET.sub("]", page.text)

    assert DATA_FIGURE.findall(words) == []


@every_page
def test_nobody_can_be_reached_or_identified(page: Prose) -> None:
    assert PERSONAL.findall(page.text) == []


@every_page
def test_sentences_are_short(page: Prose) -> None:
    spoken = [s for _, text in page.reading.blocks for s in sentences(text)]
    assert [s for s in spoken if len(s.split()) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("page", [p for p in PAGES if p.owner == COMMON], ids=lambda page: page.name)
def test_common_prose_names_no_city(page: Prose) -> None:
    cities = [owner for owner in OWNERS if owner != COMMON]
    assert [city for city in cities if city in page.text.casefold()] == []


@pytest.mark.parametrize("page", GLOSSARIES, ids=lambda page: page.name)
def test_every_term_is_explained_in_one_to_three_sentences(page: Prose) -> None:
    assert sorted(GLOSSARY_TERMS - set(page.reading.ids)) == []
    body = page.text.split("\n## ")[1:]
    assert len(body) == len(page.reading.headings)
    for entry in body:
        heading, _, text = entry.partition("\n")
        assert 1 <= len(sentences(text)) <= 3, heading


def test_terms_follow_the_alphabet() -> None:
    page = next(p for p in GLOSSARIES if p.lang == DEFAULT_LANGUAGE)
    terms = [entry.partition(" {")[0].casefold() for entry in page.text.split("\n## ")[1:]]
    assert terms == sorted(terms)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_knows_every_abbreviation_of_the_interface(lang: str) -> None:
    glossary = next(p for p in GLOSSARIES if p.lang == lang)
    known = set(ABBREVIATION.findall(glossary.text)) | EVERYDAY
    words = read_messages(lang).words
    public = [forms for key, forms in words.items() if not key.startswith(MAINTAINERS_ONLY)]
    used = {found for forms in public for form in forms for found in ABBREVIATION.findall(form)}
    assert sorted(used - known) == []


@pytest.mark.parametrize(
    "link, wrong",
    [
        ("/metode/", False), ("/metode/#tidak-ada", True), ("/tidak-ada/", True), ("/en/metode/", True),
        ("metode/", True), ("/metode", True), ("#sini", False), ("#sana", True), ("/data/", False),
        ("/", False), ("https://example.org/", False), ("http://example.org/", True),
    ],
)  # fmt: skip
def test_the_link_check_can_fail(tmp_path: Path, link: str, wrong: bool) -> None:
    path = tmp_path / COMMON / DEFAULT_LANGUAGE / "uji.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"Slug: uji\n\n[x]({link})\n\n## Sini {{#sini}}\n", encoding="utf-8")
    page = read_prose(path)
    assert bool(broken_links(page, [*PAGES, page])) is wrong


@pytest.mark.parametrize("text", ["1.234 orang", "9,04 persen", "12%", "Rp500", "1,234 people", "12 juta"])
def test_the_figure_check_can_fail(text: str) -> None:
    assert DATA_FIGURE.search(text)


@pytest.mark.parametrize("text", ["UU 14/2008", "35 Utara", "WCAG 2.2", "5 Agustus 2026", "P0", "9-10 Timur"])
def test_the_figure_check_lets_names_and_laws_pass(text: str) -> None:
    assert not DATA_FIGURE.search(text)
