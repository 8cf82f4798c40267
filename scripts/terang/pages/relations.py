"""How far one number is from another, in words: twice as much, almost the same, Rp3 million less.

Shares and multiples are told only of a base large enough to carry them; of a smaller one, the
difference alone. What is rounded says so, and no multiple is ever nought.
"""

from __future__ import annotations

from terang.messages import Messages

BASES = {"orang": 5.0, "rupiah": 100_000.0}
"""The least of a unit that shares and multiples are told of; other units only have differences."""

NEAR = 0.05
"""Within this share of the base, two numbers are almost the same."""

NEARLY_TWICE = 1.9
"""From here on up multiples are told, below it percent."""

LARGEST_WORD = 10
"""The largest multiple that is written as a word."""

PARTS = ((0.1, "tenth"), (0.25, "quarter"), (1 / 3, "third"), (0.5, "half"))
"""The shares that a small number is told to be less than, the smallest first."""

SCALES = ((1_000_000_000.0, "billion"), (1_000_000.0, "million"))
"""Amounts of money from here on up are shortened."""


def relation(say: Messages, value: float, base: float, unit: str) -> str:
    """Return what *value* is beside *base*, neither below zero, as the end of a sentence."""
    if value == base:
        return say("comparison.relation.same")
    if value == 0:
        return say("comparison.relation.zero")
    least = BASES.get(unit)
    if least is None or base < least:
        return _difference(say, value, base, unit, "difference")
    if abs(value - base) <= NEAR * base:
        return _difference(say, value, base, unit, "near")
    share = value / base
    if share >= NEARLY_TWICE:
        return _multiple(say, share)
    if share > 1:
        return say("comparison.relation.percent.more", percent=_percent(say, value - base, base))
    if share > PARTS[-1][0]:
        return say("comparison.relation.percent.less", percent=_percent(say, base - value, base))
    return _part(say, share)


def _difference(say: Messages, value: float, base: float, unit: str, kind: str) -> str:
    way = "more" if value > base else "less"
    return say(f"comparison.relation.{kind}.{way}", difference=short(say, abs(value - base), unit))


def _percent(say: Messages, part: float, base: float) -> str:
    return say.number(part * 100 / base, 0)


def _multiple(say: Messages, share: float) -> str:
    whole = int(share)
    if share == whole:
        return say("comparison.relation.times", times=_times(say, whole))
    if share - whole >= NEARLY_TWICE - 1:
        return say("comparison.relation.times.nearly", times=_times(say, whole + 1))
    return say("comparison.relation.times.over", times=_times(say, whole))


def _times(say: Messages, times: int) -> str:
    return say(f"comparison.times.{times}") if times <= LARGEST_WORD else say.number(times)


def _part(say: Messages, share: float) -> str:
    for part, name in PARTS:
        if share < part:
            return say(f"comparison.relation.part.{name}")
    return say("comparison.relation.half")


def short(say: Messages, value: float, unit: str) -> str:
    """Return *value* with its unit, money in millions or billions; what is rounded says so."""
    scale, name = next(((s, n) for s, n in SCALES if unit == "rupiah" and value >= s), (1.0, ""))
    if not name:
        return exact(say, value, unit)
    told = round(value / scale, 1)
    text = say(f"comparison.{name}", value=say.number(told, 0 if told.is_integer() else 1))
    return text if round(told * scale) == value else say("comparison.about", value=text)


def exact(say: Messages, value: float, unit: str) -> str:
    """Return *value* with its unit; what a median may halve has one decimal, but money is rounded."""
    if value.is_integer():
        return say.quantity(value, unit)
    if unit == "rupiah":
        return say("comparison.about", value=say.rupiah(value))
    return say.quantity(value, unit, 1)
