"""Outlets, boards, annual meetings and the monthly business of one cooperative; what the city does for it."""

from __future__ import annotations

from collections.abc import Sequence

from terang.simulation import shape
from terang.simulation.cells import Cells, Story
from terang.simulation.chance import Chance
from terang.simulation.members import Members
from terang.simulation.wards import Lending, Ward
from terang.statuses import Status


def tell_business(ward: Ward, chance: Chance) -> Story:
    """Return days open, sales and turnover of *ward*'s cooperative in every month; zero where it sleeps."""
    is_running = ward.vigour >= shape.RUNNING_FROM or ward.lending is not Lending.NONE
    start = chance.whole(0, 5) if is_running else shape.MONTH_COUNT
    low, high = shape.SALES_PER_DAY
    per_day = low + (high - low) * ward.vigour * chance.between(0.5, 1.0)
    sale = chance.between(*shape.SALE)
    rows = []
    for month in range(shape.MONTH_COUNT):
        open_days = chance.whole(*shape.DAYS_OPEN) - shape.HOLIDAYS.get(month, 0)
        ramp = min(1.0, (month - start + 1) / 6) * shape.SALES_SEASON[month] * chance.between(0.85, 1.15)
        is_open = month >= start
        sales = max(1, chance.rounded(open_days * per_day * ramp)) if is_open else 0
        rows.append(
            {
                "hari_buka": open_days if is_open else 0,
                "transaksi": sales,
                "omzet_rp": chance.rupiah(0.9 * sales * sale, 1.1 * sales * sale) if is_open else 0,
            }
        )
    return tuple(rows)


def outlet_cells(ward: Ward, seed: int) -> dict[str, Cells]:
    """Return the outlets of *ward*'s cooperative that run, by kind."""
    chance = Chance(seed, ward.code, "gerai")
    running = {kind: chance.happens(part * (0.5 + ward.vigour)) for kind, part in shape.OUTLETS.items()}
    running["simpan_pinjam"] = ward.lending is not Lending.NONE
    return {kind: {"gerai": int(runs)} for kind, runs in running.items()}


def board_cells(ward: Ward, seed: int) -> Cells:
    """Return the board seats of *ward*'s cooperative."""
    chance = Chance(seed, ward.code, "pengurus")
    seats = chance.pick(shape.SEATS) - chance.happens(shape.VACANT_SEAT)
    return {"kursi_pengurus": seats, "kursi_pendamping_pkh": chance.pick(shape.COMPANION_SEATS)}


def meeting_cells(ward: Ward, members: Sequence[Members], seed: int) -> Cells:
    """Return whether *ward*'s cooperative met for the book year, and how many members came."""
    chance = Chance(seed, ward.code, "rat")
    if not chance.happens(shape.MEETING * (0.75 + 0.4 * ward.vigour)):
        return {"rat": 0, "peserta_rat_orang": Status.NOT_APPLICABLE}
    total = members[chance.whole(*shape.MEETING_MONTHS)].total
    return {"rat": 1, "peserta_rat_orang": max(1, int(total * chance.between(*shape.ATTENDANCE)))}


def support_cells(ward: Ward, year: str, seed: int) -> dict[str, Cells]:
    """Return what the city did for *ward*'s cooperative in *year*, by kind of support."""
    chance = Chance(seed, ward.code, "dukungan", year)
    part = shape.SUPPORT_YEARS[year] * (0.5 + ward.vigour)
    return {
        kind: {"kegiatan": chance.rounded(usual * part * chance.between(0.3, 1.7))}
        for kind, usual in shape.SUPPORT.items()
    }
