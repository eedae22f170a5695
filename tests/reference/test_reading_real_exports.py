"""Real exports of layouts without a published baseline, against the counts in each file's SOURCE.md."""

from pathlib import Path

import pytest

from coresponder.formats.cad.profile import load_profile
from coresponder.formats.cad.reading import read_exports
from coresponder.formats.workspace import Workspace

pytestmark = pytest.mark.shared_data


@pytest.mark.parametrize(
    ("profile", "file", "rows", "calls"),
    [
        ("sanfrancisco_fire", "cad-sanfrancisco-fire/sffd_calls_sample_175k.parquet", 175_296, 168_571),
        ("montgomery", "cad-montgomery-pa/montgomery_pa_911_2015-12_2016-08.csv.zst", 99_492, 99_492),
        ("seattle", "cad-seattle-sample/seattle_call_data_sample.csv", 497, 497),
    ],
)
def test_every_row_is_read_and_every_call_is_there_once(
    profile: str, file: str, rows: int, calls: int, shared_data: Path
) -> None:
    with Workspace() as workspace:
        intake = read_exports([shared_data / file], load_profile(profile), workspace)
        counted = workspace.connection.execute("SELECT count(*) FROM call_versions WHERE is_current").fetchone()
    assert (intake.rows, intake.read, intake.rejected, counted) == (rows, rows, 0, (calls,))
