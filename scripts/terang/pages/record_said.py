"""The sentences that open a part of the record, made from its numbers: each kind of empty has its own."""

from __future__ import annotations

from collections import defaultdict

from terang.catalog import Region
from terang.messages import Messages
from terang.observations import Observation
from terang.pages.desk import Desk
from terang.pages.gaps import place_in_words
from terang.pages.record_blocks import Block, Holding, usable
from terang.statuses import Status

FINEST = 4
"""Decimals beyond which a share is as good as none, or as all."""


def lead(desk: Desk, block: Block, held: Holding, region: Region) -> str:
    """Return what the numbers of *block* say of *region*, then what has not been reported.

    Of a sum it says beside it how many places stand behind it.
    """
    every = _known(desk, held, block.stats, region)
    if is_empty(every):
        return " ".join((_nothing(desk, region, every[0]), *_last(desk, block, region, every)))
    missing = [seen for seen in every if seen.status is Status.NOT_REPORTED]
    said = [seen for seen in _known(desk, held, block.said, region) if seen not in missing]
    told: list[str] = []
    for seen in said:
        if seen.value is not None:
            coverage = desk.coverage(seen)
            told.append(sentence(desk, region, seen, seen.value))
            told += [coverage] if coverage and coverage not in told else []
    told += _empties(desk, region, [o for o in said if o.value is None])
    return " ".join((*told, *_missing(desk, block, region, missing)))


def shown(desk: Desk, held: Holding, names: tuple[str, ...], region: Region) -> tuple[str, ...]:
    """Return those of the indicators *names* that have something to show for *region*.

    What is not reported stands in the lead instead; so does all of it, where it is empty alike.
    """
    known = _known(desk, held, names, region)
    if is_empty(known):
        return ()
    return tuple(seen.indicator for seen in known if seen.status is not Status.NOT_REPORTED)


def is_empty(seen: list[Observation]) -> bool:
    """Return True if nothing at all of *seen* has been reported, or nothing of it applies."""
    statuses = {o.status for o in seen}
    return statuses in ({Status.NOT_REPORTED}, {Status.NOT_APPLICABLE})


def _known(desk: Desk, held: Holding, names: tuple[str, ...], region: Region) -> list[Observation]:
    """Return the newest of each indicator; above a kelurahan only of those that can be added up."""
    seen = [desk.observations.latest(name, region.code) for name in usable(desk, held, names)]
    if region.level == "kelurahan":
        return seen
    return [o for o in seen if o.status is not Status.NOT_AVAILABLE]


def sentence(desk: Desk, region: Region, seen: Observation, value: float) -> str:
    """Return the *value* of an observation in a sentence."""
    return desk.say(
        f"indicator.{seen.indicator}.sentence",
        name=place_in_words(desk, region),
        value=desk.text(seen),
        date=desk.say.date(seen.period),
        per100=per_hundred(desk.say, value),
    )


def _empties(desk: Desk, region: Region, empty: list[Observation]) -> list[str]:
    """Return a sentence for each kind of empty and time, which names what is empty so."""
    alike: dict[tuple[Status, str], list[str]] = defaultdict(list)
    for seen in empty:
        alike[seen.status, seen.period].append(desk.title(seen.indicator))
    return [
        desk.say(
            f"record.said.{status}",
            title=desk.say.join([titles[0], *map(inside, titles[1:])]),
            place=place_in_words(desk, region),
            date=desk.say.date(period) if period else "",
        )
        for (status, period), titles in alike.items()
    ]


def per_hundred(say: Messages, percent: float) -> str:
    """Return how many of a hundred *percent* are: whole, but never none or all where it is not quite so."""
    decimals = 0
    while decimals < FINEST and round(percent, decimals) != percent and round(percent, decimals) in (0, 100):
        decimals += 1
    return say.number(percent, decimals)


def _nothing(desk: Desk, region: Region, first: Observation) -> str:
    """Return that there is nothing, of which kind, for when; of what is missing, that it is not zero."""
    place = place_in_words(desk, region)
    kind = "nothing" if first.status is Status.NOT_REPORTED else "inapplicable"
    if not first.period:
        return desk.say(f"record.said.{kind}.ever", place=place)
    return desk.say(f"record.said.{kind}", place=place, date=desk.say.date(first.period))


def _last(desk: Desk, block: Block, region: Region, missing: list[Observation]) -> list[str]:
    """Return the last value there was of the main one of *missing*; nothing where there is none."""
    main = next((o for o in missing if o.indicator in block.said), missing[0])
    series = desk.observations.series(main.indicator, region.code)
    known = [o for o in series if o.value is not None]
    if not known:
        return []
    title = inside(desk.title(main.indicator))
    date = desk.say.date(known[-1].period)
    return [desk.say("record.said.last", title=title, value=desk.text(known[-1]), date=date)]


def _missing(desk: Desk, block: Block, region: Region, missing: list[Observation]) -> list[str]:
    """Return a sentence that names what was not reported, with the time it was not reported for."""
    by_date: dict[str, list[str]] = defaultdict(list)
    for seen in missing:
        by_date[seen.period].append(inside(desk.title(seen.indicator)))
    parts = []
    for period, titles in by_date.items():
        names = desk.say.join(titles)
        date = desk.say.date(period) if period else ""
        parts.append(desk.say("record.said.dated", names=names, date=date) if date else names)
    if not parts:
        return []
    told = desk.say("record.said.missing", place=place_in_words(desk, region), names=desk.say.join(parts))
    return [told, *_last(desk, block, region, missing)]


def inside(title: str) -> str:
    """Return *title* as it stands inside a sentence: with a small letter, an abbreviation as it is."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
