"""The way from a fresh clone to a running task, with a runner that only notes the commands."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "start.py"


def _load():
    spec = importlib.util.spec_from_file_location("start", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


start = _load()


class Runner:
    """Notes every command; fails those whose text holds one of *failing*; makes the environment."""

    def __init__(self, root: Path, failing: Sequence[str] = ()) -> None:
        self.root = root
        self.failing = failing
        self.commands: list[str] = []
        self.extra: list[Mapping[str, str]] = []

    def __call__(self, command: Sequence[str], extra: Mapping[str, str]) -> int:
        text = " ".join(command)
        self.commands.append(text)
        self.extra.append(extra)
        if any(part in text for part in self.failing):
            return 1
        if "-m venv" in text or "-m virtualenv" in text:
            python = self.root / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return 0

    def count(self, part: str) -> int:
        return sum(part in command for command in self.commands)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("a==1\n")
    (tmp_path / "requirements-test.txt").write_text("a==1\nb==2\n")
    return tmp_path


def test_first_start_makes_installs_and_hands_over(root):
    run = Runner(root)
    assert start.main(["serve", "--port", "9000"], root, run) == 0
    assert run.count("-m venv") == 1
    assert run.count(f"--requirement {root}/requirements.txt") == 1
    assert run.commands[-1] == f"{root}/.venv/bin/python -m invoke --search-root {root} serve --port 9000"
    assert run.count("invoke") == 1


@pytest.mark.parametrize(
    ("oldest", "code"), [(start.OLDEST_PYTHON, 0), ((sys.version_info[0], sys.version_info[1] + 1), 1)]
)
def test_environment_of_an_older_python_is_not_sound(oldest, code):
    question = start.IS_SOUND.replace(str(start.OLDEST_PYTHON), str(oldest))
    asked = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stdout + asked.stderr) == (code, "")


def test_environment_without_pip_is_silent_about_it():
    question = start.IS_SOUND.replace("'pip'", "'tidak_ada'")
    asked = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stdout + asked.stderr) == (1, "")


def test_second_start_installs_nothing(root):
    start.main(["serve"], root, Runner(root))
    again = Runner(root)
    start.main(["serve"], root, again)
    assert again.count("pip install") == 0
    assert again.count("-m venv") == 0
    assert again.count("invoke") == 1


def test_changed_pins_are_installed_again(root):
    start.main(["serve"], root, Runner(root))
    (root / "requirements.txt").write_text("a==2\n")
    again = Runner(root)
    start.main(["serve"], root, again)
    assert again.count("pip install") == 1


def test_test_task_gets_its_libraries_and_a_browser_first(root):
    run = Runner(root)
    assert start.main(["test"], root, run) == 0
    assert run.count("requirements-test.txt") == 1
    assert [command.split()[-1] for command in run.commands[-2:]] == ["browser", "test"]


def test_no_tests_without_a_browser(root):
    run = Runner(root, failing=[" browser"])
    assert start.main(["test"], root, run) == 1
    assert not run.commands[-1].endswith(" test")


def test_failed_install_is_told_and_tried_again(root, capsys):
    assert start.main(["serve"], root, Runner(root, failing=["--requirement"])) == 1
    assert "Pustaka gagal dipasang" in capsys.readouterr().err
    again = Runner(root)
    assert start.main(["serve"], root, again) == 0
    assert again.count("--requirement") == 1


def test_debian_without_venv_uses_virtualenv(root, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    run = Runner(root)
    assert start.main(["serve"], root, run) == 0
    tools = str(root / ".terang" / "tools")
    assert run.count("-m venv") == 0
    assert run.count(f"--target {tools} virtualenv") == 1
    made = next(i for i, command in enumerate(run.commands) if "-m virtualenv" in command)
    assert run.extra[made] == {"PYTHONPATH": tools}


def test_machine_without_pip_is_told_what_to_install(root, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert start.main(["serve"], root, Runner(root, failing=["--target"])) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_broken_environment_is_made_anew(root):
    start.main(["serve"], root, Runner(root))
    run = Runner(root, failing=[start.IS_SOUND])
    start.main(["serve"], root, run)
    assert run.count("-m venv --clear") == 1


def test_old_python_is_refused_in_words(root, capsys):
    run = Runner(root)
    assert start.main(["serve"], root, run, version=(3, 10, 4)) == 1
    assert "Perlu Python 3.11" in capsys.readouterr().err
    assert run.commands == []


def test_exit_code_of_the_task_is_ours(root):
    assert start.main(["build"], root, Runner(root, failing=["invoke"])) == 1


def test_without_a_task_it_says_how_to_use_it():
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "start.py serve" in done.stdout


def test_needs_the_standard_library_only():
    """It runs before anything is installed: ``-I -S`` hides every installed package."""
    done = subprocess.run([sys.executable, "-I", "-S", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
