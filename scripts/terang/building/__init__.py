"""Build a site whole or not at all: stage it, check it, swap it in; serve it; measure it.

In the order in which a build uses them::

    lock           one build at a time
    staging        a folder that nobody sees until it is swapped in
    scan           what one HTML file says: links, ids, headings, policy
    published      the finished files as the gate sees them
    verdicts       checks that the same bytes have passed before
    gate_*         the checks, one subject a module; gate runs them all
    builder        build_site: all of the above around one portal
    command        the same with words for a terminal; ``python -m terang.building``
    serve          the preview on localhost, rebuilt when a file changes
    browser        a Chromium for the browser tests
    generated_city a made-up city of any size
    bench          what a build costs
"""
