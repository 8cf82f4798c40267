"""Hand-written pages from Markdown. The door to Markdown.

Prose that holds for any city lives in ``content/umum/<language>``; a city adds to it, or replaces a
page of the same slug, in ``content/<city>/<language>``.
"""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

from terang.city import CONTENT_FOLDER
from terang.errors import BuildFailed
from terang.pages.desk import Desk
from terang.pages.models import ProsePage
from terang.pages.places import home_link

FIELDS = ("title", "slug", "description")


def prose_pages(desk: Desk, content: Path = CONTENT_FOLDER) -> tuple[ProsePage, ...]:
    """Return every hand-written page in the language of the desk, by slug.

    Raises `BuildFailed` naming the file where a page lacks its title, slug or description.
    """
    return desk.once(("prose", str(content)), lambda: _read(desk, content))


def _read(desk: Desk, content: Path) -> tuple[ProsePage, ...]:
    pages = {}
    for owner in ("umum", desk.catalog.city.slug):
        for path in sorted((content / owner / desk.lang).glob("*.md")):
            page = _page(desk, path)
            pages[page.url] = page
    return tuple(pages[url] for url in sorted(pages))


def _page(desk: Desk, path: Path) -> ProsePage:
    reader = Markdown(extensions=["meta", "extra", "sane_lists"], output_format="html")
    body = reader.convert(path.read_text(encoding="utf-8"))
    meta = {name: " ".join(lines).strip() for name, lines in reader.Meta.items()}  # type: ignore[attr-defined]
    if missing := [name for name in FIELDS if not meta.get(name)]:
        raise BuildFailed(f"Halaman prosa tanpa {', '.join(missing)}: {path.name} ({desk.lang})")
    address = f"{meta['slug']}/"
    return ProsePage(
        url=desk.url(address),
        lang=desk.lang,
        title=meta["title"],
        description=meta["description"],
        alternates=desk.alternates(address),
        breadcrumbs=(home_link(desk),),
        body=body,
    )
