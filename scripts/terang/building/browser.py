"""A Chromium for the browser tests: found on this machine, or installed by its package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from terang.errors import PortalError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
APT_PACKAGES = ("chromium", "fonts-liberation")

Run = Callable[[Sequence[str]], int]
"""Runs a command and returns its exit code."""


class BrowserMissing(PortalError):
    """Peramban untuk uji belum ada dan tidak dapat dipasang sendiri."""


def find_browser() -> str | None:
    """Return the Chromium to test with: ``CHROMIUM``, one on the path, or the app of a Mac."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named) is None:
            raise BrowserMissing(f"CHROMIUM menunjuk ke {named}, tetapi berkas itu tidak dapat dijalankan.")
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    folders = (Path("/Applications"), Path.home() / "Applications")
    apps = (str(folder / app) for folder in folders for app in MAC_APPS if (folder / app).is_file())
    return found or next(apps, None)


def ensure_browser(run: Run = subprocess.call) -> str:
    """Return a Chromium, installing one first if there is none; raise `BrowserMissing` in words."""
    found = find_browser()
    if found is not None:
        return found
    for command in install_commands():
        print(f"Memasang peramban: {' '.join(command)}", file=sys.stderr, flush=True)
        if run(command) != 0:
            raise BrowserMissing(f"Perintah ini gagal: {' '.join(command)}", _BY_HAND)
    found = find_browser()
    if found is None:
        raise BrowserMissing(_BY_HAND)
    return found


def install_commands() -> list[list[str]]:
    """Return the commands that install a Chromium here; raise `BrowserMissing` if we know none."""
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        if root and shutil.which("sudo") is None:
            raise BrowserMissing("Masuklah sebagai root, lalu ulangi.", _BY_HAND)
        return [
            [*root, "apt-get", "update", "-qq"],
            [*root, "apt-get", "install", "-y", "-qq", *APT_PACKAGES],
        ]
    if shutil.which("brew"):
        return [["brew", "install", "--cask", "google-chrome"]]
    raise BrowserMissing(_BY_HAND)


_BY_HAND = "Pasang Chromium atau Google Chrome, lalu tulis letaknya dalam variabel CHROMIUM."
