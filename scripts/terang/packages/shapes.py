"""The shape of a descriptor: which properties there are, and of which JSON type each is.

A descriptor is read like a form: what is missing, misspelt or of the wrong type is named, before
any library sees it. Frictionless ignores a property it does not know, so a misspelt
``constraint`` would switch a check off in silence.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Kind = object
"""``str``, ``bool``, ``int``, ``float`` (any number), `Shape`, ``[kind]`` (a list), ``object`` (any)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The properties of one kind of JSON object."""

    required: Mapping[str, Kind]
    optional: Mapping[str, Kind] = field(default_factory=dict)
    forbidden: frozenset[str] = frozenset()
    """Known to the standard, but it would loosen or hide a check here."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a descriptor departs from its shape."""

    code: str
    """``property-`` and one of ``missing``, ``type``, ``misspelt``, ``forbidden``, ``unknown``."""
    place: str
    """Path of the object, such as ``resources[0].schema``; empty for the root."""
    property: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """An object whose keys are language codes and whose values have one shape."""

    shape: Shape


TITLES = ByLanguage(Shape({}, {"title": str, "description": str, "text": str}))
LICENCE = Shape({"name": str, "path": str}, {"title": str})
SOURCE = Shape(
    {"name": str, "title": str, "date": str, "path": str, "publisher": str, "terms": str},
    {"received": str},
)
CAVEAT = Shape({"name": str, "text": str}, {"translations": TITLES, "disputed": bool})
CONSTRAINTS = Shape(
    {},
    {
        "required": bool,
        "unique": bool,
        "pattern": str,
        "enum": [object],
        "minimum": float,
        "maximum": float,
        "minLength": int,
        "maxLength": int,
    },
    frozenset({"jsonSchema", "exclusiveMinimum", "exclusiveMaximum"}),
)
DISCLOSURE = Shape({"rule": str}, {"behind": str, "source": str, "why": str})
FRESHNESS = Shape({"every": str}, {"fresh_days": int})
RELATION = Shape({"kind": str, "whole": str, "parts": [str]}, {"minus": [str], "table": str, "factor": float})
_STANDARD_TEXTS = {"concept": str, "definition": str, "classification": str, "measure": str, "unit": str}
STANDARD = Shape(_STANDARD_TEXTS, {"translations": ByLanguage(Shape(_STANDARD_TEXTS))})
FIELD = Shape(
    {"name": str, "type": str, "title": str, "description": str},
    {
        "unit": str,
        "translations": TITLES,
        "constraints": CONSTRAINTS,
        "disclosure": DISCLOSURE,
        "trueValues": [str],
        "falseValues": [str],
        "example": object,
        "rdfType": str,
    },
    frozenset(
        {
            "format",
            "missingValues",
            "decimalChar",
            "groupChar",
            "bareNumber",
            "categories",
            "categoriesOrdered",
        }
    ),
)
REFERENCE = Shape({"fields": [str]}, {"resource": str})
FOREIGN_KEY = Shape({"fields": [str], "reference": REFERENCE})
EXTERNAL_KEY = Shape(
    {"fields": [str], "reference": Shape({"package": str, "resource": str, "fields": [str]})}
)
SCHEMA = Shape(
    {"fields": [FIELD], "primaryKey": [str], "missingValues": [str]},
    {"foreignKeys": [FOREIGN_KEY], "externalKeys": [EXTERNAL_KEY]},
    frozenset({"fieldsMatch", "uniqueKeys"}),
)
TOTALS = Shape({"resource": str, "measures": [str]})
RESOURCE = Shape(
    {
        "name": str,
        "path": str,
        "title": str,
        "description": str,
        "format": str,
        "encoding": str,
        "schema": SCHEMA,
    },
    {
        "mediatype": str,
        "translations": TITLES,
        "totals": TOTALS,
        "bytes": int,
        "hash": str,
        "relations": [RELATION],
        "freshness": FRESHNESS,
        "standard": STANDARD,
    },
    frozenset(
        {
            "dialect",
            "data",
            "profile",
            "compression",
            "innerpath",
            "extrapaths",
            "scheme",
            "control",
            "layout",
        }
    ),
)
PACKAGE = Shape(
    {
        "$schema": str,
        "name": str,
        "title": str,
        "description": str,
        "version": str,
        "nature": str,
        "licenses": [LICENCE],
        "sources": [SOURCE],
        "resources": [RESOURCE],
    },
    {
        "keywords": [str],
        "caveats": [CAVEAT],
        "translations": TITLES,
        "id": str,
        "homepage": str,
        "created": str,
    },
    frozenset({"profile", "image"}),
)


def find_misfits(value: object, shape: Shape, place: str = "") -> Iterator[Misfit]:
    """Yield every departure of the JSON object *value* from *shape*, depth first."""
    if not isinstance(value, dict):
        yield Misfit("property-type", place, place)
        return
    known = {**shape.required, **shape.optional}
    for name in shape.required:
        if name not in value:
            yield Misfit("property-missing", place, name)
    for name, inner in value.items():
        if name in known:
            yield from _misfits_of_kind(inner, known[name], _join(place, name))
        elif name in shape.forbidden:
            yield Misfit("property-forbidden", place, name)
        else:
            yield _unknown(name, known, place)


def _misfits_of_kind(value: object, kind: Kind, place: str) -> Iterator[Misfit]:
    if isinstance(kind, Shape):
        yield from find_misfits(value, kind, place)
    elif isinstance(kind, ByLanguage):
        yield from _misfits_of_languages(value, kind, place)
    elif isinstance(kind, list):
        if not isinstance(value, list):
            yield Misfit("property-type", place, place)
            return
        for index, item in enumerate(value):
            yield from _misfits_of_kind(item, kind[0], f"{place}[{index}]")
    elif not _has_type(value, kind):
        yield Misfit("property-type", place, place)


def _misfits_of_languages(value: object, kind: ByLanguage, place: str) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        yield Misfit("property-type", place, place)
        return
    for language, texts in value.items():
        yield from find_misfits(texts, kind.shape, _join(place, language))


def _has_type(value: object, kind: Kind) -> bool:
    if kind is object:
        return isinstance(value, str | int | float | bool)
    if isinstance(value, bool):
        return kind is bool
    if kind is float:
        return isinstance(value, int | float)
    return isinstance(kind, type) and isinstance(value, kind)


def _unknown(name: str, known: Mapping[str, Kind], place: str) -> Misfit:
    similar = difflib.get_close_matches(name[:40], known, n=1, cutoff=0.75)
    if similar:
        return Misfit("property-misspelt", place, name, similar[0])
    return Misfit("property-unknown", place, name)


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
