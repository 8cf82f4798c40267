"""What the sample looks like: every constant, and why it is what it is.

The orders of magnitude are meant to be believable for a large Indonesian city; none is a measured one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

FIRST_MONTH = (2025, 8)
"""The month after the cooperatives were launched: a record that starts at the beginning."""
MONTH_COUNT = 12
"""One full year, so that every season occurs once."""
LAST_DAY = date(2026, 8, 5)
"""The sample knows nothing later: the date of its source, and of the newest real snapshot."""
POPULATION_DATE = "2025-12-31"
"""Registers of population are closed at the end of the year."""
FAMILY_DATES = ("2025-12-31", "2026-06-30")
"""The social register is renewed twice a year; two dates show a change."""
OFFICE_DATE = "2026-06-30"
"""Outlets and boards are counted once, half a year before the sample ends the year."""
BOOK_YEAR = "2025"
"""The only book year whose annual meeting can have been held by `LAST_DAY`."""
SUPPORT_YEARS = {"2025": 1.0, "2026": 0.6}
"""Years of city support, and which part of the year the sample covers (2026: up to `LAST_DAY`)."""

# How cooperatives report. Shares of all kelurahan; whoever is left over reports every month in time.
SILENT_SHARE = 0.07
"""Never report at all: a page must be able to say nothing but that."""
STOPPED_SHARE = 0.06
"""Stop for good after some months: the latest value is an old one."""
LATECOMER_SHARE = 0.08
"""Send their first report months after the others: the series starts late."""
TARDY_SHARE = 0.10
"""Report weeks late: the newest months are missing though nothing has stopped."""
SKIPPING_SHARE = 0.16
"""Miss one or two single months: a line must break there."""
PROMPT_DAYS = (1, 5)
"""Days after the end of the month in which most reports come in."""
SLOW_DAYS = (6, 20)
"""Days for the prompt ones' slower reports."""
SLOW_REPORTS = 0.08
"""Part of the prompt ones' reports that take longer."""
TARDY_DAYS = (21, 60)
"""Days for those who report weeks late."""
NO_PKH_RECORD_SHARE = 0.08
"""Cooperatives that never asked which members receive PKH: one column stays empty, the others not."""
LOST_SHEET = 0.02
"""Single sheets of a report (members, loans) that were forgotten though the report came in."""
OFFICE_GAP = 0.04
"""Yearly and dated figures of a cooperative that never came in though it reports otherwise."""
FAMILY_GAPS = (0.06, 0.03)
"""Kelurahan whose families are not reported at each of `FAMILY_DATES`; the second time fewer."""
GRADUATION_GAP = 0.05
POPULATION_GAP = 0.03
SUPPORT_GAP = {"2025": 0.03, "2026": 0.08}
"""The share of kelurahan without figures; of the current year more are still outstanding."""
COARSE_DISTRICT_SHARE = 0.11
"""Kecamatan whose health insurance is only known as a whole: not available at this level."""

# People.
POPULATION = (2_000, 25_000)
"""From old quarters by the market to new housing at the edge."""
HOUSEHOLD_SIZE = (3.5, 4.6)
"""Between the sizes of young and of crowded households."""
DECILE_SHARES: Mapping[int, tuple[float, float]] = {
    1: (0.002, 0.15),
    2: (0.012, 0.15),
    3: (0.04, 0.12),
    4: (0.05, 0.12),
}
"""Part of a kelurahan's households in each decile: where nobody is poor, and what poverty adds.

The least poor small kelurahan have so few families in decile 1 that the number must be withheld.
"""
PKH_SHARE = (0.30, 0.50)
"""Part of deciles 1 and 2 that receives PKH: it also asks for children, old or disabled people."""
PKH_FAMILIES = (50, 900)
"""Fewest and most families with PKH; wider would not be believable for one kelurahan."""
FOOD_AID_FACTOR = (1.2, 1.7)
"""Food aid reaches more families than PKH."""
INSURED_PER_FAMILY = (2.6, 3.6)
"""Insured persons per family of deciles 1 to 4: most of its members, not all."""
HALF_YEAR_CHANGE = (0.95, 1.03)
"""What half a year does to the families of a decile; a register that is cleaned shrinks a little."""
KPM_PER_COMPANION = 150
"""Families that one PKH companion looks after."""
MOST_COMPANIONS = 4
TARGET_PER_COMPANION = 10
"""The minister's own target of graduations a year."""
GRADUATIONS_PER_COMPANION = (0.0, 5.0)
"""From none to half the target: a target that is always met would show nothing."""
MOST_GRADUATIONS = 12

