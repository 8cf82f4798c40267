"""One city: a folder that holds ``city.toml`` and one folder per data package.

The engine names no place. ``CITY=<slug>`` picks the folder; ``contoh``, the small city of the
tests, is found the same way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from terang.errors import CityNotFound, InvalidCity
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
    faults = [*_find_faults(document, _TABLES), *_find_language_faults(document)]
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


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _fits(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_languages(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(_fits("[a-z]{2,3}")(item) for item in value)
        and len(set(value)) == len(value)
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """What one key of ``city.toml`` must hold."""

    holds: Callable[[object], bool]
    example: str
    required: bool = True


_TEXT = _Key(_is_text, "teks dalam tanda kutip")
_WORDS = _Key(lambda value: isinstance(value, str), "teks dalam tanda kutip, boleh kosong", required=False)
_COUNT = _Key(_is_count, "bilangan bulat lebih dari nol, tanpa tanda kutip")
_LIMIT = _Key(_is_count, "bilangan bulat lebih dari nol, tanpa tanda kutip", required=False)
_ADDRESS = r"https?://[^\s\"'<>]+"
_LINK = _Key(_fits(f"(?:{_ADDRESS})?"), "alamat yang diawali https://, atau kosong", required=False)
_MAIL = _Key(_fits(r"(?:[^@\s]+@[^@\s]+\.[^@\s]+)?"), "satu alamat surel, atau kosong", required=False)
_CHAT = _Key(
    _fits(r"(?:\+?[0-9][0-9 ()-]{7,19})?"), "nomor dengan kode negara (+62 …), atau kosong", required=False
)

_PLAIN_KEY = re.compile(r"[a-z_]{1,30}")

_Table = Mapping[str, "_Key | _Table"]
_TABLES: _Table = {
    "short_name": _TEXT,
    "site_name": _TEXT,
    "publisher": _TEXT,
    "region_code": _Key(_fits(r"[0-9]{2}\.[0-9]{2}"), 'kode dalam tanda kutip, seperti "99.71"'),
    "bps_code": _Key(_fits(r"[0-9]{4}"), 'kode dalam tanda kutip, seperti "9971"'),
    "languages": _Key(_is_languages, 'daftar kode bahasa tanpa ulangan, seperti ["id", "en"]'),
    "name": {},
    "licence": {"name": _TEXT, "title": _TEXT, "path": _Key(_fits(_ADDRESS), "alamat yang diawali https://")},
    "expected": {"kecamatan": _COUNT, "kelurahan": _COUNT},
    "contact": {"email": _MAIL, "whatsapp": _CHAT, "issues": _LINK},
    "publish": {"address": _LINK},
    "map": {"river": _WORDS},
    "disclosure": {"hide_below": _LIMIT, "round_to": _LIMIT, "money_below": _LIMIT},
}
"""Every key there is; the keys of ``name`` are languages."""


def _find_faults(document: Mapping[str, Any], known: _Table, place: str = "") -> Iterator[str]:
    for name, wanted in known.items():
        key, value = f"{place}{name}", document.get(name)
        if isinstance(wanted, _Key):
            if value is None and wanted.required:
                yield f"Kunci yang belum ada: {key}. Isinya: {wanted.example}."
            elif value is not None and not wanted.holds(value):
                yield f"Kunci {key} salah isi. Isinya: {wanted.example}."
        elif value is not None and not isinstance(value, dict):
            yield f"Kunci {key} salah isi. Isinya: bagian yang diawali baris [{key}]."
        elif wanted:
            yield from _find_faults(value or {}, wanted, f"{key}.")
    # A name that is not plain is not repeated: it may be anything, also somebody's number.
    unknown = [name if _PLAIN_KEY.fullmatch(name) else "***" for name in document if name not in known]
    if unknown:
        names = f"{place}{f', {place}'.join(unknown)}"
        yield f"Kunci yang tidak dikenal: {names}. Yang ada: {', '.join(known)}."


def _find_language_faults(document: Mapping[str, Any]) -> Iterator[str]:
    languages, names = document.get("languages"), document.get("name", {})
    if _is_languages(languages) and isinstance(names, dict):
        for language in languages or ():
            if not _is_text(names.get(language)):
                yield f"Kunci yang belum ada: name.{language}. Isinya: {_TEXT.example}."


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
