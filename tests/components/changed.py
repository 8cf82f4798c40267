"""Examples of what changed: a sentence with its reason, many of them folded, a release, nothing."""

from __future__ import annotations

from components.parts import DOWNLOADS, LICENCE, TABLE, WIDE_TABLE
from components.places import UP, page
from terang.pages.blocks_changes import ChangeBlock, ChangeEntry, ChangeGroup, Changes
from terang.pages.figures import Link
from terang.pages.models_changes import ChangesPage, ReleasePage

REVISED = ChangeEntry(
    "Direvisi",
    "Penyetor, Melati, 31 Maret 2026: dulu 20 orang, sekarang 25 orang. Naik 25 persen.",
    "Alasan: Sumber membetulkan hitungannya.",
    "Simpanan anggota per kelurahan",
)
MANY = ChangeEntry(
    "Periode baru",
    "30 April 2026: data baru, 2 baris.",
    "",
    parts=("7 Hilir, 30 April 2026", "Melati, 30 April 2026"),
    parts_title="Satu per satu: 2 perubahan",
)
BLOCK = ChangeBlock(
    "rilis-1.1.0",
    "Rilis 1.1.0, 6 Mei 2026",
    "1 isian direvisi.",
    (
        ChangeGroup("rilis-1.1.0-simpanan", "Simpanan", "/data/keanggotaan/#simpanan", (MANY, REVISED)),
        ChangeGroup("rilis-1.1.0-gone", "Tabel yang tidak ada lagi", "", (REVISED,)),
    ),
)
NOTHING = ChangeBlock("belum-dirilis", "Belum dirilis", "Sama dengan rilis 1.1.0.")
SHORT = ChangeBlock("rilis", "Rilis 1.1.0", "", entries=(REVISED, MANY), more="3 perubahan lain.")
CHANGES = Changes("", (SHORT,), (LICENCE,))
UNCHANGED = Changes("Tidak ada perubahan.", (), (LICENCE,))

CHANGES_PAGE = page(
    ChangesPage,
    "/perubahan/",
    "Apa yang berubah",
    updated="2026-05-06",
    feed="/umpan/kota.atom.xml",
    lead="Setiap perubahan.",
    blocks=(NOTHING, BLOCK),
    places=TABLE,
    how="Pasang umpan ini.",
    links=UP,
    downloads=DOWNLOADS,
)
BEFORE_ANY = page(
    ChangesPage,
    "/perubahan/",
    "Apa yang berubah",
    lead="Belum pernah dirilis.",
    blocks=(),
    places=None,
    how="Pasang umpan ini.",
    links=UP,
    downloads=(),
)
RELEASE = page(
    ReleasePage,
    "/arsip/1.1.0/",
    "Rilis data 1.1.0",
    updated="2026-05-06",
    lead="Data April.",
    meta="Dibekukan 6 Mei 2026. Ini rilis terbaru.",
    citation="Terang, rilis data 1.1.0.",
    block=BLOCK,
    files_note="Dapat diperiksa.",
    files=WIDE_TABLE,
    packages=(Link("Simpanan 1.0.0", "/data/keanggotaan/"), Link("paket-lama 1.0.0", "")),
    downloads=DOWNLOADS,
)
