"""Examples of comparison: two places side by side, the pattern a script fills, and the pages of both."""

from __future__ import annotations

from dataclasses import replace

from components.parts import EMPTIES, LONG_NAME, SOURCE
from components.places import UP, page
from terang.pages.figures import Link
from terang.pages.models_compare import (
    Choice,
    CompareChoicePage,
    ComparePage,
    CompareRow,
    CompareTable,
    PairGroup,
    PairLine,
    PlaceCell,
    RowGroup,
    RowHead,
)
from terang.statuses import Nature, Status

EMPTY_CELLS = tuple(PlaceCell(words, status) for status, words in EMPTIES.items())

_NPWP = RowHead("koperasi_npwp", "paper", Link("NPWP", "/indikator/npwp/"), "koperasi", "di 3 dari 5", "2026")
_LOANS = RowHead("peminjam_orang", "unpublished", Link("Pinjaman", ""), "", "belum dipublikasikan")
_PAYERS = RowHead(
    "penyetor", "measure", Link("Penyetor", "/indikator/penyetor/"), "orang, 2026", "40",
    "2026", "orang", "", "lebih banyak", "paling banyak", "lewat batas", "2025 2026",
)  # fmt: skip

TABLE = CompareTable(
    id="angka",
    title="Angka yang tercatat",
    caption="Melati dan Kampung Damai berdampingan",
    stale="Lewat batas: angkanya lebih tua.",
    places=(Link("Melati", "/kelurahan/melati/"), Link(LONG_NAME, "/kelurahan/panjang/")),
    groups=(
        RowGroup(
            "Tangga",
            (
                CompareRow(
                    _NPWP,
                    (PlaceCell("ya (1)", verdict="pass"), PlaceCell("sebagian (1)", verdict="partial")),
                ),
                CompareRow(
                    _NPWP, (PlaceCell("belum (0)", verdict="fail"), PlaceCell("?", verdict="unknown"))
                ),
                CompareRow(_LOANS, (PlaceCell("belum dipublikasikan", verdict="unknown"),) * 2),
            ),
        ),
        RowGroup(
            "Angka utama",
            (
                CompareRow(
                    _PAYERS,
                    (
                        PlaceCell("140", larger="lebih banyak"),
                        PlaceCell("36", date="2025", stale="lewat batas"),
                    ),
                ),
                CompareRow(_PAYERS, (PlaceCell("0", Status.ZERO), EMPTY_CELLS[0])),
                *(CompareRow(_PAYERS, (PlaceCell("7"), cell)) for cell in EMPTY_CELLS[1:]),
            ),
        ),
    ),
    sources=(SOURCE,),
    caveats=("Bukan anggota.",),
)

SIMULATED_TABLE = replace(
    TABLE,
    id="angka-simulasi",
    title="Angka simulasi",
    groups=TABLE.groups[1:],
    sources=(),
    caveats=(),
    nature=Nature.SIMULATED,
)

PATTERN = replace(
    TABLE,
    caption="{names} berdampingan",
    places=(),
    groups=(RowGroup("Tangga", (CompareRow(_NPWP, ()), CompareRow(_LOANS, ()), CompareRow(_PAYERS, ()))),),
)

COMPARE = page(
    ComparePage,
    "/bandingkan/melati-dengan-panjang/",
    "Melati dan Kampung Damai berdampingan",
    kicker="Kelurahan bertetangga",
    lead="Melati: tercatat. Kampung Damai: belum.",
    notes=("Sungai memisahkan keduanya.", "Yang belum tercatat tidak berarti tidak ada."),
    passports=(Link("Asal angka Melati", "/kelurahan/melati/asal/"),),
    tables=(TABLE,),
    links=UP,
    others=UP,
)

CHOICE = page(
    CompareChoicePage,
    "/bandingkan/",
    "Bandingkan kelurahan",
    lead="Pilih dua kelurahan.",
    choices=(
        Choice("melati", "Melati", "Melati (Kec. Timur)"),
        Choice("7-hilir", "7 Hilir", "7 Hilir (Kec. Barat)"),
    ),
    place_url="/kelurahan/{slug}/",
    patterns=(PATTERN,),
    files=("/unduh/kelurahan/{slug}.json",),
    empties=EMPTY_CELLS,
    stale="lewat batas",
    origin="Asal angka {name}",
    groups=(PairGroup("timur", "Timur", (PairLine("Melati", (Link("7 Hilir", "/bandingkan/x/"), UP[0])),)),),
)

COMPARISONS = {
    "compare": COMPARE,
    "compare, nothing around": replace(COMPARE, notes=(), others=()),
    "compare, simulated as well": replace(COMPARE, tables=(TABLE, SIMULATED_TABLE), nature=Nature.SIMULATED),
    "compare, free choice": CHOICE,
    "compare, free choice without neighbours": replace(CHOICE, groups=()),
}
"""Both kinds of page by the name of their state."""
