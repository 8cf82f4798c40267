"""Every table: how complete it is by kelurahan and time, how old, and how often it was corrected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from terang.catalog import Catalog, Dataset, Freshness, Resource
from terang.quality.age import Age, Reference, age_at, periods_of
from terang.quality.tally import Tally, added, tally_of
from terang.statuses import Nature, Status, status_of

CORRECTIONS = "koreksi_koreksi"
"""The table of corrections, where a city has one."""

_PLACE = "kode_kelurahan"
_TWIN = "_status"


@dataclass(frozen=True)
class TableQuality:
    """One table and what can be said of it without knowing what it is about."""

    resource: Resource
    nature: Nature
    freshness: Freshness | None
    newest: str
    """Its newest period; empty in a table without time."""
    age: Age | None
    """Age of the newest period; None in a table without time."""
    columns: tuple[str, ...]
    """The columns whose cells are counted."""
    cells: Mapping[tuple[str, str], Tally]
    """Cells by kelurahan and period; empty in a table that is not by kelurahan and time."""
    corrections: int

    @property
    def ages(self) -> bool:
        """True if its figures may be renewed; statements and other events are not."""
        return self.freshness is None or self.freshness.every != "event"

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods of a table by kelurahan, oldest first."""
        return tuple(sorted({period for _, period in self.cells}))

    def at(self, region: str, period: str) -> Tally:
        """Return the cells of one kelurahan in one period."""
        return self.cells.get((region, period), Tally())

    def over(self, regions: Iterable[str], period: str = "") -> Tally:
        """Return the cells of *regions* together, in one *period* or in all."""
        periods = (period,) if period else self.periods
        return added(self.at(code, time) for code in regions for time in periods)

    @property
    def total(self) -> Tally:
        """All of its cells."""
        return added(self.cells.values())


def assess(catalog: Catalog, reference: Reference) -> tuple[TableQuality, ...]:
    """Return every table of *catalog* that has a time, in the order of the catalogue.

    Without the logs of the site, which hold no figures: real, they say nothing of freshness.
    """
    corrected = _corrections(catalog)
    return tuple(
        _assessed(dataset, resource, reference, corrected)
        for dataset in catalog.datasets.values()
        for resource in dataset.resources.values()
        if resource.time and (resource.freshness is not None or dataset.nature is Nature.SIMULATED)
    )


def _assessed(
    dataset: Dataset, resource: Resource, reference: Reference, corrected: Mapping[tuple[str, str], int]
) -> TableQuality:
    newest = max(periods_of(resource), default="")
    columns = counted_columns(resource)
    return TableQuality(
        resource=resource,
        nature=dataset.nature,
        freshness=resource.freshness,
        newest=newest,
        age=age_at(reference, newest, resource.freshness),
        columns=columns,
        cells=_cells(resource, columns),
        corrections=corrected.get((dataset.name, resource.name), 0),
    )


def counted_columns(resource: Resource) -> tuple[str, ...]:
    """Return the columns of *resource* that hold figures of a kelurahan; none in any other table."""
    if _PLACE not in resource.primary_key or resource.time not in resource.primary_key:
        return ()
    return tuple(f.name for f in resource.fields if f.unit and f.name not in resource.primary_key)


def _cells(resource: Resource, columns: tuple[str, ...]) -> Mapping[tuple[str, str], Tally]:
    found: dict[tuple[str, str], list[Status]] = defaultdict(list)
    for row in resource.records if columns else ():
        found[row[_PLACE], row[resource.time]] += statuses_in(row, columns)
    return {key: tally_of(statuses) for key, statuses in sorted(found.items())}


def statuses_in(row: Mapping[str, Any], columns: tuple[str, ...]) -> Iterator[Status]:
    """Yield the status of every cell of *row* in *columns*, as it says itself, or as its value does."""
    for name in columns:
        told = row.get(f"{name}{_TWIN}")
        yield Status(told) if told is not None else status_of(row[name])


def _corrections(catalog: Catalog) -> Counter[tuple[str, str]]:
    rows = catalog.records(CORRECTIONS) if catalog.has(CORRECTIONS) else ()
    return Counter((row["paket"], row["tabel"]) for row in rows)
