"""Everything that must hold of boundaries: codes, geometry, place, neighbours; all findings at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from terang.boundaries.borders import LEAST, shared_borders
from terang.boundaries.codes import Coding, find_coding, property_names
from terang.boundaries.model import SCALE, Polygons
from terang.boundaries.reading import Feature, Unreadable, read_features
from terang.boundaries.shapes import Broken, box_around, contains, polygons_of
from terang.catalog import Catalog
from terang.findings import Finding, is_blocked
from terang.packages.telling import block, warn


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds, and what is wrong with it."""

    findings: tuple[Finding, ...]
    shapes: Mapping[str, Polygons]
    """By Kemendagri code; of no use where a finding blocks."""


def check_file(path: Path, catalog: Catalog, code_property: str = "") -> Checked:
    """Return the shapes in the file at *path* and every finding on them; nothing is ever raised."""
    try:
        features = read_features(path)
    except Unreadable as error:
        return Checked((error.finding,), {})
    coding = find_coding(features, catalog, code_property)
    if coding is None:
        return Checked((_no_coding(path.name, features, code_property),), {})
    findings = list(_code_findings(path.name, features, coding, catalog))
    shapes: dict[str, Polygons] = {}
    box = box_around(catalog.level("kelurahan"))
    for feature in features:
        try:
            shape, specks = polygons_of(feature, box)
        except Broken as error:
            findings.append(error.finding(path.name, feature))
        else:
            shapes.setdefault(coding.code(feature) or "", shape)
            if specks:
                findings.append(warn("boundary-speck", path.name, place=feature.place, count=str(specks)))
    if not is_blocked(findings):
        findings += (
            *_centre_findings(path.name, shapes, catalog),
            *_border_findings(path.name, shapes, catalog),
        )
    return Checked(tuple(findings), shapes)


def _no_coding(file: str, features: Sequence[Feature], code_property: str) -> Finding:
    names = ", ".join(property_names(features)[:20]) or "-"
    if code_property:
        return block("boundary-code-property", file, column=code_property, names=names)
    return block("boundary-no-code-property", file, names=names)


def _code_findings(
    file: str, features: Sequence[Feature], coding: Coding, catalog: Catalog
) -> Iterator[Finding]:
    """Yield features without a code or with one that is not the city's, codes met twice or not at all."""
    first: dict[str, Feature] = {}
    for feature in features:
        text, code = coding.text(feature), coding.code(feature)
        if not text:
            yield block("boundary-no-code", file, column=coding.name, place=feature.place)
        elif code is None:
            yield block("boundary-code-unknown", file, column=coding.name, value=text, place=feature.place)
        elif code in first:
            yield block(
                "boundary-code-double",
                file,
                column=coding.name,
                value=text,
                place=feature.place,
                first=first[code].place,
            )
        else:
            first[code] = feature
    for region in catalog.level("kelurahan"):
        if region.code not in first:
            yield block("boundary-missing", file, column=coding.name, value=region.code, name=region.name)


def _centre_findings(file: str, shapes: Mapping[str, Polygons], catalog: Catalog) -> Iterator[Finding]:
    for region in catalog.level("kelurahan"):
        if region.longitude is None or region.latitude is None:
            continue
        if not contains(shapes[region.code], region.longitude * SCALE, region.latitude * SCALE):
            centre = f"{region.longitude}, {region.latitude}"
            yield warn("boundary-centre", file, value=region.code, name=region.name, centre=centre)


def _border_findings(file: str, shapes: Mapping[str, Polygons], catalog: Catalog) -> Iterator[Finding]:
    """Yield where the borders of the shapes and the table of neighbours do not agree."""
    found = shared_borders(shapes)
    if found is None:
        yield warn("boundary-endless", file)
        return
    listed = {
        (code, n.code): n.border_m
        for code, beside in catalog.borders.items()
        for n in beside
        if code < n.code
    }
    for a, b in sorted({*found, *listed}):
        names = f"{catalog.regions[a].name} – {catalog.regions[b].name}"
        length, told = found.get((a, b), 0), listed.get((a, b))
        if told is None and length >= LEAST:
            yield warn("boundary-new-border", file, value=f"{a}, {b}", names=names, length=str(length))
        elif told is not None and told >= LEAST > length:
            yield warn("boundary-no-border", file, value=f"{a}, {b}", names=names, told=str(told))
