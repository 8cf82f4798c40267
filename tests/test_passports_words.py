"""Figures in words: whatever number a page tells leads to where it comes from, or is no figure at all.

And the way is laid out, and what is too old says so, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from components.theme import render_page

from terang.pages.assemble import build_pages
from terang.pages.blocks import Card, Section
from terang.pages.blocks_answer import Answer
from terang.pages.compared import Comparison
from terang.pages.desk import Desk
from terang.pages.figures import DataTable, Figure, Link, Stat, TileMap
from terang.pages.models import Page
from terang.pages.models_compare import RowHead
from terang.releases import History, Release

TRACED = ("passport", "passports", "rows")
"""Fields that lead from a part of a page to where its figures come from."""

NO_FIGURES = {
    "an address, or spellings to search by": """
        Alternate.url Link.search Link.url NotFoundPage.url PlaceEntry.search ReportEntry.id
        SourceNote.address Term.url""",
    "a name: of a place, a measure, a rule, a document": """
        Event.title Link.text SourceNote.title Term.text Term.title""",
    "a date": "CommitmentsPage.updated Event.iso_date",
    "what a rule says, with the document beside it": "Event.text",
    "what is asked of an office, in the words of the law": "Gap.request Gap.text",
    "for link previews and for copying: there is no room for a way, the page itself has it": """
        KelurahanPage.description PictureFigure.text ReportForm.text Share.text SharePicture.alt
        SharePicture.headline""",
    "the pages and tables of the site itself, counted": """
        CompareChoicePage.lead IndexPage.description IndexPage.lead MapPage.picker_lead OfflinePage.kept
        ReportsPage.count""",
    "how complete the data are, with the way to the page that says so": "QualityLine.text",
}
"""Why a text with a digit in it holds no figure that needs a way of its own."""

ABOUT_THE_DATA = {
    "where the way of a figure ends: a table with its columns, sources and caveats": ("DatasetPage",),
    "the way itself": ("PassportsPage",),
    "about datasets, versions and files, not about places; the files lie beside": (
        "ApiPage", "ArchivePage", "ChangesPage", "CorrectionsPage", "PrivacyPage", "QualityPage",
        "ReleasePage", "SatuDataPage",
    ),
    "written by hand, of how the site works": ("ProsePage",),
}  # fmt: skip
"""Pages whose numbers are not figures of places."""

DATA_CARDS = ("/data/", "/arsip/", "/en/data/", "/en/arsip/")
"""Lists of datasets and releases: their cards hold versions and numbers of tables."""


MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def no_number(desk: Desk) -> re.Pattern[str]:
    """Return what has digits but is no number: names and codes of places, dates, years."""
    places = desk.catalog.regions.values()
    names = {name for region in places for name in (region.name, region.official_name, region.slug)}
    names |= {name for spelled in desk.catalog.aliases.values() for name in spelled}
    numbered = sorted((name for name in names if re.search(r"\d", name)), key=len, reverse=True)
    ordered = "|".join(map(re.escape, numbered))
    months = "|".join(MONTHS[desk.lang].split())
    codes = r"\b\d\d\.\d\d(\.\d\d(\.\d{4})?)?\b|\b\d{10}\b"
    dates = rf"(\b\d+ )?({months}) \d{{4}}|\b\d{{4}}-\d\d-\d\d\b|\b(19|20)\d\d\b"
    return re.compile(rf"({ordered or '(?!)'})|{codes}|{dates}")


def is_traced(part: object) -> bool:
    """Return True if *part* says where its figures come from."""
    found = (getattr(part, name, None) for name in TRACED)
    return any(isinstance(one, Link) or (isinstance(one, str) and one) or _links(one) for one in found)


def _links(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Link) for one in value)


def texts(value: object, name: str = "", traced: bool = False) -> Iterator[tuple[str, str]]:
    """Yield every text of a page model whose part does not say where it comes from, with its field.

    A page and a section speak for their own sentences alone, any other part for all that is in it.
    """
    if is_dataclass(value) and not isinstance(value, type):
        own = traced or is_traced(value)
        for field in fields(value):
            inner = getattr(value, field.name)
            apart = isinstance(value, Page | Section) and not _is_words(inner)
            yield from texts(inner, f"{type(value).__name__}.{field.name}", traced if apart else own)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, name, traced)
    elif isinstance(value, str) and not traced:
        yield name, value


def _is_words(value: object) -> bool:
    """Return True for a sentence or several."""
    return isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(one, str) for one in value))


def untraced(desk: Desk) -> tuple[list[tuple[str, str]], int]:
    """Return the texts with a number that lead nowhere, by field, and how many texts were looked at."""
    pages = [name for names in ABOUT_THE_DATA.values() for name in names]
    strip, found, count = no_number(desk), [], 0
    for page in build_pages(desk):
        if type(page).__name__ in pages:
            continue
        for name, text in texts(page):
            count += 1
            told = name.startswith("Card.") and page.url in DATA_CARDS
            if not told and re.search(r"\d", strip.sub("", text)):
                found.append((name, f"{page.url}: {text}"))
    return found, count


def test_no_sentence_tells_a_number_without_a_way_to_its_origin(
    desk: Desk, record_desk: Desk, real_desk: Desk
) -> None:
    left_out = {name for names in NO_FIGURES.values() for name in names.split()}
    english = replace(record_desk, say=record_desk.voices["en"])
    met = set()
    for one, fewest in ((desk, 1_000), (record_desk, 1_000), (english, 1_000), (real_desk, 50_000)):
        found, count = untraced(one)

        assert [(name, text) for name, text in found if name not in left_out] == []
        assert count > fewest, "the walk no longer finds the sentences"
        met |= {name for name, _ in found}

    assert left_out <= met, "nothing needs these exceptions any more"


def test_the_walk_finds_what_leads_nowhere(desk: Desk) -> None:
    (home,) = (page for page in build_pages(desk) if page.url == "/")
    bare = replace(home, passport="")

    assert ("HomePage.headline", bare.headline) in set(texts(bare))
    assert ("HomePage.headline", bare.headline) not in set(texts(home))


# --- the way is laid out


def ways(value: object) -> Iterator[str]:
    """Yield every address at which *value* says that its figures are traced."""
    if is_dataclass(value) and not isinstance(value, type):
        for name in TRACED:
            found = getattr(value, name, None)
            links = (found,) if isinstance(found, Link) else found if _links(found) else ()
            yield from (link.url for link in links)
            if isinstance(found, str) and found.startswith("/"):
                yield found
        for field in fields(value):
            if not (isinstance(value, Figure) and field.name == "table"):
                yield from ways(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from ways(item)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_page_lays_out_every_way_its_model_knows(record_desk: Desk, lang: str) -> None:
    laid = 0
    for page in build_pages(replace(record_desk, say=record_desk.voices[lang])):
        expected = set(ways(page))
        if expected:
            laid += len(expected)
            hrefs = {unescape(href) for href in re.findall(r'<a [^>]*href="([^"]*)"', render_page(page))}
            assert expected <= hrefs, page.url

    assert laid > 200


# --- what is too old says so


Dated = Answer | Card | Comparison | DataTable | Figure | RowHead | Stat | TileMap


def dated(value: object) -> Iterator[Dated]:
    """Yield every part of a page model that holds figures of a date; a table in a figure belongs to it."""
    if isinstance(value, Answer | Comparison | Figure | TileMap):
        yield value
    elif isinstance(value, RowHead | Stat):
        yield from (value,) if value.period else ()
    elif isinstance(value, Card):
        yield from (value,) if value.passport else ()
    elif isinstance(value, DataTable):
        yield from (value,) if "/asal/" in value.passport else ()
    if is_dataclass(value) and not isinstance(value, Figure):
        for field in fields(value):
            yield from dated(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from dated(item)


def test_whatever_is_too_old_says_so_wherever_it_stands(desk: Desk) -> None:
    later = History((Release("1.2.0", "2029-12-31", {}, {}, (), Path()),))
    told: set[type] = set()
    for page in build_pages(replace(desk, history=later)):
        for part in dated(page):
            assert part.stale, f"{page.url}: {part}"
            told.add(type(part))

    assert told == set(get_args(Dated)), "a kind of part is no longer found"
