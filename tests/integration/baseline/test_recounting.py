"""What other rules would make of stored calls is what a baseline by these rules says."""

from datetime import date

from coresponder.analysis.baseline.recounting import crisis_counts, kinds_of_calls, volumes_by_type
from coresponder.analysis.nexus import Decision, load_rules
from tests.integration.baseline.brookville import CALLS, PROFILE
from tests.support.sample_objects import Brookville


def test_the_same_rules_count_what_the_baseline_counted(brookville: Brookville) -> None:
    kinds = kinds_of_calls(brookville.folder / "dataset")
    measures = brookville.baseline.content["measures"]
    counted = next(measure for measure in measures if measure["key"] == "crisis_calls")["figures"]
    expected = {figure["by"]["definition"]: int(figure["value"]) for figure in counted}
    assert dict(crisis_counts(kinds, PROFILE, load_rules())) == expected


def test_every_call_has_one_kind_and_the_most_frequent_type_comes_first(brookville: Brookville) -> None:
    volumes = volumes_by_type(kinds_of_calls(brookville.folder / "dataset"))
    assert sum(volumes.values()) == CALLS
    assert list(volumes.values()) == sorted(volumes.values(), reverse=True)


def test_a_decision_moves_exactly_the_calls_of_its_type(brookville: Brookville) -> None:
    kinds = kinds_of_calls(brookville.folder / "dataset")
    tried = Decision(spelling="ALARM", nexus="yes", decided_by="a test", decided_on=date(2031, 1, 1), why="Tried.")
    decided = load_rules().with_decisions({"ALARM": tried})
    before, after = (crisis_counts(kinds, PROFILE, rules)["coded"] for rules in (load_rules(), decided))
    assert after - before == volumes_by_type(kinds)["ALARM"]
