"""The theme's templates in an environment like the site's own, with a drawing and addresses made up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import jinja2
from markupsafe import Markup, escape

from components.parts import SITE
from terang.assets import THEME_FOLDER
from terang.messages import read_messages
from terang.pages.blocks import Site
from terang.pages.figures import Figure
from terang.pages.models import NotFoundPage, Page

TEMPLATES = THEME_FOLDER / "templates"

BLANK = NotFoundPage(
    url="/404.html", lang="id", title="-", description="-", alternates=(), lead="-", links=()
)
"""The page around a component that is looked at by itself."""


def draw(figure: Figure) -> Markup:
    """Return a drawing of nothing, with its words."""
    return Markup(f'<svg viewBox="0 0 1 1" role="img"><title>{escape(figure.title)}</title></svg>')


@cache
def environment(site: Site) -> jinja2.Environment:
    """Return the environment of the templates for *site*, made once: its templates are compiled once."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["href"] = lambda url: site.base + url if url.startswith("/") else url
    env.filters["absolute"] = lambda url: site.address + site.base + url
    env.globals["asset"] = lambda name: f"{site.base}/aset/{name}"
    env.globals |= {
        "site": site,
        "t": read_messages(site.lang),
        "draw": draw,
        "kept": lambda macro, part: macro(part),
        "picture": lambda page: "/aset/kartu/melati.png" if page.picture else "",
    }
    return env


def render_page(page: Page, site: Site = SITE) -> str:
    """Return the HTML of *page* as a part of *site*."""
    site = replace(site, lang=page.lang)
    template = environment(site).get_template(f"{page.template}.html")
    return template.render(page=page)


def render_part(component: str, macro: str, *arguments: object, page: Page = BLANK, site: Site = SITE) -> str:
    """Return the HTML of one *macro* of a *component* for *arguments*."""
    source = (
        f'{{% from "components/{component}.html" import {macro} with context %}}{{{{ {macro}(*arguments) }}}}'
    )
    template = environment(site).from_string(source)
    return template.render(arguments=arguments, page=page, site=site, t=read_messages(page.lang), draw=draw)
