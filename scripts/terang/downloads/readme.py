"""README.txt of a package: what it is, columns, sources, caveats, licence, citation.

Made from the descriptor and the catalogue of words alone; one part a language, the default first.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields

from terang.catalog import Dataset, Disclosure, Field, Resource, Source, Standard
from terang.city import City
from terang.disclosure.wording import disclosure_text
from terang.downloads.citation import citation_of
from terang.downloads.files import PublishedFile, nature_column
from terang.messages import Messages
from terang.releases import NO_HISTORY, History
from terang.statuses import Nature, Status

WIDTH = 80

FORMATS = ("csv", "xlsx", "excel", "parquet", "r")
"""The forms of a table, and what to know of each, in the order in which they are told."""

Block = list[str]
"""Lines of text that belong together; an empty line stands between blocks."""


def package_readme(
    dataset: Dataset,
    tables: Mapping[str, PublishedFile],
    city: City,
    voices: Sequence[Messages],
    homepage: str,
    history: History = NO_HISTORY,
) -> bytes:
    """Return the README of *dataset*, whose published *tables* are known by resource name.

    *history* tells which release its citation leads to.
    """

    def part(voice: Messages) -> Iterable[Block]:
        yield heading(voice.pick(dataset.title), "=")
        if dataset.nature is Nature.SIMULATED:
            yield paragraph(voice("download.readme.simulated"))
        yield paragraph(voice.pick(dataset.description))
        yield _facts(dataset, city, voice, homepage)
        yield from _contents(dataset, tables, city, voice)
        yield from reading_notes(voice)
        yield from _sources(dataset, voice)
        yield from _caveats(dataset, voice)
        yield from _terms(dataset, city, voice, homepage, history)

    return in_languages(voices, part)


def in_languages(voices: Sequence[Messages], part: Callable[[Messages], Iterable[Block]]) -> bytes:
    """Return the text of every voice, a line of its own between two languages."""
    parts = ["\n\n".join("\n".join(block) for block in part(voice) if block) for voice in voices]
    between = "\n\n\n" + "*" * WIDTH + "\n\n\n"
    return (between.join(parts) + "\n").encode("utf-8")


def heading(text: str, mark: str = "-") -> Block:
    """Return *text* underlined with *mark*."""
    return [text, mark * min(len(text), WIDTH)]


def paragraph(text: str, indent: str = "", hanging: str | None = None) -> Block:
    """Return *text* in lines of `WIDTH`; the second line on is indented by *hanging*."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(text: str) -> Block:
    """Return *text* as an entry of a list."""
    return paragraph(f"- {text}", hanging="  ")


def reading_notes(voice: Messages) -> Iterable[Block]:
    """Return how a CSV file of ours is written, and what an empty cell means."""
    yield heading(voice("download.readme.reading.title"))
    yield item(voice("download.readme.reading.form")) + item(voice("download.readme.reading.spreadsheet"))
    yield paragraph(voice("download.readme.reading.empty"))
    yield [line for status in Status for line in item(f"{status}: {voice(f'download.status.{status}')}")]
    yield heading(voice("workbook.readme.title"))
    yield paragraph(voice("workbook.readme.lead"))
    yield [line for name in FORMATS for line in item(voice(f"workbook.readme.{name}"))]


def _facts(dataset: Dataset, city: City, voice: Messages, homepage: str) -> Block:
    facts = {
        "version": dataset.version,
        "nature": voice(f"download.nature.{dataset.nature}"),
        "publisher": city.publisher,
        "portal": f"{city.site_name} {homepage}".rstrip(),
    }
    return [f"{voice(f'download.readme.fact.{name}')}: {text}" for name, text in facts.items()]


def _contents(
    dataset: Dataset, tables: Mapping[str, PublishedFile], city: City, voice: Messages
) -> Iterable[Block]:
    yield heading(voice("download.readme.contents.title"))
    yield item(voice("download.readme.contents.descriptor"))
    yield item(voice("download.readme.contents.terms"))

    def told(rule: Disclosure) -> str:
        return disclosure_text(rule, dataset, city.limits, voice)

    for resource in dataset.resources.values():
        yield from _table(resource, tables[resource.name], voice, told)


