"""Sums and bounds inside one row."""

from __future__ import annotations

from collections.abc import Iterable

from terang.catalog import Catalog
from terang.findings import Finding
from terang.packages.telling import block, warn
from terang.rules.places import all_resources, numeric_columns, places, shown
from terang.rules.registry import rule
from terang.statuses import Status

_PAYERS = {
    "penyetor_pokok_orang": ("simpanan_pokok_rp", "simpanan_pokok_transaksi"),
    "penyetor_wajib_orang": ("simpanan_wajib_rp", "simpanan_wajib_transaksi"),
}


@rule
def savings_add_up(catalog: Catalog) -> Iterable[Finding]:
    """Total savings are the sum of the parts that were reported."""
    for place in places(catalog.resource("keanggotaan_simpanan")):
        values = place.values
        parts = [values["simpanan_pokok_rp"], values["simpanan_wajib_rp"]]
        reported = [part for part in parts if part is not None]
        total, expected = values["simpanan_total_rp"], sum(reported)
        forgotten = total is None and reported and values["simpanan_total_rp_status"] == Status.NOT_REPORTED
        if forgotten or (total is not None and total != expected):
            value = "" if total is None else shown(total)
            yield block(
                "sum-disagrees", place.file, place.row, "simpanan_total_rp", value, expected=shown(expected)
            )


@rule
def payers_and_money_go_together(catalog: Catalog) -> Iterable[Finding]:
    """Where money came in somebody paid, and where somebody paid money came in."""
    for place in places(catalog.resource("keanggotaan_simpanan")):
        for payers, others in _PAYERS.items():
            people = place.values[payers]
            for column in others:
                amount = place.values[column]
                if amount is None or people is None:
                    if amount and place.values[f"{payers}_status"] == Status.NOT_REPORTED:
                        yield warn(
                            "payers-not-reported",
                            place.file,
                            place.row,
                            payers,
                            other=column,
                            amount=shown(amount),
                        )
                elif (amount > 0) != (people > 0):
                    yield block(
                        "money-without-payers",
                        place.file,
                        place.row,
                        column,
                        shown(amount),
                        other=payers,
                        people=shown(people),
                    )


@rule
def papers_do_not_outnumber_cooperatives(catalog: Catalog) -> Iterable[Finding]:
    """Accounts, tax numbers and business numbers are counted per cooperative."""
    for place in places(catalog.resource("koperasi_simkopdes")):
        for column in ("akun", "npwp", "nib"):
            count, cooperatives = place.values[column], place.values["koperasi"]
            if count > cooperatives:
                yield warn(
                    "count-above",
                    place.file,
                    place.row,
                    column,
                    shown(count),
                    cooperatives=shown(cooperatives),
                )


@rule
def shares_are_shares(catalog: Catalog) -> Iterable[Finding]:
    """A share of people lies between 0 and 100 percent."""
    for place in places(catalog.resource("kemiskinan_seri")):
        if place.values["satuan"] == "persen" and not 0 <= place.values["nilai"] <= 100:
            yield block("percent-outside", place.file, place.row, "nilai", shown(place.values["nilai"]))
    for resource in all_resources(catalog):
        numbers = numeric_columns(resource)
        columns = [
            field.name for field in resource.fields if field.unit == "persen" and field.name in numbers
        ]
        for place in places(resource) if columns else ():
            for column in columns:
                value = place.values[column]
                if value is not None and not 0 <= value <= 100:
                    yield block("percent-outside", place.file, place.row, column, shown(value))


@rule
def areas_are_areas(catalog: Catalog) -> Iterable[Finding]:
    """No kelurahan is larger than its city."""
    city = next(iter(places(catalog.resource("wilayah_kota")))).values["luas_km2"]
    for place in places(catalog.resource("wilayah_kelurahan")):
        if not 0 < place.values["luas_km2"] <= city:
            value = shown(place.values["luas_km2"])
            yield block("area-outside", place.file, place.row, "luas_km2", value, city=shown(city))
