"""Spoiling one thing in a copy of a city, and what must be said about it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Mutation = Callable[[Path], None]
"""Spoils the city in a folder."""


@dataclass(frozen=True)
class Fault:
    """One way to spoil a city, and the finding it must lead to."""

    name: str
    mutate: Mutation
    code: str
    file: str
    row: int | None = None
    column: str | None = None
    severity: str = "block"

    @property
    def package(self) -> str:
        """The package that is spoiled."""
        return self.file.split("/")[0]


def cell(file: str, row: int, column: str, text: str) -> Mutation:
    """Return the mutation that writes *text* into one cell, quoted if it must be."""

    def mutate(folder: Path) -> None:
        lines = _lines(folder / file)
        cells = next(csv.reader([lines[row - 1]]))
        cells[lines[0].split(",").index(column)] = text
        lines[row - 1] = ",".join(_quoted(part) for part in cells)
        _write(folder / file, lines)

    return mutate


def line(file: str, row: int, text: str) -> Mutation:
    """Return the mutation that replaces a whole line."""
    return _edit(file, lambda lines: lines.__setitem__(row - 1, text))


def insert(file: str, row: int, text: str) -> Mutation:
    """Return the mutation that puts a line before line *row*."""
    return _edit(file, lambda lines: lines.insert(row - 1, text))


def drop(file: str, row: int) -> Mutation:
    """Return the mutation that removes a line."""
    return _edit(file, lambda lines: lines.pop(row - 1))


def append(file: str, text: str) -> Mutation:
    """Return the mutation that adds a line at the end."""
    return _edit(file, lambda lines: lines.append(text))


def repeat(file: str, row: int) -> Mutation:
    """Return the mutation that adds a copy of a line at the end."""
    return _edit(file, lambda lines: lines.append(lines[row - 1]))


def each_line(file: str, change: Callable[[str], str]) -> Mutation:
    """Return the mutation that changes every line."""
    return _edit(file, lambda lines: lines.__setitem__(slice(None), [change(text) for text in lines]))


def swap(file: str, old: str, new: str) -> Mutation:
    """Return the mutation that replaces every *old* by *new* in a file; *old* must be there."""

    def mutate(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), encoding="utf-8", newline="")

    return mutate


def content(file: str, raw: bytes) -> Mutation:
    """Return the mutation that makes *raw* the content of a file, new or old."""

    def mutate(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(raw)

    return mutate


def encoded(file: str, change: Callable[[str], bytes]) -> Mutation:
    """Return the mutation that saves a file in another way."""
    return lambda folder: _rewrite(folder / file, change) and None


def describe(package: str, change: Callable[[dict[str, Any]], object]) -> Mutation:
    """Return the mutation that changes the descriptor of a package."""

    def mutate(folder: Path) -> None:
        path = folder / package / "datapackage.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document), encoding="utf-8")

    return mutate


def both(*mutations: Mutation) -> Mutation:
    """Return the mutation that does all of *mutations* in turn."""

    def mutate(folder: Path) -> None:
        for mutation in mutations:
            mutation(folder)

    return mutate


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"') else text


def _edit(file: str, change: Callable[[list[str]], object]) -> Mutation:
    def mutate(folder: Path) -> None:
        lines = _lines(folder / file)
        change(lines)
        _write(folder / file, lines)

    return mutate


def _rewrite(path: Path, change: Callable[[str], bytes]) -> int:
    return path.write_bytes(change(path.read_text(encoding="utf-8")))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{text}\n" for text in lines), encoding="utf-8", newline="")
