"""Examples of every kind of page, and of the states a kelurahan can be in."""

from __future__ import annotations

from dataclasses import replace

from components.changed import BEFORE_ANY, CHANGES, CHANGES_PAGE, RELEASE, UNCHANGED
from components.corrected import CORRECTIONS
from components.parts import (
    ALTERNATES,
    ANSWERS,
    AREA_MAP,
    BARE_COMMITMENT,
    BARE_ENTRY,
    BARE_FIGURE,
    CHANNELS,
    CLOSED_FORM,
    COMMITMENT,
    CONTRADICTION,
    DOWNLOADS,
    ENTRY,
    EVENT,
    EXPLAINED_SECTION,
    FACTS,
    FIGURE,
    GAP,
    LICENCE,
    LONG_NAME,
    REPORT_FORM,
    SECTION,
    SIMULATED_FIGURE,
    SOURCE,
    STAT,
    TABLE,
    TERMS,
    TILE_MAP,
    WIDE_TABLE,
)
from components.passports import PASSPORTS
from components.places import DISTRICTS, HOME, KECAMATAN, KELURAHAN, NOTHING, PLACES, UP, page
from components.programs import API, NO_ADDRESS, NO_DATA
from components.quality import LINE, NO_WARNING, REPORT, STALE
from components.sharing import BARE_SHEET, PICTURE, SHARE, SHEET
from components.side_by_side import COMPARISONS
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
from terang.pages.models_map import MapPage
from terang.pages.models_offline import OfflinePage
from terang.pages.models_record import PrivacyPage, QuadrantPage
from terang.pages.models_reports import ReportsPage
from terang.pages.models_satu_data import Principle, SatuDataPage
from terang.pages.models_search import SearchKind, SearchPage
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
    passport="/asal/#penyetor",
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
    passport="",
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
    citations=(PlaceFact("Untuk BibTeX", "@misc{koperasi,\n  year = 2026\n}"),),
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

MAP = page(
    MapPage,
    "/peta/",
    "Peta",
    lead="Setiap petak satu kelurahan.",
    tile_map=TILE_MAP,
    picker_lead="Ada 2 peta lain.",
    picker=(
        CardGroup(
            "topik-koperasi",
            "Koperasi",
            (
                Card(
                    Link("Penyetor", "/indikator/penyetor/#peta-penyetor"),
                    "2 dari 3 kelurahan",
                    passport="/asal/#penyetor",
                    stale="lewat batas",
                ),
                Card(
                    Link("Omzet", "/indikator/omzet/#peta-omzet"), "1 dari 3 kelurahan", "", Nature.SIMULATED
                ),
            ),
        ),
    ),
)

QUADRANT = page(
    QuadrantPage,
    "/peta-selisih/",
    "Banyak keluarga miskin, sedikit anggota",
    lead="Di 1 dari 5 kelurahan.",
    left_out="1 kelurahan belum dapat ditempatkan.",
    passport="/asal/",
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

OFFLINE = page(
    OfflinePage,
    "/luring/",
    "Membaca tanpa internet",
    lead="Yang pernah dibuka tetap terbaca.",
    kept=("Halaman disimpan utuh.", "Unduhan tidak."),
    install=("Buka menu peramban.",),
)

REPORTS = page(
    ReportsPage,
    "/laporan/",
    "Laporan dan jawaban",
    lead="Setiap laporan tercatat.",
    how=("Teksnya sudah siap.", "Jawabannya di sini."),
    channels=CHANNELS,
    closed="",
    count="2 laporan.",
    entries=(ENTRY, BARE_ENTRY),
    downloads=DOWNLOADS,
)

SATU_DATA = page(
    SatuDataPage,
    "/satu-data/",
    "Satu Data Indonesia",
    lead="Empat prinsip.",
    unofficial="Kami periksa sendiri.",
    rule=LICENCE,
    principles=(
        Principle("standar", "1. Standar data", "Yang diminta.", ("Yang kami lakukan.",), WIDE_TABLE),
        Principle("kode", "2. Kode", "Yang diminta.", ("Satu.", "Dua."), TABLE),
    ),
    missing=("Definisinya kami susun sendiri.",),
)

PROSE = page(
    ProsePage,
    "/metode/",
    "Metode",
    body="<h2>Asal</h2>\n<p>Dari <em>sumber</em>.</p>",
)

SEARCH = page(
    SearchPage,
    "/cari/",
    "Cari",
    lead="Ketik nama.",
    groups=PLACES.groups,
    kinds=(SearchKind("wilayah", "Kelurahan"), SearchKind("data", "Data")),
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
    "api": API,
    "api, no address yet": NO_ADDRESS,
    "api, nothing to fetch": NO_DATA,
    "index": INDEX,
    "map": MAP,
    "map with boundaries, nothing to choose": replace(MAP, tile_map=AREA_MAP, picker=()),
    "indicator with boundaries": replace(INDICATOR, tile_map=AREA_MAP),
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
    "changes": CHANGES_PAGE,
    "changes, before the first release": BEFORE_ANY,
    "release": RELEASE,
    "kelurahan, changed": replace(KELURAHAN, changes=CHANGES, feed="/umpan/kelurahan/melati.atom.xml"),
    "dataset, unchanged": replace(DATASET, changes=UNCHANGED),
    "satu data": SATU_DATA,
    "quality": REPORT,
    "quality, no warning": NO_WARNING,
    "dataset, old": replace(DATASET, quality=LINE),
    "kelurahan, old": replace(
        KELURAHAN, quality=LINE, stats=tuple(replace(stat, stale=STALE) for stat in KELURAHAN.stats)
    ),
    "offline": OFFLINE,
    "corrections": CORRECTIONS,
    "corrections, none yet": replace(
        CORRECTIONS, count="Belum ada koreksi.", entries=(), reasons=(), downloads=()
    ),
    "reports": REPORTS,
    "reports, none yet": replace(
        REPORTS, channels=(), closed=CLOSED_FORM.closed, count="Belum ada.", entries=(), downloads=()
    ),
    "kelurahan, words explained and a way to report": replace(
        KELURAHAN, terms=TERMS, sections=(EXPLAINED_SECTION,), report_form=REPORT_FORM
    ),
    "kelurahan, passed on": replace(KELURAHAN, picture=PICTURE, share=SHARE),
    "passports": PASSPORTS,
    "sheet": SHEET,
    "sheet in a preview": BARE_SHEET,
    "prose": PROSE,
    "search": SEARCH,
    "not found": NOT_FOUND,
    **COMPARISONS,
}
"""Every kind of page by the name of its state."""
