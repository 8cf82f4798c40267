"""One indicator a JSON document: what it means, how it is made, and its series for every place.

The twin of the documents of places, turned round. An entry without a value says ``null`` and which
kind of empty it is, never zero. One place a line, so that two versions can be compared line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from terang.catalog import Catalog
from terang.downloads.documents import caveats_of, observed, sources_of
from terang.downloads.files import DOWNLOAD_FOLDER, NATURE_COLUMN, PublishedFile, published_name
from terang.downloads.indicators import INDICATOR_FOLDER, Place, nature_of, places_of
from terang.messages import Messages
from terang.observations import Indicator, Observations
from terang.statuses import Status


def indicator_documents(
    catalog: Catalog, observations: Observations, voice: Messages
) -> Iterator[PublishedFile]:
    """Return a document for every indicator, titles and words in the language of *voice*.

    Raises `BuildFailed` if an indicator mixes real and simulated values.
    """
    for known in observations.indicators.values():
        nature = nature_of(known, catalog, observations)
        entries = [_entry(known, observations, place) for place in places_of(catalog, observations, known.id)]
        head = {**_head(known, voice), NATURE_COLUMN: nature.value, **_behind(catalog, entries, voice)}
        name = published_name(known.id.replace("_", "-"), nature)
        path = f"{DOWNLOAD_FOLDER}/{INDICATOR_FOLDER}/{name}.json"
        content = _text(head, entries).encode("utf-8")
        yield PublishedFile(path, content, "JSON", indicator=known.id, nature=nature)


def _head(known: Indicator, voice: Messages) -> dict[str, Any]:
    """Return what the indicator is, in words and in keys."""
    return {
        "indikator": known.id,
        **{
            name: voice(f"indicator.{known.id}.{key}")
            for name, key in (("judul", "title"), ("definisi", "definition"), ("cara", "method"))
        },
        "satuan": known.unit,
        "satuan_nama": voice(f"unit.{known.unit}.name"),
        "tingkat": known.level,
        "dapat_dijumlahkan": known.additive,
        "tabel": list(known.tables),
        "arti_status": {status.value: voice(f"download.status.{status}") for status in Status},
    }


def _behind(catalog: Catalog, entries: Iterable[Mapping[str, Any]], voice: Messages) -> dict[str, Any]:
    """Return the sources and caveats that *entries* name."""
    entries = tuple(entries)
    return {"sumber": sources_of(catalog, entries), "catatan": caveats_of(catalog, entries, voice)}


def _entry(known: Indicator, observations: Observations, place: Place) -> dict[str, Any]:
    """Return the indicator for one place: its newest observation, then its series, oldest first."""
    series = observations.series(known.id, place.code)
    newest = observations.latest(known.id, place.code)
    every = series or (newest,)
    return {
        "kode": place.code,
        "nama": place.name,
        "tingkat": place.level,
        **observed(newest),
        "sumber": sorted({name for seen in every for name in seen.sources}),
        "catatan": sorted({name for seen in every for name in seen.caveats}),
        "masukan": list(dict.fromkeys(name for seen in every for name in seen.inputs)),
        "deret": [observed(seen) for seen in series],
    }


def _text(head: Mapping[str, Any], entries: Iterable[Mapping[str, Any]]) -> str:
    lines = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    told = ",\n".join(map(_json, entries))
    return "{\n" + ",\n".join([*lines, f'"wilayah": [\n{told}\n]']) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
