"""Words and numbers in both languages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terang.city import ROOT
from terang.errors import MissingMessage
from terang.messages import MESSAGES_FOLDER, fields_of, read_messages
from terang.packages.contract import UNITS

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.mark.parametrize(
    ("lang", "value", "unit", "text"),
    [
        ("id", 140, "orang", "140 orang"),
        ("id", 9.04, "persen", "9,04 persen"),
        ("id", 10, "persen", "10,00 persen"),
        ("id", 6044820800, "rupiah", "Rp6.044.820.800"),
        ("id", -500, "rupiah", "-Rp500"),
        ("id", 173.59, "ribu_jiwa", "173,59 ribu jiwa"),
        ("id", 0, "orang", "0 orang"),
        ("en", 1, "orang", "1 person"),
        ("en", 1691, "orang", "1,691 people"),
        ("en", 0.5, "persen", "0.50 percent"),
        ("id", 1.1, "ribu_jiwa", "1,10 ribu jiwa"),
        ("id", 12.345, "km2", "12,35 km²"),
        ("id", 12, "koperasi", "12 koperasi"),
        ("id", 160.5, "unit_barang", "160,50 unit barang"),
    ],
)
def test_quantity(lang: str, value: float, unit: str, text: str) -> None:
    assert text == read_messages(lang).quantity(value, unit)


@pytest.mark.parametrize(
    ("lang", "iso", "text"),
    [
        ("id", "2026-08-05", "5 Agustus 2026"),
        ("id", "2025-03", "Maret 2025"),
        ("id", "2010", "2010"),
        ("en", "2026-08-05", "5 August 2026"),
    ],
)
def test_date(lang: str, iso: str, text: str) -> None:
    assert text == read_messages(lang).date(iso)


@given(st.integers(-(10**12), 10**12))
def test_a_number_can_be_read_back(value: int) -> None:
    text = read_messages("id").number(value)

    assert value == int(text.replace(".", ""))


@given(st.decimals(min_value=0, max_value=10**6, places=4))
def test_rounding_is_half_up_as_people_expect(value: Decimal) -> None:
    text = read_messages("id").number(float(value), 2)

    assert abs(Decimal(text.replace(".", "").replace(",", ".")) - value) <= Decimal("0.005")


def test_half_goes_up() -> None:
    assert "0,13" == read_messages("id").number(0.125, 2)


def test_an_enumeration_has_its_and() -> None:
    say = read_messages("id")

    assert ["", "A", "A dan B", "A, B, dan C"] == [say.join(list(x)) for x in ("", "A", "AB", "ABC")]


def test_every_key_has_words_in_every_language_with_the_same_fields() -> None:
    languages = sorted(path.name for path in MESSAGES_FOLDER.iterdir() if path.is_dir())
    voices = {lang: read_messages(lang).words for lang in languages}
    first = voices["id"]

    assert {"id", "en"} <= set(languages)
    for lang, words in voices.items():
        missing, extra = sorted(set(first) - set(words)), sorted(set(words) - set(first))
        assert not missing, f"content/messages/{lang} lacks {missing}"
        assert not extra, f"content/messages/{lang} has words that id has not: {extra}"
        for key, forms in words.items():
            expected = fields_of(first[key][0])
            for form in forms:
                assert expected == fields_of(form), f"content/messages/{lang}: {key}"


def test_every_unit_that_data_may_have_has_words() -> None:
    for lang in ("id", "en"):
        words = read_messages(lang).words
        missing = [unit for unit in sorted(UNITS) if f"unit.{unit}.name" not in words]
        assert not missing, f"content/messages/{lang}: {missing}"
        known = {key.split(".")[1] for key in words if key.startswith("unit.")}
        assert known <= UNITS, f"content/messages/{lang}: {sorted(known - UNITS)}"


def test_the_engine_words_name_no_place() -> None:
    places = {path.parent.name for path in (ROOT / "data").glob("*/city.toml")}
    paths = sorted(MESSAGES_FOLDER.glob("*/*.po"))
    assert places and paths
    for path in paths:
        text = path.read_text(encoding="utf-8").casefold()
        assert not [place for place in places if place in text], path


def test_a_missing_key_is_named() -> None:
    with pytest.raises(MissingMessage, match=r"no\.such\.key"):
        read_messages("id")("no.such.key")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(MissingMessage, match="value"):
        read_messages("id")("unit.orang.value")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('msgid "a"\nmsgstr ""\n', "a"),
        ('msgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr\n', "bad.po"),
    ],
)
def test_a_broken_catalogue_names_its_file_or_key(tmp_path: Path, body: str, named: str) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "bad.po").write_text(HEADER + body, encoding="utf-8")

    with pytest.raises(MissingMessage, match=named):
        read_messages("id", tmp_path)


def test_one_key_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    for name in ("one.po", "two.po"):
        (tmp_path / "id" / name).write_text(HEADER + 'msgid "k"\nmsgstr "x"\n', encoding="utf-8")

    with pytest.raises(MissingMessage, match="ganda"):
        read_messages("id", tmp_path)


@pytest.mark.parametrize("text", ["{region.__class__}", "{region!r}", "{region:>9}", "{0}", "{", "a } b"])
def test_a_field_is_a_name_and_nothing_more(text: str, tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    body = f'msgid "a.key"\nmsgstr "{text}"\n'
    (tmp_path / "id" / "one.po").write_text(HEADER + body, encoding="utf-8")
    with pytest.raises(MissingMessage, match=r"Kurung kurawal yang salah: a\.key"):
        read_messages("id", tmp_path)


def test_another_encoding_or_language_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "one.po").write_bytes(HEADER.encode() + b'msgid "a.key"\nmsgstr "caf\xe9"\n')
    with pytest.raises(MissingMessage, match="Simpan berkas ini sebagai UTF-8"):
        read_messages("id", tmp_path)
    with pytest.raises(MissingMessage, match="Yang ada: id"):
        read_messages("../id", tmp_path)
