"""From bytes to text: UTF-8 or nothing, and a name for whatever else the file turns out to be."""

from __future__ import annotations

import re
from pathlib import Path

from terang.findings import Finding
from terang.packages.telling import block

SIZE_LIMIT = 20_000_000
"""Bytes of one table; 84,000 villages with 17 columns have some 9 MB."""

_MAGIC = (
    (b"PK\x03\x04", "file-is-workbook"),
    (b"PK\x05\x06", "file-is-workbook"),
    (b"\xd0\xcf\x11\xe0", "file-is-workbook"),
    (b"\x1f\x8b", "file-is-archive"),
    (b"7z\xbc\xaf", "file-is-archive"),
    (b"%PDF", "file-is-document"),
    (b"{\\rtf", "file-is-document"),
    (b"\xff\xfe", "file-utf16"),
    (b"\xfe\xff", "file-utf16"),
    (b"version https://git-lfs", "file-lfs-pointer"),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|table|\?xml)", re.IGNORECASE)
_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)


def read_text(path: Path, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of the table at *path*, or None and what the file is instead."""
    if path.stat().st_size > SIZE_LIMIT:
        return None, (block("file-too-big", file, limit=str(SIZE_LIMIT // 1_000_000)),)
    content = path.read_bytes()
    if code := _what_it_is(content):
        return None, (block(code, file),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return None, (block("file-not-utf8", file, row, byte=f"0x{content[error.start]:02X}"),)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip("\n ,;\t"):
        return None, (block("file-empty", file),)
    if "\r" in text and "\n" not in text:
        return None, (block("file-old-line-ends", file),)
    if conflict := _CONFLICT.search(text):
        return None, (
            block("file-conflict", file, text.count("\n", 0, conflict.start()) + 1, value=conflict.group()),
        )
    return text, ()


def _what_it_is(content: bytes) -> str | None:
    """Return the code of the finding if *content* plainly is something other than a CSV file."""
    for start, code in _MAGIC:
        if content.startswith(start):
            return code
    if _WEB_PAGE.match(content[:1000]):
        return "file-is-web-page"
    half_of_it_nul = content[:1000].count(0) * 3 > len(content[:1000])
    return "file-utf16" if content and half_of_it_nul else None
