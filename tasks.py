"""Every command of the project; ``invoke --list`` shows them, ``invoke --help <perintah>`` explains one."""

from __future__ import annotations

import datetime
import functools
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invoke import Context, Exit, task

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from pelicanconf import CITY
from terang.errors import PortalError

OUTPUT = ROOT / "output"
STATE = ROOT / ".terang"
PREVIEW = STATE / "preview"


def told(body: Callable[..., None]) -> Callable[..., None]:
    """Run *body* from the project's folder; what a person can put right ends in words and exit code 1."""

    @functools.wraps(body)
    def run(*args: Any, **options: Any) -> None:
        os.chdir(ROOT)
        try:
            body(*args, **options)
        except PortalError as error:
            raise Exit(str(error), code=1) from error
        except BrokenPipeError:
            # Whoever reads our words has read enough (`| head`); Python must not complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            place = error.filename if isinstance(error.filename, str) else "-"
            words = f"Berkas atau folder ini tidak dapat dibaca atau ditulis: {place}"
            raise Exit(f"{words}\nPeriksa izin, jenis, dan ruang disknya, lalu ulangi.", code=1) from error

    return run


@task(help={"lang": "bahasa temuan: id atau en", "json": "tulis temuan sebagai JSON"})
@told
def validate(c: Context, lang: str = "id", json: bool = False) -> None:
    """Periksa data: berkas, baris, kolom, nilai, dan apa yang perlu diperbaiki."""
    from terang.boundaries import check_boundaries
    from terang.city import read_city
    from terang.findings import is_blocked
    from terang.messages import read_messages
    from terang.validation import tell, to_json, validate_city

    city = read_city(CITY)
    report = validate_city(city)
    findings = report.findings
    if report.catalog is not None:
        codes = [region.code for region in report.catalog.level("kelurahan")]
        findings = (*findings, *check_boundaries(city, codes))
    messages = read_messages(lang)
    if json:
        print(to_json(findings, messages, limit=len(findings)))
    else:
        print(tell(findings, messages))
    if is_blocked(findings):
        raise Exit(code=1)


@task
@told
def build(c: Context) -> None:
    """Bangun pratinjau ke output/."""
    _build(preview=True)


@task
@told
def publish(c: Context) -> None:
    """Bangun situs publik ke output/, siap disalin ke server."""
    from terang.city import read_city

    address = os.environ.get("SITE_URL") or read_city(CITY).address
    os.environ["SITE_URL"] = address
    _build(preview=False, address=address)


@task(help={"seed": "bilangan awal pembangkit; 0: yang dipakai contoh di proyek ini"})
@told
def simulate(c: Context, seed: int = 0) -> None:
    """Buat ulang data simulasi di data/simulasi/."""
    from terang.city import read_city
    from terang.messages import read_messages
    from terang.simulation import SEED, run_simulation

    print(run_simulation(read_city(CITY), seed or SEED, read_messages("id")))


@task(
    help={
        "version": "versi seperti 1.2.0; kosong: yang berikutnya menurut perubahannya",
        "date": "tanggal rilis seperti 2026-08-05; kosong: hari ini",
        "note": "apa yang baru, satu kalimat",
        "note_en": "kalimat yang sama dalam bahasa Inggris",
    }
)
@told
def release(c: Context, version: str = "", date: str = "", note: str = "", note_en: str = "") -> None:
    """Bekukan data sebagai rilis yang tidak berubah lagi, di data/rilis/."""
    from terang.archive import Order, run_release
    from terang.city import read_city
    from terang.messages import read_messages

    city = read_city(CITY)
    notes = {lang: note_en if lang == "en" else note for lang in city.languages}
    order = Order(date or datetime.date.today().isoformat(), notes, version)
    print(run_release(city, order, read_messages("id")))


@task
@told
def changes(c: Context) -> None:
    """Tunjukkan apa yang berubah dalam data sejak rilis terakhir."""
    from terang.archive import run_changes
    from terang.city import read_city
    from terang.messages import read_messages

    print(run_changes(read_city(CITY), read_messages("id")))


