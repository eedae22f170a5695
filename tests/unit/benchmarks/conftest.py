"""A small export of the benchmark, read back as text."""

from pathlib import Path

import pandas as pd
import pytest

from benchmarks.intake.export import write_export

ROWS = 20_000


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("benchmark") / "calls.csv"
    write_export(path, rows=ROWS)
    return path


@pytest.fixture(scope="session")
def rows(export: Path) -> pd.DataFrame:
    return pd.read_csv(export, dtype=str)
