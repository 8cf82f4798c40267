"""The geographic map beside the schematic one, where the city has official boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from terang.boundaries import read_boundaries
from terang.pages.desk import Desk
from terang.pages.figures import TileMap
from terang.pages.outlines import Outlines, draw_outlines


def with_areas(desk: Desk, tile_map: TileMap) -> TileMap:
    """Return *tile_map* with the outlines of its kelurahan, unchanged where the city has no boundaries."""
    found = desk.once(("outlines",), lambda: _outlines(desk))
    if found is None:
        return tile_map
    outlines, ids = found
    tiles = tuple(replace(tile, outline=ids[tile.url]) for tile in tile_map.tiles)
    return replace(tile_map, tiles=tiles, outlines=outlines)


def _outlines(desk: Desk) -> tuple[Outlines, Mapping[str, str]] | None:
    """Return the outlines, drawn once a language, and the outline of each kelurahan by its page's address."""
    regions = {region.code: region for region in desk.catalog.level("kelurahan")}
    boundaries = read_boundaries(desk.catalog.city, regions)
    if boundaries is None:
        return None
    source = desk.say(
        "map.area.source",
        source=boundaries.source,
        date=desk.say.date(boundaries.date),
        licence=boundaries.licence,
    )
    outlines, ids = draw_outlines(boundaries, source)
    return outlines, {desk.place(regions[code]).url: name for code, name in ids.items()}
