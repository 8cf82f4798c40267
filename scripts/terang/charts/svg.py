"""From what the engine draws to what a page may hold: flat, small, without a word of its own.

The engine nests every mark in groups with English labels for assistive technology. Here the marks
are lifted out with their places worked out, rounded, and written one to a line, those that look
alike under one group. What no page may hold (style, links, scripts, clips) never passes: only
known elements and known attributes are copied.

A mark that stands for something keeps ``data-keys`` and ``data-callout`` until
`terang.charts.finish` has marked one out and taken them away.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from terang.charts.style import EMPTY, FONT, INK, LABEL, LINE, SMALL, WIDTH
from terang.charts.text import BREAK, text_width
from terang.errors import ChartFailed

_PAINT = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity"),
    *("font-size", "font-weight", "font-style", "text-anchor"),
)
_DEFAULTS = {"opacity": "1", "text-anchor": "start", "stroke-width": "1", "font-weight": "normal"}
_DEFAULTS |= {"font-style": "normal", "stroke-dasharray": "1,0"}

_NUMBER = r"(-?[\d.]+(?:e[+-]?\d+)?)"
_TRANSLATE = re.compile(rf"translate\({_NUMBER},{_NUMBER}\)")
_CIRCLE = re.compile(rf"M{_NUMBER},0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0Z?")
_BOX = re.compile(rf"M{_NUMBER},{_NUMBER}h{_NUMBER}v{_NUMBER}h{_NUMBER}Z")
_STEP = re.compile(r"([MLZ])([^MLZ]*)")
_STEPS = re.compile(r"[MLZ\d.,e+-]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of a drawing: its tag, where it is, how it looks, what it says and stands for."""

    tag: str
    place: str
    """Its geometry, as attributes ready to be written."""
    paint: tuple[tuple[str, str], ...]
    body: str = ""
    """Its escaped text with line breaks as elements."""
    note: str = ""


@dataclass(slots=True)
class Drawing:
    """The marks of a drawing in the order in which they are painted, and its height."""

    height: float
    marks: list[Mark] = field(default_factory=list)


def tidy(engine_svg: str, stamp: tuple[str, str] | None = None) -> str:
    """Return the engine's picture as a flat SVG of the same size.

    *stamp*, for simulated data, is a word to run across the drawing and a line of words below it.
    Raise `ChartFailed` where the engine drew something that a page may not hold.
    """
    try:
        root = ET.fromstring(engine_svg)
    except ET.ParseError as error:
        raise ChartFailed(f"SVG: {error}") from error
    drawing = Drawing(float(root.attrib["height"]))
    for element in root:
        if _tag(element) == "g":
            drawing.marks.extend(_flatten(element, 0.0, 0.0))
    if stamp:
        _stamp(drawing, *stamp)
    return _write(drawing)


def short(value: float) -> str:
    """Return *value* with at most one decimal, no needless zero, no minus before nothing."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _flatten(element: ET.Element, x: float, y: float) -> Iterator[Mark]:
    """Yield the marks in *element*, whose group stands at *x*, *y*."""
    kind = element.get("class", "")
    if element.get("display") == "none" or kind in ("background", "foreground"):
        return
    transform = element.get("transform")
    if transform:
        moved = _TRANSLATE.fullmatch(transform)
        if not moved:
            raise ChartFailed(f"SVG: transform {transform}")
        x, y = x + float(moved[1]), y + float(moved[2])
    if _tag(element) != "g":
        mark = _mark(element, x, y)
        if mark:
            yield mark
        return
    for child in element:
        yield from _flatten(child, x, y)


def _mark(element: ET.Element, x: float, y: float) -> Mark | None:
    """Return *element* as a mark at *x*, *y*; None where it paints nothing."""
    tag, note = _tag(element), element.get("aria-label", "")
    note = note if note.startswith("|") else ""  # the engine's own labels are in English
    paint = {name: element.attrib[name] for name in _PAINT if name in element.attrib}
    if tag == "text":
        words = note.split("|", 3)[3] if note else element.text or ""
        paint["font-size"] = paint["font-size"].removesuffix("px")
        body = "".join(_line(text, place, x) for place, text in enumerate(words.split(BREAK)))
        return Mark(tag, f'x="{short(x)}" y="{short(y)}"', _paint(paint), body, note) if body else None
    paint.setdefault("fill", "none")
    if tag == "line":
        end = x + float(element.get("x2", 0)), y + float(element.get("y2", 0))
        d = f"M{short(x)},{short(y)}L{short(end[0])},{short(end[1])}"
        return Mark("path", f'd="{d}"', _paint(paint), note=note) if end != (x, y) else None
    if tag != "path":
        raise ChartFailed(f"SVG: <{tag}>")
    d = element.get("d", "")
    if not d:
        return None
    tag, place = _shape(d, x, y)
    return Mark(tag, place, _paint(paint), note=note)


def _paint(paint: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the attributes that say something, in a fixed order."""
    if "stroke" not in paint:
        paint = {name: value for name, value in paint.items() if not name.startswith("stroke-")}
    return tuple((n, v) for n, v in paint.items() if _DEFAULTS.get(n) != v)


