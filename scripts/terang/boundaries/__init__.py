"""Official boundaries: a GeoJSON or TopoJSON file in, ``batas.json`` of a city out, or words why not.

Read in this order: ``model`` what the portal keeps, ``reading`` bytes to features, ``topology``
TopoJSON to features, ``codes`` which property tells the kelurahan, ``shapes`` coordinates to
rings, ``checking`` everything that must hold, ``borders`` who lies beside whom, ``simplify`` fewer
points with shared borders kept together, ``command`` the whole of it. Nothing of a file is trusted:
whatever is in it, the end is either boundaries or findings.
"""

from terang.boundaries.command import Provenance, run_boundaries
from terang.boundaries.model import Boundaries, InvalidBoundaries, Polygons, check_boundaries, read_boundaries
from terang.boundaries.simplify import simplify

__all__ = [
    "Boundaries",
    "InvalidBoundaries",
    "Polygons",
    "Provenance",
    "check_boundaries",
    "read_boundaries",
    "run_boundaries",
    "simplify",
]
