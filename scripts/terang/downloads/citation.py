"""How a dataset is cited: a sentence, BibTeX, RIS, and CITATION.cff for programs.

A citation leads to what will not change: the newest release, if it holds the dataset as it is now;
if not, or before the first release, to its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from terang.catalog import Dataset, Source
from terang.city import City
from terang.downloads.files import published_name
from terang.messages import Messages
from terang.releases import NO_HISTORY, History, Release
from terang.statuses import Nature

CITATION_FILE = "CITATION.cff"
"""Name of the file in the folder of each package."""

_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {mark: f"\\{mark}" for mark in "&%$#_{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is said of a dataset where it is cited, in one language."""

    key: str
    """Identifier for reference managers, such as ``terang-koperasi-1.0.0``."""
    author: str
    title: str
    year: str
    """Year of the release, or of the newest source before the first; empty where neither is dated."""
    version: str
    release: str
    """Version of the release that holds it; empty before the first."""
    date: str
    """ISO date of that release; empty before the first."""
    site: str
    address: str
    """Where it can be found as it is; empty in a preview."""
    licence: str
    kind: str
    edition: str
    """Version and release in words."""
    text: str
    """The whole citation as a sentence."""


def citation_of(
    dataset: Dataset, city: City, voice: Messages, address: str = "", history: History = NO_HISTORY
) -> Citation:
    """Return how *dataset* is cited in the language of *voice*.

    *address* is the public address of the portal without a slash at the end, empty in a preview.
    """
    name = published_name(dataset.name, dataset.nature)
    release = _release_of(name, history)
    newest = max((source.date for source in dataset.sources.values()), default="")
    version = release.packages[name] if release is not None else dataset.version
    date = release.date if release is not None else ""
    edition = _edition(version, release, voice)
    kind = voice(f"citation.kind.{dataset.nature}")
    title, year = voice.pick(dataset.title), (date or newest)[:4]
    licence = next((licence.name for licence in dataset.licences), city.licence_name)
    where = f"{address}/{release.path if release is not None else f'data/{dataset.name}/'}" if address else ""
    parts = [
        f"{city.publisher}.",
        f"({year or voice('citation.undated')}).",
        f"{title} ({edition}) [{kind}].",
        f"{city.site_name}.",
        voice("citation.licence", licence=licence),
        where,
    ]
    return Citation(
        key="-".join(
            _plain(part) for part in (city.site_name, name, release.version if release else version)
        ),
        author=city.publisher,
        title=title,
        year=year,
        version=version,
        release=release.version if release is not None else "",
        date=date,
        site=city.site_name,
        address=where,
        licence=licence,
        kind=kind,
        edition=edition,
        text=" ".join(part for part in parts if part),
    )


def _release_of(name: str, history: History) -> Release | None:
    """Return the newest release, if the package *name* is in it as it is now.

    What has changed since cannot be cited from it.
    """
    latest = history.latest
    changed = any(change.package == name for change in history.pending)
    return latest if latest is not None and name in latest.packages and not changed else None


def _edition(version: str, release: Release | None, voice: Messages) -> str:
    if release is None:
        return voice("citation.edition", version=version)
    return voice(
        "citation.edition.released", version=version, release=release.version, date=voice.date(release.date)
    )


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-")


def bibtex(cited: Citation) -> str:
    """Return *cited* as an entry for BibTeX, without a line end."""
    fields = {
        "author": _tex(cited.author),
        "title": _tex(cited.title),
        "year": cited.year,
        "version": _tex(cited.version),
        "publisher": _tex(cited.site),
        "note": _tex(f"{cited.kind}, {cited.edition}. {cited.licence}"),
        "url": cited.address,
    }
    # Braces inside quotes keep a publisher's name whole and a title in its own letters.
    lines = [f'  {name} = "{{{value}}}"' for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in text)


def ris(cited: Citation) -> str:
    """Return *cited* as a record in RIS, without a line end."""
    fields = {
        "AU": cited.author,
        "TI": cited.title,
        "PY": cited.year,
        "DA": cited.date.replace("-", "/"),
        "ET": cited.edition,
        "PB": cited.site,
        "N1": f"{cited.kind}. {cited.licence}",
        "UR": cited.address,
    }
    lines = [f"{tag}  - {value}" for tag, value in fields.items() if value]
    return "\n".join(["TY  - DATA", *lines, "ER  - "])


def citation_file(
    dataset: Dataset, city: City, voice: Messages, address: str = "", history: History = NO_HISTORY
) -> bytes:
    """Return CITATION.cff of *dataset* (Citation File Format 1.2.0), in the language of *voice*."""
    cited = citation_of(dataset, city, voice, address, history)
    abstract = voice.pick(dataset.description)
    if dataset.nature is Nature.SIMULATED:
        abstract = f"{voice('download.readme.simulated')} {abstract}"
    lines = [
        "cff-version: 1.2.0",
        f"message: {_yaml(voice('citation.message'))}",
        "type: dataset",
        f"title: {_yaml(cited.title)}",
        f"abstract: {_yaml(abstract)}",
        f"version: {_yaml(cited.version)}",
        *([f"date-released: {cited.date}"] if cited.date else []),
        "authors:",
        f"  - name: {_yaml(cited.author)}",
        f"license: {_yaml(cited.licence)}",
        *([f"url: {_yaml(cited.address)}"] if cited.address else []),
        *_keywords(dataset.descriptor),
        *(["references:"] if dataset.sources else []),
        *(line for source in dataset.sources.values() for line in _reference(source)),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _keywords(descriptor: Mapping[str, object]) -> Iterator[str]:
    words = descriptor.get("keywords")
    if isinstance(words, Sequence) and len(words) > 0:
        yield "keywords:"
        yield from (f"  - {_yaml(str(word))}" for word in words)


def _reference(source: Source) -> Iterator[str]:
    yield "  - type: generic"
    yield f"    title: {_yaml(source.title)}"
    yield "    authors:"
    yield f"      - name: {_yaml(source.publisher)}"
    year, _, month = source.date[:7].partition("-")
    if len(source.date) == len("2026-01-31"):
        yield f"    date-published: {source.date}"
    elif year:
        yield f"    year: {year}"
        yield from [f"    month: {int(month)}"] if month else []
    yield from [f"    url: {_yaml(source.path)}"] if source.path else []
    yield from [f"    notes: {_yaml(source.terms)}"] if source.terms else []


def _yaml(text: str) -> str:
    """Return *text* as YAML reads it: a JSON string is one of its quoted strings."""
    return json.dumps(text, ensure_ascii=False)
