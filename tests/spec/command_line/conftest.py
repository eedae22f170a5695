"""A desk: a folder with a small invented export and what the examples of the commands name."""

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coresponder.delivery.cli.program import program
from coresponder.formats.cad.profile import to_toml
from coresponder.formats.cad.proposing import propose
from tests.reference.unseen_layouts.rehearsed import rehearsed_layouts
from tests.support.sample_outcomes import write_data_set

ANYTOWN = rehearsed_layouts()[0]
ZONE = "America/Chicago"
DECISIONS = """spelling,nexus,why,decided_by,decided_on
Welfare Check,yes,The planning team wants the team at these.,Cora,2025-03-31
"""
SQUARE = [[[-95.9, 41.2], [-95.8, 41.2], [-95.8, 41.3], [-95.9, 41.3], [-95.9, 41.2]]]


@dataclass(frozen=True)
class Desk:
    """A folder that commands are run in."""

    folder: Path

    def run(self, *arguments: str) -> Result:
        """Run one command, as typed behind “coresponder”."""
        return CliRunner().invoke(program, list(arguments), prog_name="coresponder")

    def left_over(self) -> set[str]:
        """Names of everything on the desk, hidden things too."""
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that somebody at Anytown has: an export, a profile of it, decisions, outlines of beats."""
    folder = tmp_path_factory.mktemp("anytown")
    write_export(folder / "calls.csv", ANYTOWN.rows)
    profile = propose(ANYTOWN.header, ANYTOWN.rows, name="anytown", time_zone=ZONE).profile
    (folder / "our-city.toml").write_text(to_toml(profile), encoding="utf-8")
    (folder / "decisions.csv").write_text(DECISIONS, encoding="utf-8")
    beats = [{"type": "Feature", "id": "B01", "properties": {}, "geometry": {"type": "Polygon", "coordinates": SQUARE}}]
    (folder / "beats.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": beats}))
    write_data_set(folder / "data-set")
    return folder


@pytest.fixture
def desk(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A fresh copy of those files, as the working folder. Its PDFs are empty: drawing one takes seconds.

    The baseline of `frozen`, the tutorial, and the program that is run as a process of its own draw real ones.
    """
    monkeypatch.setattr("coresponder.analysis.report.render_pdf", lambda content: b"%PDF-1.7")
    shutil.copytree(inputs, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return Desk(tmp_path / "desk")


@pytest.fixture(scope="session")
def frozen(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A baseline of Anytown, frozen once for all tests that only look at one."""
    out = tmp_path_factory.mktemp("frozen") / "baseline-2025"
    typed = ["baseline", str(inputs / "calls.csv"), "--profile", str(inputs / "our-city.toml"), "--out", str(out)]
    result = CliRunner().invoke(program, typed, prog_name="coresponder")
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture
def desk_with_baseline(desk: Desk, frozen: Path) -> Desk:
    """The desk with a frozen baseline on it."""
    shutil.copytree(frozen, desk.folder / "baseline-2025")
    return desk


def write_export(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([ANYTOWN.header, *rows])
