"""What the tests of the catalogues share: everything published of a catalogue, by address."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from terang.catalog import Catalog
from terang.catalogue import catalogue_files
from terang.downloads import PublishedFile, joined, make_downloads
from terang.releases import NO_HISTORY, History, Release

ADDRESS = "https://contoh.example.org/portal"
"""A public address with a folder of its own, the harder case."""


def published(
    catalog: Catalog, address: str = ADDRESS, history: History = NO_HISTORY
) -> dict[str, PublishedFile]:
    """Return the downloads of *catalog* and its catalogues by their path."""
    files = make_downloads(catalog, address, history=history)
    return {file.path: file for file in joined(files, catalogue_files(catalog, files, address, history))}


def released(catalog: Catalog, version: str = "1.2.0", date: str = "2026-06-30") -> History:
    """Return a history whose only release holds every package of *catalog* in version 9.9.9."""
    note = {"id": "Rilis uji.", "en": "A test."}
    packages = dict.fromkeys(catalog.datasets, "9.9.9")
    return History((Release(version, date, note, packages, (), Path()),))


@contextmanager
def without_network() -> Iterator[None]:
    """Let whatever asks a server fail: a catalogue must be read without anybody's help."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader went to the network")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refused)
        patched.setattr(socket, "getaddrinfo", refused)
        yield


def inline(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema.org document with its vocabulary named in place, for readers without network."""
    assert document["@context"] == "https://schema.org/"
    return {**document, "@context": {"@vocab": "https://schema.org/"}}
