"""What `search.js` does, once more in Python, and what readers type with what they must find.

The same cases are tried on both: here for every name of the real city, in a browser for some.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from terang.search import fold

CASES = {
    "35 ilir": "35 Ilir",
    "35ilir": "35 Ilir",
    "Tiga-puluh-lima Ilir": "35 Ilir",
    "tiga puluh lima ilir": "35 Ilir",
    "tigapuluh lima ilir": "35 Ilir",
    "  TIGA  PULUH LIMA, ILIR. ": "35 Ilir",
    "16.71.01.1001": "35 Ilir",
    "1671011001": "35 Ilir",
    "5 ilir": "5 Ilir",
    "3 ilir": "3 Ilir",
    "3/4 ulu": "3-4 Ulu",
    "34 ulu": "3-4 Ulu",
    "sembilan sepuluh ulu": "9-10 Ulu",
    "26 ilir d1": "26 Ilir D.I",
    "dua puluh ilir dua": "20 Ilir D.II",
    "sukarami": "Sukarami",
    "talangbetutu": "Talang Betutu",
    "betutu": "Talang Betutu",
    "lebardaun": "Demang Lebar Daun",
    "sungai buah": "Sei Buah",
    "ilir gandus": "36 Ilir",
    "kodadi": "Sukodadi",
    "sukodai": "Sukodadi",
    "talang betutuh": "Talang Betutu",
    "talng betuut": "Talang Betutu",
    "limo ilir": "5 Ilir",
    "tiga pulu lima ilr": "35 Ilir",
    "35 ilri": "35 Ilir",
    "srimulio": "Sri Mulya",
}
"""What is typed, and the place that stands first."""

NOTHING = ("antah berantah", "99 ilir", "37 ilir", "9999999999", "zz")
"""What finds nothing: a figure is never taken for another."""


@dataclass(frozen=True)
class Words:
    """The words of one place, as its ``data-search`` holds them."""

    names: tuple[str, ...]
    code: str
    area: tuple[str, ...]


def read_words(text: str) -> Words:
    """Return what stands in a ``data-search``."""
    names, code, areas = text.split(";")
    return Words(tuple(names.split("|")), re.sub("[^0-9]", "", code), tuple(re.split("[| ]", areas)))


def find(places: dict[str, Words], typed: str) -> tuple[list[str], bool]:
    """Return the names of the places found, the best first, and whether they are only nearly right."""
    folded = fold(typed)
    for measure in (rank, nearly):
        ranked = [(measure(words, folded), i, name) for i, (name, words) in enumerate(places.items())]
        if hits := sorted(hit for hit in ranked if hit[0] < math.inf):
            return [name for _, _, name in hits], measure is nearly
    return [], False


def rank(place: Words, typed: str) -> float:
    """Return how well *place* fits what was *typed*; the smaller the better."""
    asked, whole = typed.split(), _tight(typed)
    names = place.names
    if whole in map(_tight, names):
        return 0
    if re.fullmatch("[0-9]{4,}", whole):
        return 1 if place.code.startswith(whole) else 2 if place.code.endswith(whole) else math.inf
    if any(f"{name} ".startswith(f"{typed} ") for name in names):
        return 1
    if any(_tight(name).startswith(whole) for name in names):
        return 2
    if any(_within(name, whole) or _begins(asked, name.split()) for name in names):
        return 3
    if any(_begins(asked, [*name.split(), *place.area]) for name in names):
        return 4
    part = re.fullmatch("[a-z]{3,}", whole) and any(whole in _tight(name) for name in names)
    return 5 if part else math.inf


def nearly(place: Words, typed: str) -> float:
    """Return how many slips part what was *typed* from *place*; infinity where they are too many."""
    found = []
    for name in place.names:
        same_figures = re.findall("[0-9]+", name) == re.findall("[0-9]+", typed)
        found.append(near(_letters(typed), _letters(name)) if same_figures else math.inf)
        words = [*name.split(), *place.area]
        found.append(sum(min(near(word, other) for other in words) for word in typed.split()) + 0.5)
    return min(found)


@cache
def near(asked: str, word: str) -> float:
    """Return the slips between two words, or infinity: short words may hold none, figures never."""
    if asked == word:
        return 0
    longer = max(len(asked), len(word))
    most = 0 if longer < 3 or re.search("[0-9]", asked) else 1 if longer < 6 else 2
    found = slips(asked, word) if abs(len(asked) - len(word)) <= most else math.inf
    return found if found <= most else math.inf


def slips(a: str, b: str) -> int:
    """Return how many letters are wrong, missing, too many or swapped with their neighbour."""
    table = [[i + j if not i or not j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            wrong = table[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, wrong)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def _tight(words: str) -> str:
    return words.replace(" ", "")


def _letters(words: str) -> str:
    return re.sub("[^a-z]", "", words)


def _within(name: str, whole: str) -> bool:
    words = name.split()
    return any("".join(words[i:]).startswith(whole) for i in range(len(words)))


def _begins(asked: list[str], words: list[str]) -> bool:
    *before, last = asked
    first = all(any(w == a if a.isdigit() else w.startswith(a) for w in words) for a in before)
    return first and any(word.startswith(last) for word in words)
