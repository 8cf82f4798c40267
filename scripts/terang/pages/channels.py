"""Ways to reach the maintainers: an address for each that the city has, with a text filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from terang.city import Contact

_COUNTRY = "62"
"""What stands in place of the leading zero of a telephone number in a link to a chat."""


def channel_addresses(contact: Contact, subject: str, text: str) -> Mapping[str, str]:
    """Return the address of every channel of *contact* by its name, *subject* and *text* in it."""
    title, body = quote(subject, safe=""), quote(text, safe="")
    found = {}
    if number := chat_number(contact.whatsapp):
        found["whatsapp"] = f"https://wa.me/{number}?text={body}"
    if contact.email:
        # A line of a letter ends in CR LF (RFC 6068).
        lines = quote(text.replace("\n", "\r\n"), safe="")
        found["email"] = f"mailto:{quote(contact.email, safe='@+')}?subject={title}&body={lines}"
    if contact.issues:
        joined = "&" if "?" in contact.issues else "?"
        found["issues"] = f"{contact.issues}{joined}title={title}&body={body}"
    return found


def chat_number(written: str) -> str:
    """Return a telephone number as a link to a chat has it: digits alone, the country's first."""
    digits = re.sub(r"[^0-9]", "", written)
    return _COUNTRY + digits[1:] if digits.startswith("0") else digits
