"""The public build holds nothing simulated, byte by byte; the preview that does is marked everywhere."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from pyarrow import parquet

from terang import city as cities
from terang.building.builder import build_site
from terang.building.databases import database_cells
from terang.building.gate_files import is_text
from terang.building.scan import scan_page
from terang.building.spreadsheet import all_values
from terang.city import ROOT, City, read_city
from terang.disclosure import release
from terang.downloads.excel import EXCEL_ENDING
from terang.downloads.parquet import parquet_cells
from terang.indicators import compute_indicators
from terang.messages import read_messages
from terang.statuses import Nature
from terang.validation import load_catalog
from tests.twins import cells_of

HERE = Path(__file__).parent / "cities"
ADDRESS = "https://contoh.go.id"

FLAG = re.compile(rb"simulas|simulat", re.IGNORECASE)
"""The word by which everything simulated is known, in both languages and in whatever case."""

EXPLAINED = {
    ".html": re.compile(rb'href="/(?:en/)?glosarium/#simulasi"'),  # the way to where it is explained
    ".css": re.compile(rb"\.(?:banner--)?simulated\b"),  # the look of a mark that only a preview sets
}
PROSE = frozenset({"glosarium/index.html", "en/glosarium/index.html"})
"""The hand-written pages that explain what a simulated figure is."""

NUMBER = re.compile(
    rb"(?<![0-9#])(?<![0-9][.,])(?:[0-9]{4,}|[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*)(?![0-9])"
)
"""A number of a thousand and more: plain, or with Indonesian or English separators."""

NO_VALUE = re.compile(
    rb'\b(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b|"bytes": ?[0-9]+|"(?:contentSize|@value)": ?"[0-9]+(?: B)?"'
)
"""Checksums and sizes of files."""


@dataclass(frozen=True)
class Built:
    """A finished site: the bytes of every file, those inside archives as files of their own."""

    folder: Path

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Every file, and every file inside an archive, with the archive's path in front."""
        for path, content in self.files.items():
            yield path, content
            if path.endswith(".zip"):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())
            elif path.endswith(".xlsx"):
                yield f"{path}/isi.txt", "\n".join(text for text, _ in all_values(content)).encode()
            elif path.endswith(".parquet"):
                yield f"{path}/isi.txt", in_parquet(content)
            elif path.endswith(".sqlite"):
                yield f"{path}/isi.txt", "\n".join(cell for cell, _ in database_cells(content)).encode()


def in_parquet(content: bytes) -> bytes:
    """Every cell of a Parquet file, and what it says about itself and its columns."""
    schema = parquet.read_schema(io.BytesIO(content))
    told = [schema.metadata or {}, *(field.metadata or {} for field in schema)]
    texts = [text.decode() for facts in told for part in facts.items() for text in part]
    return "\n".join([*texts, *("\n".join(row) for row in parquet_cells(content))]).encode()


def flags(site: Built) -> list[str]:
    """Every file of *site* whose name or content speaks of simulation, but for where it is explained."""
    return [path for path, content in site.contents() if _is_flagged(path, content)]


def _is_flagged(path: str, content: bytes) -> bool:
    if FLAG.search(path.encode()):
        return True
    for suffix, words in EXPLAINED.items():
        content = words.sub(b"", content) if path.endswith(suffix) else content
    return path not in PROSE and FLAG.search(content) is not None


def numbers_in(content: bytes, path: str = "") -> set[int]:
    """Every number of a thousand and more in *content*, whatever separates its thousands."""
    if path.endswith(".csv"):
        excel = path.endswith(EXCEL_ENDING)
        cells = (cell for row in cells_of(content, ";" if excel else ",") for cell in row)
        content = "\n".join(cells).encode()
    found = {number[0] for number in NUMBER.finditer(NO_VALUE.sub(b"", content))}
    return {int(number.translate(None, b".,")) for number in found}


