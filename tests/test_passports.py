"""Where every figure comes from: each has a passport, the passport is there, and it tells the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from components.reading import read
from components.theme import render_page
from faults.mutations import both, describe
from test_corrections import MENDED, SPOILED, correcting

from terang.building.gate_passports import Figure as Number
from terang.building.gate_passports import check_passports, figures_on, is_passports, passports_on
from terang.building.published import Expected, Published, read_published
from terang.city import Contact, read_city
from terang.indicators import compute_indicators
from terang.packages import read_package
from terang.packages.specs import Shelf
from terang.pages.assemble import build_pages
from terang.pages.blocks_answer import Evidence, Step
from terang.pages.compared import Comparison
from terang.pages.desk import Desk
from terang.pages.figures import DataTable, Figure, Stat, TileMap
from terang.pages.models import DatasetPage, Page
from terang.pages.models_compare import CompareTable
from terang.pages.models_passports import Passport, PassportsPage
from terang.pages.models_quality import QualityPage
from terang.pages.passports import passports_page
from terang.releases import Change, ChangeKind, FrozenFile, History, Release
from terang.sitemap import sitemap_xml
from terang.statuses import Nature, Status
from terang.validation import load_catalog

HILIR7 = "99.71.01.1001"
MELATI = "99.71.02.1001"
CITY = "99.71"

SAVINGS = "keanggotaan/simpanan.csv"


def passports_of(desk: Desk, code: str) -> dict[str, Passport]:
    page = passports_page(desk, desk.catalog.regions[code])
    return {one.id: one for group in page.groups for one in group.passports}


# --- every figure of every page


def parts_of(value: object, inside: type | None = None) -> Iterator[object]:
    """Yield every part of a page model that holds figures; a table inside a figure belongs to it."""
    if is_dataclass(value) and not isinstance(value, type):
        if not (isinstance(value, DataTable) and inside is Figure):
            yield value
        for field in fields(value):
            yield from parts_of(getattr(value, field.name), type(value))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(item, inside)


def addresses_of(part: object) -> tuple[str, ...] | None:
    """Return where *part* says that its figures come from; None for a part without figures."""
    if isinstance(part, Stat | Figure | TileMap | Comparison):
        return (part.passport,)
    if isinstance(part, Evidence):
        return (part.passport,) if part.sources else None
    if isinstance(part, Step):
        return (part.passport,) if part.text != "belum dipublikasikan" else None
    if isinstance(part, DataTable):
        return (part.passport,) if any(column.numeric for column in part.columns) else None
    if isinstance(part, CompareTable):
        return tuple(link.url for link in part.passports) or ("",)
    return None


def dead_ends(desk: Desk) -> tuple[list[str], int]:
    """Return the parts with figures that lead nowhere, and how many parts with figures there are."""
    pages = build_pages(desk)
    known = {page.url for page in pages}
    known |= {f"{page.url}#{anchor}" for page in pages for anchor in _anchors(page)}
    found, count = [], 0
    for page in pages:
        for part in parts_of(page):
            addresses = addresses_of(part)
            count += addresses is not None
            found += [f"{page.url} {type(part).__name__} {a}" for a in addresses or () if a not in known]
    return found, count


def _anchors(page: Page) -> set[str]:
    if isinstance(page, PassportsPage):
        return {one.id for group in page.groups for one in group.passports}
    if isinstance(page, DatasetPage):
        return {resource.id for resource in page.resources}
    if isinstance(page, QualityPage):
        return {part.attributes["id"] for part in read(render_page(page)).having("id")}
    return set()


def test_every_figure_of_every_page_has_a_passport(desk: Desk, record_desk: Desk, real_desk: Desk) -> None:
    for one, fewest in ((desk, 200), (record_desk, 400), (real_desk, 4000)):
        found, count = dead_ends(one)

        assert found == []
        assert count > fewest, "the walk no longer finds the figures"


def test_every_place_has_the_passport_of_every_indicator(record_desk: Desk) -> None:
    expected = {name.replace("_", "-") for name in record_desk.observations.indicators}

    for code in record_desk.catalog.regions:
        assert set(passports_of(record_desk, code)) == expected


# --- what a passport says


def test_a_ratio_shows_what_is_divided_by_what(desk: Desk) -> None:
    one = passports_of(desk, HILIR7)["rata-simpanan-pokok-rp"]

    assert (one.text, one.value, one.status, one.period) == (
        "Rp50.000",
        50000.0,
        Status.REPORTED,
        "31 Maret 2026",
    )
    assert [(part.title, part.name, part.text, part.table.url) for part in one.inputs] == [
        ("Simpanan pokok", "simpanan_pokok_rp", "Rp500.000", "/data/keanggotaan/#simpanan"),
        ("Penyetor simpanan pokok", "penyetor_pokok_orang", "10 orang", "/data/keanggotaan/#simpanan"),
    ]
    assert one.origin.basis.definition == desk.say("indicator.rata_simpanan_pokok_rp.definition")
    assert one.origin.basis.method == desk.say("indicator.rata_simpanan_pokok_rp.method")
    assert [link.text for link in one.origin.basis.datasets] == ["Simpanan anggota Kota Contoh, versi 1.0.0"]


def test_its_document_has_address_date_and_day_of_receipt(desk: Desk) -> None:
    (document,) = passports_of(desk, HILIR7)["penyetor-pokok-orang"].origin.documents

    assert document.title == "Dokumen contoh: laporan koperasi Maret 2026"
    assert document.address == "https://example.org/laporan-2026-03"
    assert (document.date, document.received) == ("31 Maret 2026", "21 November 2026")


def test_a_sum_says_how_many_stand_behind_it_and_what_came_before(desk: Desk) -> None:
    one = passports_of(desk, CITY)["penyetor-pokok-orang"]

    assert one.text == "30 orang", "10 and 20: the three others have not reported"
    assert one.reporting == "2 dari 5 kelurahan melaporkan"
    assert [part.text for part in one.inputs] == [""], "a sum has no single row"
    assert one.earlier.startswith("1 angka yang lebih lama, sejak 31 Desember 2025")


def test_what_is_not_reported_says_so_and_is_not_cited(desk: Desk) -> None:
    one = passports_of(desk, MELATI)["penyetor-pokok-orang"]

    assert (one.value, one.text, one.citation) == (None, "belum dilaporkan", "")
    assert one.status_text == "belum ada laporan; ini bukan nol"
    assert [(part.text, part.status) for part in one.inputs] == [("belum dilaporkan", Status.NOT_REPORTED)]


def test_what_only_the_city_knows_leads_to_the_city(desk: Desk) -> None:
    local, city = passports_of(desk, HILIR7)["p0-persen"], passports_of(desk, CITY)["p0-persen"]

    assert local.elsewhere is not None and local.elsewhere.url == "/asal/#p0-persen"
    assert local.origin.documents == () and city.elsewhere is None
    assert city.origin.documents


def test_figures_of_other_places_lead_to_the_city(desk: Desk) -> None:
    assert desk.passport("bps:9900", "p0_persen") == desk.passport(CITY, "p0_persen") == "/asal/#p0-persen"


def test_a_simulated_figure_says_so_and_must_not_be_cited(record_desk: Desk) -> None:
    one = passports_of(record_desk, HILIR7)["anggota-orang"]
    page = passports_page(record_desk, record_desk.catalog.regions[HILIR7])

    assert (one.nature, one.citation) == (Nature.SIMULATED, "")
    assert one.reservation == record_desk.say("passport.uncited")
    assert page.nature is Nature.SIMULATED
    assert passports_of(record_desk, HILIR7)["penyetor-pokok-orang"].nature is Nature.REAL


def test_a_withheld_input_is_not_shown(record_desk: Desk) -> None:
    every = [part for one in passports_of(record_desk, "99.71.01.1002").values() for part in one.inputs]
    withheld = [part for part in every if part.status is Status.WITHHELD]

    assert withheld and {part.text for part in withheld} == {"disembunyikan demi privasi"}


def test_a_corrected_figure_says_so_only_where_it_was_corrected(contoh_folder: Path, desk: Desk) -> None:
    spoiled = both(SPOILED, correcting(MENDED))
    spoiled(contoh_folder)
    catalog = load_catalog(read_city("contoh", contoh_folder), simulated=False)
    mended = Desk(catalog, compute_indicators(catalog), desk.say, desk.voices)

    def notes(code: str) -> str:
        return " ".join(passports_of(mended, code)["transaksi-rp"].origin.caveats)

    assert "Satu nol terlalu banyak" in notes("99.71.01.1004") and "Satu nol" in notes(CITY)
    assert "Satu nol" not in notes(HILIR7)


# --- citations


def released(*pending: Change) -> History:
    frozen = (FrozenFile(SAVINGS, 1, "0" * 64), FrozenFile("koperasi/simkopdes.csv", 1, "0" * 64))
    note = {"id": "Rilis pertama.", "en": "The first release."}
    release = Release("1.0.0", "2026-04-15", note, {"keanggotaan": "1.0.0"}, frozen, Path("x"))
    return History((release,), {}, pending)


def citation(desk: Desk, name: str, code: str = HILIR7) -> str:
    return passports_of(desk, code)[name].citation


def test_without_a_release_the_version_of_the_dataset_is_cited(desk: Desk) -> None:
    public = replace(desk, address="https://contoh.example")

    assert citation(public, "penyetor-pokok-orang") == (
        f"{desk.catalog.city.publisher}. Penyetor simpanan pokok, 7 Hilir, 31 Maret 2026: 10 orang. "
        "Simpanan anggota Kota Contoh, versi 1.0.0. Terang Contoh. "
        "https://contoh.example/kelurahan/7-hilir/asal/#penyetor-pokok-orang. "
        "Sumber: Dokumen contoh: laporan koperasi Maret 2026 (31 Maret 2026)."
    )


def test_a_release_is_cited_by_its_frozen_file(desk: Desk) -> None:
    text = citation(replace(desk, history=released()), "penyetor-pokok-orang")

    assert "rilis data 1.0.0 (15 April 2026). Terang Contoh. /arsip/1.0.0/keanggotaan/simpanan.csv." in text


def test_a_figure_of_several_tables_cites_the_release(desk: Desk) -> None:
    text = citation(replace(desk, history=released()), "kegiatan-tercatat")

    assert "Terang Contoh. /arsip/1.0.0/. Sumber" in text


def test_what_has_changed_since_a_release_is_not_cited_from_it(desk: Desk) -> None:
    change = Change(ChangeKind.REVISED, "keanggotaan", "simpanan", region=MELATI)
    changed = replace(desk, history=released(change))

    assert "arsip" not in citation(changed, "penyetor-pokok-orang")
    assert "/arsip/1.0.0/koperasi/simkopdes.csv" in citation(changed, "transaksi-rp")


# --- the way to report, the page around it


def test_an_open_channel_carries_the_figure(desk: Desk) -> None:
    city = replace(desk.catalog.city, contact=Contact("tulis@contoh.example", "", ""))
    reachable = replace(desk, catalog=replace(desk.catalog, city=city))

    (channel,) = passports_of(reachable, HILIR7)["penyetor-pokok-orang"].report
    assert channel.url.startswith("mailto:tulis@contoh.example?") and "10%20orang" in channel.url
    assert [link.url for link in passports_of(desk, HILIR7)["penyetor-pokok-orang"].report] == ["/laporan/"]


def test_the_page_repeats_so_searches_leave_it_out(desk: Desk) -> None:
    page = passports_page(replace(desk, say=desk.voices["en"]), desk.catalog.regions[HILIR7])
    html = render_page(page)

    assert page.url == "/en/kelurahan/7-hilir/asal/"
    assert [link.url for link in page.breadcrumbs] == [
        "/en/",
        "/en/kecamatan/hilir-timur-ii/",
        "/en/kelurahan/7-hilir/",
    ]
    assert 'content="noindex"' in html and "data-pagefind-body" not in html
    assert page.url not in sitemap_xml([page], "https://contoh.example").decode()


def test_the_page_lays_out_every_passport_with_its_parts(desk: Desk) -> None:
    page = passports_page(desk, desk.catalog.regions[HILIR7])
    html = read(render_page(page))
    entry = next(a for a in html.all("article") if a.attributes["id"] == "rata-simpanan-pokok-rp")

    assert [number.attributes["value"] for number in entry.all("data")] == ["50000.0"]
    for words in ("Rp500.000", "10 orang", "diterima 21 November 2026", "versi 1.0.0", "Cara mengutip"):
        assert words in entry.text
    assert len(html.all("article")) == len(desk.observations.indicators)


# --- the gate


PAGE = '<ul><li class="stat"><data value="{value}">x</data><a href="/asal/#{anchor}">asal</a></li></ul>'
ORIGIN = (
    '<article class="passport" id="a"><data value="3.0">3</data></article><article class="passport" id="b">'
)


def checked(body: str) -> list[tuple[str, str | None]]:
    site = Published({"index.html": body.encode(), "asal/index.html": ORIGIN.encode()})
    expected = Expected(("id",), {}, {}, frozenset(), {}, "", True)
    return [(found.code, found.value) for found in check_passports(site, expected)]


def test_the_gate_lets_a_true_figure_through() -> None:
    assert checked(PAGE.format(value="3.0", anchor="a")) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<data value="3.0">3</data>', "missing"),
        ('<data value="3.0">3</data>' + PAGE.format(value="3.0", anchor="a"), "missing"),
        (PAGE.format(value="3.0", anchor="a") + '<data value="3.0">3</data>', "missing"),
        (PAGE.format(value="3.0", anchor="c"), "dead"),
        (PAGE.format(value="3.0", anchor="b"), "differs"),
        (PAGE.format(value="4.0", anchor="a"), "differs"),
    ],
)
def test_the_gate_names_a_figure_that_leads_nowhere_or_elsewhere(body: str, code: str) -> None:
    (found,) = checked(body)

    assert found[0] == f"site-passport-{code}"


def test_every_number_of_the_finished_site_resolves_to_its_passport(contoh_site: Path) -> None:
    site = read_published(contoh_site)
    origins = {path for path in site.pages if is_passports(path)}
    numbers = [
        (path, number)
        for path in site.pages
        if path not in origins
        for number in figures_on(site.files[path].decode())
    ]

    assert len(origins) == 2 * (1 + 2 + 5), "the city, two kecamatan, five kelurahan, in two languages"
    assert len(numbers) > 200 and all(number.address for _, number in numbers)
    for _, number in numbers:
        path, _, anchor = number.address.partition("#")
        assert passports_on(site.files[f"{path.lstrip('/')}index.html"].decode())[anchor] == number.value


def test_a_number_takes_the_first_passport_after_it() -> None:
    html = PAGE.format(value="1.0", anchor="a") + PAGE.format(value="2.0", anchor="b")

    assert list(figures_on(html)) == [Number("1.0", "/asal/#a"), Number("2.0", "/asal/#b")]


# --- the day of receipt


@pytest.mark.parametrize(
    ("received", "code"),
    [
        (None, "source-received-missing"),
        ("", "source-received-missing"),
        ("2026-04", "source-received-day"),
        ("2026-02-30", "source-received-day"),
        ("kemarin", "source-received-day"),
        ("2025-12-30", "source-received-early"),
    ],
)
def test_a_source_says_when_it_was_received(contoh_folder: Path, received: str | None, code: str) -> None:
    def change(document: dict[str, list[dict[str, str]]]) -> None:
        source = document["sources"][0]
        source.pop("received")
        source.update({} if received is None else {"received": received})

    describe("keanggotaan", change)(contoh_folder)
    found = read_package(Shelf(read_city("contoh", contoh_folder), "keanggotaan", Nature.REAL)).findings

    assert [finding.code for finding in found] == [code]


def test_the_dataset_shows_when_its_sources_were_received(desk: Desk) -> None:
    page = next(p for p in build_pages(desk) if isinstance(p, DatasetPage) and p.url == "/data/keanggotaan/")
    place = [column.title for column in page.sources.columns].index("Diterima")

    assert [row[place].text for row in page.sources.rows] == ["21 November 2026", "21 November 2026"]
