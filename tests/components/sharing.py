"""Examples of what a page is passed on with, and of the sheet for a notice board."""

from __future__ import annotations

from dataclasses import replace

from components.parts import ANSWERS, EMPTY_STATS, FACTS, LADDER, LONG_NAME, SOURCE, STAT, ZERO_STAT
from components.places import page
from terang.pages.figures import Link
from terang.pages.models_share import PictureFigure, Share, SharePicture
from terang.pages.models_sheet import SheetPage
from terang.pages.sharing import qr_code

ADDRESS = "https://portal.example/kelurahan/melati/"

PICTURE = SharePicture(
    site="Terang Contoh",
    kicker="Kecamatan Timur · Kota Contoh",
    title="Melati",
    question="Apakah koperasi kelurahan saya jalan?",
    status="both",
    headline="Ada kegiatan tercatat",
    note="Yang tercatat belum tentu seluruhnya.",
    figures=(PictureFigure("140 orang", "Penyetor"), PictureFigure("Rp60.000", "Transaksi")),
    source="Sumber: SIMKOPDES per 5 Agustus 2026",
    alt="Melati: 140 orang membayar simpanan pokok.",
)

SHARE = Share(
    text=f"Melati: ada kegiatan tercatat.\n\n{ADDRESS}",
    address=ADDRESS,
    ways=(
        Link("Kirim lewat WhatsApp", "https://wa.me/?text=Melati"),
        Link("Kirim lewat e-mail", "mailto:?subject=Melati&body=Melati"),
    ),
    sheet=Link("Cetak A4", "/kelurahan/melati/lembar/"),
    paper=Link("Unduh lembar A4 (PDF)", "/unduh/lembar/melati.pdf"),
)
UNPUBLISHED_SHARE = replace(SHARE, text="Melati: ada kegiatan tercatat.", address="")

SHEET = page(
    SheetPage,
    "/kelurahan/melati/lembar/",
    "Lembar A4: Melati",
    name="Melati",
    kicker="Kecamatan Timur · Kota Contoh",
    answer=ANSWERS["both"],
    ladder=LADDER,
    stats=(STAT, ZERO_STAT),
    sources=(SOURCE,),
    comparison="2 dari 3 kelurahan mencatat simpanan; Melati salah satunya.",
    passport="/kecamatan/timur/asal/#kegiatan-tercatat",
    origin=Link("Asal angka Melati", "/kelurahan/melati/asal/"),
    missing=FACTS,
    code=qr_code(ADDRESS),
    code_note="Pindai kode ini.",
    data_date="5 Agustus 2026",
    report_note="Ada angka yang salah? Beri tahu kami.",
    back=Link("Kembali", "/kelurahan/melati/"),
    paper=SHARE.paper,
)
BARE_SHEET = replace(
    SHEET,
    name=LONG_NAME,
    answer=ANSWERS["none"],
    ladder=(),
    stats=tuple(EMPTY_STATS.values())[:1],
    sources=(),
    missing=(),
    code=None,
    code_note="Pratinjau belum punya alamat.",
)
