"""The two commands whole: freeze a release, and tell what changed since the last one."""

from __future__ import annotations

from terang.archive.freezing import Order, freeze
from terang.archive.telling import tell_changes
from terang.city import City
from terang.disclosure import release
from terang.messages import Messages
from terang.releases import find_unversioned, read_history
from terang.validation import describe, load_catalog


def run_changes(city: City, messages: Messages) -> str:
    """Return what changed in the data of *city* since the last release, and which versions must follow.

    Raises `PortalError` in words.
    """
    catalog = release(load_catalog(city, simulated=False)).catalog
    history = read_history(catalog)
    told = tell_changes(history, messages)
    behind = find_unversioned(catalog.datasets, history, stops=False)
    return f"{told}\n\n{describe(behind, messages, len(behind))}".rstrip() if behind else told


def run_release(city: City, order: Order, messages: Messages) -> str:
    """Freeze the data of *city* as *order* says; return what there is to say.

    Raises `PortalError` in words, nothing written, if the data or the order are not sound.
    """
    frozen = freeze(release(load_catalog(city, simulated=False)), order)
    return messages(
        "release.done",
        version=frozen.version,
        date=messages.date(frozen.date),
        count=len(frozen.files),
        kilobytes=messages.number(sum(file.size for file in frozen.files) / 1000, 0),
        folder=f"{city.releases.parent.name}/{city.slug}/{frozen.version}/",
    )