def _table(
    resource: Resource, file: PublishedFile, voice: Messages, told: Callable[[Disclosure], str]
) -> Iterable[Block]:
    rows = voice("download.readme.rows", count=len(resource.table))
    name = file.path.rpartition("/")[2]
    title = paragraph(f"{name}: {voice.pick(resource.title)} ({rows})")
    yield title + paragraph(voice.pick(resource.description))
    yield _standard(resource.standard, voice)
    columns = [line for field in resource.fields for line in _column(field, voice, told)]
    for column, _ in nature_column(file.nature):
        columns += _entry(column, voice("download.nature_column.text"))
    yield [voice("download.readme.columns"), *columns]


def _standard(standard: Standard, voice: Messages) -> Block:
    parts = {f"standard.{part.name}": voice.pick(getattr(standard, part.name)) for part in fields(Standard)}
    return [line for key, text in parts.items() for line in _entry(voice(key), _sentence(text))]


def _column(field: Field, voice: Messages, told: Callable[[Disclosure], str]) -> Block:
    title, description = voice.pick(field.title), voice.pick(field.description)
    texts = [title if not description else f"{title}. {description}"]
    if field.unit:
        texts.append(voice("download.readme.unit", unit=_name_of(field.unit, voice)))
    if field.enum:
        texts.append(voice("download.readme.choices", choices=", ".join(field.enum)))
    if field.disclosure is not None:
        texts.append(told(field.disclosure))
    kind = f"download.type.{field.type}"
    shown = voice(kind) if voice.has(kind) else field.type
    return _entry(f"{field.name} ({shown})", " ".join(_sentence(text) for text in texts if text))


def _entry(name: str, text: str) -> Block:
    return paragraph(f"{name}: {text}", indent="  ", hanging="      ")


def _name_of(unit: str, voice: Messages) -> str:
    key = f"unit.{unit}.name"
    return voice(key) if voice.has(key) else unit


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _sources(dataset: Dataset, voice: Messages) -> Iterable[Block]:
    yield heading(voice("download.readme.sources.title"))
    yield paragraph(voice("download.readme.sources.lead"))
    for source in dataset.sources.values():
        yield _source(source, voice)


def _source(source: Source, voice: Messages) -> Block:
    date = voice.date(source.date) if source.date else ""
    lines = item(f"[{source.name}] {_sentence(source.title)}")
    lines += paragraph(", ".join(text for text in (source.publisher, date) if text), indent="  ")
    lines += paragraph(source.path, indent="  ")
    if source.received:
        lines += paragraph(voice("passport.readme.received", date=voice.date(source.received)), indent="  ")
    if source.terms:
        lines += paragraph(voice("download.readme.sources.terms", terms=source.terms), indent="  ")
    return lines


def _caveats(dataset: Dataset, voice: Messages) -> Iterable[Block]:
    if len(dataset.caveats) == 0:
        return
    yield heading(voice("download.readme.caveats.title"))
    yield paragraph(voice("download.readme.caveats.lead"))
    for caveat in dataset.caveats.values():
        yield item(f"[{caveat.name}] {voice.pick(caveat.text)}")


def _terms(dataset: Dataset, city: City, voice: Messages, homepage: str, history: History) -> Iterable[Block]:
    yield heading(voice("download.readme.licence.title"))
    licences = (f"{licence.title} ({licence.name}): {licence.path}" for licence in dataset.licences)
    yield [line for licence in licences for line in item(licence)]
    yield paragraph(voice("download.readme.licence.sources"))
    yield heading(voice("download.readme.citation.title"))
    cited = citation_of(dataset, city, voice, homepage.rstrip("/"), history)
    yield paragraph(cited.text, indent="  ")
    yield paragraph(voice("download.readme.citation.sources"))
