"""The published tables in R itself: the very cells of the file, numbers where numbers are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from terang.downloads.excel import EXCEL_ENDING
from tests.twins import Cells, Tables, cells_of

pytestmark = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R tidak terpasang di sini")

PROGRAM = r"""
Sys.setlocale("LC_ALL", "C.UTF-8")
for (name in list.files(pattern = "^plain-")) {
  write.csv(read.csv(name, colClasses = "character", check.names = FALSE), sub("plain", "read", name),
            row.names = FALSE, na = "NA")
  guessed <- read.csv(name, check.names = FALSE)
  number <- sapply(guessed, function(column) is.numeric(column) || all(is.na(column)))
  told <- data.frame(name = names(guessed), number = number)
  write.csv(told, sub("plain", "kinds", name), row.names = FALSE)
  exact <- format(guessed, digits = 17, trim = TRUE)
  write.csv(exact, sub("plain", "guessed", name), row.names = FALSE)
}
for (name in list.files(pattern = "^excel-")) {
  found <- read.csv2(name, colClasses = "character", check.names = FALSE, fileEncoding = "UTF-8-BOM")
  write.csv(found, sub("excel", "read-excel", name), row.names = FALSE, na = "NA")
}
"""
"""As our README says to read them; and once more as whoever has not read it would, guessing kinds."""


@pytest.fixture(scope="module")
def folder(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every table as R has read and written it, by its place among all, from one run of R."""
    made = tmp_path_factory.mktemp("r")
    for place, file in enumerate(tables.all):
        (made / f"plain-{place}.csv").write_bytes(file.content)
        (made / f"excel-{place}.csv").write_bytes(tables.twin(file, EXCEL_ENDING))
    (made / "read.R").write_text(PROGRAM, encoding="utf-8")
    subprocess.run(["Rscript", "--vanilla", "read.R"], cwd=made, check=True, capture_output=True)
    return made


def _written(folder: Path, name: str) -> Cells:
    return cells_of((folder / name).read_bytes())


def test_read_as_text_it_has_the_very_cells(tables: Tables, folder: Path) -> None:
    assert len(tables.all) > 80
    for place, file in enumerate(tables.all):
        assert _written(folder, f"read-{place}.csv") == cells_of(file.content), file.path


def test_the_excel_form_has_the_same_cells_with_a_comma_in_numbers(tables: Tables, folder: Path) -> None:
    for place, file in enumerate(tables.all):
        kinds = tables.numbers(file)
        header, *lines = _written(folder, f"read-excel-{place}.csv")
        found = [
            [cell.replace(",", ".") if number else cell for cell, number in zip(line, kinds, strict=True)]
            for line in lines
        ]
        assert [header, *found] == cells_of(file.content), file.path


def test_guessing_finds_every_number_and_its_value(tables: Tables, folder: Path) -> None:
    looked = 0
    for place, file in enumerate(tables.all):
        _, *kinds = _written(folder, f"kinds-{place}.csv")
        _, *guessed = _written(folder, f"guessed-{place}.csv")
        header, *lines = cells_of(file.content)
        for column, number in enumerate(tables.numbers(file)):
            if not number:
                continue
            assert kinds[column] == [header[column], "TRUE"], file.path
            for line, found in zip(lines, guessed, strict=True):
                told = line[column]
                assert (found[column].strip() == "NA") if told == "" else float(found[column]) == float(told)
                looked += told != ""

    assert looked > 1_000
