"""The preview on localhost: served from the last good build, rebuilt when a file changes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from terang.errors import PortalError
from terang.messages import Messages

WATCHED = ("data", "content", "theme", "scripts", "tests/cities", "pelicanconf.py", "publishconf.py")
FIRST_PORT = 8000
PORTS_TRIED = 50

_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
    "": "text/plain; charset=utf-8",
}

Rebuild = Callable[[], bool]
"""Builds the preview and tells about it; returns whether it went well."""


class NoPort(PortalError):
    """Tidak ada porta yang bebas untuk server pratinjau."""


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves a finished site the way a plain host does: whole files, 404.html, no listings."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def end_headers(self) -> None:
        """Keep every browser from showing a page of an older build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Answer a folder without a page like an address that does not exist."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the site's own page, in the language of the address."""
        page = self._not_found_page() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", _TYPES[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *values: Any) -> None:
        """Keep the terminal for findings and progress."""

    def _not_found_page(self) -> Path | None:
        root = Path(self.directory)
        first = self.path.lstrip("/").partition("/")[0]
        folders = [root / first, root] if first.isalpha() else [root]
        return next((path for folder in folders if (path := folder / "404.html").is_file()), None)


def open_server(folder: Path, port: int = FIRST_PORT) -> ThreadingHTTPServer:
    """Return a server for *folder* on localhost at *port*, or at the next one that is free."""
    handler = partial(PreviewHandler, directory=str(folder))
    for number in range(port, port + PORTS_TRIED):
        try:
            return ThreadingHTTPServer(("127.0.0.1", number), handler)
        except OSError:
            continue
    raise NoPort(f"Dicoba: {port} sampai {port + PORTS_TRIED - 1}")


@contextmanager
def serving(folder: Path, port: int = FIRST_PORT) -> Iterator[str]:
    """Serve *folder* in the background; offer its address."""
    server = open_server(folder, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def rebuild_command(city: str, folder: Path) -> list[str]:
    """Return the command that builds the preview of *city* in a fresh process."""
    return [sys.executable, "-m", "terang.building", city, str(folder)]


def rebuild_in(root: Path, city: str, folder: Path) -> Rebuild:
    """Return a rebuild in a fresh process: edits of our own code count too."""
    environment = os.environ | {"PYTHONPATH": str(root / "scripts")}

    def rebuild() -> bool:
        return subprocess.call(rebuild_command(city, folder), cwd=root, env=environment) == 0

    return rebuild


def serve_preview(
    folder: Path, rebuild: Rebuild, changes: Iterable[Sequence[str]], messages: Messages, port: int
) -> None:
    """Build, serve *folder*, and rebuild at each of *changes* (names of files) until Ctrl-C.

    A rebuild that fails tells its findings; the last good site stays.
    """
    try:
        with serving(folder, port) as address:
            _tell(messages, rebuild(), address, folder)
            for names in changes:
                print(messages("build.serve_changed", names=messages.join(list(names))), flush=True)
                _tell(messages, rebuild(), address, folder)
    except KeyboardInterrupt:
        print(f"\n{messages('build.serve_end')}", flush=True)


def _tell(messages: Messages, built: bool, address: str, folder: Path) -> None:
    if built:
        words = messages("build.serve_ready", address=address)
    elif (folder / "index.html").is_file():
        words = messages("build.serve_kept", address=address)
    else:
        words = messages("build.serve_nothing")
    print(words, flush=True)


def watched_changes(root: Path, most: int = 3) -> Iterator[list[str]]:
    """Offer the names of changed files, at most *most* at a time, as they change below *root*."""
    from watchfiles import watch

    paths = [root / name for name in WATCHED if (root / name).exists()]
    for found in watch(*paths):
        names = sorted({Path(path).relative_to(root).as_posix() for _, path in found})
        yield names[:most]


def no_changes() -> Iterator[list[str]]:
    """Wait for Ctrl-C; nothing ever changes."""
    threading.Event().wait()
    yield []
