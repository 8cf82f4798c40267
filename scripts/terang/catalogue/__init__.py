"""The packages in the words of other catalogues.

::

    facts      what every catalogue says: time, place, keywords, files
    jsonld     a dataset as schema.org/Dataset, for search engines
    csvw       a table as CSV on the Web, with its columns and keys
    dcat       katalog.jsonld: every real dataset in DCAT 3
    open_data  data.json: the same for Project Open Data
    publish    all of these files

How a dataset is cited stands in `terang.downloads.citation`, because its package holds it too.
"""

from terang.catalogue.jsonld import dataset_jsonld
from terang.catalogue.publish import catalogue_files

__all__ = ["catalogue_files", "dataset_jsonld"]
