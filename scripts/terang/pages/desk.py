"""The desk a page is written at: the data, the voice of one language, and the small phrases made of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from terang.catalog import Catalog, Caveat, Region
from terang.disclosure import Withheld
from terang.downloads import PublishedFile
from terang.downloads.files import DOWNLOAD_FOLDER
from terang.errors import BuildFailed
from terang.findings import Finding
from terang.messages import Messages
from terang.observations import Observation, Observations
from terang.pages.addresses import names_outside, passports_path, place_path, slug_of
from terang.pages.blocks import Alternate
from terang.pages.corrected import correction_notes
from terang.pages.figures import Cell, Download, Link, SourceNote
from terang.pages.takeaways import in_handy_order
from terang.releases import NO_HISTORY, History
from terang.statuses import Nature

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """Everything the builders of pages in one language work from."""

    catalog: Catalog
    observations: Observations
    say: Messages
    voices: Mapping[str, Messages]
    """Every language of the city, for the switch between them."""
    files: tuple[PublishedFile, ...] = ()
    """Every file that pages may link to."""
    withheld: tuple[Withheld, ...] = ()
    """What disclosure control keeps back, for the page that accounts for it."""
    address: str = ""
    """Public address of the site without a slash at the end; empty in a preview."""
    history: History = NO_HISTORY
    """Every release of the data, and what changed from each to the next."""
    warnings: tuple[Finding, ...] = ()
    """What the checks found in the data without stopping its publication."""
    _shared: dict[tuple[str, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return what *make* gives, made once for every page of this desk that asks under *key*."""
        if key not in self._shared:
            self._shared[key] = make()
        found: T = self._shared[key]
        return found

    @property
    def lang(self) -> str:
        """Language of the pages written here."""
        return self.say.lang

    @property
    def city_region(self) -> Region:
        """The city itself."""
        return self.catalog.regions[self.catalog.city.region_code]

    @property
    def city_name(self) -> str:
        """The city's full name in this language."""
        return self.say.pick(self.catalog.city.name)

    def url(self, path: str, lang: str | None = None) -> str:
        """Return the root-relative address of *path* (``kelurahan/melati/``) in a language."""
        lang = lang or self.lang
        prefix = "" if lang == self.catalog.city.default_language else f"{lang}/"
        return f"/{prefix}{path}"

    def alternates(self, path: str) -> tuple[Alternate, ...]:
        """Return the addresses of *path* in every language of the city."""
        return tuple(
            Alternate(lang, voice("language.name"), self.url(path, lang))
            for lang, voice in self.voices.items()
        )

    def place(self, region: Region) -> Link:
        """Return the link to a region's page, under its everyday name."""
        return Link(region.name, self.url(place_path(region)))

    def name(self, code: str) -> str:
        """Return the everyday name of the region *code*; outside the city, its name in the data."""
        if code == self.city_region.code:
            return self.city_name
        if (region := self.catalog.regions.get(code)) is not None:
            return region.name
        return self.once(("outside",), lambda: names_outside(self.catalog, self.lang))[code]

    def passport(self, region: str, indicator: str = "") -> str:
        """Return where the figures of *region*, or its *indicator* alone, are traced to their sources.

        The city's page stands for places outside it: they are known beside the city alone.
        """
        page = self.url(passports_path(self.catalog.regions.get(region, self.city_region)))
        return f"{page}#{slug_of(indicator)}" if indicator else page

    def text(self, observation: Observation) -> str:
        """Return the value of *observation* with its unit, or the words of its kind of empty."""
        if observation.value is None:
            return self.say(f"status.{observation.status}")
        text = self.quantity(observation.value, observation.indicator)
        return self.say("page.at_least", value=text) if observation.at_least else text

    def quantity(self, value: float, indicator: str) -> str:
        """Return a value of *indicator*, be it a median or a limit, with its unit."""
        known = self.observations.indicators[indicator]
        return self.say.quantity(value, known.unit, known.decimals)

    def bare(self, observation: Observation) -> str:
        """Return the value without its unit (rupiah keep their sign), or the words of its kind of empty."""
        if observation.value is None:
            return self.say(f"status.{observation.status}")
        value, known = observation.value, self.observations.indicators[observation.indicator]
        is_money = known.unit == "rupiah"
        text = self.say.rupiah(value) if is_money else self.say.amount(value, known.unit, known.decimals)
        return f"≥ {text}" if observation.at_least else text

    def cell(self, observation: Observation) -> Cell:
        """Return a table cell of *observation* without its unit, which stands in the column's head."""
        return Cell(self.bare(observation), status=observation.status, sort=observation.value)

    def title(self, indicator: str) -> str:
        """Return the public name of an indicator."""
        return self.say(f"indicator.{indicator}.title")

    def heading(self, indicator: str) -> str:
        """Return the name of an indicator with its unit, as an axis or a column is headed."""
        unit = self.observations.indicators[indicator].unit
        return self.say("page.heading", title=self.title(indicator), unit=self.say(f"unit.{unit}.name"))

    def sources(self, *observations: Observation) -> tuple[SourceNote, ...]:
        """Return the notes of every source behind *observations*, each once, the newest first."""
        return self.source_notes(name for o in observations for name in o.sources)

    def source_notes(self, names: Iterable[str]) -> tuple[SourceNote, ...]:
        """Return the notes of the sources ``<package>/<name>``, each once, the newest first."""
        found = {}
        for name in names:
            package, _, source_name = name.partition("/")
            dataset = self.catalog.datasets[package]
            source = dataset.sources[source_name]
            link = Link(self.say.pick(dataset.title), self.url(f"data/{package}/"))
            shown = "" if (date := self.say.date(source.date)) in source.title else date
            found[name] = (source.date, SourceNote(source.title, source.path, shown, link))
        ordered = sorted(found.items(), key=lambda item: item[0])
        return tuple(note for _, (_, note) in sorted(ordered, key=lambda item: item[1][0], reverse=True))

    def nature(self, *observations: Observation) -> Nature:
        """Return whether *observations* are real; raise `BuildFailed` if some are and some are not."""
        natures = {o.nature for o in observations if o.value is not None or o.sources}
        if len(natures) > 1:
            names = ", ".join(sorted({o.indicator for o in observations}))
            raise BuildFailed("Angka nyata dan simulasi bertemu dalam satu bagan", names)
        return next(iter(natures), Nature.REAL)

    def caveats(self, *observations: Observation) -> tuple[str, ...]:
        """Return the words of every caveat attached to *observations*, each once."""
        names = dict.fromkeys(name for o in observations for name in o.caveats)
        corrected = correction_notes(self.catalog, self.say, observations)
        return (*(self.caveat(name) for name in names), *corrected)

    def disputes(self, *observations: Observation) -> tuple[str, ...]:
        """Return the words of those caveats that put a figure itself in doubt, each once."""
        names = dict.fromkeys(name for o in observations for name in o.caveats)
        return tuple(self.caveat(name) for name in names if self._caveat(name).disputed)

    def _caveat(self, name: str) -> Caveat:
        package, _, caveat = name.partition("/")
        return self.catalog.datasets[package].caveats[caveat]

    def caveat(self, name: str) -> str:
        """Return the words of the caveat ``<package>/<name>``."""
        return self.say.pick(self._caveat(name).text)

    def coverage(self, seen: Observation) -> str:
        """Return how many regions stand behind a sum; empty where all do, or where it is no sum."""
        if seen.reporting is None or seen.reporting.reported == seen.reporting.expected:
            return ""
        reported, expected, hidden = seen.reporting.reported, seen.reporting.expected, seen.reporting.withheld
        if hidden > 0:
            key = "page.coverage.at_least" if seen.at_least else "page.coverage.withheld"
            return self.say(key, reported=reported, expected=expected, hidden=hidden)
        if reported and self.observations.indicators[seen.indicator].unit == "kelurahan":
            return self.say("page.coverage.share", expected=expected)
        return self.tally("page.coverage", reported, expected=expected)

    def tally(self, key: str, reported: int, **fields: object) -> str:
        """Return the sentence *key* on how many places have something; ``<key>.none`` where none has."""
        if reported == 0 and self.say.has(f"{key}.none"):
            key = f"{key}.none"
        return self.say(key, reported=reported, count=reported, **fields)

    def kelurahan_codes(self, parent: str | None = None) -> tuple[str, ...]:
        """Return the codes of every kelurahan, of one kecamatan if *parent* is given."""
        regions = self.catalog.level("kelurahan") if parent is None else self.catalog.children(parent)
        return tuple(region.code for region in regions)

    def downloads(
        self, *, package: str = "", resource: str = "", region: str = "", indicator: str = ""
    ) -> tuple[Download, ...]:
        """Return the files of a package, one of its tables, a region or an indicator, the handiest first."""
        wanted = (package, resource, region, indicator)
        own = (f for f in self.files if f.path.startswith(f"{DOWNLOAD_FOLDER}/"))
        chosen = [f for f in own if (f.package, f.resource, f.region, f.indicator) == wanted]
        return in_handy_order(
            Download(f.path.rsplit("/", 1)[-1], f"/{f.path}", f.format, self.size(f.size)) for f in chosen
        )

    def size(self, size: int) -> str:
        """Return a number of bytes in words, in kB of 1,000 bytes, at least 1."""
        return self.say("page.size", size=self.say.number(max(1, round(size / 1000))))
