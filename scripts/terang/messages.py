"""Words, numbers, rupiah, percentages and dates in one language. The door to Babel.

Words live in ``content/messages/<language>/*.po``, a file a subject. The ``msgid`` is a key such
as ``page.home.headline``; the text may hold named fields (``{count}``) and a plural form, chosen
by the parameter ``count``.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.catalog import Catalog as WordCatalog
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from terang.city import CONTENT_FOLDER
from terang.errors import MissingMessage

MESSAGES_FOLDER = CONTENT_FOLDER / "messages"

Words = Mapping[str, tuple[str, ...]]
"""Singular and plural forms by key."""


@dataclass(frozen=True)
class Messages:
    """The voice of the site in one language."""

    lang: str
    words: Words
    plural_form: Callable[[int], int]

    def has(self, key: str) -> bool:
        """Return True if there are words for *key*."""
        return key in self.words

    def __call__(self, key: str, **fields: object) -> str:
        """Return the words of *key* with *fields* filled in.

        A field ``count`` that is a whole number also picks the plural form. Raises
        `MissingMessage` naming the key, or the field the caller did not give.
        """
        try:
            forms = self.words[key]
        except KeyError:
            raise MissingMessage(f"Bahasa: {self.lang}", f"Kunci: {key}") from None
        count = fields.get("count")
        form = self.plural_form(count) if len(forms) > 1 and isinstance(count, int) else 0
        shown = {name: self._field(value) for name, value in fields.items()}
        try:
            return forms[form].format_map(shown)
        except KeyError as error:
            raise MissingMessage(f"Kunci: {key}", f"Isian yang kurang: {error.args[0]}") from None

    def _field(self, value: object) -> object:
        return self.number(value) if isinstance(value, int | float) else value

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return *value* with the language's separators, rounded half up to *decimals* places.

        Without *decimals* an integer stays whole and any other number keeps up to two places.
        """
        places = decimals if decimals is not None else (0 if float(value).is_integer() else 2)
        return _number(value, places, self.lang)

    def rupiah(self, value: float) -> str:
        """Return an amount of money, such as ``Rp1.234.567``; the sign stands in front."""
        sign = "-" if value < 0 else ""
        return f"{sign}Rp{self.number(abs(value), 0)}"

    def quantity(self, value: float, unit: str, decimals: int | None = None) -> str:
        """Return *value* with the words of *unit*: ``140 orang``, ``9,04 persen``, ``Rp500``.

        *decimals* takes the place of those that the unit has.
        """
        if unit == "rupiah":
            return self.rupiah(value)
        if not unit:
            return self.number(value)
        return self(
            f"unit.{unit}.value", value=self.amount(value, unit, decimals), count=_plural_count(value)
        )

    def amount(self, value: float, unit: str, decimals: int | None = None) -> str:
        """Return *value* as `quantity` writes it, without the words of *unit*: ``140``, ``9,04``, ``500``."""
        usual = 0 if unit == "rupiah" else _UNIT_DECIMALS.get(unit)
        return self.number(value, usual if decimals is None else decimals)

    def date(self, iso: str) -> str:
        """Return an ISO date, month or year in words: ``5 Agustus 2026``, ``Maret 2025``, ``2010``."""
        return _date(iso, self.lang)

    def join(self, items: list[str]) -> str:
        """Return *items* as an enumeration with the language's own word for and."""
        if len(items) < 2:
            return "".join(items)
        head = ", ".join(items[:-1])
        return self("list.pair" if len(items) == 2 else "list.many", head=head, last=items[-1])

    def pick(self, text: Mapping[str, str]) -> str:
        """Return *text* in this language, or in the first language it has."""
        return text.get(self.lang) or next(iter(text.values()), "")


_UNIT_DECIMALS = {"persen": 2, "indeks": 2, "ribu_jiwa": 2, "km2": 2, "orang_per_1000_rumah_tangga": 1}
"""Units that always show this many decimals; others show what the number has."""


@lru_cache(maxsize=100_000)
def _number(value: float, places: int, lang: str) -> str:
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(exact, format=pattern, locale=lang)


@lru_cache(maxsize=10_000)
def _date(iso: str, lang: str) -> str:
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return iso
    if len(parts) == 2:
        return format_date(date(parts[0], parts[1], 1), "MMMM y", locale=lang)
    return format_date(date(*parts), "d MMMM y", locale=lang)


def _plural_count(value: float) -> int:
    """Return the whole number that picks the plural: 1 only for exactly one."""
    return 1 if value == 1 else 2


@cache
def read_messages(lang: str, folder: Path = MESSAGES_FOLDER) -> Messages:
    """Read every catalogue of *lang*; raise `MissingMessage` naming the file and line at fault."""
    known = sorted({path.parent.name for path in folder.glob("*/*.po")})
    if lang not in known:
        raise MissingMessage(f"Tidak ada katalog untuk bahasa: {lang}", f"Yang ada: {', '.join(known)}")
    paths = sorted((folder / lang).glob("*.po"))
    words: dict[str, tuple[str, ...]] = {}
    plural: Callable[[int], int] = lambda count: 0  # noqa: E731
    for path in paths:
        catalogue = _read_catalogue(path, lang)
        plural = _plural_chooser(catalogue)
        for key, forms in _entries(catalogue, path):
            if key in words:
                raise MissingMessage(f"Kunci ganda: {key}", str(path))
            words[key] = forms
    return Messages(lang, words, plural)


def _read_catalogue(path: Path, lang: str) -> WordCatalog:
    try:
        with path.open("rb") as stream:
            return read_po(stream, locale=lang, abort_invalid=True)
    except UnicodeDecodeError as error:
        raise MissingMessage(_shown(path), "Simpan berkas ini sebagai UTF-8.") from error
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None)
        place = "Berkas ini" if line is None else f"Baris {line + 1}"
        raise MissingMessage(_shown(path), f"{place}: bukan katalog PO yang sah.") from error


def _shown(path: Path) -> str:
    return path.relative_to(CONTENT_FOLDER).as_posix() if path.is_relative_to(CONTENT_FOLDER) else path.name


def _plural_chooser(catalogue: WordCatalog) -> Callable[[int], int]:
    locale = catalogue.locale
    forms = catalogue.num_plurals
    return lambda count: 0 if forms == 1 or (locale and locale.plural_form(count) == "one") else 1


def _entries(catalogue: WordCatalog, path: Path) -> list[tuple[str, tuple[str, ...]]]:
    entries = []
    for message in catalogue:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        forms: Any = message.string
        forms = tuple(forms) if isinstance(forms, tuple | list) else (forms,)
        if not all(forms):
            raise MissingMessage(f"Kunci tanpa teks: {key}", f"{_shown(path)}:{message.lineno}")
        if not all(map(_has_plain_fields, forms)):
            raise MissingMessage(f"Kurung kurawal yang salah: {key}", f"{_shown(path)}:{message.lineno}")
        entries.append((key, forms))
    return entries


def _has_plain_fields(text: str) -> bool:
    """Return True if every field of *text* is just a name: never a way into what is filled in."""
    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not form and not conversion)
        for _, name, form, conversion in fields
    )


def fields_of(text: str) -> frozenset[str]:
    """Return the named fields of a text, for checks that languages agree."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)
