"""Places are found under every spelling, and in spite of slips: the words and the rule that compares them."""

from __future__ import annotations

import random
import re

import pytest
from searching import CASES, NOTHING, Words, find, read_words, slips

from terang.assets import THEME_FOLDER
from terang.catalog import Catalog
from terang.city import read_city
from terang.pages.desk import Desk
from terang.pages.places import by_name, search_links
from terang.pages.search import KINDS, search_page
from terang.search import LARGEST, fold, search_words, spellings, spoken
from terang.validation import load_catalog


@pytest.fixture(scope="module")
def places() -> dict[str, Words]:
    """Every kelurahan of the real city, in the order of the list."""
    catalog = load_catalog(read_city("palembang"), simulated=False)
    regions = by_name(catalog.level("kelurahan"))
    return {region.name: read_words(search_words(catalog, region)) for region in regions}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("35 Ilir", "35 ilir"),
        ("35ilir", "35 ilir"),
        ("Tiga-puluh-lima Ilir", "tiga puluh lima ilir"),
        ("20 Ilir D.II", "20 ilir d ii"),
        ("26 Ilir D1", "26 ilir d 1"),
        ("16.71.01.1001", "16 71 01 1001"),
        ("  3 / 4   Ulu ", "3 4 ulu"),
        ("Café É", "cafe e"),
        ("İlir", "ilir"),
        ("…!?", ""),
    ],
)
def test_only_letters_and_figures_count(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"),
     (35, "tiga puluh lima"), (99, "sembilan puluh sembilan")],
)  # fmt: skip
def test_numbers_are_spoken(number: int, words: str) -> None:
    assert spoken(number) == words


def test_no_two_numbers_sound_alike() -> None:
    assert len({spoken(number) for number in range(1, LARGEST + 1)}) == LARGEST


def test_figures_are_indexed_as_words_and_words_as_figures() -> None:
    assert spellings(["7 Hilir"]) == ("7 hilir", "tujuh hilir")
    assert spellings(["Tiga-puluh-lima Ilir"]) == ("tiga puluh lima ilir", "35 ilir")
    assert spellings(["Sembilan Sepuluh Ulu"]) == ("sembilan sepuluh ulu", "9 10 ulu")
    assert spellings(["Bersatu"]) == ("bersatu",), "a number inside a word is none"


def test_of_two_spellings_that_differ_by_spaces_the_one_with_more_words_stays() -> None:
    assert spellings(["Sei Buah", "Sungaibuah", "Sungai Buah"]) == ("sei buah", "sungai buah")
    assert spellings(["", "-"]) == ()


def test_the_words_of_a_place_are_its_names_its_code_and_its_kecamatan(catalog: Catalog) -> None:
    words = search_words(catalog, catalog.regions["99.71.01.1001"])

    assert words == (
        "7 hilir|tujuh hilir|vii hilir;99.71.01.1001;hilir timur ii|hilir timur dua|hilir timur 2"
    )


def test_the_field_knows_every_kelurahan(desk: Desk, catalog: Catalog) -> None:
    links = search_links(desk)

    assert [link.text for link in links] == ["7 Hilir", "8-9 Hilir", "Kampung Damai", "Melati", "Sukarasa"]
    assert all(link.search == search_words(catalog, _region(catalog, link.text)) for link in links)


def _region(catalog: Catalog, name: str):  # type: ignore[no-untyped-def]
    return next(region for region in catalog.level("kelurahan") if region.name == name)


@pytest.mark.parametrize("typed", CASES)
def test_what_is_meant_stands_first(places: dict[str, Words], typed: str) -> None:
    assert find(places, typed)[0][0] == CASES[typed]


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_is_found_rather_than_something_else(places: dict[str, Words], typed: str) -> None:
    assert find(places, typed) == ([], False)


@pytest.mark.parametrize(
    ("typed", "close"), [("sukodadi", False), ("sukod", False), ("sukodai", True), ("35 ilir", False)]
)
def test_a_near_match_is_said_to_be_one(places: dict[str, Words], typed: str, close: bool) -> None:
    assert find(places, typed)[1] is close


def test_every_spelling_of_every_kelurahan_finds_it_first(places: dict[str, Words]) -> None:
    for name, words in places.items():
        for spelling in (*words.names, *(form.replace(" ", "") for form in words.names), words.code):
            assert find(places, spelling)[0][0] == name, spelling


def test_a_slip_in_any_name_is_forgiven(places: dict[str, Words]) -> None:
    dice = random.Random(35)
    tried = [(name, typed) for name in places for typed in _slipped(fold(name), dice)]
    missed = [(name, typed) for name, typed in tried if name not in find(places, typed)[0][:8]]

    # A slip may make another name, or the start of one: that one is found then, and rightly.
    assert len(tried) > 300
    assert len(missed) < len(tried) / 100, missed


def _slipped(name: str, dice: random.Random) -> set[str]:
    """Return *name* with a letter missing, one that is another, and one swapped with the next."""
    places = [i for i, letter in enumerate(name) if letter.isalpha()]
    lost, wrong = dice.choice(places), dice.choice(places)
    swapped = dice.choice([i for i in places if i + 1 in places])
    return {
        name[:lost] + name[lost + 1 :],
        name[:wrong] + dice.choice("qxz") + name[wrong + 1 :],
        name[:swapped] + name[swapped + 1] + name[swapped] + name[swapped + 2 :],
    } - {name}


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("melati", "melati", 0), ("melati", "melti", 1), ("melati", "melatii", 1), ("melati", "mellti", 1),
     ("melati", "emlati", 1), ("melati", "emlait", 2), ("", "abc", 3), ("abc", "xyz", 3)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    assert slips(one, other) == slips(other, one) == count


def test_the_search_page_holds_every_kelurahan_under_all_its_names(desk: Desk) -> None:
    page = search_page(desk)
    entries = {entry.link.text: entry for group in page.groups for entry in group.places}

    assert page.url == "/cari/"
    assert [group.link.text for group in page.groups] == ["Hilir Timur II", "Melati"]
    assert list(entries) == ["7 Hilir", "8-9 Hilir", "Kampung Damai", "Melati", "Sukarasa"]
    assert entries["Kampung Damai"].text == "Kampungdamai · Kp. Damai"
    assert entries["Melati"].text == "", "a name is not repeated"
    assert [kind.name for kind in page.kinds] == list(KINDS)


def test_the_scripts_are_small_ask_nobody_else_and_write_no_markup() -> None:
    for name in ("search.js", "fulltext.js"):
        script = (THEME_FOLDER / "static" / "js" / name).read_text("utf-8")
        assert len(script.encode()) <= 6_000
        assert not re.search(r"https?://|innerHTML|eval\(|\.style\b", script), name
