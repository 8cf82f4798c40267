"""A release frozen, and what is published of the frozen ones under ``arsip/``.

::

    freezing  the data that may be published -> a release in the project, or nothing
    files     the frozen releases -> published files, checksums, a zip each
    telling   what changed and what was frozen, in words for a terminal
    command   the two commands whole
"""

from terang.archive.command import run_changes, run_release
from terang.archive.files import archive_files, zip_path
from terang.archive.freezing import Order, ReleaseRefused, freeze

__all__ = ["Order", "ReleaseRefused", "archive_files", "freeze", "run_changes", "run_release", "zip_path"]
