"""The finished site as the gate sees it, and what the portal promised it would hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from terang.building.scan import PageFacts, scan_page
from terang.city import DisclosureLimits
from terang.findings import Finding
from terang.pages.channels import chat_number
from terang.pages.models_sheet import SheetPage
from terang.statuses import Nature

if TYPE_CHECKING:
    from terang.portal import Portal

_USUAL_LIMITS = DisclosureLimits()

PREVIEW_HOST = "http://localhost"
"""What stands for the site's own host while it has no public address."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a finished site must hold."""

    languages: tuple[str, ...]
    """Language codes; the first lives at the root of the site."""
    regions: Mapping[str, int]
    """How many pages of each level there must be in each language."""
    pages: Mapping[str, str]
    """Language of every page by its file."""
    simulated: frozenset[str]
    """Files of pages and downloads that hold simulated values."""
    downloads: Mapping[str, bytes]
    """Content of every download by its file."""
    address: str
    """Public address without a slash at the end; empty in the preview."""
    preview: bool
    contacts: tuple[str, ...] = ()
    """The maintainers' own channels: the only e-mail or telephone that may be published."""
    limits: DisclosureLimits = _USUAL_LIMITS
    """How small a number of people may be that is shown; the site itself says so."""
    unlisted: frozenset[str] = frozenset()
    """Files of pages that stay out of search engines and of the sitemap, real as they are."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """File of the picture of each page that has one, by the page's file."""
    papers: Mapping[str, str] = field(default_factory=dict)
    """File of the PDF of each sheet, by the sheet's file."""
    verdicts: Path | None = None
    """Folder that remembers which checks these very files have passed; None to check everything anew."""

    @property
    def home(self) -> str:
        """The address of the root, with a stand-in for the host while there is none."""
        return self.address or PREVIEW_HOST


def expected_of(portal: Portal, address: str, preview: bool, verdicts: Path | None = None) -> Expected:
    """Return what the site of *portal* must hold; checks once passed are remembered in *verdicts*."""
    contact = portal.city.contact
    shown = [*((p.save_as, p.nature) for p in portal.pages), *((f.path, f.nature) for f in portal.files)]
    return Expected(
        languages=tuple(portal.languages),
        regions=portal.city.expected,
        pages={page.save_as: page.lang for page in portal.pages},
        simulated=frozenset(path for path, nature in shown if nature is Nature.SIMULATED),
        downloads={file.path: file.content for file in portal.files},
        address=address,
        preview=preview,
        contacts=tuple(
            channel for channel in (contact.email, contact.whatsapp, chat_number(contact.whatsapp)) if channel
        ),
        limits=portal.city.limits,
        unlisted=frozenset(page.save_as for page in portal.pages if not page.indexed),
        pictures={p.save_as: portal.pictures[p.url].path for p in portal.pages if p.url in portal.pictures},
        papers={p.save_as: p.paper.url.lstrip("/") for p in portal.pages if isinstance(p, SheetPage)},
        verdicts=verdicts,
    )


@dataclass(frozen=True)
class Published:
    """A finished site: the bytes of every file by its path from the root, with ``/``."""

    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> Mapping[str, PageFacts]:
        """What every HTML file says."""
        return {
            path: scan_page(content.decode("utf-8", errors="replace"))
            for path, content in self.files.items()
            if path.endswith(".html")
        }


def read_published(folder: Path) -> Published:
    """Read every file below *folder*, in the order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return Published({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: to a file of ours, with a fragment, or elsewhere."""

    scheme: str
    """``https``, ``mailto``, ``data`` …; ``own`` for a file of ours."""
    path: str = ""
    """File from the root of the site; empty for an address on our host but outside the site."""
    fragment: str = ""


def locate(address: str, page: str, home: str) -> Place:
    """Return where *address*, written on the page whose file is *page*, leads.

    *home* is the address of the site's root: its path is the base that every own address needs.
    """
    try:
        parts = urlsplit(urljoin(f"{home}/{page}", address.strip()))
    except ValueError:
        return Place("invalid")
    own = urlsplit(home)
    if parts.scheme not in ("http", "https") or parts.netloc != own.netloc:
        return Place(parts.scheme)
    if not parts.path.startswith(f"{own.path}/"):
        return Place("own")
    path = unquote(parts.path.removeprefix(f"{own.path}/"))
    if not path or path.endswith("/"):
        path += "index.html"
    return Place("own", path, unquote(parts.fragment))


def one_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return *findings* without those that repeat another word for word."""
    kept: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        kept.setdefault((found.code, found.file, found.value, tuple(found.details.items())), found)
    return tuple(kept.values())
