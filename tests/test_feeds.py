"""Atom feeds: valid by RFC 4287, the same in every build, one entry for each sentence of a release."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from changing import EIGHT, FIRST, FIVE, HISTORY, SECOND, cell
from releasing import two_releases

from terang.downloads import PublishedFile
from terang.pages.desk import Desk
from terang.pages.feeds import ATOM, MOST_ENTRIES, feed_files
from terang.releases import History, read_history
from terang.statuses import Nature
from terang.validation import load_catalog

NAMES = {"a": ATOM}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}")


def feeds(desk: Desk) -> dict[str, Element]:
    return {file.path: fromstring(file.content) for file in feed_files(desk)}


def texts(feed: Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.findall(path, NAMES)]


def check_atom(feed: Element) -> None:
    """Check what RFC 4287 asks of a feed and of its entries (4.1.1, 4.1.2)."""
    assert feed.tag == f"{{{ATOM}}}feed"
    assert texts(feed, "a:author/a:name") != [""]
    for part in (feed, *feed.findall("a:entry", NAMES)):
        (identifier,), (title,), (updated,) = (
            texts(part, f"a:{name}") for name in ("id", "title", "updated")
        )
        assert _URN.fullmatch(identifier) and title and _MOMENT.fullmatch(updated)
        relations = [link.attrib["rel"] for link in part.findall("a:link", NAMES)]
        assert relations.count("alternate") == 1 and len(relations) == len(set(relations))
    for entry in feed.findall("a:entry", NAMES):
        (content,) = entry.findall("a:content", NAMES)
        assert content.attrib == {"type": "text"} and content.text
    ids = texts(feed, "a:entry/a:id")
    assert len(ids) == len(set(ids))


@pytest.fixture(params=["none", "made up"])
def any_desk(request: pytest.FixtureRequest, desk: Desk) -> Desk:
    return desk if request.param == "none" else replace(desk, history=HISTORY)


def test_every_feed_is_valid_one_without_entries_too(any_desk: Desk) -> None:
    found = feeds(any_desk)
    for feed in found.values():
        check_atom(feed)

    entries = {path: len(texts(feed, "a:entry/a:id")) for path, feed in found.items()}
    assert entries["umpan/data/pinjaman.atom.xml"] == 0
    assert bool(sum(entries.values())) == bool(any_desk.history.releases)


def test_there_is_a_feed_of_the_city_every_place_and_every_real_dataset(record_desk: Desk) -> None:
    catalog = record_desk.catalog
    real = [d for d in catalog.datasets.values() if d.nature is Nature.REAL]
    files = list(feed_files(record_desk))

    assert len(real) < len(catalog.datasets)
    assert len(files) == 1 + len(catalog.level("kecamatan")) + len(catalog.level("kelurahan")) + len(real)
    assert {file.format for file in files} == {"ATOM"} and {file.nature for file in files} == {Nature.REAL}


def test_each_feed_has_what_is_about_it(desk: Desk) -> None:
    found = feeds(replace(desk, history=HISTORY))
    entries = {path: len(texts(feed, "a:entry/a:id")) for path, feed in found.items()}

    assert {path: count for path, count in entries.items() if count} == {
        "umpan/kota.atom.xml": 5,
        "umpan/kecamatan/hilir-timur-ii.atom.xml": 4,
        "umpan/kecamatan/melati.atom.xml": 2,
        "umpan/kelurahan/7-hilir.atom.xml": 2,
        "umpan/kelurahan/8-9-hilir.atom.xml": 1,
        "umpan/kelurahan/kampung-damai.atom.xml": 1,
        "umpan/kelurahan/melati.atom.xml": 2,
        "umpan/data/keanggotaan.atom.xml": 4,
        "umpan/data/wilayah.atom.xml": 1,
    }


def test_an_entry_says_it_in_a_sentence_with_its_reason_and_leads_there(desk: Desk) -> None:
    published = replace(desk, history=HISTORY, address="https://terang.example/kota")
    found = feeds(published)
    (entry,) = found["umpan/kelurahan/8-9-hilir.atom.xml"].findall("a:entry", NAMES)
    city = found["umpan/kota.atom.xml"]

    assert texts(entry, "a:title") == [
        "Simpanan anggota per kelurahan: Penyetor simpanan pokok, 8-9 Hilir, 31 Maret 2026: "
        "dulu 20 orang, sekarang 25 orang. Naik 25 persen."
    ]
    assert "Alasan: Sumber membetulkan hitungannya." in texts(entry, "a:content")[0]
    assert texts(entry, "a:updated") == ["2026-05-06T00:00:00Z"] == texts(city, "a:updated")
    links = [link.attrib["href"] for link in entry.findall("a:link", NAMES)]
    assert links == ["https://terang.example/kota/kelurahan/8-9-hilir/#perubahan"]
    assert [link.attrib["href"] for link in city.findall("a:link", NAMES)] == [
        "https://terang.example/kota/umpan/kota.atom.xml",
        "https://terang.example/kota/perubahan/",
    ]


def test_an_entry_keeps_its_id_when_the_site_moves_and_when_more_is_released(desk: Desk) -> None:
    def ids(history: History, address: str) -> list[str]:
        feed = feeds(replace(desk, history=history, address=address))["umpan/kota.atom.xml"]
        return texts(feed, "a:id") + texts(feed, "a:entry/a:id")

    third = replace(SECOND, version="1.1.1", date="2026-06-01")
    more = History(
        (FIRST, SECOND, third), {"1.1.0": FIVE, "1.1.1": (cell(EIGHT, "simpanan_pokok_rp", "1", "2"),)}
    )
    before, after = ids(HISTORY, "https://lama.example"), ids(more, "https://baru.example")

    assert before[0] == after[0] and before[1:] == after[2:] and len(after) == len(before) + 1


def test_what_is_not_released_stands_in_no_feed(desk: Desk) -> None:
    pending = History((FIRST,), {}, FIVE)

    assert not any(texts(feed, "a:entry/a:id") for feed in feeds(replace(desk, history=pending)).values())


def test_a_feed_tells_the_newest_and_no_more_than_a_reader_can_take(desk: Desk) -> None:
    releases = tuple(replace(SECOND, version=f"1.{n}.0", date=f"2026-01-{n:02}") for n in range(1, 31))
    history = History(releases, {release.version: FIVE for release in releases})
    feed = feeds(replace(desk, history=history))["umpan/kota.atom.xml"]
    moments = texts(feed, "a:entry/a:updated")

    assert len(moments) == MOST_ENTRIES < 30 * 5
    assert moments[0] == "2026-01-30T00:00:00Z" and moments == sorted(moments, reverse=True)


def test_two_desks_write_the_same_bytes(any_desk: Desk) -> None:
    def written(desk: Desk) -> list[PublishedFile]:
        return list(feed_files(replace(desk)))

    assert written(any_desk) == written(any_desk)


def test_two_releases_that_differ_in_five_ways_have_five_entries(
    tmp_path_factory: pytest.TempPathFactory, desk: Desk
) -> None:
    catalog = load_catalog(two_releases(tmp_path_factory.mktemp("two")), simulated=False)
    found = feeds(replace(desk, catalog=catalog, history=read_history(catalog)))
    entries = {path: len(texts(feed, "a:entry/a:id")) for path, feed in found.items()}

    assert {path: count for path, count in entries.items() if count} == {
        "umpan/kota.atom.xml": 5,
        "umpan/kecamatan/hilir-timur-ii.atom.xml": 3,
        "umpan/kelurahan/7-hilir.atom.xml": 1,
        "umpan/kelurahan/8-9-hilir.atom.xml": 1,
        "umpan/kelurahan/kampung-damai.atom.xml": 1,
        "umpan/data/keanggotaan.atom.xml": 1,
        "umpan/data/kemiskinan.atom.xml": 2,
        "umpan/data/koperasi.atom.xml": 1,
        "umpan/data/wilayah.atom.xml": 1,
    }
