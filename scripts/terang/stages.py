"""The stages of a build: how long each took, and a line of progress for the person who waits."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol, TextIO

from terang.messages import Messages

STAGES = tuple(
    "validate disclosure releases indicators downloads pages charts cards write search check swap".split()
)
"""Every stage of a build in its order; the words are ``build.stage.<name>``."""


def peak_megabytes() -> int:
    """Return the largest memory that this process, or one it started, has taken so far, in megabytes."""
    sizes = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(sizes) // (1_000_000 if sys.platform == "darwin" else 1_000)


class Stages(Protocol):
    """Who is told where a build stands."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Mark everything inside the ``with`` as the stage *name* (one of `STAGES`)."""

    def progress(self, done: int, total: int) -> None:
        """Say that *done* of *total* parts of the running stage are ready."""


class NoStages:
    """Silence: nothing is measured, nothing is said."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Do nothing."""
        return nullcontext()

    def progress(self, done: int, total: int) -> None:
        """Do nothing."""


class StageClock:
    """Measures the wall time of each stage and, where asked, says it line by line."""

    def __init__(self, messages: Messages, stream: TextIO | None = None, verbose: bool = True) -> None:
        """Write to *stream* (standard error by default) in the voice of *messages* if *verbose*."""
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, int] = {}
        """Megabytes that the process had taken at most by the end of each stage."""
        self._messages = messages
        self._stream = stream if stream is not None else sys.stderr
        self._verbose = verbose
        self._running = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the wall time of the ``with`` block to the stage *name*; a failed stage is not told."""
        started = time.perf_counter()
        self._running = self._messages(f"build.stage.{name}")
        self._sketch(self._running)
        try:
            yield
        finally:
            took = time.perf_counter() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + took
            self.peaks[name] = peak_megabytes()
            self._sketch("")
        if self._verbose:
            words = self._messages(
                "build.stage_done", stage=self._running, seconds=self._messages.number(took, 1)
            )
            print(words, file=self._stream, flush=True)

    def progress(self, done: int, total: int) -> None:
        """Show ``done/total`` behind the running stage, on a terminal only."""
        self._sketch(f"{self._running} {done}/{total}")

    def _sketch(self, text: str) -> None:
        """Show *text* on a line that the next text overwrites; files and pipes get none of it."""
        if self._verbose and self._stream.isatty():
            print(f"\r\033[K{text}", end="", file=self._stream, flush=True)
