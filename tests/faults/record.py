"""Faults in what a descriptor declares, and in the tables that agencies could publish."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from faults.descriptors import column, table
from faults.mutations import Fault, Mutation, both, cell, describe

Json = dict[str, Any]

SIMULATED = Path(__file__).parents[1] / "cities" / "simulasi" / "contoh"
SAVINGS = "keanggotaan/datapackage.json"
SERIES = "keanggotaan/seri_kota.csv"
SIDES = "program/pertentangan.csv"
PAYERS, MONEY, TIMES = "penyetor_pokok_orang", "simpanan_pokok_rp", "simpanan_pokok_transaksi"

MEMBERS = "simulasi/keanggotaan/simulasi-anggota_bulanan.csv"
SEATS = "simulasi/keanggotaan/simulasi-pengurus.csv"
BANK = "simulasi/pinjaman/simulasi-bank_ke_koperasi.csv"
LENT = "simulasi/pinjaman/simulasi-koperasi_ke_anggota.csv"
GOALS = "simulasi/kemiskinan/simulasi-graduasi.csv"
MONTHLY = "simulasi/koperasi/simulasi-operasi_bulanan.csv"
OUTLETS = "simulasi/koperasi/simulasi-gerai.csv"


def _shelved(file: str) -> str:
    """Return the path of a simulated *file*, as findings name it, from the city's folder in the tests."""
    return file.replace("simulasi/", "../simulasi/contoh/", 1)


def with_record(folder: Path) -> None:
    """Put the simulated packages of the small city beside the copy in *folder*."""
    beside = folder.parent / "simulasi" / "contoh"
    if not beside.exists():
        shutil.copytree(SIMULATED, beside)


def put(file: str, row: int, name: str, text: str) -> Mutation:
    """Return the mutation that writes *text* into a cell of a simulated table, and the status that fits."""
    status = "belum_dilaporkan" if not text else "nol" if text == "0" else "ada"

    def mutate(folder: Path) -> None:
        with_record(folder)
        cell(_shelved(file), row, name, text)(folder)
        with (folder / _shelved(file)).open(encoding="utf-8", newline="") as stream:
            if f"{name}_status" in next(csv.reader(stream)):
                cell(_shelved(file), row, f"{name}_status", status)(folder)

    return mutate


def _recorded(
    file: str, row: int, values: dict[str, str], code: str, at: str, severity: str = "block"
) -> Fault:
    """Return the fault of writing *values* into one row, told at the column *at*."""
    changes = both(*(put(file, row, name, text) for name, text in values.items()))
    written = ", ".join(f"{name} {text or 'empty'}" for name, text in values.items())
    return Fault(f"record with {written}", changes, code, file, row, at, severity)


def _declared(name: str, change: Callable[[Json], object], code: str, named: str | None = None) -> Fault:
    return Fault(f"descriptor {name}", describe("keanggotaan", change), code, SAVINGS, None, named)


def _payers(name: str, disclosure: Json, code: str, of: str = PAYERS) -> Fault:
    return _declared(name, lambda d: column(d, of, "simpanan").update(disclosure=disclosure), code, of)


def _relation(name: str, relation: Json, code: str) -> Fault:
    whole = {"kind": "at_most", "whole": "simpanan_total_rp", "parts": [MONEY]}
    return _declared(
        f"with a relation {name}",
        lambda d: table(d, "simpanan").update(relations=[{**whole, **relation}]),
        code,
    )


def without_rows(file: str, *fragments: str) -> Mutation:
    """Return the mutation that drops every row of a simulated table that has one of *fragments*."""

    def mutate(folder: Path) -> None:
        with_record(folder)
        path = folder / _shelved(file)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not any(fragment in line for fragment in fragments)]
        assert len(kept) < len(lines)
        path.write_text("".join(kept), encoding="utf-8", newline="")

    return mutate


def _described(topic: str, change: Callable[[Json], object]) -> Mutation:
    return both(with_record, describe(f"../simulasi/contoh/{topic}", change))


