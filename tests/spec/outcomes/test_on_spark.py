"""A state keeps its programs' data in Spark: there the same registry says the same of the same data set."""

import json
import math
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.outcomes.county import write_county
from coresponder.analysis.assessment import Settings, assess_folder
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.formats.dataset import TABLES
from coresponder.formats.dataset.parquet import write_rows
from coresponder.formats.local_spark import why_not
from coresponder.kernel.errors import UsageError
from tests.spec.outcomes.marigold import CHICAGO

LAUNCH_ON = date(2029, 10, 12)
NEVER = {"training_current", "workgroup_held"}  # their tables are part of no data set yet
CLOSE = 1e-9
RUN = "import sys; from coresponder.delivery.cli import main; sys.exit(main())"
SCREENED = [
    {"screening_id": f"s{number}", "person": f"p{number % 40}" if number % 5 else None, "local_date": day,
     "status": status, "steps_asked": number % 3, "steps_done": number % 2}
    for number, (day, status) in enumerate(
        [(date(2029, 3, 31), "complete"), (date(2029, 12, 31), "declined"), (date(2030, 2, 1), "entered")] * 30
    )
]  # fmt: skip
ANSWERED = [
    {"feedback_id": f"a{number}", "local_month": date(2029, 4 + number % 8, 1), "respondent": "person",
     "question": "felt_respected", "answer": ("yes", "partly", "no")[number % 3]}
    for number in range(120)
]  # fmt: skip
ASKED = [
    {"destination_id": f"d{number}", "state": ("draft", "sent", "declined", "accepted")[number % 4],
     "hours_to_answer": None if number % 3 else number / 2}
    for number in range(200)
]  # fmt: skip


@pytest.fixture(scope="module")
def data_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of a county with everything that a measure asks about, some of it not recorded."""
    folder = tmp_path_factory.mktemp("data-set")
    connection = duckdb.connect()
    for name in write_county(connection, encounters=3_000):
        connection.execute(f"COPY (FROM {name}) TO '{folder}/{name}.parquet' (FORMAT parquet)")
    by_name = {table.name: table for table in TABLES}
    for name, rows in (("screenings", SCREENED), ("feedback", ANSWERED), ("referral_destinations", ASKED)):
        write_rows(folder, by_name[name], rows)
    return folder


@pytest.mark.spark
@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_every_figure_of_the_dashboard_is_the_same(data_set: Path, tmp_path: Path) -> None:
    here = assess_folder(data_set, Settings(zone=CHICAGO, launch_on=LAUNCH_ON)).to_mapping()

    there = on_spark(data_set, tmp_path / "outcomes.json")

    assert [each["key"] for each in there["measures"]] == [measure.key for measure in OUTCOMES]
    assert {each["key"] for each in there["measures"] if not each["since"]["figures"]} == NEVER
    assert sum(bool(each["months"]) for each in there["measures"]) > 30
    assert list(differing("", here, there)) == []


def on_spark(data_set: Path, out: Path) -> dict[str, Any]:
    """What the command line writes, in a process of its own: Java does not outlive it."""
    asked = ("--zone", CHICAGO.key, "--launch", f"{LAUNCH_ON}", "--engine", "spark", "--out", str(out))
    command = [sys.executable, "-c", RUN, "outcomes", "assess", str(data_set), *asked]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-2000:]
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def differing(place: str, one: Any, other: Any) -> list[str]:
    """Where two assessments are not the same: whole numbers and words exactly, the rest to nine digits."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [found for name in one for found in differing(f"{place}/{name}", one[name], other[name])]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for number, pair in pairs for found in differing(f"{place}/{number}", *pair)]
    if isinstance(one, float) and isinstance(other, float):
        return [] if math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE) else [place]
    return [] if one == other and type(one) is type(other) else [place]


def test_without_java_a_sentence_says_what_is_missing(data_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", "/nowhere")

    with pytest.raises(UsageError, match=r"Java 17|the extra “spark”"):
        assess_folder(data_set, Settings(zone=CHICAGO, launch_on=LAUNCH_ON), engine="spark")
