"""The house: who may import whom, how long things may be, and that the engine names no place."""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import terang
from terang.city import ROOT

ENGINE = ROOT / "scripts" / "terang"

ORDER = tuple(re.findall(r"^    (\w+)/?  ", terang.__doc__ or "", re.MULTILINE))
"""The modules as the package's own docstring lists them: data flows down that list, and a module
imports only from above itself, or from its own package."""

DOORS = {
    "babel": {"messages"},
    "frictionless": {"packages"},
    "pandas": {"catalog", "packages", "disclosure", "written", "indicators"},
    "xlsxwriter": {"downloads"},
    "pyarrow": {"downloads"},
    "highspy": {"disclosure"},
    "altair": {"charts"},
    "vl_convert": {"charts", "cards"},
    "numpy": {"cards"},
    "segno": {"pages"},
    "markdown": {"pages"},
    "jinja2": {"site"},
    "markupsafe": {"site"},
    "pelican": {"site"},
    "watchfiles": {"building"},
    "pagefind_bin": {"building"},
}
"""Which modules open which outside library; tasks.py opens invoke. No other library is opened."""

CHANCE_AND_NETWORK = {"random", "secrets", "uuid", "locale", "socket", "http", "urllib.request", "ftplib"}
"""What only `building` may ask: same in, same out. The sample is thrown with dice of a known seed."""

SEEDED = {("simulation", "random")}
"""Who may ask for chance that is none."""

LONGEST_FILE = 250
LONGEST_FUNCTION = 50


def _modules() -> Iterator[tuple[str, Path, ast.Module]]:
    for path in sorted(ENGINE.rglob("*.py")):
        name = path.relative_to(ENGINE).parts[0].removesuffix(".py")
        if name != "__init__":
            yield name, path, ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    """Yield what *tree* imports by its full name; ``from terang import x`` is an import of ``terang.x``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, "imports name the whole path"
            if node.module == "terang":
                yield from (f"terang.{alias.name}" for alias in node.names)
            else:
                yield node.module


def test_every_module_stands_in_the_order() -> None:
    assert sorted(ORDER) == sorted({name for name, _, _ in _modules()})


def test_imports_point_one_way() -> None:
    wrong = []
    for name, path, tree in _modules():
        for imported in _imports(tree):
            parts = imported.split(".")
            if parts[0] == "terang" and len(parts) > 1 and ORDER.index(parts[1]) > ORDER.index(name):
                wrong.append(f"{path.relative_to(ROOT)} imports {imported}")

    assert not wrong, "\n".join(wrong)


def test_each_outside_library_has_its_door() -> None:
    opened: dict[str, set[str]] = {}
    for name, _, tree in _modules():
        for imported in _imports(tree):
            library = imported.split(".")[0]
            if library != "terang" and library not in sys.stdlib_module_names:
                opened.setdefault(library, set()).add(name)

    assert opened == DOORS


def test_only_building_asks_chance_or_the_network() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {imported}"
        for name, path, tree in _modules()
        for imported in _imports(tree)
        if name != "building" and (name, imported) not in SEEDED
        if {imported, imported.split(".")[0]} & CHANCE_AND_NETWORK
    ]

    assert not wrong, "\n".join(wrong)


def test_files_and_functions_stay_small() -> None:
    wrong = []
    for _, path, tree in _modules():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            wrong.append(f"{path.relative_to(ROOT)}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines")

    assert not wrong, "\n".join(wrong)


def test_every_public_name_is_documented_and_typed() -> None:
    wrong = []
    for _, path, tree in _modules():
        if not ast.get_docstring(tree):
            wrong.append(f"{path.relative_to(ROOT)}: module")
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
                continue
            where = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            if not ast.get_docstring(node) and not _is_inner(tree, node):
                wrong.append(f"{where}: no docstring")
            if isinstance(node, ast.FunctionDef) and node.returns is None:
                wrong.append(f"{where}: no return type")

    assert not wrong, "\n".join(wrong)


def _is_inner(tree: ast.Module, node: ast.AST) -> bool:
    functions = (
        other for other in ast.walk(tree) if isinstance(other, ast.FunctionDef) and other is not node
    )
    return any(node in ast.walk(function) for function in functions)


def _place_names() -> set[str]:
    """Names that only a city's own folder may hold: of real cities, their kecamatan, long kelurahan names."""
    names = set()
    for path in (ROOT / "data").glob("*/wilayah/*.csv"):
        if path.stem in ("kota", "kecamatan", "kelurahan"):
            with path.open(encoding="utf-8", newline="") as stream:
                names |= {row["nama"] for row in csv.DictReader(stream)}
    return {name for name in names if len(name) > 6} | {"Palembang", "Musi"}


@pytest.mark.parametrize("pattern", ["scripts/**/*.py", "theme/**/*.*", "*.py", "content/umum/**/*.md"])
def test_the_engine_names_no_place(pattern: str) -> None:
    names = _place_names()
    wrong = []
    paths = sorted(ROOT.glob(pattern))
    assert len(names) > 50 and paths
    for path in paths:
        if path.is_file() and path.suffix in {".py", ".html", ".css", ".js", ".svg", ".md", ".xml"}:
            text = path.read_text(encoding="utf-8")
            wrong += [
                f"{path.relative_to(ROOT)}: {name}"
                for name in names
                if re.search(rf"\b{re.escape(name)}\b", text)
            ]

    assert not wrong, "\n".join(wrong)


def test_no_except_exception_and_no_clock() -> None:
    wrong = []
    for name, path, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None
                or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} catches everything")
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ("now", "today", "utcnow")
                and name != "building"
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} reads the clock")

    assert not wrong, "\n".join(wrong)
