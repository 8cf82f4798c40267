"""Disclosure control: what is too small to publish is withheld, and what would give it away.

::

    cells       a cell, a reason, the rules of a table, what an outsider has before him
    rounding    counts are rounded; what a rounded one still tells
    relations   the relations of the tables as linear equations between cells
    solver      exact bounds of linear systems                             [door: HiGHS]
    ranges      what can be reckoned of a withheld cell, and who gave it away
    attackers   who may try, and what each of them takes a cell to mean
    tables      between the tables of the catalogue and single cells       [door: pandas]
    primary     what is too small by itself
    sums        totals from rounded cells
    secondary   further cells, until nothing withheld can be reckoned
    releasing   all of it: from the validated catalogue to the one that may be published
    reading     the files of a finished build as an outsider finds them
    observed    published indicators, wherever they are repeated
    derived     what these tell of withheld cells: sums and parents, ratios, growth
    attacking   try to recover every withheld number from nothing but those files
    wording     what the declaration of a column says, in words
"""

from terang.disclosure.attacking import COVERS, AttackReport, Recovered, attack, attack_files
from terang.disclosure.releasing import Governed, Released, Withheld, release

__all__ = [
    "COVERS",
    "AttackReport",
    "Governed",
    "Recovered",
    "Released",
    "Withheld",
    "attack",
    "attack_files",
    "release",
]
