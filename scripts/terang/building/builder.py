"""Build one site whole, or leave everything as it was."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from terang.building.gate import check_site
from terang.building.lock import build_lock
from terang.building.pagefind import write_index
from terang.building.published import expected_of
from terang.building.staging import check_output, prune, seal, staging, state_folder, swap_in, sweep
from terang.building.verdicts import VERDICTS
from terang.catalog import Catalog
from terang.city import City, read_city
from terang.errors import BuildFailed, InvalidData
from terang.findings import Finding, is_blocked
from terang.messages import Messages, read_messages
from terang.portal import prepare_portal
from terang.second import SecondProcess
from terang.site import write_site
from terang.stages import NoStages, Stages
from terang.validation import describe, tell, validate_city

_WORDS = {
    errno.ENOSPC: "Cakram penuh. Kosongkan ruang, lalu ulangi.",
    errno.EDQUOT: "Jatah ruang cakram habis. Kosongkan ruang, lalu ulangi.",
    errno.EROFS: "Cakram hanya dapat dibaca.",
    errno.EACCES: "Tidak ada izin membaca atau menulis.",
    errno.EPERM: "Tidak ada izin membaca atau menulis.",
    errno.EMFILE: "Terlalu banyak berkas terbuka. Tutup program lain, lalu ulangi.",
    errno.EIO: "Cakram gagal membaca atau menulis.",
}


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A site that is built, checked and in its place."""

    city: City
    output: Path
    """The link that shows the site."""
    folder: Path
    """The folder it points to."""
    digest: str
    """16 hex digits over every name and byte: equal sites have equal ones."""
    pages: int
    files: int
    size: int
    """Bytes of all files."""
    warnings: tuple[Finding, ...]
    """Findings in the data that do not stop a publication."""


def build_site(
    city_slug: str,
    output: Path,
    *,
    preview: bool,
    address: str = "",
    stages: Stages | None = None,
    second: SecondProcess | None = None,
) -> BuildResult:
    """Build the site of *city_slug* and point the link *output* to it.

    *preview* keeps crawlers out; *address* is the public address without a slash at the end,
    empty where there is none; a *second* process takes on the drawings and a part of the checks.
    Raises `BuildBusy` if another build runs, `InvalidData` if the data may not be published,
    `BuildFailed` in words if a file cannot be written or the gate refuses the site.
    Until the last step, a single rename, *output* shows the last good site.
    """
    output = output.absolute()
    state = state_folder(output)
    try:
        with build_lock(state / "lock"):
            check_output(output, state / "builds")
            sweep(output, state / "builds")
            return _build(read_city(city_slug), output, preview, address, stages or NoStages(), second)
    except OSError as error:
        raise BuildFailed(*_told(error)) from error


def _build(
    city: City, output: Path, preview: bool, address: str, stages: Stages, second: SecondProcess | None
) -> BuildResult:
    builds = state_folder(output) / "builds"
    messages = read_messages(city.default_language)
    catalog, warnings = _validated(city, preview, messages, stages)
    portal = prepare_portal(
        city, catalog, address=address, preview=preview, clock=stages, second=second, warnings=warnings
    )
    with staging(builds) as staged:
        with stages.stage("write"):
            write_site(portal, staged)
        with stages.stage("search"):
            write_index(staged)
        with stages.stage("check"):
            # What the public is to trust is checked whole, however often the same has passed before.
            expected = expected_of(portal, address, preview, VERDICTS if preview else None)
            _pass_gate(check_site(staged, expected, second), messages)
        with stages.stage("swap"):
            digest = seal(staged)
            folder = swap_in(staged, digest, output, builds)
            prune(builds)
    files = [path for path in folder.rglob("*") if path.is_file()]
    return BuildResult(
        city=city,
        output=output,
        folder=folder,
        digest=digest,
        pages=len(portal.pages),
        files=len(files),
        size=sum(path.stat().st_size for path in files),
        warnings=(*warnings, *portal.warnings),
    )


def _validated(
    city: City, preview: bool, messages: Messages, stages: Stages
) -> tuple[Catalog, tuple[Finding, ...]]:
    with stages.stage("validate"):
        report = validate_city(city, simulated=preview)
    if report.catalog is None or is_blocked(report.findings):
        raise InvalidData(tell(report.findings, messages))
    return report.catalog, tuple(report.findings)


def _pass_gate(findings: tuple[Finding, ...], messages: Messages) -> None:
    if findings:
        raise BuildFailed(messages("build.gate_refused", count=len(findings)), describe(findings, messages))


def _told(error: OSError) -> tuple[str, ...]:
    words = _WORDS.get(error.errno or 0, error.strerror or str(error))
    return (words,) if error.filename is None else (words, f"Berkas: {error.filename}")
