"""Counts of people are rounded; and what a rounded one still tells of the true one."""

from __future__ import annotations

from terang.city import DisclosureLimits


def is_small(count: float, limits: DisclosureLimits) -> bool:
    """Return True for a count of people so small that it is withheld. Nobody is not few."""
    return 0 < count < limits.hide_below


def rounded(count: float, limits: DisclosureLimits) -> int:
    """Return *count* as published: the nearest multiple, halves upwards; nothing but 0 becomes 0."""
    step = limits.round_to
    if count == 0:
        return 0
    return max(step, (int(count) + step // 2) // step * step)


def span_of(shown: float, limits: DisclosureLimits) -> tuple[float, float]:
    """Return the lowest and the highest true count that is published as *shown*."""
    if shown == 0:
        return 0, 0
    step = limits.round_to
    lowest = limits.hide_below if shown == step else shown - step // 2
    return max(lowest, limits.hide_below), shown + (step - 1) // 2
