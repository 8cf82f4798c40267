"""A table as Parquet: every column of its own type, an empty cell null.        [door: PyArrow]

Whole numbers are ``int64``, numbers ``double``, yes or no ``bool``, days ``date32``, years ``int32``;
months, codes and words are strings. Title and unit of a column stand in its metadata, and the title,
version and terms of the table in the file's.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from terang.downloads.columns import Column
from terang.written import FALSE_WORD, TRUE_WORD, number_text

_Kind = tuple[pa.DataType, Callable[[str], Any]]

_TEXT: _Kind = (pa.string(), str)
_KINDS: Mapping[str, _Kind] = {
    "integer": (pa.int64(), int),
    "number": (pa.float64(), float),
    "boolean": (pa.bool_(), lambda cell: cell == TRUE_WORD),
    "date": (pa.date32(), datetime.date.fromisoformat),
    "year": (pa.int32(), int),
}


NotParquet = pa.ArrowInvalid
"""What reading raises for a file that is no Parquet; a `ValueError`."""


def parquet_bytes(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], facts: Mapping[str, str]
) -> bytes:
    """Return *rows* of cells, without a header, as one Parquet file that carries *facts* about itself."""
    fields, arrays = [], []
    for place, column in enumerate(columns):
        kind, read = _KINDS.get(column.type, _TEXT)
        values = [read(row[place]) if row[place] else None for row in rows]
        arrays.append(pa.array(values, kind))
        told = {"judul": column.title, "satuan": column.unit}
        fields.append(
            pa.field(column.name, kind, metadata={name: text for name, text in told.items() if text})
        )
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=dict(facts)))
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="snappy")
    return stream.getvalue()


def parquet_cells(content: bytes) -> Iterator[list[str]]:
    """Yield the header and the rows of a Parquet file as a CSV would write them.

    Raises `NotParquet` for anything else.
    """
    table = parquet.read_table(io.BytesIO(content))
    yield list(table.column_names)
    columns = [[_cell(value) for value in column.to_pylist()] for column in table.columns]
    yield from map(list, zip(*columns, strict=True))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return TRUE_WORD if value else FALSE_WORD
    return number_text(value) if isinstance(value, int | float) else str(value)
