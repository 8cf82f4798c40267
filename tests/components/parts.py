"""Examples of the parts of pages, each state of a part under its own name."""

from __future__ import annotations

from dataclasses import replace

from terang.pages.blocks import (
    Alternate,
    Claim,
    Commitment,
    Contradiction,
    Event,
    Gap,
    NeighbourLine,
    PlaceFact,
    Section,
    Site,
)
from terang.pages.blocks_answer import Answer, Evidence, Step, Verdict
from terang.pages.blocks_reader import ReportEntry, ReportForm, Term
from terang.pages.compared import Compared, Comparison
from terang.pages.figures import (
    Axis,
    Cell,
    Column,
    DataTable,
    Download,
    Figure,
    LegendItem,
    Link,
    MapLabel,
    Point,
    SourceNote,
    Stat,
    Tile,
    TileClass,
    TileMap,
)
from terang.pages.outlines import Outline, Outlines
from terang.statuses import Nature, Status

LICENCE = Link("Lisensi Contoh", "https://lisensi.example/")

SITE = Site(
    name="Terang Contoh",
    city="Kota Contoh",
    publisher="Penerbit Contoh",
    base="",
    address="",
    lang="id",
    home="/",
    navigation=(Link("Kelurahan", "/kelurahan/"), Link("Data", "/data/")),
    footer=(Link("Metode", "/metode/"),),
    licence=LICENCE,
    data_date="5 Agustus 2026",
    preview=False,
)

SOURCE = SourceNote(
    "Rekap koperasi", "https://sumber.example/rekap", "5 Agustus 2026", Link("Koperasi", "/data/koperasi/")
)
UNADDRESSED = replace(SOURCE, title="Surat dinas", address="", date="")
ELSEWHERE = replace(SOURCE, title="Berita", dataset=Link("Program", "/data/program/"))

EMPTIES = {
    Status.NOT_REPORTED: "belum dilaporkan",
    Status.NOT_APPLICABLE: "tidak berlaku",
    Status.WITHHELD: "disembunyikan demi privasi",
    Status.NOT_AVAILABLE: "tidak tersedia pada tingkat ini",
}
"""The words of every kind of empty."""

LONG_NAME = "Dua Puluh Sembilan Hilir Kampung Damai Sejahtera Selatan"

TABLE = DataTable(
    "Penyetor menurut kelurahan",
    (Column("Kelurahan"), Column("Penyetor (orang)", numeric=True)),
    (
        (Cell("Melati", "/kelurahan/melati/"), Cell("140", status=Status.REPORTED, sort=140.0)),
        (Cell("Kampung Damai"), Cell("0", status=Status.ZERO, sort=0.0)),
        *((Cell(LONG_NAME), Cell(words, status=status)) for status, words in EMPTIES.items()),
    ),
)
"""Every status there is, one a row."""

WIDE_TABLE = DataTable(
    "Kelurahan dan catatannya",
    (Column("Kelurahan"), Column("A", True), Column("B", True), Column("Keterangan")),
    ((Cell("Melati"), Cell("1", sort=1.0), Cell("2", sort=2.0), Cell("-")),),
    "/kelurahan/melati/asal/",
)
NO_ROWS = replace(TABLE, rows=())

FIGURE = Figure(
    id="tetangga-penyetor",
    kind="bars",
    title="Dua dari tiga kelurahan mencatat simpanan",
    subtitle="Penyetor (orang), 5 Agustus 2026",
    description="Batang untuk tiap kelurahan.",
    axis=Axis("Penyetor (orang)", "orang"),
    points=(Point("Melati", 140.0, Status.REPORTED, "140 orang", key="99.71.02.1001"),),
    table=TABLE,
    sources=(SOURCE,),
    caveats=("Bukan jumlah anggota.",),
    passport="/kelurahan/melati/asal/#penyetor",
)
BARE_FIGURE = replace(FIGURE, id="tren-penyetor", kind="trend", sources=(), caveats=(), table_open=True)
SIMULATED_FIGURE = replace(FIGURE, id="simulasi-penyetor", nature=Nature.SIMULATED)

STAT = Stat(
    "Penyetor",
    "140 orang",
    140.0,
    Status.REPORTED,
    "5 Agustus 2026",
    (SOURCE,),
    "/indikator/penyetor/",
    "Terbanyak.",
    passport="/kelurahan/melati/asal/#penyetor",
)
ZERO_STAT = replace(STAT, text="0 orang", value=0.0, status=Status.ZERO, context="", sources=())
EMPTY_STATS = {
    status: replace(STAT, text=words, value=None, status=status, period="")
    for status, words in EMPTIES.items()
}

TILE_CLASSES: tuple[TileClass, ...] = (
    "c0",
    "c1",
    "c2",
    "c3",
    "c4",
    "zero",
    "s_not_reported",
    "s_not_available",
    "s_withheld",
    "s_not_applicable",
)

