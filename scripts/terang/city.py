"""One city: a folder that holds ``city.toml`` and one folder per data package.

The engine names no place. ``CITY=<slug>`` picks the folder; ``contoh``, the small city of the
tests, is found the same way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from terang.errors import CityNotFound, InvalidCity

ROOT = Path(__file__).resolve().parents[2]
"""The project's own folder."""

CITY_FOLDERS = (ROOT / "data", ROOT / "tests" / "cities")
"""Where a city's folder is looked for, in this order."""

CONTENT_FOLDER = ROOT / "content"
"""Hand-written prose and the catalogues of words."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How a reader reaches the maintainers; an empty string is a channel that does not exist."""

    email: str
    whatsapp: str
    issues: str


@dataclass(frozen=True, slots=True)
class City:
    """One deployment of the portal, as its ``city.toml`` says."""

    slug: str
    folder: Path
    name: Mapping[str, str]
    """Full name by language, such as ``{"id": "Kota ...", "en": "... City"}``."""
    short_name: str
    site_name: str
    region_code: str
    """Kemendagri code of the city, such as ``16.71``."""
    bps_code: str
    languages: tuple[str, ...]
    """Language codes; the first is the default and lives at the root of the site."""
    publisher: str
    licence_name: str
    licence_title: str
    licence_address: str
    expected: Mapping[str, int]
    """How many regions of each level there must be, such as ``{"kelurahan": 107}``."""
    contact: Contact
    address: str = ""
    """Public address of the site, without a slash at the end; empty while it has none."""
    river: str = ""
    """The river that parts the city's banks, for the schematic map; empty where there is none."""

    @property
    def default_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]


def city_folder(slug: str) -> Path:
    """Return the folder of the city *slug*; raise `CityNotFound` naming the cities that exist."""
    for parent in CITY_FOLDERS:
        if (parent / slug / "city.toml").is_file():
            return parent / slug
    known = sorted(p.parent.name for folder in CITY_FOLDERS for p in folder.glob("*/city.toml"))
    raise CityNotFound(f"Diminta: {slug}", f"Yang ada: {', '.join(known) or 'tidak ada'}")


def read_city(slug: str, folder: Path | None = None) -> City:
    """Read the city *slug* (from *folder* if given); raise `InvalidCity` naming the key at fault."""
    folder = folder or city_folder(slug)
    path = folder / "city.toml"
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidCity(str(path), str(error)) from error
    try:
        return _city_from(document, slug, folder)
    except KeyError as error:
        raise InvalidCity(str(path), f"Kunci yang belum ada: {error.args[0]}") from error


def _city_from(document: Mapping[str, Any], slug: str, folder: Path) -> City:
    contact = document.get("contact", {})
    return City(
        slug=slug,
        folder=folder,
        name=MappingProxyType(dict(document["name"])),
        short_name=document["short_name"],
        site_name=document["site_name"],
        region_code=document["region_code"],
        bps_code=document["bps_code"],
        languages=tuple(document["languages"]),
        publisher=document["publisher"],
        licence_name=document["licence"]["name"],
        licence_title=document["licence"]["title"],
        licence_address=document["licence"]["path"],
        expected=MappingProxyType(dict(document["expected"])),
        address=document.get("publish", {}).get("address", "").rstrip("/"),
        river=document.get("map", {}).get("river", ""),
        contact=Contact(
            email=contact.get("email", ""),
            whatsapp=contact.get("whatsapp", ""),
            issues=contact.get("issues", ""),
        ),
    )
