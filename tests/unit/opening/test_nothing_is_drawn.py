"""What a command prints is what it reports: DuckDB's progress bar would stand in the midst of it."""

import subprocess

from coresponder.formats.workspace import Workspace, connected
from tests.repository.tracked import PROJECT

ASKED = "SELECT current_setting('enable_progress_bar')"


def test_no_connection_draws_a_progress_bar() -> None:
    with Workspace() as workspace, connected() as in_memory:
        assert workspace.connection.execute(ASKED).fetchone() == (False,)
        assert in_memory.execute(ASKED).fetchone() == (False,)


def test_nobody_connects_in_another_way() -> None:
    asked = ["git", "grep", "-l", "duckdb.connect(", "--", "src"]
    found = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["src/coresponder/formats/workspace.py"]
