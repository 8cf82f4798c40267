"""Hand-written pages from Markdown. The door to Markdown.

Prose that holds for any city lives in ``content/umum/<language>``; a city adds to it, or replaces a
page of the same slug, in ``content/<city>/<language>``.
"""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown

from terang.city import CONTENT_FOLDER
from terang.errors import BuildFailed
from terang.pages.desk import Desk
from terang.pages.models import ProsePage
from terang.pages.places import home_link

FIELDS = ("title", "slug", "description")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def prose_pages(desk: Desk, content: Path = CONTENT_FOLDER) -> tuple[ProsePage, ...]:
    """Return every hand-written page in the language of the desk, by slug.

    Raises `BuildFailed` naming the file where a page lacks its title, slug or description, cannot
    be read, has a slug that is no plain word, or repeats the slug of a page beside it.
    """
    return desk.once(("prose", str(content)), lambda: _read(desk, content))


def _read(desk: Desk, content: Path) -> tuple[ProsePage, ...]:
    pages: dict[str, ProsePage] = {}
    for owner in ("umum", desk.catalog.city.slug):
        own: dict[str, ProsePage] = {}
        for path in sorted((content / owner / desk.lang).glob("*.md")):
            page = _page(desk, path)
            if page.url in own:
                raise BuildFailed(f"Dua halaman prosa dengan Slug yang sama: {_named(path)}")
            own[page.url] = page
        pages |= own
    return tuple(pages[url] for url in sorted(pages))


def _named(path: Path) -> str:
    """Return the path of a prose file as a person looks for it, from the content folder."""
    return "/".join(("content", *path.parts[-3:]))


def _page(desk: Desk, path: Path) -> ProsePage:
    reader = Markdown(extensions=["meta", "extra", "sane_lists"], output_format="html")
    try:
        body = reader.convert(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BuildFailed(
            f"Halaman prosa bukan UTF-8: {_named(path)}. Simpan ulang sebagai UTF-8."
        ) from error
    meta = {name: " ".join(lines).strip() for name, lines in reader.Meta.items()}  # type: ignore[attr-defined]
    if missing := [name for name in FIELDS if not meta.get(name)]:
        raise BuildFailed(f"Halaman prosa tanpa {', '.join(missing)}: {_named(path)}")
    if not SLUG.fullmatch(meta["slug"]):
        raise BuildFailed(f"Slug halaman prosa hanya huruf kecil, angka, dan tanda hubung: {_named(path)}")
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