def values_of(city: City) -> set[int]:
    """Every simulated sum of money from a million, and every other simulated value from a thousand.

    As it stands in the files, as it is after disclosure control, and in what is computed from it.
    """
    catalog = load_catalog(city)
    values: set[int] = set()
    for shown in (catalog, release(catalog).catalog):
        for dataset in shown.datasets.values():
            for resource in dataset.resources.values() if dataset.nature is Nature.SIMULATED else ():
                for field in resource.fields:
                    if field.type in ("integer", "number"):
                        values |= _large((row[field.name] for row in resource.records), field.unit)
        known = compute_indicators(shown)
        for indicator in known.indicators.values():
            for region in known.regions_of(indicator.id):
                seen = [o for o in known.series(indicator.id, region) if o.nature is Nature.SIMULATED]
                values |= _large((o.value for o in seen), indicator.unit)
    return values


def _large(values: Iterable[float | None], unit: str) -> set[int]:
    least = 1_000_000 if unit == "rupiah" else 1_000
    return {int(value) for value in values if value is not None and value >= least and value == int(value)}


def secrets(city: City, digits: int = 2) -> set[int]:
    """The simulated values that stand nowhere in what is real: one of them in a public file is a leak.

    What is real is every byte that a public site is made from: the city's folder, prose, words, theme,
    and the sums of its figures. Numbers of fewer than so many *digits* before their zeros say nothing:
    an axis may be labelled 20,000,000, and a median may be anything round.
    """
    folders = (city.packages(Nature.REAL), ROOT / "content", ROOT / "theme", ROOT / "scripts")
    files = [path for folder in folders for path in folder.rglob("*") if is_text(path.name)]
    real = {number for path in files for number in numbers_in(path.read_bytes(), path.name)}
    known = compute_indicators(load_catalog(city, simulated=False))
    for name in known.indicators:
        for region in known.regions_of(name):
            real |= _large((o.value for o in known.series(name, region)), "")
    return {value for value in values_of(city) - real if len(str(value).rstrip("0")) >= digits}


def leaking(site: Built, wanted: set[int]) -> Iterator[tuple[str, set[int]]]:
    """Yield every file of *site* that holds some of the *wanted* numbers, and which."""
    for path, content in site.contents():
        found = numbers_in(content, path) & wanted if is_text(path) else set()
        if found:
            yield path, found


def leaks(site: Built, wanted: set[int]) -> dict[str, set[int]]:
    """Return every file of *site* that holds some of the *wanted* numbers."""
    return dict(leaking(site, wanted))


@pytest.fixture(scope="module")
def wanted(city: City) -> set[int]:
    """What must not be found in a public site of the small city."""
    return secrets(city)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Build the small city from a copy of the cities' folder, with its simulated packages or without."""

    def built(*, simulated: bool, preview: bool) -> Built:
        folder = tmp_path_factory.mktemp("kota")
        shutil.copytree(HERE, folder / "data")
        if not simulated:
            shutil.rmtree(folder / "data" / Nature.SIMULATED)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(cities, "CITY_FOLDERS", (folder / "data",))
            assert read_city("contoh").packages(Nature.SIMULATED).is_dir() == simulated
            address = "" if preview else ADDRESS
            result = build_site("contoh", folder / "output", preview=preview, address=address)
        return Built(result.folder)

    return built


@pytest.fixture(scope="module")
def public(build: Callable[..., Built]) -> Built:
    """The public site of a city that has simulated packages."""
    return build(simulated=True, preview=False)


@pytest.fixture(scope="module")
def preview(build: Callable[..., Built]) -> Built:
    """The preview of the same city."""
    return build(simulated=True, preview=True)


@pytest.fixture(scope="module")
def bare_preview(build: Callable[..., Built]) -> Built:
    """The preview of the city without the folder of its simulated packages."""
    return build(simulated=False, preview=True)


def test_the_public_site_is_the_same_with_and_without_the_simulated_folder(
    public: Built, build: Callable[..., Built]
) -> None:
    without = build(simulated=False, preview=False)

    assert without.files == public.files
    assert len(public.files) > 150
    assert {"index.html", "en/index.html", "kelurahan/melati/index.html", "unduh/SHA256SUMS"} <= set(
        public.files
    )


