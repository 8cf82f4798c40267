"""What is done to a drawing for one figure: mark out its place, name it for those who cannot see it.

Drawings are shared: a hundred pages may show one and the same, each with another place marked out. So
this is done on the text of the drawing, after the cache, and costs next to nothing.
"""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.sax.saxutils import escape

from terang.charts.style import ACCENT, LABEL, PAPER, SMALL, WIDTH
from terang.charts.svg import short
from terang.charts.text import plain, shorten, text_width
from terang.pages.figures import Figure

_NOTES = re.compile(r' data-(?:keys|callout)="[^"]*"')
_VIEW_BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
_NO_ID = re.compile(r"[^\w.-]+", re.ASCII)
_TAG = re.compile(r"<(\w+)([^>]*?)(/?>)")
CALLOUT = 18.0
"""Room for the words of a marked-out point, added above the drawing."""


def finish_drawing(drawing: str, figure: Figure) -> str:
    """Return *drawing* as the picture of *figure*: its place marked out, its title and description in it."""
    svg = mark_highlight(drawing, figure.highlight, figure.highlight_label)
    title, description = (f"{_NO_ID.sub('-', figure.id)}-{part}" for part in ("title", "desc"))
    names = f'role="img" aria-labelledby="{title} {description}"'
    words = (
        f'<title id="{title}">{escape(plain(figure.title))}</title>'
        f'<desc id="{description}">{escape(plain(figure.description))}</desc>'
    )
    head, _, rest = svg.partition(">\n")
    return f"{head.replace('<svg ', f'<svg {names} ', 1)}>{words}\n{rest}"


def mark_highlight(svg: str, key: str, label: str = "") -> str:
    """Return the drawing *svg* with the marks of *key* in the accent, and without any keys.

    A marked-out mark grows and is painted last in its group; *label*, its words, stands above it
    or beside its row. A *key* that the drawing does not hold marks nothing.
    """
    lines = svg.split("\n")
    if key:
        wanted = re.compile(rf' data-keys="(?:[^"]*,)?{re.escape(quote(key, safe=""))}(?:,[^"]*)?"')
        for line in [line for line in lines if wanted.search(line)]:
            lines = _mark_out(lines, line, label)
    return _NOTES.sub("", "\n".join(lines))


def _mark_out(lines: list[str], line: str, label: str) -> list[str]:
    """Return *lines* with *line* in the accent, at the end of its group, its words beside it."""
    place = lines.index(line)
    end = next((n for n in range(place, len(lines)) if lines[n].startswith(("<g ", "</g>"))), place)
    last = end if lines[end] == "</g>" else place + 1
    marked = [*lines[:place], *lines[place + 1 : last], _accent(line), *lines[last:]]
    kind = _attribute(line, "data-callout")
    if not label or kind in ("", "line"):
        return marked
    if kind.startswith("row:"):
        _, above, room = kind.split(":")
        y = _height(line) - float(above) + 4
        words = _words(_beside(plain(label), float(room)), WIDTH - 12.0, y, "end")
        return [*marked[:-1], words, marked[-1]]
    x, top = _peak(line, kind)
    return _call_out(marked, plain(label), x, top)


def _accent(line: str) -> str:
    """Return the mark in *line* in the accent: a dot grows and gets a ring, words become bold."""
    tag = _TAG.match(line)
    if tag is None:
        return line
    attributes, kind = tag[2], _attribute(line, "data-callout")
    hollow = (tag[1], kind[:4]) in (("path", "line"), ("rect", "row:"))
    changes = {"stroke" if hollow else "fill": ACCENT}
    if tag[1] == "text":
        changes["font-weight"] = "bold"
    elif kind == "dot":
        radius = float(_attribute(line, "r")) + 2
        changes |= {"r": short(radius), "stroke": PAPER, "stroke-width": "2"}
    elif kind.startswith("row:"):
        changes |= {"stroke": ACCENT, "stroke-width": "2.5"}
    for name, value in changes.items():
        attributes = re.sub(rf' {name}="[^"]*"', "", attributes) + f' {name}="{value}"'
    return f"<{tag[1]}{attributes}{tag[3]}{line[tag.end() :]}"


def _beside(label: str, room: float) -> str:
    """Return *label* as far as *room* allows; the row already says what comes after the name."""
    name = label if text_width(label, SMALL, bold=True) <= room else label.rpartition(": ")[0] or label
    return shorten(name, SMALL, room, bold=True)


def _height(line: str) -> float:
    """Return how far down the mark in *line* begins."""
    return float(_attribute(line, "y") or _attribute(line, "d").split(",")[1].split("l")[0].split("L")[0])


def _peak(line: str, kind: str) -> tuple[float, float]:
    """Return the place above the mark in *line* where the line to its words ends."""
    if kind == "dot":
        x, y, radius = (float(_attribute(line, name)) for name in ("cx", "cy", "r"))
        return x, y - radius - 2
    x, y, width = (float(_attribute(line, name)) for name in ("x", "y", "width"))
    return x + width / 2, y - 16


def _call_out(lines: list[str], label: str, x: float, top: float) -> list[str]:
    """Return *lines* with *label* above the drawing and a thin line from it down to *x*, *top*."""
    label = shorten(label, LABEL, WIDTH, bold=True)
    half = text_width(label, LABEL, bold=True) / 2
    middle = min(max(x, half), WIDTH - half)
    leader = f'<path d="M{short(x)},-2V{short(top)}" fill="none" stroke="{ACCENT}"/>'
    words = _words(label, middle, -6, "middle", LABEL)
    head = _VIEW_BOX.sub(
        lambda box: f'viewBox="0 {short(-CALLOUT)} {box[1]} {short(float(box[2]) + CALLOUT)}"', lines[0]
    )
    return [head, *(_aside(line, x) for line in lines[1:-1]), leader, words, lines[-1]]


def _aside(line: str, x: float) -> str:
    """Return *line*, its words moved aside where they may be moved and the line at *x* would cross them."""
    if _attribute(line, "data-callout") != "aside":
        return line
    words = re.sub("<[^>]*>", "", line)
    half, here = text_width(words, SMALL) / 2, float(_attribute(line, "x"))
    if abs(here - x) > half + 4:
        return line
    right, left = x + half + 5, x - half - 5
    moved = right if (here >= x or left < half) and right < WIDTH - half else left
    return line.replace(f' x="{_attribute(line, "x")}"', f' x="{short(moved)}"', 1)


def _words(text: str, x: float, y: float, anchor: str, size: float = SMALL) -> str:
    look = f'fill="{ACCENT}" font-size="{short(size)}" font-weight="bold" text-anchor="{anchor}"'
    return f'<text x="{short(x)}" y="{short(y)}" {look}>{escape(text)}</text>'


def _attribute(line: str, name: str) -> str:
    """Return an attribute of the element that *line* opens with; empty where it has none."""
    found = re.match(rf'<[^>]*? {name}="([^"]*)"', line)
    return found[1] if found else ""
