"""The words under which a place is found: one rule for what is indexed and for what is typed.

``theme/static/js/search.js`` folds what a reader types exactly as `fold` folds the names here; the
number words of a name are indexed beside its figures, so the script need not know them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from terang.catalog import Catalog, Region

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[0-9]+|[a-z]+")

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
LARGEST = 99
"""The largest number that a name is expected to spell out."""


def fold(text: str) -> str:
    """Return *text* as searches compare it: plain small letters and figures, each run of them a word."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return " ".join(_WORD.findall(plain))


def spoken(number: int) -> str:
    """Return an Indonesian number word from 1 to `LARGEST`: ``tiga puluh lima``."""
    if number < 10:
        return _ONES[number]
    if number < 12:
        return ("sepuluh", "sebelas")[number - 10]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    return f"{_ONES[number // 10]} puluh {_ONES[number % 10]}".strip()


_SPOKEN = {str(number): spoken(number) for number in range(1, LARGEST + 1)}
_FIGURES = {words: figures for figures, words in _SPOKEN.items()}
_LONGEST_FIRST = sorted(_FIGURES, key=len, reverse=True)
_NUMBER_WORDS = re.compile(rf"\b(?:{'|'.join(_LONGEST_FIRST)})\b")


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return every folded spelling of *names*, with figures and in words.

    Of those that differ by their spaces alone, only the one with the most words is kept.
    """
    known: dict[str, str] = {}
    for name in names:
        for form in _forms(fold(name)):
            tight = form.replace(" ", "")
            known[tight] = max(known.get(tight, ""), form, key=len)
    return tuple(form for form in known.values() if form)


def _forms(form: str) -> Iterator[str]:
    yield form
    figures = _NUMBER_WORDS.sub(lambda found: _FIGURES[found[0]], form)
    yield figures
    yield " ".join(_SPOKEN.get(word, word) for word in figures.split())


def search_words(catalog: Catalog, region: Region) -> str:
    """Return what a search field knows of *region*: spellings of its name; its code; its kecamatan.

    The three are parted by ``;``, spellings by ``|``; neither sign is ever in a folded text.
    """
    names = spellings((region.name, region.official_name, *catalog.aliases.get(region.code, ())))
    parent = catalog.regions[str(region.parent)]
    areas = spellings((parent.name, parent.official_name))
    return ";".join(("|".join(names), region.code, "|".join(areas)))
