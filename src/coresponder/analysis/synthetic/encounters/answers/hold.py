"""Holds, transport and facility: from the decision at the scene to the moment at which the officer can leave."""

from typing import Any

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import ZONE, later, local_text
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation

WITHOUT_FACILITY = frozenset({"home_or_family", "shelter", "jail", "other"})


def hold_and_transport(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """What was decided about a hold, and where the person was taken."""
    if not found.is_seen:
        return {}
    return {**_hold(found, dice, operation), **_transport(found, dice), **_facility(found, dice, operation)}


def _hold(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    if found.ending != "hold":
        if not dice.falls("hold_evaluated", operation.hold_evaluated_and_not_placed):
            return {"hold_evaluated": "no"}
        return {"hold_evaluated": "yes", "hold_criteria_met": "no", "hold_placed": "no"}
    by_officer = found.team.has_officer and (found.team.is_patrol or dice.falls("hold_by_officer", 0.45))
    started_at = later(found.started_at, found.on_scene_minutes * (0.4 + 0.5 * dice.uniform("hold_after")))
    return {
        "hold_evaluated": "yes",
        "hold_criteria_met": "yes",
        "hold_placed": "yes",
        "hold_initiated_by": _who(found, by_officer=by_officer),
        "hold_authority": "example_officer_72" if by_officer else "example_clinician_72",
        "hold_grounds": [tendencies.GROUNDS.get(found.problems[0], "danger_to_self")],
        "hold_started_at": local_text(started_at),
        "hold_end": "still_held",
    }


def _who(found: Situation, *, by_officer: bool) -> str:
    if found.team.is_patrol:
        return "patrol"
    return "team_officer" if by_officer else "clinician"


def _transport(found: Situation, dice: Dice) -> dict[str, Any]:
    if not found.transport_by:
        return {"transport_by": "none"}
    answers: dict[str, Any] = {"transport_by": found.transport_by, "destination": found.destination}
    if found.destination in tendencies.FACILITIES:
        answers["facility_name"] = tendencies.FACILITIES[found.destination]
    if found.transport_by.startswith("police"):
        answers["transport_restraints"] = ["none"]
    if found.destination not in WITHOUT_FACILITY:
        weights = {"not_needed": 58, "on_scene": 14, "at_facility": 24, "other_hospital": 4}
        answers["medical_clearance"] = dice.one_of("clearance", weights)
    return answers


def _facility(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    """Asked, arrived, accepted, left. A refusal is of the facility that was asked first."""
    if not found.destination or found.destination in WITHOUT_FACILITY:
        return {}
    asked_at = later(found.started_at, found.on_scene_minutes * 0.7)
    answers: dict[str, Any] = {"facility_requested_at": local_text(asked_at), **_refusal(found, dice, operation)}
    answers["warm_handoff"] = "yes" if _is_written_warm(found, dice, operation) else "no"
    if found.arrived_at is None or found.accepted_at is None:
        return answers
    answers["facility_arrived_at"] = local_text(found.arrived_at)
    answers["facility_accepted_at"] = local_text(found.accepted_at)
    answers["facility_wait_minutes"] = found.facility_wait_minutes
    if found.team.has_officer:
        answers["officer_released_at"] = local_text(found.accepted_at)
    return answers


def _is_written_warm(found: Situation, dice: Dice, operation: Operation) -> bool:
    """Whether a warm hand-off is written down: one by telephone only since that counts as one."""
    if not dice.falls("warm", operation.warm_handoff):
        return False
    since = operation.telephone_counts_from
    counts = since is None or found.started_at.astimezone(ZONE).date() >= since
    return counts or not dice.falls("by_telephone", operation.by_telephone)


def _refusal(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    if not dice.falls("refused", operation.facility_refused):
        return {"facility_refused": "no", "bed_found": "yes"}
    because = dice.one_of("refused_because", tendencies.REFUSED[""])
    return {"facility_refused": "yes", "facility_refused_because": [because], "bed_found": "yes"}
