"""A small Marigold County, written once for the tests of this folder, and its rows as plain text."""

import csv
import gzip
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coresponder.analysis.synthetic import PLANTED, CountyFiles, Defects, write_county

SMALL = {"years": 3, "calls_per_year": 5_000}
Row = dict[str, str]


@dataclass(frozen=True)
class Written:
    """The files of a county, the rows of its export that have all their columns, and what was planted."""

    files: CountyFiles
    rows: list[Row]
    planted: dict[str, Any]

    @property
    def calls(self) -> list[Row]:
        """The first version of every call, each once, without the unreadable rows."""
        readable = [row for row in self.rows if row["Event_ID"] and not row["Received"].startswith("99")]
        return list({row["Event_ID"]: row for row in reversed(readable)}.values())


def write(folder: Path, *, seed: int = 7, defects: Defects = PLANTED) -> Written:
    files = write_county(folder, seed=seed, defects=defects, **SMALL)  # type: ignore[arg-type]
    text = gzip.decompress(files.export.read_bytes()).decode()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["Operator"] is not None]
    return Written(files, rows, json.loads(files.planted.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("marigold"))
