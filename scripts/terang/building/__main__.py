"""``python -m terang.building <city> <output>``: one build in a fresh process, for serve and bench."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from terang.building.command import Order, run_build
from terang.errors import PortalError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it."""


def main(arguments: list[str]) -> int:
    """Build as the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m terang.building")
    parser.add_argument("city")
    parser.add_argument("output", type=Path)
    parser.add_argument("--public", action="store_true", help="hanya data nyata")
    parser.add_argument("--address", default="", help="alamat publik situs")
    parser.add_argument("--report", type=Path, help="berkas laporan JSON")
    given = parser.parse_args(arguments)
    order = Order(given.city, given.output, not given.public, given.address, given.report)
    try:
        run_build(order)
    except PortalError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
