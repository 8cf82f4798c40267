"""What the city has done to support the koperasi, by the ten kinds of support."""

from __future__ import annotations

import pandas as pd

from terang.indicators.frames import at_least_one, measure, over_kinds
from terang.indicators.registry import indicator


@indicator(unit="kegiatan")
def dukungan_kegiatan(program_dukungan: pd.DataFrame) -> pd.DataFrame:
    """Support activities in a year, all kinds together."""
    return over_kinds(measure(program_dukungan, "kegiatan"))


@indicator(unit="jenis_dukungan", additive=False)
def dukungan_jenis(program_dukungan: pd.DataFrame) -> pd.DataFrame:
    """How many kinds of support were given at least once in a year; kinds are never added up."""
    return over_kinds(at_least_one(measure(program_dukungan, "kegiatan")))
