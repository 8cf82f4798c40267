"""How to cite one figure: the frozen release that holds it, or the version of its dataset."""

from __future__ import annotations

from terang.observations import Observation
from terang.pages.desk import Desk
from terang.pages.passport_basis import edition, tables_of
from terang.releases import Release


def citation(desk: Desk, seen: Observation) -> str:
    """Return the figure *seen* ready to be cited, with its edition, its address and its sources."""
    tables = tables_of(desk, seen)
    frozen = frozen_release(desk, tables)
    return desk.say(
        "passport.cite",
        publisher=desk.catalog.city.publisher,
        title=desk.title(seen.indicator),
        name=desk.name(seen.region),
        date=desk.say.date(seen.period),
        value=desk.text(seen),
        edition=_edition(desk, tables, frozen),
        site=desk.catalog.city.site_name,
        address=desk.address + _address(desk, seen, tables, frozen),
        sources=desk.once(("passport", "cited", *seen.sources), lambda: _sources(desk, seen)),
    )


def frozen_release(desk: Desk, tables: tuple[str, ...]) -> Release | None:
    """Return the newest release if it holds the tables with these keys as they are now; else None.

    What has changed since cannot be cited from it.
    """
    return desk.once(("passport", "frozen", *tables), lambda: _frozen(desk, tables))


def _frozen(desk: Desk, tables: tuple[str, ...]) -> Release | None:
    release = desk.history.latest
    if release is None:
        return None
    held = {file.path for file in release.files}
    changed = {change.dataset for change in desk.history.pending}
    names = [_dataset(desk, key) for key in tables]
    return release if all(f"{name}.csv" in held and name not in changed for name in names) else None


def _dataset(desk: Desk, key: str) -> str:
    resource = desk.catalog.resource(key)
    return f"{resource.package}/{resource.name}"


def _edition(desk: Desk, tables: tuple[str, ...], frozen: Release | None) -> str:
    def made() -> str:
        packages = tuple(dict.fromkeys(desk.catalog.resource(key).package for key in tables))
        if frozen is None:
            return desk.say.join([edition(desk, package) for package in packages])
        titles = [desk.say.pick(desk.catalog.datasets[package].title) for package in packages]
        return desk.say(
            "passport.cite.frozen",
            datasets=desk.say.join(titles),
            version=frozen.version,
            date=desk.say.date(frozen.date),
        )

    return desk.once(("passport", "edition", *tables), made)


def _address(desk: Desk, seen: Observation, tables: tuple[str, ...], frozen: Release | None) -> str:
    """Return the frozen file with the figure's rows, or the frozen release of several; else its passport."""
    if frozen is None:
        return desk.passport(seen.region, seen.indicator)
    return f"/{frozen.path}{_dataset(desk, tables[0])}.csv" if len(tables) == 1 else f"/{frozen.path}"


def _sources(desk: Desk, seen: Observation) -> str:
    titles = []
    for name in seen.sources:
        package, _, own = name.partition("/")
        source = desk.catalog.datasets[package].sources[own]
        titles.append(desk.say("passport.cite.source", title=source.title, date=desk.say.date(source.date)))
    return "; ".join(dict.fromkeys(titles))
