"""Words of the trade explained where they first stand. Their one home is the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html.parser import HTMLParser

from terang.errors import BuildFailed
from terang.pages.blocks import Section
from terang.pages.blocks_reader import Term
from terang.pages.desk import Desk
from terang.pages.figures import Stat
from terang.pages.models import HomePage, KecamatanPage, KelurahanPage, Page
from terang.pages.prose import prose_pages

GLOSSARY = "glosarium/"

_SAVINGS = ("simpanan-pokok", "simpanan-wajib")
_AID = ("kpm", "pkh")
_ARREARS = ("tunggakan", "par")
_POVERTY = ("p0", "p1", "p2", "garis-kemiskinan")
_ALWAYS = ("median", "sekurang-kurangnya")

_NUMBER = r"\ 0"
"""In a form of a word: any number, for words that mean something else elsewhere, such as ``at least 0``."""

TERMS: Mapping[str, tuple[str, ...]] = {
    "utama": (*_SAVINGS, *_ALWAYS),
    "tangga": ("nib", "npwp", *_ALWAYS),
    "uang": (*_SAVINGS, *_ALWAYS),
    "janji": ("pmk", "graduasi", *_AID),
    "anggota": (*_SAVINGS, *_ALWAYS),
    "usaha": ("volume-transaksi", *_ALWAYS),
    "kesiapan": ("nib", "npwp"),
    "kemiskinan": _POVERTY,
    "anggota-bulanan": (*_AID, "pendamping-pkh", *_ALWAYS),
    "pinjaman-bank": ("pmk", "plafon", *_ARREARS, *_ALWAYS),
    "pinjaman-anggota": (*_ARREARS, *_AID, *_ALWAYS),
    "keluarga": ("desil", *_AID, "pbi-jkn", "graduasi", *_ALWAYS),
    "kegiatan": ("gerai", "rat", *_ALWAYS),
    "dukungan": _ALWAYS,
    "indikator/keanggotaan": (*_SAVINGS, *_AID, "pendamping-pkh", *_ALWAYS),
    "indikator/kemiskinan": (*_POVERTY, "desil", *_AID, "graduasi", "pbi-jkn", *_ALWAYS),
    "indikator/koperasi": ("nib", "npwp", "gerai", "rat", "volume-transaksi", *_ALWAYS),
    "indikator/pinjaman": ("pmk", "plafon", *_ARREARS, *_AID, *_ALWAYS),
    "indikator/program": _ALWAYS,
}
"""Which words are explained where: by id of a section, by topic of an indicator, ``utama`` for the
numbers that open a page. A word is explained there if it does stand there, and once a page."""


def glossary(desk: Desk) -> Mapping[str, Term]:
    """Return every entry of the glossary in the language of *desk*, by its anchor."""
    return desk.once(("glossary",), lambda: _read(desk))


def _read(desk: Desk) -> Mapping[str, Term]:
    url = desk.url(GLOSSARY)
    found = _Entries()
    for page in prose_pages(desk):
        if page.url == url:
            found.feed(page.body)
    return {
        anchor: Term(_plain(title), _plain(text), f"{url}#{anchor}")
        for anchor, (title, text) in found.entries.items()
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


def terms_of(desk: Desk, place: str, texts: Iterable[str], told: set[str] | None = None) -> tuple[Term, ...]:
    """Return the words to explain at *place* (a key of `TERMS`): those that stand in *texts*.

    Words in *told* have been explained above; what is explained here joins them. Raises
    `BuildFailed` where a word that stands there is not in the glossary.
    """
    told = set() if told is None else told
    said = "\n".join(texts)
    new = [
        slug for slug in TERMS.get(place, ()) if slug not in told and word_pattern(desk, slug).search(said)
    ]
    told.update(new)
    known = glossary(desk)
    if missing := [slug for slug in new if slug not in known]:
        raise BuildFailed(f"Istilah belum ada di glosarium ({desk.lang}): {', '.join(missing)}")
    return tuple(known[slug] for slug in new)


def word_pattern(desk: Desk, slug: str) -> re.Pattern[str]:
    """Return what finds the word *slug* in a text, in any of the forms that its language has."""
    return desk.once(("word", slug), lambda: _pattern(desk.say(f"explain.word.{slug}")))


def _pattern(forms: str) -> re.Pattern[str]:
    either = "|".join(re.escape(form) for form in forms.split("|"))
    either = either.replace(_NUMBER, r"\ (?:Rp)?[0-9][0-9.,]*")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def explained(desk: Desk, page: Page) -> Page:
    """Return *page* with the words that its opening and each of its sections bring first."""
    if not isinstance(page, HomePage | KelurahanPage | KecamatanPage):
        return page
    told: set[str] = set()
    if isinstance(page, KelurahanPage):
        page = replace(page, terms=terms_of(desk, "utama", _opening_texts(page), told))
    return replace(page, sections=tuple(_with_terms(desk, part, told) for part in page.sections))


def _opening_texts(page: KelurahanPage) -> tuple[str, ...]:
    """Return what a reader sees of a kelurahan before its sections: headline numbers, comparison."""
    measures = page.compared.measures if page.compared is not None else ()
    return (*stat_texts(page.stats), *(line for one in measures for line in (one.own, *one.lines)))


def _with_terms(desk: Desk, part: Section, told: set[str]) -> Section:
    found = terms_of(desk, part.id, texts_of(part), told)
    return replace(part, terms=found) if found else part


def stat_texts(stats: Iterable[Stat]) -> Iterable[str]:
    """Yield what a reader sees of *stats* without opening anything."""
    for stat in stats:
        yield from (stat.label, stat.text, stat.context, *stat.caveats)


def texts_of(part: Section) -> tuple[str, ...]:
    """Return what a reader sees of a section without opening anything: no letter, no table of a chart."""
    return (
        part.title,
        part.lead,
        *stat_texts(part.stats),
        *(text for figure in part.figures for text in (figure.title, figure.subtitle)),
        *(table.caption for table in part.tables),
        *(column.title for table in part.tables for column in table.columns),
        *(row[0].text for table in part.tables for row in table.rows),
        *(link.text for link in part.links),
        *(text for gap in (part.gap, *part.gaps) if gap is not None for text in (gap.title, gap.text)),
    )


class _Entries(HTMLParser):
    """Collects heading and first paragraph of every entry of a glossary, by the heading's anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, tuple[str, str]] = {}
        self._anchor = ""
        self._open = ""
        self._paragraphs = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an entry at a heading, and its text at the first paragraph below."""
        if tag == "h2":
            self._anchor, self._open, self._paragraphs = dict(attrs).get("id") or "", "h2", 0
            self.entries.setdefault(self._anchor, ("", ""))
        elif tag == "p" and self._anchor:
            self._paragraphs += 1
            self._open = "p" if self._paragraphs == 1 else ""

    def handle_endtag(self, tag: str) -> None:
        """Stop reading where the heading or the paragraph ends."""
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Add *data* to the title or the text that is being read."""
        if self._open and self._anchor:
            title, text = self.entries[self._anchor]
            self.entries[self._anchor] = (title + data, text) if self._open == "h2" else (title, text + data)
