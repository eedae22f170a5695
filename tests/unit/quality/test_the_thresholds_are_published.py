"""The explanation shows the very thresholds that the program grades by."""

from pathlib import Path

import pytest

from coresponder.analysis.quality import GRADE_MEANINGS, OVERALL_RULE, THRESHOLDS
from coresponder.analysis.quality.thresholds import Threshold

PAGE = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "data-grades.md"


def said(share: float) -> str:
    return {0.0: "none", 1.0: "all"}.get(share, f"{100 * share:g}%")


@pytest.mark.parametrize("threshold", THRESHOLDS.values(), ids=list(THRESHOLDS))
def test_every_threshold_stands_in_the_explanation(threshold: Threshold) -> None:
    cells = [threshold.question, *(said(share) for share in threshold.up_to), threshold.why]
    assert f"| {' | '.join(cells)} |" in PAGE.read_text(encoding="utf-8")


def test_the_explanation_has_no_other_thresholds() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.count("|") == 7]
    assert len(rows) == len(THRESHOLDS) + 2


@pytest.mark.parametrize(("grade", "meaning"), GRADE_MEANINGS.items())
def test_every_grade_says_what_it_means(grade: str, meaning: str) -> None:
    assert f"| {grade} | {meaning} |" in PAGE.read_text(encoding="utf-8")


def test_the_rule_for_the_whole_is_the_one_that_is_used() -> None:
    assert OVERALL_RULE in " ".join(PAGE.read_text(encoding="utf-8").split())
