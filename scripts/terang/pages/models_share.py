"""What a page is passed on with: a picture, a ready text, a code that a telephone reads from paper."""

from __future__ import annotations

from dataclasses import dataclass

from terang.pages.figures import Link


@dataclass(frozen=True, slots=True)
class PictureFigure:
    """One number on a picture; always a real one."""

    text: str
    """The value with its unit."""
    label: str


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The words of the picture that a link preview shows."""

    site: str
    kicker: str
    """Where the place lies, such as ``Kecamatan Melati · Kota Contoh``."""
    title: str
    question: str
    """Empty where the headline answers none."""
    status: str
    """What the mark before the headline shows, as in `Answer`; empty for no mark."""
    headline: str
    note: str
    """What must not be concluded; empty where nothing is at risk."""
    figures: tuple[PictureFigure, ...]
    source: str
    """Source and date of every number."""
    alt: str
    """The same in a sentence, for who does not see it."""


@dataclass(frozen=True, slots=True)
class Share:
    """How a reader passes the page on."""

    text: str
    """Ready to be pasted: answer, figures, date and, once there is one, the public address."""
    address: str
    """The public address of the page; empty in a preview."""
    ways: tuple[Link, ...]
    """Links that open another program with the text in it."""
    sheet: Link
    """The page made for paper."""
    paper: Link
    """The same as a PDF."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code, its quiet margin included."""

    size: int
    """Modules a side."""
    path: str
    """The dark modules, as the path of a drawing one unit a module."""
    address: str
    """What it says."""
