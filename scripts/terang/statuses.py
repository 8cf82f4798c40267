"""Whether a value is there, and if not, which kind of empty it is; and whether it is real.

The codes are public: they stand in the ``<value>_status`` columns of the published tables.
"""

from enum import StrEnum


class Status(StrEnum):
    """What stands behind a value. Nothing is not zero."""

    REPORTED = "ada"
    ZERO = "nol"
    NOT_REPORTED = "belum_dilaporkan"
    NOT_APPLICABLE = "tidak_berlaku"
    WITHHELD = "disembunyikan"
    NOT_AVAILABLE = "tidak_tersedia"

    @property
    def has_value(self) -> bool:
        """True where a number stands behind the status."""
        return self in (Status.REPORTED, Status.ZERO)


class Nature(StrEnum):
    """Where a value comes from: from the world, or from our generator."""

    REAL = "nyata"
    SIMULATED = "simulasi"


SIMULATED_PREFIX = "simulasi-"
"""What the name of every package and file with simulated values begins with."""


def status_of(value: float | None, empty: Status = Status.NOT_REPORTED) -> Status:
    """Return the status of *value*, *empty* naming the kind of empty a missing one is."""
    if value is None:
        return empty
    return Status.ZERO if value == 0 else Status.REPORTED
