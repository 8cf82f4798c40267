"""The home page: the city's story in dated numbers, the search, the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from terang.observations import reported_values
from terang.pages.blocks import Section
from terang.pages.changes import changes_section
from terang.pages.changes_said import feed_path
from terang.pages.commitments import OUTCOMES
from terang.pages.desk import Desk
from terang.pages.figures import Link, Stat
from terang.pages.kelurahan import poverty_trend
from terang.pages.ladders import ladder_steps, loans_are_published
from terang.pages.models import HomePage
from terang.pages.passport_basis import rows_link
from terang.pages.places import HEADLINE_MEASURES, by_name, search_links
from terang.pages.record import record_sections
from terang.pages.spreads import strip
from terang.pages.stats import stat_of, stats_of
from terang.pages.tiles import activity_map

TOP = 10
"""How many kelurahan the sentence on concentration speaks of."""


def home_page(desk: Desk) -> HomePage:
    """Return the home page."""
    city = desk.city_region
    active = desk.observations.latest("kegiatan_tercatat", city.code)
    reported = active.reporting.reported if active.reporting else 0
    expected = len(desk.catalog.level("kelurahan"))
    headline = desk.say(
        "page.home.headline" if reported < expected else "page.home.headline.all",
        count=reported,
        expected=expected,
        silent=expected - reported,
        date=desk.say.date(active.period),
        city=desk.city_name,
    )
    return HomePage(
        url=desk.url(""),
        lang=desk.lang,
        title=desk.say("page.home.title", city=desk.city_name),
        description=headline,
        alternates=desk.alternates(""),
        updated=desk.observations.newest_period(),
        headline=headline,
        lead=f"{_silent_kecamatan(desk)} {desk.say('page.home.reservation')}",
        passport=desk.passport(city.code, "kegiatan_tercatat"),
        stats=stats_of(desk, HEADLINE_MEASURES, city.code),
        tile_map=activity_map(desk),
        places=search_links(desk),
        scripts=("search.js",),
        sections=_sections(desk),
        downloads=desk.downloads(),
        feed=f"/{feed_path()}",
    )


def _paper_stat(desk: Desk, indicator: str) -> Stat:
    """Return how many koperasi hold a paper, with how many did when the series begins.

    Its notes stand below the ladder, which draws the same numbers.
    """
    first, *later = desk.observations.series(indicator, desk.city_region.code)
    since = desk.say("page.home.since", value=desk.text(first), date=desk.say.date(first.period))
    stat = stat_of(desk, indicator, desk.city_region.code, since if later else "")
    return replace(stat, notes=())


def _silent_kecamatan(desk: Desk) -> str:
    """Return the sentence on the kecamatan where nothing at all is recorded; empty if there is none."""
    silent, count = [], 0
    for kecamatan in by_name(desk.catalog.level("kecamatan")):
        codes = desk.kelurahan_codes(kecamatan.code)
        if not reported_values(desk.observations.across("kegiatan_tercatat", codes)):
            silent.append(kecamatan.name)
            count += len(codes)
    if not silent:
        return desk.say("page.home.none_silent")
    return desk.say("page.home.silent", names=desk.say.join(silent), count=count)


def concentration(desk: Desk) -> str:
    """Return the sentence on how much of the recorded trade the largest few hold; empty for few reporters."""
    seen = desk.observations.across("transaksi_rp", desk.kelurahan_codes())
    values = sorted(reported_values(seen), reverse=True)
    if len(values) <= TOP or sum(values) == 0:
        return ""
    share = sum(values[:TOP]) / sum(values) * 100
    return desk.say(
        "page.home.concentration",
        top=TOP,
        share=desk.say.number(share, 0),
        reported=len(values),
        date=desk.say.date(max(o.period for o in seen)),
    )


def _ladder_lead(desk: Desk) -> str:
    lead = desk.say("page.home.ladder_lead")
    return lead if loans_are_published(desk) else f"{lead} {desk.say('page.home.ladder_unpublished')}"


def _verdicts(desk: Desk) -> str:
    """Return how many promises stand at each verdict, as a sentence; empty where none is known."""
    counts = Counter(OUTCOMES[row["status"]] for row in desk.catalog.records("program_komitmen"))
    if not counts:
        return ""
    parts = [
        desk.say("page.home.verdict", count=count, verdict=desk.say(f"page.commitment.{name}").lower())
        for name, count in counts.most_common()
    ]
    return desk.say("page.home.commitments_count", count=counts.total(), verdicts=desk.say.join(parts))


def _sections(desk: Desk) -> tuple[Section, ...]:
    city = desk.city_region
    papers = tuple(
        _paper_stat(desk, name)
        for name in ("koperasi_npwp", "koperasi_nib")
        if desk.observations.series(name, city.code)
    )
    return (
        Section(
            "tangga",
            desk.say("page.home.ladder"),
            _ladder_lead(desk),
            stats=papers,
            figures=(ladder_steps(desk, city.code),),
        ),
        Section(
            "uang",
            desk.say("page.home.money"),
            concentration(desk),
            figures=(strip(desk, "transaksi_rp"), strip(desk, "penyetor_pokok_orang")),
            links=(Link(desk.say("page.link.districts"), desk.url("kecamatan/")),),
            passport=desk.passport(city.code, "transaksi_rp"),
        ),
        Section(
            "kemiskinan",
            desk.say("page.section.poverty"),
            desk.say("page.home.poverty_lead", city=desk.city_name),
            stats=stats_of(desk, ("p0_persen", "penduduk_miskin_ribu", "miskin_ekstrem_persen"), city.code),
            figures=(poverty_trend(desk),),
        ),
        *record_sections(desk, city),
        Section(
            "janji",
            desk.say("page.home.commitments"),
            f"{desk.say('page.home.commitments_lead')} {_verdicts(desk)}".strip(),
            links=(Link(desk.say("page.commitments.heading"), desk.url("komitmen/")),),
            passport=rows_link(desk, "program_komitmen").url,
        ),
        changes_section(desk),
    )
