"""The page on privacy: what is withheld, by which limits, how many cells, and what is not and why.

It counts, and says no more: never a value that was withheld, never the place it belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from terang.catalog import Dataset, Field, Resource
from terang.disclosure.wording import disclosure_text
from terang.pages.blocks import PlaceFact
from terang.pages.desk import Desk
from terang.pages.figures import Cell, Column, DataTable
from terang.pages.models_record import PrivacyPage
from terang.pages.places import home_link
from terang.statuses import Nature, Status

REASONS = ("small", "few", "linked")
"""Why a cell is withheld: a small count, money of few people, or it would give away another cell."""

_GOVERNED = ("people", "money")


@dataclass(frozen=True, slots=True)
class Count:
    """How many cells of a column are shown and withheld; a cell that came in empty is neither."""

    resource: Resource
    field: Field
    shown: int
    withheld: Counter[str]
    """By reason."""

    @property
    def hidden(self) -> int:
        """How many are withheld for whatever reason."""
        return self.withheld.total()

    @property
    def filled(self) -> int:
        """How many cells came in with a value."""
        return self.shown + self.hidden


def privacy_page(desk: Desk) -> PrivacyPage:
    """Return the page that accounts for what `terang.disclosure` withheld."""
    path, title = "privasi/", desk.say("privacy.title")
    datasets = desk.catalog.datasets.values()
    reasons = _reasons(desk)
    counts = {dataset.name: _counts(dataset, reasons) for dataset in datasets}
    lead = tuple(_lead(desk, counts))
    simulated = any(
        found and desk.catalog.datasets[name].nature is Nature.SIMULATED for name, found in counts.items()
    )
    return PrivacyPage(
        url=desk.url(path),
        lang=desk.lang,
        title=title,
        description=lead[0],
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk),),
        updated=desk.observations.newest_period(),
        nature=Nature.SIMULATED if simulated else Nature.REAL,
        lead=lead,
        limits=_limits(desk),
        method=tuple(_method(desk, name) for name in ("people", "money", "linked", "totals")),
        counts=tuple(
            _table(desk, desk.catalog.datasets[name], found) for name, found in counts.items() if found
        ),
        counts_note=desk.say("privacy.counts.note" if any(counts.values()) else "privacy.counts.none"),
        as_is_note=_method(desk, "public"),
        as_is=_as_is(desk),
        attack=tuple(_method(desk, name) for name in ("attack", "limits")),
    )


def _method(desk: Desk, name: str) -> str:
    limits = desk.catalog.city.limits
    return desk.say(
        f"disclosure.method.{name}",
        hide_below=limits.hide_below,
        hide_upto=limits.hide_below - 1,
        round_to=limits.round_to,
        money_below=limits.money_below,
    )


def _limits(desk: Desk) -> tuple[PlaceFact, ...]:
    """Return the limits in numbers; a limit of one withholds or changes nothing, and says so."""
    limits = desk.catalog.city.limits
    told = {
        "hide": limits.hide_below - 1,
        "round": limits.round_to,
        "money": limits.money_below,
    }
    idle = {"hide": limits.hide_below <= 1, "round": limits.round_to <= 1, "money": limits.money_below <= 1}
    facts = [
        PlaceFact(
            desk.say(f"privacy.limit.{name}"),
            desk.say("privacy.limit.idle")
            if idle[name]
            else desk.say(f"privacy.limit.{name}.text", number=number),
        )
        for name, number in told.items()
    ]
    return (*facts, PlaceFact(desk.say("privacy.limit.zero"), desk.say("privacy.limit.zero.text")))


def _lead(desk: Desk, counts: dict[str, tuple[Count, ...]]) -> Iterator[str]:
    """Yield a sentence for real data, then one for simulated; the two are never added up."""
    for nature in Nature:
        names = [name for name in counts if desk.catalog.datasets[name].nature is nature]
        filled = sum(count.filled for name in names for count in counts[name])
        hidden = sum(count.hidden for name in names for count in counts[name])
        if filled > 0:
            yield desk.say(
                f"privacy.lead.{nature}",
                filled=filled,
                hidden=hidden,
                percent=desk.say.number(100 * hidden / filled, 1),
            )
        elif nature is Nature.REAL:
            yield desk.say("privacy.lead.none")


def _reasons(desk: Desk) -> dict[tuple[str, str], Counter[str]]:
    """Return how many cells are withheld, by table and column, then by reason."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for cell in desk.withheld:
        found.setdefault((cell.table, cell.column), Counter())[cell.reason] += 1
    return found


