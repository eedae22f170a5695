"""Exports for the tests, and the worker that prepares and builds from them.

The calls are those of the invented county; the layout is one that no profile knows.
"""

import csv
import gzip
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import Baseline
from coresponder.analysis.nexus import RuleSet
from coresponder.analysis.synthetic import write_county
from coresponder.formats.cad.profile import Profile
from coresponder.kernel.content_hash import content_sha256, file_sha256
from coresponder.kernel.progress import Progress
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.models import Run
from coresponder.program.runs.vocabulary import RunState

# What the county's columns are called in an export of a dispatch center that nobody here has heard of.
NEVER_SEEN = {
    "Event_ID": "CallNo",
    "Received": "RcvdDtTm",
    "Call_Answered": "AnsDtTm",
    "Call_Queued": "QueDtTm",
    "Entry_Complete": "EntryDoneDtTm",
    "First_Assigned": "DispDtTm",
    "First_Enroute": "EnrtDtTm",
    "First_Arrived": "ArrvDtTm",
    "First_Cleared": "ClrDtTm",
    "Call_Closed": "ClosedDtTm",
    "Call_Source": "HowRcvd",
    "Initial_Type": "NatureFirst",
    "Final_Type": "NatureLast",
    "Initial_Priority": "PriFirst",
    "Final_Priority": "PriLast",
    "Disposition": "Dispo",
    "Cancel_Reason": "CanxReason",
    "MH_Flag": "MHFlag",
    "Beat": "Bt",
    "Sector": "Sect",
    "District": "Dist",
    "Address": "LocText",
    "City": "Muni",
    "Place_Type": "LocType",
    "Latitude": "Lat",
    "Longitude": "Lon",
    "Caller_Name": "RPName",
    "Caller_Phone": "RPPhone",
    "Operator": "OperatorID",
}
CALLS_A_YEAR = 3000


@pytest.fixture
def data_dir(tmp_path: Path, settings: Settings) -> Path:
    """A place of this test's own for everything that the program writes to disk."""
    settings.DATA_DIR = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture(scope="session")
def county_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One year of the invented county's calls, in the layout that the profile “demonstration” knows."""
    folder = tmp_path_factory.mktemp("county")
    packed = write_county(folder, years=1, calls_per_year=CALLS_A_YEAR).export
    plain = folder / "marigold-county-calls.csv"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    return plain


@pytest.fixture(scope="session")
def export_never_seen(county_export: Path) -> Path:
    """The same calls in a layout that no profile knows; two of its columns are personal."""
    path = county_export.with_name("dispatch-2026.csv")
    with county_export.open(newline="") as source, path.open("w", newline="") as target:
        rows = csv.reader(source)
        writer = csv.writer(target)
        writer.writerow([NEVER_SEEN[name] for name in next(rows)])
        writer.writerows(rows)
    return path


@pytest.fixture
def worker(data_dir: Path) -> Callable[[], list[Run]]:
    """Does every long task that waits, as the worker in the background would, and returns them."""

    def work() -> list[Run]:
        waiting = list(Run.objects.filter(state=RunState.WAITING).order_by("requested_at"))
        for run in waiting:
            carry_out(run.pk)
            run.refresh_from_db()
        return waiting

    return work


class RememberedBuilds:
    """Stands before `build_baseline`, whose answer depends on nothing but what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.built: dict[str, Baseline] = {}

    def build(
        self, files: Sequence[Path], *, profile: Profile, rules: RuleSet, out: Path, progress: Progress, **wishes: Any
    ) -> Baseline:
        """The baseline, and its folder at `out`."""
        asked = [[file_sha256(path) for path in files], profile.sha256, rules.sha256, wishes]
        key = content_sha256(asked)
        if key not in self.built:
            kept = self.folder / key
            self.built[key] = build_baseline(files, profile=profile, rules=rules, out=kept, progress=progress, **wishes)
        shutil.copytree(self.folder / key, out)
        return self.built[key]


@pytest.fixture(scope="session")
def builds_so_far(tmp_path_factory: pytest.TempPathFactory) -> RememberedBuilds:
    """Every baseline that was built in this run, by what it was built from."""
    return RememberedBuilds(tmp_path_factory.mktemp("builds"))


@pytest.fixture
def remembered_builds(builds_so_far: RememberedBuilds, monkeypatch: pytest.MonkeyPatch) -> None:
    """A baseline of the same exports, profile, rules and wishes is computed once in a run, and copied after that."""
    monkeypatch.setattr("coresponder.program.outcomes.computing.build_baseline", builds_so_far.build)
