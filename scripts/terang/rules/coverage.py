"""Nothing is missing in silence: every kelurahan at every date, every period of a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from terang.catalog import Catalog, Resource
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import Place, all_resources, file_of, places
from terang.rules.registry import rule

_NAMED = 5
"""So many missing kelurahan are named in one message."""
_REGULAR_STEPS = (1, 3, 6, 12)
"""Months between the periods of a regular series."""
_LONGEST_HOLE = 3
"""In regular steps; a longer hole is no slip but a time without data."""


@rule
def every_kelurahan_at_every_date(catalog: Catalog) -> Iterable[Finding]:
    """A table by kelurahan and date has every kelurahan at each of its dates."""
    expected = {region.code for region in catalog.level("kelurahan")}
    for resource in all_resources(catalog):
        if set(resource.primary_key) == {"kode_kelurahan", "tanggal"}:
            yield from _check_dates(catalog, resource, expected)


def _check_dates(catalog: Catalog, resource: Resource, expected: set[str]) -> Iterator[Finding]:
    by_date: dict[str, list[Place]] = defaultdict(list)
    for place in places(resource):
        by_date[place.values["tanggal"]].append(place)
    strays = {date for date, found in by_date.items() if len(by_date) > 1 and len(found) * 2 < len(expected)}
    stray_codes = set()
    for date in sorted(strays):
        for place in by_date[date]:
            stray_codes.add(place.values["kode_kelurahan"])
            count = str(len(by_date[date]))
            yield block(
                "date-stray", place.file, place.row, "tanggal", date, count=count, expected=str(len(expected))
            )
    for date in sorted(set(by_date) - strays):
        found = {place.values["kode_kelurahan"] for place in by_date[date]}
        missing = sorted(expected - found - stray_codes)
        if missing:
            named = ", ".join(f"{code} ({catalog.regions[code].name})" for code in missing[:_NAMED])
            more = f", +{len(missing) - _NAMED}" if len(missing) > _NAMED else ""
            yield block(
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
        time = next((name for name in ("periode", "tanggal") if name in resource.primary_key), None)
        if time is None:
            continue
        others = [name for name in resource.primary_key if name not in (time, "kode_kelurahan", "id_sumber")]
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
    months = {_month_number(period) for period in periods if len(period) > 4}
    years = {_month_number(period) for period in periods if len(period) == 4}
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


def _month_number(period: str) -> int:
    return int(period[:4]) * 12 + (int(period[5:7]) - 1 if len(period) > 4 else 0)