def _counts(dataset: Dataset, reasons: Mapping[tuple[str, str], Counter[str]]) -> tuple[Count, ...]:
    """Return the counts of every column of *dataset* that may be withheld, or was."""
    found = []
    for resource in dataset.resources.values():
        for field in resource.fields:
            withheld = reasons.get((resource.key, field.name), Counter())
            governed = field.disclosure is not None and field.disclosure.rule in _GOVERNED
            if governed or withheld:
                shown = int(resource.table[field.name].notna().sum())
                found.append(Count(resource, field, shown, withheld))
    return tuple(found)


def _table(desk: Desk, dataset: Dataset, counts: tuple[Count, ...]) -> DataTable:
    numbers = ("filled", "shown", *REASONS, "percent")
    columns = (
        Column(desk.say("privacy.column.column")),
        *(Column(desk.say(f"privacy.column.{name}"), numeric=True) for name in numbers),
        Column(desk.say("privacy.column.table")),
    )
    rows = tuple(_row(desk, count) for count in counts)
    return DataTable(desk.say.pick(dataset.title), columns, rows, desk.url(f"data/{dataset.name}/"))


def _row(desk: Desk, count: Count) -> tuple[Cell, ...]:
    numbers = (count.filled, count.shown, *(count.withheld[reason] for reason in REASONS))
    return (
        Cell(desk.say.pick(count.field.title)),
        *(_number(desk, number) for number in numbers),
        _percent(desk, count),
        _table_cell(desk, count.resource),
    )


def _number(desk: Desk, number: int) -> Cell:
    return Cell(
        desk.say.number(number), status=Status.REPORTED if number else Status.ZERO, sort=float(number)
    )


def _percent(desk: Desk, count: Count) -> Cell:
    """Return the share of filled cells that are withheld; it does not apply where none is filled."""
    if count.filled == 0:
        return Cell(desk.say(f"status.{Status.NOT_APPLICABLE}"), status=Status.NOT_APPLICABLE)
    share = 100 * count.hidden / count.filled
    return Cell(desk.say.number(share, 1), status=Status.REPORTED if share else Status.ZERO, sort=share)


def _table_cell(desk: Desk, resource: Resource) -> Cell:
    return Cell(desk.say.pick(resource.title), desk.url(f"data/{resource.package}/"))


def _as_is(desk: Desk) -> DataTable | None:
    """Return the columns that are shown as they are, and why; None where there is none."""
    rows = tuple(row for dataset in desk.catalog.datasets.values() for row in _as_is_rows(desk, dataset))
    columns = tuple(Column(desk.say(f"privacy.column.{name}")) for name in ("column", "why"))
    return DataTable(desk.say("privacy.as_is.caption"), columns, rows) if rows else None


def _as_is_rows(desk: Desk, dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for the columns of a table that share a reason: who published them, or whose they are."""
    for resource in dataset.resources.values():
        reasons: dict[str, list[str]] = {}
        for field in resource.fields:
            rule = field.disclosure
            if rule is not None and rule.rule not in _GOVERNED:
                why = disclosure_text(rule, dataset, desk.catalog.city.limits, desk.say)
                reasons.setdefault(why, []).append(desk.say.pick(field.title))
        table = _table_cell(desk, resource)
        for why, columns in reasons.items():
            told = desk.say("privacy.as_is.columns", table=table.text, columns=desk.say.join(columns))
            yield replace(table, text=told), Cell(why)
