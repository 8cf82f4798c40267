"""Examples of the quality report and of its parts."""

from __future__ import annotations

from dataclasses import replace

from components.parts import DOWNLOADS, TABLE, WIDE_TABLE
from components.places import page
from terang.pages.blocks_quality import Folded, QualityLine, QualityPart
from terang.pages.figures import Cell, Link
from terang.pages.models_quality import QualityPage
from terang.statuses import Nature, Status

LINE = QualityLine("4 dari 13 angka kelurahan terisi (31 persen).", Link("Rapor mutu data", "/mutu/"))
STALE = "Data berumur 8 bulan; batas segarnya 3 bulan"
PART = QualityPart(WIDE_TABLE, folded=(Folded("Kelurahan di Melati", TABLE),))
SIMULATED_PART = QualityPart(TABLE, Nature.SIMULATED)

REPORT = page(
    QualityPage,
    "/mutu/",
    "Mutu data",
    lead=("Dari 62 angka, 37 sudah terisi.", "2 dari 6 tabel sudah lewat batasnya."),
    how=("Umur data dihitung sampai 31 Maret 2026.",),
    legend=tuple(Cell(f"{status}: contoh", status=status) for status in Status),
    tables=(PART,),
    places=(PART,),
    times=(),
    times_note="Belum ada.",
    suppliers=(PART,),
    suppliers_note="Pemasok ialah lembaga yang menerbitkan angka.",
    warnings=WIDE_TABLE,
    warnings_note="Ada 4 peringatan.",
    corrections_note="Belum ada angka yang kami koreksi.",
    corrections=Link("Daftar koreksi", "/koreksi/"),
    downloads=DOWNLOADS,
)
NO_WARNING = replace(
    REPORT, tables=(PART, SIMULATED_PART), warnings=None, corrections=None, nature=Nature.SIMULATED
)
