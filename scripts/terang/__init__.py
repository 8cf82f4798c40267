"""Terang: validated open data packages in, one static transparency portal out.

Read the modules in the order in which data flows; each may import only those above it
(``tests/test_architecture.py`` holds the table)::

    errors        what a person can put right
    city          one city: a folder of packages and its city.toml
    messages      words, numbers, rupiah, dates in a language            [door: Babel]
    findings      what is wrong in a file, and what to do about it
    statuses      the five kinds of empty, real or simulated
    catalog       datasets, resources, fields, sources, regions: frozen types
    packages/     files on disk -> strict reading -> Catalog             [doors: Frictionless, pandas]
    rules/        checks that cross tables and packages
    indicators/   one decorated function an indicator -> Observations    [pandas ends here]
    pages/        frozen page models: everything a template may know
    charts/       Figure -> SVG, cached by its inputs                    [doors: Altair, vl-convert]
    downloads/    CSV, zip, datapackage.json, checksums
    site          the generator that renders page models                 [door: Pelican]
    build         stage, check, swap in; serve; bench
"""