DECLARATIONS = [
    _declared("without a standard", lambda d: table(d, "simpanan").pop("standard"), "standard-missing"),
    _declared(
        "with an empty text of a standard",
        lambda d: table(d, "simpanan")["standard"].update(unit=""),
        "standard-missing",
    ),
    _declared(
        "with a standard in one language",
        lambda d: table(d, "simpanan")["standard"].pop("translations"),
        "standard-missing",
    ),
    _declared(
        "that counts people in silence",
        lambda d: column(d, PAYERS, "simpanan").pop("disclosure"),
        "disclosure-missing",
        PAYERS,
    ),
    _declared(
        "that sums up money in silence",
        lambda d: column(d, MONEY, "simpanan").pop("disclosure"),
        "disclosure-missing",
        MONEY,
    ),
    _payers("with an unknown disclosure rule", {"rule": "rahasia"}, "disclosure-rule"),
    _payers("with money of nobody", {"rule": "money"}, "disclosure-behind", MONEY),
    _payers("with money behind money", {"rule": "money", "behind": MONEY}, "disclosure-behind", MONEY),
    _payers("with money behind no count", {"rule": "money", "behind": PAYERS}, "disclosure-behind", MONEY),
    _payers("public by nobody", {"rule": "already_public"}, "disclosure-source"),
    _payers("public by a stranger", {"rule": "already_public", "source": "koran"}, "disclosure-source"),
    _payers("not personal without a reason", {"rule": "not_personal"}, "disclosure-why"),
    _payers("with people as institution", {"rule": "not_personal", "why": "institution"}, "disclosure-why"),
    _payers("with money as a count", {"rule": "people"}, "disclosure-unit", MONEY),
    _payers("with payments as a count of people", {"rule": "people"}, "disclosure-unit", TIMES),
    _payers("with people as money", {"rule": "money", "behind": PAYERS}, "disclosure-unit"),
    Fault(
        "descriptor with figures public by rows that name no source",
        describe(
            "wilayah",
            lambda d: column(d, "panjang_batas_m", "tetangga").update(
                disclosure={"rule": "already_public", "source": "id_sumber"}
            ),
        ),
        "disclosure-source",
        "wilayah/datapackage.json",
        None,
        "panjang_batas_m",
    ),
    Fault(
        "descriptor with people that cannot be withheld",
        describe("koperasi", lambda d: column(d, "nib").update(unit="orang", disclosure={"rule": "people"})),
        "disclosure-status",
        "koperasi/datapackage.json",
        None,
        "nib",
    ),
    _relation("of no known kind", {"kind": "lebih_besar"}, "relation-kind"),
    _relation("to a column that is not there", {"whole": "simpanan_wajib"}, "relation-column"),
    _relation("to a column of words", {"parts": ["kode_kelurahan"]}, "relation-column"),
    _relation("without parts", {"parts": []}, "relation-shape"),
    _relation("to itself", {"parts": ["simpanan_total_rp"]}, "relation-shape"),
    _relation("with losses of a bound", {"minus": ["simpanan_wajib_rp"]}, "relation-shape"),
    _relation("with a factor of a sum", {"kind": "sum", "factor": 2}, "relation-shape"),
    _relation("with a negative factor", {"kind": "times", "factor": -2}, "relation-shape"),
    _relation("over months without months", {"kind": "grows_by"}, "relation-shape"),
    _relation("with a sum in another table", {"kind": "sum", "table": "wilayah_kota"}, "relation-shape"),
]

