"""Many poor families, few members: where each kelurahan stands between two medians.

How many families receive PKH parts the kelurahan one way, how many members the koperasi has for
every 1,000 households the other. A kelurahan above the first median and below the second is one of
concern. Each median is that of all kelurahan that report the measure, as everywhere on the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from terang.observations import MINIMUM_PEERS, Observation, Observations, peer_median
from terang.statuses import Nature, Status

POOR = "kpm_pkh"
"""Indicator of how many poor families there are."""

MEMBERS = "anggota_per_1000_rumah_tangga"
"""Indicator of how many members there are."""

MEASURES = (POOR, MEMBERS)


class Quadrant(StrEnum):
    """Many families are more than the median, few members less than it; on a median is neither.

    The codes are public: they stand in the published table.
    """

    CONCERN = "banyak_kpm_sedikit_anggota"
    BOTH_MANY = "banyak_kpm_banyak_anggota"
    BOTH_FEW = "sedikit_kpm_sedikit_anggota"
    AT_EASE = "sedikit_kpm_banyak_anggota"


@dataclass(frozen=True, slots=True)
class Place:
    """One kelurahan with both measures."""

    code: str
    poor: Observation
    members: Observation
    quadrant: Quadrant | None
    """None where a value is not there."""

    @property
    def empty(self) -> Status | None:
        """Why it stands in no quadrant; None if it stands in one. What is withheld is said first."""
        kinds = [seen.status for seen in (self.poor, self.members) if not seen.status.has_value]
        return Status.WITHHELD if Status.WITHHELD in kinds else next(iter(kinds), None)


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Every kelurahan between the two medians, those of most concern first."""

    poor_median: float
    members_median: float
    poor_period: str
    """ISO date, month or year of every value of the measure."""
    members_period: str
    nature: Nature
    places: tuple[Place, ...]

    def of(self, quadrant: Quadrant) -> tuple[Place, ...]:
        """Return the kelurahan in *quadrant*."""
        return tuple(place for place in self.places if place.quadrant is quadrant)

    @property
    def left_out(self) -> Counter[Status]:
        """How many kelurahan stand in no quadrant, by the kind of empty that keeps them out."""
        return Counter(place.empty for place in self.places if place.empty is not None)


def unpublished(observations: Observations, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the measures that keep *codes* from being parted; none if they can be.

    That is a measure which fewer than `MINIMUM_PEERS` report. Where one is real and the other
    simulated, it is the simulated one: the two never meet.
    """
    natures = {name: _nature(_newest(observations, name, codes)) for name in MEASURES}
    missing = tuple(name for name, nature in natures.items() if nature is None)
    if missing or len(set(natures.values())) == 1:
        return missing
    return tuple(name for name, nature in natures.items() if nature is Nature.SIMULATED)


def quadrants(observations: Observations, codes: Sequence[str]) -> Quadrants | None:
    """Return the kelurahan *codes* parted by the medians of their newest values.

    None where a measure is `unpublished`.
    """
    if unpublished(observations, codes):
        return None
    poor, members = (_newest(observations, name, codes) for name in MEASURES)
    middles, nature = (peer_median(poor), peer_median(members)), _nature(poor)
    if middles[0] is None or middles[1] is None or nature is None:
        return None
    places = [
        Place(code, one, other, _quadrant(one.value, other.value, middles[0], middles[1]))
        for code, one, other in zip(codes, poor, members, strict=True)
    ]
    periods = (poor[0].period, members[0].period)
    return Quadrants(middles[0], middles[1], *periods, nature, by_concern(places))


def by_concern(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return *places*, those of concern first, those in no quadrant last.

    The rule: a place gets its rank from the most families and its rank from the fewest members,
    among all places in a quadrant; the lower their sum, the earlier. Ties go by the number of
    families, then by code.
    """
    known = [(p.poor.value, p.members.value) for p in places if p.quadrant is not None]
    poor = [one for one, _ in known if one is not None]
    members = [other for _, other in known if other is not None]

    def key(place: Place) -> tuple[int, int, float, str]:
        one, other = place.poor.value, place.members.value
        if place.quadrant is None or one is None or other is None:
            return 2, 0, 0.0, place.code
        ranks = sum(value > one for value in poor) + sum(value < other for value in members)
        return int(place.quadrant is not Quadrant.CONCERN), ranks, -one, place.code

    return tuple(sorted(places, key=key))


def _quadrant(
    poor: float | None, members: float | None, poor_median: float, members_median: float
) -> Quadrant | None:
    if poor is None or members is None:
        return None
    if poor > poor_median:
        return Quadrant.CONCERN if members < members_median else Quadrant.BOTH_MANY
    return Quadrant.BOTH_FEW if members < members_median else Quadrant.AT_EASE


def _newest(observations: Observations, name: str, codes: Sequence[str]) -> tuple[Observation, ...]:
    """Return the observation of *name* for each of *codes* in one period: values of two never mix.

    It is the newest period in which enough report for a median; where there is none, the period is
    empty, and so are all values.
    """
    counts = Counter(
        seen.period for code in codes for seen in observations.series(name, code) if seen.value is not None
    )
    period = max((period for period, count in counts.items() if count >= MINIMUM_PEERS), default="")
    return tuple(_at(observations, name, code, period) for code in codes)


def _at(observations: Observations, name: str, code: str, period: str) -> Observation:
    found = [seen for seen in observations.series(name, code) if seen.period == period]
    return found[-1] if found else Observation(name, code, period, None, Status.NOT_REPORTED)


def _nature(seen: Sequence[Observation]) -> Nature | None:
    """Return whether the values of *seen* are real; None where there is none."""
    natures = {one.nature for one in seen if one.value is not None}
    return Nature.SIMULATED if Nature.SIMULATED in natures else next(iter(natures), None)
