"""The program's own follow-ups: one to three days later, by phone or at the door, reached or not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import FOLLOW_UP_TEAM, ZONE, at_local, later
from coresponder.analysis.synthetic.encounters.rates import Minutes, Operation
from coresponder.analysis.synthetic.encounters.situation import Situation

MODES = {"phone": 62, "in_person_joint": 26, "clinician_only": 12}
TALK, KNOCKS = Minutes(17, 0.5), Minutes(4, 0.4)
MOST_ATTEMPTS = 3


def follow_ups(first: Situation, dice: Dice, operation: Operation) -> Iterator[tuple[Situation, Dice]]:
    """The follow-ups of one contact, each with its own dice: until the person is reached, or nobody tries again."""
    is_at_home = first.is_seen and first.contact_with == "person" and first.ending not in ("arrest", "hold")
    if not is_at_home or not dice.falls("followed_up", operation.followed_up):
        return
    days = 0
    for attempt in range(1, MOST_ATTEMPTS + 1):
        own = replace(dice, occasion=f"follow_up_{attempt}")
        days += own.whole("days", 1, 3) if attempt == 1 else 1
        found = _attempt(first, days, own, operation)
        yield found, own
        if found.is_seen or not own.falls("tried_again", operation.tried_again):
            return


def _attempt(first: Situation, days: int, dice: Dice, operation: Operation) -> Situation:
    mode = dice.one_of("mode", MODES)
    is_reached = dice.falls("reached", operation.reached)
    started_at = _on_the_day(first.ended_at, days, dice)
    minutes = max(round(dice.minutes("talk", TALK if is_reached else KNOCKS)), 2)
    members = FOLLOW_UP_TEAM.members if mode == "in_person_joint" else (FOLLOW_UP_TEAM.clinical_role,)
    return Situation(
        call=first.call,
        team=replace(FOLLOW_UP_TEAM, mode=mode, members=members),
        origin="proactive_follow_up",
        mode=mode,
        result="seen" if is_reached else "unable_to_locate",
        ending="information" if is_reached and dice.falls("told_of_help", 0.5) else "on_scene" if is_reached else "",
        problems=first.problems[:1] if is_reached else (),
        dispositions=_dispositions(dice) if is_reached else (),
        contact_with="person" if is_reached else "nobody",
        started_at=started_at,
        on_scene_minutes=minutes,
        ended_at=later(started_at, minutes),
    )


def _dispositions(dice: Dice) -> tuple[str, ...]:
    weights = {"no_action_needed": 30, "resources_given": 40, "warm_handoff": 12, "referred_mental_health": 18}
    return (dice.one_of("follow_up_disposition", weights),)


def _on_the_day(before: datetime, days: int, dice: Dice) -> datetime:
    """In the hours of the follow-up team, so many days later."""
    begins = FOLLOW_UP_TEAM.starts_at + dice.uniform("hour") * (FOLLOW_UP_TEAM.hours - 1)
    day = later(before, days * 24 * 60).astimezone(ZONE).date()
    return later(at_local(day, 0), begins * 60)
