"""Reading exports: rows become versions of calls, flags and rejects, all of it inside DuckDB.

columns      which column of the file each field of the profile means; personal columns are refused
texts        a field's text from its columns                                           (SQL expressions)
stamps       local time with a declared zone becomes instants; the odd hours are marked (SQL expressions)
places       coordinates and recognizable places; no address is kept                   (SQL expressions)
marks        one small number for each row that says what was wrong with it
staging      one file -> one Parquet file of rows in the workspace
scanning     one file through DuckDB's scanner; a quotation mark that is never closed costs its own row and no other
standings    which rows are new versions of a call, which only repeat one, which are rejected
units        rows of units -> unit responses, and the calls that they belong to
intake       what was read from each file, counted
rejects      the rejected rows as a CSV file that can be acted on
exports      the way through                                                           read_exports
"""

from coresponder.formats.cad.reading.exports import read_exports
from coresponder.formats.cad.reading.intake import FileIntake, Intake
from coresponder.formats.cad.reading.rejects import write_rejects

__all__ = ["FileIntake", "Intake", "read_exports", "write_rejects"]
