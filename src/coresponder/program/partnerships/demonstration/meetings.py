"""Two years of meetings, every second month, and the one that comes next."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.utils import timezone

from coresponder.program.partnerships.actions.action_items import add_action, settle_action
from coresponder.program.partnerships.actions.meetings import (
    Minutes,
    approve_minutes,
    cancel_meeting,
    plan_meeting,
    record_decision,
    write_minutes,
)
from coresponder.program.partnerships.models import Meeting, Member
from coresponder.program.partnerships.vocabulary.meetings import ActionState, DecidedBy, Presence
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User

EVERY, NUMBER, AT = timedelta(days=60), 12, time(9, 30)
CANCELED = 7
# What each meeting was about, what was said, what was decided (if anything), who does what.
TOLD = (
    ("Why a program", "Each partner told what is hard today.", "We plan a co-responder program.", "EMS_FIRE", ""),
    ("Who is missing", "Families want two seats. We begin with one.", "Families get a seat.", "MENTAL_HEALTH", "Done."),
    ("Charter", "The charter was read aloud and changed in two places.", "The charter is adopted.", "PATROL", "Done."),
    ("Baseline", "The first counts of crisis calls were shown.", "", "EVALUATION", "The baseline is frozen."),
    ("Model and hours", "Afternoons and evenings have most crisis calls.", "One car, noon to ten.", "PATROL", "Done."),
    (
        "Sharing",
        "Counsel asks for a matrix, not long texts.",
        "We share by a matrix.",
        "COUNSEL_PRIVACY",
        "Done.",
    ),
    (
        "Training",
        "Dispatchers want to ride along first.",
        "Ride-alongs come first.",
        "DISPATCH_CENTER",
        "They rode.",
    ),
    ("Launch date", "It did not take place.", "", "PATROL", ""),
    (
        "Launch",
        "The first weeks went well. Night calls were missed.",
        "We look at nights.",
        "EVALUATION",
        "Done.",
    ),
    ("Nights", "Six of ten missed calls come after ten at night.", "A second team two nights.", "POLICE_COMMAND", ""),
    ("Hospital waits", "Officers wait long at the hospital. The hospital names one nurse.", "", "HOSPITAL", "Named."),
    (
        "First year",
        "People with lived experience ask for plain words.",
        "Counts each quarter.",
        "FAMILIES",
        "",
    ),
)


def load(*, members: Mapping[Sector, Member], by: User) -> None:
    """The meetings, oldest first, with what came of them."""
    for place, told in enumerate(TOLD):
        at = _at(EVERY * (NUMBER - place) - timedelta(days=35))
        meeting = plan_meeting(
            title=told[0], starts_at=at, place="County hall, room 2 (invented)", agenda=[told[0], "What is open"], by=by
        )
        if place == CANCELED:
            cancel_meeting(meeting=meeting, by=by)
        else:
            _hold(meeting, told, place, members, by=by)
    agenda = ["Counts of the quarter", "The empty seat for families", "What is overdue"]
    plan_meeting(title="Next meeting", starts_at=_at(-timedelta(days=20)), agenda=agenda, is_public=True, by=by)


def _hold(meeting: Meeting, told: tuple[str, ...], place: int, members: Mapping[Sector, Member], *, by: User) -> None:
    there = {
        member: Presence.EXCUSED if (number + place) % 5 == 0 else Presence.PRESENT
        for number, member in enumerate(members.values())
    }
    minutes = Minutes(by_item={1: told[1], 2: "Each owner told how far it is."}, presence=there)
    meeting = write_minutes(meeting=meeting, minutes=minutes, seen_version=1, by=by)
    if told[2]:
        record_decision(meeting=meeting, text=told[2], decided_by=DecidedBy.CONSENSUS, by=by)
    on = timezone.localdate(meeting.starts_at)
    owner = members[Sector[told[3]]]
    due_on = on + timedelta(days=21)
    action = add_action(
        text=f"Write down for all: {told[0].lower()}", owner=owner, due_on=due_on, meeting=meeting, by=by
    )
    if told[4]:
        settle_action(action=action, state=ActionState.DONE, outcome=told[4], on=on + timedelta(days=18), by=by)
    elif place == 0:
        settle_action(action=action, state=ActionState.DROPPED, outcome="The charter says it.", on=due_on, by=by)
    # What is loaded today was written the day after, and approved at the next meeting.
    days = {"minutes_at": meeting.starts_at + timedelta(days=1)}
    if place < len(TOLD) - 1:
        approve_minutes(meeting=meeting, by=by)
        days["approved_at"] = meeting.starts_at + EVERY
    Meeting.objects.filter(pk=meeting.pk).update(**days)


def _at(ago: timedelta) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() - ago, AT))
