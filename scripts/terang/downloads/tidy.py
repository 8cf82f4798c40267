"""Everything observed in one table: every indicator, place and period, an observation a row.

The rows are those of the files of single indicators, cell by cell and in the order of these: what
stands there stands here. The Parquet twin holds the same cells with their types.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from terang.downloads.columns import Column
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile, published_name
from terang.downloads.parquet import parquet_bytes
from terang.messages import Messages
from terang.statuses import Nature
from terang.written import csv_lines

NAME = "pengamatan"
"""Name of the table, of its files, and of the table in the database."""

Lines = tuple[tuple[str, ...], ...]


def observation_lines(files: Iterable[PublishedFile], nature: Nature) -> Lines:
    """Return the lines of every file of an indicator of *nature* among *files*, under one header.

    No line at all where no indicator is of that nature.
    """
    header: tuple[str, ...] = ()
    lines: list[tuple[str, ...]] = []
    for file in files:
        if file.nature is nature and _is_plain(file):
            header, *rows = map(tuple, csv.reader(io.StringIO(file.content.decode("utf-8"), newline="")))
            lines += rows
    return (header, *lines) if header else ()


def _is_plain(file: PublishedFile) -> bool:
    """Return True for the plain CSV of an indicator, not for the twins that are made of it."""
    name = file.indicator.replace("_", "-")
    return bool(name) and file.path.endswith(f"/{published_name(name, file.nature)}.csv")


def observation_files(
    lines: Lines, columns: Iterable[Column], nature: Nature, voice: Messages
) -> Iterator[PublishedFile]:
    """Return the CSV and the Parquet file of *lines*, the header first; none of no lines."""
    if len(lines) > 0:
        path = f"{DOWNLOAD_FOLDER}/{published_name(NAME, nature)}"
        text = csv_lines(lines).encode("utf-8")
        table = parquet_bytes(tuple(columns), lines[1:], {"judul": voice(f"download.alone.{NAME}")})
        yield PublishedFile(f"{path}.csv", text, "CSV", resource=NAME, nature=nature)
        yield PublishedFile(f"{path}.parquet", table, "PARQUET", resource=NAME, nature=nature)