RECORD = [
    Fault(
        "rows that count people in silence",
        describe("keanggotaan", lambda d: column(d, "nilai", "seri_kota").pop("disclosure")),
        "disclosure-missing",
        SERIES,
        2,
        "nilai",
    ),
    Fault(
        "an awaited table without its relations",
        _described("kemiskinan", lambda d: table(d, "graduasi").pop("relations")),
        "relation-missing",
        "simulasi/kemiskinan/datapackage.json",
    ),
    _recorded(MEMBERS, 2, {"anggota_perempuan_orang": "101"}, "relation-above", "anggota_perempuan_orang"),
    _recorded(MEMBERS, 2, {"anggota_kpm_orang": "101"}, "relation-above", "anggota_kpm_orang"),
    _recorded(MEMBERS, 3, {"anggota_orang": "2403"}, "relation-above", "anggota_orang"),
    _recorded(SEATS, 2, {"kursi_pendamping_pkh": "6"}, "relation-above", "kursi_pendamping_pkh"),
    _recorded(LENT, 2, {"peminjam_orang": "111"}, "relation-above", "peminjam_orang"),
    _recorded(LENT, 2, {"penunggak_30_orang": "41"}, "relation-above", "penunggak_30_orang"),
    _recorded(LENT, 2, {"tunggakan_30_rp": "40000001"}, "relation-above", "tunggakan_30_rp"),
    _recorded(BANK, 3, {"disetujui_bank_rp": "500000001"}, "relation-above", "disetujui_bank_rp"),
    _recorded(GOALS, 2, {"target_kpm": "21"}, "relation-times", "pendamping_orang"),
    _recorded(MEMBERS, 3, {"anggota_baru_orang": "11"}, "relation-flow", "anggota_baru_orang"),
    _recorded(BANK, 3, {"sisa_bank_rp": "200000001"}, "relation-growth", "dicairkan_bank_rp"),
    Fault(
        "savings that do not sum up by the table's own word",
        both(
            describe(
                "keanggotaan",
                lambda d: table(d, "simpanan").update(
                    relations=[
                        {"kind": "sum", "whole": "simpanan_total_rp", "parts": [MONEY, "simpanan_wajib_rp"]}
                    ]
                ),
            ),
            cell("keanggotaan/simpanan.csv", 2, "simpanan_total_rp", "740001"),
        ),
        "relation-sum",
        "keanggotaan/simpanan.csv",
        2,
        MONEY,
    ),
    Fault(
        "a relation to a table without the column",
        _described(
            "keanggotaan",
            lambda d: table(d, "pengurus")["relations"].append(
                {
                    "kind": "at_most",
                    "whole": "penduduk",
                    "parts": ["kursi_pengurus"],
                    "table": "wilayah_penduduk",
                }
            ),
        ),
        "relation-target",
        "simulasi/keanggotaan/datapackage.json",
        None,
        "penduduk",
    ),
    Fault(
        "a relation to a table nobody knows",
        _described(
            "keanggotaan",
            lambda d: table(d, "pengurus")["relations"].append(
                {"kind": "at_most", "whole": "penduduk", "parts": ["kursi_pengurus"], "table": "wilayah_desa"}
            ),
        ),
        "relation-target",
        "simulasi/keanggotaan/datapackage.json",
        None,
        "penduduk",
        "warn",
    ),
    _recorded(
        LENT,
        4,
        {"penunggak_90_orang": "0", "penunggak_30_orang": "0"},
        "money-without-people",
        "tunggakan_90_rp",
    ),
    _recorded(LENT, 4, {"tunggakan_90_rp": "0"}, "people-without-money", "tunggakan_90_rp", "warn"),
    _recorded(BANK, 2, {"id_aturan": "peraturan-9"}, "reference-unknown", "id_aturan"),
    _recorded(BANK, 2, {"id_aturan": "peraturan-1-2025"}, "loan-rule-not-in-force", "id_aturan"),
    _recorded(BANK, 4, {"id_aturan": "peraturan-2-2025"}, "loan-rule-not-in-force", "id_aturan"),
    _recorded(BANK, 2, {"id_aturan": "rancangan-2025"}, "loan-rule-kind", "id_aturan"),
    _recorded(BANK, 2, {"plafon_bank_rp": "500000001"}, "loan-ceiling-above", "plafon_bank_rp"),
    _recorded(BANK, 4, {"plafon_bank_rp": "500000000"}, "loan-ceiling-without-rule", "plafon_bank_rp"),
    _recorded(BANK, 4, {"disetujui_bank_rp": "1000000"}, "loan-without-rule", "disetujui_bank_rp", "warn"),
    _recorded(MONTHLY, 2, {"tanggal_lapor": "2026-01-30"}, "report-early", "tanggal_lapor"),
    _recorded(MONTHLY, 2, {"omzet_rp": "20"}, "row-scaled", "omzet_rp", "warn"),
    _recorded(BANK, 3, {"angsuran_bank_rp": "99000000000"}, "value-far", "angsuran_bank_rp", "warn"),
    Fault(
        "a month missing for one kelurahan",
        without_rows(MEMBERS, "99.71.01.1001,2026-02"),
        "coverage-missing",
        MEMBERS,
        None,
        "kode_kelurahan",
    ),
    Fault(
        "a month of two kelurahan",
        without_rows(MEMBERS, *(f"99.71.0{code},2026-03" for code in ("1.1001", "1.1002", "2.1003"))),
        "date-stray",
        MEMBERS,
        11,
        "bulan",
    ),
    Fault(
        "a kind of outlet missing for one kelurahan",
        without_rows(OUTLETS, "99.71.01.1001,2026-03-31,apotek"),
        "coverage-missing",
        OUTLETS,
        None,
        "kode_kelurahan",
    ),
    Fault(
        "a total of members in a kelurahan's clothes",
        both(put(MEMBERS, 2, "anggota_orang", "167"), put(MEMBERS, 2, "anggota_perempuan_orang", "82")),
        "row-is-sum",
        MEMBERS,
        2,
        "kode_kelurahan",
    ),
    Fault(
        "something real that leans on something simulated",
        both(
            with_record,
            describe(
                "pinjaman",
                lambda d: table(d, "ketentuan")["schema"].update(
                    externalKeys=[
                        {
                            "fields": ["id_aturan"],
                            "reference": {
                                "package": "pinjaman",
                                "resource": "bank_ke_koperasi",
                                "fields": ["id_aturan"],
                            },
                        }
                    ]
                ),
            ),
        ),
        "reference-target",
        "pinjaman/ketentuan.csv",
        None,
        "id_aturan",
    ),
    Fault(
        "an official figure that is simulated",
        both(
            with_record,
            cell(SIDES, 2, "tabel_resmi", "keanggotaan_anggota_bulanan"),
            cell(SIDES, 2, "kolom_resmi", "anggota_orang"),
        ),
        "pointer-unknown",
        SIDES,
        2,
        "tabel_resmi",
    ),
    _recorded(MEMBERS, 2, {"bulan": "2025-12-31"}, "month-not-iso", "bulan"),
    _recorded(GOALS, 2, {"tahun": "2025-12"}, "year-not-iso", "tahun"),
    Fault(
        "simulated values in a file that does not say so",
        _described("kemiskinan", lambda d: table(d, "graduasi").update(path="graduasi.csv")),
        "simulated-name",
        "simulasi/kemiskinan/datapackage.json",
    ),
    Fault(
        "a package by the name of the portal's own files",
        lambda folder: shutil.copytree(folder / "kemiskinan", folder / "indikator") and None,
        "package-reserved",
        "indikator/datapackage.json",
    ),
]
