"""The theme: what every page keeps, and what every component shows."""

from __future__ import annotations

import dataclasses
import itertools
from enum import Enum
from typing import Any

import pytest
from components import pages, parts
from components.examples import EXAMPLES
from components.reading import Element, read
from components.theme import TEMPLATES, render_page, render_part

from terang.pages.models import Page
from terang.statuses import Nature, Status

COMPONENTS = [(component, name) for component, examples in EXAMPLES.items() for name in examples]
HOSTILE = "<script>alert('\"')</script>"
KEYS = {"status", "verdict", "tile_class", "lang", "body"}
"""Fields whose text picks a form, or is trusted as HTML."""


def part(component: str, name: str) -> Element:
    macro, arguments = EXAMPLES[component][name]
    return read(render_part(component, macro, *arguments))


@pytest.fixture(params=pages.PAGES, scope="module")
def example(request: pytest.FixtureRequest) -> Page:
    return pages.PAGES[request.param]


@pytest.fixture(params=["id", "en"], scope="module")
def page(request: pytest.FixtureRequest, example: Page) -> Element:
    return read(render_page(dataclasses.replace(example, lang=request.param)))


def test_every_component_has_its_examples() -> None:
    assert {path.stem for path in (TEMPLATES / "components").glob("*.html")} == set(EXAMPLES)


def test_every_page_kind_has_its_template_and_example() -> None:
    kinds = {kind.template for kind in Page.__subclasses__()}

    assert kinds | {"base"} == {path.stem for path in TEMPLATES.glob("*.html")}
    assert kinds == {page.template for page in pages.PAGES.values()}


def test_a_page_has_one_heading_and_skips_no_level(page: Element) -> None:
    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4")]

    assert levels.count(1) == 1 and levels[0] == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), levels


def test_a_page_holds_no_style_no_script_and_asks_nobody_else(page: Element) -> None:
    script = page.all("script")

    assert [element.attributes["src"] for element in script] == ["/aset/site.js", "/aset/offline.js"]
    assert not any(element.children for element in script)
    assert not page.all("style", "iframe", "object", "form") and not page.having("style")
    assert not [name for element in page.all() for name in element.attributes if name.startswith("on")]
    loaded = [
        link.attributes["href"]
        for link in page.all("link")
        if link.attributes["rel"] in ("icon", "stylesheet")
    ]
    assert sorted(loaded) == ["/aset/favicon.svg", "/aset/site.css"]


def test_a_page_says_its_policy_language_and_way_past_the_menu(page: Element) -> None:
    policy = page.having("http-equiv")[0].attributes["content"]

    assert policy.startswith("default-src 'none'; style-src 'self'") and policy.endswith("form-action 'none'")
    assert page.all("html")[0].attributes["lang"] in ("id", "en")
    assert page.having("class", "skip")[0].attributes["href"] == "#" + page.all("main")[0].attributes["id"]
    assert page.all("title")[0].text.endswith("· Terang Contoh")


def test_ids_are_unique_and_what_points_at_one_finds_it(page: Element) -> None:
    ids = [element.attributes["id"] for element in page.having("id")]
    points = [
        element.attributes["href"]
        for element in page.all("a", "use")
        if element.attributes["href"].startswith("#")
    ]
    names = ("aria-labelledby", "for", "data-list")
    points += ["#" + element.attributes[name] for name in names for element in page.having(name)]

    assert len(ids) == len(set(ids))
    assert {point[1:] for point in points} <= set(ids)


def test_every_table_has_caption_and_scope(page: Element) -> None:
    for table in page.all("table"):
        assert table.all("caption")[0].text
        assert {head.attributes["scope"] for head in table.all("th")} == {"col", "row"}


def test_every_link_and_button_can_be_named(page: Element) -> None:
    assert all(element.text for element in page.all("a", "button", "summary"))
    assert all(element.text or "aria-label" in element.attributes for element in page.all("nav"))


def test_nothing_from_a_model_becomes_markup(example: Page) -> None:
    html = render_page(_hostile(example))

    assert "<script>alert" not in html and html.count("<script") == 2
    assert "&lt;script&gt;alert(&#39;&#34;&#39;)" in html


