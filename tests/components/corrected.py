"""Corrections and reasons as their components meet them."""

from __future__ import annotations

from dataclasses import replace

from components.parts import DOWNLOADS, ELSEWHERE, LICENCE
from components.places import page
from terang.pages.figures import Link
from terang.pages.models_corrections import CorrectionEntry, CorrectionsPage, ReasonEntry

CORRECTION = CorrectionEntry(
    "hilir-setoran",
    "7 Hilir, 31 Maret 2026, Transaksi",
    "3 April 2026",
    "2026-04-03",
    "Rp300.000",
    "Rp3.000.000",
    "Satu nol tertinggal saat disalin.",
    Link("Koperasi per kelurahan", "/data/koperasi/#simkopdes"),
    Link("7 Hilir", "/kelurahan/7-hilir/"),
    (ELSEWHERE,),
)
CITY_CORRECTION = replace(CORRECTION, id="kota", old="kosong", place=None, sources=())
REASON = ReasonEntry(
    "revisi",
    "Penduduk miskin, Maret 2024",
    "20 Mei 2026",
    "2026-05-20",
    "Penerbit merevisi angkanya.",
    Link("Deret kemiskinan", "/data/kemiskinan/#seri"),
    (),
)

CORRECTIONS = page(
    CorrectionsPage,
    "/koreksi/",
    "Koreksi dan alasannya",
    lead="Semua koreksi ada di sini.",
    how=("Berkas sumber tidak diubah.",),
    count="2 koreksi.",
    entries=(CORRECTION, CITY_CORRECTION),
    reasons=(REASON,),
    links=(LICENCE,),
    downloads=DOWNLOADS,
)
