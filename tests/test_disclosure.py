"""Disclosure control: what is too small is withheld, and so is what would give it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest
from disclosing import PEOPLE, Row, catalog, money, months, resource, shown
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.catalog import Catalog, Disclosure, Relation
from terang.city import DisclosureLimits
from terang.disclosure import release
from terang.disclosure.rounding import rounded, span_of
from terang.errors import InvalidData
from terang.statuses import Status

HIDDEN = Status.WITHHELD.value
EMPTY = Status.NOT_REPORTED.value
LIMITS = DisclosureLimits()

FLOW = Relation("stock_flow", "anggota_orang", ("baru_orang",), ("keluar_orang",))
MEMBERS = {"anggota_orang": PEOPLE, "baru_orang": PEOPLE, "keluar_orang": PEOPLE}


def members(*rows: tuple[int | str | None, ...], relations: Sequence[Relation] = (FLOW,)) -> Catalog:
    """Return a catalogue of months with members, new and gone ones."""
    named = [dict(zip(MEMBERS, row, strict=True)) for row in rows]
    return catalog(resource("keanggotaan", "anggota", MEMBERS, months(*named), relations))


def loans(*rows: tuple[int | str | None, ...]) -> Catalog:
    """Return a catalogue of months with borrowers and what they owe."""
    rules = {"peminjam_orang": PEOPLE, "sisa_rp": money("peminjam_orang")}
    named = [dict(zip(rules, row, strict=True)) for row in rows]
    return catalog(resource("pinjaman", "anggota", rules, months(*named)))


def people(*values: int | str | None, rule: Disclosure | None = PEOPLE) -> Catalog:
    """Return a catalogue of months with one count of people."""
    rows = months(*({"orang": value} for value in values))
    return catalog(resource("keanggotaan", "anggota", {"orang": rule}, rows))


def test_seven_are_withheld_eight_are_rounded_and_nobody_stays_nobody() -> None:
    found = release(people(0, 1, 7, 8, 12, 13, None))

    cells = shown(found.catalog, "keanggotaan_anggota", "orang")

    assert [0, HIDDEN, HIDDEN, 10, 10, 15, EMPTY] == cells
    assert [("2026-02", "small"), ("2026-03", "small")] == [(w.period, w.reason) for w in found.withheld]


def test_the_status_of_a_cell_that_stays_is_not_touched() -> None:
    found = release(people(0, 3, 140, None)).catalog.table("keanggotaan_anggota")

    assert ["nol", HIDDEN, "ada", EMPTY] == found["orang_status"].tolist()
    assert "Int64" == str(found["orang"].dtype)
    assert "string" == str(found["orang_status"].dtype)


@pytest.mark.parametrize(
    "rule",
    [None, Disclosure("already_public", source="dinas"), Disclosure("not_personal", why="office")],
)
def test_what_others_publish_or_counts_no_person_is_shown_as_it_is(rule: Disclosure | None) -> None:
    found = release(people(3, 8, 141, rule=rule))

    assert [3, 8, 141] == shown(found.catalog, "keanggotaan_anggota", "orang")
    assert () == found.withheld
    assert () == found.columns


def test_the_limits_are_the_citys_own() -> None:
    rows = months({"orang": 2}, {"orang": 3}, {"orang": 15}, {"orang": 14})
    table = resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows)

    found = release(catalog(table, limits=DisclosureLimits(3, 10, 5))).catalog

    assert [HIDDEN, 10, 20, 10] == shown(found, "keanggotaan_anggota", "orang")


def test_money_of_four_is_withheld_as_few_and_of_five_since_their_count_is() -> None:
    found = release(loans((0, 0), (4, 900_000), (5, 900_000), (7, 0), (8, 900_000)))

    assert [0, HIDDEN, HIDDEN, HIDDEN, 900_000] == shown(found.catalog, "pinjaman_anggota", "sisa_rp")
    reasons = {w.period: w.reason for w in found.withheld if w.column == "sisa_rp"}
    assert {"2026-02": "few", "2026-03": "linked", "2026-04": "linked"} == reasons


def test_money_of_nobody_knows_how_many_is_withheld() -> None:
    found = release(loans((None, 900_000), ("?", 900_000), ("?", None)))

    assert [HIDDEN, HIDDEN, EMPTY] == shown(found.catalog, "pinjaman_anggota", "sisa_rp")
    assert ["few", "linked"] == [w.reason for w in found.withheld]


def test_a_money_limit_above_the_count_limit_holds_too() -> None:
    rules = {"peminjam_orang": PEOPLE, "sisa_rp": money("peminjam_orang")}
    table = resource("pinjaman", "anggota", rules, months({"peminjam_orang": 12, "sisa_rp": 5}))

    found = release(catalog(table, limits=DisclosureLimits(money_below=20))).catalog

    assert [10] == shown(found, "pinjaman_anggota", "peminjam_orang")
    assert [HIDDEN] == shown(found, "pinjaman_anggota", "sisa_rp")


def test_a_column_that_cannot_say_that_it_is_withheld_is_an_error_in_words() -> None:
    table = resource("keanggotaan", "anggota", {"orang": PEOPLE}, months({"orang": 3}), twins=False)

    with pytest.raises(InvalidData, match="orang_status"):
        release(catalog(table))


def test_a_column_without_a_twin_is_fine_while_nothing_has_to_be_withheld() -> None:
    table = resource("keanggotaan", "anggota", {"orang": PEOPLE}, months({"orang": 13}), twins=False)

    assert 15 == release(catalog(table)).catalog.table("keanggotaan_anggota")["orang"][0]


def by_unit(*cells: tuple[float, str]) -> Catalog:
    """Return a catalogue of a table in which each row names its unit."""
    rows = months(*({"orang": None} for _ in cells))
    table = resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows)
    table.table["orang"] = pd.Series([value for value, _ in cells], dtype="Float64")
    table.table["satuan"] = pd.Series([unit for _, unit in cells], dtype="string")
    unit = replace(table.fields[0], name="satuan")
    return catalog(replace(table, fields=(*table.fields, unit)))


def test_where_rows_name_their_unit_only_people_are_withheld_or_rounded() -> None:
    found = release(by_unit((3, "orang"), (3, "koperasi"), (41, "koperasi"), (41, "jiwa"))).catalog

    assert [HIDDEN, 3, 41, 40] == shown(found, "keanggotaan_anggota", "orang")


def test_people_in_thousands_cannot_be_rounded() -> None:
    with pytest.raises(InvalidData, match="ribuan"):
        release(by_unit((173.59, "ribu_jiwa")))


PARTS = {"semua_orang": PEOPLE, "a_orang": PEOPLE, "b_orang": PEOPLE}
SUM = Relation("sum", "semua_orang", ("a_orang", "b_orang"))


@pytest.mark.parametrize(
    ("whole", "a", "b", "cells"),
    [
        (25, 12, 13, (25, 10, 15)),
        (21, 8, 13, (25, 10, 15)),  # 21 itself would be rounded to 20: the total of what is shown is not
        (18, 13, 5, (15, 15, HIDDEN)),
        (9, 5, 4, (HIDDEN, HIDDEN, HIDDEN)),
        (9, 4, None, (HIDDEN, HIDDEN, EMPTY)),
        (7, 7, 0, (HIDDEN, HIDDEN, 0)),
        (0, 0, 0, (0, 0, 0)),
        (23, None, None, (25, EMPTY, EMPTY)),
    ],
)
def test_a_total_is_the_sum_of_the_rounded_parts_that_are_shown(
    whole: int, a: int | None, b: int | None, cells: tuple[int | str, ...]
) -> None:
    rows = months({"semua_orang": whole, "a_orang": a, "b_orang": b})

    found = release(catalog(resource("keanggotaan", "anggota", PARTS, rows, [SUM]))).catalog

    assert cells == tuple(shown(found, "keanggotaan_anggota", name)[0] for name in PARTS)


def test_a_total_of_hidden_parts_and_nothing_else_is_not_zero() -> None:
    rules = {"semua_orang": PEOPLE, "a_orang": PEOPLE, "b_orang": PEOPLE, "c_orang": PEOPLE}
    relation = Relation("sum", "semua_orang", ("a_orang", "b_orang", "c_orang"))
    rows = months({"semua_orang": 12, "a_orang": 6, "b_orang": 6, "c_orang": 0})

    found = release(catalog(resource("keanggotaan", "anggota", rules, rows, [relation]))).catalog

    assert [HIDDEN] == shown(found, "keanggotaan_anggota", "semua_orang")
    assert [0] == shown(found, "keanggotaan_anggota", "c_orang")


def test_three_months_of_seven_cannot_be_told_from_the_members_before_and_after() -> None:
    """102 members became 123, 7 more each month: published 100 and 125, so at least 21 in all."""
    known = members((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))

    alone = release(known, linked=False).catalog
    found = release(known)

    assert [100, 110, 115, 125] == shown(alone, "keanggotaan_anggota", "anggota_orang")
    assert [0, HIDDEN, HIDDEN, HIDDEN] == shown(found.catalog, "keanggotaan_anggota", "baru_orang")
    linked = [w for w in found.withheld if w.reason == "linked"]
    assert {"anggota_orang"} == {w.column for w in linked}, "zeros are kept while something else helps"
    assert [0, 0, 0, 0] == shown(found.catalog, "keanggotaan_anggota", "keluar_orang")
    assert () == found.exposed
    series = shown(found.catalog, "keanggotaan_anggota", "anggota_orang")
    assert not_told(series, [0, HIDDEN, HIDDEN, HIDDEN], [0, 0, 0, 0])


def test_what_no_relation_ties_together_is_not_withheld_besides() -> None:
    found = release(members((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0), relations=[]))

    assert {"small"} == {w.reason for w in found.withheld}


def test_a_gap_of_a_month_breaks_the_chain() -> None:
    found = release(members((102, 0, 0), (None, None, None), (116, 7, 0)))

    assert [100, EMPTY, 115] == shown(found.catalog, "keanggotaan_anggota", "anggota_orang")


def test_a_zero_is_withheld_where_nothing_else_would_help() -> None:
    """Members are published exactly elsewhere: only the zero of those who left keeps the new ones safe."""
    rules = {**MEMBERS, "anggota_orang": Disclosure("already_public", source="dinas")}
    rows = [{"anggota_orang": 100, "baru_orang": 0, "keluar_orang": 0}]
    rows += [{"anggota_orang": 103, "baru_orang": 3, "keluar_orang": 0}]

    found = release(catalog(resource("keanggotaan", "anggota", rules, months(*rows), [FLOW])))

    assert [("baru_orang", "small"), ("keluar_orang", "linked")] == [
        (w.column, w.reason) for w in found.withheld
    ]
    assert [100, 103] == shown(found.catalog, "keanggotaan_anggota", "anggota_orang")


def test_what_cannot_be_protected_is_told() -> None:
    """Of two seats that anybody can count, at most two are held by people who are counted here."""
    rules = {"kursi": None, "orang": PEOPLE}
    table = resource(
        "keanggotaan",
        "pengurus",
        rules,
        months({"kursi": 2, "orang": 1}),
        [Relation("at_most", "kursi", ("orang",))],
    )

    found = release(catalog(table))

    assert ["orang"] == [cell.column for cell in found.exposed]


def test_what_cannot_be_protected_keeps_nobody_from_protecting_the_rest() -> None:
    """The one of two seats is lost; the sevens of the members are not."""
    rules = {**MEMBERS, "kursi": None, "orang": PEOPLE}
    rows = ((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))
    named = [{**dict(zip(MEMBERS, row, strict=True)), "kursi": 2, "orang": 1} for row in rows]
    seats = Relation("at_most", "kursi", ("orang",))

    found = release(catalog(resource("keanggotaan", "anggota", rules, months(*named), [FLOW, seats])))

    assert {"orang"} == {cell.column for cell in found.exposed}
    assert "linked" in {w.reason for w in found.withheld}


def test_a_part_is_bounded_by_its_whole_and_the_whole_goes_first() -> None:
    """A whole shown as 10 is 8 to 12; 9 companions of 9 would leave the tenth alone."""
    rules = {"semua_orang": PEOPLE, "a_orang": PEOPLE, "b_orang": PEOPLE}
    relation = Relation("sum", "semua_orang", ("a_orang", "b_orang"))
    exact = {**rules, "semua_orang": Disclosure("already_public", source="dinas")}
    rows = months({"semua_orang": 15, "a_orang": 9, "b_orang": 6})

    found = release(catalog(resource("keanggotaan", "anggota", exact, rows, [relation]))).catalog

    # 15 in all and a in 8..12 leave 3..7 for b: enough.
    assert [[15], [10], [HIDDEN]] == [shown(found, "keanggotaan_anggota", name) for name in rules]


def test_a_sum_that_is_public_elsewhere_takes_a_second_part_with_it() -> None:
    rules = {
        "semua_orang": Disclosure("already_public", source="dinas"),
        "a_orang": PEOPLE,
        "b_orang": PEOPLE,
    }
    rows = months({"semua_orang": 17, "a_orang": 15, "b_orang": 2})

    found = release(catalog(resource("keanggotaan", "anggota", rules, rows, [SUM])))

    # 17 in all and a in 13..17 leave 1..4 for b: a may stay. With 20 in all, b would be 3..7.
    assert {"small"} == {w.reason for w in found.withheld}
    rows = months({"semua_orang": 10, "a_orang": 8, "b_orang": 2})
    found = release(catalog(resource("keanggotaan", "anggota", rules, rows, [SUM])))
    # 10 in all and a at least 8 leave 1 or 2 for b.
    assert {("a_orang", "linked"), ("b_orang", "small")} == {(w.column, w.reason) for w in found.withheld}


def test_money_follows_a_count_that_had_to_go_to_protect_another() -> None:
    rules = {
        "semua_orang": Disclosure("already_public", source="dinas"),
        "a_orang": PEOPLE,
        "b_orang": PEOPLE,
        "a_rp": money("a_orang"),
    }
    rows = months({"semua_orang": 10, "a_orang": 8, "b_orang": 2, "a_rp": 5_000_000})

    found = release(catalog(resource("keanggotaan", "anggota", rules, rows, [SUM]))).catalog

    assert [HIDDEN] == shown(found, "keanggotaan_anggota", "a_rp")


def across(members_now: int, borrowers: int) -> Catalog:
    first = resource(
        "keanggotaan", "anggota", {"anggota_orang": None}, months({"anggota_orang": members_now})
    )
    second = resource(
        "pinjaman",
        "anggota",
        {"peminjam_orang": PEOPLE},
        months({"peminjam_orang": borrowers}),
        [Relation("at_most", "anggota_orang", ("peminjam_orang",), table="keanggotaan_anggota")],
    )
    return catalog(first, second)


def test_a_whole_in_another_table_counts() -> None:
    assert 1 == len(release(across(members_now=2, borrowers=1)).exposed)
    assert 0 == len(release(across(members_now=3, borrowers=1)).exposed)


def test_a_whole_in_another_table_is_the_newest_by_then() -> None:
    """Two inhabitants in February bound the borrowers of March; forty in April do not."""
    keys = ("kode_kelurahan", "tanggal")
    rows: list[Row] = [{"tanggal": "2026-02-28", "penduduk": 2}, {"tanggal": "2026-04-01", "penduduk": 40}]
    population = resource("wilayah", "penduduk", {"penduduk": None}, rows, keys=keys)
    relation = Relation("at_most", "penduduk", ("orang",), table="wilayah_penduduk")
    rows = months({"orang": 1}, {"orang": 1}, {"orang": 1}, {"orang": 1})
    table = resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows, [relation])

    found = release(catalog(population, table))

    assert ["2026-02", "2026-03"] == [cell.period for cell in found.exposed]


def test_a_real_table_and_a_simulated_one_have_nothing_to_tell_each_other() -> None:
    first = resource("keanggotaan", "anggota", {"anggota_orang": None}, months({"anggota_orang": 2}))
    relation = Relation("at_most", "anggota_orang", ("orang",), table="keanggotaan_anggota")
    second = resource("simulasi-pinjaman", "anggota", {"orang": PEOPLE}, months({"orang": 1}), [relation])

    assert () == release(catalog(first, second)).exposed


OWED = {
    "peminjam_orang": PEOPLE,
    "sisa_rp": money("peminjam_orang"),
    "penunggak_orang": PEOPLE,
    "tunggakan_rp": money("penunggak_orang"),
    "lancar_rp": Disclosure("not_personal", why="institution"),
}


def test_money_that_a_difference_would_tell_takes_its_whole_with_it() -> None:
    """What is owed less what is paid in time is what is overdue, of three people."""
    relation = Relation("sum", "sisa_rp", ("tunggakan_rp", "lancar_rp"))
    values = (40, 50_000_000, 3, 4_000_000, 46_000_000)
    rows = months(dict(zip(OWED, values, strict=True)))

    found = release(catalog(resource("pinjaman", "anggota", OWED, rows, [relation]))).catalog

    assert [HIDDEN] == shown(found, "pinjaman_anggota", "tunggakan_rp")
    assert [HIDDEN] == shown(found, "pinjaman_anggota", "sisa_rp")
    assert [46_000_000] == shown(found, "pinjaman_anggota", "lancar_rp")


def test_money_between_bounds_that_are_far_apart_stays_withheld_alone() -> None:
    relation = Relation("at_most", "sisa_rp", ("tunggakan_rp",))
    values = (40, 50_000_000, 3, 4_000_000, None)
    rows = months(dict(zip(OWED, values, strict=True)))

    found = release(catalog(resource("pinjaman", "anggota", OWED, rows, [relation]))).catalog

    assert [50_000_000] == shown(found, "pinjaman_anggota", "sisa_rp")


def test_data_that_contradict_themselves_are_still_protected() -> None:
    """Where a month does not add up, the other months still do."""
    rows = ((500, 0, 0), (300, 7, 0), (102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))

    found = release(members(*rows))

    flows = shown(found.catalog, "keanggotaan_anggota", "baru_orang")
    assert "linked" in {w.reason for w in found.withheld}
    assert not_told(shown(found.catalog, "keanggotaan_anggota", "anggota_orang")[2:], flows[2:], [0] * 4)


def test_the_columns_say_how_many_numbers_came_and_how_many_are_shown() -> None:
    found = release(loans((3, 100), (40, 100), (None, None))).columns

    assert [
        ("peminjam_orang", "people", 2, {"small": 1}),
        ("sisa_rp", "money", 2, {"few": 1}),
    ] == [(c.column, c.rule, c.supplied, dict(c.withheld)) for c in found]


def test_the_same_again_gives_the_same() -> None:
    known = members((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))

    assert release(known).withheld == release(known).withheld


def test_what_is_published_once_may_be_published_again() -> None:
    once = release(members((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))).catalog
    twice = release(once)

    assert once.table("keanggotaan_anggota").equals(twice.catalog.table("keanggotaan_anggota"))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 300))
def test_a_rounded_count_lies_in_the_span_that_is_told_of_it(below: int, step: int, count: int) -> None:
    limits = DisclosureLimits(hide_below=below, round_to=step)
    if count == 0 or count >= below:
        low, high = span_of(rounded(count, limits), limits)
        assert low <= count <= high
        assert (count == 0) == (rounded(count, limits) == 0)
        edges = [n for n in (low - 1, high + 1) if n >= below]
        assert all(rounded(n, limits) != rounded(count, limits) for n in edges)


# An independent check: every way in which the true figures may have come about, counted one by one.

FARTHEST = 70


def choices(cell: int | str, *, small: bool, farthest: int = FARTHEST) -> range:
    """Return what a published cell may stand for; *small* says that a withheld one is known to be."""
    if cell == HIDDEN:
        return range(1, 8) if small else range(farthest)
    assert isinstance(cell, int)
    return range(0, 1) if cell == 0 else range(max(8, cell - 2), cell + 3)


def ways(
    stocks: Sequence[range], news: Sequence[range], gone: Sequence[range]
) -> Iterator[tuple[str, int, set[int]]]:
    """Yield for every cell after the first month which values it has in any way that adds up."""
    count = len(stocks)
    forward = [set(stocks[0])]
    steps: list[set[tuple[int, int, int, int]]] = []
    for t in range(1, count):
        found = {
            (before, now, new, left)
            for before, new, left in product(forward[-1], news[t], gone[t])
            if (now := before + new - left) in stocks[t] and new <= now
        }
        steps.append(found)
        forward.append({now for _, now, _, _ in found})
    alive = forward[-1]
    for t in range(count - 1, 0, -1):
        kept = {step for step in steps[t - 1] if step[1] in alive}
        yield "anggota_orang", t, alive
        yield "baru_orang", t, {new for _, _, new, _ in kept}
        yield "keluar_orang", t, {left for _, _, _, left in kept}
        alive = {before for before, _, _, _ in kept}


def not_told(stocks: Sequence[int | str], news: Sequence[int | str], gone: Sequence[int | str]) -> bool:
    """Return True if every withheld flow may be at least three different numbers."""
    spans = (
        [choices(cell, small=False, farthest=150) for cell in stocks],
        [choices(cell, small=True) for cell in news],
        [choices(cell, small=True) for cell in gone],
    )
    cells: Mapping[str, Sequence[int | str]] = {"baru_orang": news, "keluar_orang": gone}
    return all(
        len(values) >= 3
        for column, t, values in ways(*spans)
        if column in cells and cells[column][t] == HIDDEN
    )


def test_the_independent_check_can_fail() -> None:
    assert not not_told([100, 110, 115, 125], [0, HIDDEN, HIDDEN, HIDDEN], [0, 0, 0, 0])
    assert not_told([50, 50], [0, HIDDEN], [0, HIDDEN])


flows = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), min_size=1, max_size=4)
AT_MOST = Relation("at_most", "anggota_orang", ("baru_orang",))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 16), flows)
def test_nothing_withheld_can_be_worked_out(start: int, steps: list[tuple[int, int]]) -> None:
    rows: list[tuple[int, int, int]] = [(start, 0, 0)]
    for new, left in steps:
        before = rows[-1][0]
        left = min(left, before)
        rows.append((before + new - left, new, left))

    found = release(members(*rows, relations=[FLOW, AT_MOST]))

    published = {name: shown(found.catalog, "keanggotaan_anggota", name) for name in MEMBERS}
    for cell in (cell for cells in published.values() for cell in cells):
        assert cell in (0, HIDDEN) or (isinstance(cell, int) and cell >= 10 and cell % 5 == 0)
    reasons = {(w.column, w.period): w.reason for w in found.withheld}
    spans = {
        name: [
            choices(cell, small=reasons.get((name, f"2026-{t + 1:02}")) == "small")
            for t, cell in enumerate(cells)
        ]
        for name, cells in published.items()
    }
    for column, t, values in ways(*spans.values()):
        if published[column][t] == HIDDEN:
            assert len(values) >= 3, (rows, column, t, values)