# Members.
TINY_SHARE = 0.05
"""Cooperatives with a handful of members, whose every number is small."""
TINY_MEMBERS = (3, 9)
MEMBERS = (20, 260)
"""Members at the end of the year, from the weakest cooperative to the liveliest."""
LENDER_MEMBERS = (110, 240)
LARGE_LENDER_MEMBERS = (190, 400)
"""Lending needs savers: cooperatives that lend are larger."""
FOUNDERS_SHARE = (0.18, 0.45)
"""Part of the year's members that was there in the first month; the rest is the ramp."""
JOINED_IN_FIRST_MONTH = (0.1, 0.6)
"""Part of the founders who entered in the first month itself."""
JOINING_SEASON = (1.4, 1.5, 1.2, 1.0, 0.7, 0.9, 0.6, 0.4, 1.3, 1.1, 0.8, 1.0)
"""August to July: a wave after the launch, a lull in Ramadan (February, March), a wave after the RAT."""
LEAVING = 0.007
"""Part of the members who leave in a month."""
WOMEN = (0.32, 0.74)
"""Part of the members who are women: shopkeepers' cooperatives at one end, savings groups at the other."""
PKH_MEMBERS = (0.05, 0.30)
"""Part of the members from PKH families: where nobody is poor, and what poverty adds."""
PKH_REACH = 0.6
"""A cooperative never holds more than this part of its kelurahan's PKH families."""

# Loans of cooperatives to their members.
LENDER_SHARE = 0.33
"""Cooperatives that lend at all; for the others the table does not apply."""
LARGE_LENDER_SHARE = 0.68
"""Lenders with enough borrowers for arrears that may be shown after rounding."""
LENDING_START = (1, 5)
"""Index of the first month of lending: savings come first."""
LARGE_LENDING_START = (1, 2)
BORROWERS = (5, 32)
LARGE_BORROWERS = (52, 60)
"""Borrowers that a lender works up to."""
ALWAYS_NEW = 0.07
"""New loans in any month, as a part of those borrowers, also where all of them have one."""
BORROWERS_PER_MEMBER = 0.4
"""At most this part of the members has a loan at any time."""
MEMBER_LOAN = (500_000, 5_000_000)
"""Smallest and largest loan to a member."""
MEMBER_TERM = (4, 10)
"""Monthly instalments of a loan to a member."""
INTEREST = (6, 9, 10.5, 12, 15, 18)
"""Yearly interest on the outstanding principal that cooperatives ask."""
LENDING_SEASON = (1.0, 0.8, 0.9, 1.0, 0.8, 0.9, 1.5, 1.2, 0.6, 0.8, 1.6, 1.7)
"""August to July: before Ramadan for stock, in June and July for school."""
REJECTED = (0.1, 0.45)
"""Applications that are turned down, per approved one."""
PAID_NEXT_MONTH = 0.15
"""Approved loans that are paid out only in the month after."""
FORGOTTEN = 0.05
"""Instalments that come a month late and are then made up for: late, but not overdue by 30 days."""
ARREARS = (0.0, 0.12)
LARGE_ARREARS = (0.11, 0.14)
"""Part of the outstanding principal that may be with borrowers who stopped paying."""
STOPS_AFTER = (0.5, 0.8)
"""Part of the instalments that is paid before a borrower stops."""
RECOVERS = 0.05
"""Borrowers who stopped and make up for everything, per month."""

