"""Meetings of the planning team: that they were held, and that people with lived experience were there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from coresponder.program.extracts.scope import Scope, local_day
from coresponder.program.extracts.sources import Row
from coresponder.program.partnerships.models import Attendance, Meeting, SeatHolding
from coresponder.program.partnerships.vocabulary.meetings import MeetingState, Presence
from coresponder.program.partnerships.vocabulary.team import LIVED

# Of one that is still planned nobody has said whether it was held.
HELD = {MeetingState.HELD: True, MeetingState.APPROVED: True, MeetingState.CANCELED: False}
THERE = (Presence.PRESENT, Presence.REMOTE)


def meetings(scope: Scope) -> Iterator[Row]:
    """Every meeting that was to be held by then."""
    there, lived = _there(), _lived()
    for each in Meeting.objects.filter(starts_at__lte=scope.as_of).order_by("pk").only("pk", "starts_at", "state"):
        day = local_day(each.starts_at)
        yield {
            "meeting_id": scope.token("meeting", each.pk),
            "held_on": day,
            "was_held": HELD.get(MeetingState(each.state)),
            "attended": len(there[each.pk]),
            "with_lived_experience": any(
                begins <= day and (ends is None or day <= ends)
                for member in there[each.pk]
                for begins, ends in lived[member]
            ),
        }


def _there() -> "defaultdict[UUID, list[UUID]]":
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = Attendance.objects.filter(presence__in=THERE).order_by("pk")
    for meeting, member in rows.values_list("meeting_id", "member_id"):
        found[meeting].append(member)
    return found


def _lived() -> "defaultdict[UUID, list[tuple[date, date | None]]]":
    """Of each member the days on which that person held such a seat."""
    found: defaultdict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    rows = SeatHolding.objects.filter(seat__sector__in=LIVED)
    for member, begins, ends in rows.values_list("member_id", "from_on", "until_on"):
        found[member].append((begins, ends))
    return found
