"""What is not published: who could publish it, and a ready request for information."""

from __future__ import annotations

from terang.pages.blocks import Gap
from terang.pages.desk import Desk


def loans_gap(desk: Desk, place: str) -> Gap:
    """Return the gap where loans of the koperasi of *place* would stand."""
    return _gap(desk, "loans", place)


def poverty_gap(desk: Desk, place: str) -> Gap:
    """Return the gap where poverty figures of *place* itself would stand."""
    return _gap(desk, "poverty", place)


def _gap(desk: Desk, subject: str, place: str) -> Gap:
    city = desk.city_name
    return Gap(
        title=desk.say(f"page.gap.{subject}.title"),
        text=desk.say(f"page.gap.{subject}.text", place=place),
        holder=desk.say(f"page.gap.{subject}.holder", city=city),
        request=desk.say(f"page.gap.{subject}.request", place=place, city=city),
    )
