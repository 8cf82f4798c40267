"""Examples of the pages of places: the home page, a kelurahan in its states, a kecamatan, the lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from components.parts import (
    ALTERNATES,
    ANSWERS,
    COMPARED,
    CONTRADICTION,
    DOWNLOADS,
    EMPTY_SECTION,
    EMPTY_STATS,
    FACTS,
    FIGURE,
    FOLDED_SECTION,
    GAP_SECTION,
    LADDER,
    NEIGHBOURS,
    SECTION,
    SMALL_MAP,
    STAT,
    TILE_MAP,
    WIDE_TABLE,
    ZERO_STAT,
)
from terang.pages.blocks import PlaceEntry, PlaceGroup
from terang.pages.figures import Link
from terang.pages.models import DistrictsPage, HomePage, KecamatanPage, KelurahanPage, Page, PlacesPage

PageT = TypeVar("PageT", bound=Page)

UP = (Link("Kota Contoh", "/"),)


def page(kind: type[PageT], url: str, title: str, **fields: object) -> PageT:
    """Return an example of a *kind* of page; every field that all kinds share has a value."""
    shared = {"lang": "id", "description": f"{title}.", "alternates": ALTERNATES, "breadcrumbs": UP}
    return kind(url=url, title=title, **{**shared, **fields})


HOME = page(
    HomePage,
    "/",
    "Beranda",
    updated="2026-08-05",
    headline="Tiga dari lima koperasi mencatat kegiatan.",
    lead="Dua belum.",
    passport="/asal/#kegiatan-tercatat",
    stats=(STAT, ZERO_STAT),
    tile_map=TILE_MAP,
    places=(
        Link("Melati", "/kelurahan/melati/", "99.71.02.1001"),
        Link("7 Hilir", "/kelurahan/7-hilir/", "tujuh hilir"),
    ),
    sections=(SECTION, GAP_SECTION, FOLDED_SECTION),
    downloads=DOWNLOADS,
    actions=(Link("Bagikan", "https://bagikan.example/"),),
)

KELURAHAN = page(
    KelurahanPage,
    "/kelurahan/melati/",
    "Melati, Timur",
    breadcrumbs=(*UP, Link("Timur", "/kecamatan/timur/"), Link("Melati", "/kelurahan/melati/")),
    updated="2026-08-05",
    name="Melati",
    kicker="Kecamatan Timur · 99.71.02.1001",
    answer=ANSWERS["both"],
    ladder=LADDER,
    compared=replace(COMPARED, measures=COMPARED.measures[:1]),
    stats=(STAT,),
    sections=(SECTION, GAP_SECTION, EMPTY_SECTION),
    neighbours=NEIGHBOURS,
    neighbours_note="Yang berbatasan.",
    contradictions=(CONTRADICTION,),
    facts=FACTS,
    siblings=UP,
    downloads=DOWNLOADS,
)

NOTHING = replace(
    KELURAHAN,
    answer=ANSWERS["none"],
    stats=tuple(EMPTY_STATS.values()),
    sections=(),
    neighbours=(),
    neighbours_note="",
    contradictions=(),
    facts=(),
    siblings=(),
    downloads=(),
    breadcrumbs=(),
    updated="",
    ladder=(),
)
"""Where nothing is recorded and nothing else is known."""

KECAMATAN = page(
    KecamatanPage,
    "/kecamatan/timur/",
    "Kecamatan Timur",
    name="Timur",
    kicker="99.71.02 · 2 kelurahan",
    headline="Satu dari dua mencatat.",
    passport="/kecamatan/timur/asal/#kegiatan-tercatat",
    stats=(STAT,),
    tile_map=SMALL_MAP,
    table=WIDE_TABLE,
    sections=(SECTION,),
    contradictions=(CONTRADICTION,),
    siblings=UP,
    downloads=DOWNLOADS,
)

PLACES = page(
    PlacesPage,
    "/kelurahan/",
    "Semua kelurahan",
    lead="Menurut kecamatan.",
    passport="/data/wilayah/#kelurahan",
    groups=(
        PlaceGroup(
            Link("Timur", "/kecamatan/timur/"),
            "timur",
            "Satu dari dua mencatat.",
            (
                PlaceEntry(Link("Melati", "/kelurahan/melati/"), "", "99.71.02.1001", "belum ada", "melati"),
                PlaceEntry(
                    Link("7 Hilir", "/kelurahan/7-hilir/"),
                    "Tujuh Hilir",
                    "99.71.01.1001",
                    "ada",
                    "tujuh hilir",
                ),
            ),
        ),
    ),
)

DISTRICTS = page(
    DistrictsPage,
    "/kecamatan/",
    "Semua kecamatan",
    lead="Dua kecamatan.",
    passport="/data/wilayah/#kecamatan",
    table=WIDE_TABLE,
    figures=(FIGURE,),
)
