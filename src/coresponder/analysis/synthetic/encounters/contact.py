"""One contact from the moment at which the team is there: how it goes, and when."""

from dataclasses import replace
from datetime import datetime

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.calls import YearCall
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import YearTeam, later
from coresponder.analysis.synthetic.encounters.rates import Minutes, Operation
from coresponder.analysis.synthetic.encounters.situation import (
    Situation,
    dispositions_of,
    ending_of,
    problems_of,
    result_of,
)

NOBODY_THERE = Minutes(9, 0.4)
REFUSED = Minutes(14, 0.5)
TO_LEAVE_SCENE = Minutes(4, 0.5)
TO_FACILITY = Minutes(16, 0.4)
AFTER_FACILITY = Minutes(5, 0.5)
POLICE_LEAVE_SHARE = 0.3
WITHOUT_FACILITY = frozenset({"home_or_family", "shelter"})


def contact_on_call(
    call: YearCall, team: YearTeam, started_at: datetime, dice: Dice, operation: Operation, *, origin: str
) -> Situation:
    """The contact of a team that has arrived."""
    result = result_of(dice, operation)
    ending = ending_of(dice, operation, team) if result == "seen" else ""
    problems = problems_of(dice, ending, call) if ending else ()
    has_substance = bool(tendencies.SUBSTANCE & set(problems))
    found = Situation(
        call=call,
        team=team,
        origin=origin,
        mode=team.mode,
        result=result,
        ending=ending,
        problems=problems,
        dispositions=_dispositions(dice, result, ending, operation, has_substance=has_substance),
        contact_with=_contact_with(dice, result, operation, can_be_several=ending in ("information", "on_scene")),
        started_at=started_at,
        on_scene_minutes=0,
        ended_at=started_at,
    )
    return _with_police(_with_transport(_with_time(found, dice, operation), dice, operation), dice)


def _dispositions(
    dice: Dice, result: str, ending: str, operation: Operation, *, has_substance: bool
) -> tuple[str, ...]:
    if ending:
        return dispositions_of(dice, ending, operation, has_substance=has_substance)
    return {"refused": ("resources_declined",), "language_barrier": ("unable_to_contact",)}.get(result, ())


def _contact_with(dice: Dice, result: str, operation: Operation, *, can_be_several: bool) -> str:
    if result in ("gone_on_arrival", "unable_to_locate", "cancelled"):
        return "nobody"
    if not can_be_several:
        return "person"
    shares = {"group": operation.group.share, "third_party": operation.third_party.share}
    return dice.one_of("contact_with", {"person": 1 - sum(shares.values()), **shares})


def _with_time(found: Situation, dice: Dice, operation: Operation) -> Situation:
    time = operation.by_video if found.team.is_remote else operation.in_person
    if not found.is_seen:
        time = REFUSED if found.is_met else NOBODY_THERE
    minutes = max(round(dice.minutes("on_scene", time)), 3)
    return replace(found, on_scene_minutes=minutes, ended_at=later(found.started_at, minutes))


def _with_transport(found: Situation, dice: Dice, operation: Operation) -> Situation:
    """Who takes the person where. The team goes along unless an ambulance, family or others do."""
    why = next((each for each in found.dispositions if each in tendencies.DESTINATIONS), "")
    if not why:
        return found
    weights = tendencies.TRANSPORT.get(why, tendencies.TRANSPORT[""])
    if found.team.is_patrol and "program" in weights:
        weights = tendencies.BY_PATROL
    if not found.team.has_officer and not found.team.is_remote and why != "medical_emergency_department":
        weights = tendencies.WITHOUT_POLICE
    found = replace(
        found,
        destination=dice.one_of("destination", tendencies.DESTINATIONS[why]),
        transport_by=dice.one_of("transport", weights),
    )
    return found if found.team.is_remote else _on_the_way(found, dice, operation)


def _on_the_way(found: Situation, dice: Dice, operation: Operation) -> Situation:
    left_at = later(found.ended_at, dice.minutes("to_leave_scene", TO_LEAVE_SCENE))
    goes_along = found.transport_by in ("police_marked", "police_unmarked", "program", "ems")
    if not goes_along:
        return replace(found, ended_at=left_at)
    arrived_at = later(left_at, dice.minutes("to_facility", TO_FACILITY))
    wait = 2 if found.destination in WITHOUT_FACILITY else round(dice.minutes("wait", operation.facility_wait))
    accepted_at = later(arrived_at, wait)
    return replace(
        found,
        left_at=left_at,
        arrived_at=arrived_at,
        accepted_at=accepted_at,
        facility_wait_minutes=wait,
        ended_at=later(accepted_at, dice.minutes("after_facility", AFTER_FACILITY)),
    )


def _with_police(found: Situation, dice: Dice) -> Situation:
    """When the officer left a calm scene to the clinician, where both came in their own time."""
    is_calm = found.is_seen and found.ending in ("information", "on_scene")
    may_leave = is_calm and found.team.has_officer and not found.team.is_patrol
    if not may_leave or found.on_scene_minutes < 20 or not dice.falls("police_leave", POLICE_LEAVE_SHARE):
        return found
    share = 0.4 + 0.4 * dice.uniform("police_leave_after")
    return replace(found, police_released_at=later(found.started_at, found.on_scene_minutes * share))
