"""The schematic map: a tile a kelurahan, coloured by a measure, every kind of empty told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from terang.catalog import Region
from terang.observations import Observation, reported_values
from terang.pages.addresses import slug_of
from terang.pages.desk import Desk
from terang.pages.figures import LegendItem, MapLabel, Tile, TileClass, TileMap
from terang.pages.short_names import short_names
from terang.pages.spreads import finding, subtitle
from terang.pages.staleness import stale
from terang.statuses import Status

ZERO: TileClass = "zero"
CLASSES: tuple[TileClass, ...] = ("c0", "c1", "c2", "c3", "c4")

LINE = 0.33
"""Height of a line of words between the banks, in tiles."""

EMPTY_CLASSES: dict[Status, TileClass] = {
    Status.NOT_REPORTED: "s_not_reported",
    Status.NOT_AVAILABLE: "s_not_available",
    Status.WITHHELD: "s_withheld",
    Status.NOT_APPLICABLE: "s_not_applicable",
}


def measure_map(desk: Desk, indicator: str) -> TileMap:
    """Return the map of one indicator: zero by itself, other values in up to five classes of equal counts."""
    regions = desk.catalog.level("kelurahan")
    seen = desk.observations.across(indicator, [r.code for r in regions])
    edges = class_edges([value for value in reported_values(seen) if value != 0])
    classes = [_class_of(o, edges) for o in seen]
    tiles = tuple(
        _tile(desk, region, desk.text(o), found)
        for region, o, found in zip(regions, seen, classes, strict=True)
    )
    return _map(desk, indicator, seen, tiles, _legend(desk, indicator, seen, classes, edges))


def activity_map(desk: Desk, within: Region | None = None) -> TileMap:
    """Return the map of what is recorded: both, savings only, transactions only, nothing yet."""
    regions = desk.catalog.level("kelurahan") if within is None else desk.catalog.children(within.code)
    states = [activity(desk, region.code) for region in regions]
    tiles = tuple(
        _tile(desk, region, desk.say(f"page.activity.{state}"), ACTIVITY_CLASSES[state])
        for region, state in zip(regions, states, strict=True)
    )
    counts = Counter(states)
    legend = tuple(
        LegendItem(tile_class, desk.say(f"page.activity.{state}"), counts[state])
        for state, tile_class in ACTIVITY_CLASSES.items()
    )
    seen = desk.observations.across("kegiatan_tercatat", [r.code for r in regions])
    drawn = _map(desk, "kegiatan_tercatat", seen, tiles, legend)
    return (
        drawn if within is None else replace(drawn, passport=desk.passport(within.code, "kegiatan_tercatat"))
    )


ACTIVITY_CLASSES: dict[str, TileClass] = {
    "both": "c4",
    "savings": "c2",
    "transactions": "c1",
    "none": "s_not_reported",
}


def activity(desk: Desk, code: str) -> str:
    """Return what is recorded for a kelurahan: ``both``, ``savings``, ``transactions`` or ``none``."""
    saved = is_recorded(desk.observations.latest("simpanan_total_rp", code))
    traded = is_recorded(desk.observations.latest("transaksi_rp", code))
    if saved and traded:
        return "both"
    if saved:
        return "savings"
    return "transactions" if traded else "none"


def is_recorded(seen: Observation) -> bool:
    """Return True if *seen* is more than zero; what is too small to be shown is."""
    return seen.status is Status.WITHHELD or (seen.value or 0) > 0


def class_edges(values: Sequence[float]) -> tuple[float, ...]:
    """Return the upper edges of up to five classes that hold about equally many of *values*.

    Equal values never fall into different classes, so there may be fewer.
    """
    ordered = sorted(values)
    if not ordered:
        return ()
    places = [(len(ordered) * share + 4) // 5 - 1 for share in range(1, 6)]
    return tuple(sorted({ordered[max(0, place)] for place in places}))


def _class_of(seen: Observation, edges: tuple[float, ...]) -> TileClass:
    if seen.value is None:
        return EMPTY_CLASSES[seen.status]
    if seen.value == 0:
        return ZERO
    place = next(index for index, edge in enumerate(edges) if seen.value <= edge)
    return _classes_used(edges)[place]


def _classes_used(edges: tuple[float, ...]) -> tuple[TileClass, ...]:
    """Return as many classes as there are edges, spread so that the highest is always the darkest."""
    return CLASSES[len(CLASSES) - len(edges) :]


def _legend(
    desk: Desk,
    indicator: str,
    seen: Sequence[Observation],
    classes: Sequence[TileClass],
    edges: tuple[float, ...],
) -> tuple[LegendItem, ...]:
    counts = Counter(classes)
    items = []
    for tile_class in (ZERO, *_classes_used(edges)):
        if not counts[tile_class]:
            continue
        inside = [
            o.value
            for o, found in zip(seen, classes, strict=True)
            if found == tile_class and o.value is not None
        ]
        low, high = desk.quantity(min(inside), indicator), desk.quantity(max(inside), indicator)
        text = high if low == high else desk.say("page.legend.range", low=low, high=high)
        items.append(LegendItem(tile_class, text, counts[tile_class]))
    for status, tile_class in EMPTY_CLASSES.items():
        if counts[tile_class]:
            items.append(LegendItem(tile_class, desk.say(f"status.{status}"), counts[tile_class]))
    return tuple(items)


def _tile(desk: Desk, region: Region, text: str, tile_class: TileClass) -> Tile:
    parent = desk.catalog.regions[str(region.parent)]
    return Tile(
        name=region.name,
        short=desk.once(("short names",), lambda: _short_names(desk))[region.name],
        url=desk.place(region).url,
        column=region.column or 0,
        row=region.row or 0,
        group=parent.name,
        bank=region.bank,
        text=text,
        tile_class=tile_class,
    )


def _short_names(desk: Desk) -> dict[str, str]:
    return short_names([region.name for region in desk.catalog.level("kelurahan")])


def map_id(indicator: str) -> str:
    """Return the id of the map of *indicator* on its page, for links that lead to it."""
    return f"peta-{slug_of(indicator)}"


def _map(
    desk: Desk,
    indicator: str,
    seen: Sequence[Observation],
    tiles: tuple[Tile, ...],
    legend: tuple[LegendItem, ...],
) -> TileMap:
    title = finding(desk, indicator, seen)
    placed = _from_corner(tiles)
    return TileMap(
        id=map_id(indicator),
        title=title,
        subtitle=subtitle(desk, indicator, seen),
        description=desk.say("page.map.description", title=title),
        columns=max(tile.column for tile in placed),
        rows=max(tile.row for tile in placed),
        tiles=placed,
        legend=legend,
        sources=desk.sources(*seen),
        nature=desk.nature(*seen),
        note=desk.say("page.map.note"),
        labels=_river(desk, placed),
        passport=desk.passport(desk.city_region.code, indicator),
        stale=stale(desk, *seen),
    )


def _from_corner(tiles: tuple[Tile, ...]) -> tuple[Tile, ...]:
    """Return *tiles* moved so that the westernmost column and the northernmost row are the first."""
    west, north = min(tile.column for tile in tiles) - 1, min(tile.row for tile in tiles) - 1
    return tuple(replace(tile, column=tile.column - west, row=tile.row - north) for tile in tiles)


def _river(desk: Desk, tiles: tuple[Tile, ...]) -> tuple[MapLabel, ...]:
    """Return the river's name in the empty row between its banks, if the city has named it and left one.

    The names of the banks stand above and below it, where a single bank lies on that side.
    """
    rows = {tile.row for tile in tiles}
    empty = [row for row in range(1, max(rows)) if row not in rows]
    if not desk.catalog.city.river or not empty:
        return ()
    row = empty[0]
    labels = [MapLabel(desk.catalog.city.river, 1, row)]
    for key, step in (("map.bank.above", -LINE), ("map.bank.below", LINE)):
        banks = {tile.bank for tile in tiles if (tile.row > row) == (step > 0)} - {""}
        if len(banks) == 1:
            labels.append(MapLabel(desk.say(key, bank=banks.pop()), 1, row + step))
    return tuple(labels)