TILE_MAP = TileMap(
    id="peta-penyetor",
    title="Dua dari tiga kelurahan mencatat simpanan",
    subtitle="Penyetor (orang), 5 Agustus 2026",
    description="Setiap petak satu kelurahan.",
    columns=10,
    rows=1,
    tiles=tuple(
        Tile(
            f"Melati {place}",
            f"M {place}",
            f"/melati-{place}/",
            place,
            1,
            "Timur",
            "Hilir",
            f"kelas {name}",
            name,
        )
        for place, name in enumerate(TILE_CLASSES, start=1)
    ),
    legend=tuple(LegendItem(name, f"kelas {name}", 1) for name in TILE_CLASSES),
    sources=(SOURCE,),
    note="Skema, bukan peta batas.",
    labels=(MapLabel("Sungai", 2, 2),),
)
AREA_MAP = replace(
    TILE_MAP,
    id="peta-batas",
    tiles=tuple(replace(tile, outline=f"b{tile.column}") for tile in TILE_MAP.tiles),
    outlines=Outlines(
        width=1000,
        height=90,
        areas=tuple(
            Outline(
                f"b{place}", f"M{place * 95} 5l80 0 0 80 -80 0z", (place * 95, 45) if place == 1 else None
            )
            for place in range(1, len(TILE_CLASSES) + 1)
        ),
        source="Batas wilayah: Badan Contoh, 2025. Syarat pemakaian: bebas.",
    ),
)
"""Every class, with true boundaries as well; the first area is too small to be seen."""

SMALL_MAP = replace(
    TILE_MAP, id="peta-kecil", columns=2, tiles=(replace(TILE_MAP.tiles[0], current=True),), labels=()
)


def _answer(status: str, headline: str, reservation: str, *verdicts: Verdict) -> Answer:
    evidence = tuple(
        Evidence(f"Bukti {place}", verdict, "Terbaca.", (SOURCE,), "/kelurahan/melati/asal/")
        for place, verdict in enumerate(verdicts)
    )
    return Answer(
        "Apakah koperasi jalan?",
        status,
        headline,
        f"{headline} per 5 Agustus 2026.",
        reservation,
        evidence,
        Link("Aturan yang kami pakai", "/metode/#jawaban"),
        "/kelurahan/melati/asal/#kegiatan-tercatat",
        "" if status == "none" else "Data berumur 8 bulan; batas segarnya 3 bulan",
    )


ANSWERS = {
    "both": _answer("both", "Ada kegiatan tercatat", "", "pass", "pass", "pass"),
    "savings": _answer("savings", "Baru simpanan tercatat", "Ini bukan seluruhnya.", "pass", "fail"),
    "transactions": _answer(
        "transactions", "Baru transaksi tercatat", "Ini bukan seluruhnya.", "fail", "pass"
    ),
    "none": _answer(
        "none", "Belum ada yang tercatat", "Ini tidak berarti tidak berjalan.", "unknown", "unknown"
    ),
    "two koperasi": _answer("savings", "Baru simpanan tercatat", "", "partial", "pass"),
    "without evidence": _answer("none", "Belum ada yang tercatat", ""),
}

LADDER = (
    Step("Badan hukum", "pass", "1 koperasi", "/kelurahan/melati/asal/#koperasi"),
    Step("NPWP", "partial", "1 dari 2 koperasi"),
    Step("Simpanan", "fail", "Rp0"),
    Step("Pinjaman", "unknown", "belum dipublikasikan"),
)

COMPARISON = Comparison(
    "dibandingkan-penyetor",
    "Penyetor",
    "Melati mencatat 140 orang per 5 Agustus 2026.",
    (
        "Dari 2 kelurahan yang berbatasan, 1 mencatatnya: terlalu sedikit untuk dibandingkan.",
        "Dari 5 kelurahan di Kota Contoh, 3 mencatatnya; nilai tengahnya 70 orang. Angka Melati dua kali"
        " lipatnya.",
    ),
    (SOURCE,),
    passport="/kelurahan/melati/asal/#penyetor",
    stale="Data berumur 8 bulan; batas segarnya 3 bulan",
)
SIMULATED_COMPARISON = replace(COMPARISON, id="dibandingkan-anggota", nature=Nature.SIMULATED)
COMPARED = Compared(
    "Dibandingkan",
    "Hanya angka yang tercatat yang dibandingkan.",
    (COMPARISON, SIMULATED_COMPARISON),
    "Yang serupa dengan Melati",
    (Link("Kampung Damai", "/kelurahan/kampung-damai/"), Link(LONG_NAME, "/kelurahan/panjang/")),
    "Serupa berarti paling dekat dalam luas.",
    Link("Cara mencari yang serupa", "/metode/#mirip"),
)
LONELY = replace(COMPARED, measures=(replace(COMPARISON, lines=()),), similar=())

GAP = Gap(
    "Belum terbit",
    "Pinjaman belum terbuka.",
    "Dinas Contoh",
    "Kepada Dinas Contoh,\n\nsaya meminta data pinjaman.",
)
BARE_GAP = replace(GAP, holder="", request="")
UNTITLED_GAP = replace(GAP, title="", local=Link("Surat yang sama", "/kelurahan/melati/#pinjaman"))

