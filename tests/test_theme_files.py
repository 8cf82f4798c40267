"""The files of the theme: no words of their own, the palette, the budgets of style and script."""

from __future__ import annotations

import gzip
import re

from components.theme import TEMPLATES

from terang.assets import THEME_FOLDER, load_assets
from terang.charts import style
from terang.messages import fields_of, read_messages

ALL_TEMPLATES = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")
}
TOKENS = (THEME_FOLDER / "static/css/10-tokens.css").read_text("utf-8")


def test_templates_hold_no_words_of_their_own() -> None:
    for name, source in ALL_TEMPLATES.items():
        layout = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]", re.sub(r"<[^>]*>", " ", layout)), name


def test_every_word_used_exists_in_both_languages_and_none_is_idle() -> None:
    used = {
        key: frozenset(re.findall(r"(\w+)=", fields))
        for source in ALL_TEMPLATES.values()
        for key, fields in re.findall(r'\bt\("([^"]+)"((?:, \w+=[^,)]+)*)\)', source)
    }
    for lang in ("id", "en"):
        words = {key: forms for key, forms in read_messages(lang).words.items() if key.startswith("ui.")}
        assert {key: frozenset().union(*map(fields_of, forms)) for key, forms in words.items()} == used, lang


def test_the_palette_is_that_of_the_charts_and_every_colour_can_be_recoloured() -> None:
    light = dict(re.findall(r"--([\w-]+): (#\w{6})", TOKENS.partition("@media")[0]))
    named = ("paper", "ink", "muted", "rule", "accent", "data", "data-soft", "empty")

    assert {name: light[name] for name in named} == {
        n: getattr(style, n.upper().replace("-", "_")) for n in named
    }
    assert tuple(light[f"c{place}"] for place in range(5)) == style.CLASSES
    assert set(re.findall(r'\[fill="(#\w{6})"\]', TOKENS)) == style.PALETTE


def test_the_frame_of_a_phone_has_the_colour_of_the_paper() -> None:
    frames = re.findall(r'name="theme-color" content="(#\w{6})"', ALL_TEMPLATES["base.html"])

    assert re.findall(r"--paper: (#\w{6})", TOKENS) == frames


def test_style_and_script_stay_within_their_budget_and_ask_nobody() -> None:
    assets = {name: asset.content for name, asset in load_assets().items()}

    assert len(assets["site.css"]) <= 29_500 and len(gzip.compress(assets["site.css"])) <= 8_500
    assert len(assets["site.js"]) <= 4_000
    assert not re.search(rb"@import|url\(|https?://", assets["site.css"])
    assert not re.search(rb"https?://|innerHTML|eval\(|\.style\b|fetch\(", assets["site.js"])
