"""Writing the export into a folder."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from coresponder import __version__
from coresponder.kernel.content_hash import file_sha256
from coresponder.kernel.progress import Progress
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.classification.dictionary import data_dictionary
from coresponder.safeguards.keeping.exporting.tables import exported_fields, exported_models, rows_of

MANIFEST = "manifest.json"
DICTIONARY = "data-dictionary.json"
NOTICE = "NOTICE.txt"
KIND = "coresponder export of everything"
# The first sentence is the regulation's own short form, 42 CFR 2.32(a)(2).
NOTICE_TEXT = """42 CFR part 2 prohibits unauthorized use or disclosure of these records.

This folder holds records about people who were served in a crisis. Keep it as you keep the program itself: encrypted,
for the people named in your agreement, and no longer than its purpose needs. Delete it when that is over.
"""


@dataclass(kw_only=True)
class Export:
    """What was written: the folder, and for each table its number of rows."""

    id: UUID
    folder: Path
    tables: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def write_export(folder: Path, *, export_id: UUID, with_text: bool, by: User, progress: Progress) -> Export:
    """Every table as CSV and as Parquet, the dictionary, the notice, and last the manifest with their hashes."""
    made = Export(id=export_id, folder=folder)
    found = exported_models()
    for number, model in enumerate(found):
        progress(f"Writing {model._meta.db_table}.", number / len(found))
        made.tables[model._meta.db_table] = _write_table(folder, model, with_text=with_text)
    (folder / DICTIONARY).write_text(_json(data_dictionary()), encoding="utf-8")
    (folder / NOTICE).write_text(NOTICE_TEXT, encoding="utf-8")
    (folder / MANIFEST).write_text(_json(_manifest(made, with_text=with_text, by=by)), encoding="utf-8")
    return made


def _write_table(folder: Path, model: type[models.Model], *, with_text: bool) -> int:
    """One table in both formats, some rows at a time; how many rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(column.column, _arrow(pa, column)) for column in exported_fields(model)])
    name, rows = model._meta.db_table, 0
    with (
        (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream,
        pq.ParquetWriter(folder / f"{name}.parquet", schema) as parquet,
    ):
        writer = csv.writer(stream)
        writer.writerow(schema.names)
        for some in rows_of(model, with_text=with_text):
            writer.writerows(_as_csv(some))
            parquet.write_table(pa.table(list(zip(*some, strict=True)), schema=schema))
            rows += len(some)
    return rows


def _as_csv(rows: Iterable[list[Any]]) -> Iterable[list[Any]]:
    """Moments in ISO 8601; nothing is written for what is empty."""
    return ([each.isoformat() if hasattr(each, "isoformat") else each for each in row] for row in rows)


ARROW_KINDS = {
    models.BooleanField: "bool_",
    models.IntegerField: "int64",
    models.FloatField: "float64",
    models.DateField: "date32",
}


def _arrow(pa: Any, column: Any) -> Any:
    """The Parquet type of a column: that of the column that it points to; text for everything without one."""
    target = column.target_field if column.is_relation else column
    if isinstance(target, models.DateTimeField):
        return pa.timestamp("us", tz="UTC")
    found = next((name for kind, name in ARROW_KINDS.items() if isinstance(target, kind)), "string")
    return getattr(pa, found)()


def _manifest(made: Export, *, with_text: bool, by: User) -> dict[str, Any]:
    files = sorted(path for path in made.folder.iterdir() if path.name != MANIFEST)
    return {
        "kind": KIND,
        "format": 1,
        "export": str(made.id),
        "program": __version__,
        "written_at": timezone.now().astimezone(UTC).isoformat(timespec="seconds"),
        "written_by_account": by.pk,
        "encrypted_text": "readable" if with_text else "left out",
        "tables": made.tables,
        "files": {path.name: {"bytes": path.stat().st_size, "sha256": file_sha256(path)} for path in files},
    }


def _json(content: Any) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
