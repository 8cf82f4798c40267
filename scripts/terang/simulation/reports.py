"""When the reports of a cooperative come in, and which never do."""

from __future__ import annotations

from datetime import date, timedelta

from terang.simulation import shape
from terang.simulation.chance import Chance
from terang.simulation.wards import Habit, Ward


def report_dates(ward: Ward, seed: int) -> tuple[date | None, ...]:
    """Return for every month the day on which the report of *ward*'s cooperative came in.

    None where none came in by the last day that the sample knows.
    """
    chance = Chance(seed, ward.code, "laporan")
    first = chance.whole(2, 6) if ward.habit is Habit.LATECOMER else 0
    last = chance.whole(4, 9) if ward.habit is Habit.STOPPED else shape.MONTH_COUNT
    missed = {chance.whole(1, 10) for _ in range(chance.whole(1, 2))}
    dates = []
    for index in range(shape.MONTH_COUNT):
        day = shape.month_end(index) + timedelta(days=_delay(ward.habit, chance))
        is_sent = ward.habit is not Habit.SILENT and first <= index <= last
        is_missed = ward.habit is Habit.SKIPPING and index in missed
        dates.append(day if is_sent and not is_missed and day <= shape.LAST_DAY else None)
    return tuple(dates)


def _delay(habit: Habit, chance: Chance) -> int:
    if habit is Habit.TARDY:
        return chance.whole(*shape.TARDY_DAYS)
    return chance.whole(*(shape.SLOW_DAYS if chance.happens(shape.SLOW_REPORTS) else shape.PROMPT_DAYS))
