"""Every two kelurahan that share a border, and where the page of the two is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from terang.pages.desk import Desk
from terang.pages.figures import Link

CHOICE_PATH = "bandingkan/"

Pair = tuple[str, str]
"""Two codes of kelurahan, the smaller first: a pair has one order, and so one page."""


def pair_of(one: str, other: str) -> Pair:
    """Return the pair of two codes."""
    return (one, other) if one < other else (other, one)


def pairs(desk: Desk) -> Mapping[Pair, str]:
    """Return the path of the page of every pair of neighbours, in the order of their codes."""
    return desk.once(("compare", "pairs"), lambda: _paths(desk))


def _paths(desk: Desk) -> Mapping[Pair, str]:
    """Return the paths by pair; should two read alike, the codes tell them apart."""
    borders = desk.catalog.borders
    found = sorted({pair_of(code, other.code) for code, others in borders.items() for other in others})
    slugs = {pair: "-dengan-".join(desk.catalog.regions[code].slug for code in pair) for pair in found}
    times = Counter(slugs.values())
    return {
        pair: f"{CHOICE_PATH}{slug}/"
        if times[slug] == 1
        else f"{CHOICE_PATH}{slug}-{'-'.join(pair).replace('.', '')}/"
        for pair, slug in slugs.items()
    }


def compare_link(desk: Desk, code: str, other: str) -> Link:
    """Return the link from the page of the kelurahan *code* to its comparison with its neighbour *other*."""
    text = desk.say("compare.with", name=desk.name(other))
    return Link(text, desk.url(pairs(desk)[pair_of(code, other)]))
