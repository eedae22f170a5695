"""An export of calls for service of any size, unmistakably invented, the same bytes for the same seed and rows.

`places` are where calls come from, a few of them again and again · `calls` draws a block of calls · `stamps` says when
everything happened, and what the dispatch system got wrong · `writing` puts the blocks into one CSV file.
"""

from benchmarks.intake.export.writing import COLUMNS, PROFILE_FILE, write_export

__all__ = ["COLUMNS", "PROFILE_FILE", "write_export"]
