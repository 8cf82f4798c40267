"""The gate, offline: the worker and the manifests name only what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from terang.building.published import Expected, Published, locate
from terang.findings import Finding
from terang.offline import MANIFEST, WORKER, WORKER_NAMES
from terang.packages.telling import block


def check_offline(site: Published, expected: Expected) -> Iterator[Finding]:
    """Check every address that a telephone is told to keep, to open or to show on its home screen."""
    for path, content in site.files.items():
        name = PurePosixPath(path).name
        if name != MANIFEST and path != WORKER:
            continue
        try:
            addresses = _opened(content) if name == MANIFEST else _kept_at_once(content)
        except (ValueError, LookupError, TypeError):
            yield block("site-offline-broken", path)
            continue
        for address in addresses:
            place = locate(address, path, expected.home)
            if place.scheme != "own" or place.path not in site.files:
                yield block("site-offline-dead", path, value=address)


def _opened(content: bytes) -> list[str]:
    manifest = json.loads(content)
    return [manifest["id"], manifest["start_url"], manifest["scope"], *(i["src"] for i in manifest["icons"])]


def _kept_at_once(content: bytes) -> list[str]:
    """Return what the worker keeps when it is installed: one address that fails, and it never is."""
    first = content.decode().partition("\n")[0]
    if not first.startswith(WORKER_NAMES):
        return []  # the worker of a preview, which keeps nothing
    _, _, files, offline, _, _ = json.loads(first.removeprefix(WORKER_NAMES).rstrip(";"))
    return [*files, *offline]
