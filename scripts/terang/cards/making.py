"""All pictures and sheets of a site: each made once, kept by what it was made from, in both processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from terang.assets import ASSET_FOLDER
from terang.cards.engine import engine_version, to_png
from terang.cards.fonts import fonts_hash
from terang.cards.paper import draw_paper
from terang.cards.pdf import write_pdf
from terang.cards.picture import draw_picture
from terang.cards.png import few_colours
from terang.kept import keep, read_kept
from terang.pages.models import Page
from terang.pages.models_share import SharePicture
from terang.pages.models_sheet import SheetPage
from terang.second import SecondProcess

PICTURE_FOLDER = f"{ASSET_FOLDER}/kartu"
BATCH = 8
"""So many are asked of the second process at a time."""

Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, ready to be written."""

    path: str
    """Path from the root of the site; a part of its checksum is in the name, as telephones keep pictures."""
    content: bytes


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to be made: a picture, or a sheet with the words that every sheet holds."""

    model: SharePicture | SheetPage
    words: Words = ()

    @property
    def key(self) -> str:
        """What it is kept under: the hash of everything it is made from."""
        return sha256(
            f"{self.model!r} {self.words!r} {_ground()}".encode("utf-8", "surrogatepass")
        ).hexdigest()


def make_pictures(
    pages: Iterable[Page], cache: Path | None = None, second: SecondProcess | None = None
) -> dict[str, Picture]:
    """Return the picture of every page that has one, by the page's address.

    They are taken from the folder *cache* or made, and kept there; a *second* process makes half of
    them if there is one. Raise `ChartFailed` if one cannot be drawn.
    """
    pictured = [(page.url, page.picture) for page in pages if page.picture is not None]
    made = _made([_Job(picture) for _, picture in pictured], cache, second)
    return {
        url: Picture(_picture_path(url, content), content)
        for (url, _), content in zip(pictured, made, strict=True)
    }


def make_papers(
    sheets: Iterable[tuple[SheetPage, Mapping[str, str]]],
    cache: Path | None = None,
    second: SecondProcess | None = None,
) -> dict[str, bytes]:
    """Return the PDF of every sheet by the sheet's address; like `make_pictures` in all else."""
    jobs = [_Job(page, tuple(sorted(words.items()))) for page, words in sheets]
    made = _made(jobs, cache, second)
    return {
        job.model.url: content
        for job, content in zip(jobs, made, strict=True)
        if isinstance(job.model, SheetPage)
    }


def _picture_path(url: str, content: bytes) -> str:
    name = url.strip("/").replace("/", "-") or "beranda"
    return f"{PICTURE_FOLDER}/{name}-{sha256(content).hexdigest()[:8]}.png"


def _made(jobs: Sequence[_Job], cache: Path | None, second: SecondProcess | None) -> list[bytes]:
    keys = [job.key for job in jobs]
    found: dict[str, bytes] = {}
    for key in keys:
        kept = read_kept(cache, key) if cache is not None else None
        if kept is not None:
            found[key] = kept
    missing = {key: job for key, job in zip(keys, jobs, strict=True) if key not in found}
    found.update(_make(missing, cache, second))
    return [found[key] for key in keys]


def _make(
    missing: Mapping[str, _Job], cache: Path | None, second: SecondProcess | None
) -> Iterator[tuple[str, bytes]]:
    """Yield each of *missing*: the second process begins at one end, this one at the other."""
    keys = list(missing)
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    asked = [] if second is None else [second.ask(make_all, [missing[k] for k in b], cache) for b in batches]
    for place in reversed(range(len(batches))):
        # What the second process has not begun is taken back.
        if asked and not asked[place].cancel():
            break
        yield from zip(batches[place], make_all([missing[k] for k in batches[place]], cache), strict=True)
    for batch, answer in zip(batches, asked, strict=False):
        if not answer.cancelled():
            yield from zip(batch, answer.result(), strict=True)


def make_all(jobs: Sequence[_Job], cache: Path | None) -> list[bytes]:
    """Return each of *jobs* made, kept in the folder *cache* if there is one."""
    made = [_make_one(job) for job in jobs]
    if cache is not None:
        for job, content in zip(jobs, made, strict=True):
            keep(cache, job.key, content)
    return made


def _make_one(job: _Job) -> bytes:
    if isinstance(job.model, SheetPage):
        return write_pdf(draw_paper(job.model, dict(job.words)), job.model.title, job.model.lang)
    return few_colours(to_png(draw_picture(job.model)))


@lru_cache(maxsize=1)
def _ground() -> str:
    """Return the hash of what everything stands on: code, letters, engine."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    made = sha256(b"\0".join(file.read_bytes() for file in code)).hexdigest()
    return f"{made} {fonts_hash()} {engine_version()}"
