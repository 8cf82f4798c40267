"""The attack: it recovers what is not protected, nothing of what is, and never tells a number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from disclosing import HOME, PEOPLE, catalog, money, months, resource
from hypothesis import given, settings
from hypothesis import strategies as st

from terang.building.gate_disclosure import check_disclosure
from terang.building.published import Expected, Published, read_published
from terang.catalog import Catalog, Disclosure, Relation
from terang.city import City, DisclosureLimits
from terang.disclosure import COVERS, AttackReport, attack, attack_files, release
from terang.downloads import make_downloads, write_downloads
from terang.findings import is_blocked
from terang.indicators import compute_indicators
from terang.messages import read_messages
from terang.validation import explain, load_catalog, remedy

FLOW = Relation("stock_flow", "anggota_orang", ("baru_orang",), ("keluar_orang",))
AT_MOST = Relation("at_most", "anggota_orang", ("baru_orang",))
MEMBERS = {"anggota_orang": PEOPLE, "baru_orang": PEOPLE, "keluar_orang": PEOPLE}
SEVENS = ((102, 0, 0), (109, 7, 0), (116, 7, 0), (123, 7, 0))
"""Published as 100 to 125, of which 21 at most, and at least, are new."""

OTHER, THIRD = "99.71.01.1002", "99.71.01.1003"
LIMITS = DisclosureLimits()


def members(
    rows: Sequence[tuple[int | str | None, ...]], region: str = HOME, package: str = "keanggotaan"
) -> Catalog:
    """Return a catalogue of months with members, new and gone ones."""
    named = [{**dict(zip(MEMBERS, row, strict=True)), "kode_kelurahan": region} for row in rows]
    return catalog(resource(package, "anggota", MEMBERS, months(*named), [FLOW, AT_MOST]))


def site(folder: Path, found: Catalog) -> Path:
    """Write the downloads of a released catalogue and return the root of the site."""
    write_downloads(make_downloads(found), folder)
    return folder


def recovered(report: AttackReport) -> list[tuple[str, str, str]]:
    return [(found.cell.column, found.cell.region, found.cell.period) for found in report.recovered]


def write(folder: Path, path: str, header: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Write a CSV file of *rows*; a column that a row does not name is empty."""
    lines = [",".join(header), *(",".join(str(row.get(name, "")) for name in header) for row in rows)]
    target = folder / "unduh" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")


def indicator(folder: Path, name: str, unit: str, inputs: str, values: Mapping[tuple[str, str], str]) -> None:
    """Write the file of an indicator with *values* by region and period."""
    header = "indikator wilayah nama tingkat periode nilai status satuan masukan".split()
    rows = [
        {"indikator": name, "wilayah": region, "periode": period, "nilai": value, "satuan": unit}
        | {"masukan": inputs}
        for (region, period), value in values.items()
    ]
    write(folder, f"indikator/{name.replace('_', '-')}.csv", header, rows)


def test_without_linked_cells_it_recovers_every_seven(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(SEVENS), linked=False).catalog)

    report = attack(folder, LIMITS)

    assert [("baru_orang", HOME, f"2026-0{month}") for month in (2, 3, 4)] == recovered(report)
    assert 3 == report.attacked


def test_with_linked_cells_it_recovers_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(SEVENS)).catalog)

    report = attack(folder, LIMITS)

    assert () == report.recovered
    assert report.attacked > 3
    assert report.relations > 0
    assert report.files >= 1


def test_it_knows_nothing_but_the_files(tmp_path: Path) -> None:
    """Limits that nobody tells are read off the smallest counts: here 10, in steps of 5."""
    rows = (*SEVENS, (133, 10, 0))
    folder = site(tmp_path, release(members(rows), linked=False).catalog)

    assert recovered(attack(folder, LIMITS)) == recovered(attack(folder))
    assert len(attack(folder).recovered) == 3


def test_simulated_packages_are_attacked_as_well(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(SEVENS, package="simulasi-keanggotaan"), linked=False).catalog)

    report = attack(folder, LIMITS)

    assert 3 == len(report.recovered)
    assert {"unduh/simulasi-keanggotaan/simulasi-anggota.csv"} == {found.file for found in report.recovered}


def test_a_site_with_nothing_withheld_gives_nothing_away(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(((100, 0, 0), (120, 20, 0)))).catalog)

    report = attack(folder, LIMITS)

    assert ((), 0) == (report.recovered, report.attacked)
    assert 0 == attack(tmp_path / "none").files


def test_what_came_in_withheld_is_attacked_too(tmp_path: Path) -> None:
    """Nobody told us the number, but everybody could reckon it."""
    rules = {name: Disclosure("already_public", source="id_sumber") for name in MEMBERS}
    named = [dict(zip(MEMBERS, row, strict=True)) for row in ((100, 0, 0), (103, "?", 0))]
    raw = catalog(resource("keanggotaan", "anggota", rules, months(*named), [FLOW]))

    assert [("baru_orang", HOME, "2026-02")] == recovered(attack(site(tmp_path, raw), LIMITS))