def test_no_byte_of_the_public_site_speaks_of_simulation(public: Built) -> None:
    assert flags(public) == []


def test_the_glossary_says_what_a_simulated_figure_is_and_carries_none(
    public: Built, wanted: set[int]
) -> None:
    for path in PROSE:
        assert FLAG.search(public.files[path])
        assert b"banner--simulated" not in public.files[path]
        assert numbers_in(public.files[path]) & wanted == set()


def test_no_byte_of_the_public_site_holds_a_simulated_value(public: Built, wanted: set[int]) -> None:
    assert len(wanted) > 30
    assert leaks(public, wanted) == {}


def test_the_scans_find_what_the_preview_holds(preview: Built, wanted: set[int]) -> None:
    found = leaks(preview, wanted)

    for part in (
        "unduh/simulasi-pinjaman/simulasi-koperasi_ke_anggota.csv",
        "unduh/simulasi-semua-data.zip/simulasi-pinjaman/simulasi-koperasi_ke_anggota.csv",
        "unduh/indikator/simulasi-sisa-anggota-rp.csv",
        "unduh/indikator/simulasi-sisa-anggota-rp.json",
        "unduh/simulasi-kota.json",
        "unduh/simulasi-pengamatan.csv",
        "unduh/simulasi-semua-data.sqlite/isi.txt",
        "unduh/kelurahan/simulasi-7-hilir.json",
        "unduh/kelurahan/simulasi-7-hilir.xlsx/isi.txt",
        "unduh/kelurahan/simulasi-7-hilir-excel.csv",
        "unduh/simulasi-pinjaman/simulasi-koperasi_ke_anggota.parquet/isi.txt",
        "kelurahan/7-hilir/index.html",
        "en/kelurahan/7-hilir/index.html",
    ):
        assert part in found, part
        assert part in flags(preview), part


def test_the_scan_sees_through_every_way_of_writing_a_number() -> None:
    text = (
        b'Rp44.000.000, "1234567",IDR 7,654,321; <data value="2500000.0">; x="12345" 12.345.67 v1.234.567.8'
    )

    assert {44_000_000, 1_234_567, 7_654_321} <= numbers_in(text)
    assert numbers_in(b"0.12345678 a1234567 99.71.01.1001") == set()


# The preview: everything simulated is marked.


def test_a_page_with_a_simulated_value_is_marked_and_kept_out_of_search_engines(
    preview: Built, city: City, wanted: set[int]
) -> None:
    values = leaks(preview, wanted)
    pages = {path: content.decode() for path, content in preview.files.items() if path.endswith(".html")}
    carrying = [path for path in pages if path in values]
    banners = {lang: read_messages(lang)("ui.simulated.page") for lang in city.languages}

    assert len(carrying) > 12
    for path in carrying:
        facts = scan_page(pages[path])
        assert "noindex" in facts.robots, path
        assert banners[facts.lang] in pages[path], path
    sitemap = preview.files["sitemap.xml"].decode()
    for path in carrying:
        assert f"<loc>/{path.removesuffix('index.html')}</loc>" not in sitemap


LIST_ENTRY = re.compile(r'<li><a href="[^"]*">[^<]*</a></li>')


def test_a_page_that_is_not_marked_says_the_same_without_the_simulated_folder(
    preview: Built, bare_preview: Built, city: City
) -> None:
    without = bare_preview.files
    notices = {f'<p class="banner">{read_messages(lang)("ui.preview.notice")}</p>' for lang in city.languages}
    more: dict[str, list[str]] = {}
    checked = 0
    for path, content in preview.files.items():
        if path.endswith(".html") and "noindex" not in scan_page(content.decode()).robots:
            known = {*without.get(path, b"").decode().splitlines(), *notices}
            own = [line for line in content.decode().splitlines() if line not in known]
            more[path] = [line for line in own if not LIST_ENTRY.fullmatch(line)]
            checked += 1
    assert checked > 40
    assert {path: lines for path, lines in more.items() if lines} == {}


