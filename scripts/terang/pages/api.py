"""The page for programs, made from the list of addresses that the OpenAPI document is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from terang.downloads.api_addresses import PLACEHOLDER, Address, address_of, addresses_in, choices
from terang.downloads.database import NAME as EVERYTHING
from terang.downloads.indicators import nature_of
from terang.downloads.openapi import NAME as OPENAPI
from terang.downloads.tidy import NAME as OBSERVED
from terang.downloads.wide import NAME as WIDE
from terang.pages.api_examples import EXAMPLES, filled
from terang.pages.blocks import Card, CardGroup
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable, Download, Link
from terang.pages.models_api import ApiExample, ApiPage
from terang.pages.places import home_link
from terang.statuses import SIMULATED_PREFIX, Nature

PATH = "data/api/"
"""Address of the page below the language."""

STAND_IN = "https://portal.example"
"""What stands for the address of a site that has none yet."""

WHOLE = (EVERYTHING, OBSERVED, WIDE)
"""Names of the files that hold everything."""

_PROMISES = ("address", "versions", "archive", "empty", "open", "checksums")


def api_page(desk: Desk) -> ApiPage:
    """Return the page; it speaks of real data only."""
    address = desk.address or desk.catalog.city.address
    lead = desk.say("api.lead")
    return ApiPage(
        url=desk.url(PATH),
        lang=desk.lang,
        title=desk.say("api.title"),
        description=lead,
        alternates=desk.alternates(PATH),
        breadcrumbs=(home_link(desk), Link(desk.say("page.datasets.heading"), desk.url("data/"))),
        lead=lead,
        promises=tuple(_promise(desk, name) for name in _PROMISES),
        addresses=_addresses(desk),
        examples=tuple(_examples(desk, address or STAND_IN)),
        note="" if address else desk.say("api.note", address=STAND_IN),
        downloads=tuple(d for d in whole_downloads(desk) if not d.text.startswith(SIMULATED_PREFIX)),
    )


def whole_downloads(desk: Desk) -> tuple[Download, ...]:
    """Return the files that hold everything, and the description of all addresses."""
    found = [file for name in WHOLE for file in desk.downloads(resource=name)]
    return (*found, *desk.downloads(resource=OPENAPI))


def api_cards(desk: Desk) -> CardGroup:
    """Return the way to the page from the list of datasets."""
    link = Link(desk.say("api.title"), desk.url(PATH))
    return CardGroup("program", desk.say("api.group"), (Card(link, desk.say("api.card")),))


def _promise(desk: Desk, name: str) -> str:
    if name != "archive":
        return desk.say(f"api.promise.{name}")
    latest = desk.history.latest
    if latest is None:
        return desk.say("api.promise.archive.none")
    return desk.say("api.promise.archive", version=latest.version, date=desk.say.date(latest.date))


def _addresses(desk: Desk) -> DataTable:
    columns = tuple(
        Column(desk.say(f"api.column.{name}")) for name in ("address", "endings", "what", "example")
    )
    real = [file for file in desk.files if file.nature is Nature.REAL]
    found: dict[Address | None, list[str]] = {}
    for file in real:
        found.setdefault(address_of(file.path), []).append(file.path)
    known = choices(desk.catalog, real)
    rows = tuple(
        _row(desk, one, _example_of(one, found.get(one, ()), known))
        for one in addresses_in(desk.catalog, real, desk.history)
    )
    return DataTable(desk.say("api.addresses.caption"), columns, rows)


def _row(desk: Desk, one: Address, example: str) -> tuple[Cell, ...]:
    return (
        Cell(f"/{one.path}"),
        Cell(" ".join(filter(None, one.endings))),
        Cell(desk.say(f"api.address.{one.name}")),
        Cell(example.rsplit("/", 1)[-1], f"/{example}") if example else Cell(""),
    )


def _example_of(one: Address, paths: Iterable[str], known: Mapping[str, Sequence[str]]) -> str:
    """Return the address of one such file: one of *paths*, or one that is made after the pages."""
    ending = one.endings[0]
    found = next((path for path in paths if path.endswith(ending)), "")
    if found or not all(known.get(name) for name in PLACEHOLDER.findall(one.path)):
        return found
    return PLACEHOLDER.sub(lambda part: known[part[1]][0], one.path) + ending


def _examples(desk: Desk, address: str) -> tuple[ApiExample, ...]:
    """Return the examples, of an indicator that is known by kelurahan and of the first kelurahan."""
    known = (one for one in desk.observations.indicators.values() if one.level == "kelurahan")
    shown = next(
        (one for one in known if nature_of(one, desk.catalog, desk.observations) is Nature.REAL), None
    )
    places = desk.catalog.level("kelurahan")
    if shown is None or not places:
        return ()
    fields = {
        "address": address,
        "indicator": shown.id,
        "place": places[0].slug,
        "separator": desk.say("api.example.sheets.separator"),
    }
    return tuple(
        ApiExample(
            name,
            desk.say(f"api.example.{name}"),
            desk.say(f"api.example.{name}.text"),
            filled(name, **fields),
        )
        for name in EXAMPLES
    )
