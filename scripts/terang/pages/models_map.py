"""Page model of the map: what is recorded everywhere, and the way to the map of any other figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.blocks import CardGroup
from terang.pages.figures import TileMap
from terang.pages.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage(Page):
    """The map of recorded activity, and links to the map of every figure known by kelurahan."""

    template: ClassVar[str] = "map"
    lead: str
    tile_map: TileMap
    picker_lead: str
    """How many maps there are to choose from; says so where there is none."""
    picker: tuple[CardGroup, ...]
    """By topic; each card leads to the map on an indicator's own page."""
