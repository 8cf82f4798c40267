"""A browser (Debian's Chromium or one like it) and the finished sites behind a plain file server."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from terang.building.browser import find_browser

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; a machine without one fails the test and says how to get it."""
    path = os.environ.get("CHROMIUM") or find_browser()
    assert path, "Chromium belum ada: jalankan `invoke browser`"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing, also when a browser leaves before a file is through."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send the file as far as the browser wants it."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)  # type: ignore[type-var]


def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def contoh(contoh_site: Path) -> Iterator[str]:
    """Address of the small city's site."""
    yield from _served(contoh_site)


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    """Address of the real city's site."""
    yield from _served(real_site)
