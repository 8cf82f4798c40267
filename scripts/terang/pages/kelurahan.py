"""The page of one kelurahan: the answer, its evidence, key figures, figures, neighbours, downloads."""

from __future__ import annotations

from dataclasses import replace

from terang.catalog import Region
from terang.pages.addresses import place_path
from terang.pages.answers import answer
from terang.pages.blocks import NeighbourLine, PlaceFact, Section
from terang.pages.changes_said import feed_path, place_changes
from terang.pages.claims import contradictions
from terang.pages.compare_pairs import compare_link
from terang.pages.comparisons import MEASURES as COMPARED
from terang.pages.comparisons import compared, standing
from terang.pages.desk import Desk
from terang.pages.figures import Figure, Link, Stat
from terang.pages.ladders import ladder
from terang.pages.models import KelurahanPage
from terang.pages.places import by_name, home_link, regions_table
from terang.pages.quality import place_line
from terang.pages.readiness import readiness_matrix
from terang.pages.record import record_sections
from terang.pages.reports import report_form
from terang.pages.sharing import kelurahan_picture, share
from terang.pages.spreads import neighbour_bars, strip
from terang.pages.stats import stat_of, stats_of
from terang.pages.tiles import activity
from terang.pages.trends import trend
from terang.statuses import Status

HEADLINE_MEASURES = ("penyetor_pokok_orang", "simpanan_total_rp", "transaksi_rp")
"""The figures that stand right below the answer; the sections do not repeat them."""

MEMBER_MEASURES = ("simpanan_pokok_rp", "rata_simpanan_pokok_rp", "penyetor_wajib_orang", "simpanan_wajib_rp")
TRADE_MEASURES = ("transaksi_volume",)


def kelurahan_page(desk: Desk, region: Region) -> KelurahanPage:
    """Return the page of the kelurahan *region*."""
    path = place_path(region)
    parent = desk.catalog.regions[str(region.parent)]
    verdict = answer(desk, region)
    siblings = [r for r in by_name(desk.catalog.children(parent.code)) if r.code != region.code]
    stats = tuple(
        # What is compared in sentences right below is not ranked here without them.
        stat_of(desk, name, region.code, "" if name in COMPARED else standing(desk, name, region.code))
        for name in HEADLINE_MEASURES
    )
    return KelurahanPage(
        url=desk.url(path),
        lang=desk.lang,
        title=desk.say("page.kelurahan.title", name=region.name, parent=parent.name),
        description=desk.say("page.kelurahan.description", name=region.name, sentence=verdict.sentence),
        alternates=desk.alternates(path),
        breadcrumbs=(home_link(desk), desk.place(parent)),
        updated=desk.observations.newest_period(),
        name=region.name,
        kicker=desk.say("page.kelurahan.kicker", parent=parent.name, code=region.code),
        answer=verdict,
        ladder=ladder(desk, region),
        stats=stats,
        report_form=report_form(desk, desk.url(path), region.name, HEADLINE_MEASURES, region.code),
        compared=compared(desk, region),
        sections=(
            _members(desk, region),
            _trade(desk, region),
            _readiness(desk, region, parent),
            poverty_section(desk, region),
            *record_sections(desk, region),
        ),
        neighbours=tuple(_neighbour_lines(desk, region)),
        neighbours_note=_neighbours_note(desk, region),
        contradictions=contradictions(desk, region.code),
        facts=_facts(desk, region, parent),
        siblings=tuple(desk.place(r) for r in siblings),
        downloads=desk.downloads(region=region.code),
        feed=f"/{feed_path(region)}",
        changes=place_changes(desk, region),
        picture=kelurahan_picture(desk, region, parent, verdict, stats),
        share=share(desk, region, parent, verdict),
        quality=place_line(desk, region),
        scripts=("share.js",),
    )


def _records(desk: Desk, region: Region, limits: str, names: tuple[str, ...]) -> tuple[str, tuple[Stat, ...]]:
    """Return the lead of a section and its numbers; what is not reported is named in the lead instead."""
    every = stats_of(desk, names, region.code)
    missing = [stat.label.lower() for stat in every if stat.status is Status.NOT_REPORTED]
    if missing:
        limits = f"{limits} " + desk.say(
            "page.section.missing", name=region.name, names=desk.say.join(missing)
        )
    return limits, tuple(stat for stat in every if stat.status is not Status.NOT_REPORTED)


def _drawn(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure is not None)


def _members(desk: Desk, region: Region) -> Section:
    lead, stats = _records(desk, region, desk.say("indicator.penyetor_pokok_orang.limits"), MEMBER_MEASURES)
    return Section(
        id="anggota",
        title=desk.say("page.section.members"),
        lead=lead,
        stats=stats,
        figures=_drawn(
            strip(desk, "penyetor_pokok_orang", region),
            neighbour_bars(desk, "simpanan_total_rp", region),
        ),
        links=(Link(desk.say("page.link.join"), desk.url("bergabung/")),),
    )


