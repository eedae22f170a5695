"""For every field of the records: in which column of the data set it is, or why in none.

A field that nobody has said this of fails a test, so that nothing gets into the data set, or is forgotten, by accident.
To add a field: a line in the file of its app here.
"""

from coresponder.program.extracts.fields.declaring import Fields, Untouched, declared, declared_apps

__all__ = ["Fields", "Untouched", "declared", "declared_apps"]
