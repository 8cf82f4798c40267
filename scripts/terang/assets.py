"""The theme's style, script and pictures, under names that change with their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from terang.city import ROOT
from terang.errors import BuildFailed

THEME_FOLDER = ROOT / "theme"
ASSET_FOLDER = "aset"
STYLE_NAME = "site.css"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that pages load."""

    name: str
    """What templates ask for, such as ``site.css``."""
    path: str
    """Path from the root of the site, with a part of its checksum in the name."""
    content: bytes


def load_assets(theme: Path = THEME_FOLDER) -> dict[str, Asset]:
    """Return the theme's assets by name: all style sheets as one, in the order of their names.

    Raises `BuildFailed` if the theme has no style.
    """
    static = theme / "static"
    sheets = sorted((static / "css").glob("*.css"))
    if not sheets:
        raise BuildFailed(f"Tema tanpa gaya: {static / 'css'}")
    style = b"\n".join(sheet.read_bytes().strip() for sheet in sheets) + b"\n"
    others = sorted(path for path in static.rglob("*") if path.is_file() and path not in sheets)
    files = {STYLE_NAME: style} | {path.name: path.read_bytes() for path in others}
    return {name: _asset(name, content) for name, content in files.items()}


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, suffix = name.rpartition(".")
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Asset(name, f"{ASSET_FOLDER}/{stem}-{mark}{dot}{suffix}", content)
