"""A decision is checked when it is made, kept as plain data, and shown with its effect."""

from dataclasses import replace
from datetime import date

import pytest

from coresponder.analysis.nexus import Decision, effect_of, load_rules
from coresponder.kernel.errors import UsageError

DECISION = Decision(spelling="ZQX", nexus="yes", decided_by="Cora", decided_on=date(2025, 3, 4), why="Our crisis code.")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nexus": "unknown"}, "decision_nexus"),
        ({"category": "madness"}, "decision_category"),
        ({"why": " "}, "decision_why"),
    ],
)
def test_a_decision_without_sense_is_refused(change: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        replace(DECISION, **change)

    assert caught.value.code == code


def test_a_decision_survives_as_plain_data() -> None:
    assert Decision.from_mapping(DECISION.to_mapping()) == DECISION


def test_the_effect_counts_every_nexus_and_says_so_when_nothing_changes() -> None:
    volumes = {"EDP": 10, "TRAFFIC STOP": 90, "CHECK WELFARE": 20}

    effect = effect_of(DECISION, volumes=volumes, rules=load_rules())

    assert effect.before == effect.after == {"yes": 10, "possible": 20, "no": 90, "unknown": 0}
    assert effect.sentence == "The number of crisis calls as coded stays at 10."
