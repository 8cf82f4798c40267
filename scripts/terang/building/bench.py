"""What a build costs: time by stage, memory, pages per second, the weight of a page. No limits, only figures.

Every build is a fresh process inside a copy of the project, so neither the site nor the cache of
the maintainer is touched.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from terang.building.gate_files import page_weights
from terang.building.generated_city import write_city
from terang.building.published import PREVIEW_HOST, read_published
from terang.building.staging import remove
from terang.city import city_folder
from terang.errors import PortalError
from terang.messages import Messages, read_messages
from terang.stages import STAGES

COPIED = (
    "pyproject.toml",
    "pelicanconf.py",
    "publishconf.py",
    "scripts",
    "theme",
    "content",
    "data",
    "tests/cities",
)
"""What a build may read."""

RUNS = ("cold", "warm", "changed")
"""Without any drawing in the cache; with all of them; after two kelurahan swapped their figures."""

TEMPLATE = "contoh"
GENERATED = "buatan-mesin"
MOST_WARDS = 89_000
"""So many kelurahan have codes of their own."""

CHANGED_TABLE = "koperasi/simkopdes.csv"
CHANGED_KEY = ("kode_kelurahan", "tanggal")


class BenchRefused(PortalError):
    """Pengukuran tidak dapat dijalankan."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one build took."""

    wall: float
    """Seconds from the start of the process to its end."""
    stages: Mapping[str, float]
    """Seconds by stage."""
    peaks: Mapping[str, int]
    """Megabytes taken at most by the end of each stage."""
    peak_mb: int
    """Memory of the largest process."""
    pages: int
    megabytes: float


def run_bench(root: Path, city: str, wards: int) -> None:
    """Measure the city *city* and, unless *wards* is 0, a generated one with that many kelurahan."""
    if wards not in range(2, MOST_WARDS + 1) and wards != 0:
        raise BenchRefused(f"Jumlah kelurahan kota buatan: 0, atau 2 sampai {MOST_WARDS}.")
    messages = read_messages("id")
    with tempfile.TemporaryDirectory(prefix="terang-ukur-") as temporary:
        shop = Path(temporary) / "terang"
        copy_project(root, shop)
        _measure_city(shop, city, city_folder(city).relative_to(root), messages)
        if wards:
            folder = Path("data") / GENERATED
            write_city(shop / "tests" / "cities" / TEMPLATE, shop / folder, wards)
            _measure_city(shop, GENERATED, folder, messages)


def copy_project(root: Path, shop: Path) -> None:
    """Copy everything a build may read into *shop*, and nothing else."""
    forget = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, shop / name, ignore=forget)
        elif (root / name).is_file():
            (shop / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, shop / name)


def _measure_city(shop: Path, city: str, folder: Path, messages: Messages) -> None:
    for name in (".cache", ".terang", "output"):
        remove(shop / name)
    accounts = {}
    for run in RUNS:
        if run == "changed":
            swap_figures(shop / folder / CHANGED_TABLE)
        print(messages("build.bench_running", city=city, run=messages(f"build.bench_{run}")), file=sys.stderr)
        accounts[run] = measure(shop, city)
    weights = page_weights(read_published(shop / "output"), PREVIEW_HOST, "kelurahan").values()
    print(table_of(city, accounts, messages))
    print(stage_table(accounts["cold"], messages))
    print(
        messages(
            "build.bench_weight",
            median=messages.number(statistics.median(weights) / 1000, 1),
            most=messages.number(max(weights) / 1000, 1),
            count=len(weights),
        )
    )
    print()


def measure(shop: Path, city: str) -> Account:
    """Build *city* in a fresh process inside *shop*; raise `BenchRefused` if that does not go well."""
    report = shop / "laporan.json"
    command = [sys.executable, "-m", "terang.building", city, "output", "--report", str(report)]
    environment = os.environ | {"PYTHONPATH": str(shop / "scripts")}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=shop, env=environment, stdout=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - started
    if done.returncode != 0:
        raise BenchRefused(f"Pembangunan {city} terhenti; lihat pesan di atas.")
    told = json.loads(report.read_text(encoding="utf-8"))
    return Account(
        wall, told["seconds"], told["peaks_mb"], told["peak_mb"], told["pages"], told["bytes"] / 1e6
    )


def swap_figures(path: Path) -> None:
    """Let the first two places whose figures differ swap them: valid data with the same totals."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    keys = [header.index(name) for name in CHANGED_KEY]
    figures = [i for i in range(len(header)) if i not in keys]
    first = rows[0]
    for other in rows[1:]:
        if [first[i] for i in figures] != [other[i] for i in figures]:
            for i in figures:
                first[i], other[i] = other[i], first[i]
            break
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def table_of(city: str, accounts: Mapping[str, Account], messages: Messages) -> str:
    """Return the table of one city: a line a stage, a column a run."""
    runs = list(accounts)
    known = list(accounts.values())
    lines = [[messages("build.bench_title", city=city), *(messages(f"build.bench_{run}") for run in runs)]]
    for stage in STAGES:
        seconds = [account.stages.get(stage) for account in known]
        lines.append([messages(f"build.stage.{stage}"), *(_seconds(s, messages) for s in seconds)])
    rest = [account.wall - sum(account.stages.values()) for account in known]
    lines.append([messages("build.bench_rest"), *(_seconds(s, messages) for s in rest)])
    lines.append([messages("build.bench_wall"), *(_seconds(a.wall, messages) for a in known)])
    ratios = [account.wall / known[0].wall for account in known]
    lines.append([messages("build.bench_ratio"), *(messages.number(ratio, 2) for ratio in ratios)])
    lines.append([messages("build.bench_peak"), *(messages.number(a.peak_mb) for a in known)])
    lines.append([messages("build.bench_pages"), *(messages.number(a.pages) for a in known)])
    lines.append([messages("build.bench_speed"), *(messages.number(a.pages / a.wall, 1) for a in known)])
    lines.append([messages("build.bench_size"), *(messages.number(a.megabytes, 1) for a in known)])
    return _aligned(lines)


def stage_table(account: Account, messages: Messages) -> str:
    """Return the pages per second and the memory of each stage of one build."""
    lines = [[messages("build.bench_by_stage"), messages("build.bench_speed"), messages("build.bench_peak")]]
    for stage in STAGES:
        seconds, peak = account.stages.get(stage), account.peaks.get(stage)
        speed = "–" if not seconds else messages.number(account.pages / seconds, 1)
        memory = "–" if peak is None else messages.number(peak)
        lines.append([messages(f"build.stage.{stage}"), speed, memory])
    return _aligned(lines)


def _seconds(value: float | None, messages: Messages) -> str:
    return "–" if value is None else messages.number(value, 2)


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(cells))
        for cells in (list(zip(line, widths, strict=True)) for line in lines)
    )
