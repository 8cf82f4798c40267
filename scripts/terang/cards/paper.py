"""A sheet on A4, as a PDF holds it: the same words as its page, black on white, one page always."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from terang.cards.canvas import HORIZON, OLD_MARK, STATUS_MARKS, SUN, VERDICT_MARKS
from terang.cards.fonts import BOLD, SANS, SERIF, Face, fitted, wrap
from terang.cards.leaf import Leaf
from terang.charts.style import ACCENT, INK, MUTED, RULE
from terang.errors import ChartFailed
from terang.messages import Messages
from terang.pages.blocks import Site
from terang.pages.models_sheet import SheetPage

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""
MARGIN = 46
ROOM = WIDTH - 2 * MARGIN
BOTTOM = HEIGHT - 40
CODE = 104
"""Side of the QR code: three and a half centimetres."""
VALUE = 18
EMPTY_ABOVE = (VALUE - 12.5) * 1.35
"""Words in place of a number stand on the line of the numbers."""
SCALES = (1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""How large letters are, tried in this order until everything stands on one page."""

HEADINGS = ("ladder", "figures", "comparison", "missing", "more", "sources")
VERDICTS = ("pass", "partial", "fail", "unknown")


def paper_words(site: Site, say: Messages, date: str) -> dict[str, str]:
    """Return the words of a sheet that stand on every one: headings, verdicts, the publisher."""
    return {
        **{name: say(f"ui.sheet.{name}") for name in HEADINGS},
        **{name: say(f"ui.verdict.{name}") for name in VERDICTS},
        "site": site.name,
        "date": say("ui.sheet.date", date=date),
        "publisher": say("ui.sheet.publisher", site=site.name, publisher=site.publisher),
    }


def draw_paper(page: SheetPage, words: Mapping[str, str]) -> Leaf:
    """Return the sheet *page* on one leaf; raise `ChartFailed` if it holds too much for that."""
    for scale in SCALES:
        writer = _Writer(scale)
        _write(writer, page, words)
        if writer.foot <= BOTTOM:
            return writer.leaf
    raise ChartFailed(f"Lembar A4 terlalu penuh: {page.url}")


@dataclass(slots=True)
class _Writer:
    """Where the next line stands, and how large its letters are."""

    scale: float
    foot: float = MARGIN
    leaf: Leaf = field(default_factory=lambda: Leaf(WIDTH, HEIGHT))

    def say(
        self,
        text: str,
        face: Face,
        size: float,
        color: str = INK,
        *,
        left: float = MARGIN,
        room: float = ROOM,
        above: float = 0,
        kind: str = "P",
    ) -> None:
        """Write *text* in as many lines as it needs, *above* below what is there, as one element *kind*."""
        size *= self.scale
        step = size * (1.2 if face is SERIF else 1.35)
        self.foot += above * self.scale
        lines = wrap(text, face, size, room)
        with self.leaf.element(kind):
            for place, line in enumerate(lines):
                # A space ends a line that goes on, so that whoever copies the text has whole words.
                written = line if place == len(lines) - 1 else f"{line} "
                self.leaf.text(left, self.foot + size + place * step, written, face, size, color)
        self.foot += step * len(lines)

    def old(
        self, text: str, size: float, *, left: float = MARGIN, room: float = ROOM, above: float = 0
    ) -> None:
        """Write that figures are older than they should be, with the shape that says so."""
        side = size * self.scale
        self.leaf.shape(OLD_MARK, left, self.foot + above * self.scale + side * 0.3, side * 0.9 / 24, INK)
        self.say(text, SANS, size, left=left + side * 1.15, room=room - side * 1.15, above=above)

    def heading(self, text: str) -> None:
        """Write the heading of a part under a rule."""
        self.foot += 12 * self.scale
        self.leaf.box(MARGIN, self.foot, ROOM, 0.75, INK)
        self.say(text, BOLD, 11.5, above=4, kind="H2")
        self.foot += 3 * self.scale


def _write(writer: _Writer, page: SheetPage, words: Mapping[str, str]) -> None:
    _masthead(writer, words)
    size, lines = fitted(page.name, SERIF, 40, ROOM, 1)
    writer.say(" ".join(lines), SERIF, size, above=10, kind="H1")
    writer.say(page.kicker, SANS, 13, MUTED)
    _answer(writer, page)
    _ladder(writer, page, words)
    _figures(writer, page, words)
    writer.heading(words["comparison"])
    writer.say(page.comparison, SANS, 11.5)
    if page.missing:
        writer.heading(words["missing"])
        for part in page.missing:
            writer.say(f"{part.label}: {part.text}", SANS, 9.5)
    _foot(writer, page, words)


