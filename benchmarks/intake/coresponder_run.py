"""The project: from the export to the frozen baseline and its data set, and what it answered."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import nan
from pathlib import Path
from typing import Any

from benchmarks.intake.agreement import REPEATED_HOUR
from benchmarks.intake.answers import Answers, cell
from benchmarks.intake.export import PROFILE_FILE
from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import Baseline, write_baseline
from coresponder.analysis.nexus import RuleSet
from coresponder.formats.cad.profile import from_toml

# Both count calls, but the baseline's figure is a rate by the hours that the clock really showed.
COMPARED_BY_COUNT = ("crisis_calls_by_hour", "crisis_calls_by_weekday_hour")
SAID_BY_THE_TYPE = ("nexus", "category")
INTERVAL_MEASURES = {
    "call_taking_seconds": "call_taking_time", "dispatch_seconds": "dispatch_time", "travel_seconds": "travel_time",
    "response_seconds": "response_time", "on_scene_seconds": "on_scene_time",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of a run as the person who waits reads it, and how long it took."""

    sentence: str
    seconds: float


def frozen_baseline(export: Path, *, rules: RuleSet, out: Path) -> tuple[Baseline, tuple[Stage, ...]]:
    """The baseline of the export, written to `out` with its data set, without its reports; and the stages it took."""
    said: list[tuple[str, float]] = []

    def progress(sentence: str, share_done: float) -> None:
        if not said or said[-1][0] != sentence:
            said.append((sentence, time.perf_counter()))

    profile = from_toml(PROFILE_FILE.read_text(encoding="utf-8"))
    baseline = build_baseline(
        [export], profile=profile, rules=rules, out=out / "baseline", with_reports=False, progress=progress
    )
    return baseline, tuple(_stages(said))


def timed_reports(baseline: Baseline, *, out: Path) -> float:
    """Seconds to write the same baseline as HTML and as PDF."""
    begin = time.perf_counter()
    write_baseline(baseline, out / "reports")
    return time.perf_counter() - begin


def answers_of(baseline: Baseline) -> Answers:
    """What the baseline says, in the cells of the peer; not a number where a figure is withheld as small."""
    content = baseline.to_mapping()
    answers = {
        cell(measure["key"], **_by(figure["by"])): _number(measure["key"], figure)
        for measure in content["measures"]
        for figure in measure["figures"]
    }
    return {**answers, **_quality(content)}


def _by(by: Mapping[str, Any]) -> dict[str, Any]:
    if "call_type" in by:
        return {name: value for name, value in by.items() if name not in SAID_BY_THE_TYPE}
    return dict(by)


def _number(key: str, figure: Mapping[str, Any]) -> float:
    number = figure["numerator" if key in COMPARED_BY_COUNT else "value"]
    return nan if number is None else float(number)


def _quality(content: Mapping[str, Any]) -> Answers:
    quality, inputs = content["quality"], content["inputs"]
    answers = {
        cell("impossible_order", earlier=order["earlier"], later=order["later"]): float(order["count"])
        for order in quality["orders"]
    }
    for interval in quality["intervals"]:
        if interval["name"] in INTERVAL_MEASURES:
            of = cell("impossible_interval", interval=INTERVAL_MEASURES[interval["name"]])
            answers[of] = float(interval["negative"] + interval["over_24_hours"])
    for stamp, count in _stamps_in_repeated_hour(inputs).items():
        answers[cell(REPEATED_HOUR, stamp=stamp)] = float(count)
    answers[cell("days_without_calls")] = float(sum(gap["days"] for gap in quality["days_without_calls"]))
    answers[cell("later_versions")] = float(sum(file["new_versions"] for file in inputs["files"]))
    answers[cell("repeated_rows")] = float(inputs["duplicates"])
    return answers


def _stamps_in_repeated_hour(inputs: Mapping[str, Any]) -> Counter[str]:
    """By stamp, how many local times were read that occurred twice that night."""
    found: Counter[str] = Counter()
    for file in inputs["files"]:
        for stamp, kinds in file["clock_changes"].items():
            found[stamp] += sum(count for kind, count in kinds.items() if kind.startswith("ambiguous"))
    return found


def _stages(said: list[tuple[str, float]]) -> Iterator[Stage]:
    for (sentence, begin), (_, end) in pairwise(said):
        yield Stage(sentence=sentence, seconds=end - begin)
