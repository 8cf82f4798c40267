"""The commands of the project: each says what it does, and a fault ends in words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from invoke import Exit

import tasks
from terang.building import browser
from terang.city import ROOT

COMMANDS = {
    "bench",
    "boundaries",
    "browser",
    "build",
    "changes",
    "clean",
    "design",
    "lint",
    "publish",
    "release",
    "serve",
    "simulate",
    "test",
    "validate",
    "golden",
}


def invoke(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run invoke from another folder, as a person may."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *arguments],
        cwd="/",
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_command_is_listed_with_one_line_of_words():
    listed = json.loads(invoke("--list", "--list-format", "json").stdout)["tasks"]
    assert {task["name"] for task in listed} == COMMANDS
    for task in listed:
        assert task["help"].endswith("."), task["name"]
        assert "\n" not in getattr(tasks, task["name"]).__doc__.strip()


def test_unknown_city_ends_in_words_and_exit_code_one():
    done = invoke("validate", CITY="antah-berantah")
    assert done.returncode == 1
    assert "Kota itu tidak ditemukan" in done.stderr
    assert "contoh" in done.stderr
    assert "Traceback" not in done.stderr


def test_sound_data_end_in_exit_code_zero():
    done = invoke("validate", "--json", CITY="contoh")
    assert (done.returncode, done.stderr) == (0, "")
    assert isinstance(json.loads(done.stdout), list | dict)


def test_json_holds_every_finding_for_programs(contoh_folder, monkeypatch, capsys):
    """More than the three examples of a kind that people are shown."""
    table = contoh_folder / "koperasi" / "simkopdes.csv"
    table.write_text(table.read_text().replace(",ada,", ",salah,"))
    monkeypatch.setattr("terang.city.CITY_FOLDERS", (contoh_folder.parent,))
    monkeypatch.setattr(tasks, "CITY", "contoh")
    monkeypatch.chdir(ROOT)
    with pytest.raises(Exit) as ended:
        tasks.validate.body(None, json=True)
    assert ended.value.code == 1
    kinds = json.loads(capsys.readouterr().out)["kinds"]
    assert kinds
    assert [kind["count"] for kind in kinds] == [len(kind["examples"]) for kind in kinds]
    assert max(kind["count"] for kind in kinds) > 3


def test_validate_looks_at_the_boundaries_too(contoh_folder, monkeypatch, capsys):
    (contoh_folder / "batas.json").write_text("{}")
    monkeypatch.setattr("terang.city.CITY_FOLDERS", (contoh_folder.parent,))
    monkeypatch.setattr(tasks, "CITY", "contoh")
    monkeypatch.chdir(ROOT)
    with pytest.raises(Exit) as ended:
        tasks.validate.body(None)
    assert ended.value.code == 1
    assert "batas.json: Isinya bukan buatan perintah boundaries." in capsys.readouterr().out


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """A project folder with one finished build, for commands that remove things."""
    builds = tmp_path / ".terang" / "builds" / "0123456789abcdef"
    builds.mkdir(parents=True)
    (tmp_path / ".terang" / "tools").mkdir()
    (tmp_path / ".cache").mkdir()
    (tmp_path / "data.csv").touch()
    (tmp_path / "output").symlink_to(".terang/builds/0123456789abcdef")
    for name, value in {
        "ROOT": tmp_path,
        "STATE": tmp_path / ".terang",
        "OUTPUT": tmp_path / "output",
    }.items():
        monkeypatch.setattr(tasks, name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_clean_removes_what_was_built_and_nothing_else(workshop):
    tasks.clean.body(None)
    assert names(workshop) == [".terang", "data.csv"]
    assert names(workshop / ".terang") == ["tools"]
    tasks.clean.body(None)


def test_clean_leaves_a_folder_that_is_not_ours(workshop):
    (workshop / "output").unlink()
    (workshop / "output").mkdir()
    (workshop / "output" / "penting.txt").touch()
    with pytest.raises(Exit, match="bukan buatan perintah ini"):
        tasks.clean.body(None)
    assert names(workshop / "output") == ["penting.txt"]
    assert names(workshop / ".terang") == ["builds", "tools"]


def test_a_folder_that_cannot_be_used_is_told(workshop):
    (workshop / "output").unlink()
    (workshop / ".terang").rename(workshop / "lama")
    (workshop / ".terang").touch()
    with pytest.raises(Exit, match="tidak dapat dibaca atau ditulis"):
        tasks.clean.body(None)


def test_readme_is_true():
    """Its two commands, the tasks and the places it names are there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"python3 scripts/start.py serve", "python3 scripts/start.py test"} <= set(text.splitlines())
    assert set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)) == COMMANDS - {
        "serve",
        "test",
        "browser",
    }
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    placed = re.findall(r"`((?:content|data|scripts|theme)/[a-z/]*)", text)
    assert [place for place in [*linked, *placed] if not (ROOT / place).exists()] == []