def test_a_cell_shown_in_an_extract_by_place_is_recovered(tmp_path: Path) -> None:
    kept = members(((100, 0, 0), (103, 3, 0)))
    folder = site(tmp_path, release(kept).catalog)
    extracts = site(tmp_path / "other", kept) / "unduh" / "kelurahan" / "melati.csv"
    (folder / "unduh" / "kelurahan" / "melati.csv").write_bytes(extracts.read_bytes())

    assert [("baru_orang", HOME, "2026-02")] == recovered(attack(folder, LIMITS))


def places(*counts: int) -> Catalog:
    """Return a catalogue of one month with one count of people for each of three kelurahan."""
    rows = [
        {"kode_kelurahan": code, "bulan": "2026-01", "orang": count}
        for code, count in zip((HOME, OTHER, THIRD), counts, strict=True)
    ]
    return catalog(resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows))


@pytest.mark.parametrize("total", ["70", "100", "73", "99"])
def test_a_total_of_more_than_is_shown_gives_the_rest_away(tmp_path: Path, total: str) -> None:
    """30 and 40 are shown. 70 in all tell nothing, 73 leave 3; 99 or 100 leave more, but still one number."""
    folder = site(tmp_path, release(places(30, 40, 3)).catalog)
    indicator(folder, "orang", "orang", "keanggotaan_anggota.orang", {("99.71.01", "2026-01"): total})

    found = recovered(attack(folder, LIMITS))

    leaks = {"70": False, "73": True, "99": True, "100": True}
    assert ([("orang", THIRD, "2026-01")] if leaks[total] else []) == found


def test_a_rest_that_two_share_is_not_recovered(tmp_path: Path) -> None:
    """30 are shown and 38 told: 8 for two, from 1 and 7 to 7 and 1."""
    folder = site(tmp_path, release(places(30, 5, 3)).catalog)
    indicator(folder, "orang", "orang", "keanggotaan_anggota.orang", {("99.71", "2026-01"): "38"})

    assert [] == recovered(attack(folder, LIMITS))


def test_a_rest_that_two_share_is_recovered_at_its_edge(tmp_path: Path) -> None:
    """30 are shown and 44 told: 14 for two, so 7 and 7."""
    folder = site(tmp_path, release(places(30, 7, 7)).catalog)
    indicator(folder, "orang", "orang", "keanggotaan_anggota.orang", {("99.71", "2026-01"): "44"})

    assert [OTHER, THIRD] == [region for _, region, _ in recovered(attack(folder, LIMITS))]


SHARES = {"semua_orang": PEOPLE, "kpm_orang": PEOPLE, "sisa_rp": money("semua_orang")}
INPUTS = "keanggotaan_anggota.kpm_orang;keanggotaan_anggota.semua_orang"


def shares(*rows: tuple[int, int]) -> Catalog:
    """Return a catalogue of months with all people and those of them who are KPM."""
    named = [{"semua_orang": everybody, "kpm_orang": some, "sisa_rp": None} for everybody, some in rows]
    return catalog(resource("keanggotaan", "anggota", SHARES, months(*named)))


def test_a_share_of_which_a_part_is_withheld_gives_it_away(tmp_path: Path) -> None:
    """5 percent of 100 are 5. (In the other month both are shown, and 20 of 100 are 20 percent.)"""
    folder = site(tmp_path, release(shares((100, 20), (100, 5))).catalog)
    values = {(HOME, "2026-01"): "20", (HOME, "2026-02"): "5"}
    indicator(folder, "kpm_persen", "persen", INPUTS, values)

    assert [("kpm_orang", HOME, "2026-02")] == recovered(attack(folder, LIMITS))


def test_a_share_by_the_thousand_gives_its_part_away(tmp_path: Path) -> None:
    folder = site(tmp_path, release(shares((100, 20), (100, 5))).catalog)
    values = {(HOME, "2026-01"): "200", (HOME, "2026-02"): "50"}
    indicator(folder, "kpm_per_1000", "orang_per_1000_rumah_tangga", INPUTS, values)

    assert [("kpm_orang", HOME, "2026-02")] == recovered(attack(folder, LIMITS))


def test_a_share_made_from_what_is_shown_gives_nothing_away(tmp_path: Path) -> None:
    """Of a month in which a part is withheld there is no share; that of the other one is as it must be."""
    folder = site(tmp_path, release(shares((100, 20), (100, 5))).catalog)
    indicator(folder, "kpm_persen", "persen", INPUTS, {(HOME, "2026-01"): "20"})

    assert [] == recovered(attack(folder, LIMITS))