# Loans of banks to cooperatives.
PROPOSING_SHARE = 0.15
"""Cooperatives that ask a bank for a loan."""
REFUSED_SHARE = 0.25
"""Proposals that no bank approves: asked for, never granted."""
PROPOSAL_MONTHS = (0, 2)
"""Index of the month of the proposal, among the months in which a rule sets a ceiling."""
MONTHS_WITHOUT_RULE = 4
"""So many first months stand in where no rule sets a ceiling in the whole year."""
PROPOSAL = (380_000_000, 2_900_000_000)
"""Below the ceiling of three billion, as proposals are."""
APPROVED_PART = (0.55, 1.0)
TRANCHES = (2, 3)
"""A building is paid for in parts."""
GRACE_MONTHS = (6, 8)
"""No instalment before; the span that the rules name."""
BANK_TERM = 72
"""Months, as the rules name them."""
BANK_INTEREST = 0.06
"""Yearly interest, as the rules name it."""
MISSED_BANK_INSTALMENT = 0.3
"""Many cooperatives cannot pay at once when the grace period ends."""

# The business.
RUNNING_FROM = 0.35
"""Cooperatives below this vigour are open on no day: reported, and zero."""
DAYS_OPEN = (16, 26)
SALES_PER_DAY = (2.0, 38.0)
"""Sales of a beginner and of the liveliest cooperative on a day."""
SALE = (14_000, 62_000)
"""Rupiah of an average sale: a bag of rice with something beside it."""
SALES_SEASON = (0.9, 0.9, 0.95, 1.0, 1.1, 0.95, 1.15, 1.3, 0.8, 0.95, 1.1, 1.05)
"""August to July: Ramadan and Lebaran (February, March) and the school year (June, July) sell best."""
HOLIDAYS: Mapping[int, int] = {7: 6, 8: 1, 4: 1}
"""Days closed by index of the month: Lebaran in March, the days after it, the end of the year."""
OUTLETS: Mapping[str, float] = {
    "kantor": 0.85,
    "sembako": 0.55,
    "simpan_pinjam": 0.0,
    "klinik": 0.06,
    "apotek": 0.08,
    "pergudangan": 0.10,
    "logistik": 0.13,
}
"""How often each kind of outlet runs; savings and loans exactly where the cooperative lends."""
MEETING = 0.8
"""Cooperatives that held their annual meeting."""
MEETING_MONTHS = (5, 8)
"""Index of the month of the meeting: January to April."""
ATTENDANCE = (0.35, 0.85)
SEATS = (5, 5, 5, 7, 7, 9)
"""Boards have an odd number of seats, mostly the fewest allowed."""
VACANT_SEAT = 0.12
COMPANION_SEATS = (0, 0, 0, 1, 1, 2)
"""Board seats held by PKH companions; mostly none."""
SUPPORT: Mapping[str, float] = {
    "pelatihan": 1.6,
    "permodalan": 0.3,
    "akses_pasar": 0.5,
    "sarana_prasarana": 0.4,
    "perizinan": 1.0,
    "produk_unggulan": 0.3,
    "mutu": 0.2,
    "kemitraan": 0.4,
    "pengawasan": 1.3,
    "penghargaan": 0.08,
}
"""Activities of each kind that a kelurahan sees in a year: courses are common, awards rare."""


def _months() -> tuple[str, ...]:
    year, month = FIRST_MONTH
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + MONTH_COUNT)
    return tuple(f"{number // 12}-{number % 12 + 1:02}" for number in numbers)


MONTHS = _months()
"""Every month of the sample as YYYY-MM."""


def month_end(index: int) -> date:
    """Return the last day of the month at *index*."""
    year, month = map(int, MONTHS[index].split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
