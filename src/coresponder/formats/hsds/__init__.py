"""Directories of services in the Human Services Data Specification (Open Referral): read, checked, written.

tables       the tables and columns of HSDS 3.0, with the capacity of 3.1, stated in our own words
earlier      what files and columns were called in HSDS 1.x and 2.x and in Ohana
values       cells as people write them ("9:00am", "www.example.org") turned into what HSDS asks for
findings     what is wrong in a package: file, row, column, sentence; nothing is fatal
identities   ids for rows that have none or none that is a UUID, the same at every reading
opening      a folder, a zip archive or a JSON file as rows of text
nesting      nested JSON to flat rows and back
reading      all of that: read_directory(path, source_key=...)
writing      HSDS 3.0 as JSON and as a CSV data package with datapackage.json

Source: HSDS 3.0.1 (https://docs.openreferral.org), CC BY-SA 4.0; nothing of its text or files is copied here.
"""

from coresponder.formats.hsds.directory import Directory
from coresponder.formats.hsds.findings import Finding
from coresponder.formats.hsds.reading import read_directory
from coresponder.formats.hsds.writing import write_csv_package, write_json

__all__ = ["Directory", "Finding", "read_directory", "write_csv_package", "write_json"]
