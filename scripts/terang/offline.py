"""What makes the site installable and keeps visited pages readable: manifests and the service worker.

The worker's own code lies in ``theme/worker``. Nothing depends on it: without script, or where a host
serves plain http, every page reads the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from terang.assets import STYLE_NAME, THEME_FOLDER, Asset
from terang.errors import BuildFailed
from terang.messages import Messages
from terang.pages.blocks import Site
from terang.pages.offline import OFFLINE_PATH, PAGES_KEPT

WORKER = "sw.js"
"""Name of the service worker; a browser lets it see only what lies beside or below it."""
WORKER_NAMES = "const [base, mark, files, offline, most, wait] = "
"""What the first line of the worker calls the facts of a build; the rest of it uses these names."""
MANIFEST = "manifest.webmanifest"

KEPT_AT_ONCE = (STYLE_NAME, "site.js", "offline.js", "favicon.svg")
"""What every page loads; anything else of the theme is kept when a page first asks for it."""
PATIENCE = 4_000
"""Milliseconds after which a reader who has a copy sees it, though the network may still answer."""
ICONS = (("ikon-192.png", 192, "any"), ("ikon-512.png", 512, "any"), ("ikon-latar-512.png", 512, "maskable"))
"""The favicon as pictures for a home screen: name, width, purpose."""

_PAPER = re.compile(r"--paper: (#[0-9a-f]{6})")
_LONGEST_SHORT_NAME = 12
"""Characters that a home screen shows beneath a picture."""


def offline_files(
    folder: Path,
    assets: Mapping[str, Asset],
    sites: Mapping[str, Site],
    voices: Mapping[str, Messages],
    theme: Path = THEME_FOLDER,
) -> dict[str, bytes]:
    """Return the manifest of each language and the service worker by their paths in the site.

    *folder* holds the finished pages: the worker is another one as soon as any of them is. In the
    preview it keeps nothing and removes what an earlier worker at that address kept.
    """
    files = {
        f"{site.home.removeprefix('/')}{MANIFEST}": manifest_json(site, voices[lang], assets)
        for lang, site in sites.items()
    }
    site = next(iter(sites.values()))
    if site.preview:
        worker = _lean(_source(theme, "leave.js"))
    else:
        worker = worker_script(_source(theme, "keep.js"), assets, sites.values(), mark_of(folder))
    return {**files, WORKER: worker.encode()}


def manifest_json(site: Site, say: Messages, assets: Mapping[str, Asset]) -> bytes:
    """Return what a telephone needs to put *site* on its home screen."""
    paper = _PAPER.search(assets[STYLE_NAME].content.decode())
    if paper is None:
        raise BuildFailed("Gaya tema tidak menyebut warna --paper")
    start = site.base + site.home
    manifest = {
        "id": start,
        "name": site.name,
        "short_name": short_name(site.name),
        "description": say("ui.header.tagline", city=site.city),
        "lang": site.lang,
        "dir": "ltr",
        "start_url": start,
        "scope": f"{site.base}/",
        "display": "standalone",
        "background_color": paper[1],
        "theme_color": paper[1],
        "icons": [_icon(site, assets[name], width, purpose) for name, width, purpose in ICONS],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _icon(site: Site, asset: Asset, width: int, purpose: str) -> dict[str, str]:
    return {
        "src": f"{site.base}/{asset.path}",
        "sizes": f"{width}x{width}",
        "type": "image/png",
        "purpose": purpose,
    }


def short_name(name: str) -> str:
    """Return as many whole words of *name* as fit beneath a picture on a home screen, at least one."""
    words = name.split()
    fitting = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    return next((text for text in reversed(fitting) if len(text) <= _LONGEST_SHORT_NAME), fitting[0])


def worker_script(source: str, assets: Mapping[str, Asset], sites: Iterable[Site], mark: str) -> str:
    """Return the service worker: its *source* after one line that says what the site is."""
    sites = tuple(sites)
    base = sites[0].base
    build = (
        base,
        mark,
        [f"{base}/{assets[name].path}" for name in KEPT_AT_ONCE],
        [f"{base}{site.home}{OFFLINE_PATH}" for site in sites],
        PAGES_KEPT,
        PATIENCE,
    )
    return f"{WORKER_NAMES}{json.dumps(build, separators=(',', ':'))};\n{_lean(source)}"


def mark_of(folder: Path) -> str:
    """Return eight hex digits that change when any page in *folder* does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.html")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:8]


def _source(theme: Path, name: str) -> str:
    return (theme / "worker" / name).read_text(encoding="utf-8")


def _lean(source: str) -> str:
    """Return a script without lines of comment and indentation; no line of ours is a part of a text."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
