"""Examples of passports: a figure with all its origins, every kind of empty, a simulated one, the page."""

from __future__ import annotations

from dataclasses import replace

from components.parts import EMPTIES, REPORT_FORM
from components.places import page
from terang.pages.figures import Link
from terang.pages.models_passports import (
    Basis,
    Document,
    Input,
    Origin,
    Passport,
    PassportGroup,
    PassportsPage,
)
from terang.statuses import Nature, Status

_TABLE = Link("Simpanan per kelurahan", "/data/keanggotaan/#simpanan")

BASIS = Basis(
    title=Link("Rata-rata simpanan pokok", "/indikator/rata-simpanan-pokok-rp/"),
    definition="Simpanan pokok dibagi jumlah penyetornya.",
    method="Simpanan pokok (rupiah) dibagi penyetor (orang).",
    datasets=(Link("Simpanan anggota, versi 1.0.0", "/data/keanggotaan/"),),
    nature="nyata",
    rows=(_TABLE, Link("simpanan.csv", "/unduh/keanggotaan/simpanan.csv")),
)

ORIGIN = Origin(
    basis=BASIS,
    documents=(
        Document("Rekap", "https://sumber.example/", "Dinas", "31 Maret 2026", "1 April 2026"),
        Document("Surat", "", "Dinas", "2025", ""),
    ),
    caveats=("Bukan jumlah anggota.",),
)

PASSPORT = Passport(
    id="rata-simpanan-pokok-rp",
    origin=ORIGIN,
    text="Rp50.000",
    value=50000.0,
    status=Status.REPORTED,
    status_text="ada angkanya",
    period="31 Maret 2026",
    inputs=(
        Input("Simpanan pokok", "simpanan_pokok_rp", _TABLE, "Rp500.000"),
        Input("Penyetor", "penyetor_pokok_orang", _TABLE, "belum dilaporkan", Status.NOT_REPORTED),
        Input("Anggota", "anggota_orang", _TABLE),
    ),
    reporting="2 dari 3 kelurahan melaporkan",
    earlier="3 angka yang lebih lama",
    rows=(Link("melati.csv", "/unduh/kelurahan/melati.csv"),),
    citation="Penerbit Contoh. Rata-rata simpanan pokok, Melati: Rp50.000.",
    reservation="",
    report=(Link("Laporkan", "/laporan/"),),
    stale="Data berumur 8 bulan.",
)

BARE = replace(
    PASSPORT,
    origin=Origin(BASIS, (), ()),
    period="",
    inputs=(),
    reporting="",
    earlier="",
    rows=(),
    citation="",
)

EMPTY_PASSPORTS = {
    status: replace(BARE, id=f"ukuran-{status.replace('_', '-')}", text=words, value=None, status=status)
    for status, words in EMPTIES.items()
}

ELSEWHERE = replace(
    EMPTY_PASSPORTS[Status.NOT_AVAILABLE], id="p0-persen", elsewhere=Link("Seluruh kota", "/asal/#p0-persen")
)

SIMULATED_PASSPORT = replace(
    PASSPORT, id="anggota-orang", nature=Nature.SIMULATED, citation="", reservation="Jangan dikutip."
)

PASSPORTS = page(
    PassportsPage,
    "/kelurahan/melati/asal/",
    "Asal angka: Melati",
    lead="Angka ini dari mana?",
    groups=(
        PassportGroup("topik-keanggotaan", "Anggota", (PASSPORT, SIMULATED_PASSPORT)),
        PassportGroup("topik-kemiskinan", "Kemiskinan", (*EMPTY_PASSPORTS.values(), ELSEWHERE)),
    ),
    back=Link("Melati", "/kelurahan/melati/"),
    nature=Nature.SIMULATED,
    report_form=REPORT_FORM,
)
