"""The program data set: a few documented tables from which every measure is computed."""

from coresponder.formats.dataset.schema import Column, Table
from coresponder.formats.dataset.tables import CALL_VERSIONS, CALLS, TABLES, TABLES_OF_RECORDS, UNIT_RESPONSES

__all__ = ["CALLS", "CALL_VERSIONS", "TABLES", "TABLES_OF_RECORDS", "UNIT_RESPONSES", "Column", "Table"]
