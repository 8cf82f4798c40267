"""People, families, social aid and graduations of one kelurahan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from terang.simulation import shape
from terang.simulation.cells import Cells
from terang.simulation.chance import Chance
from terang.simulation.wards import Ward
from terang.statuses import Status


@dataclass(frozen=True, slots=True)
class Families:
    """The families of a kelurahan that social protection aims at, on one day."""

    deciles: Mapping[int, int]
    pkh: int
    food_aid: int
    insured: int
    """Persons, not families."""


def make_families(ward: Ward, seed: int) -> tuple[Families, ...]:
    """Return the families of *ward* at each date of the social register."""
    chance = Chance(seed, ward.code, "keluarga")
    deciles = {
        decile: int(ward.households * (base + more * ward.poverty) * chance.between(0.75, 1.25))
        for decile, (base, more) in shape.DECILE_SHARES.items()
    }
    pkh_share, food_factor = chance.between(*shape.PKH_SHARE), chance.between(*shape.FOOD_AID_FACTOR)
    insured_share = chance.between(*shape.INSURED_PER_FAMILY)
    dates = []
    for _ in shape.FAMILY_DATES:
        total = sum(deciles.values())
        pkh = _bounded(int((deciles[1] + deciles[2]) * pkh_share), total, chance)
        insured = min(int(total * insured_share), ward.population)
        dates.append(Families(deciles, pkh, min(int(pkh * food_factor), total), insured))
        deciles = {d: int(n * chance.between(*shape.HALF_YEAR_CHANGE)) for d, n in deciles.items()}
    return tuple(dates)


def _bounded(families: int, total: int, chance: Chance) -> int:
    """Return *families* brought into the believable span; never more than the *total* of the deciles."""
    fewest, most = shape.PKH_FAMILIES
    within = max(fewest + chance.whole(0, 15), min(families, most - chance.whole(0, 25)))
    return min(within, total)


def population_cells(ward: Ward) -> Cells:
    """Return the people of *ward*."""
    return {"penduduk_jiwa": ward.population, "rumah_tangga": ward.households}


def family_cells(families: Families, is_coarse: bool) -> Cells:
    """Return the row of *families*; *is_coarse* where insurance is only known for the kecamatan."""
    return {
        **{f"desil_{decile}_keluarga": number for decile, number in families.deciles.items()},
        "kpm_pkh": families.pkh,
        "kpm_sembako": families.food_aid,
        "pbi_jkn_jiwa": Status.NOT_AVAILABLE if is_coarse else families.insured,
    }


def graduation_cells(ward: Ward, families: Families, seed: int) -> Cells:
    """Return the companions of *ward* at the end of the year, their target and what came of it."""
    chance = Chance(seed, ward.code, "graduasi")
    companions = chance.rounded(families.pkh / shape.KPM_PER_COMPANION * chance.between(0.5, 1.5))
    companions = min(companions, shape.MOST_COMPANIONS)
    graduated = chance.rounded(companions * chance.between(*shape.GRADUATIONS_PER_COMPANION))
    return {
        "pendamping_orang": companions,
        "target_kpm": shape.TARGET_PER_COMPANION * companions,
        "graduasi_kpm": min(graduated, shape.MOST_GRADUATIONS),
    }
