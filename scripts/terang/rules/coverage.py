"""Nothing is missing in silence: every kelurahan at every date, every period of a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.periods import month_number
from terang.rules.places import Place, all_resources, file_of, further_keys, places, time_of_key
from terang.rules.registry import rule

_NAMED = 5
"""So many missing kelurahan are named in one message."""
_REGULAR_STEPS = (1, 3, 6, 12)
"""Months between the periods of a regular series."""
_LONGEST_HOLE = 3
"""In regular steps; a longer hole is no slip but a time without data."""


@rule
def every_kelurahan_at_every_date(catalog: Catalog) -> Iterable[Finding]:
    """A table by kelurahan and time has every kelurahan at each of its times, and each of its kinds there."""
    expected = {region.code for region in catalog.level("kelurahan")}
    for resource in all_resources(catalog):
        if time_of_key(resource) and "kode_kelurahan" in resource.primary_key:
            kinds = further_keys(resource)
            if all(resource.field(name).enum for name in kinds):
                yield from _check_times(catalog, resource, kinds, expected)


def _check_times(
    catalog: Catalog, resource: Resource, kinds: tuple[str, ...], expected: set[str]
) -> Iterator[Finding]:
    """Yield what is missing; *kinds* are further columns of the key, each with a closed list of values."""
    column = time_of_key(resource)
    by_time: dict[str, list[Place]] = defaultdict(list)
    for place in places(resource):
        by_time[place.values[column]].append(place)
    codes = {time: {place.values["kode_kelurahan"] for place in found} for time, found in by_time.items()}
    strays = {time for time, found in codes.items() if len(codes) > 1 and len(found) * 2 < len(expected)}
    for time in sorted(strays):
        count = str(len(codes[time]))
        for place in by_time[time]:
            yield block(
                "date-stray",
                place.file,
                place.row,
                column,
                time,
                count=count,
                expected=str(len(expected)),
            )
    astray = {code for time in strays for code in codes[time]}
    for time in sorted(set(by_time) - strays):
        for kind, found in sorted(_by_kind(by_time[time], kinds).items()):
            missing = sorted(expected - found - astray)
            if missing:
                yield _missing(catalog, resource, " / ".join((time, *kind)), missing)


def _by_kind(found: Iterable[Place], kinds: tuple[str, ...]) -> dict[tuple[str, ...], set[str]]:
    """Return the codes of the kelurahan by the kinds that occur among the rows *found*."""
    codes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in found:
        codes[tuple(place.values[name] for name in kinds)].add(place.values["kode_kelurahan"])
    return codes


def _missing(catalog: Catalog, resource: Resource, date: str, missing: list[str]) -> Finding:
    named = ", ".join(f"{code} ({catalog.regions[code].name})" for code in missing[:_NAMED])
    more = f", +{len(missing) - _NAMED}" if len(missing) > _NAMED else ""
    return block(
        "coverage-missing" if _may_be_empty(resource) else "coverage-required",
        file_of(resource),
        column="kode_kelurahan",
        date=date,
        missing=named + more,
        number=str(len(missing)),
    )


def _may_be_empty(resource: Resource) -> bool:
    """Return True if a row of *resource* can say that nothing was reported."""
    return not any(field.required for field in resource.fields if field.type in ("integer", "number"))


@rule
def no_period_is_skipped(catalog: Catalog) -> Iterable[Finding]:
    """A regular series has no hole."""
    for resource in all_resources(catalog):
        time, others = time_of_key(resource), further_keys(resource)
        if not time:
            continue
        series: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for place in places(resource):
            series[tuple(place.values[name] for name in others)].add(place.values[time])
        for key, periods in series.items():
            missing = missing_periods(periods)
            if missing:
                yield warn(
                    "period-gap",
                    file_of(resource),
                    column=time,
                    series=" / ".join(key) or resource.name,
                    missing=", ".join(missing),
                )


def missing_periods(periods: Iterable[str]) -> tuple[str, ...]:
    """Return the months (or years) missing from a regular series of ISO *periods*, oldest first.

    A series is regular if its shortest step is a month, a quarter, half a year or a year. Where
    only one or two months of the year ever occur, each of them is a yearly series of its own: a
    survey every March with an extra one in some Septembers lacks nothing.
    """
    months = {month_number(period) for period in periods if len(period) > 4}
    years = {month_number(period) for period in periods if len(period) == 4}
    seasons = {month % 12 for month in months}
    if len(seasons) > 2:
        holes = _holes(sorted(months))
    else:
        holes = sorted(hole for s in seasons for hole in _holes(sorted(m for m in months if m % 12 == s)))
    named = [f"{month // 12:04}-{month % 12 + 1:02}" for month in holes]
    return tuple(named + [f"{month // 12:04}" for month in _holes(sorted(years)) if month not in months])


def _holes(months: list[int]) -> list[int]:
    """Return the numbers missing between *months*, in order, if their shortest step is a regular one."""
    steps = [second - first for first, second in pairwise(months)]
    if not steps or min(steps) not in _REGULAR_STEPS:
        return []
    step = min(steps)
    return [
        month
        for first, second in pairwise(months)
        if (second - first) % step == 0 and (second - first) // step <= _LONGEST_HOLE
        for month in range(first + step, second, step)
    ]
