"""The settings of a city: what is wrong in ``city.toml`` is told in words, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.people import IDENTITY, LETTER, MOBILE

from terang.city import city_folder, read_city
from terang.errors import CityNotFound, InvalidCity
from terang.findings import Severity
from terang.validation import validate_city


def _rewrite(folder: Path, old: str, new: str) -> Path:
    path = folder / "city.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('short_name = "Contoh"\n', "", "Kunci yang belum ada: short_name."),
        ('short_name = "Contoh"', "short_name = 5", "Kunci short_name salah isi."),
        ('["id", "en"]', '"id"', "Kunci languages salah isi."),
        ('["id", "en"]', "[]", "Kunci languages salah isi."),
        ('["id", "en"]', '["id", "id"]', "Kunci languages salah isi."),
        ('["id", "en"]', '["id", "../x"]', "Kunci languages salah isi."),
        ('["id", "en"]', '["id", "jv"]', "Kunci yang belum ada: name.jv."),
        ("kelurahan = 5", 'kelurahan = "lima"', "Kunci expected.kelurahan salah isi."),
        ("kelurahan = 5", "kelurahan = true", "Kunci expected.kelurahan salah isi."),
        ("kelurahan = 5\n", "", "Kunci yang belum ada: expected.kelurahan."),
        ('region_code = "99.71"', "region_code = 99.71", "Kunci region_code salah isi."),
        ('bps_code = "9971"', 'bps_code = "99"', "Kunci bps_code salah isi."),
        ('path = "https:', 'path = "javascript:', "Kunci licence.path salah isi."),
        ('address = ""', 'address = "contoh.id"', "Kunci publish.address salah isi."),
        ("[map]", "[peta]", "Kunci yang tidak dikenal: peta."),
        ('river = "', 'sungai = "', "Kunci yang tidak dikenal: map.sungai."),
        ("[map]", "[map", "bukan TOML yang sah"),
    ],
)
def test_every_slip_in_the_settings_is_told(old: str, new: str, told: str, contoh_folder: Path) -> None:
    with pytest.raises(InvalidCity) as caught:
        read_city("contoh", _rewrite(contoh_folder, old, new))

    assert told in str(caught.value)


def test_all_missing_keys_are_told_together(contoh_folder: Path) -> None:
    (contoh_folder / "city.toml").write_text("", encoding="utf-8")

    with pytest.raises(InvalidCity) as caught:
        read_city("contoh", contoh_folder)

    assert str(caught.value).count("Kunci yang belum ada:") == 11


def test_a_byte_order_mark_is_no_fault_and_another_encoding_is(contoh_folder: Path) -> None:
    path = contoh_folder / "city.toml"
    sound = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + sound)
    assert read_city("contoh", contoh_folder).short_name == "Contoh"

    path.write_bytes(b"# satu\n# caf\xe9\n" + sound)
    with pytest.raises(InvalidCity, match="Baris 2: simpan berkas ini sebagai UTF-8"):
        read_city("contoh", contoh_folder)


def test_an_error_in_the_settings_repeats_nothing_of_them(contoh_folder: Path) -> None:
    for text in (f"{LETTER} = 1", f'"{IDENTITY}" = 1', f"short_name = {MOBILE}"):
        (contoh_folder / "city.toml").write_text(text, encoding="utf-8")

        with pytest.raises(InvalidCity) as caught:
            read_city("contoh", contoh_folder)

        assert not any(secret in str(caught.value) for secret in (LETTER, IDENTITY, MOBILE))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('site_name = "Terang', f'site_name = "{IDENTITY}', [("personal-identity", "city.toml", 3)]),
        ('publisher = "', f'publisher = "{MOBILE} ', [("personal-phone", "city.toml", 7)]),
        ('title = "', f'title = "{LETTER} ', [("personal-email", "city.toml", 15)]),
        ('email = ""', f'email = "{LETTER}"', []),
        ('whatsapp = ""', f'whatsapp = "{MOBILE}"', []),
        ('whatsapp = ""', f'whatsapp = "{IDENTITY}"', [("personal-identity", "city.toml", 24)]),
    ],
)
def test_only_the_contacts_may_name_a_way_to_somebody(
    old: str, new: str, found: list[tuple[str, str, int]], contoh_folder: Path
) -> None:
    report = validate_city(read_city("contoh", _rewrite(contoh_folder, old, new)))

    told = [(f.code, f.file, f.row) for f in report.findings if f.severity is Severity.BLOCK]
    assert told == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('email = ""', 'email = "lapor"'),
        ('whatsapp = ""', 'whatsapp = "tanya di kantor"'),
        ('issues = ""', 'issues = "kotak masuk"'),
    ],
)
def test_a_contact_that_leads_nowhere_is_refused_by_its_key(old: str, new: str, contoh_folder: Path) -> None:
    key = f"contact.{old.partition(' ')[0]}"

    with pytest.raises(InvalidCity, match=f"Kunci {key} salah isi"):
        read_city("contoh", _rewrite(contoh_folder, old, new))


@pytest.mark.parametrize("slug", ["", ".", "..", "../tests/cities/contoh", "/etc", "tidak-ada"])
def test_a_city_is_found_by_a_plain_name_only(slug: str) -> None:
    with pytest.raises(CityNotFound, match="contoh"):
        city_folder(slug)
