"""Who published the figures, and how complete and how old what they published is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from terang.catalog import Catalog
from terang.quality.age import Age, Reference, age_at
from terang.quality.tables import TableQuality, statuses_in
from terang.quality.tally import Tally, added, tally_of
from terang.rules.periods import end_of
from terang.statuses import Nature, Status

_SOURCE = "id_sumber"


@dataclass(frozen=True, slots=True)
class Supplier:
    """One body that published figures, by whatever way they reached us."""

    name: str
    nature: Nature
    tables: tuple[TableQuality, ...]
    """The tables that hold figures of theirs."""
    sources: int
    newest: str
    """The newest period of their figures."""
    age: Age | None
    """Age of that period, against the limit of its table."""
    tally: Tally
    """The cells of the tables by kelurahan that came from them; nothing where none did."""


@dataclass(slots=True)
class _Found:
    """What has been seen of one supplier so far."""

    tables: dict[str, TableQuality] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    periods: list[tuple[str, str, TableQuality]] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)


def body_of(publisher: str) -> str:
    """Return the body that a source's *publisher* names first; after a comma stands how it reached us."""
    return publisher.partition(", ")[0]


def suppliers_of(
    catalog: Catalog, tables: Iterable[TableQuality], reference: Reference
) -> tuple[Supplier, ...]:
    """Return every body behind figures of *tables* that age: those with figures by kelurahan come first."""
    found: dict[tuple[Nature, str], _Found] = defaultdict(_Found)
    for table in tables:
        sources = catalog.datasets[table.resource.package].sources
        for name, period, tally in _by_source(table) if table.ages else ():
            one = found[table.nature, body_of(sources[name].publisher)]
            one.tables[table.resource.key] = table
            one.sources.add(f"{table.resource.package}/{name}")
            one.periods.append((end_of(period), period, table))
            one.tallies.append(tally)
    made = (_made(nature, name, one, reference) for (nature, name), one in found.items())
    return tuple(sorted(made, key=lambda s: (s.nature is Nature.SIMULATED, -s.tally.cells, s.name)))


def _made(nature: Nature, name: str, found: _Found, reference: Reference) -> Supplier:
    _, newest, table = max(found.periods, key=lambda item: item[:2])
    return Supplier(
        name=name,
        nature=nature,
        tables=tuple(found.tables.values()),
        sources=len(found.sources),
        newest=newest,
        age=age_at(reference, newest, table.freshness),
        tally=added(found.tallies),
    )


def _by_source(table: TableQuality) -> Iterator[tuple[str, str, Tally]]:
    """Yield every source of a table with the newest period of its rows and their cells."""
    periods: dict[str, set[str]] = defaultdict(set)
    statuses: dict[str, list[Status]] = defaultdict(list)
    for row in table.resource.records:
        name, period = row.get(_SOURCE), row[table.resource.time]
        if name is not None and period is not None:
            periods[name].add(period)
            statuses[name] += statuses_in(row, table.columns)
    for name in sorted(periods):
        yield name, max(periods[name], key=end_of), tally_of(statuses[name])