def _hostile(value: Any) -> Any:
    """Return *value* with markup at the end of every text in it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _hostile(getattr(value, f.name)) for f in dataclasses.fields(value) if f.name not in KEYS
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_hostile(item) for item in value)
    return value + HOSTILE if isinstance(value, str) and not isinstance(value, Enum) else value


@pytest.mark.parametrize(("component", "name"), COMPONENTS)
def test_a_component_is_well_formed_and_says_no_none(component: str, name: str) -> None:
    assert "None" not in part(component, name).text


@pytest.mark.parametrize(("status", "words"), parts.EMPTIES.items())
def test_an_empty_is_shown_by_pattern_and_words_never_as_zero(status: Status, words: str) -> None:
    stat = part("stat", status.name).having("class", "stat__value")[0]
    cells = part("data_table", "every status").having("class", f"empty--{status}")

    assert stat.text == words and stat.having("class", f"empty--{status}")
    assert [cell.text for cell in cells] == [words]


def test_zero_is_a_number_not_an_empty() -> None:
    row = part("data_table", "every status").all("tr")[2]

    assert part("stat", "zero").all("data")[0].attributes["value"] == "0.0"
    assert row.all("td")[0].text == "0" and row.all("td")[0].attributes["data-sort"] == "0.0"
    assert not row.having("class", "empty")


def test_each_state_of_the_answer_has_its_own_shape_and_words() -> None:
    answers = [part("answer", name) for name in ("both", "savings", "transactions", "none")]

    assert len({answer.all("path")[0].attributes["d"] for answer in answers}) == 4
    assert len({answer.having("class", "answer__headline")[0].text for answer in answers}) == 4


def test_the_evidence_stands_in_the_page_behind_a_tap() -> None:
    details = part("answer", "two koperasi").all("details")[0]

    assert "open" not in details.attributes
    assert [verdict.text for verdict in details.having("class", "evidence__verdict")] == ["sebagian", "ya"]
    assert details.all("a")[0].attributes["href"] == "https://sumber.example/rekap"


def test_a_wide_table_scrolls_in_a_place_the_keyboard_reaches() -> None:
    wide, narrow = part("data_table", "wide").all("div")[0], part("data_table", "every status").all("div")[0]

    assert wide.attributes["tabindex"] == "0" and wide.attributes["aria-label"] == parts.WIDE_TABLE.caption
    assert "tabindex" not in narrow.attributes


def test_every_tile_is_a_link_with_a_name() -> None:
    tiles = part("tile_map", "every class").having("class", "tile")

    assert [tile.tag for tile in tiles] == ["a"] * len(parts.TILE_CLASSES)
    assert tiles[0].all("title")[0].text == "Melati 1, Timur: kelas c0"
    assert tiles[0].attributes["href"] == "/melati-1/"
    assert part("tile_map", "small").having("class", "tile")[0].attributes["aria-current"] == "page"


def test_every_class_of_tile_is_told_apart_by_shape_and_explained() -> None:
    drawing = part("tile_map", "every class")
    shapes = [[path.attributes.get("d") for path in symbol.all("path")] for symbol in drawing.all("symbol")]
    legend = drawing.having("class", "legend")[0]

    assert len({str(shape) for shape in shapes[:5]}) == 5, "classes of values, by the bar at the foot"
    assert len({str(symbol) for symbol in drawing.all("symbol")}) == len(parts.TILE_CLASSES)
    assert [item.text for item in legend.all("li")] == [f"kelas {name} 1" for name in parts.TILE_CLASSES]


def test_many_sources_fold_away_and_each_dataset_is_named_once() -> None:
    assert part("source_note", "many").all("summary")[0].text == "Sumber: 4 dokumen"
    assert not part("source_note", "two datasets").all("details")
    assert [link.text for link in part("source_note", "two datasets").all("a")].count("Koperasi") == 1


def test_only_simulated_pages_stay_out_of_search_and_say_so() -> None:
    for page in pages.PAGES.values():
        html = read(render_page(page))
        simulated = page.nature is Nature.SIMULATED
        hidden = simulated or not page.indexed

        assert ("noindex" in [meta.attributes.get("content") for meta in html.all("meta")]) is hidden
        assert bool(html.having("class", "banner--simulated")) is simulated
    assert "SIMULA" in part("figure", "simulated").having("class", "simulated")[0].text.upper()


def test_the_public_address_stands_only_where_there_is_one() -> None:
    public = dataclasses.replace(parts.SITE, address="https://portal.example", base="/terang")
    preview = read(render_page(pages.HOME))
    links = read(render_page(pages.HOME, public)).all("link")

    assert not [link for link in preview.all("link") if "hreflang" in link.attributes]
    assert {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in links
        if "hreflang" in link.attributes
    } == {
        "id": "https://portal.example/terang/",
        "en": "https://portal.example/terang/en/",
        "x-default": "https://portal.example/terang/",
    }


def test_every_address_of_ours_lies_under_the_base_of_the_site(example: Page) -> None:
    html = read(render_page(example, dataclasses.replace(parts.SITE, base="/terang")))

    addresses = [element.attributes["href"] for element in html.having("href")]
    assert all(address.startswith(("/terang/", "https://", "mailto:?", "#")) for address in addresses)