def test_city_comes_from_the_settings_or_the_environment():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    code = "import pelicanconf; print(pelicanconf.CITY)"
    for city, wanted in [("", settings["tool"]["terang"]["city"]), ("contoh", "contoh")]:
        environment = os.environ | {"CITY": city}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment,
                              capture_output=True, text=True, check=True)  # fmt: skip
        assert done.stdout.strip() == wanted


def test_settings_of_pelican_are_sound():
    """In a fresh process: Pelican's reader of settings keeps state."""
    code = """
import json, sys
from pelican.settings import read_settings
for name in ("pelicanconf.py", "publishconf.py"):
    s = read_settings(name)
    keys = "PREVIEW SITEURL PLUGINS DIRECT_TEMPLATES ARTICLE_PATHS PAGE_PATHS STATIC_PATHS".split()
    found = {key: s[key] for key in keys}
    found["feeds"] = [key for key in s if "FEED_" in key and key.endswith(("ATOM", "RSS")) and s[key]]
    found["escaped"] = s["JINJA_ENVIRONMENT"]["autoescape"]
    found["output"] = s["OUTPUT_PATH"]
    print(json.dumps(found))
"""
    environment = os.environ | {"SITE_URL": "https://contoh.go.id/terang/"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment,
                          capture_output=True, text=True, check=True)  # fmt: skip
    preview, public = map(json.loads, done.stdout.splitlines())
    assert (preview["PREVIEW"], preview["SITEURL"]) == (True, "")
    assert (public["PREVIEW"], public["SITEURL"]) == (False, "https://contoh.go.id/terang")
    for found in (preview, public):
        assert found["PLUGINS"] == ["terang.site"]
        assert found["escaped"] is True
        assert found["feeds"] == []
        nothing = ("DIRECT_TEMPLATES", "ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS")
        assert all(found[key] == [] for key in nothing)
        assert Path(found["output"]) != ROOT / "output", "a bare pelican must not write into the site"


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without any browser; commands that exist are what a test puts into the folder."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "MAC_APPS", ())
    return tmp_path


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_browser_on_the_path_is_found(bare_machine):
    assert browser.find_browser() is None
    chrome = program(bare_machine, "google-chrome")
    assert browser.find_browser() == str(chrome)
    assert browser.ensure_browser(run=pytest.fail) == str(chrome)


def test_browser_named_in_the_environment_comes_first(bare_machine, monkeypatch):
    program(bare_machine, "chromium")
    own = program(bare_machine, "peramban-saya")
    monkeypatch.setenv("CHROMIUM", str(own))
    assert browser.find_browser() == str(own)
    monkeypatch.setenv("CHROMIUM", "/tidak/ada")
    with pytest.raises(browser.BrowserMissing, match="/tidak/ada"):
        browser.find_browser()


@pytest.mark.parametrize(("user", "prefix"), [(0, ""), (1000, "sudo ")])
def test_browser_is_installed_with_apt(bare_machine, monkeypatch, user, prefix):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    for name in ("apt-get", "sudo"):
        program(bare_machine, name)
    done = []

    def run(command):
        done.append(" ".join(command))
        if "install" in command:
            program(bare_machine, "chromium")
        return 0

    assert browser.ensure_browser(run) == str(bare_machine / "chromium")
    assert [c.split(" -")[0] for c in done] == [f"{prefix}apt-get update", f"{prefix}apt-get install"]


def test_failed_installation_is_told(bare_machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(bare_machine, "apt-get")
    with pytest.raises(browser.BrowserMissing, match="apt-get update"):
        browser.ensure_browser(run=lambda command: 100)


def test_machine_without_a_package_manager_is_told_what_to_do(bare_machine):
    with pytest.raises(browser.BrowserMissing, match="CHROMIUM"):
        browser.ensure_browser(run=pytest.fail)