def test_a_drawing_of_simulated_values_says_so_in_the_picture(preview: Built, city: City) -> None:
    stamps = {lang: read_messages(lang)("chart.simulated") for lang in city.languages}
    notes = {lang: read_messages(lang)("ui.simulated.note") for lang in city.languages}
    marked = 0
    for path, content in preview.files.items():
        if path.endswith(".html"):
            html = content.decode()
            lang = scan_page(html).lang
            for figure in re.findall(r'<figure class="figure .*?</figure>', html, re.DOTALL):
                (drawing,) = re.findall(r'<div class="figure__drawing">.*?</div>', figure, re.DOTALL)
                stamped = f">{stamps[lang]}<" in drawing
                assert stamped == (notes[lang] in figure), path
                marked += stamped
    assert marked > 10


def test_a_simulated_file_is_known_by_its_name_its_descriptor_and_each_row(
    preview: Built, wanted: set[int]
) -> None:
    values = leaks(preview, wanted)
    files = {path: content for path, content in preview.contents() if "unduh/" in path}
    carrying = [path for path in files if path in values]
    assert len(carrying) > 20
    for path in carrying:
        # The lists of the folder tell sizes and checksums, and whatever number these are.
        if path not in ("unduh/index.json", "unduh/SHA256SUMS"):
            assert re.search(r"/simulasi-[^/]+(/|$)", path), path
    for path, content in files.items():
        is_simulated = "simulasi-" in path
        if path.endswith(".csv"):
            header, *rows = cells_of(content, ";" if path.endswith(EXCEL_ENDING) else ",")
            assert (header[-1] == "sifat_data") == is_simulated, path
            assert not is_simulated or {row[-1] for row in rows} <= {"simulasi"}, path
            assert not is_simulated or path.rpartition("/")[2].startswith("simulasi-"), path
        elif path.endswith("/datapackage.json"):
            descriptor = json.loads(content)
            assert descriptor["nature"] == ("simulasi" if is_simulated else "nyata"), path
            assert descriptor["name"].startswith("simulasi-") == is_simulated, path
        elif path.endswith("csv-metadata.json"):
            assert ('"dc:type": "simulasi"' in content.decode()) == is_simulated, path
        elif path.endswith(".json") and path not in ("unduh/index.json", "unduh/openapi.json"):
            assert json.loads(content)["sifat_data"] == ("simulasi" if is_simulated else "nyata"), path


def test_no_real_file_differs_for_the_simulated_ones_beside_it(preview: Built, bare_preview: Built) -> None:
    with_them, without = preview.files, bare_preview.files
    lists = {"unduh/README.txt", "unduh/index.json", "unduh/SHA256SUMS"}
    real = {path for path in with_them if path.startswith("unduh/") and "simulasi-" not in path}

    assert real == {path for path in without if path.startswith("unduh/")}
    assert [path for path in sorted(real - lists) if with_them[path] != without[path]] == []


def test_without_the_simulated_folder_the_preview_is_a_good_site(
    bare_preview: Built, public: Built, wanted: set[int]
) -> None:
    assert flags(bare_preview) == []
    assert leaks(bare_preview, wanted) == {}
    # The names of the index for the search change with every word, as an address in an example.
    assert _but_for_the_index(bare_preview) == _but_for_the_index(public)


def _but_for_the_index(site: Built) -> set[str]:
    return {path for path in site.files if not path.startswith("pagefind/")}


# The first real city.


def test_the_public_site_of_the_first_city_holds_nothing_simulated(
    tmp_path_factory: pytest.TempPathFactory, real_site: Path
) -> None:
    city = read_city("palembang")
    wanted = secrets(city, digits=5)
    assert len(wanted) > 1_000
    result = build_site(
        "palembang", tmp_path_factory.mktemp("publik") / "output", preview=False, address=ADDRESS
    )
    site, shown = Built(result.folder), Built(real_site)

    assert flags(site) == []
    assert leaks(site, wanted) == {}
    assert len(list(islice(leaking(shown, wanted), 108))) == 108, "the scan finds what there is to find"