def _trade(desk: Desk, region: Region) -> Section:
    lead, stats = _records(desk, region, desk.say("indicator.transaksi_rp.limits"), TRADE_MEASURES)
    return Section(
        id="usaha",
        title=desk.say("page.section.trade"),
        lead=lead,
        stats=stats,
        figures=_drawn(strip(desk, "transaksi_rp", region), neighbour_bars(desk, "transaksi_rp", region)),
    )


def _readiness(desk: Desk, region: Region, parent: Region) -> Section:
    return Section(
        id="kesiapan",
        title=desk.say("page.section.readiness", name=parent.name),
        lead="",
        figures=(readiness_matrix(desk, parent, region),),
        links=(Link(desk.say("page.link.kecamatan", name=parent.name), desk.place(parent).url),),
    )


def poverty_section(desk: Desk, region: Region) -> Section:
    """Return what is known of poverty in the whole city, as the city's; the record tells of the place."""
    city = desk.city_region
    return Section(
        id="kemiskinan",
        title=desk.say("page.section.poverty"),
        lead=desk.say("page.poverty.lead", name=region.name, city=desk.city_name),
        stats=tuple(
            replace(stat, label=desk.say("page.poverty.label", title=stat.label, city=desk.city_name))
            for stat in (
                stat_of(desk, name, city.code)
                for name in ("p0_persen", "penduduk_miskin_ribu")
                if desk.observations.has(name)
            )
        ),
        figures=(poverty_trend(desk),),
        links=(Link(desk.say("page.poverty.trend", city=desk.city_name), desk.url("indikator/p0-persen/")),),
    )


def poverty_trend(desk: Desk, *, recent: bool = True) -> Figure:
    """Return the city's share of poor people over time, with the places above it.

    Without *recent* it goes back as far as the data do, gaps and all.
    """
    return desk.once(("poverty_trend", str(recent)), lambda: _poverty_trend(desk, recent))


def _poverty_trend(desk: Desk, recent: bool) -> Figure:
    above = [
        f"bps:{row['kode_bps']}"
        for row in desk.catalog.records("kemiskinan_wilayah_banding")
        if row["tingkat"] in ("provinsi", "negara")
    ]
    return trend(desk, "p0_persen", (desk.city_region.code, *sorted(above, reverse=True)), recent=recent)


def _neighbours_note(desk: Desk, region: Region) -> str:
    """Return what a neighbour is and the date of the figures; the river only where one lies across it."""
    note = desk.say("page.neighbours.note", date=desk.say.date(desk.observations.newest_period()))
    if any(border.across_river for border in desk.catalog.borders.get(region.code, ())):
        return f"{note} {desk.say('page.neighbours.across')}"
    return note


def _neighbour_lines(desk: Desk, region: Region) -> list[NeighbourLine]:
    """Return each neighbour in a sentence, those on the same side of the river first."""
    lines = []
    for border in desk.catalog.borders.get(region.code, ()):
        other = desk.catalog.regions[border.code]
        payers = desk.observations.latest("penyetor_pokok_orang", other.code)
        trade = desk.observations.latest("transaksi_rp", other.code)
        text = desk.say(
            f"page.neighbour.{activity(desk, other.code)}",
            payers=desk.text(payers),
            trade=desk.text(trade),
            saved=desk.text(desk.observations.latest("simpanan_total_rp", other.code)),
        )
        compare = compare_link(desk, region.code, other.code)
        passport = desk.passport(other.code, "penyetor_pokok_orang" if payers.value else "transaksi_rp")
        lines.append(NeighbourLine(desk.place(other), text, border.across_river, compare, passport))
    return sorted(lines, key=lambda line: line.across_river)


def _facts(desk: Desk, region: Region, parent: Region) -> tuple[PlaceFact, ...]:
    """Return what identifies the place: names, codes, bank, area, each with how sure it is."""
    told = {region.name, region.official_name}
    aliases = [name for name in desk.catalog.aliases.get(region.code, ()) if name not in told]
    facts = [
        ("official_name", region.official_name),
        ("code", region.code),
        ("bps_code", _with_basis(desk, region.bps_code, region.bps_code_basis)),
        ("kecamatan", parent.name),
        ("bank", region.bank),
        ("area", _with_basis(desk, _area(desk, region), region.area_basis)),
        ("aliases", " · ".join(aliases)),
    ]
    passports = {"area": regions_table(desk, "kelurahan")}
    return tuple(
        PlaceFact(desk.say(f"page.fact.{name}"), text, passports.get(name, ""))
        for name, text in facts
        if text
    )


def _area(desk: Desk, region: Region) -> str:
    return "" if region.area_km2 is None else desk.say.quantity(region.area_km2, "km2")


def _with_basis(desk: Desk, text: str, basis: str) -> str:
    """Return *text* with a word on how it is known, where that is anything but official."""
    if not text or basis in ("", "resmi"):
        return text
    return desk.say("page.fact.basis", text=text, basis=desk.say(f"page.basis.{basis}"))
