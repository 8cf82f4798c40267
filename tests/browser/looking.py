"""A page in a window of its own, looked over: what axe finds on it, and whether it fits the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)
"""A phone and a laptop."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The only rules whose answer another colour scheme can change; they take axe longer than all others."""

# To describe what is well takes axe longer than to find what is not; only words travel back to the test.
_RUN = """async (options) => {
  const { violations } = await axe.run({ ...options, resultTypes: ["violations"] });
  return violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html.slice(0, 160)}`));
}"""


@contextmanager
def opened(browser: Browser, url: str, width: int = 360, **options: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def resize(page: Page, width: int) -> None:
    """Show the page on another screen."""
    page.set_viewport_size({"width": width, "height": 800})


def violations(page: Page, rules: tuple[str, ...] = RULES, but: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds by these *rules* or sets of rules, leaving out the rules *but*."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": list(rules), "rules": {rule: {"enabled": False} for rule in but}}
    found: list[str] = page.evaluate(_RUN, options)
    return found


def fits(page: Page) -> bool:
    """Whether no part of the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def look_over(page: Page, light: int, where: str = "") -> None:
    """Let axe look at the page at both widths in both schemes, and see that it fits.

    Its colours are judged in the light scheme at the width *light*, in the dark one at the other;
    every other rule at both widths. Who looks at two languages gives each the other width.
    """
    (dark,) = (width for width in WIDTHS if width != light)
    resize(page, light)
    assert not violations(page), f"{where} at {light}"
    assert fits(page), f"{where} at {light}"
    resize(page, dark)
    assert not violations(page, but=COLOURS), f"{where} at {dark}"
    assert fits(page), f"{where} at {dark}"
    page.emulate_media(color_scheme="dark")
    assert not violations(page, COLOURS), f"{where} at {dark} in the dark"
    page.emulate_media(color_scheme="light")
