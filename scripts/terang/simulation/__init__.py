"""A seeded generator of the sample that shows what the portal holds once agencies hand over data.

Nobody reports these figures. From the real city come only the codes of the kelurahan, which of them
lie side by side, and which rule sets the ceiling of bank loans in which month. Everything else
follows from a seed, byte for byte, the same on every machine and in every version of Python.

``chance`` is the die, ``shape`` the constants and why they are what they are, ``wards`` the lasting
traits of each kelurahan, ``reports`` when its koperasi reports. ``members``, ``lending``,
``banking``, ``cooperatives`` and ``households`` each tell one part of its story; ``tables`` lays
the stories out as rows and takes away what was never reported; ``writing`` makes the files.

The stories are told in full first, so that everything the descriptors promise in ``relations``
holds in them, and reports are lost afterwards: a gap never bends the months beside it.
"""

from terang.simulation.tables import Rows, simulate
from terang.simulation.writing import SEED, Written, run_simulation, write_simulation

__all__ = ["SEED", "Rows", "Written", "run_simulation", "simulate", "write_simulation"]
