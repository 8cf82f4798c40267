"""Checks that cross rows, tables and packages. One file a topic; one small function a rule.

A new rule is one decorated function in one of these files, plus its two sentences in the
catalogues of words (``finding.<code>.wrong`` and ``finding.<code>.remedy``).
"""

from __future__ import annotations

import importlib
import pkgutil

from terang.catalog import Catalog
from terang.findings import Finding
from terang.rules.registry import RULES, rule

__all__ = ["RULES", "check_catalog", "rule"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def check_catalog(catalog: Catalog) -> tuple[Finding, ...]:
    """Return the findings of every rule on *catalog*, in the order of the rules' names."""
    return tuple(finding for name in sorted(RULES) for finding in RULES[name](catalog))
