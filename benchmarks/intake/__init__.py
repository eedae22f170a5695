"""From a calls-for-service export of millions of rows to a baseline, against DuckDB's plain load and against pandas.

The way through: `export` writes an invented export of any size · `plain_load`, `pandas_peer` and `coresponder_run` are
the three that run · `agreement` checks that the last two give the same answers · `alternating` times them in turn ·
`peak_memory` measures each in a process of its own · `page` writes the table.

    python -m benchmarks.intake --rows 500000
    python -m benchmarks.intake --write docs/explanation/speed.md
"""
