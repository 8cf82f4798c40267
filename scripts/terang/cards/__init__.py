"""Pages on one picture and on one sheet of paper: what is sent by telephone and what hangs on a wall.

Read in this order::

    truetype  which glyph a letter is, how wide it is, a font of only some glyphs
    fonts     the faces that come with the theme, and where a line breaks
    canvas    text, rules and shapes -> SVG
    picture   SharePicture -> SVG, 1200 x 630
    engine    SVG -> PNG                                               [door: vl-convert]
    png       a PNG of few colours, a third of the size                [door: NumPy]
    leaf      text, rules and shapes -> the language of PDF
    paper     SheetPage -> A4
    pdf       a page, its fonts and its structure -> PDF
    making    all pictures and sheets of a site, in both processes

The letters are our own (`theme/fonts`), so a picture is the same on every machine.
"""

from __future__ import annotations

from terang.cards.engine import get_ready
from terang.cards.making import Picture, make_papers, make_pictures
from terang.cards.picture import HEIGHT, WIDTH

__all__ = ["HEIGHT", "WIDTH", "Picture", "get_ready", "make_papers", "make_pictures"]
