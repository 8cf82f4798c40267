"""Loans of one cooperative to its members: every loan is followed, then counted.

Whatever must hold between the columns holds because they count the same loans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from terang.simulation import shape
from terang.simulation.cells import Cells, Story, blank
from terang.simulation.chance import Chance
from terang.simulation.members import Members
from terang.simulation.wards import Lending, Ward
from terang.statuses import Status

COLUMNS = (
    "permohonan_anggota_orang",
    "disetujui_anggota_orang",
    "penerima_orang",
    "dicairkan_anggota_rp",
    "peminjam_orang",
    "peminjam_kpm_orang",
    "sisa_anggota_rp",
    "penunggak_30_orang",
    "tunggakan_30_rp",
    "penunggak_90_orang",
    "tunggakan_90_rp",
    "bunga_anggota_persen_per_tahun",
)

LATE_30 = 2
"""Instalments behind at the end of a month from which a loan is overdue by more than 30 days."""
LATE_90 = 4
"""The same for more than 90 days."""


@dataclass(slots=True)
class _Loan:
    """A loan to one member, while it runs."""

    principal: int
    term: int
    opened: int
    from_pkh: bool
    stops_after: int
    """Instalments after which the borrower may stop paying."""
    paid: int = 0
    """Instalments paid so far."""
    has_stopped: bool = False

    @property
    def outstanding(self) -> int:
        """Principal not yet paid back, in rupiah; the last instalment takes the odd rest."""
        instalment = self.principal // self.term // 1000 * 1000
        return 0 if self.paid == self.term else self.principal - instalment * self.paid

    def due(self, month: int) -> int:
        """Return how many instalments should have been paid by the end of *month*."""
        return min(month - self.opened, self.term)


@dataclass(slots=True)
class _Desk:
    """The savings and loans unit of one cooperative through the year."""

    ward: Ward
    chance: Chance
    goal: int
    """Borrowers it works up to."""
    arrears: float
    """Part of the outstanding principal that may be with borrowers who stopped paying."""
    loans: list[_Loan] = field(default_factory=list)
    approved_before: int = 0
    """Loans approved in the month before that are paid out now."""


def tell_lending(ward: Ward, members: Sequence[Members], chance: Chance) -> Story:
    """Return the loans of *ward*'s cooperative in every month; not applicable while it does not lend."""
    if ward.lending is Lending.NONE:
        return tuple(blank(COLUMNS, Status.NOT_APPLICABLE) for _ in shape.MONTHS)
    is_large = ward.lending is Lending.LARGE
    start = chance.whole(*(shape.LARGE_LENDING_START if is_large else shape.LENDING_START))
    goal = chance.whole(*(shape.LARGE_BORROWERS if is_large else shape.BORROWERS))
    arrears = chance.between(*(shape.LARGE_ARREARS if is_large else shape.ARREARS))
    interest = chance.pick(shape.INTEREST)
    desk = _Desk(ward, chance, goal, arrears)
    rows: list[Cells] = [blank(COLUMNS, Status.NOT_APPLICABLE) for _ in range(start)]
    for month in range(start, shape.MONTH_COUNT):
        _collect(desk, month)
        flows = _lend(desk, month, month - start, members[month])
        rows.append(
            {**flows, **_count(desk, month, members[month]), "bunga_anggota_persen_per_tahun": interest}
        )
    return tuple(rows)


def _collect(desk: _Desk, month: int) -> None:
    """Take this month's instalments; some are forgotten, some borrowers stop, some make up for it all."""
    chance = desk.chance
    for loan in desk.loans:
        if loan.has_stopped:
            loan.has_stopped = not chance.happens(shape.RECOVERS)
        elif loan.paid >= loan.stops_after and _may_stop(desk, loan):
            loan.has_stopped = True
        is_made_up = loan.paid < loan.due(month - 1)
        if not loan.has_stopped and (is_made_up or not chance.happens(shape.FORGOTTEN)):
            loan.paid = loan.due(month)
    desk.loans = [loan for loan in desk.loans if loan.outstanding > 0]


def _may_stop(desk: _Desk, loan: _Loan) -> bool:
    stopped = sum(other.outstanding for other in desk.loans if other.has_stopped)
    return stopped + loan.outstanding <= desk.arrears * sum(other.outstanding for other in desk.loans)


def _lend(desk: _Desk, month: int, age: int, members: Members) -> dict[str, int]:
    """Pay out this month's loans and return who asked, was approved and received how much."""
    chance, before = desk.chance, len(desk.loans)
    ramp = min(1.0, (age + 1.5) / 5)
    limit = int(members.total * shape.BORROWERS_PER_MEMBER) - before - desk.approved_before
    room = max(desk.goal * ramp - before, desk.goal * shape.ALWAYS_NEW)
    wanted = chance.rounded(room * shape.LENDING_SEASON[month] * chance.between(0.5, 1.3))
    approved = max(0, min(wanted, limit))
    later = chance.count(approved, shape.PAID_NEXT_MONTH)
    received = approved - later + desk.approved_before
    desk.approved_before = later
    amounts = [_open(desk, month, members) for _ in range(received)]
    rejected = chance.rounded((approved + 1) * chance.between(*shape.REJECTED))
    return {
        "permohonan_anggota_orang": approved + rejected,
        "disetujui_anggota_orang": approved,
        "penerima_orang": received,
        "dicairkan_anggota_rp": sum(amounts),
    }


def _open(desk: _Desk, month: int, members: Members) -> int:
    chance, (low, high) = desk.chance, shape.MEMBER_LOAN
    principal, term = chance.rupiah(low, low + (high - low) * chance.hump()), chance.whole(*shape.MEMBER_TERM)
    share = 0.8 * members.pkh / members.total
    loan = _Loan(
        principal=principal,
        term=term,
        opened=month,
        from_pkh=chance.happens(share) and sum(x.from_pkh for x in desk.loans) < members.pkh,
        stops_after=max(1, int(term * chance.between(*shape.STOPS_AFTER))),
    )
    desk.loans.append(loan)
    return principal


def _count(desk: _Desk, month: int, members: Members) -> Cells:
    late = {
        days: [loan for loan in desk.loans if loan.due(month) - loan.paid >= behind]
        for days, behind in ((30, LATE_30), (90, LATE_90))
    }
    from_pkh = min(sum(loan.from_pkh for loan in desk.loans), members.pkh)
    return {
        "peminjam_orang": len(desk.loans),
        "peminjam_kpm_orang": from_pkh if desk.ward.knows_pkh else Status.NOT_REPORTED,
        "sisa_anggota_rp": sum(loan.outstanding for loan in desk.loans),
        "penunggak_30_orang": len(late[30]),
        "tunggakan_30_rp": sum(loan.outstanding for loan in late[30]),
        "penunggak_90_orang": len(late[90]),
        "tunggakan_90_rp": sum(loan.outstanding for loan in late[90]),
    }
