"""What changed, told in sentences: one way for pages, feeds and workbooks.

A sentence stands for one change, or for many of one kind: a new period of a table is one sentence
however many rows it has, and so is a revision of more than `MANY` cells of one column and period.
What is withheld today is never told, whatever it read in an earlier release.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from terang.catalog import Catalog, Dataset, Resource
from terang.downloads.changed_cells import Pair, cell_words, difference_words, is_number
from terang.downloads.changed_words import ORDER, Word, word_of
from terang.messages import Messages
from terang.releases import Change, ChangeKind
from terang.statuses import Nature, Status

MANY = 5
"""More changes of one kind than this, in one column and period, are one sentence."""

_OUTSIDE = "kemiskinan_wilayah_banding"
_PLACES = ("kode_kelurahan", "kode_kecamatan", "kode_kota", "kode_wilayah", "kode_bps")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One sentence on what changed."""

    word: Word
    dataset: str
    """The table, as ``<package>/<resource>``."""
    table: str
    """The table's title."""
    text: str
    reason: str
    """Why, as sentences of their own, or that it is still to be told; empty where none is owed."""
    changes: tuple[Change, ...]
    """What the sentence stands for."""
    parts: tuple[str, ...] = ()
    """A text for each change, where the sentence stands for several."""


@dataclass(frozen=True)
class Teller:
    """Tells changes in one language, with the names and units of the catalogue."""

    catalog: Catalog
    say: Messages
    _rows: dict[str, Mapping[tuple[str, ...], Mapping[str, Any]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _names: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lines(self, changes: Iterable[Change]) -> tuple[ChangeLine, ...]:
        """Return *changes* in sentences, by table in the order of the catalogue, then by what happened."""
        groups: dict[tuple[object, ...], list[Change]] = {}
        for change in map(self.veiled, filter(self.knows, changes)):
            groups.setdefault(self._alike(change), []).append(change)
        told = [line for found in groups.values() for line in self._told(found)]
        place = self._place_of_tables()
        return tuple(
            sorted(told, key=lambda one: (place.get(one.dataset, len(place)), ORDER.index(one.word)))
        )

    def knows(self, change: Change) -> bool:
        """Return False for a change of what is simulated today: releases hold real data alone."""
        dataset = self.catalog.datasets.get(change.package)
        return dataset is None or dataset.nature is Nature.REAL

    def veiled(self, change: Change) -> Change:
        """Return *change* without its values where the cell is withheld, in it or today."""
        now = self._row(change).get(f"{change.column}_status", "") if change.column else ""
        if Status.WITHHELD in (change.new_status, now):
            return replace(change, old="", new="")
        return change

    def table_title(self, dataset: str) -> str:
        """Return the title of the table ``<package>/<resource>``; its name where it is no more."""
        resource = self._resource(dataset)
        return dataset if resource is None else self.say.pick(resource.title)

    def place(self, code: str) -> str:
        """Return the everyday name of a place by its code, *code* itself where nothing has it."""
        if code == self.catalog.city.region_code:
            return self.say.pick(self.catalog.city.name)
        region = self.catalog.regions.get(code)
        return region.name if region else self._outside().get(code.removeprefix("bps:"), code)

    def _outside(self) -> Mapping[str, str]:
        """Return the names of places by their BPS code."""
        if not self._names:
            rows = self.catalog.records(_OUTSIDE) if self.catalog.has(_OUTSIDE) else ()
            own = {region.bps_code: region.name for region in self.catalog.regions.values()}
            names = {row["kode_bps"]: row.get(f"nama_{self.say.lang}") or row["nama"] for row in rows}
            self._names.update({**own, **names})
        return self._names

    def _alike(self, change: Change) -> tuple[object, ...]:
        why = self.say.pick(change.reason)
        return change.dataset, word_of(change), change.column, change.period, why, change.owed

    def _told(self, found: Sequence[Change]) -> Iterable[ChangeLine]:
        """Yield a sentence for each of *found*, which are alike, or one for all of them."""
        first = found[0]
        word = word_of(first)
        most = 1 if word == "periode_baru" else MANY
        if len(found) <= most:
            for change in found:
                yield self._line(self._sentence(change), (change,))
            return
        title = self.column(first)
        count = len(found)
        date = self.say.date(first.period) if first.period else ""
        text = self.say(f"change.many.{word}", count=count, column=title)
        if date:
            text = self.say("change.many.dated", date=date, text=text)
        yield self._line(text, tuple(found), tuple(map(self._part, found)))

    def _line(self, text: str, changes: tuple[Change, ...], parts: tuple[str, ...] = ()) -> ChangeLine:
        first = changes[0]
        title = self.table_title(first.dataset)
        reason = self._reason(first)
        return ChangeLine(word_of(first), first.dataset, title, text, reason, changes, parts)

    def _reason(self, change: Change) -> str:
        why = self.say.pick(change.reason)
        if why:
            return self.say("change.reason", reason=why)
        return self.say("change.owed") if change.owed else ""

    def _part(self, change: Change) -> str:
        if change.kind is ChangeKind.REVISED:
            return self.say("change.part", row=self.row_words(change), text=self._values(change))
        return self.row_words(change)

    def _sentence(self, change: Change) -> str:
        word = word_of(change)
        if word == "bentuk":
            what = "column" if change.column else "table"
            way = "other" if change.old and change.new else "came" if change.new else "went"
            return self.say(f"change.one.bentuk.{what}.{way}", column=self.column(change))
        row = self.row_words(change)
        if change.kind is ChangeKind.REVISED:
            if self._row_unit(change):  # its key says what is measured; the column is but its value
                return self._part(change)
            return self.say("change.one.cell", column=self.column(change), row=row, text=self._values(change))
        return self.say(f"change.one.{word}", row=row)

    def _values(self, change: Change) -> str:
        """Return what a cell read and reads, and how far apart the two are."""
        if change.new_status == Status.WITHHELD:
            return self.say("change.hidden", new=self._empty(change.new_status))
        if change.old == change.new:
            return self._status_words(change)
        resource = self._resource(change.dataset)
        pair = Pair(change.old, change.new, _field(resource, change.column), self._unit(change))
        old, new = cell_words(self.say, pair)
        old = old or self._empty(change.old_status)
        new = new or self._empty(change.new_status)
        if max(len(old), len(new)) > LONGEST_TEXT:
            return self.say("change.reworded")
        text = self.say("change.filled" if word_of(change) == "terisi" else "change.values", old=old, new=new)
        return f"{text} {difference_words(self.say, pair)}".strip()

    def _status_words(self, change: Change) -> str:
        """Return a change without values: of one kind of empty to another, or of what is withheld today."""
        if Status.REPORTED in (change.old_status, change.new_status) or not change.new_status:
            return self.say("change.redrawn")
        old, new = (self._empty(status) for status in (change.old_status, change.new_status))
        return self.say("change.status", old=old, new=new)

    def _empty(self, status: str) -> str:
        return self.say(f"status.{status}") if status else self.say("change.empty")

    def column(self, change: Change) -> str:
        """Return the title of the column that changed; its name where it is no more, empty for a row."""
        resource = self._resource(change.dataset)
        known = _field(resource, change.column)
        return change.column if known is None else self.say.pick(known.title)

    def _unit(self, change: Change) -> str:
        resource = self._resource(change.dataset)
        known = _field(resource, change.column)
        return (known.unit if known else "") or self._row_unit(change)

    def _row_unit(self, change: Change) -> str:
        """Return the unit that the row names for the number that changed; empty where its column has one."""
        known = _field(self._resource(change.dataset), change.column)
        if not is_number(known) or known.unit:
            return ""
        return str(self._row(change).get("satuan") or "")

    def row_words(self, change: Change) -> str:
        """Return which row a change is about: its place, its time, and what else its key says."""
        resource = self._resource(change.dataset)
        time = resource.time if resource else ""
        parts = []
        for name, cell in change.key:
            if name in _PLACES:
                parts.append(self.place(cell))
            elif name == time:
                parts.append(self.say.date(cell))
            elif name == "id_sumber":
                continue  # tells apart what is stated twice; no reader knows it
            else:
                title = f"indicator.{cell}.title"
                parts.append(self.say(title) if self.say.has(title) else cell.replace("_", " "))
        return ", ".join(parts)

    def _resource(self, dataset: str) -> Resource | None:
        package, _, name = dataset.partition("/")
        found: Dataset | None = self.catalog.datasets.get(package)
        return found.resources.get(name) if found else None

    def _row(self, change: Change) -> Mapping[str, Any]:
        """Return the row a change is about as it is today; empty where there is none."""
        if change.dataset not in self._rows:
            resource = self._resource(change.dataset)
            names = resource.primary_key if resource else ()
            rows = resource.records if resource else ()
            self._rows[change.dataset] = {tuple(str(row[name]) for name in names): row for row in rows}
        return self._rows[change.dataset].get(tuple(cell for _, cell in change.key), {})

    def _place_of_tables(self) -> Mapping[str, int]:
        tables = (f"{d.name}/{name}" for d in self.catalog.datasets.values() for name in d.resources)
        return {table: number for number, table in enumerate(tables)}


LONGEST_TEXT = 90
"""Letters of a text that a sentence quotes; a longer one is only said to be worded anew."""


def _field(resource: Resource | None, name: str) -> Any:
    """Return the column *name*; None where the table or the column is no more."""
    found = (one for one in (resource.fields if resource else ()) if one.name == name)
    return next(found, None)
