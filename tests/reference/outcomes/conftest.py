"""The data of published examples: read where they lie beside the project, never copied into it."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

EVALUATION_DATA = Path(__file__).resolve().parents[4] / "shared" / "reference" / "evaluation-data"

Columns = dict[str, list[str]]
Read = Callable[[str], Columns]


@pytest.fixture
def published_data() -> Read:
    """Reads one file of the published examples as text by column; the test skips, saying so, where they are absent."""
    if not EVALUATION_DATA.is_dir():
        pytest.skip("The data of published examples are not beside the project (../shared/reference).")
    return _columns


def _columns(name: str) -> Columns:
    with (EVALUATION_DATA / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {column: [row[column] for row in rows] for column in rows[0]}


def numbers(values: list[str]) -> npt.NDArray[np.float64]:
    """The column as numbers; NaN where it is empty."""
    return np.array([float(value) if value not in ("", "NA") else np.nan for value in values])
