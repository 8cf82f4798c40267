"""Names short enough for a tile, no two alike in one city if that can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

LENGTH = 6


def short_names(names: Sequence[str]) -> dict[str, str]:
    """Return what fits into a tile for each of *names*.

    Names that would look alike take the first other form in which they do not, and look like
    nobody else either; where there is none they stay as they are.
    """
    found = {name: short_name(name) for name in names}
    alike = defaultdict(list)
    for name, short in found.items():
        alike[short].append(name)
    for group in alike.values():
        others = {short for name, short in found.items() if name not in group}
        for form in FORMS if len(group) > 1 else ():
            shorts = {name: form(name) for name in group}
            if len(set(shorts.values())) == len(group) and not others & set(shorts.values()):
                found |= shorts
                break
    return found


def short_name(name: str, head: int = 3) -> str:
    """Return a number with what tells it apart, else the first letters, *head* of them of the first word."""
    words = _words(name)
    if name[0].isdigit() and len(words) > 1:
        return f"{words[0]} {words[-1] if len(words) > 2 else words[1][0]}"[:LENGTH]
    if len(words) == 1:
        return words[0][:LENGTH]
    return words[0][:head] + words[1][: LENGTH - head]


def _closed_up(name: str) -> str:
    """Return a number and what tells it apart without a space, which leaves room for a letter more."""
    words = _words(name)
    return (words[0] + words[-1])[:LENGTH] if name[0].isdigit() else short_name(name)


FORMS: tuple[Callable[[str], str], ...] = (
    _closed_up,
    lambda name: short_name(name, 1),
    lambda name: short_name(name, 2),
    lambda name: short_name(name, 5),
    lambda name: short_name(name, 4),
)
"""Further forms of a name, the plainest first."""


def _words(name: str) -> list[str]:
    return name.replace(".", "").split()
