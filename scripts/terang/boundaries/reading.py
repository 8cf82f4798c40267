"""A file of boundaries to features: GeoJSON or TopoJSON, never believed, every refusal in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terang.boundaries.topology import BrokenTopology, cut, layers_of, rings_of_layer
from terang.findings import Finding
from terang.packages.telling import block

SIZE_LIMIT = 60_000_000
"""Bytes: a city's boundaries are a few million at most."""

_DEGREES = re.compile(r"(?:.*[:/])?CRS:?84H?|.*EPSG[:/]+(?:[\d.]*[:/])?4326|WGS ?(?:19)?84", re.IGNORECASE)
"""Names of the one system of coordinates that is accepted: longitude and latitude in degrees."""


class Unreadable(Exception):
    """What is wrong with a file as a whole; nothing more can be said of it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature as it stands in the file, its geometry not yet looked into."""

    number: int
    """Its place in the file, counted from 1."""
    properties: Mapping[str, Any]
    identifier: Any
    """Its member ``id``; None where it has none."""
    geometry: Any

    @property
    def place(self) -> str:
        """How findings name it."""
        return f"fitur {self.number}"


def read_features(path: Path) -> tuple[Feature, ...]:
    """Return the features of the file at *path*; raise `Unreadable` if there is no telling what it is."""
    document = _parse(path)
    kind = document.get("type") if isinstance(document, dict) else None
    if kind not in ("FeatureCollection", "Topology"):
        found = kind if isinstance(kind, str) else ""
        raise Unreadable(block("boundary-kind", path.name, column="type", value=found))
    _check_system(path, document)
    items = _topology_features(path, document) if kind == "Topology" else document.get("features")
    if not isinstance(items, list) or not items:
        raise Unreadable(block("boundary-no-features", path.name))
    return tuple(_feature(path, number, item) for number, item in enumerate(items, 1))


def _parse(path: Path) -> Any:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise Unreadable(block("boundary-too-large", path.name))
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(block("boundary-no-file", path.name, reason=error.strerror or "-")) from error
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise Unreadable(block("boundary-encoding", path.name)) from error
    except (ValueError, RecursionError) as error:
        line = str(error.lineno) if isinstance(error, json.JSONDecodeError) else "-"
        raise Unreadable(block("boundary-not-json", path.name, line=line)) from error


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _check_system(path: Path, document: Mapping[str, Any]) -> None:
    """Refuse a member ``crs`` that names, or may mean, anything but longitude and latitude in degrees."""
    system = document.get("crs")
    if system is None:
        return
    properties = system.get("properties") if isinstance(system, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not _DEGREES.fullmatch(name.strip()[:200]):
        shown = name if isinstance(name, str) else cut(system)
        raise Unreadable(block("boundary-crs", path.name, column="crs", value=shown))


def _topology_features(path: Path, document: Mapping[str, Any]) -> list[Any]:
    layers = layers_of(document)
    if len(layers) != 1:
        names = ", ".join(layers) or "-"
        raise Unreadable(block("boundary-layers", path.name, column="objects", names=names))
    try:
        return rings_of_layer(document, next(iter(layers.values())))
    except BrokenTopology as error:
        raise Unreadable(
            block("boundary-topology", path.name, column=error.part, value=error.value)
        ) from error


def _feature(path: Path, number: int, item: Any) -> Feature:
    if not isinstance(item, dict) or item.get("type") != "Feature":
        raise Unreadable(block("boundary-not-feature", path.name, place=f"fitur {number}"))
    properties = item.get("properties")
    known = properties if isinstance(properties, dict) else {}
    return Feature(number, known, item.get("id"), item.get("geometry"))
