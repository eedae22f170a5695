"""How long the search for services takes with a whole county's directory, beside reading all of it in Python.

    python -m benchmarks.services                     print the table
    python -m benchmarks.services --write docs/how-to/services.md

The directory is invented: as many services as that of Miami-Dade has (4,089), as many schedules, spread over a county.
The peer keeps everything in memory and judges every service by the rules of `queries.hours`; it has to give the same
answer to every question.
"""
