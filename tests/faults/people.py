"""Personal data where none may be. Every number here is put together at run time and belongs to nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from faults.cells import CITY, PROMISE
from faults.files import RULE, SIM, WARD
from faults.mutations import Fault, append, both, cell, content, describe, each_line, swap

IDENTITY = "".join(("16", "71", "01", "15", "08", "90", "00", "01"))
WOMAN = "".join(("16", "71", "01", "55", "08", "90", "00", "02"))
SPACED = " ".join((IDENTITY[:4], IDENTITY[4:8], IDENTITY[8:12], IDENTITY[12:]))
DOTTED = ".".join((IDENTITY[:2], IDENTITY[2:4], IDENTITY[4:6], IDENTITY[6:12], IDENTITY[12:]))
CARD = "".join(("50", "99", "88", "77", "66", "55", "44", "33"))
MOBILE = "".join(("08", "12", "7000", "1234"))
ABROAD = "".join(("+62", " 812", "-7000", "-1234"))
BARE = "".join(("62", "812", "7000", "1234"))
OFFICE = "".join(("(07", "11) ", "350", "123"))
LETTER = "".join(("warga", ".tujuh", "@", "contoh", ".id"))
SECRETS = (IDENTITY, WOMAN, SPACED, DOTTED, CARD, MOBILE, ABROAD, BARE, OFFICE, LETTER)
"""No output may hold any of these."""


def _said(name: str, text: str, code: str) -> Fault:
    return Fault(
        f"person {name}", cell(RULE, 2, "ringkasan", f"Hubungi {text} segera"), code, RULE, 2, "ringkasan"
    )


def _column(name: str) -> Fault:
    """Return the fault of a column of persons, well declared in the schema and filled with letters only."""
    described = describe("koperasi", lambda document: _declare(document, name))
    widened = each_line(SIM, lambda text: f"{text},{name if text.startswith('kode') else 'rahasia'}")
    return Fault(f"column {name}", both(described, widened), "personal-column", SIM, 1, name)


def _declare(document: dict[str, Any], name: str) -> None:
    words = {"title": "Kolom", "description": "Kolom tambahan."}
    field = {"name": name, "type": "string", **words, "translations": {"en": words}}
    next(r for r in document["resources"] if r["name"] == "simkopdes")["schema"]["fields"].append(field)


def _undeclared(name: str) -> Fault:
    widened = each_line(SIM, lambda text: f"{text},{name if text.startswith('kode') else 'rahasia'}")
    return Fault(f"undeclared column {name}", widened, "personal-column", SIM, 1, name)


def _described(name: str, change: Callable[[dict[str, Any]], object], code: str) -> Fault:
    return Fault(f"descriptor with {name}", describe("program", change), code, "program/datapackage.json")


PEOPLE = [
    _said("identity number", IDENTITY, "personal-identity"),
    _said("woman's identity number", WOMAN, "personal-identity"),
    _said("identity number in groups", SPACED, "personal-identity"),
    _said("identity number with points", DOTTED, "personal-identity"),
    _said("identity number behind letters", "NIK" + IDENTITY, "personal-identity"),
    _said("card number", CARD, "personal-identity"),
    _said(
        "identity number in wide digits",
        IDENTITY.translate({48 + n: 0xFF10 + n for n in range(10)}),
        "personal-identity",
    ),
    _said("identity number cut by nothing", "\u200b".join((IDENTITY[:8], IDENTITY[8:])), "personal-identity"),
    _said("identity number in an address", f"https://contoh.id/warga/{IDENTITY}", "personal-identity"),
    _said("mobile number", MOBILE, "personal-phone"),
    _said("mobile number from abroad", ABROAD, "personal-phone"),
    _said("mobile number without plus", BARE, "personal-phone"),
    _said("office number", OFFICE, "personal-phone"),
    _said("chat address", f"https://wa.me/{BARE}", "personal-phone"),
    _said("e-mail address", LETTER, "personal-email"),
    _said("e-mail address in words", LETTER.replace("@", "(at)"), "personal-email"),
    Fault(
        "identity number as amount",
        cell(SIM, 2, "transaksi_rp", IDENTITY),
        "personal-identity",
        SIM,
        2,
        "transaksi_rp",
    ),
    Fault(
        "identity number as float",
        cell(SIM, 2, "transaksi_rp", f"{IDENTITY}.0"),
        "personal-identity",
        SIM,
        2,
        "transaksi_rp",
    ),
    Fault(
        "identity number shortened",
        cell(CITY, 2, "nilai", "1.67101E+15"),
        "personal-identity",
        CITY,
        2,
        "nilai",
    ),
    Fault("mobile number as count", cell(SIM, 2, "koperasi", MOBILE), "personal-phone", SIM, 2, "koperasi"),
    Fault(
        "identity number as code",
        cell(SIM, 2, "kode_kelurahan", IDENTITY),
        "personal-identity",
        SIM,
        2,
        "kode_kelurahan",
    ),
    Fault("identity number as name", cell(WARD, 2, "nama", IDENTITY), "personal-identity", WARD, 2, "nama"),
    Fault(
        "identity number as deadline",
        cell(PROMISE, 2, "tenggat", IDENTITY),
        "personal-identity",
        PROMISE,
        2,
        "tenggat",
    ),
    Fault(
        "identity number in a file with semicolons",
        both(cell(RULE, 2, "ringkasan", IDENTITY), each_line(RULE, lambda t: t.replace(",", ";"))),
        "personal-identity",
        RULE,
        2,
    ),
    Fault(
        "identity number after another number",
        cell(WARD, 2, "nama", f"7 {IDENTITY}"),
        "personal-identity",
        WARD,
        2,
        "nama",
    ),
    Fault(
        "two identity numbers in a row",
        cell(RULE, 2, "ringkasan", f"{IDENTITY} {WOMAN}"),
        "personal-identity",
        RULE,
        2,
        "ringkasan",
    ),
    Fault("identity number as header", swap(SIM, ",npwp,", f",{IDENTITY},"), "personal-identity", SIM, 1),
    *(
        _column(name)
        for name in (
            "nik",
            "no_kk",
            "nama_peminjam",
            "nomor_hp",
            "telepon",
            "email_pengurus",
            "alamat",
            "tgl_lahir",
            "no_rekening",
            "npwp_number",
            "ktp",
        )
    ),
    *(
        _undeclared(name)
        for name in (
            "NIK",
            "No KK",
            "namaPenerima",
            "NoHP",
            "Tanggal Lahir",
            "E-mail",
            "nama-anggota",
            "nohp",
        )
    ),
    _described("identity number", lambda d: d.update(description=f"Tanya {IDENTITY}"), "personal-identity"),
    _described("mobile number", lambda d: d["sources"][0].update(publisher=MOBILE), "personal-phone"),
    _described("e-mail address", lambda d: d["caveats"][0].update(text=LETTER), "personal-email"),
    _described("identity number as key", lambda d: d.update({IDENTITY: 1}), "personal-identity"),
    _described(
        "identity number as number",
        lambda d: d["resources"][0].update(bytes=int(IDENTITY)),
        "personal-identity",
    ),
]

STRAYS = [
    Fault(
        "identity number as a file's name",
        content(f"koperasi/{IDENTITY}.xlsx", b"PK\x03\x04"),
        "stray-personal",
        f"koperasi/16{'*' * 14}.xlsx",
    ),
    Fault(
        "telephone number in a welcome file",
        content("README.md", f"hubungi {MOBILE}\n".encode()),
        "stray-personal",
        "README.md",
        1,
    ),
    Fault(
        "e-mail address on a map",
        content("wilayah/batas.geojson", f'{{"nama":"{LETTER}"}}'.encode()),
        "stray-personal",
        "wilayah/batas.geojson",
        1,
    ),
    Fault(
        "list of people beside the data",
        content("koperasi/cadangan.csv", f"nama,nomor\nA,{IDENTITY}\n".encode()),
        "stray-personal",
        "koperasi/cadangan.csv",
        2,
    ),
    Fault(
        "list of borrowers beside the data",
        content("koperasi/lama.csv", b"nama_peminjam,jumlah\nA,1\n"),
        "stray-personal",
        "koperasi/lama.csv",
        1,
    ),
    Fault(
        "telephone numbers in a note",
        content("catatan.txt", f"hubungi {MOBILE}\n".encode()),
        "stray-personal",
        "catatan.txt",
        1,
    ),
    Fault(
        "list in a folder of its own",
        content("mentah/daftar.csv", b"NIK;nama\n1;A\n"),
        "stray-personal",
        "mentah/daftar.csv",
        1,
    ),
    Fault(
        "workbook beside the data",
        content("koperasi/backup.xlsx", b"PK\x03\x04"),
        "stray-file",
        "koperasi/backup.xlsx",
        severity="warn",
    ),
    Fault(
        "copy beside the data",
        content("koperasi/simkopdes.csv.bak", b"a,b\n1,2\n"),
        "stray-file",
        "koperasi/simkopdes.csv.bak",
        severity="warn",
    ),
    Fault(
        "unlisted table",
        content("koperasi/baru.csv", b"kode,jumlah\n1,2\n"),
        "stray-file",
        "koperasi/baru.csv",
        severity="warn",
    ),
    Fault(
        "unlisted table with an amount",
        both(content("wilayah/x.csv", b"kode,rp\n"), append("wilayah/x.csv", "1,62812345678")),
        "stray-personal",
        "wilayah/x.csv",
        2,
    ),
]
