"""The commands of the tutorial run one after the other, exactly as they stand on the page."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from coresponder.delivery.cli.program import program

PAGE = Path(__file__).resolve().parents[3] / "docs" / "tutorials" / "first-baseline.md"


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.heavy  # the whole county, with the PDF
def test_a_newcomer_who_types_the_tutorial_gets_a_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in commands():
        name, *arguments = shlex.split(command)
        result = CliRunner().invoke(program, arguments, prog_name=name)
        assert result.exit_code == 0, f"{command}\n{result.output}"
    written = {path.name for path in (tmp_path / "marigold-baseline").iterdir()}
    assert {"baseline.json", "report.html", "dataset"} <= written
