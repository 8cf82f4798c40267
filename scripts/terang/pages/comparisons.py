"""A kelurahan beside others, in sentences with the numbers done: neighbours, kecamatan, city, the alike.

Nothing is compared with fewer than `MINIMUM_PEERS` reporters; who has not reported is counted, never
taken for zero. All values of a measure are of one period and of one nature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from terang.catalog import Region
from terang.observations import MINIMUM_PEERS, Observation, peer_median, rank_of, reported_values
from terang.pages.addresses import slug_of
from terang.pages.compared import Compared, Comparison
from terang.pages.desk import Desk
from terang.pages.figures import Link
from terang.pages.relations import exact, relation
from terang.pages.staleness import stale
from terang.similar import Alike, alike
from terang.statuses import Nature, Status

MEASURES = ("penyetor_pokok_orang", "transaksi_rp", "anggota_orang")
"""What is compared, each by itself, as far as the city has it."""


@dataclass(frozen=True, slots=True)
class Peers:
    """A group of kelurahan that one is put beside."""

    words: str
    """What they are, such as ``kelurahan yang berbatasan``."""
    codes: tuple[str, ...]
    ranked: bool = False
    """Whether the one itself is among them, and has a rank."""


def compared(desk: Desk, region: Region) -> Compared:
    """Return every comparison of the kelurahan *region*, and the kelurahan that are like it."""
    found = _alike(desk)
    similar = found.groups.get(region.code, ())
    method = "households" if found.by_households else "method"
    every = (comparison(desk, name, region) for name in MEASURES)
    return Compared(
        title=desk.say("comparison.title"),
        lead=desk.say("comparison.lead"),
        measures=tuple(one for one in every if one is not None),
        similar_title=desk.say("comparison.similar.title", name=region.name),
        similar=tuple(desk.place(desk.catalog.regions[code]) for code in similar),
        method=desk.say(
            f"comparison.similar.{method}" if similar else "comparison.similar.unknown",
            count=len(similar),
            name=region.name,
        ),
        rule=Link(desk.say("comparison.similar.rule"), desk.url("metode/#mirip")),
    )


def _alike(desk: Desk) -> Alike:
    return desk.once(("alike",), lambda: alike(desk.catalog))


def comparison(desk: Desk, indicator: str, region: Region) -> Comparison | None:
    """Return *indicator* of *region* beside every group; None where nobody ever stated it."""
    seen = desk.once(("one period", indicator), lambda: of_one_period(desk, indicator))
    if not seen:
        return None
    own = seen[region.code]
    return Comparison(
        id=f"dibandingkan-{slug_of(indicator)}",
        title=desk.title(indicator),
        own=own_sentence(desk, own),
        lines=tuple(
            sentences(desk, own, peers, [seen[code] for code in peers.codes])
            for peers in _groups(desk, region)
        ),
        sources=desk.sources(*seen.values()),
        nature=desk.nature(*seen.values()),
        passport=desk.passport(region.code, indicator),
        stale=stale(desk, *seen.values()),
    )


def of_one_period(desk: Desk, indicator: str) -> Mapping[str, Observation]:
    """Return the observation of every kelurahan in the newest period in which enough report.

    Where that never happened, it is the newest period there is; empty where nobody ever stated any.
    """
    series = {
        code: {o.period: o for o in desk.observations.series(indicator, code)}
        for code in desk.kelurahan_codes()
    }
    every = [o for found in series.values() for o in found.values()]
    if not every:
        return {}
    counts = Counter(o.period for o in every if o.value is not None)
    enough = [period for period, count in counts.items() if count >= MINIMUM_PEERS]
    period = max(enough or [o.period for o in every])
    return {
        code: found.get(period, _silence(indicator, code, period, every[0].nature))
        for code, found in series.items()
    }


def _silence(indicator: str, code: str, period: str, nature: Nature) -> Observation:
    return Observation(indicator, code, period, None, Status.NOT_REPORTED, nature)


def _groups(desk: Desk, region: Region) -> tuple[Peers, ...]:
    """Return the neighbours, the rest of the kecamatan, the whole city, and the alike of *region*."""
    parent = desk.catalog.regions[str(region.parent)]
    borders = (border.code for border in desk.catalog.borders.get(region.code, ()))
    siblings = (code for code in desk.kelurahan_codes(parent.code) if code != region.code)
    groups = (
        Peers(desk.say("comparison.place.neighbours"), tuple(borders)),
        Peers(desk.say("comparison.place.kecamatan", parent=parent.name), tuple(siblings)),
        Peers(desk.say("comparison.place.city", city=desk.city_name), desk.kelurahan_codes(), ranked=True),
    )
    similar = _alike(desk).groups.get(region.code)
    return groups if similar is None else (*groups, Peers(desk.say("comparison.place.similar"), similar))


def own_sentence(desk: Desk, own: Observation) -> str:
    """Return what a kelurahan itself states, and when; or which kind of empty it is."""
    date = desk.say.date(own.period)
    name = desk.name(own.region)
    if own.value is None:
        return desk.say(f"comparison.own.{own.status}", name=name, date=date)
    return desk.say("comparison.own", name=name, value=_exact(desk, own, own.value), date=date)


def _exact(desk: Desk, own: Observation, value: float) -> str:
    return exact(desk.say, value, desk.observations.indicators[own.indicator].unit)


def sentences(desk: Desk, own: Observation, peers: Peers, seen: Sequence[Observation]) -> str:
    """Return how many of *peers* record, the middle of theirs, and where *own* stands beside it."""
    reported, middle = len(reported_values(seen)), peer_median(seen)
    fields = {"words": peers.words, "reported": reported, "expected": len(seen)}
    if not seen:
        return desk.say("comparison.group.nobody", words=peers.words)
    if middle is None:
        key = "comparison.group.few" if reported else "comparison.group.none"
        count = reported or len(seen)
        return _joined(desk.say(key, count=count, **fields), _hidden(desk, seen))
    key = "comparison.group.equal" if _is_equal(seen) else "comparison.group"
    return _joined(
        desk.say(key, median=_exact(desk, own, middle), **fields),
        _hidden(desk, seen),
        _relation(desk, own, middle),
        rank_sentence(desk, own, seen) if peers.ranked else "",
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _is_equal(seen: Iterable[Observation]) -> bool:
    return len(set(reported_values(seen))) == 1


def _hidden(desk: Desk, seen: Sequence[Observation]) -> str:
    """Return how many have reported what is too small to be shown; empty where none has."""
    hidden = sum(o.status is Status.WITHHELD for o in seen)
    return desk.say("comparison.hidden", count=hidden) if hidden else ""


def _relation(desk: Desk, own: Observation, middle: float) -> str:
    if own.value is None:
        return ""
    unit = desk.observations.indicators[own.indicator].unit
    return desk.say(
        "comparison.relation",
        name=desk.name(own.region),
        relation=relation(desk.say, own.value, middle, unit),
    )


def rank_sentence(desk: Desk, own: Observation, seen: Sequence[Observation]) -> str:
    """Return the rank of *own* with its meaning; empty where it has none, or where all are equal."""
    rank = rank_of(own, seen)
    if rank is None or _is_equal(seen):
        return ""
    values = reported_values(seen)
    tied = sum(value == own.value for value in values) - 1
    key = "comparison.rank.tied" if tied else "comparison.rank"
    return desk.say(key, rank=rank, reported=len(values), count=tied)


def standing(desk: Desk, indicator: str, region: str) -> str:
    """Return where *region* stands among the kelurahan that report, with the median, as a sentence."""
    peers = desk.observations.across(indicator, desk.kelurahan_codes())
    seen = desk.observations.latest(indicator, region)
    reporters = len(reported_values(peers))
    if seen.value is None:
        key = "page.standing.empty" if seen.status is Status.NOT_REPORTED else "page.standing.other"
        return desk.say(key, reported=reporters, expected=len(peers))
    rank, middle = rank_of(seen, peers), peer_median(peers)
    if rank is None or middle is None:
        return desk.say("page.standing.few", reported=reporters, expected=len(peers))
    key = "page.standing.first" if rank == 1 else "page.standing.rank"
    return desk.say(key, rank=rank, reported=reporters, median=desk.quantity(middle, indicator))
