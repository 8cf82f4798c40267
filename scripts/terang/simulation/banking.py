"""Loans of banks to one cooperative, under the rule in force in each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from terang.catalog import Catalog
from terang.simulation import shape
from terang.simulation.cells import LAW, Cell, Story
from terang.simulation.chance import Chance
from terang.simulation.wards import Bank, Ward
from terang.statuses import Status


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The rule that sets the highest bank loan to a cooperative in some month."""

    rule: str
    amount: int


def find_ceilings(catalog: Catalog) -> tuple[Ceiling | None, ...]:
    """Return the ceiling in force in every month, None where no rule of *catalog* sets one.

    A month has a ceiling if the rule was in force on any day of it.
    """
    amounts = {
        row["id_aturan"]: int(row["nilai"])
        for row in catalog.records("pinjaman_ketentuan")
        if row["ketentuan"] == "plafon_maks_rp" and row["satuan"] == "rupiah"
    }
    rules = [
        row
        for row in catalog.records("pinjaman_aturan")
        if row["id_aturan"] in amounts and row["jenis"] == "regulasi"
    ]
    found = []
    for month in shape.MONTHS:
        valid = [
            row["id_aturan"]
            for row in sorted(rules, key=lambda row: str(row["ditetapkan"]))
            if row["ditetapkan"][:7] <= month <= (row["berlaku_sampai"] or month)[:7]
        ]
        found.append(Ceiling(valid[-1], amounts[valid[-1]]) if valid else None)
    return tuple(found)


def tell_banking(ward: Ward, ceilings: Sequence[Ceiling | None], chance: Chance) -> Story:
    """Return the bank loans of *ward*'s cooperative in every month."""
    flows = _flows(ward, ceilings, chance)
    rows, outstanding, overdue = [], 0, 0
    borrowed = sum(flows.paid_out)
    first = next((month for month, amount in enumerate(flows.paid_out) if amount), shape.MONTH_COUNT)
    grace = chance.whole(*shape.GRACE_MONTHS)
    instalment = borrowed // (shape.BANK_TERM - grace) // 1000 * 1000
    for month, ceiling in enumerate(ceilings):
        is_due, is_paid = month >= first + grace, not chance.happens(shape.MISSED_BANK_INSTALMENT)
        overdue += instalment if is_due else 0
        principal = overdue if is_paid else 0
        interest = int(outstanding * shape.BANK_INTEREST / 12) // 1000 * 1000 if is_due and is_paid else 0
        overdue -= principal
        outstanding += flows.paid_out[month] - principal
        owes = month >= first
        cells: dict[str, Cell] = {
            "id_aturan": ceiling.rule if ceiling else "",
            "diajukan_bank_rp": flows.proposed[month],
            "disetujui_bank_rp": flows.approved[month],
            LAW: ceiling.amount if ceiling else Status.NOT_APPLICABLE,
            "dicairkan_bank_rp": flows.paid_out[month],
            "sisa_bank_rp": outstanding,
            "angsuran_bank_rp": principal + interest if owes else Status.NOT_APPLICABLE,
            "tunggakan_bank_rp": overdue if owes else Status.NOT_APPLICABLE,
        }
        rows.append(cells)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Flows:
    """Rupiah proposed, approved and paid out in every month."""

    proposed: list[int]
    approved: list[int]
    paid_out: list[int]


def _flows(ward: Ward, ceilings: Sequence[Ceiling | None], chance: Chance) -> _Flows:
    flows = _Flows(*([0] * shape.MONTH_COUNT for _ in range(3)))
    if ward.bank is Bank.NONE:
        return flows
    open_months = [month for month, ceiling in enumerate(ceilings) if ceiling] or list(
        range(shape.MONTHS_WITHOUT_RULE)
    )
    place = min(chance.whole(*shape.PROPOSAL_MONTHS), len(open_months) - 1)
    month = open_months[place]
    limit = min((ceiling.amount for ceiling in ceilings if ceiling), default=shape.PROPOSAL[1])
    proposed = min(chance.rupiah(*shape.PROPOSAL), limit - 1000)
    flows.proposed[month] = proposed
    if ward.bank is Bank.GRANTED:
        approved = chance.rupiah(*(proposed * part for part in shape.APPROVED_PART))
        approved = min(approved, proposed)
        decided = open_months[min(place + chance.whole(0, 1), len(open_months) - 1)]
        flows.approved[decided] = approved
        _pay_out(flows, approved, decided, chance)
    return flows


def _pay_out(flows: _Flows, approved: int, decided: int, chance: Chance) -> None:
    """Spread what was *approved* over the months after it was *decided*."""
    number, month, left = chance.whole(*shape.TRANCHES), decided, approved
    for tranche in range(number):
        month = min(month + chance.whole(1, 2), shape.MONTH_COUNT - 1)
        is_last = tranche == number - 1
        part = left if is_last else chance.rupiah(0.3 * left, 0.6 * left)
        flows.paid_out[month] += part
        left -= part