def _escaped(text: str) -> str:
    """Return *text* so that nothing in it can be taken for a tag or an attribute."""
    return escape(text, {'"': "&quot;"})


def _line(text: str, place: int, x: float) -> str:
    if place == 0:
        return _escaped(text)
    return f'<tspan x="{short(x)}" dy="{LINE}">{_escaped(text)}</tspan>'


def _shape(d: str, x: float, y: float) -> tuple[str, str]:
    """Return the tag and geometry of the path *d* moved by *x*, *y*: a circle and a box get their own."""
    circle = _CIRCLE.fullmatch(d)
    if circle:
        return "circle", f'cx="{short(x)}" cy="{short(y)}" r="{short(float(circle[1]))}"'
    box = _BOX.fullmatch(d)
    if box:
        left, top, width, height = (float(box[part]) for part in (1, 2, 3, 4))
        size = f'width="{short(width)}" height="{short(height)}"'
        return "rect", f'x="{short(x + left)}" y="{short(y + top)}" {size}'
    return "path", f'd="{_moved_path(d, x, y)}"'


def _moved_path(d: str, x: float, y: float) -> str:
    """Return the path *d* moved by *x*, *y*.

    The short closed shapes of symbols go on in steps, so that all of a kind read the same and the
    page packs well; lines keep their absolute places.
    """
    if not _STEPS.fullmatch(d):
        raise ChartFailed(f"SVG: path {d}")
    steps = [(letter, [float(n) for n in re.findall(_NUMBER, rest)]) for letter, rest in _STEP.findall(d)]
    if steps[-1][0] != "Z":
        return "".join(f"{letter}{short(a + x)},{short(b + y)}" for letter, (a, b) in steps)
    points = [place for letter, place in steps if letter != "Z"]
    moves = (f"l{short(c - a)},{short(e - b)}" for (a, b), (c, e) in pairwise(points))
    return f"M{short(points[0][0] + x)},{short(points[0][1] + y)}{''.join(moves)}Z"


def _stamp(drawing: Drawing, word: str, words: str) -> None:
    """Write *word* across the drawing, under everything, and *words* below it."""
    size = WIDTH * 0.8 / text_width(word, 1, bold=True)
    middle = f'x="{short(WIDTH / 2)}" y="{short(drawing.height / 2 + size * 0.35)}"'
    large = (("fill", EMPTY), ("font-size", short(size)), ("font-weight", "bold"), ("text-anchor", "middle"))
    drawing.marks.insert(0, Mark("text", middle, large, _escaped(word)))
    small = (("fill", INK), ("font-size", str(SMALL)), ("font-weight", "bold"))
    drawing.marks.append(Mark("text", f'x="0" y="{short(drawing.height + LABEL)}"', small, _escaped(words)))
    drawing.height += LABEL + 6


def _write(drawing: Drawing) -> str:
    """Return the drawing as text: one mark a line, neighbours that look alike in one group."""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {short(drawing.height)}"']
    lines[0] += f' font-family="{FONT}">'
    for paint, alike in groupby(drawing.marks, key=lambda mark: mark.paint):
        marks = list(alike)
        attributes = "".join(f' {name}="{_escaped(value)}"' for name, value in paint)
        if len(marks) == 1:
            lines.append(_element(marks[0], attributes))
        else:
            lines += [f"<g{attributes}>", *(_element(mark) for mark in marks), "</g>"]
    return "\n".join([*lines, "</svg>"])


def _element(mark: Mark, attributes: str = "") -> str:
    _, keys, callout, hint = mark.note.split("|", 3) if mark.note else ("", "", "", "")
    known = {"data-keys": keys, "data-callout": callout}
    attributes += "".join(f' {name}="{value}"' for name, value in known.items() if value)
    body = mark.body or (f"<title>{_escaped(hint)}</title>" if hint else "")
    opening = f"<{mark.tag} {mark.place}{attributes}"
    return f"{opening}>{body}</{mark.tag}>" if body else f"{opening}/>"
