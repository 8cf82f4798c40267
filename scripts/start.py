"""From a fresh clone to a running task: ``python3 scripts/start.py serve``, ``… test``, ``… <any task>``.

Needs only Python and pip. Makes the folder ``.venv``, installs the pinned libraries into it once,
then hands over to ``invoke <task>`` inside it. Every later start is immediate.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an old Python must be able to read this file, to be told that it is old
    from collections.abc import Callable, Mapping, Sequence

    Run = Callable[[Sequence[str], Mapping[str, str]], int]

ROOT = Path(__file__).resolve().parents[1]
OLDEST_PYTHON = (3, 11)
USAGE = """Cara pakai:
  python3 scripts/start.py serve    bangun dan tampilkan pratinjau di komputer ini
  python3 scripts/start.py test     jalankan semua uji
  python3 scripts/start.py --list   semua perintah lain"""

IS_SOUND = (
    "import importlib.util, sys; "
    f"sys.exit(importlib.util.find_spec('pip') is None or sys.version_info < {OLDEST_PYTHON})"
)
"""Asks an environment, without a word, whether it has pip and a Python that is new enough."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it."""


class StartFailed(Exception):
    """What a person has to do before the project can start, in words."""


def main(
    arguments: Sequence[str],
    root: Path = ROOT,
    run: Run | None = None,
    version: tuple[int, ...] = sys.version_info[:3],
) -> int:
    """Prepare what the task in *arguments* needs and run it; return the exit code.

    *run* runs a command with extra environment variables and returns its exit code.
    """
    if not arguments:
        print(USAGE)
        return 2
    try:
        _check_machine(version)
        return _start(arguments, root, run or _run)
    except StartFailed as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _start(arguments: Sequence[str], root: Path, run: Run) -> int:
    python = prepare(root, requirements_for(arguments[0]), run)
    invoke = [str(python), "-m", "invoke", "--search-root", str(root)]
    if arguments[0] == "test" and run([*invoke, "browser"], {}) != 0:
        return 1
    return run([*invoke, *arguments], {})


def requirements_for(task: str) -> str:
    """Return the file that pins what *task* needs."""
    return "requirements-test.txt" if task in ("test", "lint") else "requirements.txt"


def prepare(root: Path, requirements: str, run: Run) -> Path:
    """Return the Python of the project's own environment, with *requirements* installed into it."""
    python = root / ".venv" / "bin" / "python"
    if not python.exists() or run([str(python), "-c", IS_SOUND], {}) != 0:
        say("Menyiapkan lingkungan Python di .venv (sekali saja) …")
        _make_environment(root, run)
    mark = root / ".venv" / f"{requirements}.sha256"
    wanted = hashlib.sha256((root / requirements).read_bytes()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="ascii") != wanted:
        say(f"Memasang pustaka dari {requirements} (sekali saja, beberapa menit) …")
        install = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "-qq"]
        if run([*install, "--requirement", str(root / requirements)], {}) != 0:
            raise StartFailed("Pustaka gagal dipasang. Periksa sambungan internet, lalu ulangi.")
        mark.write_text(wanted, encoding="ascii")
    return python


def _check_machine(version: tuple[int, ...]) -> None:
    if version[:2] < OLDEST_PYTHON:
        needed, found = (".".join(map(str, v[:2])) for v in (OLDEST_PYTHON, version))
        raise StartFailed(
            f"Perlu Python {needed} atau lebih baru; ini Python {found}.\n"
            f"Pasang yang baru, lalu jalankan misalnya: python{needed} scripts/start.py serve"
        )
    if os.name != "posix":
        raise StartFailed("Jalankan di Linux atau macOS; di Windows, di dalam WSL.")


def _make_environment(root: Path, run: Run) -> None:
    """Make an empty ``.venv``; a broken one is replaced."""
    folder = str(root / ".venv")
    if importlib.util.find_spec("ensurepip") is not None:
        if run([sys.executable, "-m", "venv", "--clear", folder], {}) == 0:
            return
        say("Modul venv tidak jalan; mencoba virtualenv …")
    tools = str(root / ".terang" / "tools")
    get = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "-qq"]
    if run([*get, "--upgrade", "--target", tools, "virtualenv"], {}) != 0:
        raise StartFailed(
            "Lingkungan Python tidak dapat dibuat: pip dan venv belum ada.\n"
            "Di Debian atau Ubuntu: apt install python3-venv, lalu ulangi."
        )
    if run([sys.executable, "-m", "virtualenv", "--clear", "--quiet", folder], {"PYTHONPATH": tools}) != 0:
        raise StartFailed("Lingkungan Python gagal dibuat di .venv.")


def say(words: str) -> None:
    """Tell the person who waits what goes on."""
    print(words, file=sys.stderr, flush=True)


def _run(command: Sequence[str], extra: Mapping[str, str]) -> int:
    """Run *command* to its end; Ctrl-C reaches it by itself, and ends us too unless it ended well."""
    stopped = False
    with subprocess.Popen(list(command), env={**os.environ, **extra}) as process:
        while True:
            try:
                code = process.wait()
                break
            except KeyboardInterrupt:
                stopped = True
    if stopped and code != 0:
        raise KeyboardInterrupt
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
