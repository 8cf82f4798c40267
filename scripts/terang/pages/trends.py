"""Figures over time, and of the city among other places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from terang.observations import Observation
from terang.pages.addresses import slug_of
from terang.pages.desk import Desk
from terang.pages.figures import Axis, Cell, Column, DataTable, Figure, Point
from terang.pages.staleness import stale
from terang.rules.periods import month_number
from terang.statuses import Status

SHORTEST_RUN = 3
"""A line through fewer points tells no story of its own."""


def trend(desk: Desk, indicator: str, regions: tuple[str, ...], *, recent: bool = False) -> Figure:
    """Return *indicator* over time, a line per region, the first region the main one.

    The periods are the main region's; no line is drawn across a year or a month that it skips. The
    title speaks of the years since the last gap; *recent* keeps only them, where they are enough.
    """
    series = {code: desk.observations.series(indicator, code) for code in regions}
    main = series[regions[0]]
    if _is_monthly(desk, indicator):
        main = with_every_month(main)
    if recent:
        main = since_last_gap(main)
    periods = [o.period for o in main]
    series[regions[0]] = main
    lines = {code: {o.period: o for o in found if o.period in periods} for code, found in series.items()}
    lines = {code: found for code, found in lines.items() if found}
    every = [o for found in lines.values() for o in found.values()]
    title = _change(desk, indicator, regions[0], since_last_gap(main))
    labels = _labels(desk, periods)
    return Figure(
        id=f"tren-{slug_of(indicator)}",
        kind="trend",
        title=title,
        subtitle=desk.say("page.trend.subtitle", heading=desk.heading(indicator)),
        description=desk.say("page.trend.description", title=title),
        axis=Axis(desk.heading(indicator), desk.observations.indicators[indicator].unit),
        points=tuple(
            Point(labels[o.period], o.value, o.status, desk.text(o), desk.name(code), code)
            for code, found in lines.items()
            for o in found.values()
        ),
        table=_trend_table(desk, indicator, lines, periods),
        sources=desk.sources(*every),
        caveats=desk.caveats(*every),
        nature=desk.nature(*every),
        passport=desk.passport(regions[0], indicator),
        stale=stale(desk, *main),
    )


def _labels(desk: Desk, periods: list[str]) -> dict[str, str]:
    """Return the words on the time axis: years alone for a yearly series, spaced by year in the drawing."""
    if is_yearly(periods):
        return {period: period[:4] for period in periods}
    return {period: desk.say.date(period) for period in periods}


def is_yearly(periods: Sequence[str]) -> bool:
    """Return True if no year holds two of *periods*, none is a full date, and no two months touch."""
    years = {period[:4] for period in periods}
    is_short = all(len(period) <= len("2000-01") for period in periods)
    return is_short and len(years) == len(periods) and not _has_months_in_a_row(periods)


def _has_months_in_a_row(periods: Iterable[str]) -> bool:
    months = {month_number(period) for period in periods}
    return any(month + 1 in months for month in months)


def _is_monthly(desk: Desk, indicator: str) -> bool:
    """Return True if *indicator* is observed by the month, and somewhere in two months in a row."""

    def found() -> bool:
        seen = desk.observations
        periods = {o.period for code in seen.regions_of(indicator) for o in seen.series(indicator, code)}
        return all(len(period) == len("2000-01") for period in periods) and _has_months_in_a_row(periods)

    return desk.once(("monthly", indicator), found)


def with_every_month(series: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return a monthly *series* with an observation of nothing reported for every month that it skips."""
    months = {month_number(o.period): o for o in series}
    every = range(min(months, default=0), max(months, default=-1) + 1)
    return tuple(months.get(month) or _unreported(series[0], month) for month in every)


def _unreported(like: Observation, month: int) -> Observation:
    period = f"{month // 12:04}-{month % 12 + 1:02}"
    return Observation(like.indicator, like.region, period, None, Status.NOT_REPORTED, like.nature)


def since_last_gap(series: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return the end of a yearly *series* in which no year is missing; all of it if that is too short."""
    if not is_yearly([o.period for o in series]):
        return series
    start = 0
    for place in range(1, len(series)):
        if int(series[place].period[:4]) - int(series[place - 1].period[:4]) > 1:
            start = place
    end = series[start:]
    return end if len(end) >= SHORTEST_RUN else series


def _change(desk: Desk, indicator: str, region: str, series: tuple[Observation, ...]) -> str:
    known = [o for o in series if o.value is not None]
    if not known:
        return desk.say("page.trend.empty", title=desk.title(indicator))
    if len(known) == 1:
        return desk.say(
            "page.trend.single",
            title=desk.title(indicator),
            name=desk.name(region),
            value=desk.text(known[0]),
            date=desk.say.date(known[0].period),
        )
    return desk.say(
        "page.trend.title",
        title=desk.title(indicator),
        name=desk.name(region),
        first=desk.text(known[0]),
        first_date=desk.say.date(known[0].period),
        last=desk.text(known[-1]),
        last_date=desk.say.date(known[-1].period),
    )


def _trend_table(
    desk: Desk, indicator: str, lines: dict[str, dict[str, Observation]], periods: list[str]
) -> DataTable:
    columns = (Column(desk.say("page.column.period")), *(Column(desk.name(code), True) for code in lines))
    missing = Cell(desk.say("page.no_figure"), status=Status.NOT_AVAILABLE)
    rows = tuple(
        (
            Cell(desk.say.date(period)),
            *(desk.cell(found[period]) if period in found else missing for found in lines.values()),
        )
        for period in periods
    )
    return DataTable(desk.say("page.table.trend", heading=desk.heading(indicator)), columns, rows)


def among_places(desk: Desk, indicator: str) -> Figure | None:
    """Return the city among the other places for the newest period they share; None if it stands alone."""
    city = desk.city_region.code
    own = desk.observations.latest(indicator, city)
    places = [c for c in desk.observations.regions_of(indicator) if c.startswith("bps:")]
    peers = [
        o
        for code in [city, *places]
        for o in desk.observations.series(indicator, code)
        if o.period == own.period
    ]
    if len(peers) < 2:
        return None
    peers.sort(key=lambda o: -(o.value or 0.0))
    title = desk.say(
        "page.places.title",
        title=desk.title(indicator),
        name=desk.name(city),
        value=desk.text(own),
        date=desk.say.date(own.period),
    )
    heading = desk.heading(indicator)
    return Figure(
        id=f"banding-{slug_of(indicator)}",
        kind="bars",
        title=title,
        subtitle=desk.say("page.subtitle", heading=heading, date=desk.say.date(own.period)),
        description=desk.say("page.bars.description", title=title),
        axis=Axis(heading, desk.observations.indicators[indicator].unit),
        points=tuple(
            Point(desk.name(o.region), o.value, o.status, desk.text(o), key=o.region) for o in peers
        ),
        table=DataTable(
            desk.say("page.table.places", heading=heading),
            (Column(desk.say("page.column.place")), Column(heading, True)),
            tuple((Cell(desk.name(o.region)), desk.cell(o)) for o in peers),
        ),
        sources=desk.sources(*peers),
        caveats=desk.caveats(*peers),
        nature=desk.nature(*peers),
        highlight=city,
        passport=desk.passport(city, indicator),
        stale=stale(desk, *peers),
    )
