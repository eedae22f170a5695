"""Step What we saw: problems, behavior, weapons, means, substances."""

from typing import Any

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation


def saw(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """What was seen and heard of somebody who was met."""
    if not found.is_met:
        return {}
    is_armed = dice.falls("weapon", operation.weapon)
    answers: dict[str, Any] = {
        "threat_of_violence": "yes" if dice.falls("threat", operation.threat) else "no",
        "weapon_present": "yes" if is_armed else "no",
    }
    if is_armed:
        answers["weapon_kinds"] = [dice.one_of("weapon_kind", {"knife": 60, "firearm": 14, "blunt": 16, "other": 10})]
    if not found.is_seen:
        return answers | {"presenting_problems": "declined" if found.result == "refused" else "unknown"}
    return answers | _seen(found, dice, operation)


def _seen(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    main = found.problems[0]
    behavior = dice.some_of("behavior", tendencies.BEHAVIOR.get(main, tendencies.OTHERWISE_CALM)) or ["other"]
    return {
        "nature_of_crisis": tendencies.NATURE.get(main, "mental_health"),
        "observed_behavior": behavior,
        "presenting_problems": list(found.problems),
        "primary_problem": main,
        **_means(found, dice, operation),
        **_substances(found, dice, operation),
    }


def _means(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    share = operation.means_where_suicide if found.has_suicide else operation.means_otherwise
    if not dice.falls("means", share):
        return {"lethal_means_access": "unknown" if dice.falls("means_not_known", 0.08) else "no"}
    which = tendencies.MEANS["suicide" if found.has_suicide else "other"]
    return {"lethal_means_access": "yes", "lethal_means": dice.some_of("which_means", which) or ["other"]}


def _substances(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    if not found.has_substance and not dice.falls("substance", operation.substance_where_no_problem):
        return {"substance_involved": "unknown" if dice.falls("substance_not_known", 0.1) else "no"}
    return {"substance_involved": "yes", "substances": substances_of(found, dice)}


def substances_of(found: Situation, dice: Dice) -> list[str]:
    """Which substances; at least one."""
    weights = tendencies.SUBSTANCES["overdose" if "overdose" in found.problems else ""]
    return dice.some_of("substances", weights) or ["alcohol"]
