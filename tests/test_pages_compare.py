"""Kelurahan side by side: every row worked out by hand, every kind of empty, no row of two natures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.assets import THEME_FOLDER
from terang.catalog import Catalog, Neighbour, Region
from terang.messages import Messages, read_messages
from terang.observations import Observation, Observations
from terang.pages.assemble import build_pages
from terang.pages.compare import choice_page, compare_page, lead
from terang.pages.compare_lines import Line
from terang.pages.compare_pairs import compare_link, pair_of, pairs
from terang.pages.compare_tables import compare_tables, largest
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.models import KelurahanPage
from terang.pages.models_compare import CompareChoicePage, ComparePage, CompareTable, PlaceCell, RowHead
from terang.statuses import Nature, Status, status_of

HILIR7, HILIR89, DAMAI, MELATI, SUKARASA = (
    "99.71.01.1001",
    "99.71.01.1002",
    "99.71.01.1004",
    "99.71.02.1001",
    "99.71.02.1003",
)
PAIRS = [(HILIR7, HILIR89), (HILIR89, DAMAI), (DAMAI, MELATI), (MELATI, SUKARASA)]


def _rows(table: CompareTable) -> dict[tuple[str, str], tuple[tuple[str, ...], str]]:
    """Return the words of every row by kind and indicator: the cells, then the city."""
    return {
        (row.head.kind, row.head.id): (tuple(cell.text for cell in row.cells), row.head.city)
        for group in table.groups
        for row in group.rows
    }


def _larger(table: CompareTable, name: str) -> tuple[str, ...]:
    found = (row for group in table.groups for row in group.rows)
    row = next(row for row in found if (row.head.kind, row.head.id) == ("measure", name))
    return tuple(cell.larger for cell in row.cells)


def _changed(desk: Desk, name: str, values: dict[str, float | None], period: str = "2026-03-31") -> Desk:
    """Return *desk* with the newest observation of *name* for some kelurahan changed."""
    known = desk.observations
    rows: list[Observation] = []
    for indicator in known.indicators:
        for code in known.regions_of(indicator):
            hit = indicator == name and code in values
            rows += [
                replace(o, value=values[code], status=status_of(values[code]), period=period) if hit else o
                for o in known.series(indicator, code)
            ]
    levels = {r.code: r.level for r in desk.catalog.regions.values()}
    return replace(desk, observations=Observations(known.indicators.values(), rows, levels))


def test_the_pairs_are_those_that_share_a_border_in_the_order_of_their_codes(desk: Desk) -> None:
    assert PAIRS == list(pairs(desk))
    assert pairs(desk)[HILIR7, HILIR89] == "bandingkan/7-hilir-dengan-8-9-hilir/"
    assert pairs(desk)[DAMAI, MELATI] == "bandingkan/kampung-damai-dengan-melati/"
    assert pair_of(MELATI, DAMAI) == pair_of(DAMAI, MELATI) == (DAMAI, MELATI)


def test_every_pair_has_one_page_in_each_language_and_both_lead_to_it(desk: Desk, english: Messages) -> None:
    for own, prefix in ((desk, ""), (replace(desk, say=english), "/en")):
        pages = build_pages(own)
        found = [page.url for page in pages if isinstance(page, ComparePage)]

        assert sorted(found) == sorted(f"{prefix}/{path}" for path in pairs(desk).values())
        led = [
            line.compare.url
            for page in pages
            if isinstance(page, KelurahanPage)
            for line in page.neighbours
            if line.compare is not None
        ]
        assert sorted(led) == sorted([*found, *found]), "from each of the two"
        choice = next(page for page in pages if isinstance(page, CompareChoicePage))
        listed = [link.url for group in choice.groups for line in group.lines for link in line.pairs]
        assert sorted(listed) == sorted(led)


def _bordering(catalog: Catalog, slugs: dict[str, str], *borders: tuple[str, str]) -> Catalog:
    """Return *catalog* with other slugs and other borders."""
    regions = {
        code: replace(region, slug=slugs.get(code, region.slug)) for code, region in catalog.regions.items()
    }
    found: dict[str, tuple[Neighbour, ...]] = {}
    for one, other in borders:
        found[one] = (*found.get(one, ()), Neighbour(other, 1, False))
        found[other] = (*found.get(other, ()), Neighbour(one, 1, False))
    return replace(catalog, regions=regions, borders=found)


def test_names_that_would_make_one_address_are_told_apart_by_their_codes(desk: Desk) -> None:
    slugs = {HILIR7: "a", HILIR89: "b-dengan-c", DAMAI: "a-dengan-b", MELATI: "c"}
    catalog = _bordering(desk.catalog, slugs, (HILIR7, HILIR89), (DAMAI, MELATI), (HILIR7, MELATI))
    found = pairs(replace(desk, catalog=catalog))

    assert [
        "bandingkan/a-dengan-b-dengan-c-9971011001-9971011002/",
        "bandingkan/a-dengan-c/",
        "bandingkan/a-dengan-b-dengan-c-9971011004-9971021001/",
    ] == list(found.values())


def test_the_link_of_a_neighbour_leads_to_the_same_page_from_both_sides(desk: Desk) -> None:
    url = "/bandingkan/kampung-damai-dengan-melati/"

    assert Link("Bandingkan dengan Melati", url) == compare_link(desk, DAMAI, MELATI)
    assert Link("Bandingkan dengan Kampung Damai", url) == compare_link(desk, MELATI, DAMAI)


def test_the_rows_of_two_kelurahan_are_as_worked_out_by_hand(desk: Desk) -> None:
    (table,) = compare_tables(desk, (HILIR7, HILIR89))
    rows = _rows(table)

    assert (("ya (1)", "ya (1)"), "tercapai di 5 dari 5 kelurahan") == rows["paper", "koperasi_npwp"]
    assert (("ya (1)", "ya (1)"), "tercapai di 3 dari 5 kelurahan") == rows["paper", "koperasi_nib"]
    assert (("ya", "belum dilaporkan"), "tercapai di 2 dari 5 kelurahan") == rows["presence", "transaksi_rp"]
    assert (("10", "20"), "terlalu sedikit yang melapor") == rows["measure", "penyetor_pokok_orang"]
    # Transactions of 3, 1 and 0 million: the one in the middle is 1 million.
    assert (("Rp3.000.000", "belum dilaporkan"), "Rp1.000.000") == rows["measure", "transaksi_rp"]
    assert (("12", "tidak berlaku"), "terlalu sedikit yang melapor") == rows[
        "measure", "penyetor_wajib_orang"
    ]
    # 500,000 by 10 payers; 1,000,000 by 20.
    assert ("Rp50.000", "Rp50.000") == rows["measure", "rata_simpanan_pokok_rp"][0]
    assert ("120,50", "belum dilaporkan") == rows["measure", "transaksi_volume"][0]


def test_a_rung_tells_all_some_none_and_unknown_apart(desk: Desk) -> None:
    (table,) = compare_tables(desk, (DAMAI, MELATI))
    rungs = {row.head.id: row for row in table.groups[0].rows}

    assert ["ya (2)", "ya (1)"] == [cell.text for cell in rungs["koperasi_terdaftar"].cells]
    assert ["partial", "fail"] == [cell.verdict for cell in rungs["koperasi_nib"].cells]
    assert ["sebagian (1)", "belum (0)"] == [cell.text for cell in rungs["koperasi_nib"].cells]
    assert ["pass", "unknown"] == [cell.verdict for cell in rungs["transaksi_rp"].cells]
    loans = rungs["peminjam_orang"]
    assert ("unpublished", "", "belum dipublikasikan") == (
        loans.head.kind,
        loans.head.link.url,
        loans.head.city,
    )


def test_what_is_known_for_the_city_alone_says_so_in_every_cell(desk: Desk) -> None:
    (table,) = compare_tables(desk, (HILIR7, HILIR89))
    texts, city = _rows(table)["paper", "koperasi_rekening"]

    assert ("tidak tersedia pada tingkat ini",) * 2 == texts
    assert "seluruh kota: 4" == city


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("penyetor_pokok_orang", ("", "lebih banyak")),
        ("simpanan_total_rp", ("", "lebih besar")),
        ("transaksi_rp", ("", "")),  # one of them has none: that is not less
        ("rata_simpanan_pokok_rp", ("", "")),  # alike
        ("koperasi_akun", ("", "")),  # of koperasi there are one or two
    ],
)
def test_the_larger_is_said_in_words_where_that_means_something(
    desk: Desk, name: str, words: tuple[str, str]
) -> None:
    (table,) = compare_tables(desk, (HILIR7, HILIR89))

    assert words == _larger(table, name)


def test_no_word_of_any_table_judges(record_desk: Desk, english: Messages) -> None:
    for desk in (record_desk, replace(record_desk, say=english)):
        words = {
            cell.larger
            for pair in pairs(desk)
            for table in compare_tables(desk, pair)
            for group in table.groups
            for row in group.rows
            for cell in row.cells
        }
        allowed = {"more", "larger", "higher"} | {"lebih banyak", "lebih besar", "lebih tinggi"}
        assert words <= {"", *allowed}
        assert len(words) == 4


def test_every_kind_of_empty_stands_as_what_it_is_and_is_never_the_smaller(record_desk: Desk) -> None:
    found: dict[Status, set[str]] = {}
    for pair in pairs(record_desk):
        for table in compare_tables(record_desk, pair):
            for group in table.groups:
                for row in group.rows:
                    for cell in row.cells:
                        found.setdefault(cell.status, set()).add(cell.text)
                    if any(not cell.status.has_value for cell in row.cells):
                        assert not any(cell.larger for cell in row.cells), row.head.id

    assert {"disembunyikan demi privasi"} == found[Status.WITHHELD]
    assert {"tidak berlaku"} == found[Status.NOT_APPLICABLE]
    assert {"belum dilaporkan", "belum dipublikasikan"} == found[Status.NOT_REPORTED]
    assert {"tidak tersedia pada tingkat ini"} == found[Status.NOT_AVAILABLE]
    assert {"0", "0,0", "Rp0", "belum (0)", "belum"} >= found[Status.ZERO] >= {"0", "Rp0"}


def test_real_and_simulated_figures_never_share_a_table(record_desk: Desk) -> None:
    real, simulated = compare_tables(record_desk, (HILIR7, HILIR89))
    natures = {
        table.nature: {
            o.nature
            for (kind, name) in _rows(table)
            if kind != "unpublished"
            for code in (HILIR7, HILIR89)
            for o in record_desk.observations.series(name, code)
        }
        for table in (real, simulated)
    }

    assert {Nature.REAL: {Nature.REAL}, Nature.SIMULATED: {Nature.SIMULATED}} == natures
    assert [Nature.REAL, Nature.SIMULATED] == list(natures), "the real one first"
    assert all("imulasi" in text for text in (simulated.title, simulated.caption))
    assert not {note.title for note in real.sources} & {note.title for note in simulated.sources}
    assert ("125", "125") == _rows(simulated)["measure", "anggota_orang"][0]


def test_only_a_page_with_a_simulated_table_is_simulated(desk: Desk, record_desk: Desk) -> None:
    pair = (HILIR7, HILIR89)

    assert Nature.REAL is compare_page(desk, pair).nature is choice_page(desk).nature
    assert Nature.SIMULATED is compare_page(record_desk, pair).nature is choice_page(record_desk).nature
    assert compare_page(desk, pair).lead == compare_page(record_desk, pair).lead


def test_simulated_loans_answer_nothing(record_desk: Desk) -> None:
    real, simulated = compare_tables(record_desk, (HILIR7, HILIR89))

    assert ("belum dipublikasikan",) * 2 == _rows(real)["unpublished", "peminjam_orang"][0]
    assert ("50", "15") == _rows(simulated)["measure", "peminjam_orang"][0]


def test_the_date_stands_once_and_again_at_what_is_older(desk: Desk) -> None:
    late = _changed(desk, "penyetor_pokok_orang", {HILIR7: 10.0}, "2025-12-31")
    (table,) = compare_tables(late, (HILIR7, HILIR89))
    row = next(row for row in table.groups[1].rows if row.head.id == "penyetor_pokok_orang")

    assert "orang, 31 Maret 2026" == row.head.note
    assert ["31 Desember 2025", ""] == [cell.date for cell in row.cells]
    assert ("", "") == tuple(cell.larger for cell in row.cells), "figures of two dates are not compared"


def test_a_table_carries_its_sources_once(desk: Desk) -> None:
    (table,) = compare_tables(desk, (HILIR7, HILIR89))
    keys = [(note.title, note.dataset.url) for note in table.sources]

    assert {"/data/koperasi/", "/data/keanggotaan/"} <= {url for _, url in keys}
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (
            (HILIR7, HILIR89),
            "7 Hilir: simpanan dan transaksi tercatat. 8-9 Hilir: baru simpanan tercatat."
            " Angka per 31 Maret 2026.",
        ),
        (
            (MELATI, SUKARASA),
            "Di Melati dan di Sukarasa belum ada kegiatan tercatat per 31 Maret 2026.",
        ),
    ],
)
def test_the_lead_tells_what_is_recorded_first(desk: Desk, pair: tuple[str, str], words: str) -> None:
    assert words == compare_page(desk, pair).lead


def test_where_nothing_is_recorded_the_page_says_what_that_does_not_mean(desk: Desk) -> None:
    notes = compare_page(desk, (MELATI, SUKARASA)).notes

    assert any("tidak berarti koperasi tidak berjalan" in note for note in notes)


def _alike(desk: Desk, payers: tuple[float, float], saved: tuple[float, float]) -> Desk:
    """Return *desk* as if two kelurahan had savings and no transactions."""
    codes = (HILIR89, MELATI)
    found = _changed(desk, "penyetor_pokok_orang", dict(zip(codes, payers, strict=True)))
    return _changed(found, "simpanan_total_rp", dict(zip(codes, saved, strict=True)))


def _lead(desk: Desk) -> str:
    regions: list[Region] = [desk.catalog.regions[code] for code in (HILIR89, MELATI)]
    return lead(desk, *regions)[0]


def test_where_the_records_are_alike_the_most_telling_number_is_told(desk: Desk) -> None:
    # 36 payers are to 140 as 1 to 3.9; the savings as 1 to 2.
    told = _lead(_alike(desk, (140.0, 36.0), (2_000_000.0, 1_000_000.0)))

    assert told == (
        "Di 8-9 Hilir dan di Melati: baru simpanan tercatat. Yang paling berbeda ialah penyetor simpanan"
        " pokok: 140 orang di 8-9 Hilir dan 36 orang di Melati, per 31 Maret 2026."
    )


def test_a_handful_of_people_makes_no_difference(desk: Desk) -> None:
    assert "total simpanan: Rp2.000.000" in _lead(_alike(desk, (9.0, 1.0), (2_000_000.0, 1_000_000.0)))
    assert "berbeda" not in _lead(_alike(desk, (9.0, 1.0), (1_000_000.0, 1_000_000.0)))


def test_a_pair_across_the_river_says_so_and_no_other(desk: Desk) -> None:
    said = {pair: [n for n in compare_page(desk, pair).notes if "Sungai" in n] for pair in pairs(desk)}

    assert [(DAMAI, MELATI)] == [pair for pair, notes in said.items() if notes]


def test_a_page_names_both_and_leads_on(desk: Desk) -> None:
    page = compare_page(desk, (HILIR89, DAMAI))

    assert "8-9 Hilir" in page.description and "Kampung Damai" in page.description
    assert [link.url for link in page.links] == [
        "/kelurahan/8-9-hilir/",
        "/kelurahan/kampung-damai/",
        "/bandingkan/?k=8-9-hilir&k=kampung-damai",
    ]
    assert ["7 Hilir dengan 8-9 Hilir", "Kampung Damai dengan Melati"] == [o.text for o in page.others]
    assert "Kelurahan bertetangga · Kecamatan Hilir Timur II" == page.kicker
    assert "Hilir Timur II dan Melati" in compare_page(desk, (DAMAI, MELATI)).kicker


def test_the_free_choice_has_a_pattern_and_a_file_for_every_nature(
    record_desk: Desk, contoh_site: Path
) -> None:
    page = choice_page(record_desk)

    assert ("/unduh/kelurahan/{slug}.json", "/unduh/kelurahan/simulasi-{slug}.json") == page.files
    assert ["2026-03-31", "nyata", "simulasi"] == [
        page.patterns[0].groups[1].rows[0].head.period,
        *(table.nature for table in page.patterns),
    ]
    assert not any(table.places for table in page.patterns)
    slugs = [choice.slug for choice in page.choices]
    assert ["7-hilir", "8-9-hilir", "kampung-damai", "melati", "sukarasa"] == slugs
    for table, file in zip(page.patterns, page.files, strict=True):
        for slug in slugs:
            document = json.loads((contoh_site / file.format(slug=slug)[1:]).read_text("utf-8"))
            known = {entry["indikator"] for entry in document["pengamatan"]}
            wanted = {name for kind, name in _rows(table) if kind != "unpublished"}
            assert wanted <= known, "the script finds every row in the file"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_script_knows_how_many_decimals_a_row_has(record_desk: Desk, lang: str) -> None:
    page = choice_page(replace(record_desk, say=read_messages(lang)))
    heads = {r.head.id: r.head for table in page.patterns for g in table.groups for r in g.rows}

    assert ("0", "rupiah") == (heads["transaksi_rp"].places, heads["transaksi_rp"].unit)
    assert "" == heads["transaksi_volume"].places, "120.50, but 40"
    assert "1" == heads["anggota_perempuan_persen"].places


VALUES = st.lists(st.one_of(st.none(), st.integers(0, 5).map(float)), min_size=2, max_size=4)


@given(VALUES)
def test_the_largest_is_the_only_one_that_reads_largest(values: list[float | None]) -> None:
    head = RowHead("x", "measure", Link("x", ""), "", "", "2026", larger="lebih banyak")
    seen = {str(i): Observation("x", str(i), "2026", v, status_of(v)) for i, v in enumerate(values)}
    cells = {code: PlaceCell("–" if o.value is None else f"{o.value:.0f}") for code, o in seen.items()}
    best = largest(Line(head, cells, cells, seen), tuple(seen))
    known = sorted(value for value in values if value is not None)

    if best:
        assert seen[best].value == known[-1] > known[-2]
    else:
        assert len(known) < 2 or known[-1] == known[-2]


def test_numbers_that_read_alike_are_alike(desk: Desk) -> None:
    close = _changed(desk, "transaksi_volume", {HILIR7: 12.341, HILIR89: 12.344})
    (table,) = compare_tables(close, (HILIR7, HILIR89))

    assert ("12,34", "12,34") == _rows(table)["measure", "transaksi_volume"][0]
    assert ("", "") == _larger(table, "transaksi_volume")


def test_the_script_is_small_and_writes_no_markup() -> None:
    script = (THEME_FOLDER / "static/js/compare.js").read_bytes()

    assert len(script) <= 6_400
    assert not any(word in script for word in (b"innerHTML", b"eval(", b"http", b".style", b"localStorage"))


def test_a_page_is_light(contoh_site: Path) -> None:
    import gzip

    sizes = [len(gzip.compress(p.read_bytes())) for p in contoh_site.glob("**/bandingkan/*/index.html")]
    assert len(sizes) == 2 * len(PAIRS)
    assert max(sizes) <= 8_000
