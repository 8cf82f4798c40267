"""What is told: to people, grouped and short; to programs, stable; the same in two languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from faults.mutations import both, cell, content, each_line

from terang.city import CITY_FOLDERS, City, read_city
from terang.errors import InvalidData
from terang.findings import Finding, Severity
from terang.messages import Messages, fields_of
from terang.packages.telling import block, warn
from terang.validation import load_catalog, tell, to_json, validate_city

MANY = [
    block("number-currency", "koperasi/simkopdes.csv", row, "transaksi_rp", f"Rp{row}")
    for row in range(2, 12)
]
LOOK = [warn("stray-file", "koperasi/backup.xlsx")]


def test_one_kind_takes_three_lines_a_count_and_a_remedy(messages: Messages) -> None:
    text = tell([*LOOK, *MANY], messages)

    assert text.splitlines() == [
        "HARUS DIPERBAIKI DULU",
        "",
        *(
            f'- koperasi/simkopdes.csv, baris {row}, kolom transaksi_rp, tertulis "Rp{row}": '
            "Angka ini ditulis dengan lambang mata uang."
            for row in (2, 3, 4)
        ),
        "  dan 7 lagi seperti ini",
        "  Perbaikan: Tulis angkanya saja, misalnya 1250000.",
        "",
        "PERLU DILIHAT",
        "",
        "- koperasi/backup.xlsx: Berkas ini tidak terdaftar dalam paket mana pun dan tidak akan diterbitkan.",
        "  Perbaikan: Pindahkan ke luar folder data, atau daftarkan di datapackage.json.",
        "",
        "10 temuan menghentikan penerbitan, 1 perlu dilihat. Sesudah diperbaiki, periksa lagi: "
        "hubungan antartabel baru diperiksa bila setiap berkas dapat dibaca.",
    ]


def test_only_the_remedies_of_what_is_shown_are_told_each_once(messages: Messages) -> None:
    found = [block("cell-not-listed", "a/b.csv", 2, "jenis", allowed=allowed) for allowed in "xxyz"]

    told = tell(found, messages, limit=3).splitlines()

    assert [line for line in told if "Perbaikan" in line] == [
        "  Perbaikan: Pakai salah satu: x.",
        "  Perbaikan: Pakai salah satu: y.",
    ]
    assert "  dan 1 lagi seperti ini" in told


def test_a_place_in_a_descriptor_is_told_where_no_row_can_be(messages: Messages) -> None:
    there = block("unit-unknown", "a/datapackage.json", column="x", value="y", place="fields[1].unit")
    in_row = block("unit-unknown", "a/b.csv", 3, "x", "y", place="fields[1].unit")

    assert "fields[1].unit" in tell([there], messages)
    assert "fields[1].unit" not in tell([in_row], messages)


def test_nothing_found_is_said_in_words(messages: Messages, english: Messages) -> None:
    assert tell([], messages) == "Tidak ada temuan. Data ini dapat diterbitkan."
    assert tell([], english) == "Nothing found. These data can be published."


def test_warnings_alone_stop_nothing(english: Messages) -> None:
    assert tell(LOOK, english).splitlines()[-1] == "Nothing stops the publication; findings worth a look: 1."


def test_the_json_is_stable_capped_and_names_every_place(messages: Messages) -> None:
    document = json.loads(to_json([*MANY, *LOOK], messages))

    assert document["blocked"] is True
    assert document["counts"] == {"block": 10, "warn": 1}
    first = document["kinds"][0]
    assert (first["code"], first["severity"], first["count"]) == ("number-currency", "block", 10)
    assert len(first["examples"]) == 3
    assert first["examples"][0] == {
        "file": "koperasi/simkopdes.csv",
        "row": 2,
        "column": "transaksi_rp",
        "value": "Rp2",
        "details": {},
        "wrong": "Angka ini ditulis dengan lambang mata uang.",
        "remedy": "Tulis angkanya saja, misalnya 1250000.",
    }
    assert to_json(MANY, messages) == to_json(MANY, messages)


def test_both_languages_say_the_same_of_every_kind(messages: Messages, english: Messages) -> None:
    keys = {key for key in messages.words if key.startswith("finding.")}

    assert keys == {key for key in english.words if key.startswith("finding.")}
    for key in keys:
        assert fields_of(messages.words[key][0]) == fields_of(english.words[key][-1]), key
    assert all(key.replace(".wrong", ".remedy") in keys for key in keys)


def test_a_hostile_value_cannot_write_to_the_terminal(messages: Messages) -> None:
    made_safe = block("stray-file", "koperasi/\x1b[2J.csv", value="\x1b]0;x\x07")
    raw = Finding("stray-file", Severity.BLOCK, "koperasi/\x1b[2J.csv", value="\x1b]0;x\x07")

    for found in (made_safe, raw):
        text = tell([found], messages)
        assert "\x1b" not in text and "\x07" not in text


def test_json_tells_details_by_name_whatever_their_order(messages: Messages) -> None:
    there = Finding("stray-file", Severity.WARN, "a", details={"b": "1", "a": "2"})
    back = Finding("stray-file", Severity.WARN, "a", details={"a": "2", "b": "1"})

    assert to_json([there], messages) == to_json([back], messages)


def test_hundreds_of_wrong_rows_stay_a_short_message(contoh_folder: Path, messages: Messages) -> None:
    line = "99.71.01.1001,2026-03-31,satu,x,y,z,1.000,ada,Rp5,ada,laporan\n"
    header = (contoh_folder / "koperasi/simkopdes.csv").read_text().splitlines()[0] + "\n"
    content("koperasi/simkopdes.csv", (header + line * 500).encode())(contoh_folder)

    text = tell(validate_city(read_city("contoh", contoh_folder)).findings, messages)

    assert len(text) < 6000
    assert "dan 497 lagi" in text


def test_one_slip_in_the_header_is_one_finding(contoh_folder: Path) -> None:
    each_line("koperasi/simkopdes.csv", lambda text: text.replace("transaksi_rp,", "transaksi_rupiah,"))(
        contoh_folder
    )

    findings = validate_city(read_city("contoh", contoh_folder)).findings

    assert [finding.code for finding in findings if finding.severity is Severity.BLOCK] == ["header-misspelt"]


def test_a_catalogue_is_loaded_only_if_nothing_blocks(contoh_folder: Path) -> None:
    city = read_city("contoh", contoh_folder)
    assert load_catalog(city).level("kelurahan")

    both(cell("koperasi/simkopdes.csv", 2, "koperasi", "dua"))(contoh_folder)

    with pytest.raises(InvalidData) as caught:
        load_catalog(city)
    assert "koperasi/simkopdes.csv, baris 2, kolom koperasi" in str(caught.value)


def test_the_report_of_a_rule_still_has_its_catalogue(contoh_folder: Path) -> None:
    cell("koperasi/simkopdes.csv", 2, "koperasi", "3")(contoh_folder)  # the city's row says 6, not 8

    report = validate_city(read_city("contoh", contoh_folder))

    assert report.is_blocked
    assert report.catalog is not None
    with pytest.raises(InvalidData, match=r"koperasi/simkopdes\.csv"):
        load_catalog(read_city("contoh", contoh_folder))


def _real_cities() -> list[City]:
    return [read_city(path.parent.name) for path in sorted(CITY_FOLDERS[0].glob("*/city.toml"))]


@pytest.mark.parametrize("real", _real_cities(), ids=lambda city: city.slug)
def test_real_data_can_be_published(real: City) -> None:
    assert not validate_city(real).is_blocked
