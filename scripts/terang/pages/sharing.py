"""What a page is passed on with: words of its picture, a ready text, links, a QR code. [door: segno]"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import segno

from terang.catalog import Region
from terang.downloads.files import DOWNLOAD_FOLDER
from terang.pages.addresses import place_path
from terang.pages.blocks_answer import Answer
from terang.pages.desk import Desk
from terang.pages.figures import Link, Stat
from terang.pages.models import HomePage, KecamatanPage, Page
from terang.pages.models_share import PictureFigure, QrCode, Share, SharePicture
from terang.statuses import Nature

SHEET = "lembar"
"""Last part of a sheet's address, and the folder of the sheets as PDF."""

RECORDED = ("penyetor_pokok_orang", "simpanan_total_rp", "transaksi_rp")
"""The measures that the answer of a kelurahan rests on."""

PICTURE_FIGURES = 2
"""A picture the size of a thumb has room for so many numbers."""

QUIET = 4
"""Modules of white around a QR code, as its standard asks."""


def kelurahan_picture(
    desk: Desk, region: Region, parent: Region, verdict: Answer, stats: tuple[Stat, ...]
) -> SharePicture:
    """Return the picture of a kelurahan: its answer, and what is reported among *stats*."""
    return SharePicture(
        site=desk.catalog.city.site_name,
        kicker=desk.say("share.picture.kicker", parent=parent.name, city=desk.city_name),
        title=region.name,
        question=verdict.question,
        status=verdict.status,
        headline=verdict.headline,
        note=verdict.reservation,
        # Beside "nothing recorded" a bare zero would say more than is known.
        figures=() if verdict.status == "none" else picture_figures(stats),
        source=picture_source(desk, region),
        alt=desk.say("page.kelurahan.description", name=region.name, sentence=verdict.sentence),
    )


def pictured(desk: Desk, page: Page) -> Page:
    """Return *page*, that of the city or a kecamatan with a picture; others bring theirs or have none."""
    if isinstance(page, HomePage):
        picture = plain_picture(desk, desk.city_region, desk.city_name, page.headline, page.stats)
    elif isinstance(page, KecamatanPage):
        region = next(r for r in desk.catalog.level("kecamatan") if desk.place(r).url == page.url)
        title = desk.say("share.picture.kecamatan", name=page.name)
        picture = plain_picture(desk, region, title, page.headline, page.stats)
    else:
        return page
    return replace(page, picture=picture)


def plain_picture(
    desk: Desk, region: Region, title: str, headline: str, stats: tuple[Stat, ...]
) -> SharePicture:
    """Return the picture of a city or a kecamatan, which has a sentence, *headline*, for an answer."""
    return SharePicture(
        site=desk.catalog.city.site_name,
        kicker="" if region.level == "kota" else desk.city_name,
        title=title,
        question="",
        status="",
        headline=headline,
        note="",
        figures=picture_figures(stats),
        source=picture_source(desk, region),
        alt=headline,
    )


def picture_figures(stats: tuple[Stat, ...]) -> tuple[PictureFigure, ...]:
    """Return the first reported numbers of *stats*, simulated ones never."""
    known = [stat for stat in stats if stat.value is not None and stat.nature is Nature.REAL]
    return tuple(PictureFigure(stat.text, stat.label) for stat in known[:PICTURE_FIGURES])


def picture_source(desk: Desk, region: Region) -> str:
    """Return where the numbers of a picture come from, with their date."""
    return desk.say("share.picture.source", date=recorded_date(desk, region))


def recorded_date(desk: Desk, region: Region) -> str:
    """Return the date in words of what is recorded for *region*."""
    seen = (desk.observations.latest(name, region.code) for name in RECORDED)
    return desk.say.date(max(o.period for o in seen))


def share(desk: Desk, region: Region, parent: Region, verdict: Answer) -> Share:
    """Return how the page of a kelurahan is passed on."""
    address = public_address(desk, place_path(region))
    subject = desk.say("page.kelurahan.title", name=region.name, parent=parent.name)
    parts = (f"{subject}: {verdict.headline}.", verdict.sentence, verdict.reservation, address)
    text = "\n\n".join(part for part in parts if part)
    sent = quote(text, safe="")
    return Share(
        text=text,
        address=address,
        ways=(
            Link(desk.say("share.whatsapp"), f"https://wa.me/?text={sent}"),
            Link(desk.say("share.mail"), f"mailto:?subject={quote(subject, safe='')}&body={sent}"),
        ),
        sheet=Link(desk.say("share.sheet"), desk.url(sheet_path(region))),
        paper=paper_link(desk, region),
    )


def public_address(desk: Desk, path: str) -> str:
    """Return the address of *path* as the world types it; empty while the site has none."""
    return desk.address + desk.url(path) if desk.address else ""


def sheet_path(region: Region) -> str:
    """Return the path of the sheet of a kelurahan."""
    return f"{place_path(region)}{SHEET}/"


def paper_link(desk: Desk, region: Region) -> Link:
    """Return the link to the sheet of a kelurahan as a PDF."""
    folder = SHEET if desk.lang == desk.catalog.city.default_language else f"{SHEET}/{desk.lang}"
    return Link(desk.say("share.paper"), f"/{DOWNLOAD_FOLDER}/{folder}/{region.slug}.pdf")


def qr_code(address: str) -> QrCode:
    """Return the QR code of *address*: a quarter of it may be dirty or torn and it is still read."""
    matrix = tuple(segno.make_qr(address, error="m", boost_error=False).matrix)
    runs = [
        f"M{start + QUIET} {row + QUIET}h{length}v1h-{length}z"
        for row, modules in enumerate(matrix)
        for start, length in _runs(modules)
    ]
    return QrCode(len(matrix) + 2 * QUIET, "".join(runs), address)


def _runs(modules: bytes | bytearray) -> list[tuple[int, int]]:
    """Return where each run of dark modules starts, and how long it is."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
