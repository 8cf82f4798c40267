"""The lasting traits of each kelurahan and its cooperative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from terang.catalog import Catalog, Region
from terang.simulation import shape
from terang.simulation.chance import Chance


class Habit(Enum):
    """How a cooperative reports."""

    PROMPT = auto()
    SKIPPING = auto()
    TARDY = auto()
    LATECOMER = auto()
    STOPPED = auto()
    SILENT = auto()


class Lending(Enum):
    """Whether a cooperative lends to its members."""

    NONE = auto()
    SMALL = auto()
    LARGE = auto()


class Bank(Enum):
    """What became of a cooperative's proposal to a bank."""

    NONE = auto()
    REFUSED = auto()
    GRANTED = auto()


@dataclass(frozen=True, slots=True)
class Ward:
    """What stays the same about one kelurahan through the whole sample."""

    code: str
    district: str
    """Code of its kecamatan."""
    poverty: float
    """Rank from 0 (fewest poor) to 1; neighbours resemble each other."""
    vigour: float
    """Rank of its cooperative's liveliness from 0 to 1."""
    population: int
    households: int
    habit: Habit
    lending: Lending
    bank: Bank
    is_tiny: bool
    """True if the cooperative has a handful of members."""
    knows_pkh: bool
    """True if the cooperative records which members receive PKH."""


@dataclass(frozen=True, slots=True)
class _Traits:
    """What was drawn for all kelurahan together, by code."""

    poverty: Mapping[str, float]
    vigour: Mapping[str, float]
    habits: Mapping[str, Habit]
    lending: Mapping[str, Lending]
    banks: Mapping[str, Bank]
    tiny: frozenset[str]
    unknowing: frozenset[str]


def make_wards(catalog: Catalog, seed: int) -> tuple[Ward, ...]:
    """Return every kelurahan of *catalog* in the order of codes, with traits drawn by *seed*."""
    regions = catalog.level("kelurahan")
    traits = _draw_traits([region.code for region in regions], catalog, seed)
    return tuple(_make_ward(region, traits, seed) for region in regions)


def _draw_traits(codes: Sequence[str], catalog: Catalog, seed: int) -> _Traits:
    vigour, habits = _ranks(_draws(codes, seed, "kegiatan")), _habits(codes, seed)
    lending = _lenders(habits, vigour, seed)
    quiet = [code for code in codes if lending[code] is Lending.NONE and habits[code] is not Habit.SILENT]
    return _Traits(
        poverty=_ranks(_smoothed(_draws(codes, seed, "kemiskinan"), catalog)),
        vigour=vigour,
        habits=habits,
        lending=lending,
        banks=_bank_roles(habits, vigour, seed),
        tiny=_some(quiet, _quota(shape.TINY_SHARE, codes), Chance(seed, "kecil")),
        unknowing=_some(codes, _quota(shape.NO_PKH_RECORD_SHARE, codes), Chance(seed, "tanpa-pkh")),
    )


def _make_ward(region: Region, traits: _Traits, seed: int) -> Ward:
    chance, code = Chance(seed, region.code, "penduduk"), region.code
    low, high = shape.POPULATION
    population = min(high, int(low + (high - low) * chance.hump() * chance.between(0.3, 1.7)))
    return Ward(
        code=code,
        district=region.parent or "",
        poverty=traits.poverty[code],
        vigour=traits.vigour[code],
        population=population,
        households=int(population / chance.between(*shape.HOUSEHOLD_SIZE)),
        habit=traits.habits[code],
        lending=traits.lending[code],
        bank=traits.banks[code],
        is_tiny=code in traits.tiny,
        knows_pkh=code not in traits.unknowing,
    )


def _draws(codes: Sequence[str], seed: int, purpose: str) -> dict[str, float]:
    return {code: Chance(seed, code, purpose).share() for code in codes}


def _smoothed(draws: Mapping[str, float], catalog: Catalog) -> dict[str, float]:
    """Return *draws* moved half way to the neighbours on the same bank of the river."""
    smooth = {}
    for code, own in draws.items():
        near = [draws[n.code] for n in catalog.borders.get(code, ()) if not n.across_river]
        smooth[code] = (own + sum(near) / len(near)) / 2 if near else own
    return smooth


def _ranks(values: Mapping[str, float]) -> dict[str, float]:
    """Return the rank of each value, evenly spread from 0 to 1: strong differences in any city."""
    order = sorted(values, key=lambda code: (values[code], code))
    return {code: place / max(1, len(order) - 1) for place, code in enumerate(order)}


def _quota(share: float, items: Sequence[str]) -> int:
    """Return how many of *items* are *share*; at least one, so that a small city has every shape too."""
    return max(1, round(share * len(items)))


def _some(items: Sequence[str], number: int, chance: Chance) -> frozenset[str]:
    return frozenset(chance.shuffled(items)[:number])


def _habits(codes: Sequence[str], seed: int) -> dict[str, Habit]:
    quotas = {
        Habit.SKIPPING: shape.SKIPPING_SHARE,
        Habit.SILENT: shape.SILENT_SHARE,
        Habit.TARDY: shape.TARDY_SHARE,
        Habit.LATECOMER: shape.LATECOMER_SHARE,
        Habit.STOPPED: shape.STOPPED_SHARE,
    }
    order = Chance(seed, "pelaporan").shuffled(codes)
    habits = dict.fromkeys(codes, Habit.PROMPT)
    for habit, share in quotas.items():
        for _ in range(min(len(order), _quota(share, codes))):
            habits[order.pop()] = habit
    return habits


def _lenders(habits: Mapping[str, Habit], vigour: Mapping[str, float], seed: int) -> dict[str, Lending]:
    """Return who lends: lively cooperatives that keep books, and so report without long delays."""
    able = [code for code, habit in habits.items() if habit in (Habit.PROMPT, Habit.SKIPPING)]
    lenders = _lively(able, vigour, Chance(seed, "pemberi-pinjaman"))[
        : _quota(shape.LENDER_SHARE, list(habits))
    ]
    large = set(lenders[: _quota(shape.LARGE_LENDER_SHARE, lenders)])
    roles = dict.fromkeys(habits, Lending.NONE)
    return roles | {code: Lending.LARGE if code in large else Lending.SMALL for code in lenders}


def _bank_roles(habits: Mapping[str, Habit], vigour: Mapping[str, float], seed: int) -> dict[str, Bank]:
    """Return who asks a bank, and whose proposal is refused: the least lively of those who ask."""
    able = [code for code, habit in habits.items() if habit is not Habit.SILENT]
    asking = _lively(able, vigour, Chance(seed, "bank"))[: _quota(shape.PROPOSING_SHARE, list(habits))]
    refused = len(asking) - max(1, round(len(asking) * (1 - shape.REFUSED_SHARE)))
    roles = dict.fromkeys(habits, Bank.NONE)
    granted = dict.fromkeys(asking[: len(asking) - refused], Bank.GRANTED)
    return roles | dict.fromkeys(asking, Bank.REFUSED) | granted


def _lively(codes: Sequence[str], vigour: Mapping[str, float], chance: Chance) -> list[str]:
    """Return *codes* from the liveliest, shaken a little: liveliness helps, it does not decide."""
    shaken = {code: vigour[code] + chance.share() for code in codes}
    return sorted(codes, key=lambda code: (-shaken[code], code))
