"""Freezing a release: the files that may be published today, written once, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from terang.catalog import Catalog, Text
from terang.city import City
from terang.disclosure import Released
from terang.downloads.packages import package_files
from terang.errors import PortalError
from terang.messages import Messages, read_messages
from terang.packages.privacy import find_personal
from terang.releases import FrozenFile, History, Release, find_unexplained, find_unversioned, read_history
from terang.releases.frozen import DESCRIPTOR, LIST, is_date, read_file, read_release, release_document
from terang.releases.versions import FIRST, Step, next_version, parse_version, step_between, step_of
from terang.statuses import Nature
from terang.validation import describe

LONGEST_NOTE = 500
_SHOWN = 20
"""So many changes without a reason are told."""

_UNFINISHED = ".sementara-"
"""What the folder of a release begins with until all of it is written."""


class ReleaseRefused(PortalError):
    """Rilis tidak jadi dibuat; yang sudah dibekukan tidak disentuh."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be frozen under which name."""

    date: str
    """ISO date of the release."""
    note: Text
    """What it brings, in a sentence, by language of the city."""
    version: str = ""
    """Its version; empty for the next one that its changes ask for."""


def freeze(released: Released, order: Order) -> Release:
    """Freeze what may be published of the real packages as *order* says; return the release.

    Everything is written beside its place and moved there in one step. Raises `ReleaseRefused` in
    words, nothing written, if the order is not sound, its version is taken or too low, nothing
    changed, or a revision of an old period has no reason.
    """
    catalog = released.catalog
    city, voice = catalog.city, read_messages(catalog.city.default_language)
    history = read_history(catalog)
    faults = list(_order_faults(order, city, history, voice))
    if faults:
        raise ReleaseRefused(*faults)
    draft = Release(
        version=order.version or _next(history),
        date=order.date,
        note={lang: order.note[lang].strip() for lang in city.languages},
        packages={name: d.version for name, d in catalog.datasets.items() if d.nature is Nature.REAL},
        files=(),
        folder=city.releases / (order.version or _next(history)),
    )
    # With itself as the newest release, so that what it says of how to cite it leads to it.
    own = replace(history, releases=(*history.releases, draft), pending=())
    contents = _contents(catalog, own)
    faults = list(_change_faults(catalog, draft, history, contents))
    if faults:
        raise ReleaseRefused(*faults)
    files = (FrozenFile(path, len(c), hashlib.sha256(c).hexdigest()) for path, c in contents.items())
    return _write(replace(draft, files=tuple(files)), contents)


def _next(history: History) -> str:
    """Return the version that the pending changes of *history* ask for."""
    return next_version(history.latest.version, step_of(history.pending)) if history.latest else FIRST


def _contents(catalog: Catalog, history: History) -> Mapping[str, bytes]:
    """Return what a release holds of *catalog*, by path: of each real package what its zip is made of."""
    city = catalog.city
    voices = tuple(read_messages(lang) for lang in city.languages)
    homepage = f"{city.address}/" if city.address else ""
    return {
        file.address: file.content
        for dataset in catalog.datasets.values()
        if dataset.nature is Nature.REAL
        for file in package_files(dataset, city, voices, homepage, history)
        if file.format != "ZIP"
    }


def _order_faults(order: Order, city: City, history: History, voice: Messages) -> Iterator[str]:
    """Yield what is wrong in *order* itself."""
    latest = history.latest
    if not is_date(order.date):
        yield voice("release.refused.date", found=order.date)
    elif latest is not None and order.date < latest.date:
        yield voice("release.refused.early", found=order.date, version=latest.version, latest=latest.date)
    for lang in city.languages:
        text = order.note.get(lang, "").strip()
        if not text or len(text) > LONGEST_NOTE or not text.isprintable():
            yield voice("release.refused.note", lang=lang, limit=LONGEST_NOTE)
        elif find_personal(text):
            yield voice("release.refused.personal", lang=lang)
    if order.version and parse_version(order.version) is None:
        yield voice("release.refused.version", found=order.version)
    elif order.version and latest is not None and step_between(latest.version, order.version) is None:
        yield voice("release.refused.low", found=order.version, latest=latest.version, next=_next(history))


def _change_faults(
    catalog: Catalog, draft: Release, history: History, contents: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield why what changed may not be released as *draft*."""
    latest, voice = history.latest, read_messages(catalog.city.default_language)
    if latest is None:
        return
    if not history.pending and _is_same(latest, contents):
        yield voice("release.refused.same", latest=latest.version)
        return
    step = step_between(latest.version, draft.version)
    needed = step_of(history.pending)
    if step is None or step < needed:
        yield voice(
            f"release.refused.step.{Step(needed).name.lower()}", found=draft.version, next=_next(history)
        )
    for found in (
        find_unexplained(history, stops=True),
        find_unversioned(catalog.datasets, history, stops=True),
    ):
        if found:
            yield describe(found, voice, _SHOWN)


def _is_same(release: Release, contents: Mapping[str, bytes]) -> bool:
    """Return True if *contents* say what *release* says, apart from where the site is and how to cite it."""
    frozen = {file.path: read_file(release, file) for file in release.files}
    return _said(frozen) == _said(contents)


def _said(contents: Mapping[str, bytes]) -> dict[str, object]:
    said: dict[str, object] = {}
    for path, content in contents.items():
        if path.endswith(f"/{DESCRIPTOR}"):
            said[path] = {**json.loads(content), "homepage": ""}
        elif path.endswith(".csv"):
            said[path] = content
    return said


def _write(release: Release, contents: Mapping[str, bytes]) -> Release:
    """Write *release* with its *contents* beside its folder, read it back, and move it there in one step."""
    target = release.folder
    for left in target.parent.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    beside = target.with_name(f"{_UNFINISHED}{release.version}")
    try:
        for path, content in {LIST: release_document(release), **contents}.items():
            _write_file(beside / path, content)
        read_release(beside, release.version)
        os.rename(beside, target)  # a folder that is there and holds something is never replaced
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return release


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