def test_a_share_over_those_who_show_what_it_is_a_share_of_gives_nothing_away(tmp_path: Path) -> None:
    """20 of the 100 and 100 of two kelurahan are 10 percent: the 3 of the second are not in it."""
    rows = [
        {"kode_kelurahan": code, "bulan": "2026-01", "semua_orang": 100, "kpm_orang": some}
        for code, some in ((HOME, 20), (OTHER, 3))
    ]
    found = catalog(resource("keanggotaan", "anggota", SHARES, rows))
    folder = site(tmp_path, release(found).catalog)
    indicator(
        folder, "kpm_persen", "persen", INPUTS, {("99.71.01", "2026-01"): "10", (HOME, "2026-01"): "20"}
    )

    assert [] == recovered(attack(folder, LIMITS))
    indicator(
        folder, "kpm_persen", "persen", INPUTS, {("99.71.01", "2026-01"): "11.5", (HOME, "2026-01"): "20"}
    )
    assert [("kpm_orang", OTHER, "2026-01")] == recovered(attack(folder, LIMITS))


def test_growth_against_three_months_before_gives_a_withheld_month_away(tmp_path: Path) -> None:
    """6 became 10: plus 66.67 percent. (10 became 20 three months later: plus 100.)"""
    rows = months(*({"orang": count} for count in (10, 30, 6, 20, 30, 10)))
    found = release(catalog(resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows))).catalog
    folder = site(tmp_path, found)
    values = {(HOME, "2026-04"): "100", (HOME, "2026-05"): "0", (HOME, "2026-06"): "66.66666666666667"}
    indicator(folder, "tumbuh_persen", "persen", "keanggotaan_anggota.orang", values)

    assert [("orang", HOME, "2026-03")] == recovered(attack(folder, LIMITS))


def test_an_indicator_made_in_another_way_is_left_alone(tmp_path: Path) -> None:
    """A percentage of one column that is no growth: how complete reports are, say."""
    rows = months(*({"orang": count} for count in (10, 30, 6, 20, 30, 10)))
    found = release(catalog(resource("keanggotaan", "anggota", {"orang": PEOPLE}, rows))).catalog
    folder = site(tmp_path, found)
    values = {(HOME, "2026-04"): "50", (HOME, "2026-05"): "75", (HOME, "2026-06"): "83.33"}
    indicator(folder, "lengkap_persen", "persen", "keanggotaan_anggota.orang", values)

    assert [] == recovered(attack(folder, LIMITS))


def test_a_document_of_a_place_and_a_table_of_places_are_read_as_well(tmp_path: Path) -> None:
    folder = site(tmp_path, release(shares((100, 20), (100, 5))).catalog)
    indicator(folder, "kpm_persen", "persen", INPUTS, {(HOME, "2026-01"): "20"})
    seen = [{"periode": "2026-02", "nilai": 5, "status": "ada"}]
    document = {"kode": HOME, "pengamatan": [{"indikator": "kpm_persen", "deret": seen}]}
    path = folder / "unduh" / "kelurahan" / "melati.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    expected = [("kpm_orang", HOME, "2026-02")]

    assert expected == recovered(attack(folder, LIMITS))
    path.unlink()
    assert [] == recovered(attack(folder, LIMITS))
    row = {"kode_kelurahan": HOME, "kpm_persen": 5, "kpm_persen_periode": "2026-02"}
    write(folder, "peta.csv", ["kode_kelurahan", "kpm_persen", "kpm_persen_periode"], [row])
    assert expected == recovered(attack(folder, LIMITS))


def test_money_that_a_difference_tells_is_recovered(tmp_path: Path) -> None:
    rules = {
        "peminjam_orang": PEOPLE,
        "sisa_rp": money("peminjam_orang"),
        "penunggak_orang": PEOPLE,
        "tunggakan_rp": money("penunggak_orang"),
        "lancar_rp": Disclosure("not_personal", why="institution"),
    }
    relation = Relation("sum", "sisa_rp", ("tunggakan_rp", "lancar_rp"))
    rows = months(dict(zip(rules, (40, 50_000_000, 3, 4_000_000, 46_000_000), strict=True)))
    known = catalog(resource("pinjaman", "anggota", rules, rows, [relation]))

    alone = attack(site(tmp_path / "alone", release(known, linked=False).catalog), LIMITS)
    linked = attack(site(tmp_path / "linked", release(known).catalog), LIMITS)

    assert [("tunggakan_rp", HOME, "2026-01")] == recovered(alone)
    assert [] == recovered(linked)


def expecting(limits: DisclosureLimits = LIMITS) -> Expected:
    """Return what the gate is told; only the limits matter here."""
    return Expected(("id",), {}, {}, frozenset(), {}, "", True, limits=limits)


