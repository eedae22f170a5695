"""Step What we did: techniques, force, injuries, law."""

from typing import Any

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation

HURT_BEFORE = frozenset({"suicide_attempt", "self_harm", "overdose"})


def did(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """What was done at the scene, by whom it matters to everybody."""
    if not found.is_met:
        return {}
    is_cuffed = _is_cuffed(found, dice, operation)
    techniques = dice.some_of("technique", tendencies.TECHNIQUES)
    return {
        "techniques": [*techniques, *(["handcuffs"] if is_cuffed else [])] or ["none_needed"],
        "handcuffs": "yes" if is_cuffed else "no",
        "restraints": ["none"],
        **_force(found, dice, operation),
        **_injuries(found, dice, operation),
        **_law(found, dice, operation),
    }


def _is_cuffed(found: Situation, dice: Dice, operation: Operation) -> bool:
    if not found.team.has_officer or not found.is_seen:
        return False
    shares = {"arrest": 0.95, "hold": operation.handcuffs_at_a_hold.share}
    return dice.falls("handcuffs", shares.get(found.ending, operation.handcuffs_otherwise.share))


def _force(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    if not found.is_seen or not dice.falls("force", operation.force):
        return {"force_used": "no"}
    has_own = found.team.has_officer and not found.team.is_patrol
    by = {"team_officer": 40, "patrol": 60} if has_own else {"patrol": 1}
    return {
        "force_used": "yes",
        "force_level": dice.one_of("force_level", {"example_level_1": 55, "example_level_2": 42, "example_level_3": 3}),
        "force_types": [dice.one_of("force_type", {"hands_on": 80, "conducted_energy": 12, "spray": 8})],
        "force_by": [dice.one_of("force_by", by)],
        "force_on": ["person"],
    }


def _injuries(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    if dice.falls("injured", operation.injured_at_the_scene):
        who = dice.one_of("who_is_injured", {"person": 60, "officer": 30, "clinician": 10})
        return _injured(dice, who, dice.one_of("injury_cause", {"other": 70, "accident": 30}))
    if HURT_BEFORE & set(found.problems) and dice.falls("hurt_before", operation.hurt_before):
        return _injured(dice, "person", "before")
    return {"injured_parties": ["nobody"]}


def _injured(dice: Dice, who: str, cause: str) -> dict[str, Any]:
    severity = dice.one_of("injury_severity", {"minor": 82, "serious": 16, "life_threatening": 2})
    treated = "yes" if severity != "minor" or dice.falls("treated", 0.6) else "no"
    named = {"cause": cause, "severity": severity, "treated": treated}
    return {"injured_parties": [who], **{f"injury_{who}_{name}": value for name, value in named.items()}}


def _law(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """Whether somebody could have been arrested, and what was done about it. The judgment stands in step Next."""
    is_arrested = found.ending == "arrest"
    if not is_arrested and not avoids_arrest(found, dice, operation):
        return {"arrest_eligible": "no"}
    kinds = [dice.one_of("offense", tendencies.OFFENSES["arrested" if is_arrested else ""])]
    return {
        "arrest_eligible": "yes",
        "offense_kinds": kinds,
        "offense_severity": dice.one_of("severity", {"infraction": 25, "misdemeanor": 68, "felony": 7}),
        "mandatory_arrest": "yes" if is_arrested and kinds[0] in ("warrant", "domestic_violence") else "no",
        "enforcement_results": _enforcement(found, dice, operation, kinds),
    }


def avoids_arrest(found: Situation, dice: Dice, operation: Operation) -> bool:
    """Whether there was probable cause and nobody was arrested."""
    return found.is_seen and found.ending != "arrest" and dice.falls("arrest_avoided", operation.arrest_avoided)


def is_cited(found: Situation, dice: Dice, operation: Operation) -> bool:
    """Whether the person was cited; of those who could have been arrested, and were not taken to care."""
    if found.ending not in ("information", "on_scene") or not avoids_arrest(found, dice, operation):
        return False
    among = operation.arrest_avoided.share * (operation.information.share + operation.on_scene.share)
    return dice.falls("cited", operation.cited / among)


def _enforcement(found: Situation, dice: Dice, operation: Operation, kinds: list[str]) -> list[str]:
    if found.ending == "arrest":
        return ["warrant_service", "arrest_booked"] if "warrant" in kinds else ["arrest_booked"]
    if is_cited(found, dice, operation):
        return ["citation"]
    return [dice.one_of("enforcement", {"none": 70, "warning": 24, "charge_deferred": 6})]
