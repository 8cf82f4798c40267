"""Examples of the page for programs: with an address of its own, and without one."""

from __future__ import annotations

from dataclasses import replace

from components.parts import DOWNLOADS, TABLE
from components.places import page
from terang.pages.figures import Cell, Column, DataTable
from terang.pages.models_api import ApiExample, ApiPage

ADDRESSES = DataTable(
    "Alamat berkas data",
    tuple(map(Column, ("Alamat", "Akhiran", "Isi", "Contoh"))),
    (
        (
            Cell("/unduh/{paket}/{tabel}"),
            Cell(".csv .xlsx"),
            Cell("Satu tabel."),
            Cell("a.csv", "/unduh/a.csv"),
        ),
    ),
)

API = page(
    ApiPage,
    "/data/api/",
    "Ambil data dengan program",
    lead="Setiap berkas punya alamat tetap.",
    promises=("Alamat tidak berubah.", "Sel kosong bukan nol."),
    addresses=ADDRESSES,
    examples=(
        ApiExample(
            "pandas", "Python", "Lima baris.", 'data = pd.read_csv(\n    "https://a.example/a.csv"\n)'
        ),
        ApiExample("sheets", "Sheets", "Satu sel.", '=IMPORTDATA("https://a.example/a.csv"; ","; "en_US")'),
    ),
    note="",
    downloads=DOWNLOADS,
)

NO_ADDRESS = replace(API, note="Situs ini belum punya alamat.")
NO_DATA = replace(API, examples=(), downloads=(), addresses=TABLE)
