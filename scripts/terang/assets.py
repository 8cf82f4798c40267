"""The theme's style, script and pictures, under names that change with their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath

from terang.city import ROOT
from terang.errors import BuildFailed

THEME_FOLDER = ROOT / "theme"
ASSET_FOLDER = "aset"
STYLE_NAME = "site.css"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that pages load."""

    name: str
    """What templates ask for, such as ``site.css``; unique in the theme."""
    path: str
    """Path from the root of the site, with a part of its checksum in the name."""
    content: bytes


def load_assets(theme: Path = THEME_FOLDER) -> dict[str, Asset]:
    """Return the theme's assets by name: all style sheets as one, in the order of their names.

    Raises `BuildFailed` if the theme has no style, or two files of one name in different folders.
    """
    static = theme / "static"
    sheets = sorted((static / "css").glob("*.css"))
    if not sheets:
        raise BuildFailed(f"Tema tanpa gaya: {static / 'css'}")
    style = b"\n".join(sheet.read_bytes().strip() for sheet in sheets) + b"\n"
    others = sorted(path for path in static.rglob("*") if path.is_file() and path not in sheets)
    assets = {STYLE_NAME: _asset(STYLE_NAME, style)}
    for path in others:
        if path.name in assets:
            raise BuildFailed(f"Dua berkas tema bernama {path.name}: {path}")
        assets[path.name] = _asset(path.name, path.read_bytes())
    return assets


def _asset(name: str, content: bytes) -> Asset:
    plain = PurePath(name)
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Asset(name, f"{ASSET_FOLDER}/{plain.stem}-{mark}{plain.suffix}", content)
