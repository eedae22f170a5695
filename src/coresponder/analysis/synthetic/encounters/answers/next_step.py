"""Step Next: what became of it, what is needed and offered, what else would have happened, minutes."""

from typing import Any

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.answers.did import avoids_arrest, is_cited
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation

BECAUSE = {"usual_practice": 50, "risk": 25, "happened_before": 15, "asked_for": 10}


def what_became_of_it(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """Dispositions of everybody who was met; needs, help and the judgment where a team saw the person."""
    if not found.is_met:
        return {}
    cited = ["cited"] if is_cited(found, dice, operation) else []
    answers: dict[str, Any] = {"dispositions": [*found.dispositions, *cited], **_minutes(found, dice)}
    if not found.is_seen or found.team.is_patrol:
        return answers
    return answers | _needs(found, dice, operation) | _judgment(found, dice, operation)


def _needs(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    shares = {"mental_health_care": operation.need_care.share, "housing": operation.need_housing.share}
    substance = {"substance_use_care": 0.7} if found.has_substance else {}
    needs = dice.some_of("need", {**shares, **substance, **tendencies.NEEDS})
    if not needs:
        return {"needs_found": ["none"]}
    if not dice.falls("offered", operation.help_offered):
        return {"needs_found": needs, "help_offered": ["none"]}
    offered = [each for each in needs if dice.falls(f"offered.{each}", 0.85)] or needs[:1]
    accepted = operation.help_accepted.share
    rest = {"partly": 0.4, "later": 0.3, "refused": 0.3}
    weights = {"accepted": accepted, **{code: share * (1 - accepted) for code, share in rest.items()}}
    return {"needs_found": needs, "help_offered": offered, "offer_answer": dice.one_of("offer_answer", weights)}


def _judgment(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """What would have happened otherwise, judged by the team. It is never counted as an outcome."""
    if found.is_follow_up or found.ending == "arrest":
        return {}
    judged = _would_have(found, dice, operation)
    return {
        "counterfactual_outcome": judged,
        "counterfactual_by": "together" if found.team.has_officer else "clinician",
        "counterfactual_confidence": dice.one_of("confidence", {"low": 25, "medium": 50, "high": 25}),
        "counterfactual_because": [dice.one_of("because", BECAUSE)],
    }


def _would_have(found: Situation, dice: Dice, operation: Operation) -> str:
    if avoids_arrest(found, dice, operation):
        return "arrest"
    elsewhere = operation.emergency_department_avoided.share / (1 - operation.arrest_avoided.share)
    weights = {"emergency_department": elsewhere, "hold": 0.06, "ambulance": 0.04, "nothing": 0.9 - elsewhere}
    return dice.one_of("would_have", weights)


def _minutes(found: Situation, dice: Dice) -> dict[str, Any]:
    stayed = round((found.ended_at - found.started_at).total_seconds() / 60)
    answers: dict[str, Any] = {} if found.team.is_patrol else {"clinician_minutes": stayed}
    if not found.team.has_officer:
        return answers
    officer = stayed
    if found.police_released_at:
        officer = round((found.police_released_at - found.started_at).total_seconds() / 60)
    others = 0 if found.is_follow_up else dice.whole("patrol_minutes", 10, 60)
    return answers | {"officer_minutes": officer, "unit_minutes": officer + others}
