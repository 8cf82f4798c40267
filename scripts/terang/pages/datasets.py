"""The page of one dataset, and the list of all: dictionary, sources, caveats, downloads, citation."""

from __future__ import annotations

from dataclasses import fields

from terang.catalog import Dataset, Field, Resource, Standard
from terang.disclosure.wording import disclosure_text
from terang.pages.blocks import Card, CardGroup, PlaceFact, ResourceBlock
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Link
from terang.pages.models import DatasetPage, IndexPage
from terang.pages.places import home_link


def dataset_page(desk: Desk, dataset: Dataset) -> DatasetPage:
    """Return the page of *dataset*."""
    path = f"data/{dataset.name}/"
    title = desk.say.pick(dataset.title)
    licence = dataset.licences[0]
    newest = max((source.date for source in dataset.sources.values()), default="")
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
        citation=desk.say(
            "page.dataset.citation",
            publisher=desk.catalog.city.publisher,
            title=title,
            version=dataset.version,
            site=desk.catalog.city.site_name,
            licence=licence.name,
            date=desk.say.date(newest),
            address=f"{desk.catalog.city.address}{desk.url(path)}",
        ),
        resources=tuple(_block(desk, dataset, resource) for resource in dataset.resources.values()),
        sources=_sources(desk, dataset),
        caveats=tuple(desk.say.pick(caveat.text) for caveat in dataset.caveats.values()),
        downloads=desk.downloads(package=dataset.name),
    )


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
    columns = tuple(
        Column(desk.say(f"page.source.{name}")) for name in ("title", "publisher", "date", "terms")
    )
    ordered = sorted(dataset.sources.values(), key=lambda source: (source.date, source.name), reverse=True)
    rows = tuple(
        (Cell(s.title, s.path), Cell(s.publisher), Cell(desk.say.date(s.date)), Cell(s.terms))
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
        groups=(group,),
        downloads=desk.downloads(),
    )


def _card(desk: Desk, dataset: Dataset) -> Card:
    link = Link(desk.say.pick(dataset.title), desk.url(f"data/{dataset.name}/"))
    meta = desk.say("page.dataset.meta", version=dataset.version, count=len(dataset.resources))
    return Card(link, desk.say.pick(dataset.description), meta, dataset.nature)
