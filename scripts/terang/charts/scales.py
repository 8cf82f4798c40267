"""Where the ticks of an axis stand, what they say, and where a value falls between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from terang.messages import Messages

ScaleType = Literal["linear", "log", "symlog"]

_MONEY = frozenset({"rupiah", "rupiah_per_kapita_per_bulan", "rupiah_per_hari"})
_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
_SPELLED_FROM = 1e4
"""Plain numbers from here on are spelled with a word for their size; money from a thousand on."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A numeric axis: its type, the two ends of its domain, the values that get a tick."""

    type: ScaleType
    low: float
    high: float
    ticks: tuple[float, ...]
    constant: float = 1.0
    """Below this size a ``symlog`` axis is as good as linear, which gives zero a place on it."""

    def fraction(self, value: float) -> float:
        """Return where *value* lies between the ends: 0 at the low one, 1 at the high one."""
        low, high, here = (self._project(v) for v in (self.low, self.high, value))
        return (here - low) / (high - low)

    def _project(self, value: float) -> float:
        if self.type == "log":
            return math.log10(value)
        if self.type == "symlog":
            return math.copysign(math.log1p(abs(value) / self.constant), value)
        return value


def nice_step(span: float, count: int) -> float:
    """Return the round step (1, 2 or 5 times a power of ten) that cuts *span* into about *count*."""
    rough = span / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough * 0.999), 10 * power)


def multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the multiples of *step* from the last one at or below *low* to the first at or above *high*."""
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    first -= _clean(first * step) > low
    last += _clean(last * step) < high
    return tuple(_clean(place * step) for place in range(first, last + 1))


def linear_scale(values: Sequence[float], count: int = 4, zero: bool = True) -> Scale:
    """Return a linear scale over *values* with about *count* intervals.

    With *zero* it starts at zero; without, it does so only where the values come near enough. It
    ends at a tick, or at the highest value where that tick would leave much of the plot empty.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low > 0 and (zero or low <= high / 2):
        low = 0.0
    if high < 0:
        high = 0.0
    if high == low:
        low, high = min(2 * low, 0.0), max(2 * high, 0.0) or 1.0
    step = nice_step(high - low, count)
    if all(float(value).is_integer() for value in values):
        step = max(step, 1.0)
    ticks = multiples(low, high, step)
    top = ticks[-1]
    if top - high > step * 0.35 and len(ticks) > 2:
        top, ticks = high, ticks[:-1]
    return Scale("linear", ticks[0], top, ticks)


def log_scale(values: Sequence[float]) -> Scale:
    """Return a logarithmic scale over *values*; zeros make it ``symlog``, anything below zero linear."""
    positive = [value for value in values if value > 0]
    if not positive or min(values) < 0:
        return linear_scale(values)
    powers = powers_of_ten(min(positive), max(positive))
    if len(positive) == len(values):
        return Scale("log", powers[0], powers[-1], powers)
    return Scale("symlog", 0.0, powers[-1], (0.0, *powers), constant=powers[0] / 20)


def powers_of_ten(low: float, high: float) -> tuple[float, ...]:
    """Return the powers of ten from at or below *low* to at or above *high*, at least two."""
    first = math.floor(math.log10(low))
    last = math.ceil(math.log10(high))
    first -= _power(first) > low
    last = max(last + (_power(last) < high), first + 1)
    return tuple(_power(power) for power in range(first, last + 1))


def _power(power: int) -> float:
    return float(10**power) if power >= 0 else 10.0**power


def tick_text(value: float, unit: str, messages: Messages) -> str:
    """Return the few words of a tick: ``40``, ``2,5``, ``Rp500 ribu``, ``3 juta``."""
    money = unit in _MONEY
    size = abs(value)
    sign = "-" if value < 0 else ""
    words = _number_text(size, messages)
    for magnitude, name in _MAGNITUDES:
        if size >= magnitude and (size >= _SPELLED_FROM or money):
            words = messages(f"chart.tick.{name}", value=_number_text(size / magnitude, messages))
            break
    return f"{sign}Rp{words}" if money else f"{sign}{words}"


def short_text(value: float, messages: Messages) -> str:
    """Return *value* in the fewest letters: ``60 rb``, ``7 jt``, ``2 M``."""
    sign = "-" if value < 0 else ""
    for magnitude, name in _MAGNITUDES:
        if abs(value) >= magnitude:
            words = _number_text(abs(value) / magnitude, messages)
            return sign + messages(f"chart.short.{name}", value=words)
    return sign + _number_text(abs(value), messages)


def _number_text(value: float, messages: Messages) -> str:
    """Return *value* with as many decimals as it needs, at most two unless it is smaller than that."""
    if value == 0 or value >= 0.01:
        places = next((p for p in (0, 1) if math.isclose(value, round(value, p), abs_tol=1e-12)), 2)
    else:
        places = -math.floor(math.log10(value))
    return messages.number(value, places)


def _clean(value: float) -> float:
    """Return *value* without the dust of binary fractions, a zero without a sign."""
    return float(f"{value:.12g}") + 0.0
