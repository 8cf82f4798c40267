"""Personal data: how it looks, in a column's name or in a cell, and how to speak of it without showing it.

The portal publishes counts, never people. Whatever looks like an identity number, a telephone
number or an e-mail address stops the publication, and no message ever repeats it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Personal(StrEnum):
    """What kind of personal datum a text holds; also the end of the finding's code."""

    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a plain text a personal datum stands."""

    kind: Personal
    start: int
    end: int


_SEPARATOR = r"[ .,\-‐-―/_'’]"
_DIGIT_RUN = re.compile(
    rf"(?<![0-9])(?<![0-9]{_SEPARATOR})[0-9](?:{_SEPARATOR}?[0-9]){{15}}(?:\.0+)?(?!{_SEPARATOR}?[0-9])"
)
_UNBROKEN = re.compile(r"(?<![0-9])(?<![0-9][.,])[0-9]{16}(?![0-9]|[.,][0-9])")
"""Sixteen digits in one piece count whatever stands beside them, such as a second number."""
_LONG_RUN = re.compile(r"[0-9]{16,}")
_MANGLED = re.compile(r"(?<![0-9])[1-9](?:[.,][0-9]+)?[eE]\+?15(?![0-9])")
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][.,])(?:\+62[ .\-]?|62[ \-]?|0[ \-]?)8[1-9](?:[ .\-]?[0-9]){7,11}(?![0-9])"
)
_LANDLINE = re.compile(
    r"(?:\(0[0-9]{2,3}\)[ \-]?|(?<![0-9])\+62[ \-]?[2-9][0-9]{1,2}[ \-]|(?<![0-9.,/\-])0[2-9][0-9]{1,2} ?- ?)"
    r"[0-9]{3,4}[ \-]?[0-9]{3,4}(?![0-9])"
)
_CHAT_LINK = re.compile(r"(?:wa\.me|whatsapp\.com|t\.me)/[^\s]{0,40}?\+?[0-9]{9,15}", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\(at\))(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}")
_ADDRESS = re.compile(r"https?://\S+")
_SHORTEST = 6
"""No personal datum we know of has fewer characters (``a@b.id``)."""


def find_personal(text: str, *, number: bool = False) -> tuple[Span, ...]:
    """Return the personal data in *text* as spans of `plain_text`; *number* for cells of numeric columns.

    In a numeric column an amount such as ``62812345678`` is money, not a telephone number. Inside
    a web address only a well-formed identity number and a chat link count: long article numbers
    are common there.
    """
    if len(text) < _SHORTEST:
        return ()
    text = plain_text(text)
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    spans = list(_identities(text, addresses))
    spans += [Span(Personal.PHONE, *match.span()) for match in _phones(text, addresses, number)]
    spans += [Span(Personal.EMAIL, *match.span()) for match in _EMAIL.finditer(text)]
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end, span.kind)))


def find_personal_in_line(line: str) -> tuple[Span, ...]:
    """Return the personal data in a *line* of any table, whatever separates its cells."""
    cells = (cell.strip(' "') for cell in re.split(r"[,;\t|]", line))
    return tuple(span for text in (line, *cells) for span in find_personal(text))


def plain_text(text: str) -> str:
    """Return *text* as an eye reads it: wide digits made plain, invisible characters gone."""
    if text.isascii() and text.isprintable():
        return text
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if unicodedata.category(character) == "Cc" else _ascii_digit(character)
        for character in folded
        if unicodedata.category(character) != "Cf"
    )


def _ascii_digit(character: str) -> str:
    return str(unicodedata.digit(character)) if character.isdigit() and not character.isascii() else character


def _identities(text: str, addresses: list[tuple[int, int]]) -> Iterator[Span]:
    for match in _DIGIT_RUN.finditer(text):
        found = match.group()
        digits = re.sub(r"[^0-9]", "", re.sub(r"\.0+$", "", found) if found[:16].isdigit() else found)
        separators = re.sub(r"[0-9]", "", found) if not found[:16].isdigit() else ""
        inside_address = _within(match.start(), addresses)
        if not separators:
            is_identity = _is_identity(digits) if inside_address else True
        else:
            is_identity = not inside_address and _is_identity(digits) and not _is_one_number(found)
        if is_identity:
            yield Span(Personal.IDENTITY, *match.span())
    for match in _UNBROKEN.finditer(text):
        if _is_identity(match.group()):
            yield Span(Personal.IDENTITY, *match.span())
    for match in _MANGLED.finditer(text):
        if not _within(match.start(), addresses):
            yield Span(Personal.IDENTITY, *match.span())


def _is_identity(digits: str) -> bool:
    """Return True if 16 *digits* follow the plan of NIK and KK: province, date, serial number."""
    day, month = int(digits[6:8]), int(digits[8:10])
    return (
        11 <= int(digits[:2]) <= 97
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= month <= 12
        and digits[12:] != "0000"
    )


def _is_one_number(text: str) -> bool:
    """Return True if the separators of *text* are those of an amount or of one decimal."""
    return bool(re.fullmatch(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*|[0-9]+[.,][0-9]+", text))


def _phones(text: str, addresses: list[tuple[int, int]], number: bool) -> Iterator[re.Match[str]]:
    for match in _MOBILE.finditer(text):
        if not _within(match.start(), addresses) and not (number and match.group().startswith("62")):
            yield match
    for match in _LANDLINE.finditer(text):
        if not _within(match.start(), addresses):
            yield match
    yield from _CHAT_LINK.finditer(text)


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def mask_personal(text: str) -> str:
    """Return *text* with personal data and any run of 16 or more digits starred out."""
    spans = find_personal(text)
    if not spans and not _LONG_RUN.search(text):
        return text
    masked = list(plain_text(text))
    for span in spans:
        masked[span.start : span.end] = masked_datum(text, span)
    return _LONG_RUN.sub(lambda run: run.group()[:2] + "*" * (len(run.group()) - 2), "".join(masked))


def masked_datum(text: str, span: Span) -> str:
    """Return the personal datum of *span* starred out, and nothing of what stands around it in *text*."""
    datum = plain_text(text)[span.start : span.end]
    shown = 1 if span.kind is Personal.EMAIL else 2
    return datum[:shown] + "*" * (len(datum) - shown)


_COUNTING = frozenset(
    "jumlah jml banyak banyaknya persen persentase rata total rasio proporsi sebaran count percent".split()
)
_ALWAYS = frozenset(
    "nik ktp ektp telepon telpon telp tlp hp handphone phone whatsapp wa email surel alamat address lahir "
    "birth birthday birthdate dob ttl domisili passport paspor sim ttd tandatangan".split()
)
_NUMBER_WORDS = frozenset("no nomor nomer num number".split())
_NUMBERED = frozenset("kk ktp hp telp telepon rekening rek npwp anggota kartu wa sim bpjs kps kis".split())
_PERSONS = frozenset(
    "peminjam penerima anggota nasabah debitur pengurus ketua sekretaris bendahara warga kepala ibu ayah "
    "orang lengkap kpm pemilik pegawai petugas responden penyetor pendamping istri suami anak "
    "pengawas penduduk person full first last borrower member recipient owner kk".split()
)
_GLUED = re.compile(
    rf"(?:nomor|no)(?:{'|'.join(sorted(_NUMBERED))})|nama(?:{'|'.join(sorted(_PERSONS))})|(?:tgl|tanggal)lahir"
)
"""Names written without separators, such as ``nohp`` or ``namapeminjam``."""

_EXACT = frozenset({"kk", "nokk", "npwp_pribadi", "account_number", "bank_account"})
_WEB = frozenset("web situs url laman website".split())


def is_personal_column(name: str) -> bool:
    """Return True if a column called *name* would hold data of persons rather than counts of them."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain_text(name))
    words = re.findall(r"[a-z0-9]+", spaced.lower())
    present = set(words)
    if present & _COUNTING:
        return False
    if {"_".join(words), "".join(words)} & (_EXACT | _ALWAYS) or (present & _ALWAYS and not present & _WEB):
        return True
    is_number = bool(present & _NUMBER_WORDS and present & _NUMBERED)
    is_name = bool(present & {"nama", "name"} and present & _PERSONS)
    return is_number or is_name or any(map(_GLUED.fullmatch, words))
