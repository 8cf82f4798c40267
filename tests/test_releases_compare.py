"""Two states of the data side by side: every difference told once, and nothing that is none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.city import City, read_city
from terang.releases import Change, ChangeKind
from terang.releases.comparing import compare
from terang.releases.reasons import parse_key, with_reasons
from terang.releases.tables import Column, PublishedTable, Tables
from terang.releases.versions import Step, next_version, parse_version, step_between, step_of

MONTHLY = (
    Column("kode_kelurahan", "string", ""),
    Column("bulan", "string", ""),
    Column("anggota", "integer", "orang"),
    Column("anggota_status", "string", ""),
    Column("buka", "boolean", ""),
    Column("catatan", "string", ""),
)
KEY = ("kode_kelurahan", "bulan")
WARD = "99.71.01.1001"
CITY = read_city("contoh")


def table(
    *rows: tuple[str, ...],
    columns: tuple[Column, ...] = MONTHLY,
    key: tuple[str, ...] = KEY,
    name: str = "paket/tabel",
) -> Tables:
    """Return one table under its name."""
    names = [column.name for column in columns]
    package, _, resource = name.partition("/")
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    keyed = {tuple(row[part] for part in key): row for row in cells}
    return {name: PublishedTable(package, resource, columns, key, keyed)}


def month(
    bulan: str = "2026-01",
    anggota: str = "40",
    status: str = "ada",
    buka: str = "ya",
    catatan: str = "",
    kode: str = WARD,
) -> tuple[str, ...]:
    return (kode, bulan, anggota, status, buka, catatan)


def only(changes: tuple[Change, ...]) -> Change:
    (change,) = changes
    return change


def test_a_value_and_its_status_are_one_change(city: City) -> None:
    change = only(compare(table(month()), table(month(anggota="", status="tidak_berlaku")), city))

    assert (change.column, change.old, change.new) == ("anggota", "40", "")
    assert (change.old_status, change.new_status) == ("ada", "tidak_berlaku")
    assert (change.region, change.period, change.key) == (
        WARD,
        "2026-01",
        (("kode_kelurahan", WARD), ("bulan", "2026-01")),
    )


def test_only_another_kind_of_empty_is_a_change_too(city: City) -> None:
    old, new = month(anggota="", status="belum_dilaporkan"), month(anggota="", status="tidak_berlaku")
    change = only(compare(table(old), table(new), city))

    assert (change.column, change.old, change.new) == ("anggota", "", "")
    assert (change.old_status, change.new_status) == ("belum_dilaporkan", "tidak_berlaku")


def test_what_is_withheld_from_now_on_is_not_told_as_what_it_was(city: City) -> None:
    change = only(compare(table(month()), table(month(anggota="", status="disembunyikan")), city))

    assert (change.old, change.new, change.old_status, change.new_status) == ("", "", "ada", "disembunyikan")


def test_two_cells_of_a_row_are_two_changes(city: City) -> None:
    changes = compare(table(month()), table(month(anggota="41", buka="tidak")), city)

    assert [(c.column, c.old, c.new) for c in changes] == [("anggota", "40", "41"), ("buka", "ya", "tidak")]


@pytest.mark.parametrize(
    ("bulan", "kind"),
    [
        ("2026-03", ChangeKind.NEW_PERIOD),
        ("2026-02", ChangeKind.NEW),
        ("2026-01", ChangeKind.NEW),
        ("2025-12", ChangeKind.NEW),
    ],
)
def test_a_new_period_lies_after_all_that_were(bulan: str, kind: ChangeKind, city: City) -> None:
    old = (month("2026-01", kode="99.71.01.1002"), month("2026-02"))
    new = table(*old, month(bulan, kode="99.71.02.1001"))

    change = only(compare(table(*old), new, city))

    assert (change.kind, change.period, change.region) == (kind, bulan, "99.71.02.1001")
    assert not change.owed


def test_a_table_without_time_has_no_new_periods(city: City) -> None:
    columns = (Column("alias", "string", ""),)
    old, new = (table(*rows, columns=columns, key=("alias",)) for rows in ([("a",)], [("a",), ("b",)]))

    change = only(compare(old, new, city))

    assert (change.kind, change.period, change.region) == (ChangeKind.NEW, "", "")


OWED = {
    "a number": (month(), month(anggota="41"), True),
    "a yes or no": (month(), month(buka="tidak"), True),
    "a note": (month(), month(catatan="x"), False),
    "taken back": (month(), month(anggota="", status="belum_dilaporkan"), True),
    "reported late": (month(anggota="", status="belum_dilaporkan"), month(), False),
    "a late zero": (month(anggota="", status="belum_dilaporkan"), month(anggota="0", status="nol"), False),
    "not applicable after all": (month(anggota="", status="tidak_berlaku"), month(), True),
    "zero is not empty": (month(anggota="0", status="nol"), month(), True),
    "withheld now": (month(), month(anggota="", status="disembunyikan"), False),
    "no longer withheld": (month(anggota="", status="disembunyikan"), month(), False),
    "an empty cell without a twin": (month(buka=""), month(), False),
    "emptied without a twin": (month(), month(buka=""), True),
    "the row is gone": (month(), None, True),
}


@pytest.mark.parametrize("name", OWED)
def test_who_unsays_a_figure_of_an_old_period_owes_a_reason(name: str, city: City) -> None:
    old, new, owed = OWED[name]

    change = only(compare(table(old), table(*[] if new is None else [new]), city))

    assert change.owed is owed


def test_a_table_that_speaks_of_no_period_for_good_owes_none(city: City) -> None:
    columns = (Column("id", "string", ""), Column("tanggal", "date", ""), Column("nilai", "number", ""))
    old = table(("a", "2026-01-01", "1"), ("b", "2026-01-01", "1"), columns=columns, key=("id",))
    new = table(("a", "2026-01-01", "2"), columns=columns, key=("id",))

    changes = compare(old, new, city)

    assert [(c.kind, c.period, c.owed) for c in changes] == [
        (ChangeKind.REVISED, "2026-01-01", False),
        (ChangeKind.REMOVED, "2026-01-01", False),
    ]


def test_the_unit_of_a_long_table_is_a_part_of_its_figure(city: City) -> None:
    columns = (Column("tahun", "string", ""), Column("nilai", "number", ""), Column("satuan", "string", ""))
    old, new = (table(("2025", "1", unit), columns=columns, key=("tahun",)) for unit in ("persen", "orang"))

    change = only(compare(old, new, city))

    assert (change.column, change.owed) == ("satuan", True)


PLACES = {
    "kelurahan": ({"kode_kelurahan": WARD, "kode_kecamatan": "99.71.01"}, WARD),
    "kecamatan": ({"kode_kecamatan": "99.71.01"}, "99.71.01"),
    "any": ({"kode_wilayah": "99.71"}, "99.71"),
    "none given": ({"kode_wilayah": ""}, ""),
    "another city": ({"kode_wilayah": "99.72.01.1001"}, ""),
    "a code that only begins alike": ({"kode_wilayah": "99.711"}, ""),
    "this city among others": ({"kode_bps": "9971"}, "99.71"),
    "others": ({"kode_bps": "99"}, ""),
    "a place that has a BPS code": ({"kode_kelurahan": WARD, "kode_bps": "9971"}, WARD),
    "no place": ({"ukuran": "x"}, ""),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_row_is_about_a_place_of_this_city_or_none(name: str, city: City) -> None:
    cells, region = PLACES[name]
    columns = tuple(Column(column, "string", "") for column in cells)
    new = table(tuple(cells.values()), columns=columns, key=tuple(cells))

    assert only(compare(table(columns=columns, key=tuple(cells)), new, city)).region == region


def _shapes(old: Tables, new: Tables, city: City) -> list[tuple[str, str, str]]:
    changes = compare(old, new, city)
    assert {change.kind for change in changes} == {ChangeKind.SHAPE}
    return [(change.column, change.old, change.new) for change in changes]


def test_what_came_and_what_went_is_told_as_a_whole(city: City) -> None:
    more = (*MONTHLY, Column("omzet", "number", "rupiah"))
    row = month()

    assert _shapes({}, table(row), city) == [("", "", "tabel")]
    assert _shapes(table(row), {}, city) == [("", "tabel", "")]
    assert _shapes(table(row), table((*row, "5"), columns=more), city) == [("omzet", "", "omzet")]
    assert _shapes(table((*row, "5"), columns=more), table(row), city) == [("omzet", "omzet", "")]


def test_a_column_that_means_something_else_and_a_key_that_changed_are_told(city: City) -> None:
    other = (*MONTHLY[:2], Column("anggota", "integer", "keluarga"), *MONTHLY[3:])

    assert _shapes(table(month()), table(month(), columns=other), city) == [
        ("anggota", "integer orang", "integer keluarga")
    ]
    assert _shapes(table(month()), table(month("2026-02"), key=("kode_kelurahan",)), city) == [
        ("", "kode_kelurahan;bulan", "kode_kelurahan")
    ]


def test_the_ledgers_of_the_maintainers_are_no_data_that_change(city: City) -> None:
    assert compare({}, table(month(), name="koreksi/alasan"), city) == ()
    assert compare(table(name="mutu/peringatan"), table(month(), name="mutu/peringatan"), city) == ()


NUMBERS = st.sampled_from(
    [("", "belum_dilaporkan"), ("", "disembunyikan"), ("0", "nol"), ("7", "ada"), ("8", "ada")]
)
ROWS = st.builds(
    lambda kode, bulan, value, buka, catatan: month(bulan, *value, buka, catatan, kode),
    st.sampled_from([WARD, "99.71.02.1001", "bps:9972"]),
    st.sampled_from(["2025-11", "2025-12", "2026-01", "2026-02"]),
    NUMBERS,
    st.sampled_from(["ya", "tidak", ""]),
    st.text("ab;=", max_size=2),
)
STATES = st.builds(lambda rows: table(*rows), st.lists(ROWS, max_size=8, unique_by=lambda row: row[:2]))


@given(STATES)
def test_nothing_differs_from_itself(state: Tables) -> None:
    assert compare(state, state, CITY) == ()


@given(STATES, STATES)
def test_the_changes_lead_from_the_old_state_to_the_new_one(old: Tables, new: Tables) -> None:
    changes = compare(old, new, CITY)

    assert _applied(changes, old["paket/tabel"].rows, new["paket/tabel"].rows) == new["paket/tabel"].rows
    assert len({(c.key, c.column) for c in changes}) == len(changes)
    assert not any(c.old == c.new and c.old_status == c.new_status for c in changes if c.column)


@given(STATES, STATES)
def test_what_came_one_way_goes_the_other(old: Tables, new: Tables) -> None:
    there, back = compare(old, new, CITY), compare(new, old, CITY)

    came = {c.key for c in there if c.kind in (ChangeKind.NEW, ChangeKind.NEW_PERIOD)}
    assert came == {c.key for c in back if c.kind is ChangeKind.REMOVED}
    shown = [
        c
        for c in there
        if c.kind is ChangeKind.REVISED and "disembunyikan" not in (c.old_status, c.new_status)
    ]
    revised = {(c.key, c.column, c.new, c.old, c.new_status, c.old_status) for c in shown}
    assert revised <= {(c.key, c.column, c.old, c.new, c.old_status, c.new_status) for c in back}
    assert sum(c.kind is ChangeKind.REVISED for c in there) == sum(c.kind is ChangeKind.REVISED for c in back)


Rows = Mapping[tuple[str, ...], Mapping[str, str]]


def _applied(changes: tuple[Change, ...], old: Rows, new: Rows) -> Rows:
    """Return *old* with *changes*: whole rows from *new*, cells from the changes alone."""
    rows = {key: dict(row) for key, row in old.items()}
    for change in changes:
        key = tuple(cell for _, cell in change.key)
        if change.kind is ChangeKind.REMOVED:
            del rows[key]
        elif change.kind is ChangeKind.REVISED:
            rows[key][change.column] = change.new
            if f"{change.column}_status" in rows[key]:
                rows[key][f"{change.column}_status"] = change.new_status
        else:
            rows[key] = dict(new[key])
    return rows


# Reasons

_REASON_COLUMNS = tuple(
    Column(name, "string", "") for name in ("id", "paket", "tabel", "kunci", "kolom", "alasan", "alasan_en")
)


def _ledger(name: str, *rows: tuple[str, ...]) -> Tables:
    return table(*rows, columns=_REASON_COLUMNS, key=("id",), name=f"koreksi/{name}")


def _told(
    *rows: tuple[str, ...], correction: tuple[tuple[str, ...], ...] = (), known: Tables | None = None
) -> str:
    change = Change(
        ChangeKind.REVISED,
        "paket",
        "tabel",
        (("kode_kelurahan", WARD), ("bulan", "2026-01")),
        column="anggota",
    )
    new = {**_ledger("alasan", *rows), **_ledger("koreksi", *correction)}
    (explained,) = with_reasons([change], known or {}, new, ("id", "en"))
    return explained.reason.get("id", "")


FULL = f"kode_kelurahan={WARD};bulan=2026-01"
TABLE_WIDE = ("a", "paket", "tabel", "", "", "seluruh tabel", "whole table")
COLUMN_WIDE = ("b", "paket", "tabel", "", "anggota", "satu kolom", "one column")
ROW_WIDE = ("c", "paket", "tabel", FULL, "", "satu baris", "one row")
CELL = ("d", "paket", "tabel", f"bulan=2026-01; kode_kelurahan={WARD}", "anggota", "satu sel", "one cell")


def test_the_nearest_reason_is_told() -> None:
    assert _told(TABLE_WIDE) == "seluruh tabel"
    assert _told(TABLE_WIDE, COLUMN_WIDE) == "satu kolom"
    assert _told(ROW_WIDE, COLUMN_WIDE, TABLE_WIDE) == "satu baris"
    assert _told(ROW_WIDE, CELL, TABLE_WIDE) == "satu sel"
    correction = ("k", "paket", "tabel", FULL, "anggota", "kami betulkan", "we corrected it")
    assert _told(CELL, correction=(correction,)) == "kami betulkan"


@pytest.mark.parametrize(
    "other",
    [
        ("a", "lain", "tabel", "", "", "x", "x"),
        ("a", "paket", "lain", "", "", "x", "x"),
        ("a", "paket", "tabel", "kode_kelurahan=99.71.02.1001", "", "x", "x"),
        ("a", "paket", "tabel", FULL, "buka", "x", "x"),
    ],
)
def test_a_reason_for_something_else_is_none(other: tuple[str, ...]) -> None:
    assert _told(other) == ""


def test_a_reason_that_was_known_before_explains_nothing_now() -> None:
    assert _told(CELL, known=_ledger("alasan", CELL)) == ""
    assert _told((*CELL[:5], "ditulis ulang", "rewritten"), known=_ledger("alasan", CELL)) == "ditulis ulang"


def test_a_key_is_read_as_it_is_written() -> None:
    assert parse_key("") == ()
    assert parse_key("a=1;b= x=y ") == (("a", "1"), ("b", "x=y"))


# Versions


def _change(kind: ChangeKind, old: str = "", new: str = "") -> Change:
    return Change(kind, "paket", "tabel", old=old, new=new)


STEPS = [
    ([], Step.PATCH),
    ([_change(ChangeKind.REVISED, "1", "2")], Step.PATCH),
    ([_change(ChangeKind.NEW)], Step.MINOR),
    ([_change(ChangeKind.NEW_PERIOD), _change(ChangeKind.REVISED)], Step.MINOR),
    ([_change(ChangeKind.REMOVED)], Step.MINOR),
    ([_change(ChangeKind.SHAPE, new="omzet")], Step.MINOR),
    ([_change(ChangeKind.NEW), _change(ChangeKind.SHAPE, old="omzet")], Step.MAJOR),
    ([_change(ChangeKind.SHAPE, "integer orang", "integer keluarga")], Step.MAJOR),
]


@pytest.mark.parametrize(("changes", "step"), STEPS)
def test_the_change_that_matters_most_asks_for_the_version(changes: list[Change], step: Step) -> None:
    assert step_of(changes) is step


def test_the_next_version_is_the_step_above_the_last() -> None:
    assert [next_version("1.2.3", step) for step in Step] == ["1.2.4", "1.3.0", "2.0.0"]
    assert next_version("", Step.PATCH) == "1.0.0"


@pytest.mark.parametrize(
    "text", ["", "1.0", "1.0.0.0", "v1.0.0", "1.0.0-beta", "01.0.0", "1.0.x", "١.0.0", "1.0.0\n"]
)
def test_what_is_no_version_is_none(text: str) -> None:
    assert parse_version(text) is None


def test_how_far_a_version_lies_above_another() -> None:
    assert step_between("1.2.3", "1.2.4") is Step.PATCH
    assert step_between("1.2.3", "1.4.0") is Step.MINOR
    assert step_between("1.2.3", "2.0.0") is Step.MAJOR
    assert step_between("1.9.0", "1.10.0") is Step.MINOR
    assert step_between("1.2.3", "1.2.3") is None
    assert step_between("1.10.0", "1.9.0") is None
    assert step_between("1.0.0", "satu") is None
