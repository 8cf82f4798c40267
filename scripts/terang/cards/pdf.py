"""A PDF of one page: its letters as text, the fonts with only the glyphs it uses, title, language, structure.

Written by ourselves: forty lines of text took the drawing engine forty times as long, without any of
the last three.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from terang.cards.fonts import Face, read_face
from terang.cards.leaf import Leaf, font_name
from terang.cards.truetype import cut_down

_PAGE = re.compile(rb"/Type /Page\b")
_FIXED = 7
"""Objects that every PDF has: catalogue, pages, page, content, information, structure, its places."""


def write_pdf(leaf: Leaf, title: str, lang: str) -> bytes:
    """Return *leaf* as a PDF with its *title* and language."""
    fonts: list[bytes] = []
    named = []
    for face in sorted(leaf.letters, key=font_name):
        number = _FIXED + 1 + len(fonts)
        named.append(f"/{font_name(face)} {number} 0 R")
        fonts += _font(face, leaf.letters[face], number)
    first = _FIXED + 1 + len(fonts)
    elements = [_element(kind, alt, place) for place, (kind, alt) in enumerate(leaf.elements)]
    numbers = " ".join(f"{first + place} 0 R" for place in range(len(elements)))
    box = f"[0 0 {leaf.width:.2f} {leaf.height:.2f}]"
    fixed = (
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({lang}) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R"
        " /ViewerPreferences << /DisplayDocTitle true >> >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R /StructParents 0 /Tabs /S"
        f" /Resources << /Font << {' '.join(named)} >> >> >>",
        _stream(leaf.content),
        f"<< /Title {_words(title)} >>",
        f"<< /Type /StructTreeRoot /K [{numbers}] /ParentTree 7 0 R /ParentTreeNextKey 1 >>",
        f"<< /Nums [0 [{numbers}]] >>",
    )
    bodies = [part if isinstance(part, bytes) else part.encode("ascii") for part in fixed]
    return _file([*bodies, *fonts, *elements])


def page_count(pdf: bytes) -> int:
    """Return how many pages *pdf* has, as `write_pdf` writes them; 0 if it is no PDF."""
    return len(_PAGE.findall(pdf)) if pdf.startswith(b"%PDF-") else 0


def _element(kind: str, alternative: str, place: int) -> bytes:
    said = f" /Alt {_words(alternative)}" if alternative else ""
    return f"<< /Type /StructElem /S /{kind} /P 6 0 R /Pg 3 0 R /K {place}{said} >>".encode("ascii")


def _font(face: Face, letters: Iterable[str], number: int) -> list[bytes]:
    """Return the five objects of a font, the first of them *number*."""
    known = read_face(face)
    used = sorted({known.glyph(letter): letter for letter in letters}.items())
    per = 1000 / known.unit
    widths = " ".join(f"{glyph} [{known.advance(glyph) * per:.0f}]" for glyph, _ in used)
    box = " ".join(f"{side * per:.0f}" for side in known.box)
    name = font_name(face)
    objects = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        f" /DescendantFonts [{number + 1} 0 R] /ToUnicode {number + 4} 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {number + 2} 0 R /W [{widths}] >>",
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0"
        f" /Ascent {known.ascent * per:.0f} /Descent {known.descent * per:.0f}"
        f" /CapHeight {known.ascent * per:.0f} /StemV 80 /FontFile2 {number + 3} 0 R >>",
    )
    program = cut_down(known, (glyph for glyph, _ in used))
    return [
        *(part.encode("ascii") for part in objects),
        _stream(program, f" /Length1 {len(program)}"),
        _stream(_to_unicode(used)),
    ]


def _to_unicode(used: list[tuple[int, str]]) -> bytes:
    """Return the table by which a reader copies and searches the text."""
    rows = [f"<{glyph:04x}> <{letter.encode('utf-16-be').hex()}>" for glyph, letter in used]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    told = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{told}endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")


def _words(text: str) -> str:
    """Return *text* as a PDF notes text in any script: UTF-16 in hexadecimal digits."""
    marked = "\ufeff" + text
    return f"<{marked.encode('utf-16-be').hex()}>"


def _stream(content: bytes, more: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode{more} >>\nstream\n"
    return head.encode("ascii") + packed + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    """Return the PDF of *objects*, numbered from 1, the first of them its catalogue."""
    whole = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        whole
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n"
        % (
            count,
            table,
            count,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(whole)
    )