SECTION = Section(
    "anggota", "Anggota", "Yang tercatat.", (STAT,), (FIGURE,), None, (Link("Semua", "/indikator/penyetor/"),)
)
GAP_SECTION = Section("pinjaman", "Pinjaman", "", gap=GAP)
EMPTY_SECTION = Section("usaha", "Usaha", "")
FOLDED_SECTION = Section(
    "belum-terbit", "Belum terbit", "", gaps=(GAP, replace(UNTITLED_GAP, title="Anggota"))
)
SIMULATED_SECTION = Section(
    "kegiatan",
    "Kegiatan",
    "Omzet.",
    (replace(STAT, nature=Nature.SIMULATED),),
    tables=(TABLE,),
    nature=Nature.SIMULATED,
)

TERMS = (
    Term("Simpanan pokok", "Uang yang dibayar satu kali.", "/glosarium/#simpanan-pokok"),
    Term(LONG_NAME, "Satu kalimat.", "/glosarium/#panjang"),
)
EXPLAINED_SECTION = replace(SECTION, terms=TERMS)

CHANNELS = (
    Link("Kirim lewat WhatsApp", "https://wa.me/?text=Laporan%20%26%20angka"),
    Link("Tulis di daftar laporan", "https://isu.example/new?title=Laporan&body=Angka%0A"),
)
REPORT_FORM = ReportForm(
    "Laporan angka keliru: Melati\nHalaman: /kelurahan/melati/\n\nAngka yang keliru:",
    CHANNELS,
    "",
    Link("Laporan yang sudah masuk", "/laporan/"),
)
CLOSED_FORM = replace(
    REPORT_FORM, channels=(), closed="Belum ada saluran. Situs ini dirawat Penerbit Contoh."
)

ENTRY = ReportEntry(
    "melati-transaksi",
    "Masuk 10 April 2026",
    "2026-04-10",
    Link("Melati, Timur: Nilai transaksi", "/kelurahan/melati/"),
    "Melati",
    "Transaksinya keliru.",
    "met",
    "Diperbaiki",
    "Benar, sudah diperbaiki.",
    "Dijawab 14 April 2026",
)
BARE_ENTRY = replace(
    ENTRY,
    id="lama",
    subject=Link("/halaman/lama/", ""),
    place="",
    verdict="open",
    verdict_text="Diterima",
    answer="",
    answered="",
)

CLAIMS = (
    Claim("21 Juli 2025", "ketua koperasi", "Anggota kami 30 orang.", "30 orang", (ELSEWHERE,)),
    Claim("", "pengelola", "Usaha berjalan baik.", "", ()),
)
ROWS = Link("Tabel Klaim", "/data/program/#klaim")
CONTRADICTION = Contradiction("Berapa anggotanya?", "Dua penutur, dua angka.", CLAIMS, rows=ROWS)
BARE_CONTRADICTION = replace(CONTRADICTION, explanation="")
SETTLED_CONTRADICTION = replace(
    CONTRADICTION,
    id="beda-anggota",
    used="Tidak satu pun sebagai jumlah anggota.",
    verdict="met",
    verdict_text="Sudah diperbaiki sumbernya",
)

NEIGHBOURS = (
    NeighbourLine(Link("Kampung Damai", "/kelurahan/kampung-damai/"), "Belum ada yang tercatat.", False),
    NeighbourLine(Link(LONG_NAME, "/kelurahan/panjang/"), "36 penyetor.", True, None, "/asal/"),
)
FACTS = (PlaceFact("Kode", "99.71.02.1001"), PlaceFact("Luas", "5,75 km²", "/data/wilayah/#kelurahan"))
DOWNLOADS = (Download("melati.csv", "/unduh/melati.csv", "CSV", "3 kB"),)
MORE_DOWNLOADS = (
    Download("melati.xlsx", "/unduh/melati.xlsx", "XLSX", "9 kB"),
    *DOWNLOADS,
    Download("melati-excel.csv", "/unduh/melati-excel.csv", "CSV", "3 kB", behind=True),
)

COMMITMENT = Commitment(
    "satu-koperasi",
    "21 Juli 2025",
    "wali kota",
    "Setiap kelurahan punya koperasi.",
    "5 koperasi",
    "Juni 2025",
    "5 koperasi terdaftar.",
    "met_on_paper",
    "Terpenuhi di atas kertas",
    (SOURCE,),
    ("Terdaftar belum tentu berjalan.",),
    ROWS,
)
BARE_COMMITMENT = replace(
    COMMITMENT, id="lain", date="", target="", verdict="unknown", sources=(), caveats=(), rows=None
)

EVENT = Event("21 Juli 2025", "2025-07-21", "Aturan contoh", "Tata cara pinjaman.", "berlaku", (SOURCE,))

ALTERNATES = (Alternate("id", "Bahasa Indonesia", "/"), Alternate("en", "English", "/en/"))
