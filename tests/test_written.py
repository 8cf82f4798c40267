"""A table as text: every value exactly as it is, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.catalog import Catalog
from terang.downloads import make_downloads
from terang.downloads.files import nature_column
from terang.errors import BuildFailed
from terang.written import number_text, table_csv
from tests.twins import plain

DTYPES = {"integer": "Int64", "number": "Float64"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def read_back(content: bytes, dtypes: dict[str, str]) -> pd.DataFrame:
    """Read a published CSV the way its README says."""
    table = pd.read_csv(
        io.BytesIO(content),
        dtype={name: "string" if kind == "boolean" else kind for name, kind in dtypes.items()},
        keep_default_na=False,
        na_values=[""],
        skip_blank_lines=False,
    )
    for name in (name for name, kind in dtypes.items() if kind == "boolean"):
        table[name] = table[name].map({"ya": True, "tidak": False}).astype("boolean")
    return table


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-3, "-3"),
        (7_000_000.0, "7000000"),
        (-0.0, "0"),
        (9.04, "9.04"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1.5e-07, "0.00000015"),
        (1e22, "10000000000000000000000"),
    ],
)
def test_a_number_is_plain_and_exact(value: float, text: str) -> None:
    assert number_text(value) == text
    assert float(text) == value


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_any_number_is_plain_and_exact(value: float) -> None:
    text = number_text(value)

    assert type(value)(text) == value
    assert re.fullmatch(r"0|-?(0|[1-9]\d*)(\.\d*[1-9])?", text)


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_number_is_not_published(value: float) -> None:
    with pytest.raises(BuildFailed):
        number_text(value)


def test_csv_to_the_letter() -> None:
    table = pd.DataFrame(
        {
            "nama": pd.array(["8-9 Hilir", 'kata "lama", baru', pd.NA], dtype="string"),
            "orang": pd.array([140, pd.NA, 0], dtype="Int64"),
            "luas": pd.array([pd.NA, 2.5, 3.0], dtype="Float64"),
            "ada": pd.array([True, False, pd.NA], dtype="boolean"),
        }
    )

    written = table_csv(table, list(table.columns), [("sifat_data", "simulasi")])

    assert written == (
        b"nama,orang,luas,ada,sifat_data\r\n"
        b"8-9 Hilir,140,,ya,simulasi\r\n"
        b'"kata ""lama"", baru",,2.5,tidak,simulasi\r\n'
        b",0,3,,simulasi\r\n"
    )


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n"), min_size=1)
rows = st.lists(
    st.tuples(
        st.none() | words.filter(lambda text: not text.startswith(FORMULA_STARTS)),
        st.none() | st.integers(-(2**63), 2**63 - 1),
        # pandas itself stumbles over a column of 20 digits and a gap; longer ones are tried above.
        st.none() | st.floats(-1e15, 1e15),
        st.none() | st.booleans(),
    )
)


@given(rows)
def test_the_published_table_is_the_table(values: list[tuple[object, ...]]) -> None:
    dtypes = {"teks": "string", "bulat": "Int64", "bilangan": "Float64", "tanda": "boolean"}
    columns = list(zip(*values, strict=True)) or [()] * len(dtypes)
    table = pd.DataFrame(
        {
            name: pd.array([pd.NA if value is None else value for value in column], dtype=kind)
            for (name, kind), column in zip(dtypes.items(), columns, strict=True)
        }
    )

    written = table_csv(table, list(dtypes))

    pd.testing.assert_frame_equal(read_back(written, dtypes), table)
    parsed = list(csv.reader(io.StringIO(written.decode(), newline=""), strict=True))
    assert [row[0] for row in parsed[1:]] == ["" if row[0] is None else row[0] for row in values]


@pytest.mark.parametrize("text", [f"{start}1" for start in FORMULA_STARTS])
def test_a_formula_is_never_published(text: str) -> None:
    table = pd.DataFrame({"nama": pd.array(["Melati", text], dtype="string")})

    with pytest.raises(BuildFailed, match="Kolom nama, baris 3"):
        table_csv(table, ["nama"])


def test_every_table_comes_back_as_it_was(catalog: Catalog) -> None:
    files = {(file.package, file.resource): file for file in plain(make_downloads(catalog))}
    for dataset in catalog.datasets.values():
        for resource in dataset.resources.values():
            dtypes = {f.name: DTYPES.get(f.type, str(resource.table[f.name].dtype)) for f in resource.fields}
            found = read_back(files[dataset.name, resource.name].content, dtypes)
            expected = resource.table[list(dtypes)].reset_index(drop=True)
            pd.testing.assert_frame_equal(found[list(dtypes)], expected)
            assert list(found.columns[len(dtypes) :]) == [name for name, _ in nature_column(dataset.nature)]
