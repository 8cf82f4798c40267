"""The members of one cooperative, month by month."""

from __future__ import annotations

from dataclasses import dataclass

from terang.simulation import shape
from terang.simulation.cells import Cells
from terang.simulation.chance import Chance
from terang.simulation.wards import Lending, Ward
from terang.statuses import Status


@dataclass(frozen=True, slots=True)
class Members:
    """The members at the end of one month, and who came and went in it."""

    total: int
    women: int
    pkh: int
    joined: int
    left: int


def make_members(ward: Ward, pkh_families: int, seed: int) -> tuple[Members, ...]:
    """Return the members of *ward*'s cooperative in every month.

    *pkh_families* is how many families of the kelurahan receive PKH: more than some of them never join.
    """
    chance = Chance(seed, ward.code, "anggota")
    goal = _goal(ward, chance)
    women_share = chance.between(*shape.WOMEN)
    pkh_share = shape.PKH_MEMBERS[0] + shape.PKH_MEMBERS[1] * ward.poverty * chance.between(0.6, 1.4)
    pkh_limit = int(pkh_families * shape.PKH_REACH)
    start = max(shape.TINY_MEMBERS[0], int(goal * chance.between(*shape.FOUNDERS_SHARE)))
    joined = max(1, int(start * chance.between(*shape.JOINED_IN_FIRST_MONTH)))
    women, pkh = chance.count(start, women_share), chance.count(start, pkh_share)
    months = [Members(start, women, min(pkh, pkh_limit), joined, 0)]
    for wanted in _joining(goal - start, chance):
        before = months[-1]
        left = min(chance.count(before.total, shape.LEAVING), before.total - shape.TINY_MEMBERS[0])
        total = before.total + wanted - left
        women = before.women + chance.count(wanted, women_share) - chance.count(left, women_share)
        pkh = before.pkh + chance.count(wanted, pkh_share) - chance.count(left, pkh_share)
        months.append(
            Members(total, _within(women, total), _within(pkh, min(total, pkh_limit)), wanted, left)
        )
    return tuple(months)


def _goal(ward: Ward, chance: Chance) -> int:
    """Return how many members the cooperative has at the end of the year."""
    if ward.is_tiny:
        return chance.whole(*shape.TINY_MEMBERS)
    if ward.lending is not Lending.NONE:
        is_large = ward.lending is Lending.LARGE
        return chance.whole(*(shape.LARGE_LENDER_MEMBERS if is_large else shape.LENDER_MEMBERS))
    low, high = shape.MEMBERS
    return int(low + (high - low) * ward.vigour * chance.between(0.5, 1.0))


def _joining(number: int, chance: Chance) -> list[int]:
    """Return how *number* new members come in over the months after the first, by season and luck."""
    weights = [season * chance.between(0.4, 1.6) for season in shape.JOINING_SEASON[1:]]
    return [chance.rounded(max(0, number) * weight / sum(weights)) for weight in weights]


def _within(value: int, most: int) -> int:
    return max(0, min(value, most))


def member_cells(month: Members, ward: Ward) -> Cells:
    """Return the row of *month*, with what *ward*'s cooperative never asked its members left out."""
    return {
        "anggota_orang": month.total,
        "anggota_perempuan_orang": month.women,
        "anggota_kpm_orang": month.pkh if ward.knows_pkh else Status.NOT_REPORTED,
        "anggota_baru_orang": month.joined,
        "anggota_keluar_orang": month.left,
    }
