"""The page on privacy: counts worked by hand, limits in numbers, and never a value or a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pandas as pd
import pytest

from terang.catalog import Catalog, Dataset, Disclosure
from terang.city import DisclosureLimits
from terang.disclosure import Withheld
from terang.messages import Messages
from terang.pages.desk import Desk
from terang.pages.figures import DataTable
from terang.pages.models_record import PrivacyPage
from terang.pages.privacy import REASONS, privacy_page
from terang.statuses import Nature, Status

TABLE, PERIOD = "keanggotaan_simpanan", "2026-03-31"
HILIR7, DAMAI, MELATI, SUKARASA = "99.71.01.1001", "99.71.01.1004", "99.71.02.1001", "99.71.02.1003"

GOVERNED = {
    "penyetor_pokok_orang": Disclosure("people"),
    "simpanan_pokok_rp": Disclosure("money", behind="penyetor_pokok_orang"),
    "penyetor_wajib_orang": Disclosure("people"),
}
HIDDEN = (
    Withheld(TABLE, "penyetor_pokok_orang", DAMAI, PERIOD, "", "small"),
    Withheld(TABLE, "penyetor_pokok_orang", MELATI, PERIOD, "", "linked"),
    Withheld(TABLE, "simpanan_pokok_rp", DAMAI, PERIOD, "", "few"),
    Withheld(TABLE, "penyetor_wajib_orang", SUKARASA, PERIOD, "", "small"),
)


METHOD = ("people", "money", "linked", "totals", "public", "attack", "limits")


def spoken(voice: Messages) -> Messages:
    """*voice* with words for the method, where its catalogue has none yet."""
    words = {f"disclosure.method.{name}": (f"{name} {{hide_below}} {{round_to}}",) for name in METHOD}
    return replace(voice, words={**words, **voice.words})


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The desk of the small city."""
    return replace(desk, say=spoken(desk.say))


def governed(dataset: Dataset, rules: dict[str, Disclosure]) -> Dataset:
    """The savings of the small city, as if an office had handed them over under *rules*."""
    simpanan = dataset.resources["simpanan"]
    columns = tuple(replace(f, disclosure=rules.get(f.name, f.disclosure)) for f in simpanan.fields)
    return replace(dataset, resources={"simpanan": replace(simpanan, fields=columns)})


def desk_of(
    desk: Desk, rules: dict[str, Disclosure], *withheld: Withheld, nature: Nature = Nature.REAL
) -> Desk:
    """A desk on whose catalogue only those savings stand."""
    dataset = replace(governed(desk.catalog.datasets["keanggotaan"], rules), nature=nature)
    return replace(desk, catalog=replace(desk.catalog, datasets={"keanggotaan": dataset}), withheld=withheld)


@pytest.fixture
def page(desk: Desk) -> PrivacyPage:
    """The page of a city with three governed columns and four withheld cells."""
    return privacy_page(desk_of(desk, GOVERNED, *HIDDEN))


def numbers(table: DataTable) -> dict[str, list[float | None]]:
    """Filled, shown, withheld by reason, percent: by the title of the column."""
    return {row[0].text: [cell.sort for cell in row[1:-1]] for row in table.rows}


