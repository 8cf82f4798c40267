"""What stands in a published database, as text: for the checks that look into every file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from terang.written import number_text

MAGIC = b"SQLite format 3\x00"
"""How every such file begins."""


def is_database(content: bytes) -> bool:
    """Return True if *content* is a database that can be read, and whole."""
    if not content.startswith(MAGIC):
        return False
    try:
        with _opened(content) as base:
            return [row[0] for row in base.execute("PRAGMA quick_check")] == ["ok"]
    except sqlite3.Error:
        return False


def database_cells(content: bytes) -> Iterator[tuple[str, bool]]:
    """Yield what the database is made with, then every cell of its tables that is not empty.

    The second part says whether it is a number. A broken database yields nothing: another check names it.
    """
    if not is_database(content):
        return
    with _opened(content) as base:
        made = base.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        yield from ((sql, False) for _, _, sql in made if sql is not None)
        for name in (name for kind, name, _ in made if kind == "table"):
            for row in base.execute('SELECT * FROM "' + name.replace('"', '""') + '"'):
                yield from (_told(cell) for cell in row if cell is not None)


def _told(cell: str | int | float) -> tuple[str, bool]:
    return (cell, False) if isinstance(cell, str) else (number_text(cell), True)


def _opened(content: bytes) -> closing[sqlite3.Connection]:
    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    return closing(base)
