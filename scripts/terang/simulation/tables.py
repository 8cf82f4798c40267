"""The stories of all kelurahan laid out as tables, with what was never reported taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from terang.catalog import Catalog
from terang.packages.contract import TABLES, ContractTable
from terang.simulation import shape
from terang.simulation.banking import find_ceilings, tell_banking
from terang.simulation.cells import Cell, Cells, Story, real_rupiah, unlike_real
from terang.simulation.chance import Chance
from terang.simulation.cooperatives import (
    board_cells,
    meeting_cells,
    outlet_cells,
    support_cells,
    tell_business,
)
from terang.simulation.households import (
    Families,
    family_cells,
    graduation_cells,
    make_families,
    population_cells,
)
from terang.simulation.lending import tell_lending
from terang.simulation.members import Members, make_members, member_cells
from terang.simulation.reports import report_dates
from terang.simulation.wards import Ward, make_wards
from terang.statuses import Status, status_of

SOURCE = "generator-simulasi"
"""Name of the one source that every row points to."""

Rows = tuple[Mapping[str, str], ...]
"""The rows of one table as they stand in its file: every cell a text, in the order of the key."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One kelurahan with everything that is told of it."""

    ward: Ward
    reports: tuple[date | None, ...]
    members: tuple[Members, ...]
    families: tuple[Families, ...]
    business: Story
    lending: Story
    banking: Story


_Found = Iterator[tuple[tuple[str, ...], Cells | None]]
"""Rows of one kelurahan: the rest of the key after its code, and the cells; None if not reported."""


def simulate(catalog: Catalog, seed: int) -> Mapping[str, Rows]:
    """Return the rows of every table of the sample by its key, such as ``wilayah_penduduk``.

    There is a row for every kelurahan of *catalog* at every time of a table, also where nothing was
    reported. The same *catalog* and *seed* give the same rows, always.
    """
    places = _make_places(catalog, seed)
    coarse = _coarse_districts(catalog, seed)
    makers: dict[str, Callable[[_Place], _Found]] = {
        "wilayah/penduduk": lambda place: _population(place, seed),
        "koperasi/gerai": lambda place: _outlets(place, seed),
        "koperasi/rat": lambda place: _meetings(place, seed),
        "koperasi/operasi_bulanan": _business,
        "keanggotaan/anggota_bulanan": lambda place: _members(place, seed),
        "keanggotaan/pengurus": lambda place: _boards(place, seed),
        "pinjaman/bank_ke_koperasi": lambda place: _monthly(place, place.banking),
        "pinjaman/koperasi_ke_anggota": lambda place: _lending(place, seed),
        "kemiskinan/keluarga": lambda place: _families(place, coarse, seed),
        "kemiskinan/graduasi": lambda place: _graduations(place, seed),
        "program/dukungan": lambda place: _support(place, seed),
    }
    return {
        name.replace("/", "_"): _lay_out(TABLES[_split(name)], places, make) for name, make in makers.items()
    }


def _split(name: str) -> tuple[str, str]:
    package, table = name.split("/")
    return package, table


def _make_places(catalog: Catalog, seed: int) -> tuple[_Place, ...]:
    real, ceilings = real_rupiah(catalog), find_ceilings(catalog)
    places = []
    for ward in make_wards(catalog, seed):
        families = make_families(ward, seed)
        members = make_members(ward, min(at.pkh for at in families), seed)
        code = ward.code
        business = unlike_real(partial(tell_business, ward), real, seed, code, "usaha")
        lending = unlike_real(partial(tell_lending, ward, members), real, seed, code, "pinjaman")
        banking = unlike_real(partial(tell_banking, ward, ceilings), real, seed, code, "bank")
        places.append(_Place(ward, report_dates(ward, seed), members, families, business, lending, banking))
    return tuple(places)


def _coarse_districts(catalog: Catalog, seed: int) -> set[str]:
    codes = [region.code for region in catalog.level("kecamatan")]
    number = max(1, round(shape.COARSE_DISTRICT_SHARE * len(codes)))
    return set(Chance(seed, "kecamatan-tanpa-rincian").shuffled(codes)[:number])


def _lay_out(table: ContractTable, places: Sequence[_Place], make: Callable[[_Place], _Found]) -> Rows:
    rows = []
    for place in places:
        for rest, cells in make(place):
            key = dict(zip(table.key, (place.ward.code, *rest), strict=True))
            rows.append(_as_text(table, key, cells))
    return tuple(sorted(rows, key=lambda row: tuple(row[name] for name in table.key)))


