"""The pieces that the kinds of drawing are put together from: text, symbols, rules, a legend.

A kind draws its values on real scales; labels, notes and the row of empties stand at fixed places.
For those, `PIXELS` is a scale on which a value is its own place, counted from the top left corner
of the plot.

Every mark may carry a note, taken apart again by `terang.charts.svg`: the keys it stands for, so
that one of them can be marked out later; how; and its words, or a hint for the mouse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias
from urllib.parse import quote

import altair as alt

from terang.charts.style import INK, LABEL, LINE, MUTED, RULE, SMALL, WIDTH, Symbol, theme
from terang.charts.text import BREAK, plain, text_width
from terang.messages import Messages
from terang.pages.figures import Figure

Row = dict[str, Any]
Layer: TypeAlias = alt.Chart | alt.LayerChart

PIXELS = alt.Scale(type="linear", domain=[0, 1], range=[0, 1], nice=False, zero=False, padding=0)

NOTE = alt.Description("note:N")
X2, Y2 = alt.X2("x2:Q"), alt.Y2("y2:Q")


@alt.theme.register("terang", enable=True)
def _theme() -> alt.theme.ThemeConfig:
    return alt.theme.ThemeConfig(**theme())


def pixel(channel: type[alt.X] | type[alt.Y], field: str) -> Any:
    """Return the encoding of *field* as a fixed place on the x or y channel."""
    return channel(f"{field}:Q", scale=PIXELS, axis=None)


def mark_note(keys: Iterable[str] = (), hint: str = "", callout: str = "") -> str:
    """Return the note of a mark: the *keys* it stands for, its *callout* if marked out, its *hint*.

    A callout says how a mark is marked out and where its words go: ``dot`` and ``bin`` have them
    above the drawing, ``row:above:room`` at the right end of the line of text so far
    above the mark, ``line`` and the empty one nowhere. Words that may be moved out of the way of
    those say ``aside``.
    """
    known = ",".join(quote(key, safe="") for key in keys if key)
    return f"|{known}|{callout}|{plain(hint)}" if known or callout or hint else ""


def rows_layer(rows: Sequence[Row]) -> alt.Chart:
    """Return a chart of *rows* as inline data.

    They go in as a tuple: Altair copies lists deeply at every step, which cost more than drawing.
    """
    return alt.Chart(alt.Data(values=tuple(rows)))


def texts(
    rows: Sequence[Row],
    x: Any = None,
    y: Any = None,
    color: str = INK,
    size: float = LABEL,
    **look: Any,
) -> Layer | None:
    """Return a layer of words: *rows* hold ``text`` and ``note``, ``x`` and ``y`` unless given.

    The words go through the engine in the note of an empty text, for `terang.charts.svg` to put
    back: their places are known here, and measuring them took three quarters of the engine's time.
    """
    if not rows:
        return None
    look = {"align": "left", "fill": color, "fontSize": size, **look}
    noted = [{**row, "note": _words_note(row)} for row in rows]
    place = {"x": x or pixel(alt.X, "x"), "y": y or pixel(alt.Y, "y")}
    return rows_layer(noted).mark_text(**look).encode(text=alt.TextValue(""), description=NOTE, **place)


def _words_note(row: Row) -> str:
    return (row.get("note") or "|||") + BREAK.join(plain(line) for line in row["text"].split("\n"))


def text_row(x: float, y: float, lines: Sequence[str], note: str = "") -> Row:
    """Return the row of words that begin at *x*, their *lines* centred on the height *y*."""
    return {"x": x, "y": y - (len(lines) - 1) * LINE / 2, "text": "\n".join(lines), "note": note}


def symbols(rows: Sequence[Row], symbol: Symbol, area: float = 34) -> Layer | None:
    """Return a layer of one *symbol* at the fixed places ``x``, ``y`` of *rows*, *area* square units each."""
    if not rows:
        return None
    encoding: Row = {"x": pixel(alt.X, "x"), "y": pixel(alt.Y, "y")}
    if any(row.get("note") for row in rows):
        encoding["description"] = NOTE
    look = {"filled": False, "shape": symbol.shape, "size": area, "fill": symbol.fill}
    stroke = {"stroke": symbol.edge, "strokeWidth": 1.25} if symbol.edge else {"stroke": None}
    return rows_layer(rows).mark_point(**look, **stroke).encode(**encoding)


def boxes(rows: Sequence[Row], fill: str | None, edge: str | None = None, **look: Any) -> Layer | None:
    """Return a layer of boxes from ``x``, ``y`` to ``x2``, ``y2`` at fixed places."""
    if not rows:
        return None
    stroke = {"stroke": edge, "strokeWidth": 1.25} if edge else {}
    return (
        rows_layer(rows)
        .mark_rect(fill=fill, **stroke, **look)
        .encode(x=pixel(alt.X, "x"), y=pixel(alt.Y, "y"), x2=X2, y2=Y2, description=NOTE)
    )


def rules(rows: Sequence[Row], color: str = RULE, width: float = 1) -> Layer | None:
    """Return a layer of straight lines from ``x``, ``y`` to ``x2``, ``y2`` at fixed places."""
    if not rows:
        return None
    return (
        rows_layer(rows)
        .mark_rule(stroke=color, strokeWidth=width)
        .encode(x=pixel(alt.X, "x"), y=pixel(alt.Y, "y"), x2=X2, y2=Y2)
    )


def legend(
    entries: Sequence[tuple[str, Symbol]], left: float, top: float, above: bool = False
) -> tuple[list[Layer | None], float]:
    """Return a legend in words, and its height.

    It starts at *left* (negative: left of the plot) and goes on in a next line where the drawing
    is full. Its upper end is at *top*; with *above*, its lower end.
    """
    places: list[tuple[float, float]] = []
    x, y = left, LINE / 2
    for text, _ in entries:
        needed = text_width(text, SMALL) + 30
        if x > left and x + needed > left + WIDTH:
            x, y = left, y + LINE + 3
        places.append((x, y))
        x += needed
    height = y + LINE / 2 if entries else 0.0
    start = top - height if above else top
    layers = [
        symbols([{"x": x + 6, "y": start + y}], symbol, 64)
        for (x, y), (_, symbol) in zip(places, entries, strict=True)
    ]
    words = [text_row(x + 15, start + y, [text]) for (x, y), (text, _) in zip(places, entries, strict=True)]
    return [*layers, texts(words, color=MUTED, size=SMALL)], height


def compose(
    plot: Sequence[Layer | None],
    fixed: Sequence[Layer | None],
    box: tuple[float, float, float, float],
    height: float,
) -> Layer:
    """Return the whole drawing: *plot* on its scales, *fixed* at fixed places, with margins around.

    *box* is (left, top, right, bottom), the margins around a plot *height* high. Each layer has
    scales of its own, so one of them at most may have an axis.
    """
    left, top, right, bottom = (round(side, 1) for side in box)
    drawing = alt.LayerChart(
        resolve={"scale": {"x": "independent", "y": "independent"}},
        width=round(WIDTH - left - right, 1),
        height=round(height, 1),
        padding={"left": left, "top": top, "right": right, "bottom": bottom},
        autosize="none",
    )
    # Put in afterwards: given at once, Altair would copy every layer four times.
    drawing.layer = [layer for layer in [*plot, *fixed] if layer is not None]
    return drawing


def nothing(figure: Figure, messages: Messages) -> Layer:
    """Draw that there is nothing to draw."""
    words = [{"x": WIDTH / 2, "y": 14, "text": messages("chart.empty")}]
    return compose([], [texts(words, align="center", color=MUTED, fontStyle="italic")], (0, 6, 0, 6), 28)
