"""Faults in what a descriptor says of freshness, and in the notes on warnings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from faults.descriptors import table
from faults.mutations import Fault, append, cell, describe

Json = dict[str, Any]

FILE = "koperasi/datapackage.json"
NOTES = "mutu/peringatan.csv"


def _fresh(name: str, change: Callable[[Json], object], code: str) -> Fault:
    return Fault(f"freshness {name}", describe("koperasi", change), code, FILE)


def _stated(said: Json) -> Callable[[Json], object]:
    return lambda document: table(document).update(freshness=said)


def _timeless(folder: Path) -> None:
    describe("wilayah", lambda d: table(d, "kecamatan").update(freshness={"every": "once"}))(folder)


def _idle(name: str, column: str, text: str) -> Fault:
    return Fault(f"a note on {name}", cell(NOTES, 2, column, text), "note-idle", NOTES, 2, "kode", "warn")


FRESHNESS = [
    _fresh("unsaid", lambda document: table(document).pop("freshness"), "freshness-missing"),
    _fresh("of a span nobody knows", _stated({"every": "P2W", "fresh_days": 20}), "freshness-every"),
    _fresh("without a limit", _stated({"every": "P1M"}), "freshness-days"),
    _fresh("of no day", _stated({"every": "P1M", "fresh_days": 0}), "freshness-days"),
    _fresh("of an event", _stated({"every": "event", "fresh_days": 30}), "freshness-days"),
    _fresh("without a span", _stated({"fresh_days": 30}), "property-missing"),
    _fresh("in words", _stated({"every": "P1M", "fresh_days": "30"}), "property-type"),
    Fault("freshness without time", _timeless, "freshness-timeless", "wilayah/datapackage.json"),
]

ACKNOWLEDGED = [
    _idle("a warning that has changed", "rincian", "periode | 2022-03 | 9971 / p0_persen"),
    _idle("a warning of another file", "berkas", "kemiskinan/wilayah_banding.csv"),
    _idle("another kind of warning", "kode", "date-after-source"),
    Fault(
        "a note on simulated data",
        append(
            NOTES,
            "uji,2026-04-03,period-gap,simulasi/koperasi/simulasi-a.csv,baris 2,Sebab.,Why.,pemeriksaan-data",
        ),
        "note-simulated",
        NOTES,
        3,
        "berkas",
    ),
]
