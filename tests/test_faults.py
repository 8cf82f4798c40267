"""Every fault of the corpus is refused, in the right place, in words, without showing anybody's data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from faults.cells import CODES, DATES, NUMBERS, STATUSES, TEXTS
from faults.crossings import REFERENCES, REGIONS, SUMS
from faults.descriptors import PATHS, SCHEMAS, WORDS, add_package
from faults.files import BYTES, SHAPES
from faults.mutations import Fault, Mutation, both, cell, describe, each_line, encoded
from faults.people import PEOPLE, SECRETS, STRAYS
from faults.quality import ACKNOWLEDGED, FRESHNESS
from faults.record import DECLARATIONS, RECORD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terang.city import City, read_city
from terang.findings import Finding, is_blocked
from terang.messages import MESSAGES_FOLDER, Messages
from terang.packages import check_packages, read_package
from terang.packages.specs import Shelf
from terang.statuses import Nature
from terang.validation import tell, to_json, validate_city

CONTOH = Path(__file__).parent / "cities" / "contoh"
IN_ONE_PACKAGE = [
    *BYTES,
    *SHAPES,
    *NUMBERS,
    *DATES,
    *CODES,
    *TEXTS,
    *STATUSES,
    *PATHS,
    *SCHEMAS,
    *WORDS,
    *PEOPLE,
    *DECLARATIONS,
    *FRESHNESS,
]
ACROSS = [*REFERENCES, *REGIONS, *SUMS, *STRAYS, *RECORD, *ACKNOWLEDGED]


def _spoil(folder: Path, mutation: Mutation) -> City:
    mutation(folder)
    return read_city("contoh", folder)


def _assert_told(fault: Fault, findings: tuple[Finding, ...], messages: Messages, english: Messages) -> None:
    places = [(f.code, str(f.severity), f.file, f.row, f.column) for f in findings]
    if fault.column is None:
        places = [(*place[:4], None) for place in places]
    if fault.row is None:
        places = [(*place[:3], None, place[4]) for place in places]
    assert (fault.code, fault.severity, fault.file, fault.row, fault.column) in places, findings
    assert is_blocked(findings) == (fault.severity == "block")
    for finding in findings:
        if finding.code.startswith("personal-") and finding.code != "personal-column" and finding.value:
            assert set(finding.value[2:]) == {"*"}
    for voice in (messages, english):
        text, data = tell(findings, voice), to_json(findings, voice)
        assert fault.file in text
        assert json.loads(data)["blocked"] is is_blocked(findings)
        for output in (text, data):
            assert not any(secret in output for secret in SECRETS)
            assert all(character.isprintable() or character == "\n" for character in output)


@pytest.mark.parametrize("fault", IN_ONE_PACKAGE, ids=lambda fault: fault.name)
def test_a_fault_in_a_package_is_told(
    fault: Fault, contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    city = _spoil(contoh_folder, fault.mutate)

    findings = read_package(Shelf(city, fault.package, Nature.REAL)).findings

    _assert_told(fault, findings, messages, english)


@pytest.mark.parametrize("fault", ACROSS, ids=lambda fault: fault.name)
def test_a_fault_across_packages_is_told(
    fault: Fault, contoh_folder: Path, messages: Messages, english: Messages
) -> None:
    city = _spoil(contoh_folder, fault.mutate)

    findings = validate_city(city).findings

    _assert_told(fault, findings, messages, english)


def test_the_corpus_is_as_large_as_promised() -> None:
    names = [fault.name for fault in (*IN_ONE_PACKAGE, *ACROSS)]

    assert len(set(names)) == len(names) >= 400


def test_every_kind_of_finding_has_its_fault() -> None:
    catalogues = [MESSAGES_FOLDER / "id" / name for name in ("findings.po", "record_rules.po", "quality.po")]
    words = [str(message.id) for path in catalogues for message in read_po(path.open("rb"))]
    told = {key.split(".")[1] for key in words if key.endswith(".wrong")}
    tried = {fault.code for fault in (*IN_ONE_PACKAGE, *ACROSS)}

    # The strict reader leaves Frictionless nothing of the first two; the others have tests of their own.
    assert told - tried == {"library-error", "schema-type", "library-stopped", "period-gap"}


SOUND = {
    "nothing changed": lambda folder: None,
    "byte order mark": encoded("koperasi/simkopdes.csv", lambda text: text.encode("utf-8-sig")),
    "windows line ends": encoded("koperasi/simkopdes.csv", lambda text: text.replace("\n", "\r\n").encode()),
    "both of them, as Excel writes": encoded(
        "koperasi/simkopdes.csv", lambda text: text.replace("\n", "\r\n").encode("utf-8-sig")
    ),
    "no line end at the end": encoded("koperasi/simkopdes.csv", lambda text: text.rstrip("\n").encode()),
    "every cell quoted": each_line(
        "koperasi/simkopdes.csv", lambda text: ",".join(f'"{part}"' for part in text.split(","))
    ),
    "quotes and commas in a text": cell("pinjaman/aturan.csv", 2, "ringkasan", 'Bank, "boleh", memberi'),
    "letters beyond ASCII": cell("pinjaman/aturan.csv", 2, "ringkasan", "Café, naïve, 漢字 dan 🙂"),
    "smaller than": cell("pinjaman/aturan.csv", 2, "ringkasan", "Bila a < b, atau 5 > 3"),
    "a long article number in an address": cell(
        "pinjaman/aturan.csv", 2, "ringkasan", "https://contoh.id/berita/" + "9" * 19 + "/x"
    ),
    "an amount like a telephone number": both(
        cell("koperasi/seri_kota.csv", 8, "nilai", "62812700012"),
        describe("koperasi", lambda document: document["resources"]),
    ),
    "the name of an institution": cell("program/klaim.csv", 2, "penutur", "Kepala Dinas Koperasi"),
    "a further column": both(
        each_line("wilayah/kota.csv", lambda text: text + (",julukan" if "nama" in text else ",Kota Kita")),
        describe(
            "wilayah",
            lambda document: document["resources"][0]["schema"]["fields"].append(
                {
                    "name": "julukan",
                    "type": "string",
                    "title": "Julukan",
                    "description": "Julukan kota.",
                    "translations": {"en": {"title": "Nickname", "description": "Nickname of the city."}},
                }
            ),
        ),
    ),
    "a further package": add_package,
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_passes(name: str, contoh_folder: Path) -> None:
    city = _spoil(contoh_folder, SOUND[name])

    findings = check_packages(city).findings

    assert findings == ()


@settings(max_examples=120, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_damage_never_breaks_the_reader(
    data: st.DataObject, contoh_folder: Path, messages: Messages
) -> None:
    path = contoh_folder / "koperasi" / "unit_usaha_kota.csv"
    raw = bytearray((CONTOH / "koperasi" / path.name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(raw)))
        patch = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"\n", b",", b"\x00", b"\xef\xbb\xbf"])
        )
        raw[position : position + data.draw(st.integers(0, 6))] = patch
    path.write_bytes(bytes(raw))

    findings = read_package(Shelf(read_city("contoh", contoh_folder), "koperasi", Nature.REAL)).findings

    assert tell(findings, messages)


@settings(max_examples=120, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_damage_never_breaks_the_descriptor(
    data: st.DataObject, contoh_folder: Path, messages: Messages
) -> None:
    document = json.loads((CONTOH / "pinjaman" / "datapackage.json").read_text(encoding="utf-8"))
    spot = document
    for _ in range(data.draw(st.integers(0, 6))):
        keys = sorted(spot) if isinstance(spot, dict) else list(range(len(spot)))
        inner = spot[key] if keys and (key := data.draw(st.sampled_from(keys))) is not None else None
        if not isinstance(inner, dict | list):
            break
        spot = inner
    junk = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({})
    if isinstance(spot, dict) and spot:
        spot[data.draw(st.sampled_from(sorted(spot)))] = data.draw(junk)
    elif isinstance(spot, list):
        spot.insert(0, data.draw(junk))
    (contoh_folder / "pinjaman" / "datapackage.json").write_text(json.dumps(document), encoding="utf-8")

    findings = read_package(Shelf(read_city("contoh", contoh_folder), "pinjaman", Nature.REAL)).findings

    assert tell(findings, messages)
