"""The corpus of faults: ways in which the data of a city have been, or could be, spoiled.

Each fault takes a sound copy of the small city and spoils one thing, in one line. Beside it
stands what the maintainer must be told: the kind of finding, the file, the row, the column.
"""
