"""People behind the numbers: money has somebody behind it, and counts say how they may be published."""

from __future__ import annotations

from collections.abc import Iterable

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.contract import PEOPLE_UNITS
from terang.packages.telling import block, warn
from terang.rules.places import all_resources, has_row_units, numbers_of, places, shown
from terang.rules.registry import rule


@rule
def money_has_people_behind_it(catalog: Catalog) -> Iterable[Finding]:
    """Where money is, somebody is behind it; where somebody is, money should be."""
    for resource in all_resources(catalog):
        pairs = [
            (field.name, field.disclosure.behind)
            for field in resource.fields
            if field.disclosure is not None and field.disclosure.rule == "money"
        ]
        for place in places(resource) if pairs else ():
            for money, behind in pairs:
                amount, people = place.values[money], place.values[behind]
                if amount is None or people is None or (amount > 0) == (people > 0):
                    continue
                tell, code = (block, "money-without-people") if amount > 0 else (warn, "people-without-money")
                yield tell(
                    code,
                    place.file,
                    place.row,
                    money,
                    shown(amount),
                    other=behind,
                    other_value=shown(people),
                    other_file=place.file,
                    other_row=str(place.row),
                )


@rule
def rows_that_count_people_say_so(catalog: Catalog) -> Iterable[Finding]:
    """A column whose rows bring their own units says how it may be published if any of them counts people."""
    for resource in all_resources(catalog):
        if not has_row_units(resource):
            continue
        columns = [
            field.name for field in numbers_of(resource) if not field.unit and field.disclosure is None
        ]
        units = PEOPLE_UNITS | ({"rupiah"} if "kode_kelurahan" in resource.table.columns else set())
        for column in columns:
            for place in places(resource):
                unit = place.values["satuan"]
                if unit in units and place.values[column] is not None:
                    yield block("disclosure-missing", place.file, place.row, column, unit=unit)
                    break