def _masthead(writer: _Writer, words: Mapping[str, str]) -> None:
    leaf = writer.leaf
    leaf.shape(SUN, MARGIN - 1, MARGIN - 14, 0.62, ACCENT)
    leaf.shape(HORIZON, MARGIN - 1, MARGIN - 14, 0.62, INK)
    with leaf.element("P"):
        leaf.text(MARGIN + 26, MARGIN + 2, f"{words['site']} ", BOLD, 13, INK)
        leaf.text_before(WIDTH - MARGIN, MARGIN + 2, words["date"], SANS, 11, MUTED)
    leaf.box(MARGIN, MARGIN + 12, ROOM, 2.5, INK)
    writer.foot = MARGIN + 14


def _answer(writer: _Writer, page: SheetPage) -> None:
    answer = page.answer
    writer.say(answer.question, SANS, 12.5, MUTED, above=12)
    size = 25 * writer.scale
    writer.leaf.shape(
        STATUS_MARKS.get(answer.status, STATUS_MARKS["none"]), MARGIN - 1, writer.foot + 3, size / 24, INK
    )
    writer.say(answer.headline, SERIF, 25, kind="H2", left=MARGIN + size * 1.25, room=ROOM - size * 1.25)
    writer.say(answer.sentence, SANS, 13, above=3)
    if answer.stale:
        writer.old(answer.stale, 10.5, above=2)
    if answer.reservation:
        top = writer.foot + 6 * writer.scale
        writer.say(answer.reservation, SANS, 12, left=MARGIN + 10, room=ROOM - 10, above=5)
        writer.leaf.box(MARGIN, top, 2, writer.foot - top, INK)


def _ladder(writer: _Writer, page: SheetPage, words: Mapping[str, str]) -> None:
    """Write the rungs in two columns: mark, name, verdict in words, what is recorded."""
    writer.heading(words["ladder"])
    top, lowest = writer.foot, writer.foot
    half = (len(page.ladder) + 1) // 2
    room = (ROOM - 24) / 2
    for place, step in enumerate(page.ladder):
        column, row = divmod(place, half)
        if row == 0:
            writer.foot = top
        left, size = MARGIN + column * (room + 24), 11 * writer.scale
        writer.leaf.shape(VERDICT_MARKS[step.verdict], left, writer.foot + 1.5, size * 1.15 / 24, INK)
        text = f"{step.label}: {words[step.verdict]} ({step.text})"
        writer.say(text, SANS, 11, left=left + size * 1.6, room=room - size * 1.6)
        lowest = max(lowest, writer.foot)
    writer.foot = lowest


def _figures(writer: _Writer, page: SheetPage, words: Mapping[str, str]) -> None:
    """Write the numbers side by side: value, what it is, its date."""
    if not page.stats:
        return
    writer.heading(words["figures"])
    top, lowest = writer.foot, writer.foot
    room = (ROOM - 16 * (len(page.stats) - 1)) / len(page.stats)
    for place, stat in enumerate(page.stats):
        writer.foot = top
        left = MARGIN + place * (room + 16)
        if stat.value is None:
            writer.say(stat.text, SANS, 12.5, left=left, room=room, above=EMPTY_ABOVE)
        else:
            size, value = fitted(stat.text, BOLD, VALUE * writer.scale, room, 1)
            writer.say(" ".join(value), BOLD, size / writer.scale, left=left, room=room)
        writer.say(stat.label, SANS, 10.5, left=left, room=room)
        writer.say(stat.period, SANS, 10, MUTED, left=left, room=room)
        if stat.stale:
            writer.old(stat.stale, 9, left=left, room=room)
        lowest = max(lowest, writer.foot)
    writer.foot = lowest


def _foot(writer: _Writer, page: SheetPage, words: Mapping[str, str]) -> None:
    """Write how to read on and what everything rests on, the QR code beside it."""
    writer.heading(words["more"])
    room, top = ROOM, writer.foot
    if page.code is not None:
        room -= CODE + 20
        left = WIDTH - MARGIN - CODE
        with writer.leaf.element("Figure", page.code.address):
            code = writer.leaf.filled(page.code.path, left, top, CODE / page.code.size, "#000000")
            writer.leaf.operators.append(code)
    writer.say(page.code_note, SANS, 11, room=room)
    if page.code is not None:
        writer.say(page.code.address, BOLD, _size_for(page.code.address, room), room=room, above=2)
    writer.say(page.report_note, SANS, 11, room=room, above=4)
    for place, source in enumerate(page.sources):
        prefix = f"{words['sources']}: " if place == 0 else ""
        writer.say(prefix + source.title, SANS, 8.5, MUTED, room=room, above=4 if place == 0 else 0)
    writer.say(words["publisher"], SANS, 8.5, MUTED, room=room, above=3)
    if page.code is not None:
        writer.foot = max(writer.foot, top + CODE)
    writer.leaf.box(MARGIN, writer.foot + 6, ROOM, 0.5, RULE)


def _size_for(address: str, room: float) -> float:
    """Return the font size at which an address stands on one line."""
    return fitted(address, BOLD, 11, room, 1)[0]
