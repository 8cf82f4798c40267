"""Places side by side, real figures and simulated ones in tables of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from terang.pages.compare_lines import Line, LineGroup, line_groups
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.models_compare import CompareRow, CompareTable, RowGroup
from terang.statuses import Nature


def compare_tables(desk: Desk, codes: Sequence[str]) -> tuple[CompareTable, ...]:
    """Return the kelurahan *codes* side by side: real figures, then in a table of their own simulated ones.

    Without *codes* the tables are patterns for a script to fill.
    """
    found = []
    for nature in Nature:
        groups = line_groups(desk, nature)
        if groups:
            found.append(_table(desk, nature, groups, codes))
    return tuple(found)


def _table(desk: Desk, nature: Nature, groups: Sequence[LineGroup], codes: Sequence[str]) -> CompareTable:
    names = desk.say.join([desk.name(code) for code in codes]) if codes else "{names}"
    sources, caveats = _origin(desk, nature, codes or desk.kelurahan_codes())
    return CompareTable(
        id="angka" if nature is Nature.REAL else "angka-simulasi",
        title=desk.say(f"compare.table.{nature}"),
        caption=desk.say(f"compare.caption.{nature}", names=names),
        places=tuple(_place(desk, code) for code in codes),
        groups=tuple(RowGroup(title, tuple(_row(line, codes) for line in lines)) for title, lines in groups),
        sources=desk.once(("compare", "sources", *sources), lambda: desk.source_notes(sources)),
        caveats=desk.once(("compare", "caveats", *caveats), lambda: tuple(map(desk.caveat, caveats))),
        nature=nature,
        stale=desk.say("compare.stale") if _has_stale(groups) else "",
        passports=tuple(_passport(desk, code) for code in (*codes, desk.city_region.code)),
    )


def _has_stale(groups: Sequence[LineGroup]) -> bool:
    return any(line.head.stale_periods or line.head.stale for _, lines in groups for line in lines)


def _passport(desk: Desk, code: str) -> Link:
    def made() -> Link:
        return Link(desk.say("passport.link.place", name=desk.name(code)), desk.passport(code))

    return desk.once(("compare", "passport", code), made)


def _place(desk: Desk, code: str) -> Link:
    return desk.once(("compare", "place", code), lambda: desk.place(desk.catalog.regions[code]))


def _row(line: Line, codes: Sequence[str]) -> CompareRow:
    best = largest(line, codes)
    return CompareRow(line.head, tuple((line.marked if code == best else line.cells)[code] for code in codes))


def largest(line: Line, codes: Sequence[str]) -> str:
    """Return which of *codes* has the largest number; empty where none has, or larger means nothing.

    Numbers that read alike are alike, those of different dates are not compared, and what is empty is
    not small.
    """
    if line.head.larger == "":
        return ""
    known = {code: line.seen[code] for code in codes if line.seen[code].value is not None}
    if len(known) < 2 or any(o.at_least or o.period != line.head.period for o in known.values()):
        return ""
    best = max(known, key=lambda code: known[code].value or 0.0)
    alike = sum(line.cells[code].text == line.cells[best].text for code in known)
    return best if alike == 1 else ""


def _origin(desk: Desk, nature: Nature, codes: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the sources and of the caveats behind the rows of *codes*, each once."""
    by_code = desk.once(("compare", "origin", nature), lambda: _origins(desk, nature))
    sources = {name for code in codes for name in by_code[code][0]}
    caveats = {name for code in codes for name in by_code[code][1]}
    return tuple(sorted(sources)), tuple(sorted(caveats))


def _origins(desk: Desk, nature: Nature) -> Mapping[str, tuple[set[str], set[str]]]:
    lines = [line for _, lines in line_groups(desk, nature) for line in lines]
    return {
        code: (
            {name for line in lines for name in line.seen[code].sources},
            {name for line in lines for name in line.seen[code].caveats},
        )
        for code in desk.kelurahan_codes()
    }
