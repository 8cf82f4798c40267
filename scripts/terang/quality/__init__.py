"""How complete and how old the data are, by table, place and supplier; which warnings stand.

::

    tally        cells counted by their status
    age          days since a period ended, against the limit that its table declares
    tables       every table: completeness by kelurahan and time, age, corrections
    suppliers    the same by who published it
    warnings     what validation warns of, with the reason for which it may stand
"""

from terang.quality.age import Age, Reference, age_at, limit_of, reference_of
from terang.quality.suppliers import Supplier, suppliers_of
from terang.quality.tables import TableQuality, assess
from terang.quality.tally import NOTHING, Tally, added
from terang.quality.warnings import Standing, standing_warnings

__all__ = [
    "NOTHING",
    "Age",
    "Reference",
    "Standing",
    "Supplier",
    "TableQuality",
    "Tally",
    "added",
    "age_at",
    "assess",
    "limit_of",
    "reference_of",
    "standing_warnings",
    "suppliers_of",
]
