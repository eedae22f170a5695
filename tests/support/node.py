"""Running a little JavaScript outside a browser; a test that needs it skips, saying so, where Node.js is absent."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

PATIENCE_SECONDS = 60


def run_module(source: str, *, given: Any, environment: Mapping[str, str] | None = None, folder: Path) -> Any:
    """What the module writes as JSON when it is given JSON on its standard input."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed, so the browser's half cannot be compared here.")
    finished = subprocess.run(
        [node, "--input-type=module", "--eval", source],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
        cwd=folder,
        env=dict(environment) if environment else None,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
