"""One SQLite database of everything: every table, every observation, places, sources, dictionary.

Same tables in, same bytes out: the database is made in memory, in pages of a fixed size, and written
anew as a whole at the end. Its cells are those of the CSV files, numbers as numbers, an empty cell as
``NULL``. Real and simulated tables have a database each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from terang.downloads.columns import Column
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, published_name
from terang.statuses import Nature

NAME = "semua-data"
"""Name of the file, as of the zip of everything."""

KINDS = {"integer": "INTEGER", "number": "REAL", "year": "INTEGER"}
"""Type of a column in the database; one that is not here holds text."""

_PAGE_SIZE = 1024
"""Small: most tables have a few rows, and every table and index begins a page of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the database, its cells as text."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[str]]
    key: tuple[str, ...] = ()
    """Columns of the primary key."""
    links: tuple[tuple[str, str, str], ...] = ()
    """A column, and the table and column that it points to, each."""
    indexes: tuple[tuple[str, ...], ...] = field(default=())
    """Columns by which rows are looked for, besides the key."""


def database_file(tables: Sequence[Table], views: Sequence[str], nature: Nature) -> PublishedFile:
    """Return the database of *tables*, each after those it points to, with *views* as SQL."""
    path = f"{DOWNLOAD_FOLDER}/{published_name(NAME, nature)}.sqlite"
    return PublishedFile(path, database_bytes(tables, views), "SQLITE", resource=NAME, nature=nature)


def database_bytes(tables: Sequence[Table], views: Sequence[str] = ()) -> bytes:
    """Return a database as the bytes of its file; raise `sqlite3.IntegrityError` if a row points nowhere."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("BEGIN")
        for table in tables:
            for statement in _statements(table):
                base.execute(statement)
            places = ", ".join("?" * len(table.columns))
            base.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", _values(table))
        for view in views:
            base.execute(view)
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


def _statements(table: Table) -> Iterator[str]:
    """Yield what makes *table* and its indexes."""
    lines = [f"{_quoted(column.name)} {KINDS.get(column.type, 'TEXT')}" for column in table.columns]
    if len(table.key) > 0:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(target)})"
        for column, other, target in table.links
    ]
    yield f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"
    for number, columns in enumerate(table.indexes, start=1):
        name = _quoted(f"{table.name}_{number}")
        yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_names(columns)})"


def _values(table: Table) -> Iterator[tuple[object, ...]]:
    """Yield the rows of *table* with every cell as its type, an empty one as None."""
    readers = [_READERS.get(column.type, str) for column in table.columns]
    for row in table.rows:
        yield tuple(read(cell) if cell else None for read, cell in zip(readers, row, strict=True))


_READERS = {"integer": int, "number": float, "year": int}


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
