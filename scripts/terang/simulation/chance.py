"""A die that falls the same way everywhere."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws that depend on nothing but the parts they were named with.

    Only ``random.random()`` is promised to stay the same from one Python to the next, so every draw is
    made of it by plus, minus, times and whole parts: no logarithm, no root, whose last digit differs.
    """

    def __init__(self, *parts: object) -> None:
        """Make the die of *parts*: a seed, and what the draws are for."""
        self._random = random.Random("/".join(map(str, parts)))

    def share(self) -> float:
        """Return a number from 0 up to, but not including, 1."""
        return self._random.random()

    def hump(self) -> float:
        """Return a number between 0 and 1 that likes the middle."""
        return (self.share() + self.share() + self.share()) / 3

    def between(self, low: float, high: float) -> float:
        """Return a number between *low* and *high*."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return low + int(self.share() * (high - low + 1))

    def happens(self, probability: float) -> bool:
        """Return True in *probability* of all cases."""
        return self.share() < probability

    def count(self, trials: int, probability: float) -> int:
        """Return how many of *trials* come true, each with *probability*."""
        return sum(self.happens(probability) for _ in range(trials))

    def rounded(self, value: float) -> int:
        """Return *value* (0 or more) as a whole number: up as often as its fraction is large."""
        whole = int(value)
        return whole + self.happens(value - whole)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of *items*."""
        return items[self.whole(0, len(items) - 1)]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        """Return *items* in another order."""
        left = list(items)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(len(left))]

    def rupiah(self, low: float, high: float) -> int:
        """Return an amount of whole thousands between *low* and *high* that is no round sum."""
        thousands = int(self.between(low, high)) // 1000
        return 1000 * (thousands + 1 if thousands % 10 == 0 else thousands)
