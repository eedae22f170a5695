"""What a file is, found from its bytes and not from its name, before anything is read from it.

containers   plain text, gzip, zstd, xlsx or Parquet; anything else is refused by name
unpacking    the text inside a compressed file, piece by piece; a file that ends too early is refused
encodings    UTF-8, Windows-1252 or UTF-16, decided by every byte of the file
layouts      the delimiter, the header, lines before the header
workbooks    Excel workbooks as rows of text, dates in ISO form
sniffing     all of that from the beginning of a file             sniff, sample_rows
preparing    all of that for a whole file: a plain UTF-8 CSV or Parquet file that DuckDB reads in parallel
"""

from coresponder.formats.cad.opening.preparing import OpenedFile, opened
from coresponder.formats.cad.opening.sniffing import ExportKind, sample_rows, sniff

__all__ = ["ExportKind", "OpenedFile", "opened", "sample_rows", "sniff"]