def _as_text(table: ContractTable, key: Mapping[str, str], cells: Cells | None) -> dict[str, str]:
    """Return one row with its statuses; without *cells* nothing was reported."""
    row = {}
    for column in table.columns:
        name = column.name
        if name in key or name == "id_sumber":
            row[name] = key.get(name, SOURCE)
        elif column.twin:
            cell = Status.NOT_REPORTED if cells is None else cells[name]
            row[name], row[f"{name}_status"] = _pair(cell)
        elif name not in row:
            row[name] = "" if cells is None else str(cells[name])
    return row


def _pair(cell: Cell) -> tuple[str, str]:
    """Return the text of *cell*, a number or a kind of empty, and its status."""
    if isinstance(cell, Status):
        return "", str(cell)
    if isinstance(cell, str):
        raise TypeError(cell)
    return str(cell), str(status_of(cell))


def _is_lost(place: _Place, seed: int, purpose: str, probability: float) -> bool:
    return Chance(seed, place.ward.code, purpose).happens(probability)


def _monthly(place: _Place, story: Story, lost: tuple[bool, ...] = ()) -> _Found:
    for index, month in enumerate(shape.MONTHS):
        is_missing = place.reports[index] is None or (bool(lost) and lost[index])
        yield (month,), None if is_missing else story[index]


def _business(place: _Place) -> _Found:
    story: Story = tuple(
        {**cells, "tanggal_lapor": day.isoformat() if day else ""}
        for cells, day in zip(place.business, place.reports, strict=True)
    )
    return _monthly(place, story)


def _members(place: _Place, seed: int) -> _Found:
    story = tuple(member_cells(month, place.ward) for month in place.members)
    return _monthly(place, story, _lost_sheets(place, seed, "lembar-anggota"))


def _lending(place: _Place, seed: int) -> _Found:
    return _monthly(place, place.lending, _lost_sheets(place, seed, "lembar-pinjaman"))


def _lost_sheets(place: _Place, seed: int, purpose: str) -> tuple[bool, ...]:
    chance = Chance(seed, place.ward.code, purpose)
    return tuple(chance.happens(shape.LOST_SHEET) for _ in shape.MONTHS)


def _is_office_silent(place: _Place, seed: int, purpose: str) -> bool:
    never = all(day is None for day in place.reports)
    return never or _is_lost(place, seed, purpose, shape.OFFICE_GAP)


def _outlets(place: _Place, seed: int) -> _Found:
    is_silent = _is_office_silent(place, seed, "gerai-hilang")
    for kind, cells in outlet_cells(place.ward, seed).items():
        yield (shape.OFFICE_DATE, kind), None if is_silent else cells


def _boards(place: _Place, seed: int) -> _Found:
    is_silent = _is_office_silent(place, seed, "pengurus-hilang")
    yield (shape.OFFICE_DATE,), None if is_silent else board_cells(place.ward, seed)


def _meetings(place: _Place, seed: int) -> _Found:
    is_silent = _is_office_silent(place, seed, "rat-hilang")
    yield (shape.BOOK_YEAR,), None if is_silent else meeting_cells(place.ward, place.members, seed)


def _population(place: _Place, seed: int) -> _Found:
    is_lost = _is_lost(place, seed, "penduduk-hilang", shape.POPULATION_GAP)
    yield (shape.POPULATION_DATE,), None if is_lost else population_cells(place.ward)


def _families(place: _Place, coarse: set[str], seed: int) -> _Found:
    is_coarse = place.ward.district in coarse
    for day, gap, families in zip(shape.FAMILY_DATES, shape.FAMILY_GAPS, place.families, strict=True):
        is_lost = _is_lost(place, seed, f"keluarga-hilang-{day}", gap)
        yield (day,), None if is_lost else family_cells(families, is_coarse)


def _graduations(place: _Place, seed: int) -> _Found:
    is_lost = _is_lost(place, seed, "graduasi-hilang", shape.GRADUATION_GAP)
    cells = graduation_cells(place.ward, place.families[0], seed)
    yield (shape.FAMILY_DATES[0][:4],), None if is_lost else cells


def _support(place: _Place, seed: int) -> _Found:
    for year in shape.SUPPORT_YEARS:
        is_lost = _is_lost(place, seed, f"dukungan-hilang-{year}", shape.SUPPORT_GAP[year])
        for kind, cells in support_cells(place.ward, year, seed).items():
            yield (year, kind), None if is_lost else cells
