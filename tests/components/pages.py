"""Examples of every kind of page, and of the states a kelurahan can be in."""

from __future__ import annotations

from dataclasses import replace

from components.parts import (
    ALTERNATES,
    ANSWERS,
    BARE_COMMITMENT,
    BARE_FIGURE,
    COMMITMENT,
    CONTRADICTION,
    DOWNLOADS,
    EVENT,
    FACTS,
    FIGURE,
    GAP,
    LICENCE,
    LONG_NAME,
    SECTION,
    SIMULATED_FIGURE,
    SOURCE,
    STAT,
    TABLE,
    TILE_MAP,
    WIDE_TABLE,
)
from components.places import DISTRICTS, HOME, KECAMATAN, KELURAHAN, NOTHING, PLACES, UP, page
from terang.pages.blocks import Card, CardGroup, PlaceFact, ResourceBlock
from terang.pages.figures import Link
from terang.pages.models import (
    CommitmentsPage,
    DatasetPage,
    IndexPage,
    IndicatorPage,
    NotFoundPage,
    Page,
    ProsePage,
)
from terang.pages.models_record import PrivacyPage, QuadrantPage
from terang.statuses import Nature

INDICATOR = page(
    IndicatorPage,
    "/indikator/penyetor/",
    "Penyetor",
    definition="Orang yang menyetor.",
    method="Disalin.",
    unit="orang",
    level="kelurahan",
    limits=("Bukan anggota.",),
    stats=(STAT,),
    tile_map=TILE_MAP,
    figures=(FIGURE, BARE_FIGURE),
    ranking=TABLE,
    ranking_note="Bukan penilaian.",
    sources=(SOURCE,),
    downloads=DOWNLOADS,
    siblings=(Link("Simpanan", "/indikator/simpanan/"),),
)

CITY_INDICATOR = replace(
    INDICATOR,
    limits=(),
    stats=(),
    tile_map=None,
    figures=(),
    ranking=None,
    ranking_note="",
    sources=(),
    downloads=(),
    siblings=(),
)
"""One that is not known by kelurahan."""

DATASET = page(
    DatasetPage,
    "/data/koperasi/",
    "Koperasi",
    lead="Rekap per kelurahan.",
    version="1.0.0",
    licence=LICENCE,
    citation="Penerbit Contoh. Koperasi.",
    resources=(
        ResourceBlock(
            "rekap",
            "Rekap",
            "Satu baris satu kelurahan.",
            "5 baris",
            WIDE_TABLE,
            DOWNLOADS,
            (PlaceFact("Konsep", "Koperasi yang tercatat"), PlaceFact("Satuan", "Koperasi")),
        ),
    ),
    sources=TABLE,
    caveats=("Nol belum tentu nol.",),
    downloads=DOWNLOADS,
)

INDEX = page(
    IndexPage,
    "/data/",
    "Data",
    lead="Semua data.",
    groups=(CardGroup("semua", "Semua", (Card(Link("Koperasi", "/data/koperasi/"), "Rekap.", "5 baris"),)),),
)

COMMITMENTS = page(
    CommitmentsPage,
    "/komitmen/",
    "Janji",
    lead="Janji.",
    commitments=(COMMITMENT, BARE_COMMITMENT),
    events=(EVENT,),
    contradictions=(CONTRADICTION,),
)

QUADRANT = page(
    QuadrantPage,
    "/peta-selisih/",
    "Banyak keluarga miskin, sedikit anggota",
    lead="Di 1 dari 5 kelurahan.",
    left_out="1 kelurahan belum dapat ditempatkan.",
    figure=replace(FIGURE, id="peta", kind="scatter", table_open=True),
    reading=("Nilai tengah membagi dua.", "Bukan penilaian."),
    order="Yang paling perlu perhatian di atas.",
    table=WIDE_TABLE,
    downloads=DOWNLOADS,
    measures=UP,
)

NO_QUADRANT = replace(
    QUADRANT, left_out="", reading=(), figure=None, order="", table=None, downloads=(), measures=(), gap=GAP
)
"""One whose measures are not published."""

PRIVACY = page(
    PrivacyPage,
    "/privasi/",
    "Apa yang kami sembunyikan",
    lead=("Dari 9 angka, 4 kami sembunyikan.", "Dalam simulasi, 2 dari 3."),
    limits=FACTS,
    method=("Hitungan kecil disembunyikan.", "Yang lain dibulatkan."),
    counts=(WIDE_TABLE, TABLE),
    counts_note="Sel kosong tidak dihitung.",
    as_is_note="Sudah dibuka.",
    as_is=TABLE,
    attack=("Kami mencoba.",),
)

PROSE = page(
    ProsePage,
    "/metode/",
    "Metode",
    body="<h2>Asal</h2>\n<p>Dari <em>sumber</em>.</p>",
)

NOT_FOUND = page(
    NotFoundPage,
    "/404.html",
    "Halaman tidak ada",
    alternates=ALTERNATES[:1],
    lead="Alamat ini tidak ada.",
    links=UP,
)

PAGES: dict[str, Page] = {
    "home": HOME,
    "home, nothing to download": replace(HOME, sections=(), downloads=(), actions=(), stats=()),
    "kelurahan": KELURAHAN,
    "kelurahan, nothing recorded": NOTHING,
    "kelurahan, only savings": replace(KELURAHAN, answer=ANSWERS["savings"]),
    "kelurahan, only transactions": replace(KELURAHAN, answer=ANSWERS["transactions"]),
    "kelurahan, two koperasi": replace(KELURAHAN, answer=ANSWERS["two koperasi"]),
    "kelurahan, long name": replace(KELURAHAN, name=LONG_NAME, title=LONG_NAME),
    "kelurahan, simulated": replace(
        KELURAHAN, nature=Nature.SIMULATED, sections=(replace(SECTION, figures=(SIMULATED_FIGURE,)),)
    ),
    "kecamatan": KECAMATAN,
    "indicator": INDICATOR,
    "indicator of the city only": CITY_INDICATOR,
    "dataset": DATASET,
    "dataset without caveats": replace(DATASET, caveats=()),
    "index": INDEX,
    "places": PLACES,
    "districts": DISTRICTS,
    "districts without figures": replace(DISTRICTS, figures=()),
    "commitments": COMMITMENTS,
    "commitments, none yet": replace(COMMITMENTS, commitments=(), events=(), contradictions=()),
    "quadrant": QUADRANT,
    "quadrant, not published": NO_QUADRANT,
    "quadrant, simulated": replace(QUADRANT, nature=Nature.SIMULATED, figure=SIMULATED_FIGURE),
    "privacy": PRIVACY,
    "privacy, nothing governed": replace(PRIVACY, lead=PRIVACY.lead[:1], counts=(), as_is=None),
    "prose": PROSE,
    "not found": NOT_FOUND,
}
"""Every kind of page by the name of its state."""
