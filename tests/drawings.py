"""Figures for the tests of the charts, and ways to look into a drawing."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from typing import get_args

from terang.messages import Messages, read_messages
from terang.pages.figures import Axis, DataTable, Figure, FigureKind, Point
from terang.statuses import Status, status_of

ID, EN = read_messages("id"), read_messages("en")
KINDS = get_args(FigureKind)
EMPTIES = tuple(status for status in Status if not status.has_value)
SVG = "{http://www.w3.org/2000/svg}"


def point(label: str, value: float | None, voice: Messages = ID, **more: str) -> Point:
    """A point of so many people, keyed by its label; *empty* names the kind of empty."""
    status = status_of(value, Status(more.pop("empty", Status.NOT_REPORTED)))
    words = voice(f"status.{status}") if value is None else voice.quantity(value, "orang")
    return Point(label, value, status, words, **{"key": label.replace(" ", "-"), **more})


def figure(kind: str, *points: Point, **more: object) -> Figure:
    """A figure of *kind* with no more than it needs."""
    given = {"axis": Axis("Anggota (orang)", "orang"), "title": "Temuan", "description": "Uraian", **more}
    fixed = {"id": "gambar", "subtitle": "", "table": DataTable("", (), ()), "sources": ()}
    if kind == "scatter":
        points = tuple(dataclasses.replace(each, across=each.value) for each in points)
    return Figure(kind=kind, points=points, **{**fixed, **given})


def places(count: int, missing: int, voice: Messages = ID) -> list[Point]:
    """So many places with a value, and so many without."""
    known = [point(f"Tempat {n}", 5.0 + n * 3 % 131, voice) for n in range(count)]
    return known + [point(f"Sunyi {n}", None, voice) for n in range(missing)]


def of_kind(kind: str) -> Figure:
    """A figure with something of everything for each kind: values, zero, an empty, two series."""
    points = [point("Anu", 7), point("Bunga", 0), point("Candi", None), point("Delima", 1234.25)]
    if kind == "trend":
        years = ((2021, 5), (2022, 6), (2023, None), (2024, 4))
        points = [point(str(year), v, series=name, key=name) for name in ("Anu", "Kota") for year, v in years]
    if kind in ("matrix", "steps", "bars"):
        points = [dataclasses.replace(p, series=name) for name in ("Satu", "Dua") for p in points]
    return figure(kind, *points)


def texts(svg: str) -> list[str]:
    """Every word that stands in the picture."""
    return ["".join(t.itertext()) for t in ET.fromstring(svg).iter(f"{SVG}text")]


def marks(svg: str, tag: str, **look: str) -> list[dict[str, str]]:
    """The elements of a tag, with the attributes of their group, that look as asked."""
    found = []
    root = ET.fromstring(svg)
    for group in [root, *root.iter(f"{SVG}g")]:
        inherited = {} if group is root else group.attrib
        found += [{**inherited, **mark.attrib} for mark in group if mark.tag == f"{SVG}{tag}"]
    return [mark for mark in found if all(mark.get(k.replace("_", "-")) == v for k, v in look.items())]


def diamonds(svg: str) -> int:
    """How many open diamonds there are."""
    return len([m for m in marks(svg, "path", fill="none") if m["d"].count("l") == 3])
