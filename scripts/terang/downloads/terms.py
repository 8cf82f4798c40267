"""LISENSI.txt of a package: what one may do with it, how to name it, and each source's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from terang.catalog import Dataset, Licence, Source
from terang.city import City
from terang.downloads.citation import citation_of
from terang.downloads.readme import Block, heading, in_languages, item, paragraph
from terang.messages import Messages
from terang.releases import NO_HISTORY, History
from terang.statuses import Nature

TERMS_FILE = "LISENSI.txt"
"""Name of the file in the folder of each package."""

_SUMMARISED = "CC-BY-4.0"
"""The licence that we can tell in our own words."""


def terms_file(
    dataset: Dataset,
    city: City,
    voices: Sequence[Messages],
    address: str = "",
    history: History = NO_HISTORY,
) -> bytes:
    """Return LISENSI.txt of *dataset*, a part for each of *voices*.

    *address* is the public address of the portal without a slash at the end, empty in a preview.
    """

    def part(voice: Messages) -> Iterable[Block]:
        yield heading(voice("licence.title", title=voice.pick(dataset.title)), "=")
        if dataset.nature is Nature.SIMULATED:
            yield paragraph(voice("download.readme.simulated"))
        for licence in dataset.licences:
            yield from _licence(licence, voice)
        yield heading(voice("licence.cite.title"))
        yield paragraph(voice("licence.cite.lead"))
        yield paragraph(citation_of(dataset, city, voice, address, history).text, indent="  ")
        yield heading(voice("licence.sources.title"))
        yield paragraph(voice("licence.sources.lead"))
        for source in dataset.sources.values():
            yield _source(source, voice)

    return in_languages(voices, part)


def _licence(licence: Licence, voice: Messages) -> Iterable[Block]:
    yield paragraph(voice("licence.under", title=licence.title, name=licence.name))
    yield paragraph(licence.path, indent="  ")
    if licence.name == _SUMMARISED:
        yield paragraph(voice("licence.summary"))
        yield [
            line for name in ("share", "adapt", "credit", "free") for line in item(voice(f"licence.{name}"))
        ]
        yield paragraph(voice("licence.whole"))


def _source(source: Source, voice: Messages) -> Block:
    date = voice.date(source.date) if source.date else ""
    lines = item(f"[{source.name}] {source.title}")
    lines += paragraph(", ".join(text for text in (source.publisher, date) if text), indent="  ")
    lines += paragraph(source.path, indent="  ")
    terms = source.terms or voice("licence.sources.unknown")
    return lines + paragraph(voice("licence.sources.terms", terms=terms), indent="  ")
