"""One place a JSON document, the city included: what is known of it, indicator by indicator, for programs.

Every indicator of the city has its entry: the newest observation, then all of them (``deret``). An
entry without a value says ``null`` and which kind of empty it is, never zero. One entry a line, so that
two versions can be compared line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import LEVELS, Catalog, Region
from terang.downloads.files import DOWNLOAD_FOLDER, NATURE_COLUMN, PublishedFile, published_name
from terang.downloads.indicators import nature_of
from terang.messages import Messages
from terang.observations import Indicator, Observation, Observations
from terang.statuses import Nature
from terang.written import number_text


def place_documents(catalog: Catalog, observations: Observations, voice: Messages) -> Iterator[PublishedFile]:
    """Return a document for every kelurahan, kecamatan and the city; a second where there is simulation.

    Titles and caveats are told in the language of *voice*. Raises `BuildFailed` if an indicator mixes
    real and simulated values.
    """
    by_nature: dict[Nature, list[Indicator]] = {Nature.REAL: []}
    for known in observations.indicators.values():
        by_nature.setdefault(nature_of(known, catalog, observations), []).append(known)
    for nature, indicators in by_nature.items():
        for region in (region for level in reversed(LEVELS) for region in catalog.level(level)):
            entries = [_entry(known, observations, region, voice) for known in indicators]
            head = _head(catalog, region, nature, entries, voice)
            folder, name = (region.level, region.slug) if region.parent is not None else ("", region.level)
            path = "/".join(part for part in (DOWNLOAD_FOLDER, folder, published_name(name, nature)) if part)
            content = _text(head, entries).encode("utf-8")
            yield PublishedFile(f"{path}.json", content, "JSON", region=region.code, nature=nature)


def _text(head: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the document, a line for each part of its *head* and for each entry."""
    lines = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    told = ",\n".join(map(_json, entries))
    return "{\n" + ",\n".join([*lines, f'"pengamatan": [\n{told}\n]']) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _head(
    catalog: Catalog, region: Region, nature: Nature, entries: Iterable[Mapping[str, Any]], voice: Messages
) -> dict[str, Any]:
    """Return where the document is about, and the sources and caveats that its entries name."""
    entries = tuple(entries)
    above = {"kecamatan": catalog.regions[str(region.parent)].name} if region.level == "kelurahan" else {}
    return {
        "kode": region.code,
        "nama": region.name,
        "tingkat": region.level,
        **above,
        "kota": voice.pick(catalog.city.name),
        NATURE_COLUMN: nature.value,
        "sumber": sources_of(catalog, entries),
        "catatan": caveats_of(catalog, entries, voice),
    }


def sources_of(catalog: Catalog, entries: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the sources that *entries* name, by name."""
    return {name: _source(catalog, name) for name in _named("sumber", entries)}


def caveats_of(catalog: Catalog, entries: Iterable[Mapping[str, Any]], voice: Messages) -> dict[str, str]:
    """Return the words of the caveats that *entries* name, by name."""
    return {name: _caveat(catalog, name, voice) for name in _named("catatan", entries)}


def _named(part: str, entries: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({name for entry in entries for name in entry[part]})


def _source(catalog: Catalog, name: str) -> dict[str, str]:
    package, _, own = name.partition("/")
    source = catalog.datasets[package].sources[own]
    return {
        "judul": source.title,
        "alamat": source.path,
        "tanggal": source.date,
        "penerbit": source.publisher,
    }


def _caveat(catalog: Catalog, name: str, voice: Messages) -> str:
    package, _, own = name.partition("/")
    return voice.pick(catalog.datasets[package].caveats[own].text)


def _entry(known: Indicator, observations: Observations, region: Region, voice: Messages) -> dict[str, Any]:
    """Return an indicator of a place: what it is, its newest observation, its series oldest first."""
    series = observations.series(known.id, region.code)
    newest = observations.latest(known.id, region.code)
    every = series or (newest,)
    return {
        "indikator": known.id,
        "judul": voice(f"indicator.{known.id}.title"),
        "satuan": known.unit,
        **observed(newest),
        "sumber": sorted({name for seen in every for name in seen.sources}),
        "catatan": sorted({name for seen in every for name in seen.caveats}),
        "deret": [observed(seen) for seen in series],
    }


def observed(seen: Observation) -> dict[str, Any]:
    """Return one observation; a sum also says how many parts it has, and whether it is too low."""
    told: dict[str, Any] = {
        "periode": seen.period or None,
        "nilai": _number(seen.value),
        "status": seen.status.value,
    }
    if seen.reporting is None:
        return told
    return {
        **told,
        "dilaporkan": seen.reporting.reported,
        "diharapkan": seen.reporting.expected,
        "disembunyikan": seen.reporting.withheld,
        "paling_sedikit": seen.at_least,
    }


def _number(value: float | None) -> float | None:
    """Return *value* as JSON writes it best, whole numbers without a point; refuse what is no number."""
    if value is None:
        return None
    text = number_text(value)
    return float(text) if "." in text else int(text)
