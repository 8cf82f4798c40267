"""Words of the trade: one home, every language, short sentences, and told where they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown

from terang.errors import BuildFailed
from terang.messages import Messages
from terang.pages.assemble import build_pages
from terang.pages.blocks import Section
from terang.pages.desk import Desk
from terang.pages.models import IndicatorPage, KelurahanPage, Page
from terang.pages.prose import prose_pages
from terang.pages.terms import TERMS, _pattern, explained, glossary, terms_of, texts_of, word_pattern

CONTENT = Path(__file__).resolve().parents[1] / "content"
LANGUAGES = ("id", "en")
SLUGS = sorted({slug for slugs in TERMS.values() for slug in slugs})

ASKED_FOR = {
    "p0", "p1", "p2", "garis-kemiskinan", "desil", "kpm", "pkh", "simpanan-pokok", "simpanan-wajib",
    "plafon", "tunggakan", "par", "median", "sekurang-kurangnya", "pmk",
}  # fmt: skip
"""Words that a resident must find explained in place."""

MEAN_LENGTH = 16  # words
LONGEST = 26  # words
ABBREVIATION = re.compile(r"\b[A-Z]{2,}[0-9]*\b|\b[A-Z][0-9]\b")
OWN_NAMES = {"ID"}


@pytest.fixture(scope="module", params=LANGUAGES)
def any_desk(request: pytest.FixtureRequest, record_desk: Desk) -> Desk:
    """The desk of the small city with its whole record, in each language."""
    return replace(record_desk, say=record_desk.voices[request.param])


@pytest.fixture(scope="module")
def pages(any_desk: Desk) -> tuple[Page, ...]:
    """Every page of the small city in a language."""
    return build_pages(any_desk)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def paragraphs(path: Path) -> list[str]:
    """Return the running text of a page of prose, its headings, links and marks taken away."""
    body = Markdown(extensions=["meta", "extra", "sane_lists"]).convert(path.read_text(encoding="utf-8"))
    found = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", body, re.S)
    return [" ".join(re.sub(r"<[^>]+>", "", text).split()) for text in found]


def test_every_word_a_resident_must_understand_is_declared() -> None:
    assert sorted(ASKED_FOR - set(SLUGS)) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_declared_word_is_in_the_glossary(any_desk: Desk, slug: str) -> None:
    term = glossary(any_desk)[slug]

    assert term.title and term.text
    assert term.url == any_desk.url(f"glosarium/#{slug}")
    assert any_desk.say.has(f"explain.word.{slug}")


def test_the_glossary_is_the_only_home_of_the_words(any_desk: Desk) -> None:
    page = next(page for page in prose_pages(any_desk) if page.url == any_desk.url("glosarium/"))
    plain = " ".join(re.sub(r"<[^>]+>", "", page.body).split())

    assert len(glossary(any_desk)) == page.body.count("<h2")
    for term in glossary(any_desk).values():
        assert f"{term.title} {term.text}" in plain.replace("&quot;", '"'), term.title


def test_a_word_without_an_entry_stops_the_build(any_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terang.pages.terms.glossary", lambda desk: {})

    with pytest.raises(BuildFailed, match="p0"):
        terms_of(any_desk, "kemiskinan", ("P0",))


def test_explanations_are_short(any_desk: Desk) -> None:
    lengths = []
    for slug in SLUGS:
        said = sentences(glossary(any_desk)[slug].text)
        assert 1 <= len(said) <= 3, slug
        assert max(len(s.split()) for s in said) <= LONGEST, slug
        lengths += [len(s.split()) for s in said]

    assert sum(lengths) / len(lengths) <= MEAN_LENGTH


@pytest.mark.parametrize("slug", SLUGS)
def test_no_single_explanation_is_long_winded(any_desk: Desk, slug: str) -> None:
    lengths = [len(s.split()) for s in sentences(glossary(any_desk)[slug].text)]

    assert sum(lengths) / len(lengths) <= MEAN_LENGTH + 4


def test_an_abbreviation_in_an_explanation_is_explained_too(any_desk: Desk) -> None:
    entries = " ".join(term.title for term in glossary(any_desk).values())
    known = set(ABBREVIATION.findall(entries)) | OWN_NAMES
    for slug in SLUGS:
        assert set(ABBREVIATION.findall(glossary(any_desk)[slug].text)) <= known, slug


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_on_joining_is_easy_to_read(lang: str, record_desk: Desk) -> None:
    said = [s for text in paragraphs(CONTENT / "umum" / lang / "bergabung.md") for s in sentences(text)]
    lengths = [len(sentence.split()) for sentence in said]
    desk = replace(record_desk, say=record_desk.voices[lang])
    entries = " ".join(term.title for term in glossary(desk).values())

    assert len(said) > 30
    assert sum(lengths) / len(lengths) <= MEAN_LENGTH
    used = {found for sentence in said for found in ABBREVIATION.findall(sentence)}
    assert used <= set(ABBREVIATION.findall(entries)), "jargon without an entry in the glossary"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_on_joining_says_where_each_thing_known_comes_from(lang: str) -> None:
    text = (CONTENT / "umum" / lang / "bergabung.md").read_text(encoding="utf-8")
    known = text.split("{#diketahui}")[1].split("\n## ")[0]
    points = [line for line in known.splitlines() if line.startswith("- ")]

    assert len(points) >= 4
    for point in points:
        assert re.search(r"(?:Sumber|Source): ", point), point
        assert "https://" in point or "SIMKOPDES" in point, point
    assert ("/komitmen/#aturan" if lang == "id" else "/en/komitmen/#aturan") in text


def test_every_kelurahan_page_leads_to_the_page_on_joining(pages: tuple[Page, ...], any_desk: Desk) -> None:
    wanted = any_desk.url("bergabung/")
    found = [page for page in pages if isinstance(page, KelurahanPage)]

    assert len(found) == 5
    for page in found:
        assert wanted in {link.url for part in page.sections for link in part.links}


@pytest.mark.parametrize(
    ("lang", "slug", "text", "stands"),
    [
        ("id", "p0", "Penduduk miskin (P0)", True),
        ("id", "p0", "P01", False),
        ("id", "p1", "Penduduk miskin (P0)", False),
        ("id", "simpanan-pokok", "Penyetor Simpanan Pokok", True),
        ("id", "simpanan-pokok", "simpanan wajib", False),
        ("id", "median", "nilai tengahnya 40 orang", True),
        ("id", "rat", "rata-rata", False),
        ("en", "sekurang-kurangnya", "at least Rp740,000", True),
        ("en", "sekurang-kurangnya", "at least 12 people", True),
        ("en", "sekurang-kurangnya", "received at least once", False),
        ("en", "tunggakan", "more than 30 days overdue", True),
    ],
)
def test_a_word_is_found_whole_in_any_of_its_forms(
    record_desk: Desk, lang: str, slug: str, text: str, stands: bool
) -> None:
    desk = replace(record_desk, say=record_desk.voices[lang])

    assert bool(word_pattern(desk, slug).search(text)) is stands


def test_a_form_is_no_pattern() -> None:
    assert not _pattern("a.b").search("axb")


def _section(place: str, text: str) -> Section:
    return Section(place, "", text)


def test_a_word_is_explained_once_where_it_first_stands(record_desk: Desk, messages: Messages) -> None:
    pages = build_pages(record_desk)
    page = next(page for page in pages if isinstance(page, KelurahanPage))
    parts = (_section("anggota", "Simpanan wajib."), _section("pinjaman-bank", "Tunggakan dan plafon."))
    again = _section("pinjaman-anggota", "Tunggakan lagi, PKH juga.")
    found = explained(record_desk, replace(page, stats=(), compared=None, sections=(*parts, again)))

    assert isinstance(found, KelurahanPage)
    assert [[term.title for term in part.terms] for part in found.sections] == [
        ["Simpanan wajib"],
        ["Plafon", "Tunggakan"],
        ["PKH"],
    ]


def test_what_is_not_said_is_not_explained(record_desk: Desk) -> None:
    assert terms_of(record_desk, "kemiskinan", ("Belum ada angka.",)) == ()
    assert terms_of(record_desk, "bagian-lain", ("P0, KPM, PKH, median",)) == ()


def test_every_word_explained_on_a_page_stands_on_it(pages: tuple[Page, ...], any_desk: Desk) -> None:
    seen = set()
    for page in pages:
        for part in getattr(page, "sections", ()):
            for term in part.terms:
                slug = term.url.partition("#")[2]
                assert word_pattern(any_desk, slug).search("\n".join(texts_of(part))), (page.url, slug)
                seen.add(slug)
    assert len(seen) >= 10


def test_no_word_is_explained_twice_on_a_page(pages: tuple[Page, ...]) -> None:
    for page in pages:
        told = [term.url for term in page.terms]
        told += [term.url for part in getattr(page, "sections", ()) for term in part.terms]
        assert len(told) == len(set(told)), page.url


def test_the_words_asked_for_are_met_somewhere(pages: tuple[Page, ...]) -> None:
    told = {term.url.partition("#")[2] for page in pages for term in page.terms}
    told |= {t.url.partition("#")[2] for p in pages for s in getattr(p, "sections", ()) for t in s.terms}

    assert sorted(ASKED_FOR - told) == []


def test_indicators_explain_their_own_words(pages: tuple[Page, ...], any_desk: Desk) -> None:
    by_url = {page.url: page for page in pages if isinstance(page, IndicatorPage)}
    poverty = by_url[any_desk.url("indikator/p0-persen/")]
    late = by_url[any_desk.url("indikator/tunggakan-30-persen/")]

    assert [term.url.partition("#")[2] for term in poverty.terms] == ["p0", "garis-kemiskinan"]
    assert {"tunggakan", "par"} <= {term.url.partition("#")[2] for term in late.terms}
