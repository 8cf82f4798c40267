"""A made-up city of any size, for measuring: the schemas of a small city, rows from a seeded generator.

The numbers mean nothing and the city says so in its name. It is written to a temporary folder and
never published.
"""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from terang.building.generated_rows import MAKERS, Row, Ward, place_wards, plain

NAME = "Kota Buatan Mesin"


def write_city(template: Path, folder: Path, wards: int, seed: int = 1) -> None:
    """Write into *folder* a whole valid city with *wards* kelurahan (2 at least), like the one in *template*.

    Equal arguments give equal files. Tables that hold no row for each kelurahan stay as they are.
    """
    shutil.copytree(template, folder)
    settings = (folder / "city.toml").read_text(encoding="utf-8")
    city = re.search(r'^region_code = "(.+)"', settings, re.MULTILINE)
    if city is None:
        raise ValueError(f"no region_code in {template / 'city.toml'}")
    places = place_wards(wards, city.group(1))
    (folder / "city.toml").write_text(_settings(settings, places), encoding="utf-8")
    chance = random.Random(seed)
    for path, make in MAKERS.items():
        rows = make(places, _read(folder / path), chance)
        _write(folder / path, sorted(rows, key=lambda row: tuple(row.values())[:2]))
    for package in ("koperasi", "keanggotaan"):
        _write_totals(folder / package)


def _settings(text: str, places: Sequence[Ward]) -> str:
    """Return ``city.toml`` with the counts and a name that nobody takes for a real one."""
    districts = len({ward.district for ward in places})
    for key, value in {
        "kecamatan": str(districts),
        "kelurahan": str(len(places)),
        "short_name": json.dumps(NAME),
        "site_name": json.dumps(f"Terang {NAME}"),
    }.items():
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
    return text


def _write_totals(package: Path) -> None:
    """Bring the city's series in line with the sums over its kelurahan, where the package promises so.

    Earlier dates get half of the sum: no kelurahan has rows for them.
    """
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if "totals" not in resource:
            continue
        parts = _read(package / resource["path"])
        target = package / f"{resource['totals']['resource']}.csv"
        series = _read(target)
        for row in series:
            if row["ukuran"] in resource["totals"]["measures"]:
                total = sum(float(part[row["ukuran"]] or 0) for part in parts)
                row["nilai"] = plain(total if row["tanggal"] == parts[0]["tanggal"] else total // 2)
        _write(target, series)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Write *rows* under the header that *path* already has."""
    with path.open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
