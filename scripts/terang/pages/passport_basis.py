"""What a figure is made from: the tables its indicator declares, their columns, the rows of a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from terang.catalog import Region, Resource
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, published_name
from terang.observations import Observation
from terang.pages.addresses import slug_of, table_path
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.models_passports import Basis, Input
from terang.statuses import Nature, Status

Row = Mapping[str, Any]


def tables_of(desk: Desk, seen: Observation) -> tuple[str, ...]:
    """Return the keys of the tables that *seen* was made from; with no row, all that its indicator reads."""
    used = tuple(dict.fromkeys(name.partition(".")[0] for name in seen.inputs))
    return used or desk.observations.indicators[seen.indicator].tables


def basis_of(desk: Desk, seen: Observation) -> Basis:
    """Return what *seen* shares with every figure of its indicator from the same tables, made once."""
    tables = tables_of(desk, seen)
    return desk.once(("passport", "basis", seen.indicator, *tables), lambda: _basis(desk, seen, tables))


def _basis(desk: Desk, seen: Observation, tables: tuple[str, ...]) -> Basis:
    name = seen.indicator
    resources = [desk.catalog.resource(key) for key in tables]
    packages = dict.fromkeys(resource.package for resource in resources)
    nature = desk.catalog.nature(tables[0])
    return Basis(
        title=Link(desk.title(name), desk.url(f"indikator/{slug_of(name)}/")),
        definition=desk.say(f"indicator.{name}.definition"),
        method=desk.say(f"indicator.{name}.method"),
        datasets=tuple(_edition(desk, package) for package in packages),
        nature=desk.say(f"passport.nature.{nature}"),
        rows=(
            *(link for resource in resources for link in _table_rows(desk, resource)),
            *_file(desk, f"indikator/{published_name(slug_of(name), nature)}.csv", "passport.rows.indicator"),
        ),
    )


def _edition(desk: Desk, package: str) -> Link:
    dataset = desk.catalog.datasets[package]
    return Link(edition(desk, package), desk.url(f"data/{dataset.name}/"))


def edition(desk: Desk, package: str) -> str:
    """Return the title of a dataset with its version."""
    dataset = desk.catalog.datasets[package]
    return desk.say("passport.edition", title=desk.say.pick(dataset.title), version=dataset.version)


def rows_link(desk: Desk, table: str) -> Link:
    """Return the way to the rows of the table with the key *table*, on the page of its dataset."""

    def made() -> Link:
        resource = desk.catalog.resource(table)
        title = desk.say("passport.rows.table", title=desk.say.pick(resource.title))
        return Link(title, desk.url(table_path(resource)))

    return desk.once(("rows", table), made)


def _table_rows(desk: Desk, resource: Resource) -> Iterator[Link]:
    """Yield the table on the page of its dataset, and its file."""
    yield rows_link(desk, resource.key)
    nature = desk.catalog.nature(resource.key)
    folder, name = (published_name(part, nature) for part in (resource.package, resource.name))
    yield from _file(desk, f"{folder}/{name}.csv", "passport.rows.csv")


def place_rows(desk: Desk, region: Region, nature: Nature) -> tuple[Link, ...]:
    """Return the file with every figure of *region*, made once for all its passports."""
    path = f"{region.level}/{published_name(region.slug, nature)}.csv"
    return desk.once(("passport", "place", path), lambda: tuple(_file(desk, path, "passport.rows.place")))


def _file(desk: Desk, path: str, key: str) -> Iterator[Link]:
    """Yield the link to the file at *path* below the downloads, if there is one."""
    known = desk.once(("passport", "files"), lambda: _by_path(desk.files))
    if f"{DOWNLOAD_FOLDER}/{path}" in known:
        yield Link(desk.say(key, name=path.rpartition("/")[2]), f"/{DOWNLOAD_FOLDER}/{path}")


def _by_path(files: tuple[PublishedFile, ...]) -> frozenset[str]:
    return frozenset(file.path for file in files)


def inputs_of(desk: Desk, seen: Observation, region: Region) -> tuple[Input, ...]:
    """Return the columns that *seen* was made from, with what the row of a kelurahan holds in each.

    Where there is no row at all, the columns are those of the indicator elsewhere.
    """
    names = seen.inputs or desk.once(("passport", "inputs", seen.indicator), lambda: _usual(desk, seen))
    if region.level != "kelurahan" or not seen.inputs:
        return desk.once(("passport", "columns", *names), lambda: tuple(_input(desk, n) for n in names))
    return tuple(_input(desk, name, (region.code, seen.period)) for name in names)


def _usual(desk: Desk, seen: Observation) -> tuple[str, ...]:
    """Return the columns that the indicator of *seen* is made from where it has a row."""
    known = desk.observations
    every = (o for code in known.regions_of(seen.indicator) for o in known.series(seen.indicator, code))
    return tuple(dict.fromkeys(name for o in every for name in o.inputs))


def _input(desk: Desk, name: str, place: tuple[str, str] | None = None) -> Input:
    """Return the column ``<table>.<column>``, with its cell in the row of *place* and time if it has one."""
    key, _, column = name.partition(".")
    plain = desk.once(("passport", "input", name), lambda: _column(desk, key, column))
    row = _rows(desk, key).get(place) if place is not None else None
    if row is None:
        return plain
    value, stated = row[column], row.get(f"{column}_status")
    if value is None:
        status = Status(stated or Status.NOT_REPORTED)
        text = desk.say(f"status.{status}")
    else:
        status = Status.REPORTED
        unit = desk.catalog.resource(key).field(column).unit
        text = desk.say.quantity(value, unit) if unit else desk.say.number(value)
    return Input(plain.title, plain.name, plain.table, text, status)


def _column(desk: Desk, key: str, column: str) -> Input:
    resource = desk.catalog.resource(key)
    title = desk.say.pick(resource.field(column).title)
    return Input(title, column, Link(desk.say.pick(resource.title), desk.url(table_path(resource))))


def _rows(desk: Desk, key: str) -> Mapping[tuple[str, str], Row | None]:
    """Return the one row of each kelurahan and time of a table; None where there are several."""
    return desk.once(("passport", "rows", key), lambda: _single_rows(desk.catalog.resource(key)))


def _single_rows(resource: Resource) -> Mapping[tuple[str, str], Row | None]:
    found: dict[tuple[str, str], Row | None] = {}
    names = {field.name for field in resource.fields}
    if "kode_kelurahan" not in names or not resource.time:
        return found
    for row in resource.records:
        place = row["kode_kelurahan"], str(row[resource.time])
        found[place] = None if place in found else row
    return found
