"""The files a reader may take: CSV, datapackage.json, README, zip, extracts, checksums.

::

    files      one published file, its address, and the writing of many
    tables     a table as text: one way to write a number, a word, a cell, a line
    readme     what stands in a package and in the folder, in words
    packages   one data package: its CSV files, descriptor, README and zip
    places     the rows of all tables, cut by kelurahan and by kecamatan
    indicators one indicator a file, every kind of empty told apart
    documents  the indicators of one place as JSON
    quadrant   two measures of poverty and membership, a line a kelurahan
    listing    index.json and SHA256SUMS
    publish    all of it, from a catalogue
"""

from terang.downloads.files import PublishedFile, published_name, write_downloads
from terang.downloads.publish import joined, make_downloads

__all__ = ["PublishedFile", "joined", "make_downloads", "published_name", "write_downloads"]
