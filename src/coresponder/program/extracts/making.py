"""All tables of a release into one folder: Parquet, the data dictionary, a manifest, and the fingerprint over them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coresponder.formats.dataset.parquet import DICTIONARY, TableFile, write_dictionary, write_rows
from coresponder.kernel.content_hash import content_sha256, file_sha256
from coresponder.program.extracts.coarsening import coarsened
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.sources import filled_tables
from coresponder.program.extracts.vocabulary import Detail
from coresponder.safeguards.access.second_wall import everything_let_through

MANIFEST = "manifest.json"
OWNER_ONLY_FOLDER = 0o700


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was made: its tables, how many rows were left out and why, and the fingerprint over everything."""

    tables: tuple[TableFile, ...]
    left_out: dict[str, int]
    sha256: str

    def tables_as_data(self) -> list[dict[str, Any]]:
        """The tables as the ledger keeps them."""
        return [asdict(each) for each in self.tables]


def make_dataset(scope: Scope, *, folder: Path, detail: Detail) -> Made:
    """Write every table that has a source, each in a transaction of its own, all as of the same moment.

    What is encrypted is opened by the program for the time of the work. No word that somebody wrote is read.
    """
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    filled = filled_tables()
    files = []
    for done, (table, rows) in enumerate(filled):
        scope.progress(f"Writing the table {table.name}.", done / len(filled))
        with everything_let_through():
            files.append(write_rows(folder, table, coarsened(rows(scope), table=table, detail=detail)))
    write_dictionary(folder, [table for table, _ in filled])
    return _sealed(scope, folder, detail, tuple(files))


def _sealed(scope: Scope, folder: Path, detail: Detail, files: tuple[TableFile, ...]) -> Made:
    content: dict[str, Any] = {
        "format": "coresponder-release/1",
        "purpose": scope.purpose.value,
        "detail": detail.value,
        "as_of": scope.as_of.isoformat(),
        "dictionary_sha256": file_sha256(folder / DICTIONARY),
        "tables": [asdict(each) for each in files],
        "left_out": dict(sorted(scope.left_out.items())),
    }
    sha256 = content_sha256(content)
    written = json.dumps({**content, "sha256": sha256}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(written + "\n", encoding="utf-8")
    return Made(tables=files, left_out=content["left_out"], sha256=sha256)
