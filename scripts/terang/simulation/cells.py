"""The cells of a row before they become text, and the rupiah among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import count

from terang.catalog import Catalog
from terang.simulation.chance import Chance
from terang.statuses import Nature, Status

Cell = int | float | str | Status
"""A value, or which kind of empty stands in its place."""

Cells = Mapping[str, Cell]
"""The cells of one row by column, without those of its key; no status columns yet."""

Story = tuple[Cells, ...]
"""One row for each of the months."""

LAW = "plafon_bank_rp"
"""The one amount that is not invented: a ceiling is what the rule says."""


def real_rupiah(catalog: Catalog) -> frozenset[float]:
    """Return every amount of rupiah above zero that stands in a real table of *catalog*."""
    amounts = set()
    for dataset in catalog.datasets.values():
        for resource in dataset.resources.values() if dataset.nature is Nature.REAL else ():
            columns = [field.name for field in resource.fields if field.unit == "rupiah"]
            for row in resource.records:
                in_rupiah = str(row.get("satuan", "")).startswith("rupiah")
                amounts |= {row[name] for name in (*columns, *(["nilai"] if in_rupiah else ()))}
    return frozenset(float(amount) for amount in amounts if amount)


def unlike_real(tell: Callable[[Chance], Story], real: Collection[float], *parts: object) -> Story:
    """Return the first story by dice made of *parts* in which no amount of the *real* ones occurs.

    So whoever finds an amount of the sample in a public file has found a leak, not a coincidence.
    """
    return next(
        story for attempt in count() if not set(rupiah_of(story := tell(Chance(*parts, attempt)))) & set(real)
    )


def rupiah_of(rows: Iterable[Cells]) -> list[float]:
    """Return every invented amount of rupiah above zero in *rows*."""
    return [
        float(cell)
        for row in rows
        for name, cell in row.items()
        if name.endswith("_rp") and name != LAW and isinstance(cell, int | float) and cell > 0
    ]


def blank(names: Sequence[str], status: Status) -> dict[str, Cell]:
    """Return a row whose every cell is empty for the reason *status*."""
    return dict.fromkeys(names, status)
