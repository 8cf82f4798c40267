"""The list of rules: a function becomes a rule by being decorated, in any module of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from terang.catalog import Catalog
from terang.findings import Finding

Rule = Callable[[Catalog], Iterable[Finding]]
"""Looks at a whole catalogue and yields what is wrong; never raises because of the data."""

RULES: dict[str, Rule] = {}
"""Every rule by ``<module>.<function>``."""


def rule(function: Rule) -> Rule:
    """Register *function* as a rule; its docstring says in one line what must hold."""
    RULES[f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"] = function
    return function
