"""The design page: every example of every component, on paper and in the dark, for maintainers.

The examples are the ones that the tests render; nothing is written twice. ``invoke design`` writes the
page next to the preview; it is no part of any site.
"""

from __future__ import annotations

import re
from pathlib import Path

import jinja2

from components.examples import EXAMPLES
from components.theme import render_part
from terang.assets import load_assets

_SCHEMES = {"terang": r":root \{(.*?)\}", "gelap": r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}"}
"""Where the tokens of each scheme stand in the style sheet."""

_PAGE = """<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Komponen tema</title>
<link rel="stylesheet" href="site.css">
<link rel="stylesheet" href="design.css">
<body>
<main class="page page--design">
<div class="title">
<h1>Komponen tema</h1>
<p class="lead">Contoh-contoh ini juga uji: <code>tests/components</code>. Kiri terang, kanan gelap.</p>
</div>
<ul class="design__index">
{% for component, _ in components %}
<li><a href="#komponen-{{ component }}">{{ component }}</a></li>
{% endfor %}
</ul>
{% for component, examples in components %}
<section class="section" id="komponen-{{ component }}">
<h2>{{ component }}</h2>
{% for name, html in examples %}
<h3>{{ name }}</h3>
<div class="design__pair">
{% for scheme in schemes %}
<div class="design__{{ scheme }}">
{{ html|safe if html.strip() else "(tidak ada)" }}
</div>
{% endfor %}
</div>
{% endfor %}
</section>
{% endfor %}
</main>
</body>
</html>
"""

_LAYOUT = """.design__index { columns: 12rem }
.page--design { max-width: none }
.page--design h3 { margin: 1.5rem 0 .5rem; font: 1rem var(--sans) }
.design__pair { display: grid; gap: 1rem }
.design__pair { grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)) }
.design__pair > * { position: relative; min-width: 0; padding: 1rem; border: 1px solid #888 }
.design__pair > * { background: var(--paper); color: var(--ink) }
"""


def write_design(folder: Path) -> Path:
    """Write the design page and its style into *folder* and return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    style = load_assets()["site.css"].content.decode()
    (folder / "site.css").write_text(style, encoding="utf-8")
    (folder / "design.css").write_text(_LAYOUT + "".join(_scheme(name, style) for name in _SCHEMES), "utf-8")
    page = folder / "index.html"
    page.write_text(_rendered(), encoding="utf-8")
    return page


def _rendered() -> str:
    components = [
        (component, [(name, render_part(component, macro, *given)) for name, (macro, given) in known.items()])
        for component, known in EXAMPLES.items()
    ]
    environment = jinja2.Environment(autoescape=True, trim_blocks=True)
    return environment.from_string(_PAGE).render(components=components, schemes=_SCHEMES)


def _scheme(name: str, style: str) -> str:
    """Return the tokens of one scheme for a part of a page, whatever the reader's own scheme is.

    The dark scheme leaves out what it shares with the light one, so it begins with that.
    """
    found = [re.search(_SCHEMES[scheme], style, re.DOTALL) for scheme in dict.fromkeys(("terang", name))]
    tokens = ";".join(match[1].strip() for match in found if match)
    plain = "light" if name == "terang" else "dark"
    return f".design__{name} {{ {tokens.replace('color-scheme: light dark;', '')}; color-scheme: {plain} }}\n"