def texts(part: object) -> Iterator[str]:
    """Every text of *part*."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from texts(getattr(part, item.name))


def test_cells_are_counted_by_column_and_reason(page: PrivacyPage) -> None:
    (table,) = page.counts

    # Two of five kelurahan have payers (10 and 20); one of them has paid the mandatory saving (12).
    assert numbers(table) == {
        "Penyetor simpanan pokok": [4, 2, 1, 0, 1, 50],
        "Simpanan pokok": [3, 2, 0, 1, 0, pytest.approx(100 / 3)],
        "Penyetor simpanan wajib": [2, 1, 1, 0, 0, 50],
    }
    assert len(table.columns) == 5 + len(REASONS)
    assert [row[-2].text for row in table.rows] == ["50,0", "33,3", "50,0"]


def test_the_lead_says_how_much_is_withheld(page: PrivacyPage) -> None:
    assert page.lead == (
        "Dari 9 angka tentang orang yang diserahkan kepada kami, 4 kami sembunyikan (44,4 persen).",
    )
    assert page.description == page.lead[0]


def test_no_value_and_no_place_is_told(page: PrivacyPage, catalog: Catalog) -> None:
    told = " ".join(texts(page))
    places = [region for region in catalog.regions.values() if region.level != "kota"]
    assert not [region.name for region in places if region.name in told or region.code in told]
    assert "740.000" not in told and "500.000" not in told


def test_the_limits_are_told_in_numbers(page: PrivacyPage) -> None:
    assert [fact.text for fact in page.limits] == [
        "1 sampai 7",
        "dibulatkan ke kelipatan 5",
        "milik kurang dari 5 orang",
        "ditampilkan",
    ]


def test_limits_that_do_nothing_say_so(desk: Desk) -> None:
    city = replace(desk.catalog.city, limits=DisclosureLimits(1, 1, 1))
    page = privacy_page(replace(desk, catalog=replace(desk.catalog, city=city)))

    assert [fact.text for fact in page.limits] == ["tidak ada", "tidak ada", "tidak ada", "ditampilkan"]


def test_where_nothing_is_governed_the_page_says_that_nothing_is_withheld(desk: Desk) -> None:
    page = privacy_page(desk_of(desk, {}))

    assert len(page.lead) == 1 and "tidak ada angka yang kami sembunyikan" in page.lead[0]
    assert page.counts == () and page.counts_note == desk.say("privacy.counts.none")
    assert page.method and page.attack and page.as_is is not None
    assert page.nature is Nature.REAL


def test_a_column_that_came_in_empty_has_no_share(desk: Desk) -> None:
    dataset = desk.catalog.datasets["keanggotaan"]
    simpanan = dataset.resources["simpanan"]
    empty = simpanan.table.assign(penyetor_pokok_orang=pd.NA)
    bare = replace(dataset, resources={"simpanan": replace(simpanan, table=empty)})
    catalog = replace(desk.catalog, datasets={"keanggotaan": bare})
    page = privacy_page(
        desk_of(replace(desk, catalog=catalog), {"penyetor_pokok_orang": Disclosure("people")})
    )

    (table,) = page.counts
    assert [cell.status for cell in table.rows[0][1:-1]] == [Status.ZERO] * 5 + [Status.NOT_APPLICABLE]
    assert "tidak ada angka yang kami sembunyikan" in page.lead[0]


def test_simulated_counts_have_a_sentence_of_their_own_and_mark_the_page(desk: Desk) -> None:
    page = privacy_page(desk_of(desk, GOVERNED, *HIDDEN, nature=Nature.SIMULATED))

    assert page.nature is Nature.SIMULATED
    assert "tidak ada angka yang kami sembunyikan" in page.lead[0]
    assert page.lead[1].startswith("Dalam data simulasi") and "4 dari 9" in page.lead[1]


def test_columns_shown_as_they_are_name_who_shows_them_or_whose_they_are(desk: Desk) -> None:
    rules = {
        "simpanan_pokok_rp": Disclosure("not_personal", why="institution"),
        "penyetor_wajib_orang": Disclosure("not_personal", why="office"),
        "simpanan_wajib_rp": Disclosure("not_personal", why="plan"),
        "simpanan_total_rp": Disclosure("already_public", source="id_sumber"),
    }
    page = privacy_page(desk_of(desk, rules))

    assert page.as_is is not None
    source = desk.catalog.datasets["keanggotaan"].sources["laporan-2026-03"]
    told = [row[0].text.partition(": ")[2] for row in page.as_is.rows]
    assert told == [
        "Penyetor simpanan pokok",
        "Simpanan pokok",
        "Penyetor simpanan wajib",
        "Simpanan wajib",
        "Total simpanan",
    ]
    assert source.title in page.as_is.rows[0][1].text
    assert len({row[1].text for row in page.as_is.rows}) == 5
    assert {row[0].url for row in page.as_is.rows} == {"/data/keanggotaan/"}


def test_columns_of_one_table_with_one_reason_share_a_row(desk: Desk) -> None:
    page = privacy_page(desk_of(desk, {}))

    assert page.as_is is not None
    ((head, why),) = page.as_is.rows
    assert head.text.endswith("Simpanan wajib, dan Total simpanan") and why.text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_both_languages_say_it_all(desk: Desk, lang: str, english: Messages) -> None:
    voice = desk if lang == "id" else replace(desk, say=spoken(english))
    page = privacy_page(desk_of(voice, GOVERNED, *HIDDEN))

    assert page.url == ("/privasi/" if lang == "id" else "/en/privasi/")
    assert len(page.method) == 4 and len(page.attack) == 2 and page.as_is_note
    assert all(page.method) and not [text for text in texts(page) if "{" in text]
