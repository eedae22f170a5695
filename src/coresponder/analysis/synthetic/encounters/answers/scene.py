"""Steps Scene and Person: how the contact came about, who was there, when."""

from typing import Any

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import local_text
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation


def scene(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """What dispatch and the status taps would have filled in, and who else was there."""
    answers: dict[str, Any] = {
        "contact_result": found.result,
        "contact_origin": found.origin,
        "contact_mode": found.mode,
        "team_members": list(found.team.members),
        "team_role": "consult" if found.team.is_remote else "primary",
        "contact_with": found.contact_with,
    }
    if found.contact_with == "group":
        answers["group_size"] = dice.whole("group_size", 2, 6)
    return answers | (_met(found, dice, operation) if found.is_met else {})


def _met(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    present = dice.some_of("present", tendencies.PEOPLE_PRESENT) or ["nobody"]
    answers: dict[str, Any] = {
        "contact_started_at": local_text(found.started_at),
        "contact_ended_at": local_text(found.ended_at),
        "police_present": _police(found),
        "people_present": present,
        "first_arriver": _first(found, dice),
        "supervisor_on_scene": "yes" if dice.falls("supervisor", 0.06) else "no",
        "cameras": ["body"] if found.team.has_officer and dice.falls("camera", 0.94) else ["none"],
        "cit_officer": ["arrived", "certified"] if dice.falls("cit", operation.cit_on_scene) else ["none"],
    }
    if found.police_released_at:
        answers["police_released_at"] = local_text(found.police_released_at)
        answers["clinical_lead_at"] = local_text(found.police_released_at)
    return answers


def _police(found: Situation) -> str:
    if found.police_released_at:
        return "part"
    if found.is_follow_up and found.mode != "in_person_joint":
        return "none"
    return "all" if found.team.has_officer or found.team.is_remote else "none"


def _first(found: Situation, dice: Dice) -> str:
    if found.team.is_patrol:
        return "patrol"
    if found.is_follow_up:
        return "team_together" if found.team.has_officer else "partner"
    if found.call.patrol_arrived_at < found.started_at:
        return "patrol"
    return "team_together" if dice.falls("first", 0.8) else "fire_ems"
