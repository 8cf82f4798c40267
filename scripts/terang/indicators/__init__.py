"""Indicators: one decorated function each; `compute_indicators` makes all observations. Pandas ends here."""

from terang.indicators.compute import compute_indicators
from terang.indicators.registry import indicator, registered

__all__ = ["compute_indicators", "indicator", "registered"]
