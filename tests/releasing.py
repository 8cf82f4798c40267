"""Two releases of the small city that differ in five known ways, for every test of what changed.

Release 1.0.0 (10 April 2026) is the small city as it stands. Until 1.1.0 (10 July 2026) it changes:

1. a new period: ``kemiskinan/seri``, p0 of the city for March 2025, 9.5 (the table reached March 2024);
2. a new row: ``wilayah/alias``, one more spelling of Kampung Damai;
3. a row that is gone: ``kemiskinan/seri``, p0 of the neighbouring city (9972) for March 2021, with a reason;
4. a revised figure: ``keanggotaan/simpanan``, payments of simpanan wajib in 7 Hilir, 24 -> 26, with a reason;
5. an empty cell filled: ``koperasi/simkopdes``, volume of trade in 8-9 Hilir, not yet reported -> 15.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from terang.archive import Order, freeze
from terang.catalog import Catalog
from terang.city import City, read_city
from terang.disclosure import Released, release
from terang.releases import Release
from terang.validation import load_catalog

CONTOH = Path(__file__).parent / "cities" / "contoh"

FIRST, SECOND = "1.0.0", "1.1.0"
DATES = {FIRST: "2026-04-10", SECOND: "2026-07-10"}

Row = dict[str, str]

REASONS: tuple[Row, ...] = (
    {
        "id_alasan": "kota-sebelah-2021",
        "tanggal": "2026-05-20",
        "paket": "kemiskinan",
        "tabel": "seri",
        "kunci": "kode_bps=9972;indikator=p0_persen;periode=2021-03",
        "kolom": "",
        "alasan": "Penerbit menarik angka ini.",
        "alasan_en": "The publisher withdrew this figure.",
        "id_sumber": "catatan-pengelola",
    },
    {
        "id_alasan": "setoran-7-hilir",
        "tanggal": "2026-05-20",
        "paket": "keanggotaan",
        "tabel": "simpanan",
        "kunci": "kode_kelurahan=99.71.01.1001;tanggal=2026-03-31",
        "kolom": "simpanan_wajib_transaksi",
        "alasan": "Sumber menambahkan dua setoran yang terlambat dicatat.",
        "alasan_en": "The source added two payments that were recorded late.",
        "id_sumber": "catatan-pengelola",
    },
)


def copied_city(folder: Path) -> City:
    """Return the small city in a fresh copy below *folder*: its real packages, no releases.

    Two totals of the city are left out: two of the five changes are to figures that add up to them.
    """
    shutil.copytree(CONTOH, folder / "contoh")
    city = read_city("contoh", folder / "contoh")
    remove_row(city, "koperasi/seri_kota", tanggal="2026-03-31", ukuran="transaksi_volume")
    remove_row(city, "keanggotaan/seri_kota", tanggal="2026-03-31", ukuran="simpanan_wajib_transaksi")
    return city


def released(city: City) -> Released:
    """Return what may be published of the real packages of *city* as they stand now."""
    return release(load_catalog(city, simulated=False))


def catalog_of(city: City) -> Catalog:
    """Return the catalogue of *city* that may be published, as it stands now."""
    return released(city).catalog


def frozen(city: City, date: str, version: str = "") -> Release:
    """Freeze *city* as it stands now."""
    return freeze(released(city), Order(date, {"id": "Rilis percobaan.", "en": "Trial release."}, version))


def one_release(folder: Path) -> City:
    """Return the small city below *folder* with its first release frozen; nothing is pending."""
    return _put(_first(), folder)


def two_releases(folder: Path) -> City:
    """Return the small city below *folder* with both releases frozen; nothing is pending."""
    return _put(_second(), folder)


Tree = Mapping[str, bytes]
"""Files of a city and of its releases, by path."""


@cache
def _first() -> Tree:
    with TemporaryDirectory() as folder:
        frozen(copied_city(Path(folder)), DATES[FIRST], FIRST)
        return _taken(Path(folder))


@cache
def _second() -> Tree:
    with TemporaryDirectory() as folder:
        city = one_release(Path(folder))
        change_five_ways(city)
        frozen(city, DATES[SECOND], SECOND)
        return _taken(Path(folder))


def _taken(folder: Path) -> Tree:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _put(tree: Tree, folder: Path) -> City:
    for path, content in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return read_city("contoh", folder / "contoh")


def change_five_ways(city: City, reasons: tuple[Row, ...] = REASONS) -> None:
    """Change the data of *city* in the five ways, and write down *reasons*."""
    poverty = {"kode_bps": "9971", "indikator": "p0_persen", "periode": "2025-03", "nilai": "9.5"}
    poverty |= {"satuan": "persen", "id_sumber": "tabel-statistik-2025", "id_catatan": ""}
    add_source(city, "kemiskinan", "tabel-statistik", "tabel-statistik-2025", "2025-07-01")
    add_rows(city, "kemiskinan/seri", poverty)
    alias = {"alias": "Kampoeng Damai", "kode_kelurahan": "99.71.01.1004", "jenis": "ejaan"}
    add_rows(city, "wilayah/alias", alias | {"id_sumber": "daftar-wilayah"})
    remove_row(city, "kemiskinan/seri", kode_bps="9972", indikator="p0_persen", periode="2021-03")
    change_row(
        city, "keanggotaan/simpanan", {"kode_kelurahan": "99.71.01.1001"}, {"simpanan_wajib_transaksi": "26"}
    )
    filled = {"transaksi_volume": "15", "transaksi_volume_status": "ada"}
    change_row(city, "koperasi/simkopdes", {"kode_kelurahan": "99.71.01.1002"}, filled)
    add_rows(city, "koreksi/alasan", *reasons)
    raise_versions(city, "kemiskinan", "wilayah", "keanggotaan", "koperasi")


def raise_versions(city: City, *packages: str, version: str = "1.1.0") -> None:
    """Give each of *packages* another *version*, as whoever changes its data must."""
    for package in packages:
        path = city.folder / package / "datapackage.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["version"] = version
        path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_rows(city: City, table: str, *rows: Row) -> None:
    """Add *rows* to *table* (``<package>/<table>``), in the order of its key."""
    _rewrite(city, table, lambda known: [*known, *rows])


def remove_row(city: City, table: str, **key: str) -> None:
    """Remove the row of *table* that has the cells of *key*."""
    _rewrite(city, table, lambda known: [row for row in known if not _has(row, key)])


def change_row(city: City, table: str, key: Mapping[str, str], cells: Row) -> None:
    """Put *cells* into the row of *table* that has the cells of *key*."""
    _rewrite(city, table, lambda known: [row | cells if _has(row, key) else row for row in known])


def add_source(city: City, package: str, like: str, name: str, date: str) -> None:
    """Add a source *name* of *date* to the descriptor of *package*, otherwise as the source *like*."""
    path = city.folder / package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (known,) = (source for source in descriptor["sources"] if source["name"] == like)
    added = known | {"name": name, "date": date} | ({"received": date} if "received" in known else {})
    descriptor["sources"].append(added)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _has(row: Mapping[str, str], key: Mapping[str, str]) -> bool:
    return all(row[name] == cell for name, cell in key.items())


def _rewrite(city: City, table: str, change: Callable[[list[Row]], list[Row]]) -> None:
    path = city.folder / f"{table}.csv"
    descriptor = json.loads((path.parent / "datapackage.json").read_text(encoding="utf-8"))
    (schema,) = (r["schema"] for r in descriptor["resources"] if r["path"] == path.name)
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, columns = change(list(reader)), list(reader.fieldnames or ())
    rows.sort(key=lambda row: [row[name] for name in schema["primaryKey"]])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
