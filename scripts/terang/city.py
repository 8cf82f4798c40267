"""One city: a folder that holds ``city.toml`` and one folder per data package.

The engine names no place. ``CITY=<slug>`` picks the folder; ``contoh``, the small city of the
tests, is found the same way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from terang.errors import CityNotFound, InvalidCity
from terang.settings import find_faults
from terang.statuses import Nature

ROOT = Path(__file__).resolve().parents[2]
"""The project's own folder."""

CITY_FOLDERS = (ROOT / "data", ROOT / "tests" / "cities")
"""Where a city's folder is looked for, in this order."""

CONTENT_FOLDER = ROOT / "content"
"""Hand-written prose and the catalogues of words."""

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""The name of a city's folder: never a way out of where cities are."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How a reader reaches the maintainers; an empty string is a channel that does not exist."""

    email: str
    whatsapp: str
    issues: str


@dataclass(frozen=True, slots=True)
class DisclosureLimits:
    """How small a number may be before it could point at a person; see `terang.disclosure`."""

    hide_below: int = 8
    """Counts of people from 1 up to, but not including, this one are withheld."""
    round_to: int = 5
    """Every other count of people is rounded to a multiple of this."""
    money_below: int = 5
    """Sums of money that stand for fewer people than this are withheld."""


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
    limits: DisclosureLimits = DisclosureLimits()

    def packages(self, nature: Nature) -> Path:
        """Return the folder that holds the packages of *nature*; it need not be there for simulated ones."""
        return self.folder if nature is Nature.REAL else self.folder.parent / nature / self.slug

    @property
    def releases(self) -> Path:
        """The folder that holds the frozen releases of the city; it need not be there."""
        return self.folder.parent / "rilis" / self.slug

    @property
    def default_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]


def city_folder(slug: str) -> Path:
    """Return the folder of the city *slug*; raise `CityNotFound` naming the cities that exist."""
    for parent in CITY_FOLDERS if _SLUG.fullmatch(slug) else ():
        if (parent / slug / "city.toml").is_file():
            return parent / slug
    known = sorted(
        p.parent.name for folder in CITY_FOLDERS for p in folder.glob("*/city.toml") if p.is_file()
    )
    raise CityNotFound(f"Diminta: {slug}", f"Yang ada: {', '.join(known) or 'tidak ada'}")


def read_city(slug: str, folder: Path | None = None) -> City:
    """Read the city *slug* (from *folder* if given); raise `InvalidCity` naming each key at fault."""
    folder = folder or city_folder(slug)
    document = _parse(folder / "city.toml")
    faults = find_faults(document)
    if faults:
        raise InvalidCity(_shown(folder / "city.toml"), *dict.fromkeys(faults))
    return _city_from(document, slug, folder)


def _parse(path: Path) -> dict[str, Any]:
    """Return the document at *path*; nothing of its text comes into the words of an error."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InvalidCity(_shown(path), "Berkas ini tidak dapat dibaca.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InvalidCity(_shown(path), f"Baris {line}: simpan berkas ini sebagai UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        place = f"Baris {found.group(1)}" if found else "Akhir berkas"
        raise InvalidCity(
            _shown(path),
            f"{place}: bukan TOML yang sah. Periksa tanda kutip, tanda sama dengan, dan kurung di sana.",
        ) from error


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


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
        limits=DisclosureLimits(**document.get("disclosure", {})),
        contact=Contact(
            email=contact.get("email", ""),
            whatsapp=contact.get("whatsapp", ""),
            issues=contact.get("issues", ""),
        ),
    )
