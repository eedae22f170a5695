"""What is copied from elsewhere is exactly what VENDORED.md says."""

import re

from coresponder.kernel.content_hash import file_sha256
from tests.repository.tracked import PROJECT

FOLDER = PROJECT / "src/coresponder/delivery/web/static/web/vendor"
ROW = re.compile(
    r"^\| (?P<file>\S+) \| (?P<version>\S+) \| .+ \| (?P<licence>\S+) \| (?P<sha256>[0-9a-f]{64}) \|$", re.M
)


def test_every_vendored_file_has_the_hash_that_was_written_down() -> None:
    written = {row["file"]: row["sha256"] for row in ROW.finditer((FOLDER / "VENDORED.md").read_text())}
    there = {path.name: file_sha256(path) for path in FOLDER.iterdir() if path.name != "VENDORED.md"}
    assert there == written
