"""Reporting a wrong number: the ready text, the channels that are open, the public log."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from components.parts import CLOSED_FORM, REPORT_FORM
from components.reading import read
from components.theme import render_part

from terang.building.gate_privacy import _parts
from terang.city import Contact, read_city
from terang.messages import Messages
from terang.packages.privacy import find_personal
from terang.pages.assemble import build_pages, footer
from terang.pages.channels import channel_addresses, chat_number
from terang.pages.desk import Desk
from terang.pages.models import (
    CommitmentsPage,
    DatasetPage,
    HomePage,
    IndicatorPage,
    KecamatanPage,
    KelurahanPage,
    Page,
    ProsePage,
)
from terang.pages.models_passports import PassportsPage
from terang.pages.models_reports import ReportsPage
from terang.pages.reports import VERDICTS, own_path, report_form, reports_page

TOOLS = Contact("kontak+lapor@contoh.example", "+62 812-3456-7890", "https://isu.example/baru?label=angka")
NASTY = "A & B #1 = 100%?\nbaris kedua: “kutip” + ñ 漢字 /\\"


@pytest.fixture(scope="module")
def pages(desk: Desk) -> tuple[Page, ...]:
    """Every Indonesian page of the small city."""
    return build_pages(desk)


@pytest.fixture(scope="module")
def open_desk(desk: Desk) -> Desk:
    """The same desk in a city with every channel and a public address."""
    city = replace(desk.catalog.city, contact=TOOLS)
    return replace(desk, catalog=replace(desk.catalog, city=city), address="https://portal.example/terang")


def _one(pages: tuple[Page, ...], url: str) -> Page:
    return next(page for page in pages if page.url == url)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+62 812-3456-7890", "6281234567890"),
        ("0812 3456 7890", "6281234567890"),
        ("6281234567890", "6281234567890"),
        ("", ""),
        ("belum ada", ""),
    ],
)
def test_a_chat_link_has_the_number_of_the_country_first(written: str, number: str) -> None:
    assert chat_number(written) == number


def test_every_channel_carries_the_same_text_unharmed() -> None:
    found = channel_addresses(TOOLS, "Laporan: A & B #1", NASTY)
    chat, letter, issue = (urlsplit(found[name]) for name in ("whatsapp", "email", "issues"))

    assert list(found) == ["whatsapp", "email", "issues"]
    assert (chat.netloc, chat.path) == ("wa.me", "/6281234567890")
    assert parse_qs(chat.query) == {"text": [NASTY]}
    assert (letter.scheme, letter.path) == ("mailto", "kontak+lapor@contoh.example")
    assert parse_qs(letter.query) == {"subject": ["Laporan: A & B #1"], "body": [NASTY.replace("\n", "\r\n")]}
    assert parse_qs(issue.query) == {"label": ["angka"], "title": ["Laporan: A & B #1"], "body": [NASTY]}
    assert not any(part.fragment for part in (chat, letter, issue))


def test_no_address_holds_a_raw_sign_that_ends_or_splits_it() -> None:
    for address in channel_addresses(TOOLS, NASTY, NASTY).values():
        query = address.split("?", 1)[1]
        values = [value for pair in query.split("&") for value in pair.split("=", 1)[1:]]

        assert address.isascii() and not re.search(r"[\s\"'<>#]", address)
        assert len(values) == len(query.split("&")), "no sign of the text splits it"
        assert not any("+" in value for value in values), "a plus means a space in a query"


def test_a_list_of_issues_without_a_query_gets_one() -> None:
    found = channel_addresses(Contact("", "", "https://isu.example/baru"), "judul", "isi")

    assert found == {"issues": "https://isu.example/baru?title=judul&body=isi"}


def test_a_channel_that_is_not_there_is_not_invented() -> None:
    assert channel_addresses(Contact("", "", ""), "judul", "isi") == {}
    assert channel_addresses(Contact("", "segera", ""), "judul", "isi") == {}


def test_the_text_of_a_kelurahan_names_page_values_dates_and_versions(open_desk: Desk) -> None:
    page = _one(build_pages(open_desk), "/kelurahan/7-hilir/")

    assert page.report_form is not None
    assert page.report_form.text.splitlines() == [
        "Laporan angka keliru: 7 Hilir",
        "Halaman: https://portal.example/terang/kelurahan/7-hilir/",
        "Penyetor simpanan pokok: 10 orang (31 Maret 2026)",
        "Total simpanan: Rp740.000 (31 Maret 2026)",
        "Nilai transaksi tercatat: Rp3.000.000 (31 Maret 2026)",
        "Data: 31 Maret 2026, keanggotaan 1.0.0, koperasi 1.0.0",
        "",
        "Angka yang keliru:",
        "Angka yang benar, bila tahu:",
        "Sumber yang dapat dibuka orang lain:",
    ]
    assert [urlsplit(link.url).scheme for link in page.report_form.channels] == ["https", "mailto", "https"]
    assert page.report_form.closed == ""
    for link in page.report_form.channels:
        assert "https://portal.example/terang/kelurahan/7-hilir/" in unquote(link.url)


def test_an_indicator_names_itself_and_its_value(pages: tuple[Page, ...]) -> None:
    page = _one(pages, "/indikator/p0-persen/")

    assert page.report_form is not None
    lines = page.report_form.text.splitlines()
    assert lines[0] == "Laporan angka keliru: Penduduk miskin (P0)"
    assert lines[1] == "Halaman: Terang Contoh, /indikator/p0-persen/"
    assert re.fullmatch(r"Penduduk miskin \(P0\): [0-9,]+ persen \(Maret 2024\)", lines[2])
    assert lines[3] == "Data: 31 Maret 2026, kemiskinan 1.0.0"


def test_a_simulated_value_says_so(record_desk: Desk) -> None:
    city = record_desk.city_region.code
    text = report_form(record_desk, "/x/", "X", ("sisa_bank_rp",), city).text

    assert re.search(r"Sisa pinjaman bank: Rp[0-9.]+, simulasi \(Maret 2026\)", text)
    assert "simulasi-pinjaman 1.0.0" in text


def test_an_empty_value_is_told_by_its_kind(desk: Desk) -> None:
    assert (
        "Nilai transaksi tercatat: belum dilaporkan"
        in report_form(desk, "/kelurahan/melati/", "Melati", ("transaksi_rp",), "99.71.02.1001").text
    )


def test_every_kind_of_page_with_numbers_can_be_reported_and_prose_cannot(pages: tuple[Page, ...]) -> None:
    kinds = (HomePage, KelurahanPage, KecamatanPage, IndicatorPage, DatasetPage, CommitmentsPage)
    for kind in kinds:
        found = [page for page in pages if isinstance(page, kind)]
        assert found and all(page.report_form is not None for page in found), kind.__name__
    for page in pages:
        repeats = not page.indexed and not isinstance(page, PassportsPage)
        if isinstance(page, ProsePage | ReportsPage) or repeats or page.url == "/404.html":
            assert page.report_form is None, page.url


def test_where_no_channel_is_open_the_maintainer_is_named_and_nothing_else(pages: tuple[Page, ...]) -> None:
    form = _one(pages, "/kelurahan/7-hilir/").report_form

    assert form is not None and form.channels == ()
    assert "Terang" in form.closed and "Belum ada saluran" in form.closed
    assert not re.search(r"https?:|@|[0-9]{4,}", form.closed)


def test_the_real_city_has_no_channel_yet() -> None:
    assert read_city("palembang").contact == Contact("", "", "")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_form_asks_for_no_personal_data_and_warns_of_it(
    lang: str, messages: Messages, english: Messages
) -> None:
    say = {"id": messages, "en": english}[lang]
    warned = say("ui.report.privacy")
    asked = " ".join(say.words[key][0] for key in say.words if key.startswith("report.text."))

    assert "NIK" in warned and re.search(r"nama|name", warned)
    assert not re.search(r"\b(?:nama|name|NIK|telepon|telephone|alamat Anda|your)\b", asked, re.IGNORECASE)


def test_the_warning_stands_before_the_text_and_without_script() -> None:
    part = read(render_part("report_link", "report_link", REPORT_FORM))
    closed = read(render_part("report_link", "report_link", CLOSED_FORM))

    assert part.all("details") and "open" not in part.all("details")[0].attributes
    assert part.text.index("NIK") < part.text.index("Laporan angka keliru: Melati")
    assert [a.attributes["href"] for a in part.all("a")][:1] == [REPORT_FORM.channels[0].url]
    assert closed.text.index("Belum ada saluran") < closed.text.index("Laporan angka keliru")
    assert [a.attributes["href"] for a in closed.all("a")] == ["/laporan/"]
    assert read(render_part("report_link", "report_link", None)).text == ""


def test_the_gate_lets_the_citys_own_channels_pass_and_no_other() -> None:
    own = (TOOLS.email, TOOLS.whatsapp, chat_number(TOOLS.whatsapp))
    for address in channel_addresses(TOOLS, "Laporan", NASTY).values():
        line = f'<a href="{address.replace("&", "&amp;")}">Kirim</a>'
        assert not [span for part in _parts(line, own) for span in find_personal(part)]
    stranger = channel_addresses(replace(TOOLS, whatsapp="0813 9999 8888"), "Laporan", "isi")["whatsapp"]
    assert [span for part in _parts(f'<a href="{stranger}">', own) for span in find_personal(part)]


def _log(pages: tuple[Page, ...], url: str = "/laporan/") -> ReportsPage:
    page = _one(pages, url)
    assert isinstance(page, ReportsPage)
    return page


def test_the_log_shows_the_newest_report_first_with_status_and_answer(pages: tuple[Page, ...]) -> None:
    page = _log(pages)

    assert [entry.id for entry in page.entries] == ["peta-warna", "melati-transaksi", "p0-2024"]
    assert [entry.verdict for entry in page.entries] == ["open", "unknown", "met"]
    assert [entry.verdict_text for entry in page.entries] == [
        "Diterima", "Tidak dapat diperiksa", "Diperbaiki",
    ]  # fmt: skip
    assert [bool(entry.answer) for entry in page.entries] == [False, True, True]
    assert page.entries[0].answered == "" and page.entries[2].answered == "Dijawab 3 April 2026"
    assert page.count == "3 laporan, 2 sudah dijawab."
    assert page.updated == "2026-05-20"


def test_a_report_leads_to_its_page_by_the_pages_own_title(pages: tuple[Page, ...]) -> None:
    home, melati, poverty = _log(pages).entries

    assert home.subject.url == "/"
    assert melati.subject.url == "/kelurahan/melati/"
    assert melati.subject.text == f"{_one(pages, '/kelurahan/melati/').title}: Nilai transaksi tercatat"
    assert poverty.subject.text == "Penduduk miskin (P0)", "the measure is the page: named once"
    assert (home.place, melati.place) == ("", "Melati")


def test_the_log_in_english_leads_to_english_pages(desk: Desk, english: Messages) -> None:
    page = _log(build_pages(replace(desk, say=english)), "/en/laporan/")

    assert [entry.subject.url for entry in page.entries][1] == "/en/kelurahan/melati/"
    assert page.entries[2].answer.startswith("Right, ")
    assert page.count == "3 reports, 2 answered."


def test_a_page_that_is_gone_is_named_without_a_link(desk: Desk) -> None:
    entry = next(e for e in reports_page(desk, {"/": "Beranda"}).entries if e.id == "melati-transaksi")

    assert entry.subject.url == ""
    assert entry.subject.text == "/kelurahan/melati/: Nilai transaksi tercatat"


def test_without_a_log_no_report_has_come_in(desk: Desk) -> None:
    datasets = {name: dataset for name, dataset in desk.catalog.datasets.items() if name != "laporan"}
    page = reports_page(replace(desk, catalog=replace(desk.catalog, datasets=datasets)), {})

    assert page.entries == ()
    assert page.downloads == ()
    assert page.count == "Belum ada laporan yang masuk."
    assert page.updated == ""


def test_every_status_of_the_log_has_its_mark_and_words(messages: Messages, english: Messages) -> None:
    assert len(set(VERDICTS.values())) == len(VERDICTS) == 5
    for status in VERDICTS:
        assert messages.has(f"report.status.{status}") and english.has(f"report.status.{status}")


@pytest.mark.parametrize(
    ("path", "inner"),
    [("/", ""), ("/en/", ""), ("/en/kelurahan/melati/", "kelurahan/melati/"), ("/energi/", "energi/")],
)
def test_the_path_of_a_report_is_read_in_any_language(path: str, inner: str) -> None:
    assert own_path(path, ("en",)) == inner


def test_the_footer_leads_to_the_log_and_to_the_page_on_joining(desk: Desk) -> None:
    assert {"/laporan/", "/bergabung/"} <= {link.url for link in footer(desk)}


def test_the_log_can_be_downloaded(contoh_site: Path) -> None:
    html = read((contoh_site / "laporan" / "index.html").read_text(encoding="utf-8"))
    files = [a.attributes["href"] for a in html.all("a") if a.attributes["href"].startswith("/unduh/")]

    assert "/unduh/laporan/laporan.csv" in files
    for file in files:
        assert (contoh_site / file.lstrip("/")).is_file()
    assert (contoh_site / "unduh" / "laporan" / "laporan.csv").read_bytes().count(b"\r\n") == 4
