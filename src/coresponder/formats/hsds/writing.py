"""A directory written as HSDS 3.0: one JSON document, or a CSV data package with its datapackage.json.

The JSON document lists full organizations, full services, taxonomies and their terms; each is what the read-only
interface gives for it. The package has one CSV file for each table that has rows.
"""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from coresponder.formats.hsds.assembling import Assembling, rows_for
from coresponder.formats.hsds.directory import Row, Tables
from coresponder.formats.hsds.tables import Column, Table, tables
from coresponder.kernel.spreadsheets import harmless

VERSION = "3.0"
LISTED = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
TYPES = {"integer": "integer", "number": "number", "yes_no": "boolean", "date": "date", "instant": "datetime"}
# A spreadsheet shows these as they stand; a mark before a phone number or a longitude would change it.
SIGNED_NUMBER = re.compile(r"[+-][\d(. ]")


def as_json(found: Tables) -> dict[str, Any]:
    """The document, with places that no service is at as well."""
    assembling = Assembling(found)
    document: dict[str, Any] = {"version": VERSION}
    for name, table in LISTED.items():
        rows = rows_for(found, table)
        document[name] = [
            assembling.plain(table, row) if table == "taxonomy_term" else assembling.full(table, row) for row in rows
        ]
    return document


def write_json(found: Tables, to: Path) -> None:
    """Write the document to a file."""
    to.write_text(json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_csv_package(found: Tables, to: Path) -> None:
    """Write the package as a zip archive."""
    shown = [table for table in tables().values() if found.get(table.name)]
    with zipfile.ZipFile(to, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for table in shown:
            archive.writestr(_entry(f"{table.file}.csv"), _csv(table, list(rows_for(found, table.name))))
        archive.writestr(_entry("datapackage.json"), json.dumps(_described(shown), indent=1) + "\n")


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time of writing, so that the same directory gives the same archive."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _csv(table: Table, rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", *table.columns])
    writer.writerows([row["id"], *(_cell(row.get(name)) for name in table.columns)] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if SIGNED_NUMBER.match(text) else harmless(text)


def _described(shown: list[Table]) -> dict[str, Any]:
    names = {table.name for table in shown}
    return {
        "name": "human-services-data",
        "title": "Human services data",
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": [_resource(table, names) for table in shown],
    }


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    keys = [
        {"fields": name, "reference": {"resource": "" if column.table == table.name else column.table, "fields": "id"}}
        for name, column in table.references.items()
        if column.table in names
    ]
    identity = {"name": "id", "type": "string", "format": "uuid", "constraints": {"required": True, "unique": True}}
    return {
        "name": table.name,
        "path": f"{table.file}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {
            "primaryKey": "id",
            "fields": [identity, *(_field(column) for column in table.columns.values())],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": column.name, "type": TYPES.get(column.kind, "string")}
    if column.kind in ("reference", "link"):
        shown["format"] = "uuid"
    if column.choices:
        shown["constraints"] = {"enum": list(column.choices)}
    return shown
