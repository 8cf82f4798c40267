"""The files a reader may take: CSV, datapackage.json, README, zip, extracts, checksums.

::

    files      one published file, its address, and the writing of many
    readme     what stands in a package and in the folder, in words
    citation   how a dataset is cited: a sentence, BibTeX, RIS, CITATION.cff
    terms      LISENSI.txt: what one may do with a package, and each source's own terms
    packages   one data package: its CSV files, descriptor, README and zip
    places     the rows of all tables, cut by kelurahan and by kecamatan
    indicators one indicator a file, every kind of empty told apart
    documents  the indicators of one place as JSON
    indicator_documents  one indicator for every place as JSON
    tidy       every observation in one table
    wide       every kelurahan in one table
    database   a database of any tables                                 [door: sqlite3]
    everything what stands in the database of everything
    api_addresses  the addresses that a program may rely on
    schemas_api    the shapes of the JSON files
    openapi    both as OpenAPI
    columns    what the columns of a published table are
    excel      a CSV as a spreadsheet with Indonesian settings opens it
    workbook   sheets of text and numbers as XLSX                       [door: XlsxWriter]
    sheets     what a workbook says beside its data
    parquet    a table with typed columns                               [door: PyArrow]
    twins      the cells of every published CSV in those formats
    quadrant   two measures of poverty and membership, a line a kelurahan
    listing    index.json and SHA256SUMS
    publish    all of it, from a catalogue
"""

from terang.downloads.files import PublishedFile, published_name, write_downloads
from terang.downloads.publish import joined, make_downloads

__all__ = ["PublishedFile", "joined", "make_downloads", "published_name", "write_downloads"]
