"""The page of one dataset, and the list of all: dictionary, sources, caveats, downloads, citation."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from terang.catalog import Dataset, Field, Resource, Standard
from terang.catalogue import dataset_jsonld
from terang.disclosure.wording import disclosure_text
from terang.downloads.citation import bibtex, citation_of, ris
from terang.pages.api import api_cards, whole_downloads
from terang.pages.blocks import Card, CardGroup, PlaceFact, ResourceBlock
from terang.pages.changes import changes_cards
from terang.pages.changes_said import dataset_changes, dataset_feed, feed_path
from terang.pages.corrections import corrected_link
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models import DatasetPage, IndexPage
from terang.pages.places import home_link
from terang.pages.quality import dataset_line
from terang.pages.satu_data import satu_data_cards


def dataset_page(desk: Desk, dataset: Dataset) -> DatasetPage:
    """Return the page of *dataset*."""
    path = f"data/{dataset.name}/"
    title = desk.say.pick(dataset.title)
    licence = dataset.licences[0]
    newest = max((source.date for source in dataset.sources.values()), default="")
    cited = citation_of(dataset, desk.catalog.city, desk.say, desk.address, desk.history)
    return DatasetPage(
        url=desk.url(path),
        lang=desk.lang,
        title=title,
        description=desk.say.pick(dataset.description),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        updated=newest,
        nature=dataset.nature,
        lead=desk.say.pick(dataset.description),
        version=dataset.version,
        licence=Link(licence.title, licence.path),
        citation=cited.text,
        citations=(
            PlaceFact(desk.say("citation.title.bibtex"), bibtex(cited)),
            PlaceFact(desk.say("citation.title.ris"), ris(cited)),
        ),
        structured=_structured(desk, dataset),
        resources=tuple(_block(desk, dataset, resource) for resource in dataset.resources.values()),
        sources=_sources(desk, dataset),
        caveats=tuple(desk.say.pick(caveat.text) for caveat in dataset.caveats.values()),
        downloads=desk.downloads(package=dataset.name),
        quality=dataset_line(desk, dataset),
        feed=dataset_feed(dataset),
        changes=dataset_changes(desk, dataset),
    )


def _structured(desk: Desk, dataset: Dataset) -> dict[str, Any]:
    """Return *dataset* as schema.org/Dataset; its own page in this language stands for it."""
    told = dataset_jsonld(desk.catalog, dataset, desk.files, desk.address, desk.say)
    return {**told, "url": f"{desk.address}{desk.url(f'data/{dataset.name}/')}"}


def _block(desk: Desk, dataset: Dataset, resource: Resource) -> ResourceBlock:
    title = desk.say.pick(resource.title)
    return ResourceBlock(
        id=resource.name,
        title=title,
        description=desk.say.pick(resource.description),
        rows=desk.say("page.rows", count=len(resource.table)),
        dictionary=_dictionary(desk, dataset, resource),
        downloads=desk.downloads(package=resource.package, resource=resource.name),
        standard=tuple(
            PlaceFact(desk.say(f"standard.{part.name}"), desk.say.pick(getattr(resource.standard, part.name)))
            for part in fields(Standard)
        ),
        corrected=corrected_link(desk, resource),
    )


def _dictionary(desk: Desk, dataset: Dataset, resource: Resource) -> DataTable:
    columns = tuple(
        Column(desk.say(f"page.dictionary.{name}"))
        for name in ("name", "title", "type", "unit", "description")
    )
    caption = desk.say("page.dictionary.caption", title=desk.say.pick(resource.title))
    return DataTable(caption, columns, tuple(_row(desk, dataset, field) for field in resource.fields))


def _row(desk: Desk, dataset: Dataset, field: Field) -> tuple[Cell, ...]:
    unit = desk.say(f"unit.{field.unit}.name") if field.unit else ""
    kind = desk.say(f"page.type.{field.type}")
    if field.enum:
        kind = desk.say("page.type.one_of", kind=kind, choices=", ".join(field.enum))
    description = desk.say.pick(field.description)
    if field.disclosure is not None:
        rule = disclosure_text(field.disclosure, dataset, desk.catalog.city.limits, desk.say)
        description = f"{description} {rule}"
    return (
        Cell(field.name),
        Cell(desk.say.pick(field.title)),
        Cell(kind),
        Cell(unit),
        Cell(description),
    )


def _sources(desk: Desk, dataset: Dataset) -> DataTable:
    names = ("title", "publisher", "date", "received", "terms")
    columns = tuple(Column(desk.say(f"page.source.{name}")) for name in names)
    ordered = sorted(dataset.sources.values(), key=lambda source: (source.date, source.name), reverse=True)
    rows = tuple(
        (
            Cell(s.title, s.path),
            Cell(s.publisher),
            Cell(desk.say.date(s.date)),
            Cell(desk.say.date(s.received) if s.received else ""),
            Cell(s.terms),
        )
        for s in ordered
    )
    return DataTable(desk.say("page.source.caption", title=desk.say.pick(dataset.title)), columns, rows)


def datasets_page(desk: Desk) -> IndexPage:
    """Return the list of every dataset, with the files that hold all of them."""
    path = "data/"
    known = list(desk.catalog.datasets.values())
    lead = desk.say("page.datasets.lead", count=len(known))
    group = CardGroup("semua", desk.say("page.datasets.group"), tuple(_card(desk, d) for d in known))
    return IndexPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.datasets.heading"),
        description=lead,
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        lead=lead,
        groups=(group, api_cards(desk), changes_cards(desk), satu_data_cards(desk)),
        downloads=(*desk.downloads(), *whole_downloads(desk)),
        feed=f"/{feed_path()}",
    )


def _card(desk: Desk, dataset: Dataset) -> Card:
    link = Link(desk.say.pick(dataset.title), desk.url(f"data/{dataset.name}/"))
    meta = desk.say("page.dataset.meta", version=dataset.version, count=len(dataset.resources))
    return Card(link, desk.say.pick(dataset.description), meta, dataset.nature)
