"""A second process that works while this one does something else, on the machine's second core.

It is a program of its own, not a fork: the drawing engine does not survive one. It answers one
question after another over its standard input and output, so it ends by itself when this process
is gone, even if that was killed.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec, TypeVar

from terang.errors import BuildFailed, PortalError

P = ParamSpec("P")
R = TypeVar("R")

_CODE = Path(__file__).resolve().parents[1]


class SecondProcess:
    """A process that calls our functions one at a time, in the order in which it was asked."""

    def __init__(self) -> None:
        """Start it; it is ready for questions at once and answers when it can."""
        search = os.pathsep.join(filter(None, [str(_CODE), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "terang.second"],
            env=os.environ | {"PYTHONPATH": search},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._courier = ThreadPoolExecutor(max_workers=1)

    def ask(self, function: Callable[P, R], *arguments: P.args, **options: P.kwargs) -> Future[R]:
        """Return what *function*, one of a module's own, will have answered.

        A `PortalError` is raised by the answer as it was there; any other error leaves its
        traceback on the terminal, and every open question ends in `BuildFailed`.
        """
        return self._courier.submit(self._answer, pickle.dumps((function, arguments, options)))

    def end(self) -> None:
        """End it at once, whatever it is doing; open questions stay unanswered."""
        self._process.kill()
        self._courier.shutdown(cancel_futures=True)
        with suppress(BrokenPipeError), self._process:  # half a question may be left in the pipe
            pass

    def _answer(self, question: bytes) -> Any:
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None and answers is not None
        try:
            questions.write(question)
            questions.flush()
            kind, answer = pickle.load(answers)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            raise BuildFailed("Proses kedua berhenti di tengah jalan.") from error
        if kind is not None:
            raise kind(*answer)
        return answer


@contextmanager
def second_process() -> Iterator[SecondProcess]:
    """Offer a second process and end it afterwards, however that comes about."""
    second = SecondProcess()
    try:
        yield second
    finally:
        second.end()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody look for dead circles of objects meanwhile: a build makes few and keeps what it makes.

    The search took every sixth second of a build, and the memory it won back was not worth telling.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def answer_questions(questions: BinaryIO, answers: BinaryIO) -> None:
    """Call what is asked for until there is nobody left who asks."""
    while True:
        try:
            function, arguments, options = pickle.load(questions)
        except EOFError:
            return
        told: tuple[type[PortalError] | None, Any]
        try:
            told = None, function(*arguments, **options)
        except PortalError as error:
            told = type(error), error.details
        try:
            pickle.dump(told, answers)
            answers.flush()
        except BrokenPipeError:
            return


def main() -> None:
    """Answer the process that started this one; what anybody prints goes to the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other process, which ends this one
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with undisturbed():
        answer_questions(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
