"""The page for programs: stable addresses, what is promised of them, examples to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from terang.pages.figures import DataTable, Download
from terang.pages.models import Page


@dataclass(frozen=True, slots=True)
class ApiExample:
    """How one tool fetches the data."""

    id: str
    title: str
    """Name of the tool."""
    text: str
    """Where to put the code, and what it gives."""
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage(Page):
    """How to fetch the data by a program, and what may be relied on."""

    template: ClassVar[str] = "api"
    kind: ClassVar[str] = "data"
    lead: str
    promises: tuple[str, ...]
    addresses: DataTable
    """Every kind of file with its address."""
    examples: tuple[ApiExample, ...]
    note: str
    """That the site has no address yet; empty where it has one."""
    downloads: tuple[Download, ...]
    """The files that hold everything, and the description for programs."""