def test_the_gate_stops_at_every_recovered_number_and_tells_none(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(SEVENS), linked=False).catalog)

    findings = list(check_disclosure(read_published(folder), expecting()))

    assert 3 == len(findings)
    assert is_blocked(findings)
    assert {"unduh/keanggotaan/anggota.csv"} == {found.file for found in findings}
    for lang in ("id", "en"):
        say = read_messages(lang)
        told = " ".join(f"{explain(found, say)} {remedy(found, say)}" for found in findings)
        assert "baru_orang" in told and "2026-03" in told and HOME in told
        assert "7" not in told.replace(HOME, "")
    assert all(found.value is None for found in findings)


def test_the_gate_lets_a_protected_site_through(tmp_path: Path) -> None:
    folder = site(tmp_path, release(members(SEVENS)).catalog)

    assert [] == list(check_disclosure(read_published(folder), expecting()))


@pytest.mark.parametrize("name", ["datapackage.json", "anggota.csv"])
@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b"a,b\r\n1\r\n"])
def test_the_gate_says_when_it_could_not_attack(tmp_path: Path, name: str, content: bytes) -> None:
    folder = site(tmp_path, release(members(SEVENS)).catalog)
    files = {**read_published(folder).files, f"unduh/keanggotaan/{name}": content}

    findings = list(check_disclosure(Published(files), expecting()))

    no_rows = name == "anggota.csv" and content in (b"", b"{}")
    assert ([] if no_rows else ["site-disclosure-unread"]) == [found.code for found in findings]
    for lang in ("id", "en"):
        assert all(explain(found, read_messages(lang)) for found in findings)


def test_it_says_what_it_covers_and_what_not() -> None:
    assert "linear programming" in COVERS
    assert "does not cover" in COVERS


def test_the_words_of_the_method_take_the_limits_of_the_city() -> None:
    fields = {"hide_below": 8, "hide_upto": 7, "round_to": 5, "money_below": 5}
    for lang in ("id", "en"):
        say = read_messages(lang)
        for name in ("people", "money", "linked", "totals", "public", "attack", "limits"):
            assert "{" not in say(f"disclosure.method.{name}", **fields)
        for reason in ("small", "few", "linked"):
            assert say(f"disclosure.reason.{reason}")


def test_the_small_city_with_its_sample_gives_nothing_away(city: City, tmp_path: Path) -> None:
    released = release(load_catalog(city, simulated=True)).catalog
    files = make_downloads(released, "", compute_indicators(released))
    write_downloads(files, tmp_path)

    report = attack(tmp_path, city.limits)

    assert () == report.recovered
    assert report.attacked > 0


steps = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), steps)
def test_whatever_the_figures_nothing_protected_is_recovered(
    start: int, flows: list[tuple[int, int]]
) -> None:
    rows = [(start, 0, 0)]
    for new, left in flows:
        left = min(left, rows[-1][0])
        rows.append((rows[-1][0] + new - left, new, left))
    files = {file.path: file.content for file in make_downloads(release(members(rows)).catalog)}

    assert () == attack_files(files, LIMITS).recovered


KINDS = {
    "semua_orang": PEOPLE,
    "a_orang": PEOPLE,
    "b_orang": PEOPLE,
    "target": Disclosure("not_personal", why="plan"),
    "sisa_rp": money("semua_orang"),
    "bagi_rp": money("b_orang"),
    "lancar_rp": Disclosure("not_personal", why="institution"),
}
KIND_RELATIONS = (
    Relation("sum", "semua_orang", ("a_orang", "b_orang")),
    Relation("at_most", "target", ("a_orang",)),
    Relation("times", "target", ("a_orang",), factor=2),
    Relation("sum", "sisa_rp", ("bagi_rp", "lancar_rp")),
    Relation("grows_by", "sisa_rp", ("lancar_rp",)),
)
counts = st.integers(0, 40)
millions = st.integers(0, 50)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(counts, counts, millions, millions), min_size=1, max_size=4),
    st.sets(st.sampled_from(KIND_RELATIONS)),
)
def test_whatever_the_relations_only_what_the_release_tells_of_is_recovered(
    numbers: list[tuple[int, int, int, int]], relations: set[Relation]
) -> None:
    rows = [
        dict(zip(KINDS, (a + b, a, b, 2 * a, 10**6 * (owed + paid), 10**6 * owed, 10**6 * paid), strict=True))
        for a, b, owed, paid in numbers
    ]
    ordered = [relation for relation in KIND_RELATIONS if relation in relations]
    released = release(catalog(resource("keanggotaan", "anggota", KINDS, months(*rows), ordered)))
    files = {file.path: file.content for file in make_downloads(released.catalog)}

    found = {found.cell for found in attack_files(files, LIMITS).recovered}

    assert found <= set(released.exposed)
