"""The page about reading without a connection."""

from __future__ import annotations

from terang.pages.desk import Desk
from terang.pages.models_offline import OfflinePage
from terang.pages.places import home_link

PAGES_KEPT = 60
"""How many of the pages opened last a reader's device keeps."""

OFFLINE_PATH = "luring/"
_KEPT = ("yours", "newest", "copy", "downloads", "private")
_INSTALL = ("android", "iphone")


def offline_page(desk: Desk) -> OfflinePage:
    """Return the page about reading without a connection; it is also shown for pages never opened."""
    return OfflinePage(
        url=desk.url(OFFLINE_PATH),
        lang=desk.lang,
        title=desk.say("page.offline.title"),
        description=desk.say("page.offline.description"),
        alternates=desk.alternates(OFFLINE_PATH),
        breadcrumbs=(home_link(desk),),
        lead=desk.say("page.offline.lead"),
        kept=tuple(desk.say(f"page.offline.kept.{name}", most=PAGES_KEPT) for name in _KEPT),
        install=tuple(desk.say(f"page.offline.install.{name}") for name in _INSTALL),
    )
