"""A build with words for a terminal: stages as they pass, warnings, the result; exit codes."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from terang.charts import get_ready
from terang.errors import BuildFailed, PortalError
from terang.messages import Messages, read_messages
from terang.second import second_process, undisturbed
from terang.stages import StageClock, peak_megabytes

if TYPE_CHECKING:
    from terang.building.builder import BuildResult

TERMINATED = 128 + signal.SIGTERM
"""Exit code after a polite request to stop, as shells count it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and where to."""

    city: str
    """Slug of the city."""
    output: Path
    preview: bool
    address: str = ""
    """Public address; empty where there is none."""
    report: Path | None = None
    """File for a machine-readable account of the build; None for none."""


def run_build(order: Order) -> None:
    """Build as *order* says and tell how it went; every failure leaves as an exception."""
    address = public_address(order.address)
    messages = read_messages("id")
    clock = StageClock(messages)
    with _reassuring(messages), _stoppable(), undisturbed(), second_process() as second:
        second.ask(get_ready)
        from terang.building.builder import build_site  # loads every library of the portal

        result = build_site(
            order.city, order.output, preview=order.preview, address=address, stages=clock, second=second
        )
    _tell_result(result, order, messages, sum(clock.seconds.values()))
    if not order.preview and not address:
        print(messages("build.no_address"), file=sys.stderr)
    if order.report is not None:
        account = {
            "pages": result.pages,
            "files": result.files,
            "bytes": result.size,
            "seconds": clock.seconds,
            "peaks_mb": clock.peaks,
            "peak_mb": peak_megabytes(),
        }
        order.report.write_text(json.dumps(account), encoding="utf-8")


def _tell_result(result: BuildResult, order: Order, messages: Messages, seconds: float) -> None:
    if result.warnings:
        print(messages("build.warnings", count=len(result.warnings)), file=sys.stderr)
    print(
        messages(
            "build.done_preview" if order.preview else "build.done_public",
            site=result.city.site_name,
            pages=result.pages,
            files=result.files,
            megabytes=messages.number(result.size / 1e6, 1),
            seconds=messages.number(seconds, 1),
            folder=_short(order.output),
            digest=result.digest,
        )
    )


def _short(path: Path) -> str:
    """Return *path* as a person in the current folder would write it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def public_address(text: str) -> str:
    """Return *text* without a slash at the end; raise `BuildFailed` if it is no web address."""
    address = text.strip().rstrip("/")
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise BuildFailed(
            f"Alamat publik tidak dikenali: {text}", "Tulis seperti https://contoh.go.id/terang"
        )
    return address


@contextmanager
def _reassuring(messages: Messages) -> Iterator[None]:
    """Say that the last good site is untouched when something other than a told error ends a build."""
    told = False
    try:
        yield
        told = True
    except PortalError:
        told = True
        raise
    finally:
        if not told:
            print(f"\n{messages('build.stopped')}", file=sys.stderr)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn a request to stop into an exception, so that the staging folder is cleared away."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(TERMINATED)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
