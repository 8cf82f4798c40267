"""Terang: validated open data packages in, one static transparency portal out.

Read the modules in the order in which data flows; each may import only those above it
(``tests/test_architecture.py`` reads this list and holds them to it)::

    errors        what a person can put right
    statuses      the five kinds of empty; real or simulated
    settings      what city.toml must hold, and what is wrong in one
    city          one city: a folder of packages and its city.toml
    messages      words, numbers, rupiah, dates in a language             [door: Babel]
    stages        the stages of a build, timed and told
    second        a second process for what can be done meanwhile
    kept          what took long to make, found again by what it was made from
    findings      what is wrong in a file, and what to do about it
    catalog/      datasets, resources, fields, sources, regions: frozen   [tables: pandas]
    packages/     files on disk -> strict reading -> Catalog              [doors: Frictionless, pandas]
    rules/        checks that cross tables and packages
    validation    packages and rules together: one report, told or as JSON
    boundaries/   official boundaries: GeoJSON or TopoJSON in, batas.json of a city out
    simulation/   a seeded generator of the sample that stands in for tables nobody publishes yet
    disclosure/   what is too small is withheld; the attack that tries it   [doors: pandas, HiGHS]
    written       a table as text: one way to write a number, a cell, a line    [door: pandas]
    releases/     what was frozen, and what changed since
    observations  one value of one indicator for one region and period
    indicators/   one decorated function an indicator -> Observations     [door: pandas]
    similar       which kelurahan are alike: by size and place, never by an outcome
    quadrants     many poor families, few members: kelurahan between two medians
    search        the words under which a place is found
    quality/      how complete and how old the data are, by table, place and supplier
    downloads/    CSV, XLSX, Parquet, SQLite, zip, checksums [doors: XlsxWriter, PyArrow, sqlite3]
    catalogue/    DCAT, schema.org, CSVW, citation: the packages in the words of other catalogues
    archive/      a release frozen, and what is published of the frozen ones
    pages/        frozen page models: everything a template may know      [doors: Markdown, segno]
    charts/       Figure -> SVG, cached by its inputs                     [doors: Altair, vl-convert]
    assets        style, script and pictures under names that change with their content
    offline       what a telephone keeps: manifests and the service worker
    cards/        a page on one picture and on one sheet of paper         [doors: NumPy, vl-convert]
    sitemap       sitemap.xml and robots.txt
    portal        everything that will be published, in memory
    site          the generator that renders page models                  [doors: Pelican, Jinja]
    building/     stage, check, swap in; serve; bench
"""
