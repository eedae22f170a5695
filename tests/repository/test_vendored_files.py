"""What is copied from elsewhere is exactly what VENDORED.md says."""

import re
from pathlib import Path

import pytest

from coresponder.kernel.content_hash import file_sha256
from tests.repository.tracked import PROJECT

FOLDERS = sorted((PROJECT / "src").glob("**/vendor/VENDORED.md"))
ROW = re.compile(
    r"^\| (?P<file>\S+) \| (?P<version>\S+) \| .+ \| (?P<licence>\S+) \| (?P<sha256>[0-9a-f]{64}) \|$", re.M
)


def test_nothing_is_vendored_without_saying_where_it_comes_from() -> None:
    assert {path.parent for path in FOLDERS} == {path for path in (PROJECT / "src").glob("**/vendor") if path.is_dir()}


@pytest.mark.parametrize("table", FOLDERS, ids=lambda path: path.parent.parent.name)
def test_every_vendored_file_has_the_hash_that_was_written_down(table: Path) -> None:
    written = {row["file"]: row["sha256"] for row in ROW.finditer(table.read_text())}
    there = {path.name: file_sha256(path) for path in table.parent.iterdir() if path != table}
    assert there == written
