"""What a correction may tell: never a number that its own table has to keep back.

A small count stands in a correction twice, before and after, beyond the reach of the rules that
withhold and round it in its table. So neither is published: the words of the status stand there.
"""

from __future__ import annotations

import pandas as pd

from terang.catalog import CORRECTIONS, Catalog, corrections_of
from terang.disclosure.tables import Draft
from terang.statuses import Status

_VALUES = ["nilai_lama", "nilai_baru"]


def told_corrections(catalog: Catalog, drafts: tuple[Draft, ...]) -> dict[str, pd.DataFrame]:
    """Return the table of corrections by its key, without any number that a rule governs."""
    governed = {(draft.rules.key, column) for draft in drafts for column in draft.rules.governed}
    hidden = {one.id for one in corrections_of(catalog) if (one.table, one.column) in governed}
    if not hidden:
        return {}
    table = catalog.table(CORRECTIONS).copy()
    table.loc[table["id_koreksi"].isin(hidden), _VALUES] = str(Status.WITHHELD)
    return {CORRECTIONS: table}
