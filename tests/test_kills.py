"""Kills at every call, two builds at once: nothing is lost, nothing is mixed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from terang.building.builder import build_site
from terang.building.lock import BuildBusy, build_lock
from terang.city import ROOT

WORKER = """
import os, signal, sys, time
from pathlib import Path
from terang.building.lock import build_lock
from terang.building.staging import seal, staging, swap_in, sweep
output, text, pause = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
builds = output.parent / ".terang" / "builds"

def killed(call, when):
    def spoiled(*arguments, **options):
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        call(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)
    return spoiled

if len(sys.argv) > 4:
    name, when = sys.argv[4].split(":")
    setattr(os, name, killed(getattr(os, name), when))
with build_lock(output.parent / ".terang" / "lock"):
    sweep(output, builds)
    with staging(builds) as folder:
        for number in range(40):
            (folder / f"{number}.html").write_text(text * 50)
            if number == 0:
                print("menulis", flush=True)
            time.sleep(pause)
        swap_in(folder, seal(folder), output, builds)
"""


def _worker(output: Path, text: str, pause: float, *spoil: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(output), text, str(pause), *spoil],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        text=True,
    )


def _run_worker(output: Path, text: str) -> None:
    with _worker(output, text, 0) as done:
        assert done.wait() == 0


def _await_writing(worker: subprocess.Popen[str]) -> None:
    assert worker.stdout is not None
    assert worker.stdout.readline() == "menulis\n"


def test_lock_is_refused_inside_one_process_too(tmp_path):
    with build_lock(tmp_path / "lock"), pytest.raises(BuildBusy), build_lock(tmp_path / "lock"):
        pass
    with build_lock(tmp_path / "lock"):
        pass


def test_kill_at_any_moment_loses_nothing(tmp_path):
    output = tmp_path / "output"
    _run_worker(output, "lama ")
    for number in range(20):
        with _worker(output, f"baru {number} ", 0.0005) as worker:
            _await_writing(worker)
            time.sleep(number * 0.002)
            worker.send_signal(signal.SIGKILL)
        texts = {path.read_text() for path in output.iterdir()}
        assert len(texts) == 1, "a mixture of two builds"
        assert len(list(output.iterdir())) == 40, "half a site"
    _run_worker(output, "akhir ")
    assert (output / "0.html").read_text() == "akhir " * 50
    assert list((tmp_path / ".terang" / "builds").glob("*.staging")) == []
    assert list(tmp_path.glob(".*.tautan")) == []


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", ["fsync", "rename", "utime", "symlink", "replace"])
def test_kill_at_every_call_that_moves_something(tmp_path, call, when):
    output = tmp_path / "output"
    _run_worker(output, "lama ")
    with _worker(output, "baru ", 0, f"{call}:{when}") as worker:
        assert worker.wait() == -signal.SIGKILL
    swapped = (call, when) == ("replace", "after")
    assert {path.read_text() for path in output.iterdir()} == {("baru " if swapped else "lama ") * 50}
    assert len(list(output.iterdir())) == 40
    _run_worker(output, "akhir ")
    assert (output / "0.html").read_text() == "akhir " * 50
    assert list(tmp_path.glob(".*.tautan")) == []


def test_second_build_is_refused_while_one_runs(tmp_path):
    with _worker(tmp_path / "output", "lain", 0.5) as other:
        _await_writing(other)
        with pytest.raises(BuildBusy, match=str(other.pid)):
            build_site("contoh", tmp_path / "output", preview=True)
        other.kill()
    _run_worker(tmp_path / "output", "sesudahnya")