@task(
    help={
        "file": "berkas GeoJSON atau TopoJSON",
        "source": "dari mana batas ini, dengan nama penerbitnya",
        "licence": "syarat pemakaiannya",
        "date": "tanggal batas ini: 2025, 2025-07, atau 2025-07-21",
        "code_property": "nama properti berisi kode kelurahan, bila tidak dikenali sendiri",
    }
)
@told
def boundaries(
    c: Context, file: str, source: str = "", licence: str = "", date: str = "", code_property: str = ""
) -> None:
    """Periksa batas wilayah resmi dan pakai untuk peta: data/<kota>/batas.json."""
    from terang.boundaries import Provenance, run_boundaries
    from terang.city import read_city
    from terang.messages import read_messages
    from terang.validation import load_catalog

    catalog = load_catalog(read_city(CITY), simulated=False)
    provenance = Provenance(source, licence, date)
    print(run_boundaries(catalog, Path(file), provenance, read_messages("id"), code_property))


@task(help={"port": "porta pertama yang dicoba", "watch": "bangun ulang bila berkas berubah"})
@told
def serve(c: Context, port: int = 8000, watch: bool = True) -> None:
    """Bangun dan tampilkan pratinjau di komputer ini; bangun ulang bila berkas berubah."""
    from terang.building.serve import no_changes, rebuild_in, serve_preview, watched_changes
    from terang.messages import read_messages

    changes = watched_changes(ROOT) if watch else no_changes()
    serve_preview(PREVIEW, rebuild_in(ROOT, CITY, PREVIEW), changes, read_messages("id"), port)


@task(help={"k": "hanya uji yang namanya cocok"})
@told
def test(c: Context, k: str = "") -> None:
    """Jalankan semua uji, termasuk uji di peramban."""
    from terang.building.browser import find_browser

    browser = find_browser()
    if browser is not None:
        os.environ["CHROMIUM"] = browser
    # A file of tests stays with one process: what it builds once serves all of it. They come in the order
    # of their names, the browser first: by their number of tests, the dearest would come last and alone.
    together = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
    _run("-m", "pytest", *together, *(["-k", k] if k else []))


@task
@told
def golden(c: Context) -> None:
    """Tulis ulang halaman acuan di tests/golden/; bacalah perbedaannya sebelum disimpan."""
    os.environ["TERANG_GOLDEN"] = "write"
    _run("-m", "pytest", "-q", "tests/test_golden.py")


@task
@told
def lint(c: Context) -> None:
    """Periksa gaya kode dan jenis nilai (ruff, mypy)."""
    _run("-m", "ruff", "check", ".")
    _run("-m", "ruff", "format", "--check", ".")
    _run("-m", "mypy")


@task
@told
def design(c: Context) -> None:
    """Tulis halaman contoh komponen tema, terang dan gelap, ke .terang/design/."""
    # The examples live with the tests, which are no part of the package.
    sys.path.insert(0, str(ROOT / "tests"))
    page = importlib.import_module("components.design").write_design(STATE / "design")
    print(page.relative_to(ROOT))


@task(help={"wards": "ukur juga kota buatan dengan sekian kelurahan"})
@told
def bench(c: Context, wards: int = 0) -> None:
    """Ukur waktu, memori, dan bobot halaman; tanpa batas lulus."""
    from terang.building.bench import run_bench

    run_bench(ROOT, CITY, wards)


@task
@told
def clean(c: Context) -> None:
    """Hapus hasil bangun, pratinjau, dan singgahan (bukan data)."""
    from terang.building.lock import build_lock
    from terang.building.staging import check_output, remove

    check_output(OUTPUT, STATE / "builds")
    with build_lock(STATE / "lock"):
        remove(OUTPUT)
        for path in [*STATE.iterdir(), ROOT / ".cache"]:
            if path.name != "tools":
                remove(path)


@task
@told
def browser(c: Context) -> None:
    """Pastikan ada Chromium untuk uji di peramban; pasang bila belum ada."""
    from terang.building.browser import ensure_browser

    print(ensure_browser())


def _build(preview: bool, address: str = "") -> None:
    from terang.building.command import Order, run_build

    run_build(Order(CITY, OUTPUT, preview, address))


def _run(*arguments: str) -> None:
    """Run this Python with *arguments*; its exit code is ours."""
    code = subprocess.call([sys.executable, *arguments], cwd=ROOT)
    if code:
        raise Exit(code=code)
